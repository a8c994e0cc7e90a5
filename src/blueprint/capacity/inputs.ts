// Owns the inputs of the capacity sheet: which numbers it rests on, with unit, and whether each was read, answered or assumed.
import type { AnsweredQuestion } from '../brief.ts';
import type { SizingLine } from '../parts/review.ts';
import type { Reading } from '../reading.ts';
import type { Measure } from '../requirement.ts';
import { describeSource } from '../source.ts';
import { converted, numberIn } from './answer.ts';

/** What people and documents said: all that the sheet is computed from, besides the pattern. */
export interface Facts {
  readonly reading: Pick<Reading, 'quantities'>;
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

export interface InputRule {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly assumed: number;
  readonly why: string;
  readonly measure?: Measure;
}

/** What is assumed where nobody states it. */
export const INPUTS = {
  dailyUsers: {
    label: 'people active on a day',
    unit: 'users/day',
    assumed: 100,
    why: 'nobody states how many',
    measure: 'dailyUsers',
  },
  actionsPerUser: {
    label: 'requests of one person on a day',
    unit: 'requests',
    assumed: 40,
    why: 'a session of ten pages, four calls each',
  },
  peakFactor: { label: 'peak over average', unit: 'times', assumed: 8, why: 'people come in the same hours' },
  thinkTime: {
    label: 'pause of a person between requests',
    unit: 's',
    assumed: 30,
    why: 'a person looks twice a minute',
  },
  payload: {
    label: 'size of an answer',
    unit: 'kB',
    assumed: 20,
    why: 'a page of JSON, compressed',
    measure: 'payloadSize',
  },
  writeShare: {
    label: 'share of requests that write',
    unit: 'of 1',
    assumed: 0.2,
    why: 'one write to four reads',
  },
  rowSize: {
    label: 'bytes kept for a write, with indexes',
    unit: 'bytes',
    assumed: 1500,
    why: 'a row of thirty fields and its indexes',
  },
  initialVolume: {
    label: 'data on the first day',
    unit: 'GB',
    assumed: 0,
    why: 'no first load is stated',
    measure: 'dataVolume',
  },
  daysKept: {
    label: 'days a record is kept',
    unit: 'days',
    assumed: 1095,
    why: 'three years, so that growth shows; no shorter time is stated',
    measure: 'retention',
  },
  growth: {
    label: 'growth of use a year',
    unit: 'of 1',
    assumed: 0.2,
    why: 'a fifth a year',
    measure: 'growth',
  },
  perInstance: {
    label: 'requests a host answers',
    unit: 'req/s',
    assumed: 50,
    why: 'one process with a database behind it; measure it before the first release',
  },
  replicas: {
    label: 'hosts of each unit, so that one may fail',
    unit: 'hosts',
    assumed: 2,
    why: 'one alone is a single point of failure',
  },
  operationsPerRequest: {
    label: 'operations of the store for a request',
    unit: 'operations',
    assumed: 4,
    why: 'a page reads a handful of documents',
  },
  edge: {
    label: 'availability of the load balancer',
    unit: '%',
    assumed: 99.99,
    why: 'the usual service level of public clouds',
  },
  host: {
    label: 'availability of one host',
    unit: '%',
    assumed: 99.5,
    why: 'the usual service level of one machine',
  },
  database: {
    label: 'availability of the database',
    unit: '%',
    assumed: 99.95,
    why: 'the usual service level with a standby',
  },
  zones: {
    label: 'availability of the database over zones',
    unit: '%',
    assumed: 99.99,
    why: 'the usual service level over several zones; the stated target asks for them',
  },
  ownHosts: {
    label: 'hosts of our own',
    unit: 'hosts',
    assumed: 1,
    why: 'the machine that is there',
  },
  broker: {
    label: 'availability of the broker',
    unit: '%',
    assumed: 99.95,
    why: 'the usual service level with three nodes',
  },
  platform: {
    label: 'availability of the managed platform',
    unit: '%',
    assumed: 99.95,
    why: 'the usual service level of a managed platform',
  },
  statedRate: {
    label: 'requests per second as stated',
    unit: 'req/s',
    assumed: 0,
    why: 'not stated',
    measure: 'requestsPerSecond',
  },
  statedPerDay: {
    label: 'requests per day as stated',
    unit: 'requests/day',
    assumed: 0,
    why: 'not stated',
    measure: 'requestsPerDay',
  },
  sizedStorage: {
    label: 'storage after a year as sized for this domain',
    unit: 'GB',
    assumed: 0,
    why: 'no such line',
  },
  sizedFiles: {
    label: 'files after a year as sized for this domain',
    unit: 'GB',
    assumed: 0,
    why: 'no such line',
  },
  atOnce: {
    label: 'people at the same time',
    unit: 'users',
    assumed: 0,
    why: 'not stated',
    measure: 'concurrentUsers',
  },
} as const satisfies Readonly<Record<string, Omit<InputRule, 'name'>>>;
export type InputName = keyof typeof INPUTS;

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
  if (line) return { name, label, unit, origin: 'computed', ...line };
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
