import { describe, expect, it } from 'vitest';
import type { Standstill } from '../../../src/design/standstill.ts';
import { reconcile } from '../../../src/slack/thread/reconcile.ts';
import { designWith } from '../views/fixture.ts';
import { copies, createThreadStage, delivered, deliveredTwice } from './stage.ts';

const intake = () => designWith({});
const standstill = (error: string): Standstill => ({
  reason: 'archived',
  error,
  since: '2027-01-15T08:00:00.000Z',
  checkAt: '2027-01-15T09:00:00.000Z',
  isTold: true,
});
const renamed = () => designWith({ title: 'Parcel lockers at stations' });

describe('a message of the thread', () => {
  it('is posted once, the root first, the others as its replies in order', async () => {
    const stage = createThreadStage();
    await stage.drawAll(delivered());
    const { messages } = stage.slack;
    const [root, ...replies] = messages;
    expect(root?.threadTs).toBeNull();
    expect(new Set(replies.map(({ threadTs }) => threadTs))).toEqual(new Set([root?.ts]));
    expect(Object.keys(copies(stage.slack))).toEqual(['board', 'received', 'drafting:1', 'guide:1']);
  });

  it('is left alone while the record says the same', async () => {
    const stage = createThreadStage();
    await stage.drawAll(intake());
    const before = stage.slack.calls.length;
    expect(await stage.draw(intake())).toEqual({ againAfterMs: null });
    expect(stage.slack.calls).toHaveLength(before);
  });

  it('is redrawn in place when the record changed', async () => {
    const stage = createThreadStage();
    await stage.drawAll(intake());
    await stage.drawAll(renamed());
    expect(JSON.stringify(stage.slack.messages[0])).toContain('at stations');
    expect(stage.slack.callsOf('chat.postMessage')).toHaveLength(2);
  });

  it('makes its thread known under the root’s timestamp', async () => {
    const stage = createThreadStage();
    await stage.drawAll(intake());
    const root = stage.slack.messages[0];
    expect(await stage.tools.store.threads.get(`C1:${root?.ts}`)).toBe('design-1');
  });

  it('never unfurls, never parses names, and carries opaque ids only', async () => {
    const stage = createThreadStage();
    await stage.drawAll(intake());
    await stage.drawAll(renamed());
    const [post] = stage.slack.callsOf('chat.postMessage');
    expect(post?.args).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' });
    expect(post?.args.metadata).toEqual({
      event_type: 'architect_item',
      event_payload: { design: 'design-1', key: 'board' },
    });
    expect(stage.slack.callsOf('chat.update')[0]?.args.parse).toBe('none');
  });

  it('links to another message once that is posted, and is redrawn then', async () => {
    const stage = createThreadStage();
    await stage.drawAll(delivered());
    const guide = stage.slack.messages.find((one) => JSON.stringify(one.metadata).includes('guide:1'));
    const drafting = stage.slack.messages.find((one) => JSON.stringify(one.metadata).includes('drafting:1'));
    const link = `https://t.slack.test/archives/C1/p${guide?.ts.replace('.', '')}`;
    expect(JSON.stringify(drafting?.blocks)).toContain(link);
    expect(stage.slack.messages.map((one) => JSON.stringify(one.blocks)).join()).not.toContain('<ref:');
  });
});

describe('a post whose outcome is unknown', () => {
  it('is found in the channel’s history on a later page, and not sent again', async () => {
    const stage = createThreadStage();
    stage.slack.pageSize = 3;
    stage.slack.trouble = (_call, at) => (at === 0 ? { kind: 'lost' } : null);
    await stage.draw(intake());
    for (let other = 0; other < 7; other += 1)
      await stage.tools.client.chat.postMessage({ channel: 'C1', text: 'lunch?' });
    await stage.drawAll(intake());
    expect(copies(stage.slack)).toMatchObject({ board: 1, received: 1 });
    expect(stage.slack.callsOf('conversations.history')).toHaveLength(3);
  });

  it('is looked for in the thread where it is a reply', async () => {
    const stage = createThreadStage();
    stage.slack.trouble = (call, at) =>
      call.method === 'chat.postMessage' && at === 1 ? { kind: 'busy' } : null;
    await stage.drawAll(intake());
    expect(copies(stage.slack)).toEqual({ board: 1, received: 1 });
    expect(stage.slack.callsOf('conversations.replies')[0]?.args.ts).toBe(stage.slack.messages[0]?.ts);
  });

  it('is not mistaken for the same key of another design', async () => {
    const stage = createThreadStage();
    await stage.tools.client.chat.postMessage({
      channel: 'C1',
      text: 'another',
      metadata: { event_type: 'architect_item', event_payload: { design: 'design-2', key: 'board' } },
    });
    stage.slack.trouble = (_call, at) => (at === 1 ? { kind: 'down' } : null);
    await stage.drawAll(intake());
    expect(copies(stage.slack)).toEqual({ board: 2, received: 1 });
  });

  it('is not mistaken for what another app says with our metadata', async () => {
    const stage = createThreadStage();
    const payload = { event_type: 'architect_item', event_payload: { design: intake().id, key: 'board' } };
    stage.slack.messages.push({
      ts: '1800000000.000001',
      threadTs: null,
      text: 'forged',
      blocks: [],
      metadata: payload,
      user: 'UEVIL',
    });
    stage.slack.trouble = (_call, at) => (at === 0 ? { kind: 'down' } : null);
    await stage.drawAll(intake());
    expect(
      stage.slack.messages.filter((one) => one.user === undefined && one.threadTs === null),
    ).toHaveLength(1);
  });

  it('waits longer and longer while Slack tells nothing', async () => {
    const stage = createThreadStage();
    stage.slack.trouble = () => ({ kind: 'down' });
    const waits: number[] = [];
    for (let at = 0; at < 16; at += 1) {
      const { againAfterMs } = await stage.draw(intake());
      waits.push(againAfterMs ?? 0);
      stage.turn(againAfterMs ?? 0);
    }
    expect(waits[0]).toBe(1_500);
    expect(waits.at(-1)).toBe(60_000);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(stage.slack.callsOf('chat.postMessage')).toHaveLength(1);
  });
});

describe('a rate limit', () => {
  it('on a post is waited out, by every drawing meanwhile too', async () => {
    const stage = createThreadStage();
    stage.slack.trouble = (_call, at) => (at === 0 ? { kind: 'limited', seconds: 30 } : null);
    expect(await stage.draw(intake())).toEqual({ againAfterMs: 30_000 });
    stage.turn(10_000);
    expect(await stage.draw(intake())).toEqual({ againAfterMs: 20_000 });
    expect(stage.slack.calls).toHaveLength(1);
    stage.turn(20_000);
    await stage.drawAll(intake());
    expect(copies(stage.slack)).toEqual({ board: 1, received: 1 });
  });

  it('on a redraw holds redraws and lets posts through', async () => {
    const stage = createThreadStage();
    await stage.drawAll(intake());
    stage.slack.trouble = (call) => (call.method === 'chat.update' ? { kind: 'limited', seconds: 60 } : null);
    const changed = designWith({ title: 'New', thread: ['board', 'received', 'unread'] });
    await stage.draw(changed);
    await stage.draw(changed);
    expect(stage.slack.callsOf('chat.update')).toHaveLength(1);
    expect(copies(stage.slack)).toMatchObject({ unread: 1 });
  });
});

describe('a refusal', () => {
  it('of the blocks brings the message once as plain text, and its later states too', async () => {
    const stage = createThreadStage();
    stage.slack.trouble = (call) =>
      JSON.stringify(call.args.blocks ?? []) !== '[]' ? { kind: 'refused', error: 'invalid_blocks' } : null;
    await stage.drawAll(intake());
    expect(stage.slack.messages.map(({ blocks }) => blocks)).toEqual([[], []]);
    await stage.drawAll(renamed());
    expect(stage.slack.messages[0]?.text).toContain('at stations');
    expect(copies(stage.slack)).toEqual({ board: 1, received: 1 });
  });

  it('of the plain text too passes the message by', async () => {
    const stage = createThreadStage();
    stage.slack.trouble = (_call, at) => (at < 2 ? { kind: 'refused', error: 'invalid_blocks' } : null);
    await stage.drawAll(intake());
    expect(copies(stage.slack)).toEqual({ received: 1 });
    expect((await stage.ledger()).entries[0]).toMatchObject({ state: 'refused', error: 'invalid_blocks' });
  });

  it('of the blocks followed by a lost answer is not a refusal for good', async () => {
    const stage = createThreadStage();
    await stage.drawAll(intake());
    let updates = 0;
    stage.slack.trouble = (call) => {
      if (call.method !== 'chat.update') return null;
      updates += 1;
      return updates === 1 ? { kind: 'refused', error: 'invalid_blocks' } : { kind: 'limited', seconds: 5 };
    };
    await stage.draw(renamed());
    stage.slack.trouble = () => null;
    await stage.drawAll(renamed());
    expect(JSON.stringify(stage.slack.messages[0])).toContain('at stations');
  });

  it('because the message is gone leaves it gone and goes on', async () => {
    const stage = createThreadStage();
    await stage.drawAll(intake());
    stage.slack.messages.splice(1, 1);
    await stage.drawAll(
      designWith({ waived: ['ux'], documents: [], thread: ['board', 'received', 'unread'] }),
    );
    expect(copies(stage.slack)).toEqual({ board: 1, unread: 1 });
    expect((await stage.ledger()).entries[1]?.state).toBe('gone');
  });

  it.each(['is_archived', 'not_in_channel', 'restricted_action', 'channel_not_found'])(
    'because the channel is closed (%s) is told, and drawn in order once it is open again',
    async (error) => {
      const stage = createThreadStage();
      stage.slack.trouble = () => ({ kind: 'refused', error });
      expect((await reconcile(intake(), stage.tools)).closed).toBe(error);
      const before = stage.slack.calls.length;
      expect(await stage.draw({ ...intake(), standstill: standstill(error) })).toEqual({
        againAfterMs: null,
      });
      expect(stage.slack.calls).toHaveLength(before);
      stage.slack.trouble = () => null;
      await stage.drawAll(intake());
      expect(Object.keys(copies(stage.slack))).toEqual(['board', 'received']);
    },
  );
});

describe('a deleted design', () => {
  const deleted = () => delivered({ stage: 'deleted', thread: [...delivered().thread, 'deleted'] });

  it('says so in the thread and delivers nothing more', async () => {
    const stage = createThreadStage();
    await stage.drawAll(delivered());
    await stage.drawAll(deleted());
    expect(copies(stage.slack)).toMatchObject({ board: 1, deleted: 1 });
    expect(stage.slack.callsOf('canvases.create')).toHaveLength(1);
  });

  it('is not posted anew once its ledger is removed', async () => {
    const stage = createThreadStage();
    expect(await stage.draw(deleted())).toEqual({ againAfterMs: null });
    expect(stage.slack.calls).toEqual([]);
  });

  it('is done where its texts are removed already, so that the removal can go on', async () => {
    const gone = async () => Promise.reject(new Error('no such blob'));
    const stage = createThreadStage({ text: gone });
    await stage.drawAll(intake());
    expect(await stage.draw(deleted())).toEqual({ againAfterMs: null });
  });

  it('only: a missing text of a living design is a fault', async () => {
    const stage = createThreadStage({ text: async () => Promise.reject(new Error('no such blob')) });
    await expect(stage.draw(deliveredTwice())).rejects.toThrow('no such blob');
  });
});
