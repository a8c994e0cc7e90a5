import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Dossier } from '../src/blueprint/dossier.ts';
import { architectureJson } from '../src/documents/out/architecture-file.ts';
import { spoilt } from './fixtures/checked.ts';
import { DOSSIER } from './fixtures/dossier.ts';

const folder = await mkdtemp(join(tmpdir(), 'check-guide-'));
afterAll(() => rm(folder, { recursive: true }));

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

function run(...args: string[]): Promise<Ran> {
  const command = join(import.meta.dirname, '../src/check-guide.ts');
  return new Promise((resolve) => {
    execFile(process.execPath, [command, ...args], (failure, out, error) => {
      resolve({ code: failure && typeof failure.code === 'number' ? failure.code : 0, out, error });
    });
  });
}

async function fileOf(dossier: Dossier): Promise<string> {
  const path = join(folder, 'architecture.json');
  await writeFile(path, architectureJson(dossier));
  return path;
}

describe('check-guide', () => {
  test('is content with a sound guide', async () => {
    const ran = await run(await fileOf(DOSSIER));
    expect(ran).toMatchObject({ code: 0, error: '' });
    expect(ran.out).toBe('no error and no warning; 85 % of the requirements are met.\n');
  });

  test('says what is wrong, where, and how to mend it, and exits with 1', async () => {
    const ran = await run(await fileOf(spoilt('api', { style: 'REST, TBD.' })));
    expect(ran.code).toBe(1);
    expect(ran.out).toContain(
      'error G02 at api.style: The placeholder TBD was never filled in.\n  To mend it: ',
    );
  });

  test('prints JSON for machines', async () => {
    const ran = await run('--json', await fileOf(spoilt('api', { style: 'REST, TBD.' })));
    expect(JSON.parse(ran.out)).toMatchObject({ counts: { error: 1 }, findings: [{ rule: 'G02' }] });
  });

  test('exits with 0 in JSON, too, where only warnings stand', async () => {
    const ran = await run(await fileOf(spoilt('deployment', { logs: 'none' })), '--json');
    expect(ran).toMatchObject({ code: 0, error: '' });
    expect(JSON.parse(ran.out)).toMatchObject({
      counts: { error: 0, warning: 1 },
      coverage: 85,
      findings: [{ rule: 'P07', severity: 'warning', part: 'deployment', place: 'logs' }],
    });
  });
});

describe('check-guide with nothing to check', () => {
  const named = (name: string): string => join(folder, name);
  const written = async (name: string, text: string): Promise<string> => {
    await writeFile(named(name), text);
    return named(name);
  };
  const other = JSON.stringify({ $schema: 'x', schemaVersion: 1, dossier: { title: '' } });
  const cases: readonly (readonly [string, () => Promise<string[]>, RegExp])[] = [
    ['no path', async () => [], /^Usage: npm run check-guide/],
    ['two paths', async () => ['a.json', 'b.json'], /^Usage: /],
    ['an unknown flag', async () => ['--yaml', 'a.json'], /^--yaml is not known\. Usage: /],
    ['no such file', async () => [named('nothing.json')], /^There is no file .*nothing\.json\.$/m],
    ['a folder', async () => [folder], /is a folder\. Name the file in it: .*architecture\.json$/m],
    ['no JSON', async () => [await written('prose.json', 'It depends.')], /prose\.json is not JSON: /],
    ['an empty file', async () => [await written('empty.json', '')], /empty\.json is not JSON: /],
    [
      'a list',
      async () => [await written('list.json', '[]')],
      /is no architecture\.json of a guide:\n {2}the file itself: /,
    ],
    [
      'another model',
      async () => [await written('other.json', other)],
      /\n {2}dossier\.designId: [\s\S]*\n {2}and \d+ more$/m,
    ],
  ];

  test.each(cases)('(%s) says why, on the error stream, and exits with 2', async (_name, args, says) => {
    const ran = await run(...(await args()));
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.error).toMatch(says);
    expect(ran.error).not.toMatch(/\n\s+at |ZodError|node:/);
  });

  test.each(cases)('(%s) says so in JSON where that was asked for', async (_name, args, says) => {
    const ran = await run(...(await args()), '--json');
    expect(ran).toMatchObject({ code: 2, error: '' });
    expect(JSON.parse(ran.out)).toEqual({ error: expect.stringMatching(says) });
  });
});
