// Owns the sizing lines of load: inputs with honest assumptions, one formula each. Data only.
import type { SizingRule } from '../sizing-rule.ts';
import { BUSY_HOURS, CONCURRENT_USERS, EVERMORE, PEAK_HOURS, STATED_PEAK, STATED_RATE } from './inputs.ts';

const DAY_BANDS: SizingRule['bands'] = [
  {
    upTo: 50_000,
    text: 'The smallest plan or host answers this many times over; load alone asks for no cache and no second host.',
  },
  {
    upTo: 2_000_000,
    text: 'The day asks for no more hosts than the peak does; the database is watched before it is changed.',
  },
  { upTo: EVERMORE, text: 'Reads of {keyPlural} need a cache or replicas from the first release.' },
];

const PEAK_BANDS: SizingRule['bands'] = [
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
];

/** Lines of load, in the order in which one may take another's result. */
export const LOAD_LINES: readonly SizingRule[] = [
  {
    key: 'dailyActions',
    name: 'Actions of {roles} per day',
    signals: [],
    unless: ['participants', 'stream', 'statedRate', 'statedRequests', 'peakOnly'],
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
    bands: DAY_BANDS,
  },
  {
    key: 'statedPeak',
    name: 'Peak load',
    signals: ['statedRequests'],
    unless: [],
    inputs: [STATED_PEAK],
    formula: 'rate',
    unit: 'requests/s',
    bands: PEAK_BANDS,
  },
  {
    key: 'peakFromConcurrent',
    name: 'Peak load of people at the same moment',
    signals: ['statedConcurrent'],
    unless: ['participants', 'statedRate', 'statedRequests'],
    inputs: [
      CONCURRENT_USERS,
      {
        name: 'requestsPerMinute',
        label: 'requests of one person in a minute',
        unit: 'requests/min',
        assumed: 6,
        why: 'a page every 40 seconds, four calls each',
      },
    ],
    formula: 'concurrentUsers * requestsPerMinute / 60',
    unit: 'requests/s',
    bands: PEAK_BANDS,
  },
  {
    key: 'dailyActions',
    name: 'Requests on a day, from the people at the same moment',
    signals: ['peakOnly'],
    unless: ['participants', 'statedRate', 'statedRequests'],
    inputs: [
      {
        name: 'peak',
        label: 'requests per second (line above)',
        unit: 'requests/s',
        line: 'peakFromConcurrent',
        assumed: 0,
        why: '',
      },
      BUSY_HOURS,
    ],
    formula: 'peak * 3600 * busyHours',
    unit: 'requests/day',
    bands: DAY_BANDS,
  },
  {
    key: 'dailyActions',
    name: 'Requests on a day at the stated rate',
    signals: ['statedRequests'],
    unless: [],
    inputs: [STATED_PEAK, PEAK_HOURS],
    formula: 'rate * 3600 * busyHours',
    unit: 'requests/day',
    bands: [
      {
        upTo: EVERMORE,
        text: '{store} is sized for the peak and not for the day: connections are pooled, and reads of {keyPlural} that may be seconds old come from a cache.',
      },
    ],
  },
  {
    key: 'peakFromUsers',
    name: 'Peak load',
    signals: [],
    unless: ['participants', 'stream', 'statedRate', 'statedRequests', 'statedConcurrent'],
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
    bands: PEAK_BANDS,
  },
  {
    key: 'itemPeak',
    name: 'Peak load in {keyPlural}',
    signals: ['statedRate'],
    unless: [],
    inputs: [STATED_RATE],
    formula: 'rate',
    unit: '{keyPlural}/s',
    bands: [
      {
        upTo: EVERMORE,
        text: '{entry} and {core} are load-tested at this rate before the first release.',
      },
    ],
  },
  {
    key: 'requestPeak',
    name: 'Peak load',
    signals: ['statedRate', 'phased'],
    unless: [],
    inputs: [
      STATED_RATE,
      {
        name: 'callsPerItem',
        label: 'calls that one {key} comes with',
        unit: 'calls',
        assumed: 1,
        why: 'one call each',
      },
    ],
    formula: 'rate * callsPerItem',
    unit: 'requests/s',
    bands: [
      {
        upTo: EVERMORE,
        text: '{entry} answers this many calls for the stated rate of {keyPlural}; its callbacks come on top and are sent by workers.',
      },
    ],
  },
  {
    key: 'messageBandwidth',
    name: 'Bandwidth of calls at peak',
    signals: ['statedRate', 'phased'],
    unless: [],
    inputs: [
      {
        name: 'requests',
        label: 'requests per second (line above)',
        unit: 'requests/s',
        line: 'requestPeak',
        assumed: 0,
        why: '',
      },
      {
        name: 'payload',
        label: 'size of a message',
        unit: 'kB',
        measure: 'payloadSize',
        assumed: 4,
        why: 'a signed JSON message between systems',
      },
    ],
    formula: 'requests * payload * 8 / 1000',
    unit: 'Mbit/s',
    bands: [
      {
        upTo: 500,
        text: 'A line of 1 Gbit/s into each zone carries it, its callbacks, and that of a lost zone.',
      },
      { upTo: EVERMORE, text: 'Lines of 10 Gbit/s into each zone, so that one can carry all.' },
    ],
  },
  {
    key: 'statedRate',
    name: 'Rate of {keyPlural} on a day at the stated rate',
    signals: ['statedRate'],
    unless: [],
    inputs: [STATED_RATE, { ...PEAK_HOURS, assumed: 4 }],
    formula: 'rate * 3600 * busyHours',
    unit: '{keyPlural}/day',
    bands: [
      {
        upTo: EVERMORE,
        text: '{core} is partitioned by {key} id and each partition is measured alone; no step on the critical path may wait for a person or an outside report.',
      },
    ],
  },
];
