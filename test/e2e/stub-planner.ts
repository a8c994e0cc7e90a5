// A planner that thinks nothing: it gives what the fixture holds, at once, so that stories test the workflow alone.
import { PARTS, type PartName } from '../../src/blueprint/blueprint.ts';
import type { Question } from '../../src/blueprint/brief.ts';
import type { Planner, ReplyReading } from '../../src/planner/port.ts';
import { DOSSIER } from '../fixtures/dossier.ts';

const optionSet = DOSSIER.rounds[0]?.optionSet;
const [first, second] = DOSSIER.questions.map((answered) => answered.question);

function asked(from: Question | undefined, id: string, text: string, answer: string): Question {
  if (!from) throw new Error('The fixture has too few questions');
  return { ...from, id, text, default: { ...from.default, answer }, measure: null, conflictId: null };
}

/** Four questions: two of the fixture, one about regions, one about load. */
export const QUESTIONS: readonly Question[] = [
  ...(first && second ? [first, second] : []),
  asked(second, 'Q-3', 'Which regions may hold the data?', 'EU only'),
  asked(second, 'Q-4', 'How many boaters book at the same moment?', '400'),
];

const NOTHING: ReplyReading = { answers: [], unclear: [], isCertain: false };

/** "1: yes 3. EU" answers by number, "2: hm" is unclear, a word about regions may be the answer to question 3. */
function readReply(text: string): ReplyReading {
  const numbered = [...text.matchAll(/(\d)[.:]\s*(.+?)(?=\s+\d[.:]\s|$)/gs)].map(
    ([, number, answer = '']) => ({
      questionId: `Q-${number}`,
      answer: answer.trim(),
    }),
  );
  if (numbered.length > 0) {
    const unclear = numbered.filter(({ answer }) => answer === 'hm');
    return {
      answers: numbered.filter(({ answer }) => answer !== 'hm'),
      unclear: unclear.map(({ questionId }) => ({ questionId, followUp: 'In numbers, please?' })),
      isCertain: true,
    };
  }
  return /region/i.test(text) ? { ...NOTHING, answers: [{ questionId: 'Q-3', answer: text }] } : NOTHING;
}

/** The fixture as a planner. `overrides` replace single steps, for faults and long thoughts. */
export function createStubPlanner(overrides: Partial<Planner> = {}): Planner {
  return {
    drafter: { kind: 'rules' },
    questions: async () => ({
      ok: true,
      value: { reading: DOSSIER.reading, questions: [...QUESTIONS] },
      usage: null,
    }),
    readReply: async ({ text }) => ({ ok: true, value: readReply(text), usage: null }),
    options: async () => {
      if (!optionSet) throw new Error('The fixture has no options');
      return { ok: true, value: optionSet, usage: null };
    },
    blueprint: async ({ change }, { onPart }) => {
      for (const part of Object.keys(PARTS) as PartName[]) onPart(part);
      const changes = change ? [`Changed as asked: ${change.request}`] : [];
      return { ok: true, value: { blueprint: DOSSIER.blueprint, changes }, usage: null };
    },
    ...overrides,
  };
}
