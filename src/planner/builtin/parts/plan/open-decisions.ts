// Owns what is still open: defaults that nobody confirmed and conflicts that only people can settle.

import type { QUESTION_KINDS } from '../../../../blueprint/brief.ts';
import type { Plan } from '../../../../blueprint/parts/plan.ts';
import { passagesOf } from '../../reading/document.ts';
import { untraced } from '../../reading/requirements.ts';
import type { Spine } from '../../spine.ts';
import { clip, sentence, series } from '../../things/phrases.ts';

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

const EXAMPLES = 6;

/** What the inputs also state and no part of the guide is traced to: people say which of it binds. */
function untracedOf({ input }: Spine): OpenDecision[] {
  const left = untraced(passagesOf(input.brief));
  if (left.length === 0) return [];
  const told = left.slice(0, EXAMPLES).map(({ text, passage: { source } }) => {
    const where = source.kind === 'document' ? ` (${source.document}, line ${source.line})` : '';
    return `"${clip(text.replace(/\.$/, ''), 70)}"${where}`;
  });
  return [
    {
      question: `Which of ${left.length} weaker statements of the inputs bind the first release? They are not traced one by one; among them ${series(told)}.`,
      owner: clip(input.owner, 80),
      revisit: 'before the first phase starts',
    },
  ];
}

/** Unconfirmed assumptions first, then unresolved conflicts and what is not traced, each with its owner and when to look again. Pure. */
export function openDecisions(spine: Spine): OpenDecision[] {
  return [...assumed(spine), ...conflicts(spine), ...untracedOf(spine)];
}
