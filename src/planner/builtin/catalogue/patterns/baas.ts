// Owns one entry of the catalogue: client on a managed backend. Data only.
import type { Pattern } from '../pattern.ts';
import { FOWLER, JUDGED } from '../sources.ts';
import { CLIENT, DATABASE } from './units.ts';

/** Client on a managed backend. Words in braces are filled with the product's nouns. */
export const baas: Pattern = {
  id: 'baas',
  name: 'Client on a managed backend',
  traits: { units: 'none', flow: 'calls', runtime: 'managed' },
  names: /\bFirebase\b|\bSupabase\b|\bBaaS\b|\bmanaged backend\b|\bbackend[- ]as[- ]a[- ]service\b/i,
  idea: 'A client application talks straight to a managed backend for sign-in and {entities}; access rules next to the data decide who may read and write what. There is no server of our own to write or run.',
  description:
    "A client application on a managed backend: the client is a static bundle; sign-in, storage and synchronisation are the provider's. The rules of who may read and write {entities} are declared next to the data, kept in the repository and tested against an emulator. Logic that the client may be trusted with runs in the client; what must not be forged is a rule or it does not belong in this pattern.",
  ratings: {
    functionalSuitability: [3, 'ample for own data; weak for rules across users', FOWLER.serverless],
    performanceEfficiency: [4, 'reads straight from the provider, cached on the client', JUDGED],
    compatibility: [2, 'outside systems need functions after all', JUDGED],
    interactionCapability: [5, 'feedback is computed on the device', JUDGED],
    reliability: [4, "the provider's availability", FOWLER.serverless],
    security: [3, 'everything rests on the access rules', FOWLER.serverless],
    maintainability: [3, 'little code; logic sits in the client', FOWLER.serverless],
    flexibility: [3, 'scales without work; bound to a provider', FOWLER.serverless],
    safety: [3, 'the client is not to be trusted', JUDGED],
    simplicity: [5, 'nothing to run', FOWLER.serverless],
    cost: [5, 'free or nearly so for small products', FOWLER.serverless],
  },
  effects: [
    { signal: 'statedBaas', points: 24, so: 'which is this pattern' },
    { signal: 'noServer', points: 10, so: 'which only this pattern keeps' },
    { signal: 'ownData', points: 4, so: 'which access rules express well' },
    { signal: 'staticContent', points: 4, so: 'which the client bundle carries' },
    { signal: 'prototype', points: 3, so: 'which runs within days' },
    { signal: 'kubernetes', points: -20, so: 'which has no place here' },
    { signal: 'onPremises', points: -20, so: 'where the provider is not' },
    { signal: 'broker', points: -12, so: 'which a client cannot drive' },
    { signal: 'video', points: -12, so: 'which need servers' },
    { signal: 'inference', points: -8, so: 'which need servers' },
    { signal: 'ledger', points: -20, so: 'which no client may be trusted with' },
    { signal: 'payments', points: -6, so: 'which no client may be trusted with' },
    { signal: 'brownfield', points: -16, so: 'whose server and database would be thrown away' },
    { signal: 'asyncWork', points: -5, so: 'which has nowhere to run' },
    { signal: 'highLoad', points: -12, so: 'which is dear by the read' },
    { signal: 'statedServer', points: -16, so: 'which would have nowhere to run' },
    { signal: 'participants', points: -16, so: 'who need a hub that decides' },
  ],
  pros: [
    {
      text: 'No server to build or run: a client bundle and a set of access rules carry {features}.',
      attributes: ['simplicity', 'cost'],
      signals: ['statedBaas', 'noServer', 'prototype'],
    },
    {
      text: 'Feedback is computed on the device and never waits for the network.',
      attributes: ['interactionCapability', 'performanceEfficiency'],
    },
    {
      text: '"Own data only" for {keyPlural} is one rule next to the data, tested against an emulator.',
      attributes: ['security'],
      signals: ['ownData'],
    },
    {
      text: "Synchronisation between devices and retries after a lost connection come with the provider's client.",
      attributes: ['reliability'],
      signals: ['offline'],
    },
  ],
  cons: [
    {
      text: 'What the client computes can be forged: the state of {keyPlural} is only as true as the access rules can check.',
      attributes: ['security', 'safety', 'functionalSuitability'],
    },
    {
      text: "Bound to the provider's data model and prices; leaving means a migration of {entities} and of sign-in.",
      attributes: ['flexibility', 'compatibility'],
      signals: ['onPremises'],
    },
    {
      text: 'The first rule that spans several people needs a server function, which this design does not have.',
      attributes: ['functionalSuitability', 'maintainability'],
    },
  ],
  wrongWhen: 'Rules on {key} span several people, money, or secrets that a client must not hold.',
  units: [
    {
      ...CLIENT,
      responsibility:
        'Shows {screens} to {roles}, computes feedback on the device, keeps what is unsaved until the backend confirms.',
      scaling: 'Static files on a content network',
    },
    {
      id: 'auth-service',
      name: 'Managed sign-in',
      kind: 'external',
      technology: 'auth',
      responsibility: 'Registers and signs in {roles}, issues and renews their tokens.',
      scaling: 'By the provider',
    },
    {
      ...DATABASE,
      name: 'Managed database',
      technology: 'database',
      owner: 'access-rules',
      responsibility: 'Keeps {entities}; every read and write passes the access rules.',
      scaling: 'By the provider',
    },
    {
      id: 'access-rules',
      name: 'Access rules',
      kind: 'service',
      technology: 'rules',
      responsibility:
        'Declare who may read and write {entities} and which values are valid; versioned and tested with the code.',
      scaling: 'By the provider',
    },
    {
      id: 'static-host',
      name: 'Static hosting',
      kind: 'service',
      technology: 'hosting',
      responsibility: 'Serves the client bundle and its content to every device.',
      scaling: 'By the content network',
    },
  ],
  services: 0,
  storePerService: false,
  places: { entry: 'access-rules', core: 'access-rules', work: null, bus: null, store: 'database' },
  wires: [
    { from: 'web-client', to: 'static-host', verb: 'loads bundle and content from', protocol: 'HTTPS' },
    { from: 'web-client', to: 'auth-service', verb: 'signs in with', protocol: 'HTTPS (provider SDK)' },
    {
      from: 'web-client',
      to: 'access-rules',
      verb: 'reads and writes through',
      protocol: 'HTTPS (provider SDK)',
    },
    {
      from: 'access-rules',
      to: 'database',
      verb: 'admit reads and writes of',
      protocol: 'provider internal',
    },
    { from: 'access-rules', to: 'auth-service', verb: 'verify tokens of', protocol: 'provider internal' },
  ],
};
