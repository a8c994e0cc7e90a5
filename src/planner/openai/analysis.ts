// Owns the first thought: what makes the product hard, what contradicts what, which questions only people can answer.
import type { Brief, Question } from '../../blueprint/brief.ts';
import type { Reading } from '../../blueprint/reading.ts';
import { PATTERNS } from '../builtin/catalogue/patterns.ts';
import { readBrief } from '../builtin/reading/read-brief.ts';
import { clip } from '../builtin/things/nouns.ts';
import type { Asked } from './ask.ts';
import type { Desk } from './desk.ts';
import { fenced } from './inputs.ts';
import { type AnalysisAnswer, analysisAnswer } from './schemas/analysis.ts';
import { shapeOf } from './shape.ts';

export const PATTERN_IDS = PATTERNS.map((one) => one.id);
const SCHEMA = analysisAnswer(PATTERN_IDS);

/** What the analysis starts from: all of it follows from the brief, so that a later step finds it in the memory. */
export interface FirstReading {
  readonly reading: Reading;
  readonly questions: readonly Question[];
}

/** The reading and questions of the rules, which the analysis adds to. */
export async function readFirst(desk: Desk, brief: Brief): Promise<FirstReading> {
  const drafted = await desk.thinker.builtin.questions({ brief }, desk.call);
  return drafted.ok ? drafted.value : { reading: readBrief(brief), questions: [] };
}

/** The analysis of a brief. */
export function analyse(desk: Desk, { reading, questions }: FirstReading): Promise<Asked<AnalysisAnswer>> {
  const text = desk.thinker.prompts.render('analysis', {
    requirements: reading.requirements.map((one) => ({ id: one.id, text: clip(fenced(one.text), 160) })),
    conflicts: reading.conflicts.map((one) => clip(fenced(one.statement), 300)),
    questions: questions.map((one) => clip(fenced(one.text), 200)),
    patterns: PATTERN_IDS,
    shape: shapeOf(SCHEMA),
  });
  return desk.ask({ step: 'questions', name: 'analysis', schema: SCHEMA, check: findings }, [
    { text, endsPrefix: false },
  ]);
}

function findings({ drivers }: AnalysisAnswer): string[] {
  return drivers.length === 0 ? ['drivers: name at least three'] : [];
}
