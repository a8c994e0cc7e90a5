// Owns the figures of what people feel: the form that opens, and the acknowledgement of clicks, beside a bare Bolt app.
import { setTimeout as sleep } from 'node:timers/promises';
import { App, SocketModeReceiver } from '@slack/bolt';
import type { Person } from '../../demo/person.ts';
import { startWorkspace, type Workspace } from '../../demo/workspace.ts';
import { startBot } from '../../src/bot.ts';
import { parseConfig } from '../../src/config.ts';
import { createRenderer } from '../../src/documents/out/render.ts';
import { createGuides } from '../../src/guides.ts';
import { createLog } from '../../src/log.ts';
import { openSqliteStore } from '../../src/store/sqlite.ts';
import { systemClock } from '../../src/worker/scheduler.ts';
import { createStubPlanner } from '../e2e/stub-planner.ts';
import { ms, percentile, table, timed } from './figures.ts';

const CLICKS = 500;
const PER_SECOND = 100;

/** Clicks at an even pace, whatever the answers take; gives the time of each until it was acknowledged. */
async function clickAtPace(click: (index: number) => Promise<void>): Promise<number[]> {
  const running: Promise<number>[] = [];
  const began = performance.now();
  for (let index = 0; index < CLICKS; index += 1) {
    const due = began + (index * 1000) / PER_SECOND;
    await sleep(Math.max(0, due - performance.now()));
    running.push(timed(() => click(index)).then(({ tookMs }) => tookMs));
  }
  return Promise.all(running);
}

function row(name: string, samples: readonly number[]): string[] {
  return [name, ms(percentile(samples, 0.5)), ms(percentile(samples, 0.99))];
}

/** A bot that acknowledges and does nothing else: what Bolt and the wire cost by themselves. */
async function bareBolt(): Promise<number[]> {
  const slack = await startWorkspace();
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
  });
  const app = new App({ token: slack.botToken, receiver, clientOptions: { slackApiUrl: slack.apiUrl } });
  app.action('vote:A', async ({ ack }) => ack());
  await app.start();
  const channel = slack.channel('product').id;
  slack.invite(channel, slack.botUserId);
  const button = {
    type: 'button',
    action_id: 'vote:A',
    text: { type: 'plain_text', text: 'A' },
    value: '{}',
  } as const;
  const posted = await app.client.chat.postMessage({
    channel,
    text: 'ballot',
    blocks: [{ type: 'actions', elements: [button] }],
  });
  const ana = slack.person('ana');
  const samples = await clickAtPace(() => ana.click(channel, posted.ts ?? '', 'vote:A'));
  await receiver.client.disconnect();
  await slack.close();
  return samples;
}

/** The bot with its real pace, on SQLite with full durability. */
async function startOurs(slack: Workspace, databasePath: string): Promise<() => Promise<void>> {
  const log = createLog({
    level: 'error',
    write: (line) => process.stderr.write(`${line}\n`),
    now: systemClock.now,
  });
  const store = await openSqliteStore(`sqlite://${databasePath}`, { log });
  const config = parseConfig({
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
  });
  const pictures = { ofOptions: async () => [], ofGuide: async () => [] };
  const renderer = await createRenderer(new URL('../../templates/', import.meta.url).pathname);
  const bot = await startBot({
    config,
    store,
    renderer,
    guides: createGuides(renderer),
    planner: createStubPlanner(),
    pictures,
    clock: systemClock,
    log,
  });
  return async () => {
    await bot.stop();
    await store.close();
    await slack.close();
  };
}

/** Votes on an open ballot, each on disk before it is acknowledged. */
async function ours(databasePath: string): Promise<{ clicks: number[]; forms: number[] }> {
  const slack = await startWorkspace();
  const stop = await startOurs(slack, databasePath);
  const [ana, ben, cleo] = [slack.person('ana'), slack.person('ben'), slack.person('cleo')];
  const channel = slack.channel('product').id;
  const forms = await openForms(slack, ana, channel);
  await ana.command(channel, 'Bench');
  await slack.waitFor(() => ana.modal(), 'the form');
  ana.fill({
    prdText: '- FR1: The system must count.',
    uxText: '# Screens\n\n- Home',
    stakeholders: [ben.id, cleo.id],
  });
  await ana.submit();
  const find = (needle: string) =>
    slack.waitFor(
      () => slack.messages(channel).find((message) => JSON.stringify(message.blocks).includes(needle)),
      needle,
    );
  await ana.click(channel, (await find('"useDefaults"')).ts, 'useDefaults');
  const ballot = await find('"vote:A"');
  const voters = [ana, ben, cleo];
  const clicks = await clickAtPace(async (index) => {
    const voter = voters[index % voters.length] ?? ana;
    await voter.click(channel, ballot.ts, index % 2 === 0 ? 'vote:A' : 'vote:B');
  });
  await stop();
  return { clicks, forms };
}

async function openForms(slack: Workspace, person: Person, channel: string): Promise<number[]> {
  const samples: number[] = [];
  for (let index = 0; index < 30; index += 1) {
    const { tookMs } = await timed(async () => {
      await person.command(channel, 'Bench');
      await slack.waitFor(() => person.modal(), 'the form');
    });
    samples.push(tookMs);
    await person.closeModal();
  }
  return samples;
}

/** Prints the figures. */
export async function benchClicks(databasePath: string): Promise<void> {
  const bare = await bareBolt();
  const { clicks, forms } = await ours(databasePath);
  table(`Acknowledgement of ${CLICKS} clicks at ${PER_SECOND}/s (aim: p99 at most 5 ms above bare Bolt)`, [
    ['', 'p50', 'p99'],
    row('bare Bolt, saves nothing', bare),
    row('architect, each vote on disk first', clicks),
  ]);
  table('From /architect to the open form (Slack allows 3,000 ms)', [
    ['', 'p50', 'p99'],
    row('30 forms', forms),
  ]);
}
