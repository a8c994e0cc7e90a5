// Owns how the first page keeps to one screen: what each item may take, and how many of each list are shown.
// Keeps true: whatever a model or people write, the page fits; what is left out is counted and told where it stands.
import { linesOf, SCREEN } from '../../blueprint/check/screen.ts';
import { clausesWithin } from './sentences.ts';

/** Lines of the heading, decision, vote, picture and checks, and of the labels above the lists. */
const FRAME_LINES = 21;
const WAIVER_LINES = 4;
/** Most of a list that anybody reads on a first page. */
const MOST_SHOWN = 3;
const IDS_SHOWN = 3;
/** Three lines, with bullet, label and owner: a question is told whole, and the page shows one less where it must. */
export const ITEM_LIMIT = 290;

/** What is shown of a list, and how many items it leaves to the section that holds them all. */
export interface Shown<T> {
  readonly items: readonly T[];
  readonly more: number;
}

/** The first ids and how many there are besides: "FR-1", "FR-2", "and 12 more". Pure. */
export function firstIds(ids: readonly string[], most = IDS_SHOWN): readonly string[] {
  return ids.length <= most + 1 ? ids : [...ids.slice(0, most), `and ${ids.length - most} more`];
}

/** Question and answer of an assumption within three lines; the question gives way first. Pure. */
export function withinItem(first: string, second: string): readonly [string, string] {
  const end = clausesWithin(second, ITEM_LIMIT / 2);
  return [clausesWithin(first, ITEM_LIMIT - end.length), end];
}

type Lengths = readonly number[];

function heightOf(list: Lengths, shown: number): number {
  const more = list.length > shown ? 1 : 0;
  return list.slice(0, shown).reduce((sum, length) => sum + linesOf(length), more);
}

/** What stands on the page whatever the lists hold, in characters each, and whether errors were waived. */
export interface Fixed {
  readonly items: Lengths;
  readonly isWaived: boolean;
}

/** How many items of each list are shown, at most three and at least one each, and whether they fit then. The highest
 *  list gives way first. Pure. */
export function countsThatFit(
  fixed: Fixed,
  lists: readonly Lengths[],
): { readonly counts: readonly number[]; readonly isOver: boolean } {
  const taken = FRAME_LINES + (fixed.isWaived ? WAIVER_LINES : 0) + heightOf(fixed.items, fixed.items.length);
  const counts = lists.map((list) => Math.min(list.length, MOST_SHOWN));
  const heights = () => lists.map((list, at) => heightOf(list, counts[at] ?? 0));
  const isOver = () => taken + heights().reduce((sum, lines) => sum + lines, 0) > SCREEN.lines;
  while (isOver() && counts.some((count) => count > 1)) {
    const open = heights().map((lines, at) => ((counts[at] ?? 0) > 1 ? lines : 0));
    const highest = open.indexOf(Math.max(...open));
    counts[highest] = (counts[highest] ?? 0) - 1;
  }
  return { counts, isOver: isOver() };
}

/** The first `count` of a list. Pure. */
export function firstOf<T>(all: readonly T[], count = MOST_SHOWN): Shown<T> {
  return { items: all.slice(0, count), more: Math.max(0, all.length - count) };
}
