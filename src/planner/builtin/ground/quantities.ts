// Owns which number holds for a measure: an answer before a document. Knows no planner step.
import type { AnsweredQuestion } from '../../../blueprint/brief.ts';
import type { Reading } from '../../../blueprint/reading.ts';
import type { Measure, Quantity } from '../../../blueprint/requirement.ts';
import { describeSource, type Source } from '../../../blueprint/source.ts';
import { parseQuantityAnswer } from './answered-quantity.ts';
import { lossIn } from './recovery.ts';

/** Where numbers are looked up. */
export interface QuantityInput {
  readonly reading: Reading;
  readonly answers: readonly AnsweredQuestion[];
}

/** The quantity that holds for a measure: an answer before a document, the first stated otherwise. Pure. */
export function quantityOf(input: QuantityInput, measure: Measure): Quantity | null {
  for (const answered of input.answers.toReversed()) {
    const quantity = answered.question.measure === measure ? answerQuantity(answered) : null;
    if (quantity) return quantity;
  }
  const stated = input.reading.quantities.find((one) => one.measure === measure && one.value !== null);
  return stated ?? (measure === 'users' ? inTotal(input) : null);
}

/** "2,000 in total, 100 at once" answers two questions, of which one was asked by its measure. */
function inTotal({ answers }: QuantityInput): Quantity | null {
  const both = answers.findLast(({ question }) => question.measure === 'concurrentUsers');
  if (both === undefined || !IN_TOTAL.test(both.answer)) return null;
  return answerQuantity({ ...both, question: { ...both.question, measure: 'users' } });
}

const IN_TOTAL = /\b(?:in total|in all|altogether|overall|registered|with an account|accounts)\b/i;

/** The number of a measure with the words that state it and the requirements behind it; null if unknown. Pure. */
export function amountOf(
  input: QuantityInput,
  measure: Measure,
): { readonly value: number; readonly text: string; readonly ids: readonly string[] } | null {
  const quantity = quantityOf(input, measure);
  if (quantity === null || quantity.value === null) return null;
  const text = `${quantity.value.toLocaleString('en-US')} ${quantity.unit}, ${describeSource(quantity.source)}`;
  return { value: quantity.value, text, ids: quantity.requirementId ? [quantity.requirementId] : [] };
}

/** The number in an answer to a question that asks for one; null where the answer holds none. */
function answerQuantity({ question, answer, by, at }: AnsweredQuestion): Quantity | null {
  const source: Source = by
    ? { kind: 'person', ...by, at, deed: `answered ${question.id}` }
    : { kind: 'rule', rule: `default of ${question.id}: ${question.default.answer}` };
  return parseQuantityAnswer(
    question,
    question.measure === 'recoveryPoint' ? lossIn(answer) : answer,
    source,
  );
}
