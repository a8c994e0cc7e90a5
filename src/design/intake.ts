// Owns the intake stage: what was handed in, what the chosen deliverables still lack, who may go on without it.
import type { EventOf, NewDocument, Outcome } from './events.ts';
import { asUnread } from './lengths.ts';
import { announce, change, ignore, isBlank, ownerRefusal, refuse } from './outcome.ts';
import type { Design, DesignDocument, Gap, Stage } from './record.ts';

/** What people call each gap. */
export const GAP_NAMES: Readonly<Record<Gap, string>> = {
  prd: 'product requirements (PRD)',
  ux: 'UX design',
  challenge: 'technical challenge',
  requirements: 'requirements',
};

/** The stages in which documents still count. */
export const OPEN_TO_DOCUMENTS: readonly Stage[] = [
  'waitingForInvite',
  'intake',
  'questions',
  'proposing',
  'voting',
];

/** Most documents one design takes; more would not be read by anyone. */
const MAX_DOCUMENTS = 30;

function hasDocument(design: Design, kind: 'prd' | 'ux'): boolean {
  return design.documents.some((document) => document.kind === kind && document.state === 'read');
}

const FILLED: Readonly<Record<Gap, (design: Design) => boolean>> = {
  prd: (design) => hasDocument(design, 'prd'),
  ux: (design) => hasDocument(design, 'ux'),
  challenge: (design) => design.challenge !== '' || hasDocument(design, 'prd'),
  requirements: (design) => design.requirements !== '' || hasDocument(design, 'prd'),
};

/** What the chosen deliverables lack and the owner has not waived, in asking order. Pure. */
export function gapsOf(design: Design): Gap[] {
  const needed = new Set(design.deliverables.flatMap((deliverable) => deliverable.needs));
  return [...needed].filter((gap) => !design.waived.includes(gap) && !FILLED[gap](design));
}

/** Documents that are named but not read yet. Pure. */
export function unreadDocuments(design: Design): DesignDocument[] {
  return design.documents.filter((document) => document.state === 'referenced');
}

/** Back to the intake where a corrected document leaves a gap: nothing is asked or offered before it is closed. Pure. */
export function reopenIntake(design: Design): Design {
  const isLacking = design.stage === 'questions' && gapsOf(design).length > 0;
  return isLacking ? { ...design, stage: 'intake' } : design;
}

/** Shows what the intake has to say now: refusals are told as they come, gaps once every document is settled. Pure. */
export function tellIntake(design: Design): Design {
  if (design.stage !== 'intake' || unreadDocuments(design).length > 0) return design;
  const told = design.unread.length > 0 ? announce(design, 'unread') : design;
  return announce(told, ...gapsOf(told).map((gap) => `gap:${gap}`));
}

/** New documents with their ids and state, numbered on from `taken`. Pure. */
export function asDocuments(
  documents: readonly NewDocument[],
  taken: number,
  by: string,
  at: string,
): DesignDocument[] {
  return documents.map((document, index) => ({
    ...document,
    id: `D-${taken + index + 1}`,
    state: document.text === null ? 'referenced' : 'read',
    refusal: null,
    addedBy: by,
    addedAt: at,
  }));
}

function documentsAdded(design: Design, event: EventOf<'documentsAdded'>): Outcome {
  if (!OPEN_TO_DOCUMENTS.includes(design.stage)) {
    return refuse(
      design,
      'The options are decided, so this file is not read. Ask for a change once the guide is here.',
    );
  }
  const known = new Set(design.documents.map((document) => document.fileId).filter((id) => id !== null));
  const fresh = event.documents.filter((document) => document.fileId === null || !known.has(document.fileId));
  const room = MAX_DOCUMENTS - design.documents.length;
  if (fresh.length > room) {
    return refuse(
      design,
      `A design takes ${MAX_DOCUMENTS} documents at most; there is room for ${room} more.`,
    );
  }
  if (fresh.length === 0 && event.unread.length === 0) return ignore(design);
  const added = asDocuments(fresh, design.documents.length, event.by, event.at);
  const next = {
    ...design,
    documents: [...design.documents, ...added],
    unread: asUnread([...design.unread, ...event.unread]),
  };
  // A file is told of once, when it is known what came of it.
  const keys = added.filter((document) => document.state === 'read').map(({ id }) => `document:${id}`);
  return change(announce(next, ...keys, ...(event.unread.length > 0 ? ['unread'] : [])), {});
}

/** The design with this document changed. Pure. */
export function withDocument(design: Design, id: string, patch: Partial<DesignDocument>): Design {
  const documents = design.documents.map((one) => (one.id === id ? { ...one, ...patch } : one));
  return { ...design, documents };
}

function documentRead(design: Design, event: EventOf<'documentRead'>): Outcome {
  const known = design.documents.find((document) => document.id === event.documentId);
  if (known?.state !== 'referenced') return ignore(design);
  const kind = known.isKindSure
    ? { kind: known.kind, because: known.because }
    : { kind: event.kind, because: event.because };
  const { text, words, hash, sizeBytes } = event;
  const next = withDocument(design, event.documentId, {
    ...kind,
    text,
    words,
    hash,
    sizeBytes,
    state: 'read',
  });
  const told = known.origin === 'thread' ? announce(next, `document:${known.id}`) : next;
  return change(told, { unread: asUnread([...next.unread, ...event.unread]) });
}

function documentRefused(design: Design, event: EventOf<'documentRefused'>): Outcome {
  const known = design.documents.find((document) => document.id === event.documentId);
  if (known?.state !== 'referenced') return ignore(design);
  const next = withDocument(design, event.documentId, { state: 'refused', refusal: event.detail });
  return change(announce(next, `refused:${event.documentId}`), {});
}

function documentKindSet(design: Design, event: EventOf<'documentKindSet'>): Outcome {
  const known = design.documents.find((document) => document.id === event.documentId);
  if (!known || !OPEN_TO_DOCUMENTS.includes(design.stage)) {
    return refuse(design, 'The documents can no longer be changed: the options are decided.');
  }
  if (known.isKindSure && known.kind === event.kind) return ignore(design);
  const because = `said by <@${event.by}>`;
  return change(withDocument(design, known.id, { kind: event.kind, because, isKindSure: true }), {});
}

function gapWaived(design: Design, event: EventOf<'gapWaived'>): Outcome {
  const why = ownerRefusal(design, event.by, `go on without the ${GAP_NAMES[event.gap]}`);
  if (why) return refuse(design, why);
  if (!gapsOf(design).includes(event.gap)) return ignore(design);
  return change(design, { waived: [...design.waived, event.gap] });
}

const OPEN_TO_BRIEF: readonly Stage[] = ['intake', 'questions'];

function challengeGiven(design: Design, event: EventOf<'challengeGiven'>): Outcome {
  if (!OPEN_TO_BRIEF.includes(design.stage))
    return refuse(design, 'The challenge is settled: the options are being made.');
  if (isBlank(event.text)) return refuse(design, 'Say the challenge in a few words.');
  const check = design.challengeCheck && {
    ...design.challengeCheck,
    text: event.text,
    confirmedBy: event.by,
  };
  return change(design, { challenge: event.text, challengeCheck: check });
}

function requirementsGiven(design: Design, event: EventOf<'requirementsGiven'>): Outcome {
  if (!OPEN_TO_BRIEF.includes(design.stage))
    return refuse(design, 'The requirements are settled: the options are being made.');
  if (isBlank(event.text)) return refuse(design, 'Write at least one requirement.');
  return change(design, { requirements: event.text });
}

/** The rules of this stage, by event. */
export const intakeRules = {
  documentsAdded,
  documentRead,
  documentRefused,
  documentKindSet,
  gapWaived,
  challengeGiven,
  requirementsGiven,
};
