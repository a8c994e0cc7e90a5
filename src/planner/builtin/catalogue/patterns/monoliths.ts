// Owns the patterns that deploy as one unit, or as one and its workers.
import type { Pattern } from '../pattern.ts';
import { FOWLER, FSA, JUDGED } from '../sources.ts';
import { CLIENT, CLIENT_CALLS, DATABASE } from './units.ts';

export const modularMonolith: Pattern = {
  id: 'modularMonolith',
  name: 'Modular monolith',
  traits: { units: 'one', flow: 'calls', runtime: 'servers' },
  names: /\bmodular monolith\b|\bmonolith\b/i,
  idea: 'One deployable holds {features} as modules with enforced borders over one database. Modules call each other in process, so a change to {key} commits in one transaction.',
  description:
    'A modular monolith: one process, one database, and a module for each area ({features}). A module owns its tables and is reached only through its public interface, which an import check in CI enforces. What changes {key} happens in one local transaction; there is no network between modules, so there is no partial failure between them either.',
  ratings: {
    functionalSuitability: [4, 'rules that span modules run in one transaction', JUDGED],
    performanceEfficiency: [3, 'calls stay in process, but all modules share one machine', FSA.layered],
    compatibility: [3, 'one API surface; adapters live in modules', JUDGED],
    interactionCapability: [4, 'one consistent view of the data for the client', JUDGED],
    reliability: [3, 'one failure domain; few moving parts', FSA.layered],
    security: [4, 'one perimeter and no traffic between services', JUDGED],
    maintainability: [4, 'refactoring across modules is cheap while the borders hold', FOWLER.monolithFirst],
    flexibility: [2, 'scales only as a whole', FSA.layered],
    safety: [3, 'one place to enforce a rule; a crash takes all of it', JUDGED],
    simplicity: [5, 'one build, one deployment, one log', FSA.layered],
    cost: [5, 'one small host and one database', FSA.layered],
  },
  effects: [
    { signal: 'statedMonolith', points: 20, so: 'which is this pattern' },
    {
      signal: 'brownfield',
      points: 12,
      so: 'which already deploys as one unit and can take the change as a module',
    },
    { signal: 'singleUser', points: 10, so: 'for whom a second deployable earns nothing' },
    { signal: 'lowLoad', points: 6, so: 'which one process carries' },
    { signal: 'prototype', points: 4, so: 'where the shortest way to a running whole counts' },
    { signal: 'highLoad', points: -10, so: 'which one process that scales only as a whole carries badly' },
    { signal: 'statedMicroservices', points: -12, so: 'which this pattern sets aside' },
    { signal: 'video', points: -5, so: 'which would share a process with the API' },
    { signal: 'heavyCompute', points: -10, so: 'which would share memory with the API' },
    { signal: 'noServer', points: -18, so: 'which this pattern breaks' },
    { signal: 'statedBaas', points: -6, so: 'which would be given up for a server of our own' },
    { signal: 'participants', points: -5, so: 'whose faults would reach the whole process' },
  ],
  pros: [
    {
      text: 'A change to {key} and everything that depends on it commits in one transaction; there is no half-done state to repair.',
      attributes: ['functionalSuitability', 'reliability'],
      signals: ['ledger', 'brownfield'],
    },
    {
      text: 'One artefact to build, deploy, watch and roll back; a small team can run {product} without a platform team.',
      attributes: ['simplicity'],
      signals: ['singleUser', 'prototype', 'lowLoad'],
    },
    { text: 'The cheapest option to run: one host and one database.', attributes: ['cost'] },
    {
      text: 'The borders between {features} can still move while the product is being understood.',
      attributes: ['maintainability'],
    },
    {
      text: 'One perimeter: {roles} are checked in one place, and no data of {keyPlural} travels between services.',
      attributes: ['security'],
      signals: ['personalData'],
    },
  ],
  cons: [
    {
      text: 'Scales only as a whole: a peak in {feature} buys hardware for every module.',
      attributes: ['flexibility', 'performanceEfficiency'],
      signals: ['highLoad', 'video', 'inference'],
    },
    {
      text: 'One failure domain: a leak in one module stops all of {features}.',
      attributes: ['reliability', 'safety'],
    },
    {
      text: 'Long work shares the process with requests from {roles}, so a heavy job slows the pages.',
      attributes: ['performanceEfficiency'],
      signals: ['asyncWork', 'inference'],
    },
  ],
  wrongWhen:
    'Parts of {product} need to scale, fail or be released apart from each other, or several teams change it at once.',
  units: [
    CLIENT,
    {
      id: 'api',
      name: '{product} application',
      kind: 'service',
      technology: 'backend',
      responsibility:
        'Holds the modules {features}; checks roles, applies every rule and writes {entities} in one transaction.',
      scaling: 'Vertically; then identical replicas behind one address',
    },
    DATABASE,
  ],
  services: 0,
  storePerService: false,
  places: { entry: 'api', core: 'api', work: null, bus: null, store: 'database' },
  wires: [CLIENT_CALLS, { from: 'api', to: 'database', verb: 'reads and writes', protocol: '{sql}' }],
};

export const monolithWorkers: Pattern = {
  id: 'monolithWorkers',
  name: 'Layered monolith with background workers',
  traits: { units: 'few', flow: 'queue', runtime: 'servers' },
  names: /\bbackground workers?\b|\blayered\b|\bworkers?\b/i,
  idea: 'One application answers {roles}; what takes longer than a request goes to a job queue and is done by workers from the same codebase. {keyPlural} change in one database, and each job can be retried.',
  description:
    'A layered application (interface, rules, data) with a job queue and workers built from the same codebase. Requests write {key} and a job in the same transaction and answer at once; workers claim jobs, do the slow or outside work and record the outcome. Workers scale and fail apart from the pages people use.',
  ratings: {
    functionalSuitability: [4, 'rules live in one codebase; slow work gets retries', JUDGED],
    performanceEfficiency: [3, 'slow work leaves the request path', FSA.layered],
    compatibility: [4, 'outside systems are reached from workers with retries', JUDGED],
    interactionCapability: [4, 'pages answer at once and show progress', JUDGED],
    reliability: [4, 'jobs survive restarts and are retried', JUDGED],
    security: [4, 'one perimeter; workers have no inbound port', JUDGED],
    maintainability: [3, 'layers cut across features', FSA.layered],
    flexibility: [3, 'workers scale apart from the application', JUDGED],
    safety: [3, 'failed jobs are parked where people see them', JUDGED],
    simplicity: [4, 'one codebase, two kinds of process', FSA.layered],
    cost: [4, 'one host more than a monolith', JUDGED],
  },
  effects: [
    { signal: 'asyncWork', points: 7, so: 'which belongs in a worker and not in a request' },
    { signal: 'brownfield', points: 4, so: 'to which a worker can be added without moving anything' },
    { signal: 'inference', points: 3, so: 'which run apart from the pages' },
    { signal: 'singleUser', points: -2, so: 'who can wait for a request' },
    { signal: 'highLoad', points: -4, so: 'which still meets one application and one database' },
    { signal: 'statedMicroservices', points: -10, so: 'which this pattern sets aside' },
    { signal: 'noServer', points: -18, so: 'which this pattern breaks' },
    { signal: 'statedBaas', points: -6, so: 'which would be given up for a server of our own' },
    { signal: 'participants', points: -3, so: 'who would all share one application' },
  ],
  pros: [
    {
      text: 'Slow work around {key} is retried and never blocks a page; a restart loses none of it.',
      attributes: ['reliability', 'performanceEfficiency'],
      signals: ['asyncWork', 'inference', 'brownfield'],
    },
    {
      text: 'Workers scale apart from the application, so a backlog of {keyPlural} is cleared without touching the pages.',
      attributes: ['flexibility'],
      signals: ['asyncWork'],
    },
    {
      text: 'Still one codebase and one database: little to learn, little to operate.',
      attributes: ['simplicity', 'cost'],
      signals: ['prototype'],
    },
    {
      text: 'Calls to outside systems happen where a timeout harms nobody who is waiting.',
      attributes: ['compatibility'],
    },
  ],
  cons: [
    {
      text: 'What a worker has not yet done is not yet visible: {roles} need a state "in progress" on {keyPlural}.',
      attributes: ['interactionCapability', 'functionalSuitability'],
    },
    {
      text: 'Every job must be safe to run twice; that is a rule for each implementer, not a feature of the queue.',
      attributes: ['reliability', 'safety'],
    },
    {
      text: 'Layers cut across {features}; without care every change touches all of them.',
      attributes: ['maintainability'],
    },
  ],
  wrongWhen:
    'Nothing in {product} outlives a request, or the parts differ so much in load that one codebase and one database hold them back.',
  units: [
    CLIENT,
    {
      id: 'api',
      name: '{product} application',
      kind: 'service',
      technology: 'backend',
      responsibility:
        'Answers {roles}; validates, writes {entities} and the job in one transaction, reads for the pages.',
      scaling: 'Identical replicas behind one address',
    },
    {
      id: 'job-queue',
      name: 'Job queue',
      kind: 'queue',
      technology: 'jobs',
      responsibility: 'Holds jobs until a worker confirms them; parks what failed three times.',
      owner: 'api',
      scaling: 'Grows with the backlog; alert on the age of the oldest job',
    },
    {
      id: 'worker',
      name: 'Background worker',
      kind: 'worker',
      technology: 'backend',
      responsibility:
        'Does what outlives a request for {features}: claims a job, does it at least once, records the outcome on {key}.',
      scaling: 'By queue age; more processes of the same image',
    },
    DATABASE,
  ],
  services: 0,
  storePerService: false,
  places: { entry: 'api', core: 'api', work: 'worker', bus: 'job-queue', store: 'database' },
  wires: [
    CLIENT_CALLS,
    { from: 'api', to: 'database', verb: 'reads and writes', protocol: '{sql}' },
    { from: 'api', to: 'job-queue', verb: 'enqueues jobs', protocol: '{jobsProtocol}', isAsync: true },
    {
      from: 'worker',
      to: 'job-queue',
      verb: 'claims and confirms jobs',
      protocol: '{jobsProtocol}',
      isAsync: true,
    },
    { from: 'worker', to: 'database', verb: 'records outcomes', protocol: '{sql}' },
  ],
};

export const microkernel: Pattern = {
  id: 'microkernel',
  name: 'Microkernel with plug-ins',
  traits: { units: 'one', flow: 'calls', runtime: 'plugins' },
  names: /\bmicro-?kernel\b|\bplug-?in architecture\b/i,
  idea: 'A small core keeps {entities} and a stable plug-in contract; {features} are plug-ins that can be added, replaced or switched off. New kinds of {key} arrive without a change to the core.',
  description:
    'A microkernel: the core knows {entities}, roles and the plug-in contract, and nothing else. Each area of {features} is a plug-in that registers its handlers at start; a plug-in that fails is isolated and reported. The contract is versioned, and a contract test suite runs for every plug-in.',
  ratings: {
    functionalSuitability: [4, 'variation is added without touching the core', FSA.microkernel],
    performanceEfficiency: [3, 'in process; one indirection per call', FSA.microkernel],
    compatibility: [4, 'adapters are plug-ins', FSA.microkernel],
    interactionCapability: [3, 'the interface must follow what plug-ins offer', JUDGED],
    reliability: [3, 'a plug-in can fail without the core', FSA.microkernel],
    security: [2, 'foreign code runs near the data', JUDGED],
    maintainability: [4, 'small core, small plug-ins', FSA.microkernel],
    flexibility: [3, 'adapts well, scales as a whole', FSA.microkernel],
    safety: [2, 'behaviour depends on what is plugged in', JUDGED],
    simplicity: [3, 'the contract must be right early', FSA.microkernel],
    cost: [5, 'one host', FSA.microkernel],
  },
  effects: [
    { signal: 'plugins', points: 14, so: 'which is what the plug-in contract is for' },
    { signal: 'highLoad', points: -8, so: 'which one core carries badly' },
    { signal: 'statedMicroservices', points: -12, so: 'which this pattern sets aside' },
    { signal: 'noServer', points: -18, so: 'which this pattern breaks' },
    { signal: 'statedBaas', points: -8, so: 'which would be given up' },
    { signal: 'singleUser', points: -3, so: "who needs no contract for other people's code" },
    { signal: 'brownfield', points: -4, so: 'which would first have to be turned inside out' },
  ],
  pros: [
    {
      text: 'New variants of {key} are added as plug-ins, without a release of the core.',
      attributes: ['functionalSuitability', 'maintainability'],
      signals: ['plugins'],
    },
    {
      text: 'Each integration is an adapter that can be replaced alone.',
      attributes: ['compatibility'],
      signals: ['plugins'],
    },
    { text: 'One host and one deployment to pay for.', attributes: ['cost'] },
  ],
  cons: [
    {
      text: 'The plug-in contract must be right before {features} are well understood; changing it later breaks every plug-in.',
      attributes: ['simplicity', 'maintainability'],
    },
    {
      text: 'Plug-ins run near the data of {keyPlural}; each needs review and limits.',
      attributes: ['security', 'safety'],
      signals: ['personalData'],
    },
    { text: 'Scales only as a whole.', attributes: ['flexibility'], signals: ['highLoad'] },
  ],
  wrongWhen: 'The variants of {key} are known and few: then the contract costs more than it gives.',
  units: [
    CLIENT,
    {
      id: 'api',
      name: '{product} core',
      kind: 'service',
      technology: 'backend',
      responsibility:
        'Keeps {entities}, roles and the plug-in contract; dispatches to plug-ins and isolates those that fail.',
      scaling: 'Vertically; then identical replicas',
    },
    {
      id: 'plugin-host',
      name: 'Plug-in host',
      kind: 'service',
      technology: 'backend',
      responsibility: 'Runs the plug-ins for {features} with time and memory limits.',
      scaling: 'With the core',
    },
    DATABASE,
  ],
  services: 0,
  storePerService: false,
  places: { entry: 'api', core: 'api', work: 'plugin-host', bus: null, store: 'database' },
  wires: [
    CLIENT_CALLS,
    { from: 'api', to: 'plugin-host', verb: 'calls handlers of', protocol: 'in-process contract' },
    { from: 'api', to: 'database', verb: 'reads and writes', protocol: '{sql}' },
  ],
};
