// Owns the shape of a decision beyond the pattern, as the catalogue holds it.
import type { DecisionKey } from '../decision-plan.ts';

export interface OptionTemplate {
  readonly name: string;
  readonly pros: readonly string[];
  readonly cons: readonly string[];
}

export interface DecisionTemplate {
  readonly key: DecisionKey;
  /** Which variant of the subject: see decision-variant. First match in this list wins. */
  readonly variant: string;
  readonly title: string;
  readonly context: string;
  /** Words that find the requirements which drive it. */
  readonly drivers: RegExp;
  /** Words of those that lead the list, where others only speak of the subject. */
  readonly first?: RegExp;
  /** The first is the outcome. */
  readonly options: readonly OptionTemplate[];
  readonly because: string;
  readonly good: readonly string[];
  readonly bad: readonly string[];
  readonly metric: string;
  readonly target: string;
  readonly how: string;
}
