// Owns the first page: the decision, five records that matter, what nobody confirmed and what is open. Pure.
import type { Dossier } from '../../blueprint/dossier.ts';
import { numbersData } from './numbers-data.ts';
import { shortened } from './trace-data.ts';

const DECISIONS_SHOWN = 5;
const ITEMS_SHOWN = 5;
const SENTENCE_LIMIT = 280;

/** Up to the first full stop before a capital, at most 280 characters. Pure. */
export function firstSentence(text: string): string {
  return shortened(text.split(/(?<=[.!?])\s+(?=\p{Lu})/u)[0] ?? text, SENTENCE_LIMIT);
}

function openQuestions({ blueprint }: Dossier) {
  const toConfirm = blueprint.review.conflicts.flatMap(({ id, resolution, confirmBy }) =>
    confirmBy === null ? [] : [{ question: `Confirm ${id}: ${firstSentence(resolution)}`, owner: confirmBy }],
  );
  const decisions = blueprint.plan.openDecisions.map(({ question, owner }) => ({ question, owner }));
  return [...toConfirm, ...decisions];
}

/** The first items of a list and how many are left for the appendix. */
function firstItems<T>(all: readonly T[]): { readonly items: readonly T[]; readonly more: number } {
  return { items: all.slice(0, ITEMS_SHOWN), more: Math.max(0, all.length - ITEMS_SHOWN) };
}

/** What the first page holds besides the vote, the picture and the trace. Pure. */
export function summaryData(dossier: Dossier) {
  const records = dossier.blueprint.decisions.records;
  const standing = records.filter((it) => it.status === 'accepted' || it.status === 'proposed');
  const assumed = dossier.questions.filter((it) => it.by === null);
  return {
    because: firstSentence(records[0]?.because ?? dossier.blueprint.structure.description),
    decisions: standing.slice(0, DECISIONS_SHOWN),
    numbers: numbersData(dossier),
    assumptions: firstItems(
      assumed.map(({ question, answer }) => ({ id: question.id, question: question.text, answer })),
    ),
    open: firstItems(openQuestions(dossier)),
  };
}
