/** Who is who, and whether the door is open: users.info, auth.test, api.test, apps.connections.open. */
import { z } from 'zod';
import type { Dict } from '../json.ts';
import { checkMessageBlocks, checkView } from '../limits.ts';
import { dict, dicts, flag, method } from '../method.ts';
import type { User } from '../model.ts';
import { refuse } from '../refusal.ts';
import { nextId, type Team } from '../team.ts';

/** These methods by name. */
export const userMethods = {
  'auth.test': method({}, (team) => ({
    url: `${team.url}/`,
    team: 'Acme',
    user: 'architect',
    team_id: team.id,
    user_id: team.botUserId,
    bot_id: team.botId,
    app_id: team.appId,
    is_enterprise_install: false,
  })),
  'api.test': method({ error: z.string().optional(), foo: z.string().optional() }, (_team, args) => {
    if (args.error !== undefined) throw refuse(args.error);
    return { args };
  }),
  'apps.connections.open': method({}, (team) => {
    const ticket = nextId(team, 'ticket-');
    team.tickets.add(ticket);
    return { url: `${team.url.replace('http', 'ws')}/link/?ticket=${ticket}` };
  }),
  'users.info': method({ user: z.string(), include_locale: flag.optional() }, (team, args) => {
    const user = team.users.get(args.user);
    if (!user) throw refuse('user_not_found');
    return { user: userOut(team, user) };
  }),
  'blocks.validate': method(
    { blocks: dicts.optional(), view: dict.optional(), message: dict.optional() },
    (_team, args) => {
      const blocks = args.blocks ?? z.object({ blocks: dicts }).safeParse(args.message).data?.blocks ?? [];
      const errors = args.view ? checkView(args.view) : checkMessageBlocks(blocks);
      if (errors.length > 0) throw refuse('invalid_blocks', { errors });
      return { errors };
    },
  ),
};

function userOut(team: Team, user: User): Dict {
  return {
    id: user.id,
    team_id: user.teamId,
    name: user.name,
    deleted: user.deleted,
    color: '9f69e7',
    real_name: user.realName,
    tz: 'Europe/Amsterdam',
    tz_label: 'Central European Time',
    tz_offset: 3600,
    profile: {
      title: '',
      real_name: user.realName,
      real_name_normalized: user.realName,
      display_name: user.name,
      display_name_normalized: user.name,
      team: user.teamId,
      ...(user.isBot && { bot_id: team.botId, api_app_id: team.appId }),
    },
    is_admin: user.isOwner,
    is_owner: user.isOwner,
    is_primary_owner: user.isOwner,
    is_restricted: user.isRestricted,
    is_ultra_restricted: false,
    is_bot: user.isBot,
    is_app_user: false,
    ...(user.isStranger && { is_stranger: true }),
    updated: 1_760_000_000,
  };
}
