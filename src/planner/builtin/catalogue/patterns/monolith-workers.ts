// Owns one entry of the catalogue: layered monolith with background workers. Data only.
import type { Pattern } from '../pattern.ts';
import { FSA, JUDGED } from '../sources.ts';
import { CLIENT, CLIENT_CALLS, DATABASE } from './units.ts';

/** Layered monolith with background workers. Words in braces are filled with the product's nouns. */
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
      isOwn: true,
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
