// A planner that thinks nothing: it gives what the fixture holds, at once, so that stories test the workflow alone.
import { PARTS, type PartName } from '../../src/blueprint/blueprint.ts';
import type { Planner } from '../../src/planner/port.ts';

import { DOSSIER } from '../fixtures/dossier.ts';

const questions = DOSSIER.questions.map((answered) => answered.question);
const optionSet = DOSSIER.rounds[0]?.optionSet;

/** The fixture as a planner. `overrides` replace single steps, for faults and long thoughts. */
export function createStubPlanner(overrides: Partial<Planner> = {}): Planner {
  return {
    drafter: { kind: 'rules' },
    questions: async () => ({ ok: true, value: { reading: DOSSIER.reading, questions }, usage: null }),
    readReply: async () => ({ ok: true, value: { answers: [], unclear: [], isCertain: false }, usage: null }),
    options: async () => {
      if (!optionSet) throw new Error('The fixture has no options');
      return { ok: true, value: optionSet, usage: null };
    },
    blueprint: async (_input, { onPart }) => {
      for (const part of Object.keys(PARTS) as PartName[]) onPart(part);
      return {
        ok: true,
        value: { blueprint: DOSSIER.blueprint, changes: ['The stub changed nothing.'] },
        usage: null,
      };
    },
    ...overrides,
  };
}
