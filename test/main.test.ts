// The process as people start it: settings, "ready", signals, exit codes.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startWorkspace, type Workspace } from '../demo/workspace.ts';
import { start } from './running.ts';

let slack: Workspace;
let folder: string;

beforeEach(async () => {
  slack = await startWorkspace();
  folder = await mkdtemp(join(tmpdir(), 'architect-main-'));
});

afterEach(async () => {
  await slack.close();
  await rm(folder, { recursive: true });
});

function settings(): Record<string, string> {
  return {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: `sqlite://${join(folder, 'designs.sqlite')}`,
  };
}

describe('the process', () => {
  test('says what is missing and where to get it, and ends with 1', async () => {
    const run = start({ SLACK_BOT_TOKEN: 'wrong' });
    expect(await run.exit).toBe(1);
    expect(run.output()).toMatch(/SLACK_BOT_TOKEN must start with xoxb-.*Get it/);
    expect(run.output()).toMatch(/SLACK_APP_TOKEN is missing/);
  });

  test('says that Slack refused the token, and ends with 1', async () => {
    const run = start({ ...settings(), SLACK_BOT_TOKEN: 'xoxb-nobody' });
    expect(await run.exit).toBe(1);
    expect(run.output()).toContain('invalid_auth');
    expect(run.output()).not.toContain('xoxb-nobody');
    slack.violations.length = 0;
  });

  test('is ready once connected, opens the form, and ends with 0 on SIGTERM', async () => {
    const run = start(settings());
    await run.says('"ready"');
    const ana = slack.person('ana');
    await ana.command(slack.channel('product').id, 'Berths');
    await slack.waitFor(() => ana.modal(), 'the form');
    run.child.kill('SIGTERM');
    expect(await run.exit).toBe(0);
    expect(slack.violations).toEqual([]);
  });

  test('goes on from its database after it was killed', async () => {
    const first = start(settings());
    await first.says('"ready"');
    const ana = slack.person('ana');
    const channel = slack.channel('product').id;
    await ana.command(channel, 'Berths');
    await slack.waitFor(() => ana.modal(), 'the form');
    ana.fill({ prdText: '# PRD\n\n- FR1: The system must book berths.' });
    await ana.submit();
    first.child.kill('SIGKILL');
    await first.exit;
    const second = start(settings());
    await second.says('"ready"');
    await slack.waitFor(
      () => slack.messages(channel).find((message) => message.text.includes('UX design')),
      'the gap',
    );
    const roots = slack.messages(channel).filter((message) => message.threadTs === undefined);
    expect(roots).toHaveLength(1);
    second.child.kill('SIGTERM');
    expect(await second.exit).toBe(0);
  });
});
