// Owns the figures of floods: many people's votes on many ballots, and a start with a thousand open designs.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { KeyvSqlite } from '@keyv/sqlite';
import { Keyv } from 'keyv';
import { createLog } from '../../../src/log.ts';
import { openSqliteStore } from '../../../src/store/sqlite.ts';
import { ms, percentile, table } from '../figures.ts';
import { startProcess } from '../process.ts';
import { seedBallots } from './seed.ts';
import { type FloodSlack, startFloodSlack } from './slack.ts';

const PEOPLE = 500;
const CLICKS_EACH = 10;
const PER_SECOND = 1000;
const MAIN = new URL('../../../src/main.ts', import.meta.url).pathname;
const BARE = new URL('./bare.ts', import.meta.url).pathname;
const NO_LOG = createLog({ level: 'error', write: () => undefined, now: () => new Date().toISOString() });

/** The newest choice of each person, by design and person. */
type Choices = ReadonlyMap<string, string>;

interface Flooded {
  readonly choices: Choices;
  readonly ackMs: readonly number[];
  readonly tookMs: number;
}

/** 500 people click 10 times each, one of `designs` ballots a person, at an even pace whatever the answers take. */
async function flood(slack: FloodSlack, designs: number): Promise<Flooded> {
  const second = Math.floor(Date.now() / 1000);
  const choices = new Map<string, string>();
  const running: Promise<number | null>[] = [];
  const began = performance.now();
  for (let index = 0; index < PEOPLE * CLICKS_EACH; index += 1) {
    await untilDue(began + (index * 1000) / PER_SECOND);
    const person = index % PEOPLE;
    const [user, design] = [`U${person}`, `d${person % designs}`];
    const option = (Math.floor(index / PEOPLE) + person) % 2 === 0 ? 'A' : 'B';
    choices.set(`${design} ${user}`, option);
    const value = JSON.stringify({ design, round: 1, option });
    const actionTs = `${second}.${String(index).padStart(6, '0')}`;
    running.push(slack.click({ user, actionId: `vote:${option}`, value, actionTs }));
  }
  const ackMs = (await Promise.all(running)).filter((tookMs) => tookMs !== null);
  return { choices, ackMs, tookMs: performance.now() - began };
}

// A timer fires at whole milliseconds: waiting for each of a thousand a second would fall behind.
async function untilDue(dueAt: number): Promise<void> {
  if (dueAt - performance.now() > 1) await sleep(dueAt - performance.now());
}

function lostOf(choices: Choices, voteOf: (design: string, user: string) => string | undefined): number {
  return [...choices].filter(([key, option]) => {
    const [design = '', user = ''] = key.split(' ');
    return voteOf(design, user) !== option;
  }).length;
}

/** Until nothing new was posted for a while. */
async function settled(slack: FloodSlack): Promise<void> {
  for (let before = -1; before !== slack.calls('chat.postMessage'); ) {
    before = slack.calls('chat.postMessage');
    await sleep(1500);
  }
}

type Votes = Record<string, { readonly choice: string }>;

async function ourLost(databaseUrl: string, choices: Choices): Promise<number> {
  const store = await openSqliteStore(databaseUrl, { log: NO_LOG });
  const designs = new Map<string, Votes>();
  for (const id of await store.records.keys()) {
    const record = (await store.records.get(id)) as { readonly rounds: readonly { readonly votes: Votes }[] };
    designs.set(id, record.rounds[0]?.votes ?? {});
  }
  await store.close();
  return lostOf(choices, (design, user) => designs.get(design)?.[user]?.choice);
}

async function bareLost(databaseUrl: string, choices: Choices): Promise<number> {
  const adapter = new KeyvSqlite({ uri: databaseUrl, driver: 'node:sqlite' });
  const tallies = new Keyv<{ votes: Record<string, string> }>({ store: adapter, namespace: 'tallies' });
  const designs = new Map<string, Record<string, string>>();
  for (const key of choices.keys()) {
    const design = key.split(' ')[0] ?? '';
    if (!designs.has(design)) designs.set(design, (await tallies.get(design))?.votes ?? {});
  }
  return lostOf(choices, (design, user) => designs.get(design)?.[user]);
}

async function floodOurs(databaseUrl: string, designs: number): Promise<string[]> {
  await seedBallots(databaseUrl, designs);
  const slack = await startFloodSlack();
  const bot = await startProcess(MAIN, { SLACK_API_URL: slack.apiUrl, DATABASE_URL: databaseUrl });
  await settled(slack);
  const flooded = await flood(slack, designs);
  const memory = await bot.memoryMb();
  await bot.stop();
  await slack.close();
  return row(`architect, ${designs} ballots`, flooded, await ourLost(databaseUrl, flooded.choices), memory);
}

async function floodBare(databaseUrl: string, designs: number): Promise<string[]> {
  const slack = await startFloodSlack();
  const bot = await startProcess(BARE, { SLACK_API_URL: slack.apiUrl, DATABASE_URL: databaseUrl });
  const flooded = await flood(slack, designs);
  const memory = await bot.memoryMb();
  await bot.stop();
  await slack.close();
  return row(
    `bare Bolt + Keyv, ${designs} ballots`,
    flooded,
    await bareLost(databaseUrl, flooded.choices),
    memory,
  );
}

function row(name: string, { ackMs, tookMs, choices }: Flooded, lost: number, memoryMb: number): string[] {
  return [
    name,
    `${Math.round((ackMs.length * 1000) / tookMs)}/s`,
    String(PEOPLE * CLICKS_EACH - ackMs.length),
    ms(percentile(ackMs, 0.5)),
    ms(percentile(ackMs, 0.99)),
    `${lost} of ${choices.size}`,
    `${memoryMb.toFixed(0)} MB`,
  ];
}

async function startWithMany(databaseUrl: string, designs: number): Promise<string[]> {
  await seedBallots(databaseUrl, designs);
  const slack = await startFloodSlack();
  const env = { SLACK_API_URL: slack.apiUrl, DATABASE_URL: databaseUrl };
  const first = await startProcess(MAIN, env);
  await settled(slack);
  await first.stop();
  const posts = slack.calls('chat.postMessage');
  const second = await startProcess(MAIN, env);
  await settled(slack);
  const memory = await second.memoryMb();
  await second.stop();
  await slack.close();
  const repeated = slack.calls('chat.postMessage') - posts;
  return [`${designs} open designs`, ms(second.readyMs), `${memory.toFixed(0)} MB`, String(repeated)];
}

/** Prints the figures; the databases are made in `folder`. */
export async function benchFloods(folder: string): Promise<void> {
  const url = (name: string) => `sqlite://${join(folder, name)}.sqlite`;
  table(
    `${PEOPLE} people click ${CLICKS_EACH} times each, ${PER_SECOND} clicks a second, each on disk before it is acknowledged (aim: 1,000/s, p99 under 200 ms, none lost)`,
    [
      ['', 'votes', 'not acknowledged', 'ack p50', 'ack p99', 'lost choices', 'memory'],
      await floodBare(url('bare-100'), 100),
      await floodOurs(url('ours-100'), 100),
      await floodBare(url('bare-1'), 1),
      await floodOurs(url('ours-1'), 1),
    ],
  );
  table('A start with many open designs (aim: ready within 1,000 ms, under 200 MB)', [
    ['', 'until "ready"', 'memory', 'messages posted again'],
    await startWithMany(url('many'), 1000),
  ]);
}
