import { describe, expect, it } from 'vitest';
import type { Design } from '../../../src/design/record.ts';
import { CHOSEN } from '../../fixtures/deliverables.ts';
import { designWith, question, round } from '../views/fixture.ts';
import { BOT, click, createListenerStage, ROOT, reply, told } from './stage.ts';

const intake = () => designWith({});
const asking = () =>
  designWith({ stage: 'questions', questions: [question(1)], thread: ['board', 'questions'] });
const voting = () => designWith({ stage: 'voting', rounds: [round(1)], thread: ['board', 'ballot:1'] });
const TS = '1800000200.000100';

async function stageWith(design: Design) {
  const stage = await createListenerStage();
  await stage.put(design);
  return stage;
}

/** What runs in the background has run. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

describe('a message in a design’s thread', () => {
  it('is saved before Slack is told "received"', async () => {
    const stage = await stageWith(asking());
    const save = Promise.withResolvers<void>();
    stage.beforeSave = () => save.promise;
    let acked: unknown = 'not yet';
    const given = stage.give(reply('U2', '1: 5k users')).then((ack) => {
      acked = ack;
    });
    await settled();
    expect(acked).toBe('not yet');
    save.resolve();
    await given;
    expect(acked).toBe('');
    expect((await stage.get())?.replies).toMatchObject([
      { ts: TS, by: 'U2', text: '1: 5k users', isToBot: false },
    ]);
  });

  it('that could not be saved is not acknowledged, and counts when Slack sends it again', async () => {
    const stage = await stageWith(asking());
    stage.beforeSave = () => Promise.reject(new Error('disk full'));
    await expect(stage.give(reply('U2', '1: 5k'))).rejects.toThrow('disk full');
    stage.beforeSave = async () => {};
    expect(await stage.give(reply('U2', '1: 5k'))).toBe('');
    expect((await stage.get())?.replies).toHaveLength(1);
  });

  it('sent twice counts once', async () => {
    const stage = await stageWith(asking());
    await stage.give(reply('U2', '1: 5k'));
    const once = await stage.get();
    await stage.give(reply('U2', '1: 5k'));
    expect(await stage.get()).toEqual(once);
  });

  it('is read as it was typed: links by their label, entities as characters', async () => {
    const stage = await stageWith(asking());
    await stage.give(reply('U2', '1: &lt;5k&gt; see <https://x.test/a|the sheet> &amp; ask <@U3>'));
    expect((await stage.get())?.replies[0]?.text).toBe('1: <5k> see the sheet & ask @U3');
  });

  it.each([
    ['of the bot itself', { user: BOT }],
    ['of another bot', { bot_id: 'B7' }],
    ['that changed another', { subtype: 'message_changed' }],
    ['outside any thread', { thread_ts: undefined }],
    ['that starts a thread', { thread_ts: TS }],
    ['in another thread', { thread_ts: '17.1' }],
    ['in the same thread of another channel', { channel: 'C2' }],
  ])('%s is left alone', async (_what, more) => {
    const stage = await stageWith(asking());
    await stage.give(reply('U2', '1: 5k', more));
    expect(stage.events).toEqual([]);
  });

  it('that the bot shared as a file is no document', async () => {
    const stage = await stageWith(intake());
    const file = { id: 'F7', name: 'guide.md', mimetype: 'text/markdown' };
    await stage.give(reply(BOT, '', { subtype: 'file_share', files: [file] }));
    expect((await stage.get())?.documents).toHaveLength(1);
  });
});

describe('what a message brings', () => {
  const file = { id: 'F7', name: 'ux.pdf', mimetype: 'application/pdf', size: 9 };

  it('as a file becomes a document, as an image a reference', async () => {
    const stage = await stageWith(intake());
    const image = { id: 'F8', name: 'screen.png', mimetype: 'image/png', permalink: 'https://t/F8' };
    await stage.give(reply('U2', '', { subtype: 'file_share', files: [file, image] }));
    const design = await stage.get();
    expect(design?.documents.at(-1)).toMatchObject({
      name: 'ux.pdf',
      fileId: 'F7',
      addedBy: 'U2',
      origin: 'thread',
    });
    expect(design?.unread).toEqual([{ label: 'image: screen.png', target: 'https://t/F8' }]);
  });

  it('as a file of which Slack tells only the id is a document all the same', async () => {
    const stage = await stageWith(intake());
    const hidden = { id: 'F9', mode: 'file_access', file_access: 'check_file_info' };
    await stage.give(reply('U2', '', { subtype: 'file_share', files: [hidden] }));
    expect((await stage.get())?.documents.at(-1)).toMatchObject({ name: 'file', fileId: 'F9' });
  });

  it.each([
    ['a challenge', { deliverables: [CHOSEN.technical], documents: [] }, 'prd'],
    ['a UX design', {}, 'ux'],
    ['nothing', { waived: ['ux' as const] }, 'other'],
  ])('as a long text of no known kind while %s is asked for counts as that', async (_what, patch, kind) => {
    const stage = await stageWith(designWith(patch));
    await stage.give(reply('U2', 'Many writers change one route at a time. '.repeat(20)));
    expect((await stage.get())?.documents.at(-1)).toMatchObject({ kind, isKindSure: false });
  });

  it('as a long text during the intake is a pasted document, as a short one talk', async () => {
    const stage = await stageWith(intake());
    await stage.give(reply('U2', 'Sounds good.'));
    expect((await stage.get())?.documents).toHaveLength(1);
    await stage.give(reply('U2', 'The user opens a locker. '.repeat(20), { ts: '1800000300.000100' }));
    expect((await stage.get())?.documents.at(-1)).toMatchObject({
      fileId: null,
      mimetype: 'text/markdown',
      isKindSure: false,
    });
  });

  it('does not swallow the answer beside it', async () => {
    const stage = await stageWith(asking());
    await stage.give(reply('U2', '1: 5k, as in the sheet', { subtype: 'file_share', files: [file] }));
    const design = await stage.get();
    expect(design?.documents.at(-1)?.fileId).toBe('F7');
    expect(design?.replies.at(-1)?.text).toBe('1: 5k, as in the sheet');
    expect(design?.heard).toContain(TS);
  });

  it('that comes too late is told to whoever brought it', async () => {
    const stage = await stageWith(designWith({ stage: 'final' }));
    await stage.give(reply('U2', '', { subtype: 'file_share', files: [file] }));
    await settled();
    expect(stage.whispers('U2')).toHaveLength(1);
  });
});

describe('a typed command', () => {
  const mention = (text: string, more: object = {}) => reply('U2', `<@${BOT}> ${text}`, more);

  it('with a reason is two events, the last one under the message’s own id', async () => {
    const stage = await stageWith(voting());
    await stage.give(mention('vote B because it is simple'));
    expect(stage.events).toMatchObject([
      { type: 'voteCast', optionId: 'B', actionTs: TS, by: 'U2', id: `part:${TS}:0` },
      { type: 'voteReasonGiven', text: 'it is simple', by: 'U2', id: `message:${TS}` },
    ]);
    expect((await stage.get())?.heard).toContain(TS);
  });

  it.each([
    ['withdraw', voting, { type: 'voteWithdrawn', round: 1 }],
    ['answer 1: 5k', asking, { type: 'questionAnswered', questionId: 'Q-1', text: '5k' }],
    ['use defaults', asking, { type: 'defaultsUsed' }],
    ['decide A', voting, { type: 'optionDecided', optionId: 'A', reason: null }],
    ['change: use Kafka', voting, { type: 'changeRequested', text: 'use Kafka' }],
  ])('"%s" is the same event as its button', async (text, design, event) => {
    const stage = await stageWith(design());
    await stage.give(mention(text));
    expect(stage.events).toMatchObject([{ ...event, by: 'U2', id: `message:${TS}` }]);
  });

  it.each(['help', 'status'])('"%s" is answered in private and changes nothing', async (text) => {
    const stage = await stageWith(voting());
    await stage.give(mention(text));
    await settled();
    expect(stage.events).toMatchObject([{ type: 'messageHeard' }]);
    expect(stage.slack.callsOf('chat.postEphemeral')[0]?.args).toMatchObject({ user: 'U2', thread_ts: ROOT });
  });

  it('"cancel" of the owner asks first, in private, once; the click on it cancels', async () => {
    const stage = await stageWith(voting());
    const cancel = () => stage.give(reply('U1', `<@${BOT}> cancel`));
    await cancel();
    await cancel();
    await settled();
    expect((await stage.get())?.stage).toBe('voting');
    const lines = stage.slack.callsOf('chat.postEphemeral').map(({ args }) => JSON.stringify(args));
    expect(lines).toEqual([expect.stringContaining('Cancel this design?')]);
    expect(lines[0]).toContain('This cannot be undone.');
    expect(lines[0]).toContain('"user":"U1"');
    await stage.give(click('U1', 'cancelNow', { design: 'design-1' }));
    expect((await stage.get())?.stage).toBe('cancelled');
  });

  it('"cancel" of anybody else is told whose it is, and offers nothing to click', async () => {
    const stage = await stageWith(voting());
    await stage.give(mention('cancel'));
    await settled();
    expect(stage.whispers('U2')).toEqual(['Only the owner, <@U1>, can cancel the design.']);
    expect(stage.slack.callsOf('chat.postEphemeral')[0]?.args.blocks).toBeUndefined();
    expect(stage.events).toMatchObject([{ type: 'messageHeard' }]);
  });

  it('"cancel" after the end is told that it is over', async () => {
    const stage = await stageWith(designWith({ stage: 'final' }));
    await stage.give(reply('U1', `<@${BOT}> cancel`));
    await settled();
    expect(stage.whispers('U1')).toEqual([expect.stringContaining('This design is final')]);
  });

  it('that only asks is answered after the end too, and nothing else is said', async () => {
    const stage = await stageWith(designWith({ stage: 'final' }));
    await stage.give(mention('status'));
    await settled();
    expect(stage.whispers('U2')).toEqual([expect.not.stringContaining('nothing can be changed')]);
  });

  it('that is refused is told in private', async () => {
    const stage = await stageWith(voting());
    await stage.give(mention('decide A'));
    await settled();
    expect(stage.whispers('U2')).toEqual([expect.stringContaining('Only the owner')]);
  });

  it('that is told of twice is confirmed once', async () => {
    const stage = await stageWith(voting());
    await stage.give(mention('vote B'));
    await stage.give(mention('vote B'));
    await settled();
    expect(stage.whispers('U2')).toEqual([expect.stringContaining('Your vote for B counts')]);
  });

  it.each([
    ['Use defaults for the rest', asking, 'defaultsUsed'],
    ['Use defaults for the rest', voting, 'replyReceived'],
    ['I would not use defaults for the rest', asking, 'replyReceived'],
    ['cancel', asking, 'replyReceived'],
  ])('needs a mention, but for the words of the sheet while it is open: "%s"', async (text, design, type) => {
    const stage = await stageWith(design());
    await stage.give(reply('U1', text));
    expect(stage.events).toMatchObject([{ type, by: 'U1' }]);
  });

  it('that nobody knows is told what can be said', async () => {
    const stage = await stageWith(voting());
    await stage.give(mention('make it so'));
    await settled();
    expect(stage.whispers('U2')).toEqual([expect.stringContaining('`help`')]);
  });

  it('is acknowledged though Slack is slow to take the private answer', async () => {
    const stage = await stageWith(voting());
    stage.slack.trouble = () => ({ kind: 'crash', isDone: false });
    expect(await stage.give(mention('help'))).toBe('');
  });
});

describe('other events', () => {
  it('that the bot joined lets designs of that channel go on', async () => {
    const design = designWith({
      stage: 'waitingForInvite',
      channel: { id: 'C1', kind: 'private' },
      invite: { askedAt: '2026-03-02T09:00:00.000Z', checkedAt: '2026-03-02T09:00:00.000Z' },
    });
    const stage = await stageWith(design);
    await stage.give(told({ type: 'member_joined_channel', user: BOT, channel: 'C1' }));
    expect(stage.events).toMatchObject([{ type: 'channelEntered', id: 'joined:Ev1' }]);
    expect((await stage.get())?.stage).toBe('intake');
  });

  it('that an absent stakeholder joined lets them count; that others joined is left alone', async () => {
    const stage = await stageWith(designWith({ absent: ['U3'] }));
    await stage.give(told({ type: 'member_joined_channel', user: 'U2', channel: 'C1' }, 'Ev1'));
    expect(stage.events).toEqual([]);
    await stage.give(told({ type: 'member_joined_channel', user: 'U3', channel: 'C1' }, 'Ev2'));
    expect((await stage.get())?.absent).toEqual([]);
  });

  it('of a mention outside threads are answered with a hello', async () => {
    const stage = await stageWith(intake());
    await stage.give(told({ type: 'app_mention', user: 'U2', channel: 'C5', ts: '1.1', text: 'hi' }));
    await settled();
    expect(stage.whispers('U2')).toEqual([expect.stringContaining('/architect')]);
  });

  it.each([
    { type: 'reaction_added', user: 'U2' },
    { type: 'message', channel: 'C1' },
    { type: 'member_joined_channel' },
  ])('that do not fit are acknowledged and left alone', async (event) => {
    const stage = await stageWith(intake());
    expect(await stage.give(told(event))).toBe('');
    expect(stage.events).toEqual([]);
  });
});
