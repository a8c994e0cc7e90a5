// Owns what the inputs want in an audit log: the deed on which thing, whether it is a look, and what each entry holds.
// Must not know parts. Keeps true: a demand that names no deed on a thing that is kept gives none.
import type { Requirement } from '../../../blueprint/requirement.ts';
import type { EntityFact } from '../spine.ts';
import { mentions } from './mentions.ts';

/** A deed that is written down: "access to a visit note". `holds` is what an entry has in the words of the inputs, or empty. */
export interface Audited {
  readonly id: string;
  readonly deed: string;
  readonly thing: EntityFact;
  readonly isLook: boolean;
  readonly holds: string;
}

const DEED =
  /\b(?:every|each|all|any) ([a-z][\w -]{3,60}?) (?:must|shall|should|has to|have to|is|are|gets?)\b[^.;]{0,40}\b(?:audit|recorded|logged|written)\b/i;
const LOG = /\baudit|\blogs?\b|\btrail\b/i;
const LOOK =
  /^(?:access|read(?:ing)?|view(?:ing)?|look(?:-?up)?|retrieval|opening of (?:a|an|the) (?:record|file|note))\b/i;
const HOLDS =
  /\b(?:audit|log|trail)\b[^.;]{0,20}? with ((?:the )?[a-z][\w ]*(?:, [a-z][\w ]*)*,? and [a-z]+(?: [a-z]+)?)/i;

function longest(things: readonly EntityFact[], text: string): EntityFact | undefined {
  const named = things.filter((each) => mentions(text, each));
  return named.toSorted((a, b) => b.name.length - a.name.length)[0];
}

/** The deeds that the inputs want written down, in their order. Pure. */
export function auditedDeeds(requirements: readonly Requirement[], things: readonly EntityFact[]): Audited[] {
  return requirements.flatMap(({ id, text }): Audited[] => {
    const deed = LOG.test(text) ? DEED.exec(text)?.[1] : undefined;
    const thing = deed === undefined ? undefined : longest(things, deed);
    if (deed === undefined || thing === undefined) return [];
    return [{ id, deed, thing, isLook: LOOK.test(deed), holds: HOLDS.exec(text)?.[1] ?? '' }];
  });
}
