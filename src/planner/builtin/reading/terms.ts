// Owns the things that the documents themselves make terms: spelled out with an abbreviation, said to be each
// party's own, or passed through in a told process. Pure.
import type { Passage } from './document.ts';
import { isNestedFlow } from './flows.ts';
import { type Phrase, singular } from './nouns.ts';
import { countedIn, isPhase, phaseNouns, phaseShape } from './phases.ts';
import { WEAK_HEADS } from './words/entity-words.ts';

/** Said once of a party, a wide noun is a detail; said again and again it is kept for each of them. */
const OWNED_OFTEN = 3;

const ABBREVIATED = /((?:\b[A-Z][\w-]+ ){1,4})\(([A-Z]{2,5}?)s?\)/g;
const OWNED = /[a-zA-Z](?:['’]s|s['’]) ([A-Za-z]+)(?: ([A-Za-z]+))?/g;

/** The terms in lower case, singular: "net debit cap" of "Net Debit Cap (NDC)", "position" of "the payer's Position". Pure. */
export function termsIn(spoken: readonly Passage[]): string[] {
  const texts = spoken.map(({ text }) => text);
  const passed = spoken.flatMap((one) => phased(one, spoken)).map(({ head }) => head);
  return [...new Set([...texts.flatMap(abbreviated), ...owned(texts), ...passed])];
}

function abbreviated(text: string): string[] {
  return [...text.matchAll(ABBREVIATED)].flatMap(([, words = '', short = '']) => {
    const parts = words.trim().split(' ').slice(-short.length);
    const isSpelled = parts.length > 1 && parts.map((part) => part.charAt(0)).join('') === short;
    return isSpelled ? [[...parts.slice(0, -1), singular(parts.at(-1) ?? '')].join(' ').toLowerCase()] : [];
  });
}

const nounOf = (word: string | undefined): string => singular(word ?? '').toLowerCase();

function owned(texts: readonly string[]): string[] {
  const heads = texts.flatMap((text) => [
    ...new Set([...text.matchAll(OWNED)].flatMap((match) => match.slice(1).map(nounOf))),
  ]);
  const often = Map.groupBy(
    heads.filter((head) => WEAK_HEADS.test(head)),
    (head) => head,
  );
  return [...often].filter(([, uses]) => uses.length >= OWNED_OFTEN).map(([head]) => head);
}

/** The term that a phrase stands for: the whole of it, where the phrase is its end. Pure. */
export function termOf({ head, modifier }: Phrase, terms: readonly string[]): string | undefined {
  return terms.find((term) => term === head || term.endsWith(` ${modifier} ${head}`));
}

/** What finds a thing where its phase is spoken of ("the quoting phase"); undefined for what is no phase. Pure. */
export function phaseOf(name: string, spoken: readonly Passage[]): RegExp | undefined {
  const phases = spoken.filter((one) => phased(one, spoken).length > 0);
  const phase = phases.flatMap(({ text }) => phaseNouns(text)).find((one) => isPhase(name, one));
  return phase === undefined ? undefined : phaseShape(phase);
}

/** The things that a told process passes through, each counted somewhere in the documents. Pure. */
export function phased(passage: Passage, spoken: readonly Passage[]): Phrase[] {
  const { parent } = passage;
  if (!parent || !isNestedFlow(parent)) return [];
  const texts = spoken.map(({ text }) => text);
  return phaseNouns(passage.text).flatMap((noun) => {
    const head = countedIn(noun, texts);
    return head === null ? [] : [{ head, modifier: '' }];
  });
}
