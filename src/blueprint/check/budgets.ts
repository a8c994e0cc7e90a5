// Owns the length budget of each section: words without diagrams. A guide that keeps them is read.
import type { Deliverable } from '../deliverable.ts';
import { SCREEN } from './screen.ts';

export interface SectionBudget {
  /** The start of the heading. */
  readonly heading: string;
  readonly maxWords: number;
  /** Lines of a canvas; for what must fit a screen. */
  readonly maxLines?: number;
}

const SUMMARY: SectionBudget = { heading: 'Summary', maxWords: 550, maxLines: SCREEN.lines };
const REVIEW: SectionBudget = { heading: 'Review of the inputs', maxWords: 1500 };

/** The budgets of a deliverable's sections; appendices hold one row per requirement, question or option and have none.
 *  Pure. */
export function budgetsOf({ sections }: Deliverable): readonly SectionBudget[] {
  return [SUMMARY, REVIEW, ...sections];
}
