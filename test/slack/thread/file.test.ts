import { describe, expect, it } from 'vitest';
import type { Trouble } from '../fake-slack.ts';
import { copies, createThreadStage, delivered, type ThreadStage } from './stage.ts';

const KEY = 'file:1:architecture';
const withFile = () => delivered({ thread: ['board', KEY] });

function refuse(stage: ThreadStage, method: string, trouble: Trouble, from = 0, to = 0): void {
  let count = 0;
  stage.slack.trouble = (call) => {
    if (call.method !== method) return null;
    const at = count++;
    return at >= from && at <= to ? trouble : null;
  };
}

function shares({ slack }: ThreadStage): number {
  return [...slack.files.values()].reduce((sum, file) => sum + file.shares, 0);
}

async function entryOf(stage: ThreadStage) {
  return (await stage.ledger()).entries.find(({ key }) => key === KEY);
}

describe('a file of the thread', () => {
  it('is uploaded, shared under the root, and known by its link', async () => {
    const stage = createThreadStage();
    await stage.drawAll(withFile());
    const [completed] = stage.slack.callsOf('files.completeUploadExternal');
    expect(completed?.args).toMatchObject({ channel_id: 'C1', thread_ts: stage.slack.messages[0]?.ts });
    expect(await entryOf(stage)).toMatchObject({
      state: 'posted',
      permalink: expect.stringContaining('/files/'),
    });
  });

  it('is not uploaded again when only sharing it was interrupted', async () => {
    const stage = createThreadStage();
    refuse(stage, 'files.completeUploadExternal', { kind: 'limited', seconds: 3 });
    await stage.drawAll(withFile());
    expect(stage.slack.callsOf('files.getUploadURLExternal')).toHaveLength(1);
    expect(shares(stage)).toBe(1);
  });

  it('is looked for, not shared again, where the answer to sharing was lost', async () => {
    const stage = createThreadStage();
    refuse(stage, 'files.completeUploadExternal', { kind: 'lost' });
    await stage.drawAll(withFile());
    expect(stage.slack.callsOf('files.completeUploadExternal')).toHaveLength(1);
    expect(shares(stage)).toBe(1);
  });

  it('is shared again only long after a request that left no sign', async () => {
    const stage = createThreadStage();
    refuse(stage, 'files.completeUploadExternal', { kind: 'down' });
    await stage.draw(withFile());
    stage.turn(20_000);
    await stage.draw(withFile());
    expect(stage.slack.callsOf('files.completeUploadExternal')).toHaveLength(1);
    stage.turn(20_000);
    await stage.drawAll(withFile());
    expect(shares(stage)).toBe(1);
  });

  it('counts as posted where Slack promised to share it and will not say more', async () => {
    const stage = createThreadStage();
    stage.slack.answers['files.info'] = () => ({ ok: false, error: 'file_deleted' });
    await stage.drawAll(withFile());
    expect(shares(stage)).toBe(1);
    expect(await entryOf(stage)).toMatchObject({ state: 'posted', permalink: null });
  });

  it('keeps later posts behind it until it shows', async () => {
    const stage = createThreadStage();
    const design = delivered({ thread: ['board', KEY, 'guide:1'] });
    stage.slack.answers['files.info'] = ({ file }) => ({ file: { id: file, shares: {} } });
    await stage.draw(design);
    stage.turn(400);
    await stage.draw(design);
    expect(copies(stage.slack)).toEqual({ board: 1 });
    await stage.drawAll(design);
    expect(copies(stage.slack)).toEqual({ board: 1, 'guide:1': 1 });
  });

  it('is uploaded anew where Slack lost its bytes, three times at most, and then told in words', async () => {
    const stage = createThreadStage();
    const trouble = { kind: 'refused', error: 'file_not_found' } as const;
    refuse(stage, 'files.completeUploadExternal', trouble, 0, 99);
    await stage.drawAll(withFile());
    expect(stage.slack.callsOf('files.getUploadURLExternal')).toHaveLength(3);
    expect(stage.slack.messages.at(-1)?.text).toContain('could not be uploaded');
  });

  it('is told once in words where Slack refuses it, even if that answer is lost', async () => {
    const stage = createThreadStage();
    stage.slack.trouble = (call) => {
      if (call.method === 'files.getUploadURLExternal')
        return { kind: 'refused', error: 'file_uploads_disabled' };
      const isWords = call.method === 'chat.postMessage' && String(call.args.text).includes('file_uploads');
      return isWords ? { kind: 'lost' } : null;
    };
    await stage.drawAll(withFile());
    expect(copies(stage.slack)).toEqual({ board: 1, [KEY]: 1 });
    expect(stage.slack.callsOf('files.getUploadURLExternal')).toHaveLength(1);
    expect(stage.slack.messages.at(-1)?.text).toContain('file_uploads_disabled');
  });

  it('waits for the whole time that Slack asked for', async () => {
    const stage = createThreadStage();
    refuse(stage, 'files.getUploadURLExternal', { kind: 'limited', seconds: 7 });
    await stage.draw(withFile());
    stage.turn(1_000);
    expect(await stage.draw(withFile())).toEqual({ againAfterMs: 6_000 });
  });
});
