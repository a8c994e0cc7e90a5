// Owns the formulas of the capacity sheet, as data: which line follows from which inputs and earlier lines.
import type { Link, Shape } from './shapes.ts';

/** A line: its formula names inputs and earlier lines alone. */
export interface LineRule {
  readonly name: string;
  readonly label: string;
  readonly formula: string;
  readonly unit: string;
}

function line(name: string, label: string, unit: string, formula: string): LineRule {
  return { name, label, unit, formula };
}

/** What the load is derived from. */
export type LoadBasis =
  | 'systems'
  | 'rate'
  | 'rateAndAtOnce'
  | 'perDay'
  | 'atOnce'
  | 'usersAndAtOnce'
  | 'users';

const PER_DAY = ['perDay', 'Requests a day', 'requests/day'] as const;
const AVERAGE = ['average', 'Requests per second, on average', 'req/s'] as const;
const PEAK = ['peak', 'Requests per second at peak', 'req/s'] as const;
const CONCURRENT = ['concurrent', 'People at the same time at peak', 'users'] as const;

/** The load by what is stated: the nearer to the peak, the better. */
export const LOAD: Readonly<Record<LoadBasis, readonly LineRule[]>> = {
  // A rate of things ("800 transfers/s") is that of systems: it tells no number of people.
  systems: [
    line(...PEAK, 'statedRate'),
    line(...AVERAGE, 'peak / peakFactor'),
    line(...PER_DAY, 'average * 86400'),
  ],
  rate: [
    line(...PEAK, 'statedRate'),
    line(...AVERAGE, 'peak / peakFactor'),
    line(...PER_DAY, 'average * 86400'),
    line(...CONCURRENT, 'peak * thinkTime'),
  ],
  rateAndAtOnce: [
    line(...PEAK, 'statedRate'),
    line(...AVERAGE, 'peak / peakFactor'),
    line(...PER_DAY, 'average * 86400'),
    line(...CONCURRENT, 'atOnce'),
  ],
  perDay: [
    line(...PER_DAY, 'statedPerDay'),
    line(...AVERAGE, 'perDay / 86400'),
    line(...PEAK, 'average * peakFactor'),
    line(...CONCURRENT, 'peak * thinkTime'),
  ],
  atOnce: [
    line(...CONCURRENT, 'atOnce'),
    line(...PEAK, 'concurrent / thinkTime'),
    line(...AVERAGE, 'peak / peakFactor'),
    line(...PER_DAY, 'average * 86400'),
  ],
  usersAndAtOnce: [
    line(...PER_DAY, 'dailyUsers * actionsPerUser'),
    line(...AVERAGE, 'perDay / 86400'),
    line(...PEAK, 'max(average * peakFactor, atOnce / thinkTime)'),
    line(...CONCURRENT, 'max(atOnce, peak * thinkTime)'),
  ],
  users: [
    line(...PER_DAY, 'dailyUsers * actionsPerUser'),
    line(...AVERAGE, 'perDay / 86400'),
    line(...PEAK, 'average * peakFactor'),
    line(...CONCURRENT, 'peak * thinkTime'),
  ],
};

/** Bandwidth and traffic follow from the load. */
export const TRAFFIC: readonly LineRule[] = [
  line('bandwidth', 'Bandwidth at peak', 'Mbit/s', 'peak * payload * 8 / 1000'),
  line('transfer', 'Traffic a month', 'GB/month', 'perDay * payload * 30 / 1000000'),
  line('requestsMonth', 'Requests a month', 'requests/month', 'perDay * 30'),
];

const YEAR_1 = ['storageYear1', 'Storage after a year', 'GB'] as const;
const YEAR_3 = ['storageYear3', 'Storage after three years', 'GB'] as const;
/** The mean of three years of growth. */
const GROWN = '(1 + (1 + growth) + (1 + growth) * (1 + growth)) / 3';

/** What more than doubles was told for one step: it grows once by that and then stays, until somebody says more. */
const GROWN_ONCE = '(1 + 2 * (1 + growth)) / 3';

/** The lines with a growth that is one step, in place of one that goes on year by year. Pure. */
export function grownOnce(rules: readonly LineRule[]): LineRule[] {
  return rules.map((rule) => ({ ...rule, formula: rule.formula.replace(GROWN, GROWN_ONCE) }));
}

/** Storage from what is written; `sized` where a line of the domain gives the first year. */
export const STORAGE: Readonly<Record<'written' | 'sized', readonly LineRule[]>> = {
  written: [
    line(...YEAR_1, 'initialVolume + perDay * writeShare * rowSize * min(daysKept, year) / 1000000000'),
    line(
      ...YEAR_3,
      `initialVolume + perDay * writeShare * rowSize * min(daysKept, threeYears) * ${GROWN} / 1000000000`,
    ),
  ],
  sized: [
    line(...YEAR_1, 'sizedStorage'),
    line(...YEAR_3, `sizedStorage * min(daysKept, threeYears) / min(daysKept, year) * ${GROWN}`),
  ],
};

/** Constants that formulas name, so that their unit is known. `year` and `threeYears` are days. */
export const CONSTANTS = {
  year: { value: 365, unit: 'days' },
  threeYears: { value: 1095, unit: 'days' },
} as const;

const LINKS: Readonly<Record<Link, string>> = {
  edge: 'edge / 100',
  service: '(1 - (1 - host / 100) * (1 - host / 100))',
  hop: '(1 - (1 - host / 100) * (1 - host / 100))',
  database: 'database / 100',
  zones: 'zones / 100',
  machine: 'host / 100',
  broker: 'broker / 100',
  platform: 'platform / 100',
};

/** The unit that answers requests by the load, at least as often as each other one. */
function hostsOf(units: number): string {
  if (units === 0) return '0';
  const answering = 'max(replicas, ceil(peak / perInstance))';
  const others = units === 2 ? 'replicas' : `${units - 1} * replicas`;
  return units === 1 ? answering : `${answering} + ${others}`;
}

/** What depends on the pattern: hosts, and the chain that a request passes. Two hosts of a unit fail together or not. Pure. */
export function patternLines({ units, chain, hosts: formula, moreHosts }: Shape): LineRule[] {
  const hosts = line(
    'instances',
    'Hosts that run all the time',
    'hosts',
    formula ?? [hostsOf(units), ...(moreHosts ?? [])].join(' + '),
  );
  const availability = `100 * ${chain.map((link) => LINKS[link]).join(' * ')}`;
  return [hosts, line('availability', 'Availability of the chain', '%', availability)];
}
