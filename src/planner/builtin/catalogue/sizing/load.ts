// Owns the sizing lines of load and storage: inputs with honest assumptions, one formula each. Data only.
import type { SizingRule } from '../sizing-rule.ts';

const EVERMORE = Number.POSITIVE_INFINITY;

/** Lines of load and storage, in the order in which one may take another's result. */
export const LOAD_LINES: readonly SizingRule[] = [
  {
    key: 'dailyActions',
    name: 'Actions of {roles} per day',
    signals: [],
    unless: ['participants', 'stream', 'statedRate', 'statedRequests'],
    inputs: [
      {
        name: 'dailyUsers',
        label: 'people active on a day',
        unit: 'users/day',
        measure: 'dailyUsers',
        assumed: 100,
        why: 'no daily users stated; a fifth of the stated users where those are known',
      },
      {
        name: 'actionsPerUser',
        label: 'requests of one person on a day',
        unit: 'requests',
        assumed: 40,
        why: 'a session of about ten pages, four calls each',
      },
    ],
    formula: 'dailyUsers * actionsPerUser',
    unit: 'requests/day',
    bands: [
      {
        upTo: 50_000,
        text: 'The smallest plan or host answers this many times over; load alone asks for no cache and no second host.',
      },
      {
        upTo: 2_000_000,
        text: 'Two replicas behind one address are enough; the database is watched before it is changed.',
      },
      { upTo: EVERMORE, text: 'Reads of {keyPlural} need a cache or replicas from the first release.' },
    ],
  },
  {
    key: 'dailyActions',
    name: 'Requests per day from the stated peak',
    signals: ['statedRequests'],
    unless: [],
    inputs: [
      {
        name: 'rate',
        label: 'stated peak',
        unit: 'requests/s',
        measure: 'requestsPerSecond',
        assumed: 100,
        why: '',
      },
      {
        name: 'busyHours',
        label: 'hours a day at that rate',
        unit: 'h',
        assumed: 2,
        why: 'the stated rate is a peak; the rest of the day counts as idle',
      },
    ],
    formula: 'rate * 3600 * busyHours',
    unit: 'requests/day',
    bands: [
      {
        upTo: Number.POSITIVE_INFINITY,
        text: '{store} is sized for the peak and not for the day: connections are pooled, and reads of {keyPlural} that may be seconds old come from a cache.',
      },
    ],
  },
  {
    key: 'peakFromUsers',
    name: 'Peak load',
    signals: [],
    unless: ['participants', 'stream', 'statedRate', 'statedRequests'],
    inputs: [
      {
        name: 'perDay',
        label: 'requests per day (line above)',
        unit: 'requests/day',
        line: 'dailyActions',
        assumed: 0,
        why: '',
      },
      {
        name: 'peakFactor',
        label: 'peak over average',
        unit: 'times',
        assumed: 8,
        why: 'people come in the same hours',
      },
    ],
    formula: 'perDay / 86400 * peakFactor',
    unit: 'requests/s',
    bands: [
      {
        upTo: 20,
        text: 'Far below what {entry} can answer; scaling is no driver of the design.',
      },
      {
        upTo: 200,
        text: '{entry} runs as two to four replicas; {store} stays one node with a pool of connections.',
      },
      {
        upTo: EVERMORE,
        text: '{entry} scales by replicas and {store} must be load-tested before the first release.',
      },
    ],
  },
  {
    key: 'statedRate',
    name: 'Rate of {keyPlural} on a day at the stated rate',
    signals: ['statedRate'],
    unless: [],
    inputs: [
      {
        name: 'rate',
        label: 'stated rate',
        unit: 'per s',
        measure: 'requestsPerSecond',
        assumed: 100,
        why: '',
      },
      {
        name: 'busyHours',
        label: 'hours a day at that rate',
        unit: 'h',
        assumed: 4,
        why: 'the stated rate is a peak; the rest of the day counts as idle',
      },
    ],
    formula: 'rate * 3600 * busyHours',
    unit: '{keyPlural}/day',
    bands: [
      {
        upTo: EVERMORE,
        text: '{core} is partitioned by {key} id and each partition is measured alone; no step on the critical path may wait for a person or an outside report.',
      },
    ],
  },
  {
    key: 'rowsWritten',
    name: 'Durable writes at the stated rate',
    signals: ['statedRate', 'ledger'],
    unless: [],
    inputs: [
      {
        name: 'rate',
        label: 'stated rate',
        unit: 'per s',
        measure: 'requestsPerSecond',
        assumed: 100,
        why: '',
      },
      {
        name: 'writesPerItem',
        label: 'durable writes for one {key}',
        unit: 'writes',
        assumed: 5,
        why: 'accept, reserve, forward, fulfil, post: one each',
      },
    ],
    formula: 'rate * writesPerItem',
    unit: 'writes/s',
    bands: [
      { upTo: 1000, text: 'One well-sized node of {store} carries this; commits are grouped.' },
      {
        upTo: EVERMORE,
        text: 'More than one node takes one by one: writes are batched per partition, and the ledger is load-tested before anything else is built on it.',
      },
    ],
  },
  {
    key: 'itemStorage',
    name: 'Storage of {keyPlural} after a year',
    signals: ['statedRate'],
    unless: ['video'],
    inputs: [
      {
        name: 'perDay',
        label: '{keyPlural} per day (line above)',
        unit: 'per day',
        line: 'statedRate',
        assumed: 0,
        why: '',
      },
      {
        name: 'bytesPerItem',
        label: 'bytes of one {key} with its history and indexes',
        unit: 'bytes',
        assumed: 4000,
        why: 'five rows of about 500 bytes and their indexes',
      },
      {
        name: 'daysKept',
        label: 'days kept online',
        unit: 'days',
        measure: 'retention',
        assumed: 365,
        why: 'no retention stated',
      },
    ],
    formula: 'perDay * bytesPerItem * daysKept / 1000000000',
    unit: 'GB',
    bands: [
      { upTo: 500, text: 'Fits one database node; partition by month so that old parts can be dropped.' },
      {
        upTo: EVERMORE,
        text: 'Partition {keyPlural} by day, keep what is open and recent online, and move closed months to the archive.',
      },
    ],
  },
  {
    key: 'recordStorage',
    name: 'Storage after a year',
    signals: [],
    unless: ['statedRate', 'video', 'singleUser'],
    inputs: [
      {
        name: 'perDay',
        label: 'requests per day (line above)',
        unit: 'requests/day',
        line: 'dailyActions',
        assumed: 4000,
        why: '',
      },
      {
        name: 'writeShare',
        label: 'share that writes',
        unit: 'of 1',
        assumed: 0.1,
        why: 'nine reads for each change of {key}',
      },
      {
        name: 'bytesPerRow',
        label: 'bytes of a change with indexes',
        unit: 'bytes',
        assumed: 2000,
        why: 'a row of 1 kB, twice for indexes and audit',
      },
    ],
    formula: 'perDay * writeShare * bytesPerRow * 365 / 1000000000',
    unit: 'GB',
    bands: [
      { upTo: 10, text: 'Small: a daily dump of {store} is the backup, and a restore takes minutes.' },
      { upTo: EVERMORE, text: '{store} needs point-in-time recovery and a partition for old {keyPlural}.' },
    ],
  },
  {
    key: 'replicas',
    name: 'Replicas for the stated peak',
    signals: ['statedRequests'],
    unless: [],
    inputs: [
      {
        name: 'rate',
        label: 'stated peak',
        unit: 'requests/s',
        measure: 'requestsPerSecond',
        assumed: 100,
        why: '',
      },
      {
        name: 'perReplica',
        label: 'requests one replica answers',
        unit: 'requests/s',
        assumed: 120,
        why: 'one process with two cores, mixed reads and writes; to be measured',
      },
      {
        name: 'spare',
        label: 'room for a lost replica',
        unit: 'times',
        assumed: 1.5,
        why: 'one of three may fail at the peak',
      },
    ],
    formula: 'rate / perReplica * spare',
    unit: 'replicas',
    bands: [
      { upTo: 2, text: 'Two replicas of {entry} are enough, one to spare.' },
      {
        upTo: Number.POSITIVE_INFINITY,
        text: '{entry} runs with that many replicas, rounded up; {store} is load-tested at the stated peak before the first release.',
      },
    ],
  },
];
