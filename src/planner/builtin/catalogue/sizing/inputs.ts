// Owns the inputs that several sizing lines share, so that one number is asked for and assumed in one way. Data only.
import type { SizingRule } from '../sizing-rule.ts';

type Input = SizingRule['inputs'][number];

/** The last band of a line: however much it is. */
export const EVERMORE = Number.POSITIVE_INFINITY;

/** The stated rate of requests. */
export const STATED_PEAK: Input = {
  name: 'rate',
  label: 'stated peak',
  unit: 'requests/s',
  measure: 'requestsPerSecond',
  assumed: 100,
  why: '',
};

/** The stated rate of things. */
export const STATED_RATE: Input = {
  ...STATED_PEAK,
  label: 'stated rate',
  unit: 'per s',
};

/** People at the same moment, as stated. */
export const CONCURRENT_USERS: Input = {
  name: 'concurrentUsers',
  label: 'people at the same moment',
  unit: 'users',
  measure: 'concurrentUsers',
  assumed: 100,
  why: '',
};

/** How long a day is as busy as the stated number of people says. */
export const BUSY_HOURS: Input = {
  name: 'busyHours',
  label: 'hours a day at that load',
  unit: 'h/day',
  assumed: 3,
  why: 'the stated number holds at the busiest time; the rest of the day counts as idle',
};

/** How long a day a stated rate of requests lasts. */
export const PEAK_HOURS: Input = {
  ...BUSY_HOURS,
  label: 'hours a day at that rate',
  assumed: 2,
  why: 'the stated rate is a peak; the rest of the day counts as idle',
};
