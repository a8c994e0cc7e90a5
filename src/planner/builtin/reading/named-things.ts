// Owns the things that a passage names outright: what a heading manages, and coined names of events and records. Pure.
import type { Passage } from './document.ts';
import { title } from './inline.ts';
import { type Phrase, singular } from './nouns.ts';
import { MANAGED_HEADING } from './words/entity-words.ts';

/** What "Camera management" manages, as a heading or before a colon. Pure. */
export function managed({ kind, raw, text }: Passage): Phrase[] {
  const name =
    kind === 'heading' ? MANAGED_HEADING.exec(title(raw))?.[1] : /^([A-Z]\w+) [Mm]anagement:/.exec(text)?.[1];
  const words = name?.toLowerCase().split(' ') ?? [];
  const head = words.at(-1);
  return head === undefined || words.length > 2
    ? []
    : [{ head: singular(head), modifier: words.at(-2) ?? '' }];
}

/** "DetectionEvents" names an event that is kept; so does "the events of a parcel". Pure. */
export function events({ text }: Passage): Phrase[] {
  const told = [
    ...text.matchAll(/\bthe (event|entr|record|version)(?:s|ies|y)? of (?:an?|each|every) ([a-z]+)\b/g),
  ];
  return [
    ...told.map(([, head = '', modifier = '']) => ({ head: singular(head), modifier })),
    ...coined(text),
  ];
}

function coined(text: string): Phrase[] {
  return [...text.matchAll(/\b([A-Z][a-z]+)(Event|Record|Job|Order|Entry)s?\b/g)].flatMap(
    ([, modifier = '', head = '']) =>
      Array.from({ length: 3 }, () => ({ head: head.toLowerCase(), modifier: modifier.toLowerCase() })),
  );
}
