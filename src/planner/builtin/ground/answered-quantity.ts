// Owns the number that an answer gives for what its question measures. Pure.
import type { Question } from '../../../blueprint/brief.ts';
import type { Measure, Quantity } from '../../../blueprint/requirement.ts';
import type { Source } from '../../../blueprint/source.ts';
import { shortened } from '../reading/inline.ts';
import { measured } from '../reading/measures.ts';
import { digits, type Found, numbers } from '../reading/numbers.ts';

const UNITS: Readonly<Partial<Record<Measure, string>>> = {
  users: 'users',
  dailyUsers: 'users',
  concurrentUsers: 'users',
  requestsPerSecond: 'req/s',
  requestsPerDay: 'req/day',
  availability: '%',
  growth: '%',
  budget: 'USD/month',
  teamSize: 'people',
};

/** What a number is about in few words: a question that asked for it is too long to stand beside it. */
export const SUBJECTS: Readonly<Partial<Record<Measure, string>>> = {
  users: 'people in total',
  dailyUsers: 'people on a day',
  concurrentUsers: 'people at the same moment',
  requestsPerSecond: 'peak rate',
  requestsPerDay: 'requests on a day',
  availability: 'availability',
  growth: 'growth',
  budget: 'running cost',
  teamSize: 'team',
  retention: 'time that data is kept',
  recoveryPoint: 'data that may be lost',
  recoveryTime: 'time to recover',
  payloadSize: 'largest file or message',
  dataVolume: 'volume of data',
  latency: 'time to answer',
};

/** The number an answer gives for its question's measure, so that it overrides a document's; null where it gives none. Pure. */
export function parseQuantityAnswer(
  question: Question,
  answer: string,
  source: Source = { kind: 'rule', rule: `answer to ${question.id}` },
): Quantity | null {
  if (question.measure === null) return null;
  const text = digits(answer);
  const found = chosen(question.measure, numbers(text));
  if (!found) return null;
  const meaning = measured(found, text);
  const isSame = meaning?.measure === question.measure;
  return {
    id: `A-${question.id}`,
    measure: question.measure,
    value: isSame ? meaning.value : found.value,
    unit: isSame ? meaning.unit : (UNITS[question.measure] ?? found.unit),
    bound: found.bound,
    subject: SUBJECTS[question.measure] ?? shortened(question.text, 190),
    text: shortened(answer, 590),
    requirementId: null,
    source,
  };
}

const FAMILY: Readonly<Partial<Record<Measure, readonly string[]>>> = {
  availability: ['percent', 'none'],
  growth: ['percent', 'none'],
  budget: ['money', 'none', 'noun'],
  latency: ['time'],
  retention: ['time'],
  recoveryPoint: ['time'],
  recoveryTime: ['time'],
  payloadSize: ['bytes'],
  dataVolume: ['bytes'],
  requestsPerSecond: ['perSecond', 'perMinute', 'perHour', 'none', 'noun'],
};

/** "50k users, 5k at once": the one said to be at once, else the smallest, and in total the largest; other measures take the first that fits. */
function chosen(measure: Measure, all: readonly Found[]): Found | null {
  const fitting = all.filter(
    ({ family }) => FAMILY[measure]?.includes(family) ?? (family !== 'time' && family !== 'percent'),
  );
  if (measure === 'users') return fitting.toSorted((a, b) => b.value - a.value)[0] ?? null;
  if (measure !== 'concurrentUsers') return fitting[0] ?? null;
  const atOnce = fitting.find(({ after }) =>
    /^\s*(?:[a-z]+\s)?(?:at once|at the same|concurrent|simultaneous|at peak|in parallel)/i.test(after),
  );
  return atOnce ?? [...fitting].sort((a, b) => a.value - b.value)[0] ?? null;
}
