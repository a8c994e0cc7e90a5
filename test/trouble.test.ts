// The process in trouble: a database that is locked, damaged or taken, a Slack that goes away, and what health says of it.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startWorkspace, type Workspace } from '../demo/workspace.ts';
import { type Run, start } from './running.ts';

let slack: Workspace;
let folder: string;
let path: string;
let runs: Run[];

beforeEach(async () => {
  // Slack gives up at once, so that what is found again was looked for.
  slack = await startWorkspace({ eventRetryDelaysMs: [] });
  folder = await mkdtemp(join(tmpdir(), 'architect-trouble-'));
  path = join(folder, 'designs.sqlite');
  runs = [];
});

afterEach(async () => {
  for (const { child, exit } of runs) {
    child.kill('SIGKILL');
    await exit;
  }
  await slack.close();
  await rm(folder, { recursive: true });
});

function run(more: Readonly<Record<string, string>> = {}): Run {
  const started = start({
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: `sqlite://${path}`,
    ...more,
  });
  runs.push(started);
  return started;
}

function portOf({ output }: Run): number {
  return Number(/"port":(\d+),"message":"health listens"/.exec(output())?.[1]);
}

async function ask(bot: Run, route: string) {
  const response = await fetch(`http://127.0.0.1:${portOf(bot)}${route}`);
  return { status: response.status, text: await response.text() };
}

async function startDesign(): Promise<void> {
  const ana = slack.person('ana');
  await ana.command(slack.channel('product').id, 'Berths');
  await slack.waitFor(() => ana.modal(), 'the form');
  ana.fill({ prdText: '# PRD\n\n- FR1: The system must book berths.' });
}

describe('a database that another process holds', () => {
  test('has a form answered with an error that keeps it, and lets it through afterwards, without a restart', async () => {
    const bot = run();
    await bot.says('"ready"');
    await startDesign();
    const other = new DatabaseSync(path);
    other.exec('BEGIN EXCLUSIVE');
    const errors = await slack.person('ana').submit();
    expect(JSON.stringify(errors)).toContain('could not be saved, and nothing was changed');
    await bot.says('another process holds it');
    other.exec('ROLLBACK');
    other.close();
    expect(await slack.person('ana').submit()).toBeUndefined();
    const channel = slack.channel('product').id;
    await slack.waitFor(
      () => slack.messages(channel).find(({ text }) => text.includes('UX design')),
      'the gap',
    );
    expect(slack.messages(channel).filter(({ threadTs }) => threadTs === undefined)).toHaveLength(1);
  });

  test('has what was said meanwhile read afterwards, though Slack no longer delivers it', async () => {
    const bot = run({ HEALTH_PORT: '0' });
    await bot.says('"ready"');
    await startDesign();
    await slack.person('ana').submit();
    const channel = slack.channel('product').id;
    const says = (text: string) =>
      slack.messages(channel).find((message) => message.threadTs && message.text.includes(text));
    const { threadTs = '' } = await slack.waitFor(() => says('UX design'), 'the gap');
    const other = new DatabaseSync(path);
    await slack.settled(300);
    other.exec('BEGIN EXCLUSIVE');
    const flows = Array.from({ length: 20 }, (_, index) => `${index + 1}. Step ${index + 1} of the booking`);
    const ux = `# UX design\n\n## User flows\n\n${flows.join('\n')}\n\n## Screens\n\n### Berth plan\n`;
    await slack.person('ana').say(channel, ux, { threadTs });
    await bot.says('another process holds it');
    expect(await ask(bot, '/healthz')).toMatchObject({ status: 503 });
    other.exec('ROLLBACK');
    other.close();
    await slack.settled(1_100);
    await ask(bot, '/healthz');
    await bot.says('database recovered');
    await slack.waitFor(() => says('Taken as *UX design*'), 'the document');
  }, 40_000);
});

describe('a second process on one database', () => {
  test('waits, and goes on once the first was killed', async () => {
    const first = run();
    await first.says('"ready"');
    const second = run();
    await second.says('waiting for another process');
    expect(second.output()).not.toContain('"ready"');
    first.child.kill('SIGKILL');
    await second.says('"ready"');
  });
});

describe('a damaged database', () => {
  test('ends the start with 1, its name and the way back, and stays as it is', async () => {
    const garbage = Buffer.alloc(8192, 'not a database ');
    await writeFile(path, garbage);
    const bot = run();
    expect(await bot.exit).toBe(1);
    expect(bot.output()).toContain(`The bot could not start: The database ${path} is damaged`);
    expect(bot.output()).toContain('npm run restore -- <backup file>');
    expect((await readFile(path)).equals(garbage)).toBe(true);
  });
});

describe('health', () => {
  test('answers on a port of its own: well and ready, and no longer ready once Slack is gone', async () => {
    const bot = run({ HEALTH_PORT: '0' });
    await bot.says('"ready"');
    expect(await ask(bot, '/healthz')).toEqual({
      status: 200,
      text: '{"status":"ok","checks":{"database":"ok","eventLoop":"ok"},"brokenDesigns":0}\n',
    });
    expect(await ask(bot, '/readyz')).toMatchObject({ status: 200 });
    expect(await ask(bot, '/')).toMatchObject({ status: 404 });
    slack.faults.refuse('apps.connections.open', 'service_unavailable', {
      times: Number.POSITIVE_INFINITY,
      status: 503,
    });
    slack.disconnectSockets();
    await bot.says('socket lost');
    const ready = await ask(bot, '/readyz');
    expect(ready.status).toBe(503);
    expect(ready.text).toContain('"slack":"bad: not connected to Slack"');
    expect(await ask(bot, '/healthz')).toMatchObject({ status: 200 });
    await bot.says('socket reconnecting');
  }, 30_000);

  test('is not there unless asked for', async () => {
    const bot = run();
    await bot.says('"ready"');
    expect(bot.output()).not.toContain('health listens');
  });

  test('that finds its port taken ends the start with 1 and the name of the variable', async () => {
    const first = run({ HEALTH_PORT: '0' });
    await first.says('health listens');
    const second = run({ HEALTH_PORT: String(portOf(first)), DATABASE_URL: `sqlite://${path}2` });
    expect(await second.exit).toBe(1);
    expect(second.output()).toContain('Cannot listen on HEALTH_PORT');
  });
});

describe('a fault that nobody caught', () => {
  test('ends the process with 1 and a line in the log: the app token was taken away while it ran', async () => {
    const bot = run();
    await bot.says('"ready"');
    slack.faults.refuse('apps.connections.open', 'invalid_auth', { times: Number.POSITIVE_INFINITY });
    slack.disconnectSockets();
    expect(await bot.exit).toBe(1);
    const last = bot.output().trimEnd().split('\n').at(-1) ?? '';
    expect(JSON.parse(last)).toMatchObject({ level: 'error', message: 'unhandled rejection' });
    expect(last).toContain('invalid_auth');
  }, 30_000);
});
