import { describe, expect, it } from 'vitest';
import type { Design } from '../../../src/design/record.ts';
import { designWith, question, round } from '../views/fixture.ts';
import { BOT, createListenerStage, ROOT, reply, told } from './stage.ts';

const TS = '1800000200.000100';
const LONG = `# PRD\n\n${'Boaters book a free berth. '.repeat(20)}`;

const answer = { text: '5k', by: 'U2', at: '2026-03-02T10:00:00.000Z', isDefault: false, ts: TS };
const asking = () =>
  designWith({ stage: 'questions', questions: [question(1), question(2)], thread: ['board', 'questions'] });
const answered = (stage: Design['stage'] = 'questions') =>
  designWith({ stage, questions: [{ ...question(1), answer }, question(2)], thread: ['board', 'questions'] });
const voting = () => designWith({ stage: 'voting', rounds: [round(1)], thread: ['board', 'ballot:1'] });

async function stageWith(design: Design) {
  const stage = await createListenerStage();
  await stage.put(design);
  return stage;
}

/** What runs in the background has run. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

function edit(text: string, before: string, more: object = {}, at = '1800000300.000000'): object {
  const common = { type: 'message', user: 'U2', ts: TS, thread_ts: ROOT };
  return told({
    type: 'message',
    subtype: 'message_changed',
    channel: 'C1',
    hidden: true,
    ts: '1800000300.000400',
    message: { ...common, text, edited: { user: 'U2', ts: at }, ...more },
    previous_message: { ...common, text: before },
  });
}

function removal(previous: object | null, more: object = {}): object {
  const event = { type: 'message', subtype: 'message_deleted', channel: 'C1', deleted_ts: TS, ...more };
  return told(previous ? { ...event, previous_message: { ts: TS, thread_ts: ROOT, ...previous } } : event);
}

describe('an edited message in a design’s thread', () => {
  it('is saved before Slack is told "received", as the newest words of that message', async () => {
    const stage = await stageWith(answered());
    expect(await stage.give(edit('1: 6k', '1: 5k'))).toBe('');
    expect((await stage.get())?.replies).toMatchObject([{ ts: TS, by: 'U2', text: '1: 6k', isEdit: true }]);
  });

  it('that could not be saved is not acknowledged', async () => {
    const stage = await stageWith(answered());
    stage.beforeSave = () => Promise.reject(new Error('disk full'));
    await expect(stage.give(edit('1: 6k', '1: 5k'))).rejects.toThrow('disk full');
  });

  it('sent twice counts once; each further edit counts', async () => {
    const stage = await stageWith(answered());
    await stage.give(edit('1: 6k', '1: 5k'));
    const once = await stage.get();
    await stage.give(edit('1: 6k', '1: 5k'));
    expect(await stage.get()).toEqual(once);
    await stage.give(edit('1: 7k', '1: 6k'));
    expect((await stage.get())?.replies).toMatchObject([{ text: '1: 7k' }]);
  });

  it('that only got a preview, or is ours or a bot’s, is left alone', async () => {
    const stage = await stageWith(answered());
    await stage.give(edit('1: 5k', '1: 5k', { attachments: [{}] }));
    await stage.give(edit('1: 6k', '1: 5k', { user: BOT }));
    await stage.give(edit('1: 6k', '1: 5k', { bot_id: 'B7' }));
    await stage.give(edit('1: 6k', '1: 5k', { thread_ts: '1700000000.000100' }));
    expect(stage.events).toEqual([]);
  });

  it('after the draft has begun has no effect, which its writer is told once', async () => {
    const stage = await stageWith(answered('drafting'));
    await stage.give(edit('1: 6k', '1: 5k'));
    await stage.give(edit('1: 6k', '1: 5k'));
    await settled();
    expect(stage.whispers('U2')).toEqual([expect.stringContaining('Answers can no longer be changed')]);
  });

  it('is an answer where it is the typed command for one', async () => {
    const stage = await stageWith(answered());
    await stage.give(edit(`<@${BOT}> answer 1: 6k`, `<@${BOT}> answer 1: 5k`));
    expect((await stage.get())?.replies).toMatchObject([{ text: '1: 6k', isToBot: true }]);
  });

  it('never carries out another command, which its writer is told once', async () => {
    const stage = await stageWith(voting());
    const before = await stage.get();
    await stage.give(edit(`<@${BOT}> vote B`, `<@${BOT}> vote A`));
    await stage.give(edit(`<@${BOT}> vote B`, `<@${BOT}> vote A`));
    await settled();
    expect((await stage.get())?.rounds).toEqual(before?.rounds);
    expect(stage.whispers('U2')).toEqual([
      'An edited command is not carried out. Please type it as a new message.',
    ]);
  });

  it('that only asks is passed by', async () => {
    const stage = await stageWith(voting());
    await stage.give(edit(`<@${BOT}> status`, `<@${BOT}> stats`));
    await settled();
    expect(stage.whispers('U2')).toEqual([]);
  });

  it('that was pasted as a document is read anew, and becomes one once it is long enough', async () => {
    const stage = await stageWith(designWith({}));
    await stage.give(edit(LONG, 'PRD follows'));
    const [added] = (await stage.get())?.documents.slice(-1) ?? [];
    expect(added).toMatchObject({ messageTs: TS, state: 'read', fileId: null });
    await stage.give(edit(`${LONG} And pay.`, LONG));
    const [changed] = (await stage.get())?.documents.slice(-1) ?? [];
    expect(changed?.id).toBe(added?.id);
    expect(changed?.text).not.toBe(added?.text);
  });

  it('whose pasted text is taken out keeps the document', async () => {
    const stage = await stageWith(designWith({}));
    await stage.give(reply('U2', LONG));
    const documents = (await stage.get())?.documents;
    await stage.give(edit('', LONG));
    expect((await stage.get())?.documents).toEqual(documents);
  });
});

describe('a removed message in a design’s thread', () => {
  it('leaves its answer, and tells its writer once', async () => {
    const stage = await stageWith(answered());
    await stage.give(removal({ user: 'U2', text: '1: 5k' }));
    await stage.give(removal({ user: 'U2', text: '1: 5k' }));
    await settled();
    expect((await stage.get())?.questions[0]?.answer).toEqual(answer);
    expect(stage.whispers('U2')).toEqual([expect.stringContaining('question 1 stands although')]);
  });

  it.each([
    ['that was no answer', asking, { user: 'U2' }],
    ['of which Slack tells nothing', answered, null],
    ['of another thread', answered, { user: 'U2', thread_ts: '1700000000.000100' }],
  ])('is left alone: one %s', async (_what, design, previous) => {
    const stage = await stageWith(design());
    expect(await stage.give(removal(previous))).toBe('');
    await settled();
    expect(stage.whispers('U2')).toEqual([]);
  });
});
