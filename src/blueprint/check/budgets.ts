// Owns the length budgets of both guides, as data: words per section, without diagrams. A guide that keeps them is read.
import type { Deliverable } from '../brief.ts';

export interface SectionBudget {
  /** The start of the heading. */
  readonly heading: string;
  readonly maxWords: number;
  /** Lines of 110 characters; for what must fit a screen. */
  readonly maxLines?: number;
}

export interface Budget {
  readonly sections: readonly SectionBudget[];
  readonly totalWords: number;
}

/** A canvas shows about 45 lines of a dozen words on one screen, with the picture folded. */
const SUMMARY: SectionBudget = { heading: 'Summary', maxWords: 550, maxLines: 45 };
const REVIEW: SectionBudget = { heading: 'Review of the inputs', maxWords: 2500 };

/** Appendices hold one row per requirement, question or option and have no budget of their own. */
export const BUDGETS: Readonly<Record<Deliverable, Budget>> = {
  architecture: {
    sections: [
      SUMMARY,
      REVIEW,
      { heading: '1.', maxWords: 4500 },
      { heading: '2.', maxWords: 1500 },
      { heading: '3.', maxWords: 1500 },
      { heading: '4.', maxWords: 1500 },
      { heading: '5.', maxWords: 4500 },
      { heading: '6.', maxWords: 1200 },
      { heading: '7.', maxWords: 3000 },
      { heading: '8.', maxWords: 3000 },
    ],
    totalWords: 40_000,
  },
  technical: {
    sections: [
      SUMMARY,
      REVIEW,
      { heading: 'Solution Overview', maxWords: 2000 },
      { heading: 'Domain Architecture Breakdown', maxWords: 13_000 },
      { heading: 'Architecture Decision Records', maxWords: 6000 },
      { heading: 'Quality Attributes Analysis', maxWords: 3000 },
      { heading: 'Technology Stack', maxWords: 1500 },
      { heading: 'Implementation Plan', maxWords: 2000 },
      { heading: 'Risk Assessment', maxWords: 1500 },
      { heading: 'Operational Considerations', maxWords: 1800 },
    ],
    totalWords: 40_000,
  },
};
