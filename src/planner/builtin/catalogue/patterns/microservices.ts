// Owns one entry of the catalogue: microservices with an event backbone. Data only.
import type { Pattern } from '../pattern.ts';
import { FSA, JUDGED } from '../sources.ts';
import { BROKER, CLIENT, CLIENT_CALLS } from './units.ts';

/** Microservices with an event backbone. Words in braces are filled with the product's nouns. */
export const microservices: Pattern = {
  id: 'microservices',
  name: 'Microservices with an event backbone',
  traits: { units: 'many', flow: 'broker', runtime: 'servers' },
  names: /\bmicro-?services?\b/i,
  idea: 'A small service with its own store for each area: {features}. Queries go through a gateway; changes to {key} are told to the others as events on a broker.',
  description:
    "Microservices: each area of {features} is a service that owns its data alone and is built, released and scaled alone. A gateway is the only entry from outside; services learn of each other's changes through events, each written to an outbox in the transaction that made the change. There is no distributed transaction: what spans services is a sequence of local steps with a compensation for each.",
  ratings: {
    functionalSuitability: [3, 'rules that span services become sequences', FSA.microservices],
    performanceEfficiency: [3, 'network hops, but each part is sized alone', FSA.microservices],
    compatibility: [4, 'contracts at every border', FSA.microservices],
    interactionCapability: [3, 'views are put together from several services', JUDGED],
    reliability: [4, 'faults are contained', FSA.microservices],
    security: [3, 'many small surfaces, strong isolation', JUDGED],
    maintainability: [5, 'small parts, separately tested and released', FSA.microservices],
    flexibility: [5, 'each part scales and evolves alone', FSA.microservices],
    safety: [3, 'isolation helps; eventual consistency does not', JUDGED],
    simplicity: [1, 'many deployments, pipelines and contracts', FSA.microservices],
    cost: [1, 'a cluster and a broker before the first user', FSA.microservices],
  },
  effects: [
    { signal: 'statedMicroservices', points: 28, so: 'which is this pattern' },
    { signal: 'kubernetes', points: 8, so: 'which is where services of this kind run' },
    { signal: 'broker', points: 4, so: 'which is its backbone' },
    { signal: 'highLoad', points: 5, so: 'which each service meets at its own size' },
    { signal: 'participants', points: 3, so: 'who are isolated from each other' },
    { signal: 'singleUser', points: -22, so: 'for whom this is far too much' },
    { signal: 'prototype', points: -4, so: 'which has to carry the cost of a cluster' },
    { signal: 'lowLoad', points: -8, so: 'which does not pay for a cluster' },
    { signal: 'brownfield', points: -8, so: 'which would have to be taken apart' },
    { signal: 'noServer', points: -22, so: 'which this pattern breaks' },
    { signal: 'statedBaas', points: -12, so: 'which would be given up for a cluster' },
  ],
  pros: [
    {
      text: '{features} scale, fail and are replaced one by one; a fault in one leaves the others running.',
      attributes: ['flexibility', 'reliability'],
      signals: ['statedMicroservices', 'highLoad'],
    },
    {
      text: 'Each service owns its data and its release; {feature} changes without a release of the rest.',
      attributes: ['maintainability'],
      signals: ['kubernetes'],
    },
    {
      text: 'Others learn of {keyPlural} from events, so new consumers need no change to the service that made them.',
      attributes: ['compatibility'],
      signals: ['broker', 'statedEventDriven'],
    },
  ],
  cons: [
    {
      text: 'Many pipelines, contracts and dashboards before the first of {roles} is served.',
      attributes: ['simplicity'],
      signals: ['prototype', 'lowLoad', 'singleUser'],
    },
    { text: 'A cluster and a broker run day and night, whatever the load.', attributes: ['cost'] },
    {
      text: 'A page that shows {entities} together reads several services; what it shows may be seconds apart.',
      attributes: ['functionalSuitability', 'interactionCapability'],
    },
    {
      text: 'Every event may come twice or late; each consumer must be idempotent.',
      attributes: ['reliability', 'safety'],
      signals: ['ledger', 'payments'],
    },
  ],
  wrongWhen:
    'One team builds all of {product} and its parts have the same load: then the network only adds faults.',
  units: [
    CLIENT,
    {
      id: 'gateway',
      name: 'API gateway',
      kind: 'gateway',
      technology: 'backend',
      responsibility:
        'The only entry from outside: checks tokens, limits rates, routes to the service that owns the path.',
      scaling: 'Identical replicas, by requests',
    },
    BROKER,
  ],
  services: 3,
  storePerService: true,
  places: { entry: 'gateway', core: '$key', work: null, bus: 'broker', store: '$key' },
  wires: [
    CLIENT_CALLS,
    { from: '$entry', to: '$services', verb: 'routes requests to', protocol: 'HTTP/JSON' },
    {
      from: '$services',
      to: '$bus',
      verb: 'publishes and consumes events',
      protocol: '{busProtocol}',
      isAsync: true,
    },
  ],
};
