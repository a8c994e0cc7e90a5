// Data: the inputs of the capacity sheet, with unit, what is assumed where nobody states them, and why.
import type { Measure } from '../requirement.ts';

/** What an input is, and what holds where nobody states it. */
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
  durableWrites: {
    label: 'durable writes a second at the stated rate',
    unit: 'writes/s',
    assumed: 1000,
    why: 'no rate stated',
  },
  writesPerDatabase: {
    label: 'durable writes a second for each database of the priced size',
    unit: 'writes/s',
    assumed: 1000,
    why: 'grouped commits on 2 vCPU, so that five of this size stand for one five times as large; measure it first',
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
  gatewayHosts: {
    label: 'hosts of the gateway in front of what stands outside',
    unit: 'hosts',
    assumed: 2,
    why: 'one may fail',
  },
  caches: {
    label: 'read caches',
    unit: 'cache',
    assumed: 1,
    why: 'one with a standby',
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
