// Owns what compatibility means where no outside system is talked to: what uses the product that is there goes on as before,
// and what is taken in by a standard is taken in alike from whatever speaks it.
import type { Attribute } from '../../../../blueprint/quality.ts';
import type { Requirement } from '../../../../blueprint/requirement.ts';
import { readSignals } from '../../ground/signals.ts';
import { partners } from '../../spine/facts.ts';
import type { Spine } from '../../spine.ts';
import { clip } from '../../things/phrases.ts';
import type { Aspect, AspectContext } from './aspects.ts';

const PRESENT = /\bexisting\b|\bpresent\b|\bretain|\bmaintain|\bcompatib/i;
const STANDARD =
  /\b(?:any|every|each|all) (?:[\w-]+ )?(?:standard|kind|type)s?\b.*\b(?:RTSP|HTTP|MQTT|FTP|SFTP|OPC|CSV|ONVIF|AMQP|files?)\b/i;

/** How compatibility is told, and by which demands. */
export interface OwnCompatibility {
  readonly aspect: Aspect;
  readonly isOf: (requirement: Requirement) => boolean;
}

function quoted({ what, id }: AspectContext, otherwise: string): string {
  return `"${clip(what ?? otherwise, 160)}"${id === null ? '' : ` (${id})`}`;
}

const BESIDE_EXISTING: Aspect = {
  stimulus: (c) =>
    `The change is installed in the product that is there: ${quoted(c, 'what uses it goes on as before')}.`,
  response: (c) =>
    `What uses ${c.entity} data today gets the same answers from ${c.owner} as before; what is to read it in the new way is changed with it, and named.`,
  assumed: () =>
    'assumed: 0 tests of what is there fail or had to be changed without a demand that asks for it',
  treatment: (c) =>
    `The tests of what is there run unchanged at ${c.owner}; formats are only added to. No server of ${c.product} talks to an outside system yet.`,
};

const BY_STANDARD: Aspect = {
  stimulus: (c) => `A source of another kind is connected: ${quoted(c, 'it speaks a standard')}.`,
  response: (c) =>
    `The adapter of its kind in ${c.owner} hands on the same shape; nothing behind it is changed or started again.`,
  assumed: () => 'assumed: a new kind of source touches one adapter and its test, and no other part',
  treatment: (c) =>
    `Each kind of source has one adapter, tested with a recorded sample of it; no server of ${c.product} talks to a further system of others.`,
};

const isPresent = ({ attributes, text }: Requirement): boolean =>
  attributes.includes('compatibility') && PRESENT.test(text);
const isStandard = ({ attributes, text }: Requirement): boolean =>
  attributes.includes('compatibility') && STANDARD.test(text);

/** Compatibility without an outside system; null for any other attribute, and where no demand speaks of it. Pure. */
export function ownCompatibility(spine: Spine, attribute: Attribute): OwnCompatibility | null {
  if (attribute !== 'compatibility' || partners(spine).length > 0) return null;
  if (readSignals(spine.input).has('brownfield') && spine.requirements.some(isPresent))
    return { aspect: BESIDE_EXISTING, isOf: isPresent };
  return spine.requirements.some(isStandard) ? { aspect: BY_STANDARD, isOf: isStandard } : null;
}
