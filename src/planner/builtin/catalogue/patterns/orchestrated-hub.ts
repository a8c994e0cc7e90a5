// Owns one entry of the catalogue: hub with orchestrated sagas. Data only.
import type { Pattern } from '../pattern.ts';
import { FSA, JUDGED, SAGA } from '../sources.ts';
import { CLIENT, CLIENT_CALLS, DATABASE } from './units.ts';

/** Hub with orchestrated sagas. Words in braces are filled with the product's nouns. */
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
    { from: 'orchestrator', to: 'database', verb: 'records steps and outcomes in', protocol: '{sql}' },
    {
      from: 'orchestrator',
      to: 'task-queue',
      verb: 'publishes steps to',
      protocol: '{busProtocol}',
      isAsync: true,
    },
    {
      from: 'adapters',
      to: 'task-queue',
      verb: 'take steps from and report outcomes to',
      protocol: '{busProtocol}',
      isAsync: true,
    },
  ],
};
