// Owns the sizing lines of storage, writes and replicas, which follow from the load. Data only.
import type { SizingRule } from '../sizing-rule.ts';
import { EVERMORE, STATED_PEAK, STATED_RATE } from './inputs.ts';

/** Lines of what the load leaves behind and asks for, after those of the load. */
export const STORAGE_LINES: readonly SizingRule[] = [
  {
    key: 'rowsWritten',
    name: 'Durable writes at the stated rate',
    signals: ['statedRate', 'ledger'],
    unless: [],
    inputs: [
      STATED_RATE,
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
        why: 'a year at hand; what is older lies in the archive',
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
    // What a person did is one document that is written again, and not a row for each change.
    key: 'documentStorage',
    name: 'Storage of documents after a year',
    signals: ['statedBaas'],
    unless: ['statedRate', 'video', 'singleUser'],
    inputs: [
      {
        name: 'people',
        label: 'people with an account',
        unit: 'users',
        measure: 'users',
        assumed: 2000,
        why: 'no number stated',
      },
      {
        name: 'documentsPerPerson',
        label: 'documents of one person',
        unit: 'documents',
        assumed: 10,
        why: 'a profile and a document for each thing worked on',
      },
      {
        name: 'bytesPerDocument',
        label: 'bytes of a document with indexes',
        unit: 'bytes',
        assumed: 2000,
        why: 'a document of 1 kB, twice for indexes',
      },
    ],
    formula: 'people * documentsPerPerson * bytesPerDocument / 1000000000',
    unit: 'GB',
    bands: [
      { upTo: 1, text: 'Inside the free tier of common providers; a daily export of {store} is the backup.' },
      { upTo: EVERMORE, text: 'Small beside what is read: a daily export of {store} is the backup.' },
    ],
  },
  {
    key: 'recordStorage',
    name: 'Storage after a year',
    signals: [],
    unless: ['statedRate', 'video', 'singleUser', 'statedBaas'],
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
      {
        name: 'days',
        label: 'days of the first year',
        unit: 'days',
        assumed: 365,
        why: 'a whole year, nothing deleted',
      },
    ],
    formula: 'perDay * writeShare * bytesPerRow * days / 1000000000',
    unit: 'GB',
    bands: [
      { upTo: 10, text: 'Small: a daily dump of {store} is the backup, and a restore takes minutes.' },
      { upTo: EVERMORE, text: '{store} needs point-in-time recovery and a partition for old {keyPlural}.' },
    ],
  },
  {
    key: 'fileStorage',
    name: 'Files after a year',
    signals: ['filesAsked'],
    unless: ['video'],
    inputs: [
      {
        name: 'filesPerDay',
        label: 'files that come in on a day',
        unit: 'GB/day',
        measure: 'dataVolume',
        assumed: 5,
        why: 'no volume stated',
      },
      {
        name: 'fileDays',
        label: 'days of the first year that a file is kept',
        unit: 'days',
        assumed: 365,
        why: 'kept with the record it belongs to',
      },
    ],
    formula: 'filesPerDay * fileDays',
    unit: 'GB',
    bands: [
      {
        upTo: 100,
        text: 'Small beside the rows; they are in the object store because of their size, not of their sum.',
      },
      {
        upTo: EVERMORE,
        text: 'The object store holds more than {store}: its copies and its deletion are planned and paid for on their own.',
      },
    ],
  },
  {
    key: 'replicas',
    name: 'Replicas at the stated rate',
    signals: ['statedRequests'],
    unless: [],
    inputs: [
      STATED_PEAK,
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
        upTo: EVERMORE,
        text: '{entry} runs with that many replicas, rounded up; {store} is load-tested at the stated peak before the first release.',
      },
    ],
  },
];
