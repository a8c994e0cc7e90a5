import { describe, expect, it } from 'vitest';
import type { Design } from '../../../src/design/record.ts';
import { AT, designWith } from '../views/fixture.ts';
import { BOT, createListenerStage, told } from './stage.ts';

const STILL = {
  reason: 'archived',
  error: 'is_archived',
  since: AT,
  checkAt: '2026-03-02T11:00:00.000Z',
  isTold: true,
} as const;

async function stageWith(patch: Partial<Design> = {}) {
  const stage = await createListenerStage();
  await stage.put(designWith(patch));
  return stage;
}

describe('news of a channel', () => {
  it.each([
    ['channel_archive', 'is_archived'],
    ['group_archive', 'is_archived'],
    ['channel_left', 'not_in_channel'],
    ['group_left', 'not_in_channel'],
  ])('%s closes its designs', async (type, error) => {
    const stage = await stageWith();
    expect(await stage.give(told({ type, channel: 'C1' }))).toBe('');
    expect((await stage.get())?.standstill).toMatchObject({ error, isTold: false });
  });

  it.each([
    { type: 'channel_unarchive' },
    { type: 'group_unarchive' },
    { type: 'member_joined_channel', user: BOT },
  ])('$type makes a design look whether it may go on', async (event) => {
    const stage = await stageWith({ standstill: STILL });
    await stage.give(told({ ...event, channel: 'C1' }));
    expect((await stage.get())?.standstill?.checkAt).toBe('2026-03-02T10:00:00.000Z');
  });

  it('of another channel, or of one that was never closed, is left alone', async () => {
    const stage = await stageWith();
    await stage.give(told({ type: 'channel_archive', channel: 'C7' }));
    await stage.give(told({ type: 'channel_unarchive', channel: 'C1' }));
    expect((await stage.get())?.standstill).toBeUndefined();
  });
});

describe('news of a person', () => {
  const change = (id: string, deleted: boolean) =>
    told({ type: 'user_change', user: { id, deleted, name: 'x' } });

  it('whose account is closed, and open again', async () => {
    const stage = await stageWith();
    await stage.give(change('U2', true));
    expect((await stage.get())?.deactivated).toEqual(['U2']);
    await stage.give(told({ type: 'user_change', user: { id: 'U2', deleted: false } }, 'Ev2'));
    expect((await stage.get())?.absent).toEqual([]);
  });

  it('who only changed their picture, or is not named here, is no event at all', async () => {
    const stage = await stageWith();
    await stage.give(change('U2', false));
    await stage.give(change('U4', true));
    expect(stage.events).toEqual([]);
  });
});

describe('news of the app', () => {
  it('that it was taken out is for the log', async () => {
    const stage = await stageWith();
    await stage.give(told({ type: 'app_uninstalled' }));
    await stage.give(told({ type: 'tokens_revoked', tokens: { bot: [BOT] } }));
    await stage.give(told({ type: 'tokens_revoked', tokens: { oauth: ['U1'] } }));
    expect(stage.errors).toHaveLength(2);
    expect(stage.events).toEqual([]);
  });
});

describe('a message of ours that is gone', () => {
  const ROOT = '1800000000.000100';

  it('is remembered: a reply by its timestamp, the first of a thread also by its tombstone', async () => {
    const stage = await stageWith();
    const gone = (deleted_ts: string, previous_message: object) =>
      told({ type: 'message', subtype: 'message_deleted', channel: 'C1', deleted_ts, previous_message });
    await stage.give(gone('1800000050.000100', { user: BOT, bot_id: 'B1', thread_ts: ROOT }));
    await stage.give(
      told({
        type: 'message',
        subtype: 'message_changed',
        channel: 'C1',
        message: { type: 'message', subtype: 'tombstone', user: 'USLACKBOT', ts: ROOT, thread_ts: ROOT },
      }),
    );
    expect((await stage.get())?.removed).toEqual(['1800000050.000100', ROOT]);
  });
});
