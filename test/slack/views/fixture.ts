// Owns designs for the tests of views: a small readable one, and the largest that the record allows.
import type { Option, OptionSet } from '../../../src/blueprint/option.ts';
import { ATTRIBUTE_IDS } from '../../../src/blueprint/quality.ts';
import {
  type Design,
  type DesignDocument,
  parseDesign,
  type QuestionState,
  RECORD_VERSION,
  type Round,
} from '../../../src/design/record.ts';
import type { Material, ThreadItem } from '../../../src/slack/views/item.ts';
import { CHOSEN } from '../../fixtures/deliverables.ts';

export const AT = '2026-03-02T09:00:00.000Z';
/** A blob name made of one hex digit. */
export function blob(digit: string): string {
  return `sha256:${digit.repeat(64)}`;
}

/** The small design with some fields changed, checked by the record's schema. */
export function designWith(patch: Partial<Design>): Design {
  return parseDesign({ ...SMALL, ...patch });
}

/** One question, open unless `patch` says otherwise. */
export function question(number: number, patch: Partial<QuestionState> = {}): QuestionState {
  return {
    question: {
      id: `Q-${number}`,
      kind: 'expectedLoad',
      text: `How many lockers are opened at the same time (${number})?`,
      why: 'The peak decides whether one database can take it.',
      decides: 'peak requests per second',
      default: { answer: '200 a minute', consequence: 'One database with a queue is enough.' },
      measure: null,
      conflictId: null,
      requirementIds: [],
    },
    answer: null,
    followUp: null,
    ...patch,
  };
}

/** One document that was read as PRD. */
export function document(number: number, patch: Partial<DesignDocument> = {}): DesignDocument {
  return {
    id: `D-${number}`,
    name: `prd-${number}.md`,
    kind: 'prd',
    because: 'headings: Goals, Requirements',
    isKindSure: false,
    state: 'read',
    origin: 'form',
    fileId: `F${number}`,
    mimetype: 'text/markdown',
    sizeBytes: 900,
    hash: null,
    text: blob('a'),
    words: 320,
    refusal: null,
    addedBy: 'U1',
    addedAt: AT,
    ...patch,
  };
}

/** An open round of three options. */
export function round(number: number, patch: Partial<Round> = {}): Round {
  return {
    number,
    optionSet: blob('b'),
    options: [
      { id: 'A', name: 'Modular monolith', isRecommended: true },
      { id: 'B', name: 'Event-driven services', isRecommended: false },
      { id: 'C', name: 'Serverless functions', isRecommended: false },
    ],
    openedAt: AT,
    deadlineAt: '2026-03-05T09:00:00.000Z',
    completeAt: null,
    remindedAt: null,
    closedAt: null,
    votes: {},
    reasons: {},
    objections: [],
    refinements: [],
    outcome: null,
    ...patch,
  };
}

/** A vote for an option, `second` orders it. */
export function vote(choice: 'A' | 'B' | 'C' | null, second = 1): Round['votes'][string] {
  return { choice, actionTs: `${second}.0001`, at: new Date(Date.parse(AT) + second * 1000).toISOString() };
}

/** Option sets and summaries under the names that the fixtures use. */
export const MATERIAL: Material = {
  optionSets: new Map([[blob('b'), optionSet((text) => text)]]),
  summaries: new Map([[blob('c'), '**Build a modular monolith.**\n\nFive decisions matter.']]),
};

/** The texts of a message, as people read them, one string. */
export function read(item: ThreadItem): string {
  return item.kind === 'message' ? JSON.stringify(item.blocks) : '';
}

/** The verbs (action ids) of a message's buttons in order. */
export function verbs(item: ThreadItem): string[] {
  return [...read(item).matchAll(/"action_id":"([^"]+)"/g)].map((match) => match[1] ?? '');
}

/** Options whose texts pass through `stretch`, to make them as long as the schema allows. */
export function optionSet(stretch: (text: string, max: number) => string): OptionSet {
  const option = (id: 'A' | 'B' | 'C', recommended: boolean): Option => ({
    id,
    patternId: `pattern${id}`,
    name: stretch('Modular monolith', 80),
    idea: stretch('One deployable with strict modules.', 600),
    components: Array.from({ length: 12 }, (_, at) => ({
      name: stretch(`Module ${at}`, 60),
      responsibility: stretch('keeps the parcels', 300),
    })),
    pros: Array.from({ length: 9 }, () => ({
      text: stretch('Little to run.', 1200),
      serves: ['FR-1', 'NFR-2'],
    })),
    cons: Array.from({ length: 9 }, () => ({ text: stretch('Scales as one.', 1200), serves: [] })),
    fit: ATTRIBUTE_IDS.map((attribute) => ({ attribute, rating: 4, why: '' })),
    score: 73.4,
    wrongWhen: stretch('Many teams must release alone.', 400),
    recommended,
    reason: recommended ? stretch('It fits a small team.', 600) : null,
  });
  const weights = ATTRIBUTE_IDS.map((attribute) => ({
    attribute,
    weight: 1 / 11,
    because: '',
    requirementIds: [],
  }));
  return { options: [option('A', true), option('B', false), option('C', false)], weights };
}

const SMALL: Design = {
  schemaVersion: RECORD_VERSION,
  id: 'design-1',
  teamId: 'T1',
  channel: { id: 'C1', kind: 'public' },
  stage: 'intake',
  createdAt: AT,
  updatedAt: AT,
  invite: null,
  title: 'Parcel lockers',
  owner: 'U1',
  ownerSeenAt: AT,
  handovers: [],
  stakeholders: ['U2', 'U3'],
  absent: [],
  names: { U1: 'Ana', U2: 'Ben', U3: 'Cleo' },
  deliverables: [CHOSEN.architecture],
  deliverAs: ['canvas', 'file'],
  votesHidden: false,
  ballotDays: 3,
  challenge: '',
  requirements: '',
  domains: [],
  techniques: '',
  documents: [document(1)],
  unread: [],
  waived: [],
  reading: null,
  readingKey: null,
  challengeCheck: null,
  replies: [],
  questions: [],
  rounds: [],
  decided: null,
  draft: null,
  versions: [],
  canvasRefused: null,
  trouble: null,
  thread: ['board', 'received'],
  seen: [],
  heard: [],
};
