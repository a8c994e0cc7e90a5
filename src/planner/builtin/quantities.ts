// Owns which number holds for a measure: an answer before a document. Knows no planner step.
import type { AnsweredQuestion } from '../../blueprint/brief.ts';
import type { Reading } from '../../blueprint/reading.ts';
import type { Measure, Quantity } from '../../blueprint/requirement.ts';
import { describeSource } from '../../blueprint/source.ts';
import { clip } from './nouns.ts';

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
  return input.reading.quantities.find((one) => one.measure === measure && one.value !== null) ?? null;
}

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

const UNITS: Readonly<Partial<Record<Measure, string>>> = {
  users: 'users',
  dailyUsers: 'users/day',
  concurrentUsers: 'users',
  requestsPerSecond: 'req/s',
  requestsPerDay: 'req/day',
  latency: 'ms',
  availability: '%',
  retention: 'days',
  budget: 'USD/month',
  teamSize: 'people',
  dataVolume: 'GB',
};
const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mio: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};

/** The number in an answer to a question that asks for one; null where the answer holds none. Pure. */
export function answerQuantity(answered: AnsweredQuestion): Quantity | null {
  const { question, answer } = answered;
  if (question.measure === null) return null;
  const hit = /(\d[\d,.' ]*\d|\d)\s*(k|m|mio|bn|thousand|million|billion)?\b\s*(%|[a-z/]+)?/i.exec(answer);
  if (!hit?.[1]) return null;
  const value = Number(hit[1].replace(/[,' ]/g, '')) * (SCALES[hit[2]?.toLowerCase() ?? ''] ?? 1);
  if (!Number.isFinite(value)) return null;
  return {
    id: `A-${question.id}`,
    measure: question.measure,
    value,
    unit: UNITS[question.measure] ?? hit[3] ?? '',
    bound: 'about',
    subject: clip(question.decides, 200),
    text: clip(answer, 600),
    requirementId: null,
    source: answered.by
      ? { kind: 'person', ...answered.by, at: answered.at, deed: `answered ${question.id}` }
      : { kind: 'rule', rule: `default of ${question.id}: ${question.default.answer}` },
  };
}
