// A database put back to an older state while the thread stands where it stood: what the bot said since is found again.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect } from 'vitest';
import { parseDesign } from '../../src/design/record.ts';
import { createLog } from '../../src/log.ts';
import { backUp, restore } from '../../src/store/backup.ts';
import type { Namespace, Store } from '../../src/store/port.ts';
import { openSqliteStore, type SqliteStore } from '../../src/store/sqlite.ts';
import { decideForA, startVoting } from './scenes.ts';
import { story } from './story.ts';

const folder = await mkdtemp(join(tmpdir(), 'restored-'));
const path = join(folder, 'a.sqlite');
const backup = join(folder, 'b.sqlite');
const log = createLog({ level: 'error', write: () => undefined, now: () => '' });
const open = () => openSqliteStore(`sqlite://${path}`, { log });
let current: SqliteStore = await open();

/** The store of whichever file is open now. */
function following(namespace: Namespace): Store[Namespace] {
  return {
    get: (key) => current[namespace].get(key),
    set: (key, value) => current[namespace].set(key, value),
    delete: (key) => current[namespace].delete(key),
    keys: () => current[namespace].keys(),
  };
}

const store: Store = {
  records: following('records'),
  open: following('open'),
  blobs: following('blobs'),
  posted: following('posted'),
  threads: following('threads'),
  close: async () => undefined,
};

afterAll(async () => {
  await current.close();
  await rm(folder, { recursive: true });
});

describe('a restore of yesterday', () => {
  story(
    'goes on from the ballot, and the guide that was delivered since stands once, files and canvases too',
    { store, isOfOneLife: true },
    async (stage) => {
      const design = await startVoting(stage, { deliverAs: 'both' });
      await stage.calm();
      await backUp(path, backup, parseDesign);
      await decideForA(stage, design);
      await design.says('guide:1', 'Accept as final');
      await stage.calm();
      const before = { thread: design.thread(), canvases: stage.slack.canvases().length };

      await stage.stopBot();
      await current.close();
      await restore(path, backup, parseDesign, new Date().toISOString());
      current = await open();
      await stage.startBot();
      await stage.calm();
      await design.says('ballot:1', '0 of 3 have voted');

      await decideForA(stage, design);
      await design.says('guide:1', 'Accept as final');
      await stage.calm();
      expect({ thread: design.thread(), canvases: stage.slack.canvases().length }).toEqual(before);
    },
  );
});
