import { describe, expect, it } from 'vitest';
import { type Design, HEARD_LIMIT } from '../../src/design/record.ts';
import { catchUp } from '../../src/slack/catch-up.ts';
import { editId } from '../../src/slack/listeners/tools.ts';
import { saveLedger } from '../../src/store/ledger.ts';
import { createMemoryStore } from '../../src/store/memory.ts';
import { createFakeSlack } from './fake-slack.ts';
import { designWith } from './views/fixture.ts';

const ROOT = '1800000000.000100';
const said = (second: number, more: object = {}) => ({
  type: 'message',
  user: 'U2',
  text: `said ${second}`,
  ts: `18000000${second}.000100`,
  thread_ts: ROOT,
  ...more,
});

async function stageWith(messages: readonly object[]) {
  const store = createMemoryStore();
  const slack = createFakeSlack();
  await saveLedger(store, { designId: 'design-1', channelId: 'C1', rootTs: ROOT, entries: [] });
  slack.answers['conversations.replies'] = ({ cursor }) => {
    const at = Number(cursor ?? 0);
    return {
      messages: messages.slice(at, at + 2),
      response_metadata: { next_cursor: at + 2 < messages.length ? String(at + 2) : '' },
    };
  };
  const taken: string[] = [];
  const edits: string[] = [];
  const pauses: number[] = [];
  const ending = new AbortController();
  const run = (patch: Partial<Design> = {}) =>
    catchUp(designWith(patch), {
      client: slack.client,
      store,
      take: async (message) => void taken.push(`${message.channel} ${message.text}`),
      takeEdit: async ({ message, before }) => void edits.push(`${message.text} ${before}`),
      pause: async (ms) => void pauses.push(ms),
      signal: ending.signal,
    });
  return { slack, taken, edits, pauses, ending, run };
}

describe('catching up', () => {
  it('takes in, page by page and in order, what was not heard, also between what was', async () => {
    const { taken, run, slack } = await stageWith([10, 11, 12, 13, 14].map((second) => said(second)));
    await run({ heard: ['1800000011.000100', '1800000013.000100'] });
    expect(taken).toEqual(['C1 said 10', 'C1 said 12', 'C1 said 14']);
    expect(slack.calls.map(({ args }) => args.oldest)).toEqual(Array(3).fill(ROOT));
  });

  it('looks no further back than a full memory of what was heard', async () => {
    const { taken, run, slack } = await stageWith([said(10), said(12)]);
    const heard = Array.from(
      { length: HEARD_LIMIT },
      (_, index) => `1800000011.${String(index + 1).padStart(6, '0')}`,
    );
    await run({ heard });
    expect(taken).toEqual(['C1 said 12']);
    expect(slack.calls.map(({ args }) => args.oldest)).toEqual(['1800000011.000001']);
  });

  it('passes by what bots said, what is no message of a person, and the root', async () => {
    const { taken, run } = await stageWith([
      said(10, { ts: ROOT }),
      said(11, { bot_id: 'B1' }),
      said(12, { subtype: 'channel_join' }),
      said(13, { user: undefined }),
      said(14, { subtype: 'file_share', files: [{ id: 'F1' }] }),
    ]);
    await run();
    expect(taken).toEqual(['C1 said 14']);
  });

  it('takes in edits of what was heard before, each once', async () => {
    const { taken, edits, run } = await stageWith([
      said(10, { edited: { ts: '1800000020.000000' } }),
      said(11, { edited: { ts: '1800000021.000000' } }),
      said(12, { edited: { ts: '1800000022.000000' } }),
    ]);
    const known = editId({
      ts: '1800000011.000100',
      text: 'said 11',
      edited: { ts: '1800000021.000000' },
    });
    await run({ heard: ['1800000010.000100', '1800000011.000100'], seen: [known] });
    expect(edits).toEqual(['said 10 null']);
    expect(taken).toEqual(['C1 said 12']);
  });

  it.each([1, 30, 120])(
    'waits %i seconds where Slack asks for it, and goes on where it was',
    async (seconds) => {
      const { taken, run, slack, pauses } = await stageWith([10, 11, 12].map((second) => said(second)));
      slack.trouble = (_call, at) => (at === 1 ? { kind: 'limited', seconds } : null);
      await run();
      expect(pauses).toEqual([seconds * 1000]);
      expect(taken).toEqual(['C1 said 10', 'C1 said 11', 'C1 said 12']);
      expect(slack.calls.map(({ args }) => args.cursor)).toEqual([undefined, '2', '2']);
    },
  );

  it('ends where the bot stops while it waits', async () => {
    const { run, slack, pauses, ending } = await stageWith([said(10)]);
    slack.trouble = () => {
      ending.abort();
      return { kind: 'limited', seconds: 120 };
    };
    await run();
    expect(slack.calls).toHaveLength(1);
    expect(pauses).toEqual([120_000]);
  });

  it.each([{ kind: 'down' }, { kind: 'refused', error: 'channel_not_found' }] as const)(
    'is quiet where Slack does not tell ($kind)',
    async (trouble) => {
      const { taken, run, slack } = await stageWith([said(10)]);
      slack.trouble = () => trouble;
      await run();
      expect(taken).toEqual([]);
    },
  );

  it('reads nothing for a design that has ended', async () => {
    const { run, slack } = await stageWith([said(10)]);
    await run({ stage: 'cancelled' });
    expect(slack.calls).toEqual([]);
  });
});
