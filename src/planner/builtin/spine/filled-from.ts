// Owns which kept thing is filled from another kept thing: "the roster is populated from the results of the survey".
// Keeps true: both are things of the product; what comes from outside is none of them. Pure.
import type { Requirement } from '../../../blueprint/requirement.ts';
import type { EntityFact } from '../spine.ts';
import { mentions } from './mentions.ts';

const FILLS = /\b(?:populat|updat|synchroni[sz]|sync|fill|deriv)\w*/i;
const FROM = /\b(?:from|based on|by the results of|using)\b/i;

function baseOf({ name }: EntityFact): string {
  return name
    .toLowerCase()
    .replace(/ entry$/, '')
    .replace(/[^a-z0-9 ]/g, '.');
}

/** "survey-to-roster run", or a sentence in which the thing is filled, and the source stands behind "from". */
function isFilledBy(text: string, thing: EntityFact, source: EntityFact): boolean {
  if (new RegExp(`\\b${baseOf(source)}-to-${baseOf(thing)}\\b`, 'i').test(text)) return true;
  const at = text.search(FROM);
  if (at < 0) return false;
  const [before, behind] = [text.slice(0, at), text.slice(at)];
  return (
    FILLS.test(before) && mentions(before, thing) && mentions(behind, source) && !mentions(behind, thing)
  );
}

/** The kept thing that another is filled from, where one demand says so; undefined where none does. Pure. */
export function filledFrom(
  thing: EntityFact,
  { entities, requirements }: { entities: readonly EntityFact[]; requirements: readonly Requirement[] },
): EntityFact | undefined {
  return entities.find(
    (source) => source !== thing && requirements.some(({ text }) => isFilledBy(text, thing, source)),
  );
}
