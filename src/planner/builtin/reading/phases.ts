// Owns the phases of a told process: what the label of a step names, and which noun that is elsewhere. Pure.
import { singular } from './nouns.ts';

const OFTEN = 2;
const EXPLAINED = /,? (?:when|where|in which|during which)\b|[:–]/;

/** The nouns that the label of a step gives: "Terms, or Quotation, when both agree …" gives terms and quotation. Pure. */
export function phaseNouns(step: string): string[] {
  const [label = ''] = step.replace(/[*_`]/g, '').split(EXPLAINED);
  const nouns = label.split(/,? or |, ?|\//).map((part) => part.trim());
  return label === step ? [] : nouns.filter((part) => /^[A-Za-z]{4,}$/.test(part)).map(lower);
}

const lower = (word: string): string => singular(word).toLowerCase();
const stemOf = (word: string): string => lower(word).replace(/(?:ations?|ing|ment|e)$/, '');

/** True where a noun is the same thing as a phase: a quotation gives a quote. Pure. */
export function isPhase(noun: string, phase: string): boolean {
  return stemOf(noun) === stemOf(phase);
}

/** What finds a phase in a text, in any of its forms: "quote", "quoting", "quotation". Pure. */
export function phaseShape(phase: string): RegExp {
  return new RegExp(`\\b${stemOf(phase)}(?:e|es|s|ed|ing|ations?|ments?)?\\b`, 'i');
}

/** The noun that is counted where a phase is spoken of ("quotes" of a quotation); null where none is. Pure. */
export function countedIn(phase: string, texts: readonly string[]): string | null {
  const plural = new RegExp(`\\b(${stemOf(phase)}(?:e|ation|ment)?)s\\b`, 'i');
  const noun = texts.map((text) => plural.exec(text)?.[1]).find((word) => word !== undefined);
  return noun?.toLowerCase() ?? (isSpokenOf(phase, texts) ? phase : null);
}

/** A phase that makes something ("Quotation") and is spoken of as one, in whatever form: "the quoting phase". */
function isSpokenOf(phase: string, texts: readonly string[]): boolean {
  const spoken = new RegExp(`${phaseShape(phase).source} (?:phase|stage)\\b`, 'i');
  return /ation$/.test(phase) && texts.filter((text) => spoken.test(text)).length >= OFTEN;
}
