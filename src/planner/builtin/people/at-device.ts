// Owns who works at a device in the field with an account of their own, and whether the inputs say how they get in there.
// Must not know parts. Pure.
import type { Flow, Structure } from '../../../blueprint/parts/structure.ts';
import { AT_DEVICE, deviceOf } from '../graph/device-surface.ts';
import type { RoleFact } from '../spine.ts';
import { accountRoles } from './bearers.ts';

const SHOWN = '\\b(?:badge|card|pin|nfc|rfid|chip|fingerprint|staff code|personal code|password)s?\\b';
const GETS_IN =
  '\\b(?:(?:sign|log)s?(?:ed|ing)?[- ]?(?:in|on)|authenticat\\w+|identif(?:y|ies) (?:them|him|her)sel\\w+)\\b';

/** True where a text says how somebody gets in by more than a browser: a badge, a personal code, a sign-in at the device. Pure. */
export function isLetInAt(text: string, role: string, device: string): boolean {
  const isShown = new RegExp(`\\b${role}s?\\b[^.;]*${SHOWN}`, 'i').test(text);
  return isShown || new RegExp(`\\b${role}s?\\b[^.;]*${GETS_IN}[^.;]*\\b${device}`, 'i').test(text);
}

/** Who works at a device and has an account: the device and the roles. */
export interface AtDevice {
  readonly device: string;
  readonly roles: readonly RoleFact[];
}

type Site = Pick<Structure, 'components' | 'flows'>;

/** The flows, where those at a device begin with the code by which it knows who stands before it, if nothing else is told. Pure. */
export function lettingIn(site: Site, roles: readonly RoleFact[], texts: readonly string[]): Flow[] {
  const names = unknownAtDevice({ structure: site, roles }, texts)?.roles.map(({ name }) => name) ?? [];
  const client = AT_DEVICE.client;
  const steps = [
    { from: 'actor', to: client, action: 'shows the personal code of the account', isReply: false },
    { from: client, to: client, action: 'compares it with the keyed hashes it holds', isReply: false },
  ];
  return site.flows.map((flow) =>
    names.includes(flow.actor) && flow.steps.some(({ from, to }) => from === 'actor' && to === client)
      ? { ...flow, steps: [...steps, ...flow.steps] }
      : flow,
  );
}

/** The roles with an account that a flow has at a device, where none of these texts says how they get in there; else null. Pure. */
export function unknownAtDevice(
  { structure, roles }: { readonly structure: Site; readonly roles: readonly RoleFact[] },
  texts: readonly string[],
): AtDevice | null {
  const device = deviceOf(structure.components);
  if (device === null) return null;
  const there = accountRoles(roles).filter(({ name }) =>
    structure.flows.some(
      ({ actor, steps }) =>
        actor === name && steps.some(({ from, to }) => from === 'actor' && to === AT_DEVICE.client),
    ),
  );
  const untold = there.filter(({ name }) => !texts.some((text) => isLetInAt(text, name, device)));
  return untold.length === 0 ? null : { device, roles: untold };
}
