import { describe, expect, it } from 'vitest';
import { askForInvite, enter } from '../../src/slack/channel.ts';
import { appsAmong, lookUp, mayStart } from '../../src/slack/people.ts';
import { BOT, createFakeSlack } from './fake-slack.ts';
import { designWith } from './views/fixture.ts';

const USERS: Readonly<Record<string, object>> = {
  U1: { id: 'U1', team_id: 'T1', profile: { display_name: 'Ana' } },
  U2: { id: 'U2', team_id: 'T1', real_name: 'Ben' },
  UGUEST: { id: 'UGUEST', team_id: 'T1', name: 'gus', is_restricted: true },
  UOTHER: { id: 'UOTHER', team_id: 'T2', name: 'olga' },
  UBOT: { id: 'UBOT', team_id: 'T1', name: 'bot', is_bot: true },
  UGONE: { id: 'UGONE', team_id: 'T1', name: 'gone', deleted: true },
};

function slackWith(members: readonly string[] = []) {
  const slack = createFakeSlack();
  slack.answers['users.info'] = ({ user }) => {
    const found = USERS[String(user)];
    return found ? { user: found } : { ok: false, error: 'user_not_found' };
  };
  // Two members a page.
  slack.answers['conversations.members'] = ({ cursor }) => {
    const start = Number(cursor ?? 0);
    const next_cursor = start + 2 < members.length ? String(start + 2) : '';
    return { members: members.slice(start, start + 2), response_metadata: { next_cursor } };
  };
  return slack;
}

describe('who may start a design', () => {
  it('is a full member, by display name', async () => {
    expect(await mayStart(slackWith().client, 'U1', 'T1')).toEqual({ name: 'Ana' });
  });

  it.each([
    ['UGUEST', 'Guests'],
    ['UOTHER', 'another organisation'],
    ['UBOT', 'Only people'],
    ['UNOBODY', 'Only people'],
  ])('is not %s', async (user, words) => {
    expect(await mayStart(slackWith().client, user, 'T1')).toEqual({
      refused: expect.stringContaining(words),
    });
  });

  it('is not known while Slack does not answer', async () => {
    const slack = slackWith();
    slack.trouble = () => ({ kind: 'down' });
    expect(await mayStart(slack.client, 'U1', 'T1')).toEqual({
      refused: expect.stringContaining('try again'),
    });
  });
});

describe('who sees the channel', () => {
  const seeing = async (members: readonly string[], kind: 'public' | 'private', ids: readonly string[]) => {
    const looked = await lookUp(slackWith(members).client, designWith({ channel: { id: 'C1', kind } }), ids);
    return looked.ok ? looked.value.filter(({ canSee }) => canSee).map(({ id }) => id) : looked;
  };

  it('is everyone where it is public, but no bot and nobody who left', async () => {
    expect(await seeing([], 'public', ['U1', 'U2', 'UBOT', 'UGONE', 'UNOBODY'])).toEqual(['U1', 'U2']);
  });

  it('is a guest only where they are in it', async () => {
    expect(await seeing([], 'public', ['U1', 'UGUEST'])).toEqual(['U1']);
    expect(await seeing(['U2', 'UGUEST'], 'public', ['U1', 'UGUEST'])).toEqual(['U1', 'UGUEST']);
  });

  it('is its members where it is private, on every page of them', async () => {
    expect(await seeing(['U8', 'U9', 'U2', 'UGONE'], 'private', ['U1', 'U2', 'UGONE'])).toEqual(['U2']);
  });

  it('is asked again later where Slack does not tell', async () => {
    const slack = slackWith();
    slack.trouble = (call) =>
      call.method === 'conversations.members' ? { kind: 'limited', seconds: 4 } : null;
    const design = designWith({ channel: { id: 'C1', kind: 'private' } });
    expect(await lookUp(slack.client, design, ['U1'])).toMatchObject({
      ok: false,
      failure: { kind: 'rateLimited', retryAfterMs: 4_000 },
    });
  });
});

describe('getting into a channel', () => {
  const entering = async (channel: object | null, join: Record<string, unknown> = {}) => {
    const slack = createFakeSlack();
    slack.answers['conversations.info'] = () =>
      channel ? { channel } : { ok: false, error: 'channel_not_found' };
    slack.answers['conversations.join'] = () => join;
    return {
      entered: await enter(slack.client, designWith({})),
      joins: slack.callsOf('conversations.join').length,
    };
  };

  it.each([
    ['where the bot is a member', { is_member: true }, {}, 'entered', 0],
    ['by joining where it is public', { is_member: false }, {}, 'entered', 1],
    ['is left to people where it is private', { is_private: true }, {}, 'inviteNeeded', 0],
    ['is left to people where it cannot be seen', null, {}, 'inviteNeeded', 0],
    [
      'is left to people where joining is refused',
      {},
      { ok: false, error: 'is_archived' },
      'inviteNeeded',
      1,
    ],
    ['needs nothing in a direct message', { is_im: true }, {}, 'entered', 0],
  ])('%s', async (_what, channel, join, value, joins) => {
    expect(await entering(channel, join)).toEqual({ entered: { ok: true, value }, joins });
  });

  it('asks the owner directly, and a title can mention nobody', async () => {
    const slack = createFakeSlack();
    slack.answers['conversations.open'] = () => ({ channel: { id: 'DM1' } });
    await askForInvite({ client: slack.client, botUserId: BOT }, designWith({ title: '<!channel> & <@U9>' }));
    const text = String(slack.callsOf('chat.postMessage')[0]?.args.text);
    expect(text).not.toMatch(/<[!@]/);
    expect(text).toContain('<#C1>');
  });
});

describe('apps among people', () => {
  it('are told by name; people, and whom Slack does not know, are none', async () => {
    const { client } = slackWith();
    expect(await appsAmong(client, ['U1', 'UBOT', 'UGUEST', 'UNOBODY'])).toEqual(['bot']);
    expect(await appsAmong(client, ['U1', 'U2'])).toEqual([]);
  });

  it('are not held against anybody while Slack does not answer', async () => {
    const slack = slackWith();
    slack.trouble = () => ({ kind: 'limited', seconds: 30 });
    expect(await appsAmong(slack.client, ['UBOT'])).toEqual([]);
  });
});
