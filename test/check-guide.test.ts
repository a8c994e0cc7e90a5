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

  test('exits with 2 where there is nothing to check', async () => {
    expect((await run()).code).toBe(2);
    const ran = await run(join(folder, 'nothing.json'));
    expect(ran.code).toBe(2);
    expect(ran.error).toContain('no architecture.json');
  });
});
