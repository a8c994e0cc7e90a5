// Owns the shape of a question worth asking. {product}, {people}, {thing}, {things}, {system} become the product's nouns.
import type { Question } from '../../../blueprint/brief.ts';
import type { Measure } from '../../../blueprint/requirement.ts';

export interface QuestionRule {
  readonly id: string;
  readonly kind: Question['kind'];
  readonly impact: number;
  /** The number it asks for. */
  readonly measure: Measure | null;
  /** Measures whose presence in the documents answers it. */
  readonly answeredBy: readonly Measure[];
  /** Words in a requirement, or roles of a chosen technology, that answer it. */
  readonly answeredWords: RegExp | null;
  readonly answeredRoles: readonly string[];
  /** Topics of which one must be present; empty: always. */
  readonly topics: readonly string[];
  /** Words that must stand in the documents; null: none needed. */
  readonly needs: RegExp | null;
  /** Topics or the word "soleUser" that make it pointless. */
  readonly unless: readonly string[];
  readonly text: string;
  readonly why: string;
  readonly decides: string;
  readonly answer: string;
  readonly consequence: string;
  /** What is assumed instead where hundreds of requests a second or four nines are asked for. */
  readonly heavy: { readonly answer: string; readonly consequence: string } | null;
  /** What is assumed instead where the inputs state how long records are kept; absent where that changes nothing. */
  readonly kept?: { readonly answer: string; readonly consequence: string };
}

/** What most rules leave out. */
export const NONE = {
  measure: null,
  answeredBy: [],
  answeredWords: null,
  answeredRoles: [],
  topics: [],
  needs: null,
  unless: [],
  heavy: null,
} as const;
