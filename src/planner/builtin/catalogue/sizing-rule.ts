// Owns the shape of a sizing line, as the catalogue holds it.
import type { Measure } from '../../../blueprint/requirement.ts';

/** An input of a line: a measure of the documents, a phrase to find a stated number by, or an assumption. */
export interface SizingInputRule {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly measure?: Measure;
  /** A stated quantity whose sentence carries these words and whose unit fits. */
  readonly stated?: RegExp;
  /** Takes the result of an earlier line. */
  readonly line?: string;
  readonly assumed: number;
  readonly why: string;
}

export interface SizingRule {
  readonly key: string;
  readonly name: string;
  /** All these signals are raised; "users" stands for a product whose load is people. */
  readonly signals: readonly string[];
  readonly unless: readonly string[];
  readonly inputs: readonly SizingInputRule[];
  readonly formula: string;
  readonly unit: string;
  /** What follows; the first whose bound is at or above the result. {value} is the result. */
  readonly bands: readonly { readonly upTo: number; readonly text: string }[];
}
