// Owns the sizing lines: which products call for them, their inputs with honest assumptions, one formula each.
import type { Measure } from '../../../blueprint/requirement.ts';

/** An input of a line: a measure of the documents, a phrase to find a stated number by, or an assumption. */
export interface SizingInputRule {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly measure?: Measure;
  /** A stated quantity whose sentence carries these words and whose unit fits. */
  readonly stated?: RegExp;
  /** Takes the result of an earlier line. */
  readonly line?: string;
  readonly assumed: number;
  readonly why: string;
}

export interface SizingRule {
  readonly key: string;
  readonly name: string;
  /** All these signals are raised; "users" stands for a product whose load is people. */
  readonly signals: readonly string[];
  readonly unless: readonly string[];
  readonly inputs: readonly SizingInputRule[];
  readonly formula: string;
  readonly unit: string;
  /** What follows; the first whose bound is at or above the result. {value} is the result. */
  readonly bands: readonly { readonly upTo: number; readonly text: string }[];
}

const EVERMORE = Number.POSITIVE_INFINITY;

export const SIZING_RULES: readonly SizingRule[] = [
  {
    key: 'dailyActions',
    name: 'Actions of {roles} per day',
    signals: [],
    unless: ['participants', 'stream', 'statedRate'],
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
    key: 'peakFromUsers',
    name: 'Peak load',
    signals: [],
    unless: ['participants', 'stream', 'statedRate'],
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
    key: 'streamBandwidth',
    name: 'Video to browsers',
    signals: ['video'],
    unless: [],
    inputs: [
      {
        name: 'streams',
        label: 'streams shown at once',
        unit: 'streams',
        stated: /\bsimultaneous\b.*\bstreams?\b|\bstreams?\b.*\b(?:at once|simultaneous|concurrent)/i,
        assumed: 4,
        why: 'a grid of two by two',
      },
      {
        name: 'mbitPerStream',
        label: 'bit rate of one stream',
        unit: 'Mbit/s',
        assumed: 2.5,
        why: '720p at 25 frames/s, H.264',
      },
      {
        name: 'viewers',
        label: 'open dashboards',
        unit: 'viewers',
        measure: 'concurrentUsers',
        assumed: 3,
        why: 'a control room, no public viewers',
      },
    ],
    formula: 'streams * mbitPerStream * viewers',
    unit: 'Mbit/s',
    bands: [
      {
        upTo: 500,
        text: 'One media server on the same network carries it; the API and the broker must never carry video.',
      },
      {
        upTo: EVERMORE,
        text: 'The media server needs its own network path and an edge for viewers; the API and the broker must never carry video.',
      },
    ],
  },
  {
    key: 'inferenceFrames',
    name: 'Frames to the model',
    signals: ['video', 'inference'],
    unless: [],
    inputs: [
      {
        name: 'streams',
        label: 'sources analysed',
        unit: 'streams',
        stated: /\bsimultaneous\b.*\bstreams?\b|\bstreams?\b.*\b(?:at once|simultaneous|concurrent)/i,
        assumed: 4,
        why: 'each source that is shown is also analysed',
      },
      {
        name: 'framesPerSecond',
        label: 'frames sampled from each',
        unit: 'frames/s',
        assumed: 5,
        why: 'enough for objects that stay for a second; not the full rate',
      },
      {
        name: 'msPerFrame',
        label: 'model time for one frame',
        unit: 'ms',
        assumed: 60,
        why: 'a small detector on a CPU core; to be measured',
      },
    ],
    formula: 'streams * framesPerSecond * msPerFrame / 1000',
    unit: 'cores busy',
    bands: [
      {
        upTo: 4,
        text: 'CPU cores are enough for the first release; {inference} samples frames and drops late ones instead of queueing them.',
      },
      {
        upTo: EVERMORE,
        text: '{inference} needs an accelerator or fewer frames; decide after a measured spike.',
      },
    ],
  },
  {
    key: 'eventRate',
    name: 'Detections to store',
    signals: ['video', 'inference'],
    unless: [],
    inputs: [
      {
        name: 'streams',
        label: 'sources analysed',
        unit: 'streams',
        stated: /\bsimultaneous\b.*\bstreams?\b|\bstreams?\b.*\b(?:at once|simultaneous|concurrent)/i,
        assumed: 4,
        why: 'each source that is shown is also analysed',
      },
      {
        name: 'framesPerSecond',
        label: 'frames sampled from each',
        unit: 'frames/s',
        assumed: 5,
        why: 'as above',
      },
      {
        name: 'detectionsPerFrame',
        label: 'detections worth keeping in a frame',
        unit: 'detections',
        assumed: 0.2,
        why: 'changes only, not every box of every frame',
      },
    ],
    formula: 'streams * framesPerSecond * detectionsPerFrame * 86400',
    unit: 'detections/day',
    bands: [
      {
        upTo: EVERMORE,
        text: 'Keep events, not boxes: one row when a state changes. Raw detections stay in the broker for a day and are not copied into {store}.',
      },
    ],
  },
  {
    key: 'clipStorage',
    name: 'Archived video after a year',
    signals: ['video', 'objects'],
    unless: [],
    inputs: [
      {
        name: 'clipsPerDay',
        label: 'anomalies archived per day',
        unit: 'clips',
        assumed: 50,
        why: 'no rate stated',
      },
      {
        name: 'secondsPerClip',
        label: 'length of a clip',
        unit: 's',
        assumed: 30,
        why: 'ten seconds before, twenty after',
      },
      { name: 'mbitPerStream', label: 'bit rate', unit: 'Mbit/s', assumed: 2.5, why: 'as shown to browsers' },
      {
        name: 'daysKept',
        label: 'days kept',
        unit: 'days',
        measure: 'retention',
        assumed: 365,
        why: 'no retention stated',
      },
    ],
    formula: 'clipsPerDay * secondsPerClip * mbitPerStream / 8 / 1000 * daysKept',
    unit: 'GB',
    bands: [
      {
        upTo: 500,
        text: 'A single disk of the object store holds it; a lifecycle rule deletes what is past its time.',
      },
      { upTo: EVERMORE, text: 'A lifecycle rule and a colder storage class are needed in the first year.' },
    ],
  },
  {
    key: 'reviewWork',
    name: 'Human review until the next training run',
    signals: ['training'],
    unless: [],
    inputs: [
      {
        name: 'labels',
        label: 'confirmed labels that start a run',
        unit: 'images',
        stated: /\b(?:annotations?|labels?|images?)\b/i,
        assumed: 50,
        why: 'no threshold stated',
      },
      {
        name: 'secondsPerLabel',
        label: 'time for one decision',
        unit: 's',
        stated: /\bper image\b|\bsingle keystroke/i,
        assumed: 2,
        why: 'one keystroke each',
      },
    ],
    formula: 'labels * secondsPerLabel / 60',
    unit: 'min',
    bands: [
      {
        upTo: 15,
        text: 'A run can be started many times a day: bound it to one at a time, and require that the candidate beats the current model on a fixed set.',
      },
      {
        upTo: EVERMORE,
        text: 'Reviewing is the bottleneck of the loop: order the queue by what teaches the model most.',
      },
    ],
  },
  {
    key: 'contentReads',
    name: 'Reads and writes of a session',
    signals: ['statedBaas'],
    unless: [],
    inputs: [
      {
        name: 'sessions',
        label: 'sessions per day',
        unit: 'sessions',
        measure: 'dailyUsers',
        assumed: 200,
        why: 'no daily users stated',
      },
      {
        name: 'writesPerSession',
        label: 'progress writes in a session',
        unit: 'writes',
        assumed: 12,
        why: 'one for each step completed',
      },
      {
        name: 'readsPerSession',
        label: 'reads in a session',
        unit: 'reads',
        assumed: 15,
        why: 'profile, progress list and resume',
      },
    ],
    formula: 'sessions * (writesPerSession + readsPerSession)',
    unit: 'operations/day',
    bands: [
      {
        upTo: 20_000,
        text: 'Inside the free tier of common providers; write once for each completed step, not for each touch.',
      },
      {
        upTo: EVERMORE,
        text: 'Beyond the free tier of common providers: batch writes and cache reads before the bill grows.',
      },
    ],
  },
  {
    key: 'batchTime',
    name: 'Time of one run',
    signals: ['brownfield', 'singleUser'],
    unless: [],
    inputs: [
      {
        name: 'rows',
        label: 'rows looked at in one run',
        unit: 'rows',
        stated: /\brows?\b|\bentries\b|\bsymbols?\b/i,
        assumed: 500,
        why: 'no number stated; a few hundred {keyPlural}',
      },
      {
        name: 'msPerRow',
        label: 'time for one row',
        unit: 'ms',
        assumed: 2,
        why: 'one upsert in a transaction on a local file',
      },
    ],
    formula: 'rows * msPerRow / 1000',
    unit: 's',
    bands: [
      {
        upTo: 5,
        text: 'Short enough to answer in the same request, in one transaction: no queue, no worker, no progress state. Outside price calls stay out of it.',
      },
      { upTo: EVERMORE, text: 'Too long for a request: answer at once and show progress.' },
    ],
  },
];
