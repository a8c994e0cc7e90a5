// Owns the few numbers of the first page: as read, as answered or as sized; never invented. Pure.
import type { AnsweredQuestion } from '../../blueprint/brief.ts';
import { type Capacity, capacityOfDossier, lineValue } from '../../blueprint/capacity/capacity.ts';
import { costWords, percentWords, roughly } from '../../blueprint/capacity/words.ts';
import type { Dossier } from '../../blueprint/dossier.ts';
import type { SizingLine } from '../../blueprint/parts/review.ts';
import type { Measure, Quantity } from '../../blueprint/requirement.ts';
import { describeSource } from '../../blueprint/source.ts';
import { numberWords } from './helpers.ts';

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

/** "at most 200 ms (triage action)"; the sentence itself where no number was read. Pure. */
export function quantityWords({ value, unit, bound, subject, text }: Quantity): string {
  if (value === null) return text;
  const about = subject === '' ? '' : ` (${subject})`;
  const joint = unit === '%' || unit === '' ? '' : ' ';
  // Nines are counted: 99.999 % must not read as 100 %.
  const number = unit === '%' ? String(value) : numberWords(value);
  return `${BOUNDS[bound]}${number}${joint}${unit}${about}`;
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

const PER_SECOND = /(?:\/s|per second)$/i;

const PEAKS: readonly ((line: SizingLine) => boolean)[] = [
  (line) => /\bpeak\b/i.test(line.name) && PER_SECOND.test(line.result.unit),
  (line) => PER_SECOND.test(line.result.unit),
];
const STORES: readonly ((line: SizingLine) => boolean)[] = [
  (line) => BYTES.test(line.result.unit) && /year|stor|archiv|kept/i.test(line.name),
  (line) => BYTES.test(line.result.unit),
];

function costRow(dossier: Dossier, { cost, pricesAsOf }: Capacity): NumberRow {
  const budget = stated('budget', dossier);
  const stands = budget ? `; budget: ${budget.value}` : '';
  const source = `computed: cost sheet, list prices of ${pricesAsOf}`;
  return { name: 'Monthly cost range', value: `${costWords(cost)}${stands}`, source };
}

function availabilityRow(dossier: Dossier, capacity: Capacity): NumberRow {
  const target = stated('availability', dossier);
  const chain = `${percentWords(lineValue(capacity, 'availability'))} by the chain of parts`;
  const value = target ? `${chain}; target: ${target.value}` : chain;
  return { name: 'Availability', value, source: 'computed: capacity sheet' };
}

function lineRow(capacity: Capacity, name: string): Omit<NumberRow, 'name'> {
  const unit = capacity.lines.find((it) => it.name === name)?.unit ?? '';
  const value = `${roughly(lineValue(capacity, name))} ${unit}`;
  return { value, source: `computed: capacity sheet, line ${name}` };
}

/** Peak load, storage after a year, monthly cost range, availability: always these four, in this order. Pure. */
export function numbersData(dossier: Dossier): NumberRow[] {
  const capacity = capacityOfDossier(dossier);
  const peak = firstSized(PEAKS, dossier) ?? lineRow(capacity, 'peak');
  const storage = firstSized(STORES, dossier) ?? lineRow(capacity, 'storageYear1');
  return [
    { name: 'Peak load', ...peak },
    { name: 'Storage after a year', ...storage },
    costRow(dossier, capacity),
    availabilityRow(dossier, capacity),
  ];
}
