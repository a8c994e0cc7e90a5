// Owns the patterns that deploy as several services which call each other.
import type { Pattern } from '../pattern.ts';
import { FSA, JUDGED, SAGA } from '../sources.ts';
import { BROKER, CLIENT, CLIENT_CALLS, DATABASE } from './units.ts';

export const serviceBased: Pattern = {
  id: 'serviceBased',
  name: 'Service-based architecture',
  traits: { units: 'few', flow: 'calls', runtime: 'servers' },
  names: /\bservice[- ]based\b|\bcoarse(?:-grained)? services\b/i,
  idea: 'Two to four coarse services, cut where {features} differ in load and risk, behind one API; they share one database server with a schema each. Each is released alone, and none needs a message to finish a change to {key}.',
  description:
    'A service-based architecture: an API front takes all requests and hands them to two to four coarse services cut along {features}. Each service owns its schema on one database server and finishes a change to its own entities in one local transaction; another service is asked over its API, never through its tables. It gives separate release and scaling where that pays, without a distributed transaction for every change.',
  ratings: {
    functionalSuitability: [4, 'most rules stay inside one coarse service', FSA.serviceBased],
    performanceEfficiency: [3, 'few hops; services sized to their load', FSA.serviceBased],
    compatibility: [4, 'each outside system has one owner', JUDGED],
    interactionCapability: [4, 'reads are mostly local and consistent', JUDGED],
    reliability: [4, 'faults stay inside a service', FSA.serviceBased],
    security: [4, 'sensitive data gets a service of its own', JUDGED],
    maintainability: [4, 'domain-sized parts, separately tested', FSA.serviceBased],
    flexibility: [3, 'scales by service, coarsely', FSA.serviceBased],
    safety: [4, 'risky functions are isolated', JUDGED],
    simplicity: [3, 'a handful of deployments', FSA.serviceBased],
    cost: [4, 'a few small hosts, one database server', FSA.serviceBased],
  },
  effects: [
    { signal: 'video', points: 5, so: 'which get a service of their own' },
    { signal: 'inference', points: 5, so: 'which get hosts of their own without splitting the rest' },
    { signal: 'multiTenant', points: 3, so: 'for whom a noisy neighbour is held to one service' },
    { signal: 'statedMicroservices', points: 2, so: 'of which this is the coarser form' },
    { signal: 'ledger', points: 3, so: 'which one service can own alone' },
    { signal: 'singleUser', points: -12, so: 'for whom separate services earn nothing' },
    { signal: 'brownfield', points: -3, so: 'which would have to be cut first' },
    { signal: 'noServer', points: -18, so: 'which this pattern breaks' },
    { signal: 'statedBaas', points: -8, so: 'which would be given up for servers of our own' },
  ],
  pros: [
    {
      text: '{feature} can be released, scaled and fail apart from the rest, with only a few deployments to run.',
      attributes: ['reliability', 'flexibility'],
      signals: ['video', 'inference', 'multiTenant'],
    },
    {
      text: 'A change to {key} stays inside one service and one transaction.',
      attributes: ['functionalSuitability', 'safety'],
      signals: ['ledger'],
    },
    {
      text: 'The data of {keyPlural} has one service in front of it, where access is checked and logged.',
      attributes: ['security'],
      signals: ['personalData', 'audit'],
    },
    {
      text: 'Each outside system is known to one service only; the others never see its faults.',
      attributes: ['compatibility', 'maintainability'],
    },
  ],
  cons: [
    {
      text: 'A cut in the wrong place is paid with calls between services for every page that shows {entities} together.',
      attributes: ['performanceEfficiency', 'maintainability'],
    },
    {
      text: 'The shared database server is one point of failure, and schemas drift together without discipline.',
      attributes: ['reliability'],
    },
    {
      text: 'Several deployments, contracts and dashboards from the first day.',
      attributes: ['simplicity', 'cost'],
      signals: ['prototype', 'singleUser'],
    },
  ],
  wrongWhen: '{features} share most of their data and load: then the borders only cost calls.',
  units: [
    CLIENT,
    {
      id: 'api',
      name: 'API front',
      kind: 'gateway',
      technology: 'backend',
      responsibility:
        'Checks the session and the role, limits rates, hands each request to the service that owns it.',
      scaling: 'Identical replicas, by requests',
    },
    {
      ...DATABASE,
      name: 'Database server',
      responsibility: 'One schema for each service; a service reads only its own. Keeps {entities}.',
      owner: '$key',
    },
  ],
  services: 3,
  storePerService: false,
  places: { entry: 'api', core: '$key', work: null, bus: null, store: 'database' },
  wires: [
    CLIENT_CALLS,
    { from: '$entry', to: '$services', verb: 'hands requests to', protocol: 'HTTP/JSON' },
    { from: '$services', to: '$store', verb: 'reads and writes its schema', protocol: '{sql}' },
  ],
};

export const microservices: Pattern = {
  id: 'microservices',
  name: 'Microservices with an event backbone',
  traits: { units: 'many', flow: 'calls', runtime: 'servers' },
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

export const orchestratedHub: Pattern = {
  id: 'orchestratedHub',
  name: 'Hub with orchestrated sagas',
  traits: { units: 'few', flow: 'saga', runtime: 'servers' },
  names: /\bhub[- ]and[- ]spoke\b|\borchestrat(?:ed|ion)\b|\bsagas?\b/i,
  idea: 'A hub owns the state of every {key} and drives it step by step; adapters speak to the outside parties. Each step is recorded before it is taken, so any {key} can be resumed, timed out or undone.',
  description:
    "An orchestrated hub: one orchestrator holds the state machine of {key} and is the only one who moves it. Adapters at the edge translate each outside party's protocol and hold no state. The orchestrator writes the step it is about to take, takes it, and writes the outcome; after a crash it resumes from what is written. Each step has a deadline and, where it can be undone, a compensation.",
  ratings: {
    functionalSuitability: [5, 'the state of the transaction is explicit and owned once', SAGA],
    performanceEfficiency: [3, 'each step costs a write', FSA.orchestrated],
    compatibility: [5, 'one adapter for each outside protocol', FSA.orchestrated],
    interactionCapability: [3, 'progress is visible; answers come later', JUDGED],
    reliability: [4, 'resumes from the recorded step', SAGA],
    security: [4, 'parties meet only the edge; every step is logged', JUDGED],
    maintainability: [3, 'flows are easy to read; the hub attracts logic', FSA.orchestrated],
    flexibility: [3, 'parts by party scale; the hub must be partitioned', FSA.orchestrated],
    safety: [4, 'each step has a deadline and a compensation', SAGA],
    simplicity: [2, 'state machines and compensations to design', FSA.orchestrated],
    cost: [3, 'a few services and a durable store', FSA.orchestrated],
  },
  effects: [
    {
      signal: 'participants',
      points: 14,
      so: 'whose protocols end at adapters while the hub keeps the one true state',
    },
    { signal: 'workflow', points: 8, so: 'whose steps an orchestrator makes explicit' },
    { signal: 'ledger', points: 5, so: 'which need one authority on the outcome' },
    { signal: 'manyIntegrations', points: 4, so: 'each of which gets an adapter' },
    { signal: 'singleUser', points: -14, so: 'for whom a hub has nobody to join' },
    { signal: 'brownfield', points: -4, so: 'which does not need an orchestrator to take one more step' },
    { signal: 'noServer', points: -20, so: 'which this pattern breaks' },
    { signal: 'statedBaas', points: -10, so: 'which would be given up' },
    { signal: 'statedMicroservices', points: -2, so: 'which a central orchestrator narrows' },
  ],
  pros: [
    {
      text: 'There is one authority on the state of each {key}; after a crash it resumes at the recorded step.',
      attributes: ['functionalSuitability', 'reliability'],
      signals: ['ledger', 'workflow', 'participants'],
    },
    {
      text: 'Each outside party meets an adapter; a new one is added without touching the core.',
      attributes: ['compatibility'],
      signals: ['participants', 'manyIntegrations'],
    },
    {
      text: 'Every step of a {key} is written down with its time: the trail that auditors ask for is the state itself.',
      attributes: ['security', 'safety'],
      signals: ['audit'],
    },
  ],
  cons: [
    {
      text: 'The orchestrator attracts every rule; without care it becomes the monolith that nobody dares to change.',
      attributes: ['maintainability'],
    },
    {
      text: 'Each step costs a durable write, which bounds the rate of {keyPlural} per partition.',
      attributes: ['performanceEfficiency', 'flexibility'],
      signals: ['highLoad'],
    },
    { text: 'Compensations have to be designed and tested for every step.', attributes: ['simplicity'] },
  ],
  wrongWhen:
    '{product} has no transaction that spans several parties, or each step is short enough for one database transaction.',
  units: [
    { ...CLIENT, when: 'ui' },
    {
      id: 'edge-api',
      name: 'Edge API',
      kind: 'gateway',
      technology: 'backend',
      responsibility:
        'Authenticates people and parties, validates messages against the contract, accepts or refuses at once.',
      scaling: 'Identical replicas, by requests',
    },
    {
      id: 'orchestrator',
      name: '{key} orchestrator',
      kind: 'service',
      technology: 'backend',
      responsibility:
        'Owns the state machine of {key}: records each step, takes it, records the outcome, enforces deadlines and compensations.',
      scaling: 'Partitions by {key} id',
    },
    {
      id: 'adapters',
      name: 'Party adapters',
      kind: 'worker',
      technology: 'backend',
      responsibility: 'Translate outside protocols, retry deliveries, hold no state of their own.',
      scaling: 'By party and backlog',
    },
    {
      id: 'task-queue',
      name: 'Task queue',
      kind: 'queue',
      technology: 'queue',
      responsibility: 'Carries steps to adapters and outcomes back, at least once, ordered by {key}.',
      owner: 'orchestrator',
      scaling: 'Partitions by {key} id',
    },
    { ...DATABASE, owner: 'orchestrator' },
  ],
  services: 0,
  storePerService: false,
  places: { entry: 'edge-api', core: 'orchestrator', work: 'adapters', bus: 'task-queue', store: 'database' },
  wires: [
    CLIENT_CALLS,
    { from: 'edge-api', to: 'orchestrator', verb: 'submits commands to', protocol: 'HTTP/JSON' },
    { from: 'orchestrator', to: 'database', verb: 'records steps and outcomes', protocol: '{sql}' },
    {
      from: 'orchestrator',
      to: 'task-queue',
      verb: 'publishes steps',
      protocol: '{busProtocol}',
      isAsync: true,
    },
    {
      from: 'adapters',
      to: 'task-queue',
      verb: 'take steps and report outcomes',
      protocol: '{busProtocol}',
      isAsync: true,
    },
  ],
};
