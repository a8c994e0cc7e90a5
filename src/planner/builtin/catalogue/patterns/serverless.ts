// Owns one entry of the catalogue: serverless functions with managed stores. Data only.
import type { Pattern } from '../pattern.ts';
import { AWS, FOWLER, JUDGED } from '../sources.ts';
import { CLIENT, CLIENT_CALLS, DATABASE } from './units.ts';

/** Serverless functions with managed stores. Words in braces are filled with the product's nouns. */
export const serverless: Pattern = {
  id: 'serverless',
  name: 'Serverless functions with managed stores',
  traits: { units: 'many', flow: 'queue', runtime: 'functions' },
  names: /\bserverless\b|\bLambda\b|\bfunctions\b/i,
  idea: 'Each operation of {features} is a function behind a managed gateway; {entities} live in a managed database and slow work goes over a managed queue. Nothing runs while nobody uses it.',
  description:
    'Serverless: a managed gateway authenticates and calls one function for each group of operations on {entities}; functions keep no state between calls. Slow work and outside calls go over a managed queue to further functions with retries. The provider runs, patches and scales all of it; the limits of the provider (time, memory, connections) are design limits.',
  ratings: {
    functionalSuitability: [3, 'good for short operations', FOWLER.serverless],
    performanceEfficiency: [3, 'scales at once; cold starts', AWS],
    compatibility: [4, 'glue to managed services', FOWLER.serverless],
    interactionCapability: [3, 'long-lived channels are awkward', JUDGED],
    reliability: [4, 'the provider replaces what fails', AWS],
    security: [4, 'small permissions for each function', AWS],
    maintainability: [3, 'small parts; hard to run locally', FOWLER.serverless],
    flexibility: [4, 'scales to zero and far up; bound to a provider', AWS],
    safety: [3, 'retries need idempotency', AWS],
    simplicity: [3, 'no servers, many settings', FOWLER.serverless],
    cost: [4, 'paid by use; dear at a constant high load', FOWLER.serverless],
  },
  effects: [
    { signal: 'statedServerless', points: 22, so: 'which is this pattern' },
    { signal: 'statedBaas', points: 6, so: 'with which functions share the provider' },
    { signal: 'prototype', points: 3, so: 'which pays only for use' },
    { signal: 'lowLoad', points: 3, so: 'which costs next to nothing here' },
    { signal: 'kubernetes', points: -14, so: 'which functions would replace' },
    { signal: 'broker', points: -8, so: 'which a managed queue would replace' },
    { signal: 'onPremises', points: -16, so: 'where no provider runs functions' },
    { signal: 'video', points: -8, so: 'which outlive a function' },
    { signal: 'inference', points: -4, so: 'which start too slowly in a function' },
    { signal: 'singleUser', points: 0, so: 'who costs next to nothing here' },
    { signal: 'brownfield', points: -8, so: 'whose server would have to be cut into functions' },
    { signal: 'highLoad', points: -2, so: 'which is dear by the call' },
    { signal: 'noServer', points: -2, so: 'which functions only partly keep' },
    { signal: 'ledger', points: -8, so: 'which need ordered, atomic postings' },
    { signal: 'participants', points: -14, so: 'who expect the hub to run where the scheme decides' },
  ],
  pros: [
    {
      text: 'No server to run or patch; an evening without {roles} costs next to nothing.',
      attributes: ['cost', 'simplicity'],
      signals: ['lowLoad', 'prototype', 'singleUser'],
    },
    {
      text: 'A sudden rush on {feature} is met without planning.',
      attributes: ['flexibility', 'performanceEfficiency'],
    },
    {
      text: 'Each function may touch only the {entities} it needs.',
      attributes: ['security'],
      signals: ['personalData'],
    },
  ],
  cons: [
    {
      text: 'The first request after a quiet time is slow, which {roles} will notice.',
      attributes: ['performanceEfficiency', 'interactionCapability'],
      signals: ['realtime'],
    },
    {
      text: 'Bound to one provider; moving means rewriting gateway, queue and permissions.',
      attributes: ['flexibility', 'compatibility'],
      signals: ['onPremises', 'kubernetes'],
    },
    {
      text: 'At a constant high load it costs more than servers.',
      attributes: ['cost'],
      signals: ['highLoad'],
    },
    {
      text: 'The whole of {product} does not run on a laptop; tests need an emulator or a second account.',
      attributes: ['maintainability'],
    },
  ],
  wrongWhen:
    '{product} has work that runs for minutes, holds connections open, or must run on hosts of your own.',
  units: [
    CLIENT,
    {
      id: 'api-gateway',
      name: 'Managed API gateway',
      kind: 'gateway',
      technology: 'gateway',
      responsibility: 'Ends TLS, checks tokens, limits rates, calls the function that owns the path.',
      scaling: 'By the provider',
    },
    {
      id: 'functions',
      name: '{product} functions',
      kind: 'service',
      technology: 'functions',
      responsibility:
        'One function for each group of operations: {features}. Validate, check the role, write {entities}.',
      scaling: 'By the provider, with a set limit of parallel calls',
    },
    {
      id: 'work-queue',
      name: 'Managed queue',
      kind: 'queue',
      technology: 'managedQueue',
      responsibility: 'Carries slow work and its retries; dead letters after three attempts.',
      owner: 'functions',
      scaling: 'By the provider',
    },
    {
      id: 'job-functions',
      name: 'Job functions',
      kind: 'worker',
      technology: 'functions',
      responsibility: 'Do the slow work around {key}; safe to run twice.',
      scaling: 'By queue length',
    },
    { ...DATABASE, name: 'Managed database', owner: 'functions' },
  ],
  services: 0,
  storePerService: false,
  places: {
    entry: 'api-gateway',
    core: 'functions',
    work: 'job-functions',
    bus: 'work-queue',
    store: 'database',
  },
  wires: [
    CLIENT_CALLS,
    { from: 'api-gateway', to: 'functions', verb: 'calls', protocol: 'provider call' },
    { from: 'functions', to: 'database', verb: 'read and write', protocol: '{sql}' },
    {
      from: 'functions',
      to: 'work-queue',
      verb: 'enqueue slow work',
      protocol: 'provider queue',
      isAsync: true,
    },
    {
      from: 'job-functions',
      to: 'work-queue',
      verb: 'take and confirm work',
      protocol: 'provider queue',
      isAsync: true,
    },
    { from: 'job-functions', to: 'database', verb: 'record outcomes', protocol: '{sql}' },
  ],
};
