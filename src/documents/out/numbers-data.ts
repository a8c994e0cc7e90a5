// Owns the few numbers of the first page: as read, as answered or as sized; never invented. Pure.
import type { AnsweredQuestion } from '../../blueprint/brief.ts';
import type { Dossier } from '../../blueprint/dossier.ts';
import type { SizingLine } from '../../blueprint/parts/review.ts';
import type { Measure, Quantity } from '../../blueprint/requirement.ts';
import { describeSource } from '../../blueprint/source.ts';
import { numberWords } from './helpers.ts';
import { firstSentence } from './sentences.ts';

/** A number with where it comes from. */
export interface NumberRow {
  readonly name: string;
  readonly value: string;
  readonly source: string;
}

const BYTES = /^(?:[kKMGTP]i?)?B$/;

const BOUNDS: Readonly<Record<Quantity['bound'], string>> = {
  exactly: '',
  atMost: 'at most ',
  atLeast: 'at least ',
  about: 'about ',
};

const LOADS: readonly Measure[] = [
  'requestsPerSecond',
  'concurrentUsers',
  'requestsPerDay',
  'dailyUsers',
  'users',
];

/** "at most 200 ms (triage action)"; the sentence itself where no number was read. Pure. */
export function quantityWords({ value, unit, bound, subject, text }: Quantity): string {
  if (value === null) return text;
  const about = subject === '' ? '' : ` (${subject})`;
  const joint = unit === '%' || unit === '' ? '' : ' ';
  return `${BOUNDS[bound]}${numberWords(value)}${joint}${unit}${about}`;
}

function answerSource({ question, by }: AnsweredQuestion): string {
  return by ? `${by.name}, ${question.id}` : `assumed, default of ${question.id}`;
}

function stated(measure: Measure, { questions, reading }: Dossier): Omit<NumberRow, 'name'> | null {
  const answered = questions.find((it) => it.question.measure === measure);
  if (answered) return { value: answered.answer, source: answerSource(answered) };
  const read = reading.quantities.find((it) => it.measure === measure);
  return read ? { value: quantityWords(read), source: describeSource(read.source) } : null;
}

function firstStated(measures: readonly Measure[], dossier: Dossier): Omit<NumberRow, 'name'> | null {
  for (const measure of measures) {
    const found = stated(measure, dossier);
    if (found) return found;
  }
  return null;
}

function sized(line: SizingLine | undefined): Omit<NumberRow, 'name'> | null {
  if (!line) return null;
  const value = `${numberWords(line.result.value)} ${line.result.unit} (${line.name})`;
  return { value, source: `computed: ${line.id}, ${line.formula}` };
}

/** The first line that fits, tried in the order of the tests. */
function firstSized(
  tests: readonly ((line: SizingLine) => boolean)[],
  { blueprint }: Dossier,
): Omit<NumberRow, 'name'> | null {
  return sized(tests.map((test) => blueprint.review.sizing.find(test)).find((line) => line !== undefined));
}

const PEAKS: readonly ((line: SizingLine) => boolean)[] = [
  (line) => /\bpeak\b/i.test(line.name),
  (line) => /(?:\/s|per second)$/i.test(line.result.unit),
];
const STORES: readonly ((line: SizingLine) => boolean)[] = [
  (line) => BYTES.test(line.result.unit) && /year|stor|archiv|kept/i.test(line.name),
  (line) => BYTES.test(line.result.unit),
];

const NOT_STATED = { value: 'Not stated', source: 'neither the inputs nor an answer give it' };

function costRow(dossier: Dossier): NumberRow {
  const budget = stated('budget', dossier);
  const value = budget
    ? `Not computed in this version; budget: ${budget.value}`
    : 'Not computed in this version';
  return { name: 'Monthly cost range', value, source: budget?.source ?? 'no price list is read yet' };
}

/** Peak load, storage after a year, monthly cost range, availability: always these four, in this order. Pure. */
export function numbersData(dossier: Dossier): NumberRow[] {
  const peak = firstSized(PEAKS, dossier) ?? firstStated(LOADS, dossier) ?? NOT_STATED;
  const storage = firstSized(STORES, dossier) ?? firstStated(['dataVolume', 'growth'], dossier);
  const availability = stated('availability', dossier) ?? {
    value: firstSentence(dossier.blueprint.qualities.reliability.availabilityTargets),
    source: 'quality attributes',
  };
  return [
    { name: 'Peak load', ...peak },
    { name: 'Storage after a year', ...(storage ?? NOT_STATED) },
    costRow(dossier),
    { name: 'Availability', ...availability },
  ];
}
