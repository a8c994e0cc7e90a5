// Owns the inputs of the capacity sheet: which numbers it rests on, with unit, and whether each was read, answered or assumed.
import type { AnsweredQuestion } from '../brief.ts';
import type { SizingLine } from '../parts/review.ts';
import type { Reading } from '../reading.ts';
import type { Measure } from '../requirement.ts';
import { describeSource } from '../source.ts';
import { converted, numberIn } from './answer.ts';
import { INPUTS, type InputName, type InputRule } from './input-rules.ts';

/** What people and documents said: all that the sheet is computed from, besides the pattern. */
export interface Facts {
  readonly reading: Pick<Reading, 'quantities'> & Partial<Pick<Reading, 'technologies'>>;
  readonly questions: readonly AnsweredQuestion[];
  /** Domain-specific lines of the blueprint; where one gives the peak or the storage, the sheet builds on it. */
  readonly sizing?: readonly SizingLine[];
}

/** One input of a formula. `source` says who stated it, or why it is assumed. */
export interface CapacityInput {
  readonly name: string;
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  readonly origin: 'read' | 'answered' | 'computed' | 'assumed';
  readonly source: string;
}

/** A number that somebody stated for a measure. */
export interface Stated {
  readonly value: number;
  readonly origin: 'read' | 'answered';
  readonly source: string;
}

/** An upper limit says nothing of what is usual. */
const USUAL_NOT_LIMIT: ReadonlySet<Measure> = new Set(['payloadSize', 'dataVolume']);

/** What holds for a measure: a person's answer before the documents; null where nobody states it. A default that nobody
 *  confirmed counts as stated by nobody. Pure. */
export function statedOf(measure: Measure, { reading, questions }: Facts): Stated | null {
  const answered = questions.findLast((it) => it.question.measure === measure && it.by !== null);
  const value = answered ? numberIn(measure, answered.answer) : null;
  if (answered?.by && value !== null)
    return { value, origin: 'answered', source: `${answered.by.name}, ${answered.question.id}` };
  const read = reading.quantities.find(
    (it) =>
      it.measure === measure && it.value !== null && (it.bound !== 'atMost' || !USUAL_NOT_LIMIT.has(measure)),
  );
  if (read === undefined || read.value === null) return null;
  const size = converted(measure, read.value, read.unit);
  return { value: size, origin: 'read', source: describeSource(read.source) };
}

/** A default of the questions that nobody confirmed: still assumed, but by name. */
function defaulted(measure: Measure, { questions }: Facts): { value: number; source: string } | null {
  const answered = questions.findLast((it) => it.question.measure === measure && it.by === null);
  const value = answered ? numberIn(measure, answered.answer) : null;
  return answered && value !== null ? { value, source: `default of ${answered.question.id}` } : null;
}

function dailyUsersOf(facts: Facts): { value: number; source: string } | null {
  const users = statedOf('users', facts);
  if (!users) return null;
  const value = Math.max(1, Math.round(users.value / 5));
  return { value, source: `a fifth of the users stated (${users.source})` };
}

/** Shares are stated in per cent. */
function scaled(name: InputName, value: number): number {
  return name === 'growth' ? value / 100 : value;
}

/** Files are kept apart from rows, and cost less. */
const FILES = /^Files\b/;

const IN_GIGABYTES: Readonly<Record<string, number>> = { MB: 1e-3, GB: 1, TB: 1e3, PB: 1e6 };

/** The blueprint's own line for the peak (requests per second), for the storage of a year or for its files (in GB). Pure. */
export function sizedOf(
  what: 'peak' | 'storage' | 'files',
  { sizing = [] }: Facts,
): { value: number; source: string } | null {
  const line =
    what === 'peak'
      ? sizing.find((it) => /\bpeak\b/i.test(it.name) && /^req(?:uest)?s?\/s$/i.test(it.result.unit))
      : sizing.find(
          (it) =>
            it.result.unit in IN_GIGABYTES &&
            FILES.test(it.name) === (what === 'files') &&
            /year|stor|archiv|kept/i.test(it.name),
        );
  if (!line) return null;
  const scale = what === 'peak' ? 1 : (IN_GIGABYTES[line.result.unit] ?? 1);
  return { value: line.result.value * scale, source: `${line.id}, ${line.formula}` };
}

/** What a line of the blueprint takes for an input of the same name and unit, so that no number has two values. */
function lineOf(
  name: string,
  unit: string,
  { sizing = [] }: Facts,
): { value: number; source: string } | null {
  for (const line of sizing) {
    const found = line.inputs.find((one) => one.name === name && one.unit === unit);
    if (found) return { value: found.value, source: `${line.id}` };
  }
  return null;
}

/** Inputs that a line of the blueprint takes under another name: what is worked out there holds here. */
const FROM_LINES: Partial<Record<InputName, (facts: Facts) => { value: number; source: string } | null>> = {
  peakFactor: (facts) => {
    const busy = lineOf('busyHours', 'h/day', facts);
    return busy && { value: 24 / busy.value, source: `${busy.source}: 24 h over ${busy.value} busy ones` };
  },
  thinkTime: (facts) => {
    const rate = lineOf('requestsPerMinute', 'requests/min', facts);
    return rate && { value: 60 / rate.value, source: `${rate.source}: ${rate.value} requests a minute` };
  },
  operationsPerRequest: ({ sizing = [] }) => {
    const done = sizing.find((it) => it.result.unit === 'operations/day');
    const asked = sizing.find((it) => it.result.unit === 'requests/day');
    if (!done || !asked || asked.result.value === 0) return null;
    return { value: done.result.value / asked.result.value, source: `${done.id} over ${asked.id}` };
  },
  durableWrites: ({ sizing = [] }) => {
    const writes = sizing.find((it) => it.result.unit === 'writes/s');
    return writes === undefined ? null : { value: writes.result.value, source: writes.id };
  },
  perInstance: (facts) => {
    const replica = lineOf('perReplica', 'requests/s', facts);
    const spare = lineOf('spare', 'times', facts)?.value ?? 1;
    return (
      replica && {
        value: replica.value / spare,
        source: `${replica.source}: ${replica.value} requests/s, with room for a lost one`,
      }
    );
  },
};

const SIZED: Partial<Record<InputName, Parameters<typeof sizedOf>[0]>> = {
  statedRate: 'peak',
  sizedStorage: 'storage',
  sizedFiles: 'files',
};

/** An input with the value that holds. Pure. */
export function inputOf(name: InputName, facts: Facts): CapacityInput {
  const rule: Omit<InputRule, 'name'> = INPUTS[name];
  const { label, unit } = rule;
  const what = SIZED[name];
  const line = what === undefined ? null : sizedOf(what, facts);
  if (line)
    return { name, label: label.replace(/ as stated$/, ' at peak'), unit, origin: 'computed', ...line };
  const stated = rule.measure ? statedOf(rule.measure, facts) : null;
  if (stated) return { name, label, unit, ...stated, value: scaled(name, stated.value) };
  const shared = lineOf(name, unit, facts) ?? FROM_LINES[name]?.(facts);
  if (shared) return { name, label, unit, origin: 'computed', ...shared };
  const named =
    (rule.measure ? defaulted(rule.measure, facts) : null) ??
    (name === 'dailyUsers' ? dailyUsersOf(facts) : null);
  const origin = 'assumed' as const;
  if (named) return { name, label, unit, origin, source: named.source, value: scaled(name, named.value) };
  return { name, label, unit, origin, value: rule.assumed, source: rule.why };
}
