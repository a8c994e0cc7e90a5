// Owns what compatibility means where a product that is there is changed and talks to nobody: what uses it goes on as before.
import type { Attribute } from '../../../../blueprint/quality.ts';
import type { Requirement } from '../../../../blueprint/requirement.ts';
import { readSignals } from '../../ground/signals.ts';
import { partners } from '../../spine/facts.ts';
import type { Spine } from '../../spine.ts';
import { clip } from '../../things/phrases.ts';
import type { Aspect } from './aspects.ts';

const PRESENT = /\bexisting\b|\bpresent\b|\bretain|\bmaintain|\bcompatib/i;

/** True for compatibility with what is there, where no outside system is talked to. Pure. */
export function isBesideExisting(spine: Spine, attribute: Attribute): boolean {
  return (
    attribute === 'compatibility' &&
    partners(spine).length === 0 &&
    readSignals(spine.input).has('brownfield') &&
    spine.requirements.some(isOfPresent)
  );
}

/** A demand on compatibility that speaks of what is there. Pure. */
export function isOfPresent({ attributes, text }: Requirement): boolean {
  return attributes.includes('compatibility') && PRESENT.test(text);
}

/** How the quality is told there. */
export const BESIDE_EXISTING: Aspect = {
  stimulus: (c) =>
    `The change is installed in the product that is there: "${clip(c.what ?? 'what uses it goes on as before', 160)}"${c.id === null ? '' : ` (${c.id})`}.`,
  response: (c) =>
    `What uses ${c.entity} data today gets the same answers from ${c.owner} as before; what is to read it in the new way is changed with it, and named.`,
  assumed: () =>
    'assumed: 0 tests of what is there fail or had to be changed without a demand that asks for it',
  treatment: (c) =>
    `The tests of what is there run unchanged at ${c.owner}; formats are only added to. No server of ${c.product} talks to an outside system yet.`,
};
