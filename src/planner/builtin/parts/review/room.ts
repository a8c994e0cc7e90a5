// Owns the reckoning whether what comes in each day has room for as long as it may stay.
// Keeps true: it speaks only where all three numbers are stated of the same thing, and one demand ties the thing to its places.
import type { Requirement } from '../../../../blueprint/requirement.ts';

const NUMBER = '(\\d[\\d,]*)';
const RATE = new RegExp(`${NUMBER} ([a-z]{4,}?)s (?:per|a|each) day\\b`, 'i');
const PLACES = new RegExp(`${NUMBER} ([a-z]{4,}) with ${NUMBER} ([a-z]{3,}?)(?:es|s) each\\b`, 'i');
const STAY = new RegExp(
  `\\b(?:not (?:been )?(?:picked up|collected|fetched|claimed|taken)|(?:kept|stays?|stored|waits?) (?:there )?(?:for )?(?:up to|at most)) (?:within )?${NUMBER} days\\b`,
  'i',
);

interface Stated {
  readonly id: string;
  readonly found: RegExpExecArray;
}

function stated(requirements: readonly Requirement[], words: RegExp): Stated[] {
  return requirements.flatMap(({ id, text }) => {
    const found = words.exec(text);
    return found === null ? [] : [{ id, found }];
  });
}

function amount(text = ''): number {
  return Number(text.replaceAll(',', ''));
}

function speaksOf(text: string, ...words: readonly string[]): boolean {
  return words.every((word) => new RegExp(`\\b${word}(?:e?s)?\\b`, 'i').test(text));
}

/** What is told of a thing without room: how many come, how long they stay and how many places there are. */
export interface RoomGap {
  readonly statement: string;
  readonly resolution: string;
}

interface Reckoned {
  readonly thing: string;
  readonly place: string;
  readonly perDay: number;
  readonly days: number;
  readonly room: number;
  readonly told: string;
  readonly ids: readonly string[];
}

function gapOf({ thing, place, perDay, days, room, told, ids }: Reckoned): RoomGap {
  const show = (value: number): string => value.toLocaleString('en-US');
  const hours = ((room / perDay) * 24).toFixed(1).replace(/\.0$/, '');
  return {
    statement: `${show(perDay)} ${thing}s a day that may each stay ${days} days need room for up to ${show(perDay * days)} at once; ${told} hold ${show(room)} (${ids.join(', ')}).`,
    resolution: `Assumed: the ${show(room)} places are the limit, although ${show(perDay * days)} could be needed; a ${thing} without a free ${place} is refused with the reason, and the share of taken places is measured. All have room only while a ${thing} stays ${hours} hours on average; the rate, the time or the number of places has to be settled.`,
  };
}

/** The gap between what comes in, how long it may stay and where it stays; null where it fits or one number is not stated. Pure. */
export function roomGap(requirements: readonly Requirement[]): RoomGap | null {
  const [rate] = stated(requirements, RATE);
  const [, count, thing = ''] = rate?.found ?? [];
  const [places] = stated(requirements, PLACES);
  const [told = '', sites, , each, place = ''] = places?.found ?? [];
  if (rate === undefined || places === undefined) return null;
  const stay = stated(requirements, STAY).find(({ found }) => speaksOf(found.input, thing));
  const isTied = requirements.some(({ text, id }) => id !== places.id && speaksOf(text, thing, place));
  if (stay === undefined || !isTied) return null;
  const [perDay, days, room] = [amount(count), amount(stay.found[1]), amount(sites) * amount(each)];
  const ids = [rate.id, stay.id, places.id];
  return perDay * days > room ? gapOf({ thing, place, perDay, days, room, told, ids }) : null;
}
