// Owns one entry of the catalogue: master and workers with data in memory. Data only.
import type { Pattern } from '../pattern.ts';
import { FSA, JUDGED } from '../sources.ts';
import { CLIENT, CLIENT_CALLS, DATABASE } from './units.ts';

/** Master and workers with data in memory. Words in braces are filled with the product's nouns. */
export const masterWorker: Pattern = {
  id: 'masterWorker',
  name: 'Master and workers with data in memory',
  traits: { units: 'few', flow: 'scatter', runtime: 'servers' },
  names: /\bmaster[- ]worker\b|\bspace[- ]based\b|\bscatter[- ]gather\b/i,
  idea: 'A coordinator splits each heavy job on {key} over workers that keep their share of the data in memory, and merges what they answer. The API takes jobs and shows their state; it never holds the data.',
  description:
    'Master and workers: a coordinator takes jobs in order, scatters each over the workers that hold the shards it needs, and decides only when every shard has answered. Workers load their share from the store at start and can be rebuilt at any time. In-flight jobs are bounded; excess waits in the queue instead of exhausting memory.',
  ratings: {
    functionalSuitability: [4, 'fits divisible work', FSA.spaceBased],
    performanceEfficiency: [5, 'data in memory, work in parallel', FSA.spaceBased],
    compatibility: [3, 'one API in front', JUDGED],
    interactionCapability: [3, 'jobs, not pages', JUDGED],
    reliability: [4, 'workers are rebuilt; shards have replicas', FSA.spaceBased],
    security: [3, 'sensitive data in many memories', JUDGED],
    maintainability: [3, 'shard management is special code', FSA.spaceBased],
    flexibility: [5, 'add workers to add capacity', FSA.spaceBased],
    safety: [3, 'partial answers must be refused', JUDGED],
    simplicity: [1, 'sharding, epochs and failover', FSA.spaceBased],
    cost: [2, 'memory day and night', FSA.spaceBased],
  },
  effects: [
    { signal: 'heavyCompute', points: 20, so: 'which workers share and keep in memory' },
    { signal: 'highLoad', points: 3, so: 'which more workers carry' },
    { signal: 'noHeavyCompute', points: -12, so: 'so workers would have nothing to share' },
    { signal: 'singleUser', points: -16, so: 'for whom this is far too much' },
    { signal: 'brownfield', points: -8, so: 'which has no such work' },
    { signal: 'noServer', points: -20, so: 'which this pattern breaks' },
    { signal: 'statedBaas', points: -24, so: 'which would be given up' },
  ],
  pros: [
    {
      text: 'A heavy job on {key} takes as long as its slowest share; more workers make it shorter.',
      attributes: ['performanceEfficiency', 'flexibility'],
      signals: ['heavyCompute', 'highLoad'],
    },
    {
      text: 'The API never holds the data, so a heavy job cannot take the pages of {roles} down.',
      attributes: ['reliability'],
      signals: ['heavyCompute'],
    },
  ],
  cons: [
    {
      text: 'Shards, replicas and their epochs are special code that must be right before anything works.',
      attributes: ['simplicity', 'maintainability'],
    },
    { text: 'Memory for the data of {keyPlural} is paid day and night.', attributes: ['cost'] },
    { text: 'An answer from only some shards must never count as an answer.', attributes: ['safety'] },
  ],
  wrongWhen: 'A job on {key} fits one machine within its time: then sharding is effort without gain.',
  units: [
    CLIENT,
    {
      id: 'api',
      name: 'Job API',
      kind: 'gateway',
      technology: 'backend',
      responsibility: 'Takes jobs on {entities}, shows their state to {roles}, applies quotas.',
      scaling: 'Identical replicas, by requests',
    },
    {
      id: 'coordinator',
      name: 'Coordinator',
      kind: 'service',
      technology: 'backend',
      responsibility:
        'Orders jobs, scatters them over the workers that hold the shards, decides on {key} only when all have answered.',
      scaling: 'One leader per partition, lease in the database',
    },
    {
      id: 'workers',
      name: 'Shard workers',
      kind: 'worker',
      technology: 'backend',
      responsibility: 'Hold their share of {entities} in memory and answer for it; refuse a stale shard map.',
      scaling: 'By data size and cores',
    },
    { ...DATABASE, owner: 'coordinator' },
  ],
  services: 0,
  storePerService: false,
  places: { entry: 'api', core: 'coordinator', work: 'workers', bus: null, store: 'database' },
  wires: [
    CLIENT_CALLS,
    { from: 'api', to: 'coordinator', verb: 'submits jobs to', protocol: 'HTTP/JSON' },
    { from: 'coordinator', to: 'workers', verb: 'scatters jobs over and gathers from', protocol: 'gRPC' },
    { from: 'coordinator', to: 'database', verb: 'records jobs and outcomes', protocol: '{sql}' },
    { from: 'workers', to: 'database', verb: 'load their shards', protocol: '{sql}' },
  ],
};
