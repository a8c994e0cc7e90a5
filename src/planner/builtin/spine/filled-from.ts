// Owns which kept thing is filled from another kept thing: "the roster is populated from the results of the survey".
// Keeps true: both are things of the product; what comes from outside is none of them. Pure.
import type { Requirement } from '../../../blueprint/requirement.ts';
import { keptFor } from '../../kept.ts';
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

/** A demand that may tell of filling: whole, and parted where the source begins. */
interface Filling {
  readonly text: string;
  /** Null where it names no deed of filling and no source behind it. */
  readonly parted: { readonly before: string; readonly behind: string } | null;
}

function partedAt(text: string): Filling['parted'] {
  const at = text.search(FROM);
  const before = text.slice(0, Math.max(at, 0));
  return FILLS.test(before) ? { before, behind: text.slice(at) } : null;
}

// Each pair of things asks, and hardly any demand tells of filling.
const fillingsOf = keptFor((requirements: readonly Requirement[]): readonly Filling[] =>
  requirements
    .map(({ text }) => ({ text, parted: partedAt(text) }))
    .filter(({ text, parted }) => parted !== null || /-to-/i.test(text)),
);

/** "survey-to-roster run", or a sentence in which the thing is filled, and the source stands behind "from". */
function isFilledBy({ text, parted }: Filling, thing: EntityFact, source: EntityFact): boolean {
  if (new RegExp(`\\b${baseOf(source)}-to-${baseOf(thing)}\\b`, 'i').test(text)) return true;
  if (parted === null) return false;
  const { before, behind } = parted;
  return mentions(before, thing) && mentions(behind, source) && !mentions(behind, thing);
}

/** The kept thing that another is filled from, where one demand says so; undefined where none does. Pure. */
export function filledFrom(
  thing: EntityFact,
  { entities, requirements }: { entities: readonly EntityFact[]; requirements: readonly Requirement[] },
): EntityFact | undefined {
  const fillings = fillingsOf(requirements);
  return entities.find(
    (source) => source !== thing && fillings.some((filling) => isFilledBy(filling, thing, source)),
  );
}
