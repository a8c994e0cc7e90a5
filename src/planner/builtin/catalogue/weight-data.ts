// Owns what gives an attribute its weight: signals, numbers and refinements. Data only.
import type { Attribute } from '../../../blueprint/quality.ts';
import type { Measure } from '../../../blueprint/requirement.ts';

/** What every product asks of an attribute before a word is read. */
export const BASE_WEIGHTS: Readonly<Record<Attribute, number>> = {
  functionalSuitability: 1,
  performanceEfficiency: 0.7,
  compatibility: 0.6,
  interactionCapability: 0.7,
  reliability: 0.9,
  security: 0.9,
  maintainability: 0.8,
  flexibility: 0.6,
  safety: 0.3,
  simplicity: 0.8,
  cost: 0.7,
};

/** What a requirement of each priority adds; contributions of one attribute add up under a square root. */
export const PRIORITY_WEIGHTS = { must: 1, should: 0.6, could: 0.3 } as const;

export interface WeightPush {
  readonly signal: string;
  readonly adds: Readonly<Partial<Record<Attribute, number>>>;
}

/** Signals that move weights. */
export const SIGNAL_PUSHES: readonly WeightPush[] = [
  { signal: 'singleUser', adds: { simplicity: 2.5, cost: 1.5, flexibility: -0.4 } },
  { signal: 'prototype', adds: { simplicity: 1.2, cost: 0.6 } },
  { signal: 'brownfield', adds: { maintainability: 1, simplicity: 0.8 } },
  { signal: 'highLoad', adds: { performanceEfficiency: 1.5, flexibility: 1.5 } },
  { signal: 'lowLoad', adds: { simplicity: 1, cost: 0.8, flexibility: -0.3 } },
  { signal: 'video', adds: { performanceEfficiency: 1, interactionCapability: 0.4 } },
  { signal: 'realtime', adds: { interactionCapability: 0.6, performanceEfficiency: 0.5 } },
  { signal: 'inference', adds: { performanceEfficiency: 0.5, flexibility: 0.4 } },
  { signal: 'training', adds: { maintainability: 0.5, flexibility: 0.5 } },
  { signal: 'payments', adds: { security: 0.8, reliability: 0.6 } },
  { signal: 'ledger', adds: { functionalSuitability: 1, reliability: 1, safety: 1, security: 0.6 } },
  { signal: 'audit', adds: { security: 0.6, safety: 0.4 } },
  { signal: 'participants', adds: { compatibility: 1.2, reliability: 0.5 } },
  { signal: 'manyIntegrations', adds: { compatibility: 0.8 } },
  { signal: 'personalData', adds: { security: 1 } },
  { signal: 'multiTenant', adds: { security: 0.7, flexibility: 0.4 } },
  { signal: 'kubernetes', adds: { flexibility: 0.8, simplicity: -0.3 } },
  { signal: 'onPremises', adds: { flexibility: 0.3 } },
  { signal: 'statedMicroservices', adds: { flexibility: 0.8, maintainability: 0.4 } },
  { signal: 'noServer', adds: { simplicity: 1 } },
  { signal: 'offline', adds: { interactionCapability: 0.5, reliability: 0.4 } },
  { signal: 'plugins', adds: { maintainability: 0.7, compatibility: 0.4 } },
  { signal: 'asyncWork', adds: { reliability: 0.4 } },
  { signal: 'stream', adds: { performanceEfficiency: 0.5, reliability: 0.4 } },
];

/** A number that moves weights once it is beyond `limit` ("above" or "below", inclusive). */
export interface NumberPush {
  readonly measure: Measure;
  readonly side: 'above' | 'below';
  readonly limit: number;
  readonly adds: Readonly<Partial<Record<Attribute, number>>>;
}

export const NUMBER_PUSHES: readonly NumberPush[] = [
  { measure: 'availability', side: 'above', limit: 99.9, adds: { reliability: 1.2 } },
  { measure: 'availability', side: 'above', limit: 99, adds: { reliability: 0.6 } },
  { measure: 'latency', side: 'below', limit: 500, adds: { performanceEfficiency: 0.8 } },
  { measure: 'recoveryTime', side: 'below', limit: 60, adds: { reliability: 0.6 } },
  {
    measure: 'concurrentUsers',
    side: 'above',
    limit: 1000,
    adds: { performanceEfficiency: 0.6, flexibility: 0.6 },
  },
  {
    measure: 'requestsPerSecond',
    side: 'above',
    limit: 100,
    adds: { performanceEfficiency: 0.8, flexibility: 0.6 },
  },
  { measure: 'teamSize', side: 'below', limit: 6, adds: { simplicity: 1.5 } },
  { measure: 'teamSize', side: 'above', limit: 15, adds: { maintainability: 1, flexibility: 0.6 } },
  { measure: 'budget', side: 'below', limit: 2000, adds: { cost: 1.5 } },
];

/** A refinement in words: what it adds to weights, and which patterns it bans or lifts. */
export interface FeedbackRule {
  readonly id: string;
  readonly words: RegExp;
  readonly label: string;
  readonly adds: Readonly<Partial<Record<Attribute, number>>>;
  readonly bans: readonly string[];
}

export const FEEDBACK_RULES: readonly FeedbackRule[] = [
  {
    id: 'cheaper',
    words:
      /\bcheap\w*|\bless (?:expensive|costly)|\blower cost|\bcosts?\b.*\b(?:too (?:high|much)|down)|\bbudget\b|\btoo expensive|\bsave money/i,
    label: 'a lower cost',
    adds: { cost: 3, simplicity: 0.8 },
    bans: [],
  },
  {
    id: 'simpler',
    words:
      /\bsimpl\w+|\bfewer (?:parts|services|moving)|\bless (?:complex|operations|ops)|\beasier to (?:run|operate)|\btoo complex|\bsmall team/i,
    label: 'simpler operation',
    adds: { simplicity: 3, cost: 0.5 },
    bans: [],
  },
  {
    id: 'scale',
    words: /\bscal\w+|\bmore (?:users|load|traffic)|\bgrow(?:th)?\b/i,
    label: 'more room to grow',
    adds: { flexibility: 2.5, performanceEfficiency: 1.2 },
    bans: [],
  },
  {
    id: 'faster',
    words: /\bfaster\b|\blower latency|\bperforman\w+|\bresponsive/i,
    label: 'more speed',
    adds: { performanceEfficiency: 2.5 },
    bans: [],
  },
  {
    id: 'safer',
    words: /\bsecur\w+|\bprivacy|\bcomplian\w+|\baudit/i,
    label: 'more security',
    adds: { security: 2.5 },
    bans: [],
  },
  {
    id: 'reliable',
    words: /\breliab\w+|\bavailab\w+|\bresilien\w+|\bfault|\bnever lose/i,
    label: 'more reliability',
    adds: { reliability: 2.5 },
    bans: [],
  },
  {
    id: 'changeable',
    words: /\bmaintain\w+|\beasier to change|\bindependent (?:releases?|teams?|deploy\w+)|\bseparate teams/i,
    label: 'parts that change alone',
    adds: { maintainability: 2, flexibility: 1 },
    bans: [],
  },
  {
    id: 'noBroker',
    words:
      /\b(?:no|without|avoid|drop|not)\b[^.;]{0,16}\b(?:kafka|redpanda|rabbitmq|broker|message bus|queues?)\b/i,
    label: 'no message broker',
    adds: { simplicity: 0.5 },
    bans: ['eventDriven', 'streamPipeline', 'microservices', 'orchestratedHub'],
  },
  {
    id: 'noCloud',
    words:
      /\bon[- ]prem\w*|\bown (?:servers|hosts|hardware|data cent\w+)|\bself[- ]host\w*|\b(?:no|without|avoid)\b[^.;]{0,16}\b(?:cloud|vendor|lock[- ]in)\b/i,
    label: 'running on premises',
    adds: { flexibility: 0.5 },
    bans: ['serverless', 'baas'],
  },
  {
    id: 'noKubernetes',
    words: /\b(?:no|without|avoid|drop)\b[^.;]{0,16}\b(?:kubernetes|k8s|cluster)\b/i,
    label: 'no Kubernetes',
    adds: { simplicity: 1 },
    bans: ['microservices'],
  },
  {
    id: 'noServers',
    words: /\b(?:no|without)\b[^.;]{0,16}\bservers?\b|\bfully managed\b|\bnothing to run\b/i,
    label: 'nothing to run ourselves',
    adds: { simplicity: 1.5 },
    bans: ['microservices', 'eventDriven', 'streamPipeline', 'masterWorker'],
  },
];

/** A refusal before a pattern's name in a refinement: it bans instead of lifting. */
export const REFUSES =
  /\b(?:no|not|without|avoid|drop|instead of|rather than|don't (?:want|like)|less)\b[^.;,]{0,24}$/i;

/** Points a pattern gains when a refinement names it. */
export const NAMED_POINTS = 30;
