// Owns the headings a guide must hold: the frame of every deliverable, and between it the manifest's own.
import type { Deliverable } from '../deliverable.ts';

/** A required heading, and the bold labels that stand below it in this order. `text` is the start of the heading. */
export interface RequiredHeading {
  readonly level: 2 | 3;
  readonly text: string;
  readonly labels: readonly string[];
}

function bare(level: 2 | 3): (text: string) => RequiredHeading {
  return (text) => ({ level, text, labels: [] });
}

const FRONT: readonly RequiredHeading[] = [
  ...['Summary', 'Review of the inputs'].map(bare(2)),
  ...['What makes this hard', 'Conflicts and gaps in the inputs', 'Sizing that shapes the design'].map(
    bare(3),
  ),
];

const APPENDICES: readonly RequiredHeading[] = [
  'Appendix: Requirements and where each is met',
  'Appendix: Questions, answers and who gave them',
  'Appendix: Assumptions',
  'Appendix: Options considered',
  'Appendix: Capacity and cost sheet',
  'Appendix: Change log',
  'Appendix: Input documents',
].map(bare(2));

/** The headings of a deliverable's guide, in the order in which they must stand. Pure. */
export function requiredOf({ sections }: Deliverable): readonly RequiredHeading[] {
  const own = sections.flatMap((it): RequiredHeading[] => [
    { level: 2, text: it.heading, labels: it.labels },
    ...it.sections.map(({ heading, labels }) => ({ level: 3 as const, text: heading, labels })),
  ]);
  return [...FRONT, ...own, ...APPENDICES];
}
