// Owns one entry of the catalogue: event-driven architecture with a broker. Data only.
import type { Pattern } from '../pattern.ts';
import { FSA, JUDGED } from '../sources.ts';
import { BROKER, CLIENT, CLIENT_CALLS, DATABASE } from './units.ts';

/** Event-driven architecture with a broker. Words in braces are filled with the product's nouns. */
export const eventDriven: Pattern = {
  id: 'eventDriven',
  name: 'Event-driven architecture with a broker',
  traits: { units: 'many', flow: 'broker', runtime: 'servers' },
  names: /\bevent[- ]driven\b|\bbroker\b|\bKafka\b/i,
  idea: 'Processors for {features} react to events of {key} on a broker; nobody waits for anybody. An API accepts commands and serves a read model that is kept up to date from the same events.',
  description:
    'An event-driven architecture: the API accepts a command, writes {key} with its event in one transaction (outbox) and answers at once. Processors subscribe to what concerns them, each with its own pace, retries and dead-letter queue. The client reads a model projected from the same events and is told of changes as they arrive.',
  ratings: {
    functionalSuitability: [3, 'outcomes come later; order must be designed', FSA.eventDriven],
    performanceEfficiency: [5, 'nothing waits; work is parallel', FSA.eventDriven],
    compatibility: [4, 'new consumers need no change to producers', FSA.eventDriven],
    interactionCapability: [4, 'changes reach the client as they happen', JUDGED],
    reliability: [5, 'the broker holds what a failed part missed', FSA.eventDriven],
    security: [3, 'data is copied to every consumer', JUDGED],
    maintainability: [4, 'small processors; the flow is hard to see', FSA.eventDriven],
    flexibility: [5, 'processors scale and come and go alone', FSA.eventDriven],
    safety: [3, 'nothing is lost, but nothing is immediate', JUDGED],
    simplicity: [2, 'a broker and eventual consistency to master', FSA.eventDriven],
    cost: [3, 'a broker runs always', FSA.eventDriven],
  },
  effects: [
    { signal: 'statedEventDriven', points: 16, so: 'which is this pattern' },
    { signal: 'broker', points: 9, so: 'which is what this pattern is built around' },
    { signal: 'realtime', points: 5, so: 'which events carry to the client as they happen' },
    { signal: 'inference', points: 4, so: 'whose results arrive as events' },
    { signal: 'highLoad', points: 6, so: 'which a broker absorbs' },
    { signal: 'asyncWork', points: 3, so: 'which processors do at their own pace' },
    { signal: 'statedMicroservices', points: -4, so: 'which this pattern only resembles' },
    { signal: 'noEvents', points: -12, so: 'so a broker would carry them for nobody' },
    { signal: 'singleUser', points: -20, so: 'for whom a broker earns nothing' },
    { signal: 'lowLoad', points: -6, so: 'which needs no broker' },
    { signal: 'brownfield', points: -8, so: 'which knows no events yet' },
    { signal: 'noServer', points: -20, so: 'which this pattern breaks' },
    { signal: 'statedBaas', points: -22, so: 'which would be given up' },
  ],
  pros: [
    {
      text: 'A processor that is down loses nothing: the broker keeps the events of {keyPlural} until it is back.',
      attributes: ['reliability'],
      signals: ['broker', 'stream'],
    },
    {
      text: 'A burst of {keyPlural} fills a queue instead of failing requests; each processor catches up at its own pace.',
      attributes: ['performanceEfficiency', 'flexibility'],
      signals: ['highLoad', 'stream'],
    },
    {
      text: 'The client of {roles} is told of a change the moment its event is there.',
      attributes: ['interactionCapability'],
      signals: ['realtime'],
    },
    {
      text: 'A new consumer of {key} events is added without touching who makes them.',
      attributes: ['maintainability', 'compatibility'],
      signals: ['statedEventDriven'],
    },
  ],
  cons: [
    {
      text: 'What a person just did may not show at once; each page of {features} needs an answer to that.',
      attributes: ['functionalSuitability', 'interactionCapability'],
    },
    {
      text: 'A broker to run, watch and upgrade, with dead letters somebody must look at.',
      attributes: ['simplicity', 'cost'],
      signals: ['prototype', 'lowLoad'],
    },
    {
      text: 'Events come at least once and sometimes out of order: each processor must be idempotent, or {keyPlural} are counted twice.',
      attributes: ['safety', 'functionalSuitability'],
      signals: ['ledger', 'payments'],
    },
  ],
  wrongWhen:
    'People expect the outcome of each action on {key} in the same request, and nothing else listens to it.',
  units: [
    CLIENT,
    {
      id: 'api',
      name: 'Command and query API',
      kind: 'service',
      technology: 'backend',
      responsibility:
        'Accepts commands on {entities}, writes them with their event in one transaction, serves the read model and the live channel.',
      scaling: 'Identical replicas, by requests and open channels',
    },
    { ...BROKER, owner: 'api' },
    {
      id: 'processors',
      name: 'Event processors',
      kind: 'worker',
      technology: 'backend',
      responsibility:
        'React to the events of {key} for {features}: one consumer group each, idempotent by event id, dead letters after three attempts.',
      scaling: 'By consumer lag, up to the number of partitions',
    },
    DATABASE,
  ],
  services: 0,
  storePerService: false,
  places: { entry: 'api', core: 'api', work: 'processors', bus: 'broker', store: 'database' },
  wires: [
    CLIENT_CALLS,
    { from: 'api', to: 'database', verb: 'writes state with its outbox', protocol: '{sql}' },
    {
      from: 'api',
      to: 'broker',
      verb: 'publishes from the outbox',
      protocol: '{busProtocol}',
      isAsync: true,
    },
    {
      from: 'processors',
      to: 'broker',
      verb: 'consume and publish events',
      protocol: '{busProtocol}',
      isAsync: true,
    },
    { from: 'processors', to: 'database', verb: 'update read models', protocol: '{sql}' },
  ],
};
