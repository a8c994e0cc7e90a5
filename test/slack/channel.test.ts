import { describe, expect, it } from 'vitest';
import type { Standstill } from '../../src/design/standstill.ts';
import { lookAtChannel } from '../../src/slack/channel.ts';
import { createFakeSlack } from './fake-slack.ts';
import { AT, designWith } from './views/fixture.ts';

function still(reason: Standstill['reason']) {
  const standstill = { reason, error: 'x', since: AT, checkAt: AT, isTold: true };
  return designWith({ standstill });
}

function slackWith(channel: object | string) {
  const slack = createFakeSlack();
  slack.answers['conversations.info'] = () =>
    typeof channel === 'string' ? { ok: false, error: channel } : { channel };
  slack.answers['conversations.join'] = () => ({});
  return slack;
}

describe('a look at a closed channel', () => {
  it.each([
    ['that the bot is in', { is_member: true }, null],
    ['of direct messages', { is_im: true }, null],
    ['that is archived', { is_member: true, is_archived: true }, 'is_archived'],
    ['that the bot was taken out of', { is_member: false }, 'not_in_channel'],
    ['that cannot be seen', 'channel_not_found', 'channel_not_found'],
  ])('%s', async (_what, channel, error) => {
    const slack = slackWith(channel);
    expect(await lookAtChannel(slack.client, still('removed'))).toEqual({ ok: true, value: error });
    expect(slack.callsOf('conversations.join')).toEqual([]);
  });

  it('goes in again where an archive threw it out, and never into a private one', async () => {
    const slack = slackWith({ is_member: false });
    expect(await lookAtChannel(slack.client, still('archived'))).toEqual({ ok: true, value: null });
    const secret = slackWith({ is_member: false, is_private: true });
    expect(await lookAtChannel(secret.client, still('archived'))).toEqual({
      ok: true,
      value: 'not_in_channel',
    });
    expect(secret.callsOf('conversations.join')).toEqual([]);
  });

  it('that Slack does not answer says nothing', async () => {
    const slack = slackWith({ is_member: true });
    slack.trouble = () => ({ kind: 'down' });
    expect(await lookAtChannel(slack.client, still('archived'))).toMatchObject({ ok: false });
  });
});
