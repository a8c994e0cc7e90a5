// Owns the first page: the decision, five records that matter, what nobody confirmed and what is open. Pure.
import type { Dossier } from '../../blueprint/dossier.ts';
import { numbersData } from './numbers-data.ts';
import { firstSentence, shortened } from './sentences.ts';

const DECISIONS_SHOWN = 5;
/** Three of each list and two lines for each item keep the page on one screen; the rest is in the appendices. */
const ITEMS_SHOWN = 3;
const ITEM_LIMIT = 180;

/** What is open besides the assumptions, which the page lists by themselves. */
function openQuestions({ blueprint, questions }: Dossier) {
  const toConfirm = blueprint.review.conflicts.flatMap(({ id, resolution, confirmBy }) =>
    confirmBy === null
      ? []
      : [
          {
            question: shortened(`Confirm ${id}: ${firstSentence(resolution)}`, ITEM_LIMIT),
            owner: confirmBy,
          },
        ],
  );
  const assumed = questions.filter((it) => it.by === null).map(({ question }) => question);
  const told = [...blueprint.review.conflicts, ...assumed].map((it) => it.id);
  const decisions = blueprint.plan.openDecisions
    .filter((it) => !told.some((id) => it.question.includes(id)))
    .filter((it) => !assumed.some(({ text }) => it.question.includes(text)))
    .map(({ question, owner }) => ({ question: firstSentence(question), owner }));
  return [...toConfirm, ...decisions];
}

/** The first items of a list and how many are left for the appendix. */
function firstItems<T>(all: readonly T[]): { readonly items: readonly T[]; readonly more: number } {
  return { items: all.slice(0, ITEMS_SHOWN), more: Math.max(0, all.length - ITEMS_SHOWN) };
}

/** Why this pattern, in the product's own terms: the first reason of its justification that is not the vote itself. */
function reasonOf({ justification }: Dossier['blueprint']['structure']) {
  const first = justification.find((it) => !/\bvotes?\b/i.test(it.text)) ?? justification[0];
  return { text: firstSentence(first?.text ?? ''), serves: first?.serves ?? [] };
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
}

/** A record in one line; the outcome only where the title does not already say it. */
function decisionLine({ id, title, outcome }: Dossier['blueprint']['decisions']['records'][number]) {
  const said = new Set(wordsIn(title));
  const words = wordsIn(outcome);
  const isSaid = words.filter((word) => said.has(word)).length * 2 >= words.length;
  return { id, title, outcome: isSaid ? '' : outcome };
}

/** What the first page holds besides the vote, the picture and the trace. Pure. */
export function summaryData(dossier: Dossier) {
  const records = dossier.blueprint.decisions.records;
  const standing = records.filter((it) => it.status === 'accepted' || it.status === 'proposed');
  const assumed = dossier.questions.filter((it) => it.by === null);
  return {
    because: reasonOf(dossier.blueprint.structure),
    decisions: standing.slice(0, DECISIONS_SHOWN).map(decisionLine),
    numbers: numbersData(dossier),
    assumptions: firstItems(
      assumed.map(({ question, answer }) => ({
        id: question.id,
        question: shortened(question.text, ITEM_LIMIT),
        answer: shortened(answer, ITEM_LIMIT),
      })),
    ),
    open: firstItems(openQuestions(dossier)),
  };
}
