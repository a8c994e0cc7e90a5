// The README's commands, copied from the file and run as they stand there. `npm test` is not run again inside itself: that
// this file is among what it finds shows that it runs.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { startWorkspace } from '../demo/workspace.ts';

const ROOT = join(import.meta.dirname, '..');
const textOf = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const README = textOf('README.md');
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(textOf('package.json')));

/** The lines of the first block: what a newcomer types. */
const FIRST_BLOCK = (/```\n(.*?)```/s.exec(README)?.[1] ?? '').trim().split('\n');
const TYPED = FIRST_BLOCK.map((line) => line.replace(/\s+#.*$/, ''));

let folder: string;
const running: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'architect-readme-'));
});

afterEach(async () => {
  for (const child of running.splice(0)) await ended(child);
  await rm(folder, { recursive: true });
});

/** Types this in a shell of its own, with nothing of this one but where programs are. */
function type(command: string, env: Readonly<Record<string, string>> = {}): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(command, { shell: true, detached: true, cwd: ROOT, env: { PATH, HOME, ...env } });
  running.push(child);
  return child;
}

/** Presses Ctrl+C, which everything that runs in that shell hears, and waits for its end. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const end = once(child, 'exit');
  process.kill(-child.pid, 'SIGINT');
  await end;
}

/** What it says up to these words. Rejects with everything it said where it ends without them. */
function says(child: ChildProcess, words: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk;
      const found = words.exec(said);
      if (found) resolve(found);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', () => reject(new Error(`It ended without saying ${words}:\n${said}`)));
  });
}

/** The second half of the line that has this script, its first half being the installation. */
function commandOf(script: string): string {
  const line = TYPED.find((typed) => typed.endsWith(script)) ?? '';
  const [install, run = ''] = line.split(' && ');
  expect(install).toBe('npm ci');
  return run;
}

describe('the commands of the README', { timeout: 120_000 }, () => {
  test('npm ci: the lock file fits package.json', async () => {
    const child = type(`${TYPED[0]?.split(' && ')[0]} --dry-run --no-audit --no-fund`);
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
  });

  test('npm run demo: prints an address that shows the page, and ends at Ctrl+C', async () => {
    const child = type(commandOf('npm run demo'), { DEMO_FOLDER: folder, DEMO_PORT: '0' });
    const [, address = ''] = await says(child, /ready .*(http:\S+)/);
    expect(await (await fetch(address)).text()).toContain('Architect demo');
    expect(await (await fetch(`${address}/look`)).json()).toMatchObject({ isConnected: true });
    await ended(child);
    await expect(fetch(address)).rejects.toThrow();
    expect(existsSync(join(folder, 'demo.workspace'))).toBe(true);
  });

  test('npm start: says ready with the tokens, and what is missing without', async () => {
    const bare = type(commandOf('npm start'), { SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: '' });
    await says(bare, /SLACK_BOT_TOKEN is missing/);
    expect((await once(bare, 'exit'))[0]).toBe(1);
    const workspace = await startWorkspace();
    const child = type(commandOf('npm start'), {
      SLACK_BOT_TOKEN: workspace.botToken,
      SLACK_APP_TOKEN: workspace.appToken,
      SLACK_API_URL: workspace.apiUrl,
      DATABASE_URL: `sqlite://${join(folder, 'designs.sqlite')}`,
    });
    await says(child, /ready/);
    await ended(child);
    await workspace.close();
  });

  test('npm test: finds this file', async () => {
    expect(commandOf('npm test')).toBe('npm test');
    expect(scripts.test).toBe('vitest run');
    const child = type('npx vitest list --filesOnly test/readme');
    expect((await says(child, /readme\.test\.ts/))[0]).toBe('readme.test.ts');
  });

  test('every other script that README and CONTRIBUTING name is there, and so is its program', () => {
    const text = README + textOf('CONTRIBUTING.md');
    const named = new Set(
      [...text.matchAll(/npm run (?:-s )?([a-z][a-z:-]*)/g)].map(([, name = '']) => name),
    );
    expect(named).toContain('check');
    for (const name of named) {
      expect(scripts, `npm run ${name}`).toHaveProperty([name]);
      const program = /\bnode .*?(\S+\.(?:ts|js))$/.exec(scripts[name] ?? '')?.[1];
      if (program !== undefined) expect(existsSync(join(ROOT, program)), program).toBe(true);
    }
  });
});

describe('what the README points at', () => {
  test('is there', () => {
    for (const page of ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'])
      for (const [, target = ''] of textOf(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g))
        expect(existsSync(join(ROOT, target)), `${page}: ${target}`).toBe(true);
  });

  test('.env.example parses, and holds exactly the variables of the table', () => {
    const given = parseEnv(textOf('.env.example'));
    const table = README.slice(README.indexOf('## Configuration'), README.indexOf('## How it works'));
    const rows = table.split('\n').filter((line) => line.startsWith('| `'));
    const listed = rows.flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name),
    );
    expect(Object.keys(given).sort()).toEqual([...new Set(listed)].sort());
    expect(Object.values(given).join('')).toBe('');
  });
});
