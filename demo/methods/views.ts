/** views.*: opening, pushing and updating modals, publishing a Home tab. */
import { z } from 'zod';
import { refuseFindings } from '../content.ts';
import { checkView } from '../limits.ts';
import { dict, method } from '../method.ts';
import { refuse } from '../refusal.ts';
import type { Team } from '../team.ts';
import { useTrigger } from '../triggers.ts';
import { findView, pushView, replaceView, stackOf, viewOut } from '../views.ts';

const trigger = { trigger_id: z.string().optional(), interactivity_pointer: z.string().optional() };

/** The view methods by name. */
export const viewMethods = {
  'views.open': method({ ...trigger, view: dict }, (team, args, name) => {
    const used = useTrigger(team, name, args.trigger_id ?? args.interactivity_pointer);
    if (used.viewId === undefined) stackOf(team, used.userId).length = 0;
    return { view: viewOut(team, pushView(team, name, used.userId, args.view, used.channelId)) };
  }),
  'views.push': method({ ...trigger, view: dict }, (team, args, name) => {
    const used = useTrigger(team, name, args.trigger_id ?? args.interactivity_pointer);
    if (stackOf(team, used.userId).length === 0) throw refuse('invalid_trigger_id');
    return { view: viewOut(team, pushView(team, name, used.userId, args.view, used.channelId)) };
  }),
  'views.update': method(
    {
      view_id: z.string().optional(),
      external_id: z.string().optional(),
      hash: z.string().optional(),
      view: dict,
    },
    (team, args, name) => {
      const view = findView(team, args.view_id, args.external_id);
      if (!view) throw refuse('not_found');
      if (args.hash !== undefined && args.hash !== view.hash) throw refuse('hash_conflict');
      replaceView(team, name, view, args.view);
      return { view: viewOut(team, view) };
    },
  ),
  'views.publish': method({ user_id: z.string(), view: dict, hash: z.string().optional() }, publish),
};

function publish(team: Team, args: { user_id: string; view: Record<string, unknown> }, name: string) {
  if (!team.users.has(args.user_id)) throw refuse('user_not_found');
  refuseFindings(team, name, 'invalid_arguments', checkView(args.view));
  team.homes.set(args.user_id, args.view);
  return { view: args.view };
}
