// Owns where a reply names its questions, and the words that belong to each. A number within a sentence, and what asks
// back, is people talking. Pure.
import type { Question } from '../../../blueprint/brief.ts';
import { shortened } from '../reading/inline.ts';

/** The words of a reply that belong to one question. */
export interface Segment {
  readonly question: Question;
  readonly text: string;
  /** False where they may be talk as well: "question 3 own machines", "2: 400?". */
  readonly isSure: boolean;
}

/** "2:", "2.", "2)", "Q2 –", "answer 2:", "for question 3:" and, at the start of a line, "2 default". */
const MARK =
  /(^|[\n;]|[.,]?\s)[*_>\s]*(?:(?:(?:for|to|re|ad)\s+)?(?:question|answer(?:\s+to)?|q)[\s#-]*(\d{1,2})\b(?!\.\d)[*_]*\s*([:.)–—-]*)|#?(\d{1,2})[*_]*\s*(?::(?!\d\d\b(?!\d|[kK%]))|[.)](?!\d)|[–—-](?=\s)(?!\s*\d)|(?=\s+(?:use\s+)?(?:the\s+)?(?:default|yes|no(?!-)|skip)\b)))\s*/gi;

/** Before a number these words show that it is part of a sentence: "see section 3." */
const MID_SENTENCE =
  /\b(?:section|chapter|page|phase|step|version|option|sprint|week|year|day|line|to|least|most|about|the|of|than|in|on|at|by|from|for|with|and|or|is|are|only|under|over|need|want|have|maybe|around)$/i;
/** Before a question's name these words send people to it: "see question 2: Ana knows". */
const REFERS = /\b(?:see|read|check|by|in|mean|means|than|from|like)$/i;

/** What stands behind a question's name where people speak of the question. */
const SPEAKS_OF =
  /^(?:(?:is|are|was|were|isn|looks?|seems?|sounds?|makes?|needs?|should|can|could|would|will|may|might|must|does|do|did|has|have|had|please|and|or|but|too|again|also|for|from|to|about|in|on|as|with|we|i|you|they|he|she|it|that|which|who|what|why|how|when|where|ask|asks|says)\b|[,.!?)]|$)/i;
const VALUE =
  /^(?:is|are|=)\s*(?:(?:about|around|roughly|at most|at least|up to|under|over|max|min)\s+)?[~<>≤≥€$£]?\s*\d/i;
const CHOSEN = /^(?:(?:is|=|use|take|keep)\s*)?(?:the\s+|your\s+)?(?:defaults?|yes|no)\b(?!-)/i;
const ASKING =
  /^(?:what|why|how|who|whom|whose|which|when|where|is|are|am|was|were|do|does|did|can|could|should|would|will|may|might|must|has|have|had|isn|aren|doesn|don|wasn|didn|any|anyone|really|huh|sorry)\b/i;

interface Mark {
  readonly at: number;
  readonly end: number;
  readonly question: Question;
  readonly isSure: boolean;
}

/** The segments of a reply in order, those that are talk left out. Pure. */
export function segmentsOf(questions: readonly Question[], reply: string): Segment[] {
  const text = reply.trim();
  const marks = usable(
    [...text.matchAll(MARK)],
    new Map(questions.map((question) => [numberOf(question), question])),
  );
  return marks.flatMap(({ question, end, isSure }, index) => {
    const said = text.slice(end, marks[index + 1]?.at ?? text.length);
    const told = withoutAsking(said);
    if (told !== '' || said.trim() === '') return [{ question, text: value(tidy(told)), isSure }];
    return ASKING.test(tidy(said)) ? [] : [{ question, text: unasked(tidy(said)), isSure: false }];
  });
}

/** "Q-2" is 2. Pure. */
export function numberOf({ id }: Question): number {
  return Number(id.slice(2));
}

/** The words of an answer on one line, at most 600 characters. Pure. */
export function tidy(text: string): string {
  return shortened(text.replace(/\s+/g, ' ').replace(/^[\s,;:–—-]+|[\s,;]+$/g, ''), 600);
}

/** "EU only, right?" gives "EU only". */
function unasked(text: string): string {
  return text.replace(/(?:,\s*(?:right|correct|ok(?:ay)?|no|yes))?[\s?!]*$/i, '');
}

/** "is 400" gives "400". */
function value(text: string): string {
  return VALUE.test(text) ? text.replace(/^(?:is|are|=)\s*/i, '') : text;
}

/** What is said without the questions that follow it: "400. Is that enough?" is "400."; nothing but signs stays. */
function withoutAsking(said: string): string {
  if (/^[\s?!]*$/.test(said)) return said;
  const parts = said.trim().split(/(?<=[.!?])\s+|\n+/);
  const last = parts.findLastIndex((part) => !/\?\W*$/.test(part));
  return parts.slice(0, last + 1).join('\n');
}

/** A mark counts once for each question: a bare number at the start or after a counted one, a name where it is one. */
function usable(matches: readonly RegExpExecArray[], known: ReadonlyMap<number, Question>): Mark[] {
  const used = new Set<string>();
  return matches.flatMap((match) => {
    const question = known.get(Number(match[2] ?? match[4]));
    if (!question || used.has(question.id)) return [];
    const isCounted = match[2] === undefined ? isBareMark(match, used.size === 0) : namesIt(match, question);
    if (isCounted === false) return [];
    used.add(question.id);
    const end = match.index + match[0].length;
    return [{ at: match.index, end, question, isSure: isCounted !== 'perhaps' }];
  });
}

function isBareMark(match: RegExpExecArray, isFirst: boolean): boolean {
  if (isFirst) return match.index === 0 || match[1] === '\n';
  return !(/^\s$/.test(match[1] ?? '') && MID_SENTENCE.test(match.input.slice(0, match.index)));
}

/** Whether a question's name is the mark of an answer: by the sign behind it, by its place, or by a value it is given. */
function namesIt({ input, index, 0: all, 1: lead, 3: sign = '' }: RegExpExecArray, question: Question) {
  const before = input.slice(0, index).trimEnd();
  const rest = input.slice(index + all.length);
  const isAtStart = before === '' || /[\n;]/.test(lead ?? '') || /\n\s*$/.test(input.slice(0, index + 1));
  if (isAtStart && sign !== '') return true;
  const isBracket = sign.startsWith(')') && !/\([^)]*$/.test(before);
  if (sign.startsWith(':') || isBracket) return !REFERS.test(before);
  if (sign !== '') return false;
  if (CHOSEN.test(rest)) return isAtStart;
  if (question.measure !== null && VALUE.test(rest)) return true;
  if (!isAtStart || SPEAKS_OF.test(rest)) return false;
  return question.measure !== null && /^[~<>≤≥€$£]?\s*\d/.test(rest) ? true : 'perhaps';
}
