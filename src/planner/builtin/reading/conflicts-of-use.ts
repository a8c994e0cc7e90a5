// Owns the conflicts in how a product is used: two keys for one deed, a drawing that starts what a number is to start.
// Keeps true: each has two sides that the inputs state; a word that only one side uses raises nothing. Pure.
import type { Conflict } from '../../../blueprint/reading.ts';
import type { Requirement } from '../../../blueprint/requirement.ts';
import type { Source } from '../../../blueprint/source.ts';
import type { Passage } from './document.ts';
import { stems } from './flows.ts';
import { shortened } from './inline.ts';
import { edges, nodes } from './mermaid.ts';

interface Said {
  readonly text: string;
  readonly source: Source;
}

interface Key extends Said {
  readonly name: string;
  readonly deed: string;
}

type Found = Omit<Conflict, 'id'>;

const LETTER = /^(?:on |press )?keys?:? ["'“]?([A-Z])["'”]?$/i;
const ARROW = /\b(?:(left|right|up|down)[ -]arrow|arrow[ -]?(left|right|up|down))\b/i;

function charts(passages: readonly Passage[]): Passage[] {
  return passages.filter(({ kind, lang }) => kind === 'code' && lang === 'mermaid');
}

/** "Key: S" on an arrow of a chart, with what it leads to. */
function drawnKeys(passages: readonly Passage[]): Key[] {
  return charts(passages).flatMap(({ raw, source }) => {
    const names = nodes(raw);
    return edges(raw).flatMap(({ label, to }) => {
      const letter = LETTER.exec(label)?.[1];
      const deed = names.get(to) ?? '';
      return letter === undefined ? [] : [{ name: letter, deed, text: `Key ${letter}: ${deed}`, source }];
    });
  });
}

/** "DOWN (Down Arrow): Skip." */
function arrowKeys(passages: readonly Passage[]): Key[] {
  return passages.flatMap(({ kind, label, rest, text, source }) => {
    const found = ARROW.exec(label);
    const name = (found?.[1] ?? found?.[2] ?? '').toLowerCase();
    return kind === 'item' && name !== '' ? [{ name: `${name} arrow`, deed: rest, text, source }] : [];
  });
}

function isOneDeed(one: Key, other: Key): boolean {
  const words = stems(one.deed);
  return words.size > 0 && [...stems(other.deed)].some((word) => words.has(word));
}

/** One deed has a letter in a drawing and an arrow key in a list. */
function twoKeys(passages: readonly Passage[]): Found[] {
  const arrows = arrowKeys(passages);
  const drawn = drawnKeys(passages);
  const pairs = drawn.flatMap((one) => {
    const other = arrows.find((arrow) => isOneDeed(one, arrow));
    return other === undefined ? [] : [{ one, other }];
  });
  const [pair] = pairs;
  if (pair === undefined) return [];
  const letters = drawn.map(({ name }) => name).join(', ');
  return [
    {
      kind: 'scope',
      statement: `Two sets of keys stand for the same deeds: the letters ${letters} in a flow, the arrow keys on the screen ("${shortened(pair.one.deed, 60)}" is ${pair.one.name} and ${pair.other.name}).`,
      sides: [pair.one, pair.other].map(({ text, source }) => ({ text: shortened(text, 580), source })),
      proposal:
        'The arrow keys hold, as the screen and its rules for the keyboard name them; the letters do the same as a second way, and a line on the screen shows both.',
      needsPerson: false,
    },
  ];
}

const BY_NUMBER =
  /\b(?:trigger|start|launch|run)\w*\b.*\b(?:when|once|if|after)\b.*(?:\bthreshold\b|\b\d+ (?:new )?[a-z]+s? (?:is|are|have been) (?:reached|collected))/i;
const BATCH_DONE = /\b(?:batch|queue|list) (?:is )?(?:complete|completed|done|finished|empty)\b/i;
const STARTS = /\b(?:trigger|start|launch)\w*\b/i;

/** A drawing lets the end of a batch start what a demand starts at a number. */
function twoTriggers(passages: readonly Passage[], requirements: readonly Requirement[]): Found[] {
  const drawn = charts(passages).flatMap(({ raw, source }) => {
    const names = nodes(raw);
    return edges(raw).flatMap(({ label, to }) => {
      const deed = names.get(to) ?? '';
      return BATCH_DONE.test(label) && STARTS.test(deed) ? [{ label, deed, source }] : [];
    });
  });
  return drawn.slice(0, 1).flatMap(({ label, deed, source }) => {
    const words = stems(deed.replace(STARTS, ' ').replace(/-/g, ''));
    const asked = requirements.find(
      ({ text }) =>
        BY_NUMBER.test(text) &&
        [...stems(text.replace(/(\w)-(\w)/g, '$1$2'))].some((word) => words.has(word)),
    );
    if (asked === undefined) return [];
    return [
      {
        kind: 'scope' as const,
        statement: `${asked.id} lets a number decide when it comes to "${deed}"; a drawn flow does it at "${label}".`,
        sides: [asked, { text: `${label}: ${deed}`, source }].map((one) => ({
          text: shortened(one.text, 580),
          source: one.source,
        })),
        proposal: `The number of ${asked.id} is the only trigger; at the end of a batch the page shows how many are missing.`,
        needsPerson: true,
      },
    ];
  });
}

/** The conflicts in how it is used. Pure. */
export function conflictsOfUse(passages: readonly Passage[], requirements: readonly Requirement[]): Found[] {
  return [...twoTriggers(passages, requirements), ...twoKeys(passages)];
}
