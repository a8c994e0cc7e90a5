// Owns the numbers of entries across versions: flows, invariants, sizing lines, gaps, risks. Keeps true: a number belongs to
// one thing for good. Pure.
import type { Blueprint, PartName } from './blueprint.ts';

interface Entry {
  readonly id: string;
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** The share of the longer words of the longer text that must stand in the other. */
const SHARE = 0.5;
/** Words that every rule is made of. */
const COMMON: ReadonlySet<string> = new Set([
  'must',
  'never',
  'always',
  'only',
  'every',
  'with',
  'that',
  'from',
  'have',
]);

function tellingWords(text: string): ReadonlySet<string> {
  return new Set(wordsOf(text).filter((word) => word.length > 3 && !COMMON.has(word)));
}

/** Whether two texts say the same: the same words, or most of the longer ones. Pure. */
export function isAlike(a: string, b: string): boolean {
  if (wordsOf(a).join(' ') === wordsOf(b).join(' ')) return true;
  const [one, other] = [tellingWords(a), tellingWords(b)];
  const common = [...one].filter((word) => other.has(word)).length;
  return common > 1 && common / Math.max(one.size, other.size) > SHARE;
}

/** Whether two names of a choice have any word in common: "PostgreSQL 17" and "PostgreSQL" do. Pure. */
export function sharesWord(a: string, b: string): boolean {
  const words = new Set(wordsOf(a));
  return wordsOf(b).some((word) => words.has(word));
}

function prefixOf(id: string): string {
  return id.replace(/\d+$/, '');
}

function highest(prefix: string, ids: Iterable<string>): number {
  return Math.max(
    0,
    ...[...ids].filter((id) => prefixOf(id) === prefix).map((id) => Number(id.slice(prefix.length))),
  );
}

/** For each entry of a list that was written anew: the id of the entry before that says the same, null where none does. */
function matched<T extends Entry>(
  before: readonly T[],
  after: readonly T[],
  textOf: (one: T) => string,
): (string | null)[] {
  const free = [...before];
  const take = (one: T, fits: (a: string, b: string) => boolean): string | null => {
    const at = free.findIndex(
      (old) => prefixOf(old.id) === prefixOf(one.id) && fits(textOf(old), textOf(one)),
    );
    return at < 0 ? null : (free.splice(at, 1)[0]?.id ?? null);
  };
  const exact = after.map((one) => take(one, (a, b) => a === b));
  return after.map((one, at) => exact[at] ?? take(one, isAlike));
}

interface Numbering<T> {
  readonly before: readonly T[];
  readonly after: readonly T[];
  readonly textOf: (one: T) => string;
  readonly retired: ReadonlySet<string>;
  readonly isRedrafted: boolean;
}

/** The entries, each with the number it had, or one that nothing ever had. */
function renumbered<T extends Entry>({ before, after, textOf, retired, isRedrafted }: Numbering<T>): T[] {
  const known = new Set(before.map((one) => one.id));
  const given = isRedrafted
    ? matched(before, after, textOf)
    : after.map((one) => (known.has(one.id) || !retired.has(one.id) ? one.id : null));
  const taken = new Set([...known, ...retired, ...given.flatMap((id) => id ?? [])]);
  return after.map((one, at) => {
    const prefix = prefixOf(one.id);
    const id = given[at] ?? `${prefix}${highest(prefix, taken) + 1}`;
    taken.add(id);
    return id === one.id ? one : { ...one, id };
  });
}

type Numbered = Pick<Blueprint, 'structure' | 'review' | 'plan'>;

/** The parts whose entries carry numbers, numbered as the version before asks for. Pure. */
export function numbered(
  previous: Blueprint,
  next: Blueprint,
  retired: ReadonlySet<string>,
  redrafted: ReadonlySet<PartName>,
): Numbered {
  const list = <T extends Entry>(
    part: PartName,
    before: readonly T[],
    after: readonly T[],
    textOf: (one: T) => string,
  ): T[] => renumbered({ before, after, textOf, retired, isRedrafted: redrafted.has(part) });
  const { structure, review, plan } = next;
  const [was, read, planned] = [previous.structure, previous.review, previous.plan];
  return {
    structure: {
      ...structure,
      flows: list('structure', was.flows, structure.flows, (one) => one.name),
      invariants: list('structure', was.invariants, structure.invariants, (one) => one.rule),
    },
    review: {
      ...review,
      sizing: list('review', read.sizing, review.sizing, (one) => one.name),
      // Conflicts of the reading (C-1) keep their ids; gaps that a drafter saw (M-1) are numbered like the rest.
      conflicts: list('review', read.conflicts, review.conflicts, (one) => one.statement),
    },
    plan: { ...plan, risks: list('plan', planned.risks, plan.risks, (one) => one.title) },
  };
}
