import { describe, expect, it } from 'vitest';
import type { Design } from '../../../src/design/record.ts';
import { reconcile } from '../../../src/slack/thread/reconcile.ts';
import { designWith, question, round } from '../views/fixture.ts';
import { copies, createThreadStage, delivered, type ThreadStage } from './stage.ts';

const asking = (patch: Partial<Design> = {}) =>
  designWith({
    stage: 'questions',
    questions: [question(1)],
    thread: ['board', 'received', 'questions'],
    ...patch,
  });

async function stageWith(design: Design) {
  const stage = createThreadStage();
  await stage.drawAll(design);
  return stage;
}

/** Takes a message away as an administrator does. Gives its timestamp back. */
function remove({ slack }: ThreadStage, key: string): string {
  const at = slack.messages.findIndex((one) => JSON.stringify(one.metadata).includes(`"${key}"`));
  const [message] = slack.messages.splice(at, 1);
  return message?.ts ?? '';
}

describe('a message of ours that people removed', () => {
  it('is posted once more, under its key, where people can act on it', async () => {
    const stage = await stageWith(asking());
    const ts = remove(stage, 'questions');
    await stage.drawAll(asking({ removed: [ts] }));
    expect(copies(stage.slack)).toEqual({ board: 1, received: 1, questions: 1 });
    const entry = (await stage.ledger()).entries.find(({ key }) => key === 'questions');
    expect(entry).toMatchObject({ state: 'posted', isAgain: true });
    expect(entry?.ts).not.toBe(ts);
  });

  it('is found missing by a redraw, too', async () => {
    const stage = await stageWith(asking());
    remove(stage, 'questions');
    await stage.drawAll(asking({ questions: [question(1), question(2)] }));
    expect(copies(stage.slack)).toMatchObject({ questions: 1 });
  });

  it('is never posted a third time', async () => {
    const stage = await stageWith(asking());
    const first = remove(stage, 'questions');
    await stage.drawAll(asking({ removed: [first] }));
    const second = remove(stage, 'questions');
    await stage.drawAll(asking({ removed: [first, second] }));
    await stage.drawAll(asking({ removed: [first, second], questions: [question(1), question(2)] }));
    expect(copies(stage.slack)).toEqual({ board: 1, received: 1 });
    expect((await stage.ledger()).entries.at(-1)).toMatchObject({ key: 'questions', state: 'gone' });
  });

  it('stays away where nobody can act on it; the thread goes on', async () => {
    const stage = await stageWith(delivered());
    const ts = remove(stage, 'drafting:1');
    await stage.drawAll(delivered({ removed: [ts], title: 'Another title' }));
    expect(copies(stage.slack)).not.toHaveProperty('drafting:1');
    expect(JSON.stringify(stage.slack.messages[0])).toContain('Another title');
  });

  it('comes back once people can act on it again', async () => {
    const closed = round(1, { closedAt: '2026-03-02T10:00:00.000Z', voters: null, outcome: 'majority' });
    const voting = (patch: Partial<Design>) =>
      designWith({ stage: 'voting', thread: ['board', 'ballot:1'], ...patch });
    const stage = await stageWith(voting({ rounds: [closed] }));
    const removed = [remove(stage, 'ballot:1')];
    await stage.drawAll(voting({ rounds: [closed], removed }));
    expect(copies(stage.slack)).not.toHaveProperty('ballot:1');
    await stage.drawAll(voting({ rounds: [round(1)], removed }));
    expect(copies(stage.slack)['ballot:1']).toBe(1);
  });

  it('is not posted twice where the bot dies between', async () => {
    const stage = await stageWith(asking());
    const removed = [remove(stage, 'questions')];
    stage.slack.trouble = (call) => (call.method === 'chat.postMessage' ? { kind: 'lost' } : null);
    await stage.draw(asking({ removed }));
    stage.slack.trouble = () => null;
    await stage.drawAll(asking({ removed }));
    expect(copies(stage.slack)).toMatchObject({ questions: 1 });
  });
});

describe('a thread whose first message people removed', () => {
  it('says so at the next redraw, and posts nothing', async () => {
    const stage = await stageWith(asking());
    remove(stage, 'board');
    stage.turn(10_000);
    const drawn = await reconcile(asking({ title: 'Another title' }), stage.tools);
    expect(drawn.closed).toBe('root_removed');
    expect(copies(stage.slack)).toEqual({ received: 1, questions: 1 });
  });

  it('says so at once where the removal was told', async () => {
    const stage = await stageWith(asking());
    const ts = remove(stage, 'board');
    const before = stage.slack.calls.length;
    expect((await reconcile(asking({ removed: [ts] }), stage.tools)).closed).toBe('root_removed');
    expect(stage.slack.calls).toHaveLength(before);
  });

  it('is posted anew as a whole when the owner wants it, its canvas kept; the old one still leads here', async () => {
    const stage = await stageWith(delivered());
    const canvases = stage.slack.canvases.size;
    const ts = remove(stage, 'board');
    await stage.drawAll(delivered({ removed: [ts], threadNumber: 2 }));
    const { rootTs, formerRoots, number } = await stage.ledger();
    expect({ formerRoots, number }).toEqual({ formerRoots: [ts], number: 2 });
    const again = stage.slack.messages.filter((one) => one.ts === rootTs || one.threadTs === rootTs);
    expect(again).toHaveLength(4);
    expect(stage.slack.canvases.size).toBe(canvases);
    for (const root of [ts, rootTs])
      expect(await stage.tools.store.threads.get(`C1:${root}`)).toBe('design-1');
  });
});

describe('a token that is good no more', () => {
  it.each(['token_revoked', 'account_inactive', 'invalid_auth'])(
    '(%s) is logged once, and tried again every ten minutes by one call',
    async (error) => {
      const stage = createThreadStage();
      stage.slack.trouble = () => ({ kind: 'refused', error });
      expect(await stage.draw(asking())).toEqual({ againAfterMs: 600_000 });
      for (let at = 0; at < 5; at += 1) await stage.draw({ ...asking(), id: `design-${at}` });
      expect(stage.slack.calls).toHaveLength(1);
      expect(stage.errors).toHaveLength(1);
      expect(stage.errors[0]).toContain('Slack refuses the bot token');
      stage.turn(600_000);
      stage.slack.trouble = () => null;
      await stage.drawAll(asking());
      expect(copies(stage.slack)).toEqual({ board: 1, received: 1, questions: 1 });
    },
  );
});
