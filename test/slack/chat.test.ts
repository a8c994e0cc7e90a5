import { expect, it } from 'vitest';
import { createChat } from '../../src/slack/chat.ts';
import { copies, createThreadStage, delivered } from './thread/stage.ts';

function chatOn(stage: ReturnType<typeof createThreadStage>, caughtUp: string[] = []) {
  const { client } = stage.slack;
  return createChat({
    clients: { lasting: client, quick: client },
    thread: stage.tools,
    download: {
      client,
      botToken: '',
      fileHosts: [],
      maxBytes: 1,
      timeoutMs: 1,
      pause: async () => {},
    },
    catchUp: async ({ id }) => void caughtUp.push(id),
  });
}

it('draws one design once, however many ask at the same time', async () => {
  const stage = createThreadStage();
  const chat = chatOn(stage);
  const design = delivered({ thread: ['board', 'received'] });
  await Promise.all([chat.draw(design), chat.draw(design), chat.draw(design)]);
  expect(copies(stage.slack)).toEqual({ board: 1, received: 1 });
});

it('looks once for what was said before the thread was known', async () => {
  const stage = createThreadStage();
  const caughtUp: string[] = [];
  const chat = chatOn(stage, caughtUp);
  const design = delivered({ thread: ['board'] });
  await chat.draw(design);
  await chat.draw({ ...design, thread: ['board', 'received'] });
  expect(caughtUp).toEqual([design.id]);
});

it('erases the canvases it made; one that is gone already is no obstacle, an unanswered call is', async () => {
  const stage = createThreadStage();
  const chat = chatOn(stage);
  await stage.drawAll(delivered());
  stage.slack.answers['canvases.delete'] = () => ({ ok: false, error: 'canvas_not_found' });
  expect(await chat.eraseCanvases(delivered())).toEqual({ ok: true, value: null });
  expect(stage.slack.callsOf('canvases.delete')).toHaveLength(1);
  stage.slack.trouble = () => ({ kind: 'down' });
  expect(await chat.eraseCanvases(delivered())).toMatchObject({ ok: false });
});

it('tells the owner of a standstill by direct message; only a rate limit is worth a second try', async () => {
  const stage = createThreadStage();
  const chat = chatOn(stage);
  stage.slack.answers['conversations.open'] = () => ({ channel: { id: 'D1' } });
  const since = '2027-01-15T08:00:00.000Z';
  const standstill = {
    reason: 'rootGone',
    error: 'root_removed',
    since,
    checkAt: null,
    isTold: false,
  } as const;
  const design = delivered({ standstill });
  expect(await chat.tellStandstill(design)).toEqual({ ok: true, value: null });
  const [message] = stage.slack.messages;
  expect(message?.text).toContain('the first message of its thread in <#C1> was deleted');
  expect(JSON.stringify(message?.blocks)).toContain('restartThread');
  expect(await chat.tellStandstill(design)).toEqual({ ok: true, value: null });
  expect(stage.slack.messages).toHaveLength(1);
  stage.slack.trouble = () => ({ kind: 'refused', error: 'user_disabled' });
  expect(await chat.tellStandstill(design)).toMatchObject({ ok: true });
  stage.slack.trouble = () => ({ kind: 'limited', seconds: 30 });
  expect(await chat.tellStandstill(design)).toMatchObject({ ok: false, failure: { retryAfterMs: 30_000 } });
});

it('tells the owner once that the invitation never came, with all that was typed', async () => {
  const stage = createThreadStage();
  const chat = chatOn(stage);
  stage.slack.answers['conversations.open'] = () => ({ channel: { id: 'D1' } });
  const typed = delivered({
    title: '<!channel>',
    challenge: 'Open a box <!here> in 2 s.',
    requirements: ' ',
  });
  expect(await chat.tellExpiry(typed)).toEqual({ ok: true, value: null });
  expect(await chat.tellExpiry(typed)).toEqual({ ok: true, value: null });
  expect(stage.slack.messages).toHaveLength(1);
  const [message] = stage.slack.messages;
  expect(message?.text).toMatch(/is cancelled: I was not invited to <#C1> within 7 days.*prd-1\.md again/s);
  expect(message?.text).not.toContain('<!');
  expect(JSON.stringify(message?.blocks)).toContain('"plain_text","text":"Open a box <!here> in 2 s."');
  expect(JSON.stringify(message?.blocks)).not.toContain('*Requirements*');
  stage.slack.trouble = () => ({ kind: 'limited', seconds: 30 });
  expect(await chat.tellExpiry(typed)).toMatchObject({ ok: false, failure: { retryAfterMs: 30_000 } });
});

it.each([
  ['voting', '`vote B because …`'],
  ['delivered', '`change:`'],
  ['questions', '`2: 50k users`'],
  ['drafting', '`help`'],
] as const)(
  'tells who was not understood, in the thread and in private, what would do: %s',
  async (stage, words) => {
    const thread = createThreadStage();
    const chat = chatOn(thread);
    const design = delivered({ thread: ['board'] });
    await chat.tellUnused({ ...design, stage }, { by: 'U2' });
    expect(thread.slack.callsOf('chat.postEphemeral')).toEqual([]);
    await chat.draw(design);
    await chat.tellUnused({ ...design, stage }, { by: 'U2' });
    expect(thread.slack.callsOf('chat.postEphemeral').map(({ args }) => args)).toMatchObject([
      { user: 'U2', thread_ts: expect.stringMatching(/\d/), text: expect.stringContaining(words) },
    ]);
  },
);
