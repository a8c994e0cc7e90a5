// Owns what is still open: defaults that nobody confirmed and conflicts that only people can settle.

import type { QUESTION_KINDS } from '../../../../blueprint/brief.ts';
import type { Plan } from '../../../../blueprint/parts/plan.ts';
import type { Spine } from '../../spine.ts';
import { clip, sentence } from '../phrases.ts';

type OpenDecision = Plan['openDecisions'][number];

const REVISITS: Readonly<Record<(typeof QUESTION_KINDS)[number], string>> = {
  businessLogic: 'before the feature it belongs to is begun',
  expectedLoad: 'before the load test of phase 1, and when measured load passes half of the assumption',
  scalability: 'when measured load passes half of the assumption',
  security: 'before the first account that is not of the team',
  dataHandling: 'before the first real data is stored',
  deliveryConstraints: 'at the start of phase 1',
};

function assumed(spine: Spine): OpenDecision[] {
  return spine.input.answers
    .filter((each) => each.by === null)
    .map(({ question, answer }) => ({
      question: `${question.id}: ${sentence(question.text)} Assumed for now: ${sentence(clip(answer, 300))}`,
      owner: clip(spine.input.owner, 80),
      revisit: REVISITS[question.kind],
    }));
}

function isSettled(spine: Spine, conflictId: string): boolean {
  return spine.input.answers.some((each) => each.question.conflictId === conflictId);
}

function conflicts(spine: Spine): OpenDecision[] {
  return spine.input.reading.conflicts
    .filter((each) => each.needsPerson && !isSettled(spine, each.id))
    .map((each) => ({
      question: `${each.id}: ${clip(sentence(each.statement), 700)} This guide goes by: ${clip(sentence(each.proposal), 500)}`,
      owner: clip(spine.input.owner, 80),
      revisit: 'before the first part that depends on it is built',
    }));
}

/** Unconfirmed assumptions first, then unresolved conflicts, each with its owner and when to look again. Pure. */
export function openDecisions(spine: Spine): OpenDecision[] {
  return [...assumed(spine), ...conflicts(spine)];
}
