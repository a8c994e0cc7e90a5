// A disk that stops taking anything while people vote and a guide is drafted: nobody is told "saved", nothing is lost.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect } from 'vitest';
import { createLog } from '../../src/log.ts';
import { NOT_SAVED } from '../../src/slack/listeners/notice.ts';
import { openSqliteStore, type SqliteStore } from '../../src/store/sqlite.ts';
import { watchStore } from '../../src/store/watch.ts';
import { createTroubledDisk, type Trouble } from '../store/trouble.ts';
import { MINUTE_MS } from './clock.ts';
import { told } from './design.ts';
import { decideForA, startVoting } from './scenes.ts';
import { story } from './story.ts';

const TROUBLES: readonly Trouble[] = ['full', 'readOnly', 'disk'];
const log = createLog({ level: 'error', write: () => undefined, now: () => '' });
const folder = await mkdtemp(join(tmpdir(), 'disk-'));
const opened: SqliteStore[] = [];

async function createDisk(name: string) {
  const disk = createTroubledDisk();
  const path = join(folder, `${name}.sqlite`);
  const store = await openSqliteStore(`sqlite://${path}`, { log, border: disk.border });
  opened.push(store);
  const quiet = { after: () => () => undefined, onRecovered: () => undefined };
  return { disk, store: watchStore({ store, probe: store.probe, log, ...quiet }).store };
}

const disks = await Promise.all(
  TROUBLES.map(async (trouble) => ({ trouble, ...(await createDisk(trouble)) })),
);
afterAll(async () => {
  await Promise.all(opened.map((store) => store.close()));
  await rm(folder, { recursive: true });
});

describe('a disk in trouble', () => {
  for (const { trouble, disk, store } of disks) {
    story(
      `(${trouble}) has votes answered with an error, and lets everything through once it is mended`,
      { store, expectedErrors: ['The database cannot be used'], isOfOneLife: true },
      async (stage) => {
        const { ana, ben, clock, slack } = stage;
        const design = await startVoting(stage);
        await design.vote(ben, 'A');
        await design.says('ballot:1', '1 vote: ben');
        disk.trouble = trouble;
        await expect(design.vote(ben, 'B')).rejects.toThrow('did not answer');
        await told(stage, ben, NOT_SAVED);
        await expect(design.fillIn(ben, 'ballot:1', 'addReason', { text: 'It is cheap.' })).resolves.toEqual({
          text: NOT_SAVED,
        });
        disk.trouble = null;
        expect(JSON.stringify(await store.records.get(design.id))).not.toContain('It is cheap.');
        await ben.submit();
        await design.says('ballot:1', 'It is cheap.', /\n1 vote: ben/);
        slack.violations.length = 0;
        await decideForA(stage, design);
        await design.says('decided:1', 'Decided by ana');
        disk.trouble = trouble;
        await stage.calm();
        disk.trouble = null;
        clock.advance(2 * MINUTE_MS);
        await design.says('guide:1', 'Accept as final');
        await design.click(ana, 'guide:1', 'accept');
        await design.says('final', 'Version 1 of the guide');
        const keys = design.thread();
        expect(keys.filter((key, index) => keys.indexOf(key) !== index && !key.startsWith('file'))).toEqual(
          [],
        );
      },
    );
  }
});
