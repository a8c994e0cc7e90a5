// HTTP mode against people who are not Slack, and against Slack's own requests sent once more.
import { describe, expect } from 'vitest';
import { z } from 'zod';
import { signatureHeaders } from '../../demo/http-link.ts';
import { type Dice, diceOf } from '../design/model/dice.ts';
import type { DesignStory } from './design.ts';
import type { Stage } from './harness.ts';
import { startVoting } from './scenes.ts';
import { story } from './story.ts';

const SEED = Number(process.env.MODEL_SEED ?? 5);
const FUZZED = 500;
const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';
const Payload = z.record(z.string(), z.unknown());
type Payload = z.infer<typeof Payload>;

interface Request {
  readonly body: string;
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The status that a request meets, and how long it took. Signed as Slack signs, unless its headers say otherwise. */
async function post({ slack, requestUrl }: Stage, { body, type, headers }: Request): Promise<number> {
  const signed = signatureHeaders(slack.signingSecret, Math.floor(Date.now() / 1000), body);
  const response = await fetch(requestUrl, {
    method: 'POST',
    body,
    headers: { 'content-type': type, ...signed, ...headers },
  });
  await response.arrayBuffer();
  return response.status;
}

function requestOf(payload: Payload): Request {
  if (payload.type === 'event_callback') return { body: JSON.stringify(payload), type: JSON_TYPE };
  if (typeof payload.command !== 'string')
    return { body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), type: FORM };
  const fields = Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]);
  return { body: new URLSearchParams(fields).toString(), type: FORM };
}

/** The newest payload that Slack delivered whose JSON holds all of this. */
function delivered({ slack }: Stage, ...words: readonly string[]): Payload {
  const payloads = slack.traffic.flatMap((entry) => (entry.kind === 'envelope' ? [entry.payload] : []));
  const found = payloads.findLast((payload) => {
    const text = JSON.stringify(payload);
    return words.every((word) => text.includes(word));
  });
  if (!found) throw new Error(`Slack delivered nothing with ${words.join(', ')}`);
  return Payload.parse(JSON.parse(JSON.stringify(found)));
}

/** Everything that outlives the bot. */
async function kept({ store }: Stage): Promise<string> {
  const { records, open, blobs, posted, threads } = store;
  const spaces = await Promise.all(
    [records, open, blobs, posted, threads].map(async (space) =>
      Promise.all((await space.keys()).map(async (key) => [key, await space.get(key)])),
    ),
  );
  return JSON.stringify(spaces);
}

/** What people did in earlier, by what each payload holds. */
async function actInEveryWay(stage: Stage, design: DesignStory): Promise<void> {
  const { ana, ben, cleo } = stage;
  await design.vote(ben, 'A');
  await design.says('ballot:1', '1 vote: ben');
  await design.fillIn(ben, 'ballot:1', 'addReason', { text: 'It is small.' });
  await design.says('ballot:1', 'It is small.');
  await design.mention(cleo, 'vote B because it grows');
  await design.says('ballot:1', 'it grows');
  await design.fillIn(ana, 'ballot:1', 'refine', { text: 'Cheaper, please.' });
  await design.withdraw(ben);
  await design.says('ballot:1', '1 of 3 have voted');
  await stage.calm();
}

const REPLAYED: readonly (readonly string[])[] = [
  ['block_actions', '"action_id":"vote:A"'],
  ['block_actions', '"action_id":"withdraw"'],
  ['view_submission', 'It is small.'],
  ['view_submission', 'Cheaper, please.'],
  ['event_callback', 'because it grows'],
  ['view_submission', '"callback_id":"start"'],
];

/** Payloads of a person whom nobody knows, so that none may have an effect, however it is bent. */
function strangers(stage: Stage): Payload[] {
  const person = { id: 'U9STRANGER', username: 'stranger', name: 'stranger', team_id: stage.slack.teamId };
  const asStranger = (payload: Payload): Payload => {
    const { response_url: _url, ...rest } = payload;
    return { ...rest, user: person, trigger_id: '1.1.1' };
  };
  const clicks = REPLAYED.slice(0, 4).map((words) => asStranger(delivered(stage, ...words)));
  const message = delivered(stage, 'event_callback', 'because it grows');
  const event = { type: 'message', user: person.id, text: 'vote B', ts: '1.000001', channel: 'C9NOWHERE' };
  const command = {
    command: '/architect',
    text: 'x',
    user_id: person.id,
    channel_id: 'C9NOWHERE',
    trigger_id: '1.1.1',
  };
  const shortcut = { type: 'shortcut', callback_id: 'architect_start', user: person, trigger_id: '1.1.1' };
  return [...clicks, { ...message, event: { ...event, thread_ts: '1.000000' } }, command, shortcut];
}

const ODD: readonly unknown[] = [
  null,
  0,
  -1,
  1e308,
  true,
  '',
  [],
  {},
  [[[[[[]]]]]],
  'x'.repeat(20_000),
  '\u0000\u202e',
  '__proto__',
  'constructor',
  '<!channel>',
  '{"design":',
];

/** The value with one thing in it taken out or exchanged for something odd. */
function bent(value: unknown, dice: Dice): unknown {
  const record = Payload.safeParse(value);
  if (Array.isArray(value) && value.length > 0 && dice.chance(80)) {
    const at = dice.below(value.length);
    return value.map((item, index) => (index === at ? bent(item, dice) : item));
  }
  if (!record.success || Object.keys(record.data).length === 0 || dice.chance(10)) return dice.pick(ODD);
  const name = dice.pick(Object.keys(record.data));
  const { [name]: inner, ...rest } = record.data;
  return dice.chance(20) ? rest : { ...rest, [name]: dice.chance(60) ? bent(inner, dice) : dice.pick(ODD) };
}

const BAD_HEADERS: readonly Readonly<Record<string, string>>[] = [
  { 'x-slack-signature': `v0=${'0'.repeat(64)}` },
  { 'x-slack-signature': '' },
  { 'x-slack-request-timestamp': '0' },
  { 'x-slack-request-timestamp': '99999999999' },
  { 'content-type': 'text/html' },
  { 'content-type': 'multipart/form-data; boundary=x' },
];

/** A request with one thing wrong: in its shape, in its bytes, or in its headers. */
function fuzzed(payload: Payload, dice: Dice): Request {
  const shape = Payload.safeParse(bent(payload, dice));
  const request = requestOf(shape.success ? shape.data : { odd: true });
  const at = dice.below(request.body.length + 1);
  if (dice.chance(15)) return { ...request, body: request.body.slice(0, at) };
  if (dice.chance(15))
    return { ...request, body: `${request.body.slice(0, at)}%ZZ\u0000${request.body.slice(at)}` };
  return dice.chance(30) ? { ...request, headers: dice.pick(BAD_HEADERS) } : request;
}

describe('in HTTP mode', () => {
  story('a request that comes twice counts once', { mode: 'http', isOfOneLife: true }, async (stage) => {
    const design = await startVoting(stage);
    await actInEveryWay(stage, design);
    const before = await kept(stage);
    for (const words of REPLAYED) {
      expect(await post(stage, requestOf(delivered(stage, ...words)))).toBe(200);
    }
    await stage.calm();
    expect(await kept(stage)).toBe(before);
    await design.vote(stage.ben, 'B');
    await design.says('ballot:1', '2 of 3 have voted');
  });

  story(
    'what does not come from Slack has no effect, and what does still has',
    { mode: 'http', isOfOneLife: true },
    async (stage) => {
      const design = await startVoting(stage);
      await actInEveryWay(stage, design);
      const before = await kept(stage);
      const bases = strangers(stage);
      const dice = diceOf(SEED);
      const requests = Array.from({ length: FUZZED }, () => fuzzed(dice.pick(bases), dice));
      const statuses = await Promise.all(requests.map((request) => post(stage, request)));
      const counts = new Map<number, number>();
      for (const status of statuses) counts.set(status, (counts.get(status) ?? 0) + 1);
      console.log(`fuzzed requests, seed ${SEED}:`, Object.fromEntries(counts));
      await stage.calm();
      expect(await kept(stage)).toBe(before);
      expect([...counts.keys()].filter((status) => ![200, 400, 401, 404, 415].includes(status))).toEqual([]);
      await design.vote(stage.ben, 'B');
      await design.says('ballot:1', '2 of 3 have voted');
    },
  );
});
