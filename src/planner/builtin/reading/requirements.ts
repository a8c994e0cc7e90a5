// Owns the requirements: which passages demand something, their ids, strength and kind.
// Keeps document order, the documents' own ids, and each text once. Pure.
import type { Conflict } from '../../../blueprint/reading.ts';
import type { Requirement } from '../../../blueprint/requirement.ts';
import type { Source } from '../../../blueprint/source.ts';
import { type Candidate, candidates, LISTED } from './candidates.ts';
import { isOfLayout } from './clauses.ts';
import type { Passage } from './document.ts';
import { shortened } from './inline.ts';
import { isUse } from './uses.ts';
import {
  ATTRIBUTE_WORDS,
  CONSTRAINT_WORDS,
  COULD,
  MUST,
  PRIORITY_CELL,
  SHOULD,
} from './words/requirement-words.ts';

/** At most this many requirements are drafted from, whatever their strength. */
const MOST = 82;
/** What somebody listed as a demand is traced beside them up to this many in all: more no guide can trace one by one. */
const MOST_LISTED = 120;

/** The requirements with the passage each came from, how many weaker ones were left out, and ids used twice. */
export interface Requirements {
  readonly list: readonly Requirement[];
  /** What is traced beside the list, numbered after it; empty where the list holds all. */
  readonly further: readonly Requirement[];
  readonly passages: ReadonlyMap<string, Passage>;
  readonly leftOut: number;
  readonly duplicates: readonly Omit<Conflict, 'id'>[];
}

/** Finds the requirement that was read from a passage; with a sentence, the one that holds it. */
export type RequirementAt = (passage: Passage, sentence?: string) => Requirement | null;

/** Looks requirements up by the line they stand on. Pure. */
export function requirementsByLine(list: readonly Requirement[]): RequirementAt {
  const key = (source: Source): string =>
    source.kind === 'document' ? `${source.documentId}:${source.line}` : '';
  const byLine = Map.groupBy(list, ({ source }) => key(source));
  return (passage, sentence) => {
    const here = byLine.get(key(passage.source)) ?? [];
    const words = sameness(sentence ?? '');
    return (
      here.find(({ text }) => sameness(text).includes(words) || words.includes(sameness(text))) ??
      here[0] ??
      null
    );
  };
}

/** A text as a key for "the same words": letters and digits, lower case. Pure. */
export function sameness(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The requirements of the passages in document order, the strongest kept when there are too many. Pure. */
export function readRequirements(passages: readonly Passage[]): Requirements {
  const all = distinct(candidates(passages));
  const { kept, beside } = strongest(all);
  const own = new Set([...kept, ...beside].flatMap(({ id }) => (id === null ? [] : [id])));
  const ids: Ids = { own, owners: new Map(), conflicts: [], count: 0 };
  const list = kept.map((candidate) => requirement(candidate, nextId(ids, candidate)));
  const further = beside.map((candidate) => requirement(candidate, nextId(ids, candidate)));
  const origin = new Map(list.map((one, index) => [one.id, kept[index]?.passage] as const));
  return {
    list,
    further,
    passages: new Map([...origin].flatMap(([id, passage]) => (passage ? [[id, passage]] : []))),
    leftOut: all.length - kept.length - beside.length,
    duplicates: ids.conflicts,
  };
}

function distinct(found: readonly Candidate[]): Candidate[] {
  const best = new Map<string, Candidate>();
  for (const candidate of found) {
    const key = sameness(candidate.text);
    const before = best.get(key);
    if (!before || (candidate.id !== null && before.id === null)) best.set(key, candidate);
  }
  return found.filter((candidate) => best.get(sameness(candidate.text)) === candidate);
}

interface Ranked {
  readonly kept: readonly Candidate[];
  readonly beside: readonly Candidate[];
}

/** What a guide is drafted from, and what is listed beside it; kinds of use are among the latter where all is too much. */
function strongest(all: readonly Candidate[]): Ranked {
  if (all.length <= MOST) return { kept: all, beside: [] };
  const rank = (some: readonly Candidate[]): Candidate[] => some.toSorted((a, b) => b.strength - a.strength);
  const kept = new Set(rank(all.filter(({ passage }) => !isUse(passage))).slice(0, MOST));
  const listed = rank(all.filter((one) => !kept.has(one) && one.strength >= LISTED));
  const isSaid = saidBy(kept);
  const beside = new Set(listed.filter((one) => !isSaid(one)).slice(0, MOST_LISTED - MOST));
  return { kept: all.filter((one) => kept.has(one)), beside: all.filter((one) => beside.has(one)) };
}

const wordsIn = ({ text }: Candidate): string[] => sameness(text).split(' ');

/** Whether one of these holds every word of a short line, so that it says nothing more. */
function saidBy(by: Iterable<Candidate>): (one: Candidate) => boolean {
  const all = [...by].map((one) => new Set(wordsIn(one)));
  return (one) => {
    const words = wordsIn(one);
    return all.some((there) => words.every((word) => there.has(word)));
  };
}

/** What only says more of the sentence before it states nothing by itself. */
const REFERS = /^(?:this|these|it|they) /i;

/** What the passages also state where a guide cannot trace all, but for what spells out a traced statement: the strongest first. Pure. */
export function untraced(passages: readonly Passage[]): Candidate[] {
  const all = distinct(candidates(passages));
  const { kept, beside } = strongest(all);
  const traced = new Set([...kept, ...beside]);
  const isSaid = saidBy(traced);
  const stated = new Set([...traced].map(({ text }) => sameness(text)));
  return all
    .filter((one) => !traced.has(one) && !isSaid(one) && !REFERS.test(one.text))
    .filter(({ passage }) => !(passage.isLeadStrong && stated.has(sameness(passage.lead))))
    .toSorted((a, b) => b.strength - a.strength);
}

/** Ids handed out so far. */
interface Ids {
  readonly own: ReadonlySet<string>;
  readonly owners: Map<string, Candidate>;
  readonly conflicts: Omit<Conflict, 'id'>[];
  count: number;
}

/** The document's own id first, R-001 … for the rest, a fresh suffix where an own id is taken. */
function nextId(ids: Ids, candidate: Candidate): string {
  return candidate.id === null ? freshId(ids) : claimedId(ids, candidate, candidate.id);
}

function freshId(ids: Ids): string {
  ids.count += 1;
  const id = `R-${String(ids.count).padStart(3, '0')}`;
  return ids.own.has(id) ? freshId(ids) : id;
}

function claimedId({ owners, own, conflicts }: Ids, candidate: Candidate, id: string): string {
  const owner = owners.get(id);
  const suffix = owner
    ? [...'bcdefghijk'].find((letter) => !owners.has(id + letter) && !own.has(id + letter))
    : '';
  const given = id + (suffix ?? `-${owners.size}`);
  owners.set(given, candidate);
  if (owner) conflicts.push(duplicate(id, given, owner, candidate));
  return given;
}

function duplicate(id: string, fresh: string, first: Candidate, second: Candidate): Omit<Conflict, 'id'> {
  const side = ({ text, passage }: Candidate): { text: string; source: Source } => ({
    text: shortened(text, 600),
    source: passage.source,
  });
  return {
    kind: 'duplicateId',
    statement: `The id ${id} names two different requirements.`,
    sides: [side(first), side(second)],
    proposal: `Keep both; the second is called ${fresh} here until the document is renumbered.`,
    needsPerson: false,
  };
}

function requirement(candidate: Candidate, id: string): Requirement {
  const attributes = ATTRIBUTE_WORDS.filter(([, words]) => words.test(candidate.text)).map(([name]) => name);
  return {
    id,
    kind: kindOf(candidate, attributes.length > 0),
    priority: priorityOf(candidate),
    text: shortened(candidate.text, 1200),
    attributes,
    source: candidate.passage.source,
  };
}

/** "Available liquidity" is an amount; "highly available" is a quality. */
const SAYS_HOW_WELL =
  /\b(?:resilient|highly available|(?:be|is|stays?|remains?) available(?! (?:in|to|through|from|as)\b)|responsive|secure)\b/i;

function kindOf({ id, text, passage }: Candidate, hasAttribute: boolean): Requirement['kind'] {
  const { section } = passage;
  if (section === 'constraint' || section === 'stack' || CONSTRAINT_WORDS.test(text)) return 'constraint';
  if (id !== null && /^(?:N|Q)/.test(id)) return 'quality';
  if (id !== null && /^(?:FR|US|UC)/.test(id)) return 'functional';
  if (isOfLayout({ text, source: passage.source })) return 'constraint';
  return section === 'quality' || (hasAttribute && SAYS_HOW_WELL.test(text)) ? 'quality' : 'functional';
}

function priorityOf({ text, priority, passage }: Candidate): Requirement['priority'] {
  const told = PRIORITY_CELL.find(([, words]) => words.test(priority))?.[0];
  if (told !== undefined) return told;
  if (MUST.test(text)) return 'must';
  if (COULD.test(text)) return 'could';
  return SHOULD.test(text) || (passage.documentKind === 'ux' && passage.section !== 'quality')
    ? 'should'
    : 'must';
}
