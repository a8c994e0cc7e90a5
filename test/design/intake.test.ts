import { describe, expect, test } from 'vitest';
import { gapsOf, unreadDocuments } from '../../src/design/intake.ts';
import { nextJob } from '../../src/design/jobs.ts';
import type { Design } from '../../src/design/record.ts';
import { parseDesign } from '../../src/design/record.ts';
import { CHOSEN } from '../fixtures/deliverables.ts';
import {
  asks,
  atDelivered,
  atDrafting,
  atIntake,
  atProposing,
  atQuestions,
  atVoting,
  given,
  news,
  type Told,
  thenQuiet,
  thenRefused,
  thenStage,
  when,
} from './given.ts';
import { BEN, blob, document, file, OWNER, question, STRANGER } from './parts.ts';

function added(...documents: ReturnType<typeof document>[]): Told {
  return { type: 'documentsAdded', by: BEN, documents, unread: [] };
}

function read(documentId: string, kind: 'prd' | 'ux' | 'other' = 'other'): Told {
  return {
    type: 'documentRead',
    documentId,
    text: blob(9),
    words: 321,
    hash: 'bb',
    sizeBytes: 99,
    kind,
    because: 'its headings',
    unread: [{ label: 'Mock-up', target: 'https://figma.example/1' }],
  };
}

function refused(documentId: string): Told {
  return { type: 'documentRefused', documentId, detail: 'It is a scan without text. Export it with text.' };
}

function stateOf(design: Design, id: string): Design['documents'][number] | undefined {
  return design.documents.find((one) => one.id === id);
}

describe('what each deliverable lacks', () => {
  const typed = { challenge: 'Many lockers', requirements: 'Open in 2 s' };

  test.each([
    { title: 'guide A needs PRD and UX', start: {}, gaps: ['prd', 'ux'] },
    { title: 'guide A needs the UX beside a PRD', start: { documents: [document('prd')] }, gaps: ['ux'] },
    {
      title: 'guide B needs challenge and requirements',
      start: { deliverables: [CHOSEN.technical] },
      gaps: ['challenge', 'requirements'],
    },
    {
      title: 'guide B takes both from a PRD',
      start: { deliverables: [CHOSEN.technical], documents: [document('prd')] },
      gaps: [],
    },
    {
      title: 'guide B lacks nothing where both were typed',
      start: { deliverables: [CHOSEN.technical], ...typed },
      gaps: [],
    },
    {
      title: 'both need all four, once each',
      start: { deliverables: [CHOSEN.architecture, CHOSEN.technical], documents: [document('ux')] },
      gaps: ['prd', 'challenge', 'requirements'],
    },
    {
      title: 'a document of another kind fills nothing',
      start: { documents: [document('other'), document('ux')] },
      gaps: ['prd'],
    },
  ])('$title', ({ start, gaps }) => {
    const design = atIntake({ documents: [], ...start });
    expect(gapsOf(design)).toEqual(gaps);
    expect(design.thread.filter((key) => key.startsWith('gap:'))).toEqual(gaps.map((gap) => `gap:${gap}`));
  });

  test('is asked for only once every document was read', () => {
    const design = atIntake({ documents: [file('F1')] });
    expect(unreadDocuments(design)).toHaveLength(1);
    expect(design.thread).toEqual(['board', 'received']);
    expect(news(when(design, read('D-1', 'prd')))).toEqual(['unread', 'gap:ux']);
  });
});

describe('a gap', () => {
  const lacking = atIntake({ documents: [document('prd')] });

  test('is closed by a document of its kind, and the reading begins', () => {
    expect(nextJob(lacking, lacking.updatedAt)).toBeNull();
    const design = thenStage(when(lacking, added(document('ux'))), 'intake');
    expect(gapsOf(design)).toEqual([]);
    expect(nextJob(design, design.updatedAt)?.kind).toBe('questions');
  });

  test('is waived by the owner, once', () => {
    const waive: Told = { type: 'gapWaived', by: OWNER, gap: 'ux' };
    const design = thenStage(when(lacking, waive), 'intake');
    expect(design.waived).toEqual(['ux']);
    thenQuiet(when(design, waive));
    thenQuiet(when(lacking, { ...waive, gap: 'prd' }));
    thenRefused(
      when(lacking, { ...waive, by: BEN }),
      'Only the owner, <@U-ana>, can go on without the UX design.',
    );
  });

  test('of guide B is closed by typed words, until the options are made', () => {
    const design = atIntake({ deliverables: [CHOSEN.technical], documents: [] });
    const words = given(
      design,
      { type: 'challengeGiven', by: BEN, text: 'Many lockers' },
      { type: 'requirementsGiven', by: BEN, text: 'Open in 2 s' },
    );
    expect(words).toMatchObject({ challenge: 'Many lockers', requirements: 'Open in 2 s' });
    expect(gapsOf(words)).toEqual([]);
    const late = atProposing();
    thenRefused(when(late, { type: 'challengeGiven', by: BEN, text: 'x' }), 'The challenge is settled');
    thenRefused(
      when(late, { type: 'requirementsGiven', by: BEN, text: 'x' }),
      'The requirements are settled',
    );
  });
});

describe('a document', () => {
  test('keeps the kind that a person said, and takes the one that was read otherwise', () => {
    const sure = given(
      atIntake({ documents: [file('F1', { kind: 'ux', isKindSure: true })] }),
      read('D-1', 'prd'),
    );
    expect(stateOf(sure, 'D-1')).toMatchObject({
      kind: 'ux',
      because: 'the form',
      state: 'read',
      words: 321,
    });
    const open = given(atIntake({ documents: [file('F1')] }), read('D-1', 'prd'));
    expect(stateOf(open, 'D-1')).toMatchObject({ kind: 'prd', because: 'its headings', text: blob(9) });
    expect(open.unread).toHaveLength(1);
  });

  test('is read once', () => {
    const design = given(atIntake({ documents: [file('F1')] }), read('D-1', 'prd'));
    thenQuiet(when(design, read('D-1', 'ux')));
    thenQuiet(when(design, refused('D-1')));
    thenQuiet(when(design, read('D-9')));
    thenQuiet(when(design, refused('D-9')));
  });

  test('that cannot be read is told, and the design goes on waiting', () => {
    const outcome = when(atIntake({ documents: [document('prd'), file('F1')] }), refused('D-2'));
    const design = thenStage(outcome, 'intake');
    expect(news(outcome)).toEqual(['refused:D-2', 'gap:ux']);
    expect(stateOf(design, 'D-2')).toMatchObject({
      state: 'refused',
      refusal: expect.stringContaining('scan'),
    });
    expect(nextJob(design, design.updatedAt)).toBeNull();
  });

  test('is corrected with one click', () => {
    const set: Told = { type: 'documentKindSet', by: BEN, documentId: 'D-2', kind: 'ux' };
    const design = atIntake({ documents: [document('prd'), document('other')] });
    const corrected = thenStage(when(design, set), 'intake');
    expect(stateOf(corrected, 'D-2')).toMatchObject({
      kind: 'ux',
      isKindSure: true,
      because: 'said by <@U-ben>',
    });
    expect(gapsOf(corrected)).toEqual([]);
    thenQuiet(when(corrected, set));
    thenRefused(when(design, { ...set, documentId: 'D-9' }), 'The documents can no longer be changed');
    thenRefused(when(atDrafting(), set), 'The documents can no longer be changed');
  });

  test('corrected among the questions to leave a gap is asked for again; the answers stay', () => {
    const design = given(atQuestions(), { type: 'questionAnswered', by: BEN, questionId: 'Q-1', text: '5' });
    const outcome = when(design, { type: 'documentKindSet', by: BEN, documentId: 'D-2', kind: 'other' });
    const lacking = thenStage(outcome, 'intake');
    expect(news(outcome)).toEqual(['gap:ux']);
    expect(nextJob(lacking, lacking.updatedAt)).toBeNull();
    const answered = given(lacking, { type: 'questionAnswered', by: BEN, questionId: 'Q-2', text: '6' });
    const back = given(answered, { type: 'documentKindSet', by: BEN, documentId: 'D-2', kind: 'ux' });
    thenStage(when(back, asks(back, [question(1), question(2)])), 'proposing');
  });
});

describe('a late document', () => {
  test('that was shared before is not taken again', () => {
    const design = atIntake({ documents: [file('F1')] });
    thenQuiet(when(design, added(file('F1'))));
    const outcome = when(design, added(file('F1'), file('F2')));
    expect(outcome.design.documents.map((one) => one.fileId)).toEqual(['F1', 'F2']);
  });

  test('is shown once what came of it is known: read or refused, in one message', () => {
    const dropped = when(atIntake(), added(file('F1', { origin: 'thread' })));
    expect(news(dropped)).toEqual([]);
    const settled = dropped.design;
    const id = settled.documents.at(-1)?.id ?? '';
    expect(news(when(settled, read(id)))[0]).toBe(`document:${id}`);
    expect(news(when(settled, refused(id)))).toEqual([`refused:${id}`]);
  });

  test('that is pasted is shown at once; one of the form has no message of its own', () => {
    const pasted = when(atIntake(), added(document('other', { origin: 'thread' })));
    expect(news(pasted)).toContain('document:D-3');
    const ofTheForm = atIntake({ documents: [file('F1')] });
    expect(news(when(ofTheForm, read('D-1', 'prd')))).toEqual(['unread', 'gap:ux']);
  });

  test('among the questions is read before more is asked', () => {
    const design = given(atQuestions(), added(file('F9')));
    expect(nextJob(design, design.updatedAt)).toMatchObject({ kind: 'readDocument', documentId: 'D-3' });
    const done = given(design, read('D-3'));
    expect(nextJob(done, done.updatedAt)?.kind).toBe('questions');
  });

  test('while the options are made runs that step again and asks nothing more', () => {
    const design = given(atProposing(), added(document('other')));
    expect(nextJob(design, design.updatedAt)?.kind).toBe('questions');
    const again = thenStage(when(design, asks(design, [question(1), question(5)])), 'proposing');
    expect(again.questions).toHaveLength(2);
    expect(nextJob(again, again.updatedAt)?.kind).toBe('options');
  });

  test('during the ballot is read now and counts in a new round', () => {
    const design = given(atVoting(), added(file('F9')), read('D-3'));
    expect(nextJob(design, design.updatedAt)).toBeNull();
    const again = given(design, { type: 'roundStarted', by: OWNER, feedback: 'Use the new file' });
    expect(nextJob(again, again.updatedAt)?.kind).toBe('questions');
  });

  test('after the decision is refused, with the way to go', () => {
    const line =
      'The options are decided, so this file is not read. Ask for a change once the guide is here.';
    thenRefused(when(atDrafting(), added(document('other'))), line);
    thenRefused(when(atDelivered(), added(document('other'))), line);
  });

  test('beyond the thirtieth is refused, and none of its batch is taken', () => {
    const many = Array.from({ length: 29 }, () => document('other'));
    const design = atIntake({ documents: many });
    const line = 'A design takes 30 documents at most; there is room for 1 more.';
    thenRefused(when(design, added(document('ux'), document('prd'))), line);
    expect(given(design, added(document('ux'))).documents).toHaveLength(30);
  });
});

describe('links and images', () => {
  test('are kept as not read and told once', () => {
    const unread = [{ label: 'Figma', target: 'https://figma.example/2' }];
    const told: Told = { type: 'documentsAdded', by: STRANGER, documents: [], unread };
    const outcome = when(atIntake(), told);
    expect(news(outcome)).toEqual(['unread']);
    expect(news(when(outcome.design, told))).toEqual([]);
    expect(atIntake({ unread }).thread).toEqual(['board', 'received', 'unread']);
  });

  test('are fifty at most', () => {
    const unread = Array.from({ length: 60 }, (_, n) => ({
      label: `L${n}`,
      target: `https://x.example/${n}`,
    }));
    const design = given(atIntake(), { type: 'documentsAdded', by: BEN, documents: [], unread });
    expect(design.unread).toHaveLength(50);
  });
});

describe('what was chosen', () => {
  const stored = (deliverables: readonly unknown[]) =>
    parseDesign({ ...JSON.parse(JSON.stringify(atIntake())), schemaVersion: 1, deliverables }).deliverables;
  test('is read from older records, which name it by its id alone', () => {
    expect(stored(['architecture', 'technical'])).toEqual([CHOSEN.architecture, CHOSEN.technical]);
  });
  test('is kept as it was, whatever is offered now', () => {
    const former = { id: 'c4-lite', name: 'C4 lite', needs: ['ux'] };
    expect(stored([former])).toEqual([former]);
    expect(stored(['c4-lite'])).toEqual([{ id: 'c4-lite', name: 'c4-lite', needs: [] }]);
  });
  test('is refused where it can be no folder', () => {
    expect(() => stored(['../secrets'])).toThrow();
    expect(() => stored([])).toThrow();
  });
});
