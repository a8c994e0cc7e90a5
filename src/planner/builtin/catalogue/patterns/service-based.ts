// Owns one entry of the catalogue: service-based architecture. Data only.
import type { Pattern } from '../pattern.ts';
import { FSA, JUDGED } from '../sources.ts';
import { CLIENT, CLIENT_CALLS, DATABASE } from './units.ts';

/** Service-based architecture. Words in braces are filled with the product's nouns. */
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
    { signal: 'statedMicroservices', points: -5, so: 'of which this is only the coarser form' },
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
  wrongWhen: 'Most data and load are the same throughout {features}: then the borders only cost calls.',
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
