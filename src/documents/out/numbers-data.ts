// Owns the few numbers of the first page: as read, as answered or as sized; never invented. Pure.
import type { AnsweredQuestion } from '../../blueprint/brief.ts';
import { type Capacity, capacityOfDossier, lineValue } from '../../blueprint/capacity/capacity.ts';
import { costWords, percentWords, roughly } from '../../blueprint/capacity/words.ts';
import type { Dossier } from '../../blueprint/dossier.ts';
import type { Measure, Quantity } from '../../blueprint/requirement.ts';
import { describeSource } from '../../blueprint/source.ts';
import { numberWords } from './helpers.ts';

/** A number with where it comes from. */
export interface NumberRow {
  readonly name: string;
  readonly value: string;
  readonly source: string;
}

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

function stated(
  measure: Measure,
  { questions, reading }: Dossier,
  { withSubject } = { withSubject: true },
): Omit<NumberRow, 'name'> | null {
  const answered = questions.find((it) => it.question.measure === measure);
  if (answered) return { value: answered.answer, source: answerSource(answered) };
  const read = reading.quantities.find((it) => it.measure === measure);
  if (!read) return null;
  const shown = withSubject ? read : { ...read, subject: '' };
  return { value: quantityWords(shown), source: describeSource(read.source) };
}

/** The budget as it was said, and the rate it is compared at. */
function budgetWords(dossier: Dossier, { budget }: Capacity): string {
  const said = stated('budget', dossier, { withSubject: false });
  if (!said) return '';
  return budget && budget.rate !== '' ? `; budget: ${said.value}, ${budget.rate}` : `; budget: ${said.value}`;
}

function costRow(dossier: Dossier, capacity: Capacity): NumberRow {
  const source = `computed: cost sheet, prices looked up on ${capacity.pricesAsOf}`;
  const value = `${costWords(capacity.cost)}${budgetWords(dossier, capacity)}`;
  return { name: 'Monthly cost range', value, source };
}

function availabilityRow(dossier: Dossier, capacity: Capacity): NumberRow {
  const read = dossier.reading.quantities.find((it) => it.measure === 'availability');
  // A sentence cut short says nothing beside its own number.
  const withSubject = read?.subject.endsWith('…') !== true;
  const target = stated('availability', dossier, { withSubject });
  const chain = `${percentWords(lineValue(capacity, 'availability'))} by the chain of parts`;
  const value = target ? `${chain}; target: ${target.value}` : chain;
  return { name: 'Availability', value, source: 'computed: capacity sheet' };
}

interface RowRule {
  readonly name: string;
  readonly line: string;
  readonly input: string;
}

const PEAK: RowRule = { name: 'Peak load', line: 'peak', input: 'statedRate' };
const STORAGE: RowRule = { name: 'Storage after a year', line: 'storageYear1', input: 'sizedStorage' };

/** A line of the sheet, with the domain's own line where the sheet builds on one: the same figure as at the vote. The
 *  formulas stand in the sheets. */
function lineRow(dossier: Dossier, capacity: Capacity, { name, line, input }: RowRule): NumberRow {
  const unit = capacity.lines.find((it) => it.name === line)?.unit ?? '';
  const files = line === STORAGE.line ? filesWords(capacity) : '';
  const value = `${roughly(lineValue(capacity, line))} ${unit}${files}`;
  const basis = capacity.inputs.find((it) => it.name === input && it.origin === 'computed')?.source;
  const own = dossier.blueprint.review.sizing.find((it) => basis?.startsWith(`${it.id},`));
  if (!own) return { name, value, source: 'computed: capacity sheet' };
  const about = withoutName(own.name, name);
  return {
    name,
    value: about === '' ? value : `${value} (${about})`,
    source: `computed: sizing line ${own.id}`,
  };
}

/** The files beside the rows, where a line of the domain sizes them. */
function filesWords({ inputs }: Capacity): string {
  const files = inputs.find((it) => it.name === 'sizedFiles');
  return files === undefined ? '' : `, and ${roughly(files.value)} GB of files`;
}

/** "of people at the same moment" of "Peak load of people at the same moment": the name of the row says the rest. */
function withoutName(text: string, name: string): string {
  return text.toLowerCase().startsWith(name.toLowerCase()) ? text.slice(name.length).trim() : text;
}

/** Peak load, storage after a year, monthly cost range, availability: always these four, in this order. Pure. */
export function numbersData(dossier: Dossier): NumberRow[] {
  const capacity = capacityOfDossier(dossier);
  return [
    lineRow(dossier, capacity, PEAK),
    lineRow(dossier, capacity, STORAGE),
    costRow(dossier, capacity),
    availabilityRow(dossier, capacity),
  ];
}
