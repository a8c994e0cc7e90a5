import { describe, expect, it } from 'vitest';
import { type Design, HEARD_LIMIT } from '../../src/design/record.ts';
import { catchUp } from '../../src/slack/catch-up.ts';
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
  const run = (patch: Partial<Design> = {}) =>
    catchUp(designWith(patch), {
      client: slack.client,
      store,
      take: async (message) => void taken.push(`${message.channel} ${message.text}`),
    });
  return { slack, taken, run };
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

  it.each([
    { kind: 'down' },
    { kind: 'limited', seconds: 60 },
    { kind: 'refused', error: 'channel_not_found' },
  ] as const)('is quiet where Slack does not tell ($kind)', async (trouble) => {
    const { taken, run, slack } = await stageWith([said(10)]);
    slack.trouble = () => trouble;
    await run();
    expect(taken).toEqual([]);
  });

  it('reads nothing for a design that has ended', async () => {
    const { run, slack } = await stageWith([said(10)]);
    await run({ stage: 'cancelled' });
    expect(slack.calls).toEqual([]);
  });
});
