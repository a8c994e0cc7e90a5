// Owns one entry of the catalogue: event sourcing with CQRS. Data only.
import type { Pattern } from '../pattern.ts';
import { FOWLER, JUDGED } from '../sources.ts';
import { CLIENT, CLIENT_CALLS, DATABASE } from './units.ts';

/** Event sourcing with CQRS. Words in braces are filled with the product's nouns. */
export const eventSourcing: Pattern = {
  id: 'eventSourcing',
  name: 'Event sourcing with CQRS',
  traits: { units: 'few', flow: 'log', runtime: 'servers' },
  names: /\bevent[- ]sourc(?:ing|ed)\b|\bCQRS\b/i,
  idea: 'Every change to {key} is an event in an append-only log, and the log is the truth. {entities} as people see them are projections that can be rebuilt at any time.',
  description:
    'Event sourcing with separate command and query sides: a command handler loads the events of one {key}, checks the rule and appends the next event with an expected version. Projections build the views that {roles} read, and can be thrown away and rebuilt. The log is never edited; a correction is a further event.',
  ratings: {
    functionalSuitability: [4, 'history and outcome can always be explained', FOWLER.eventSourcing],
    performanceEfficiency: [4, 'appends are cheap; reads are prepared', FOWLER.eventSourcing],
    compatibility: [3, 'others subscribe to the log', JUDGED],
    interactionCapability: [3, 'views lag behind commands', JUDGED],
    reliability: [5, 'state is rebuilt from the log', FOWLER.eventSourcing],
    security: [4, 'a complete audit trail; erasure is hard', JUDGED],
    maintainability: [2, 'old event versions live forever', FOWLER.eventSourcing],
    flexibility: [4, 'new views from old events', FOWLER.eventSourcing],
    safety: [5, 'nothing is overwritten', JUDGED],
    simplicity: [1, 'unfamiliar to most teams', JUDGED],
    cost: [3, 'a log and projections to run', JUDGED],
  },
  effects: [
    { signal: 'statedEventSourcing', points: 22, so: 'which is this pattern' },
    { signal: 'ledger', points: 9, so: 'which are a log of entries by nature' },
    { signal: 'audit', points: 5, so: 'which the log is' },
    { signal: 'personalData', points: -5, so: 'which an append-only log makes hard to erase' },
    { signal: 'prototype', points: -6, so: 'where the price is paid before the gain' },
    { signal: 'singleUser', points: -16, so: 'who needs no log of every change' },
    { signal: 'brownfield', points: -12, so: 'whose tables would have to become a log' },
    { signal: 'noServer', points: -20, so: 'which this pattern breaks' },
    { signal: 'statedBaas', points: -24, so: 'which would be given up' },
  ],
  pros: [
    {
      text: 'How each {key} came to its state can be shown to anyone, event by event.',
      attributes: ['security', 'safety'],
      signals: ['audit', 'ledger'],
    },
    {
      text: 'A fault in a view of {entities} is mended by rebuilding it; nothing is lost.',
      attributes: ['reliability'],
      signals: ['ledger'],
    },
    {
      text: 'New reports come from old events, without a migration.',
      attributes: ['flexibility', 'functionalSuitability'],
    },
  ],
  cons: [
    {
      text: 'Every version of every event of {key} has to be read for ever.',
      attributes: ['maintainability'],
    },
    {
      text: 'Most teams learn this on the job; the first months are slow.',
      attributes: ['simplicity'],
      signals: ['prototype'],
    },
    {
      text: 'Erasing a person from an append-only log needs a key for each person that can be destroyed.',
      attributes: ['security'],
      signals: ['personalData'],
    },
  ],
  wrongWhen: 'Nobody will ask how {key} came to its state: then the log is a cost without a use.',
  units: [
    CLIENT,
    {
      id: 'api',
      name: 'Command and query API',
      kind: 'service',
      technology: 'backend',
      responsibility:
        'Checks commands on {key} against its events, appends the next event with an expected version, serves projections.',
      scaling: 'Identical replicas; one writer wins per {key} version',
    },
    {
      id: 'event-log',
      name: 'Event log',
      kind: 'store',
      technology: 'eventStore',
      responsibility: 'Append-only events of {entities}; the only source of truth.',
      owner: 'api',
      scaling: 'Partitions by {key} id; snapshots every 500 events',
    },
    {
      id: 'projector',
      name: 'Projector',
      kind: 'worker',
      technology: 'backend',
      responsibility: 'Builds the views for {features} from the log; restarts from any position.',
      scaling: 'One per projection, partitioned by {key}',
    },
    {
      ...DATABASE,
      id: 'database',
      name: 'Read models',
      responsibility: 'Views of {entities} for {features}; can be dropped and rebuilt.',
      owner: 'projector',
    },
  ],
  services: 0,
  storePerService: false,
  places: { entry: 'api', core: 'api', work: 'projector', bus: null, store: 'event-log' },
  wires: [
    CLIENT_CALLS,
    { from: 'api', to: 'event-log', verb: 'appends and loads events', protocol: '{sql}' },
    { from: 'projector', to: 'event-log', verb: 'reads events in order', protocol: '{sql}', isAsync: true },
    { from: 'projector', to: 'database', verb: 'writes views', protocol: '{sql}' },
    { from: 'api', to: 'database', verb: 'reads views', protocol: '{sql}' },
  ],
};
