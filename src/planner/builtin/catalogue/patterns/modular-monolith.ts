// Owns one entry of the catalogue: modular monolith. Data only.
import type { Pattern } from '../pattern.ts';
import { FOWLER, FSA, JUDGED } from '../sources.ts';
import { CLIENT, CLIENT_CALLS, DATABASE } from './units.ts';

/** Modular monolith. Words in braces are filled with the product's nouns. */
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
      text: 'One artefact to build, deploy, watch and roll back; between its modules there is nothing to operate.',
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
