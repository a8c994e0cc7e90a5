// What designs are made of in tests: people, documents, the form, questions, a guide. Invented and small.
import type { DocumentKind, Question } from '../../src/blueprint/brief.ts';
import type { NewDocument, StartForm } from '../../src/design/events.ts';
import type { RenderedGuide } from '../../src/design/record.ts';
import { CHOSEN } from '../fixtures/deliverables.ts';

export const OWNER = 'U-ana';
export const BEN = 'U-ben';
export const CHLOE = 'U-chloe';
export const STRANGER = 'U-zoe';

/** A blob's name that nobody has to compute. */
export function blob(n: number): string {
  return `sha256:${n.toString(16).padStart(64, '0')}`;
}

export function document(kind: DocumentKind, patch: Partial<NewDocument> = {}): NewDocument {
  return {
    name: `${kind}.md`,
    kind,
    because: 'the form',
    isKindSure: true,
    origin: 'form',
    fileId: null,
    mimetype: 'text/markdown',
    sizeBytes: 10,
    text: blob(1),
    words: 100,
    hash: 'aa',
    ...patch,
  };
}

/** A file that has to be fetched first. */
export function file(fileId: string, patch: Partial<NewDocument> = {}): NewDocument {
  return document('other', {
    fileId,
    name: `${fileId}.pdf`,
    isKindSure: false,
    text: null,
    words: null,
    hash: null,
    ...patch,
  });
}

export function form(patch: Partial<StartForm> = {}): StartForm {
  return {
    title: 'Parcel lockers',
    deliverables: [CHOSEN.architecture],
    stakeholders: [BEN, CHLOE],
    challenge: '',
    requirements: '',
    domains: [],
    techniques: '',
    deliverAs: ['canvas', 'file'],
    votesHidden: false,
    ballotDays: 3,
    documents: [document('prd'), document('ux', { text: blob(2) })],
    unread: [],
    ...patch,
  };
}

export function question(n: number, patch: Partial<Question> = {}): Question {
  return {
    id: `Q-${n}`,
    kind: 'expectedLoad',
    text: `How many of kind ${n}?`,
    why: 'It changes the numbers.',
    decides: 'the rank of B',
    default: { answer: `default ${n}`, consequence: 'A small machine.' },
    measure: null,
    conflictId: null,
    requirementIds: [],
    ...patch,
  };
}

export function guide(deliverable = 'architecture'): RenderedGuide {
  return { deliverable, fileName: `${deliverable}.md`, title: deliverable, file: blob(6), canvas: blob(7) };
}
