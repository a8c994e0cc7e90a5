// Owns what units and wires look like where one person runs all of it on an own machine: no roles, no copies, no way outside.
// Keeps true: nothing is promised that one process over one file cannot hold. Pure.
import type { UnitTemplate } from '../catalogue/pattern.ts';
import type { StackChoices } from '../stack/choice.ts';

const OWN_MACHINE = /^session of the operating system/i;

/** True where getting in is getting into the machine, so that all calls stay on its loopback interface. Pure. */
export function isAtHome(choices: StackChoices): boolean {
  return OWN_MACHINE.test(choices.get('auth')?.name ?? '');
}

const SCALING: Partial<Record<UnitTemplate['kind'], string>> = {
  client: 'None: one browser on the same machine',
  service: 'None: one process for one person',
  store: 'None: one store on the same machine',
};

/** The unit as it is on the machine of its only user. Pure. */
export function atHome<T extends UnitTemplate>(unit: T): T {
  const responsibility = unit.responsibility.replace('checks roles', 'refuses a foreign `Host` or `Origin`');
  return { ...unit, responsibility, scaling: SCALING[unit.kind] ?? unit.scaling };
}

/** The protocol on the loopback interface, where nothing ends TLS. Pure. */
export function loopback(protocol: string): string {
  return protocol.replace(/^HTTPS\b/, 'HTTP');
}
