import { describe, expect, it } from 'vitest';
import type { Design } from '../../../src/design/record.ts';
import { inDoubt, type Ledger, saveLedger } from '../../../src/store/ledger.ts';
import { copies, createThreadStage, delivered, deliveredTwice, type ThreadStage } from './stage.ts';

const CREATED_AT = '2027-01-15T07:59:00.000Z';

/** The ledger as a backup held it, put in the place of the one that is there. */
async function restore(stage: ThreadStage, backup: Ledger): Promise<void> {
  await saveLedger(stage.tools.store, inDoubt(backup, CREATED_AT));
}

function emptyLedger(): Ledger {
  return { designId: 'design-1', channelId: 'C1', rootTs: null, entries: [] };
}

/** What stands in Slack: messages by key, shares of all files, canvases. */
function standing({ slack }: ThreadStage) {
  const shares = [...slack.files.values()].reduce((sum, file) => sum + file.shares, 0);
  return { messages: copies(slack), shares, canvases: slack.canvases.size };
}

function stateWith(thread: readonly string[]): Design {
  const isTwice = thread.includes('file:2:architecture');
  return isTwice ? { ...deliveredTwice(), thread: [...thread] } : delivered({ thread: [...thread] });
}

/** A thread drawn to `before`, backed up, drawn on to its delivery, and restored to the backup. */
async function restoredFrom(before: readonly string[]): Promise<ThreadStage> {
  const stage = createThreadStage();
  if (before.length > 0) await stage.drawAll(stateWith(before));
  const backup = before.length > 0 ? await stage.ledger() : emptyLedger();
  await stage.drawAll(deliveredTwice());
  await restore(stage, backup);
  return stage;
}

describe('a thread that went on after the backup it was restored from', () => {
  const keys = deliveredTwice().thread;

  it.each(keys.map((_key, index) => [index, keys.slice(0, index)] as const))(
    'gets nothing twice, the backup made when %i of its messages stood',
    async (_count, before) => {
      const stage = await restoredFrom(before);
      const after = standing(stage);
      await stage.drawAll(deliveredTwice());
      expect(standing(stage)).toEqual(after);
      expect(Object.values(after.messages).every((count) => count === 1)).toBe(true);
    },
  );

  it('says what the restored record says, its messages and its canvas redrawn', async () => {
    const stage = await restoredFrom(keys.slice(0, 6));
    await stage.drawAll(delivered());
    const [board] = stage.slack.messages;
    const fresh = createThreadStage();
    await fresh.drawAll(delivered());
    expect(board?.text).toBe(fresh.slack.messages[0]?.text);
    expect([...stage.slack.canvases.values()].map((canvas) => canvas.markdown)).toEqual([
      '# Canvas, version 1',
    ]);
  });
});

describe('a file that a restored record lacks', () => {
  const withFile = (thread = ['board', 'file:1:architecture']) => delivered({ thread });

  it('is taken as posted where it stands in the thread, with its link', async () => {
    const stage = createThreadStage();
    await stage.drawAll(withFile(['board']));
    const backup = await stage.ledger();
    await stage.drawAll(withFile());
    await restore(stage, backup);
    await stage.drawAll(withFile());
    const entry = (await stage.ledger()).entries.find(({ key }) => key.startsWith('file:'));
    expect(entry).toMatchObject({ state: 'posted', permalink: expect.stringContaining('/files/F') });
  });

  it('is uploaded where only somebody else shared a file of that name', async () => {
    const stage = createThreadStage();
    await stage.drawAll(withFile(['board']));
    await restore(stage, await stage.ledger());
    const theirs = { user: 'U9', files: [{ id: 'F9', name: 'guide.md' }] };
    stage.slack.answers['conversations.replies'] = () => ({ messages: [theirs] });
    await stage.drawAll(withFile());
    expect(standing(stage).shares).toBe(1);
  });

  it('is uploaded where it does not', async () => {
    const stage = createThreadStage();
    await stage.drawAll(withFile(['board']));
    await restore(stage, await stage.ledger());
    await stage.drawAll(withFile());
    expect(standing(stage).shares).toBe(1);
  });

  it('is waited for while Slack does not tell', async () => {
    const stage = createThreadStage();
    await stage.drawAll(withFile(['board']));
    await restore(stage, await stage.ledger());
    stage.slack.trouble = ({ method }) =>
      method === 'conversations.replies' ? { kind: 'limited', seconds: 30 } : null;
    await stage.draw(withFile());
    expect(stage.slack.callsOf('files.getUploadURLExternal')).toEqual([]);
  });
});

it('A thread that was never restored is never looked at', async () => {
  const stage = createThreadStage();
  await stage.drawAll(deliveredTwice());
  expect([
    ...stage.slack.callsOf('conversations.replies'),
    ...stage.slack.callsOf('conversations.history'),
  ]).toEqual([]);
});
