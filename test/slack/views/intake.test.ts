import { describe, expect, test } from 'vitest';
import { gapItem } from '../../../src/slack/views/gaps.ts';
import { documentItem, receivedItem, refusedItem } from '../../../src/slack/views/intake.ts';
import { threadView } from '../../../src/slack/views/thread.ts';
import { CHOSEN } from '../../fixtures/deliverables.ts';
import { designWith, document, MATERIAL, read, verbs } from './fixture.ts';

describe('documents', () => {
  test('are shown with their kind and why, and corrected with one click', () => {
    const item = receivedItem(designWith({}));
    expect(read(item)).toContain('Taken as *PRD*: headings: Goals, Requirements.');
    expect(verbs(item)).toEqual(['setKind:D-1:ux']);
  });
  test('of no known kind may become either', () => {
    const item = receivedItem(designWith({ documents: [document(1, { kind: 'other' })] }));
    expect(verbs(item)).toEqual(['setKind:D-1:prd', 'setKind:D-1:ux']);
  });
  test('offer no correction once the guide is drafted', () => {
    expect(verbs(receivedItem(designWith({ stage: 'drafting' })))).toEqual([]);
  });
  test('that came later are not listed twice', () => {
    const design = designWith({
      documents: [document(1), document(2)],
      thread: ['received', 'document:D-2'],
    });
    expect(read(receivedItem(design))).not.toContain('prd-2.md');
    expect(read(documentItem(design, 'document:D-2', 'D-2'))).toContain('prd-2.md');
  });
  test('that were refused by name are not named twice', () => {
    const refusal = '"scan.pdf" holds only pictures.';
    const refused = document(1, { name: 'scan.pdf', state: 'refused', refusal });
    const text = read(refusedItem(designWith({ documents: [refused] }), 'refused:D-1', 'D-1'));
    expect(text.match(/scan\.pdf/g)).toHaveLength(1);
    expect(text).toContain('*Not used.*');
  });
  test('that were refused tell why in one place, and link to it from the list', () => {
    const refused = document(1, { name: 'scan.pdf', state: 'refused', refusal: 'It holds only pictures.' });
    const thread = ['board', 'received', 'refused:D-1'];
    const all = threadView(designWith({ documents: [refused], thread }), MATERIAL).map(read);
    expect(all.filter((text) => text.includes('It holds only pictures.'))).toHaveLength(1);
    expect(all[1]).toMatch(/scan\.pdf.*Not used: <ref:refused:D-1\|see why>/s);
  });
  test('that are still being read in the thread are not among those received', () => {
    const dropped = document(2, { state: 'referenced', origin: 'thread' });
    expect(read(receivedItem(designWith({ documents: [document(1), dropped] })))).not.toContain('prd-2.md');
  });
  test('name the person who corrected them, not an id', () => {
    const design = designWith({ documents: [document(1, { because: 'said by <@U2>' })] });
    expect(read(receivedItem(design))).toContain('said by Ben');
  });
  test('that were refused say which, why and what to do', () => {
    const refused = document(1, { name: 'scan.pdf', state: 'refused', refusal: 'It holds only pictures.' });
    const text = read(refusedItem(designWith({ documents: [refused] }), 'refused:D-1', 'D-1'));
    expect(text).toMatch(/scan\.pdf.*only pictures.*drop the new file here/);
    const later = (stage: 'questions' | 'drafting') =>
      read(refusedItem(designWith({ stage, documents: [refused] }), 'refused:D-1', 'D-1'));
    expect(later('questions')).toMatch(/If it matters, drop a new file here/);
    expect(later('questions')).not.toContain('goes on waiting');
    expect(later('drafting')).not.toContain('drop');
  });
});

describe('a gap', () => {
  test('asks for what the deliverable needs, the owner may go on without it', () => {
    const item = gapItem(designWith({}), 'ux');
    expect(read(item)).toContain('The Architecture Guide needs the *UX design*');
    expect(verbs(item)).toEqual(['waiveGap']);
  });
  test('in the challenge can be filled in a form', () => {
    const item = gapItem(designWith({ deliverables: [CHOSEN.technical], documents: [] }), 'challenge');
    expect(verbs(item)).toEqual(['giveChallenge', 'waiveGap']);
  });
  test('is redrawn without buttons once it was waived or filled', () => {
    expect(read(gapItem(designWith({ waived: ['ux'] }), 'ux'))).toContain('as the owner chose');
    expect(read(gapItem(designWith({}), 'prd'))).toContain('received');
    expect(verbs(gapItem(designWith({ waived: ['ux'] }), 'ux'))).toEqual([]);
  });
});

describe('the board', () => {
  const board = (patch: Parameters<typeof designWith>[0]) => {
    const [item] = threadView(designWith(patch), MATERIAL, 'Drafted by rules on this server.');
    if (item?.kind !== 'message') throw new Error('no board');
    return item;
  };
  test('tells what a model has used so far, and nothing where none drafts', () => {
    const usage = { inputTokens: 12_340, cachedTokens: 8_000, outputTokens: 4_100, costUsd: 0.123 };
    expect(read(board({ usage }))).toContain(
      'Used: 12.3k tokens in (8.0k from the cache), 4.1k out, about $0.12.',
    );
    expect(read(board({ usage: { ...usage, costUsd: null } }))).toContain('4.1k out.');
    expect(read(board({}))).not.toContain('Used:');
  });
  test('says stage, what is waited for and from whom, and who drafts', () => {
    const text = read(board({}));
    expect(text).toContain('Step 1 of 5: collecting the documents');
    expect(text).toContain('Waiting for <@U1>: UX design.');
    expect(text).toContain('Drafted by rules on this server.');
    expect(text).toContain('Mention me in this thread with *help*');
  });
  test('offers the owner hand over, cancel and delete while it is open, then only delete', () => {
    expect(verbs(board({}))).toEqual(['handOver', 'cancel', 'delete']);
    expect(verbs(board({ stage: 'final' }))).toEqual(['delete']);
    expect(verbs(board({ stage: 'deleted' }))).toEqual([]);
  });
  test('keeps references out of its plain text', () => {
    expect(board({}).text).not.toContain('<ref:');
  });
});

describe('the thread', () => {
  test('has one item a key, in order', () => {
    const design = designWith({ thread: ['board', 'received', 'gap:ux'] });
    expect(threadView(design, MATERIAL).map((item) => item.key)).toEqual(design.thread);
  });
  test('refuses a key that no view draws', () => {
    expect(() => threadView(designWith({ thread: ['surprise:1'] }), MATERIAL)).toThrow('surprise:1');
  });
});
