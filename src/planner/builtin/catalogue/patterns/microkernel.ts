// Owns one entry of the catalogue: microkernel with plug-ins. Data only.
import type { Pattern } from '../pattern.ts';
import { FSA, JUDGED } from '../sources.ts';
import { CLIENT, CLIENT_CALLS, DATABASE } from './units.ts';

/** Microkernel with plug-ins. Words in braces are filled with the product's nouns. */
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
    { signal: 'noPlugins', points: -25, so: 'so the contract would be for nobody' },
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
