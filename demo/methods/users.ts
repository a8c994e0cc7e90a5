/** Who is who, and whether the door is open: users.info, auth.test, api.test, apps.connections.open. */
import { z } from 'zod';
import { checkMessageBlocks, checkView } from '../limits.ts';
import { dict, dicts, flag, method } from '../method.ts';
import { userOut } from '../people-out.ts';
import { refuse } from '../refusal.ts';
import { nextId } from '../team.ts';

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
