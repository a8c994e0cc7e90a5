// Owns the length budget of each section: words without diagrams. A guide that keeps them is read.
import type { Deliverable } from '../deliverable.ts';

export interface SectionBudget {
  /** The start of the heading. */
  readonly heading: string;
  readonly maxWords: number;
  /** Lines of 110 characters; for what must fit a screen. */
  readonly maxLines?: number;
}

/** A canvas shows about 45 lines of a dozen words on one screen, with the picture folded. */
const SUMMARY: SectionBudget = { heading: 'Summary', maxWords: 550, maxLines: 45 };
const REVIEW: SectionBudget = { heading: 'Review of the inputs', maxWords: 2500 };

/** The budgets of a deliverable's sections; appendices hold one row per requirement, question or option and have none.
 *  Pure. */
export function budgetsOf({ sections }: Deliverable): readonly SectionBudget[] {
  return [SUMMARY, REVIEW, ...sections];
}
