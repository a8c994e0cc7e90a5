/** canvases.*: making, editing, sharing, finding sections, deleting; with the rules of paid and free teams. */
import { z } from 'zod';
import { createCanvas, deleteCanvas, editCanvas, openCanvas } from '../canvases.ts';
import { joinedChannel } from '../channels.ts';
import type { Dict } from '../json.ts';
import { dicts, ids, method } from '../method.ts';
import type { StoredCanvas } from '../model.ts';
import { refuse } from '../refusal.ts';
import { changed, type Team } from '../team.ts';

const content = z.object({ type: z.literal('markdown'), markdown: z.string() });
const whom = { channel_ids: ids.optional(), user_ids: ids.optional() };
const criteria = z.object({
  section_types: z
    .array(z.enum(['any_header', 'h1', 'h2', 'h3']))
    .min(1)
    .max(3)
    .optional(),
  contains_text: z.string().optional(),
});

/** The canvas methods by name. */
export const canvasMethods = {
  'canvases.create': method(
    { title: z.string().optional(), document_content: content.optional(), channel_id: z.string().optional() },
    (team, args, name) => {
      requirePlan(team, args.channel_id);
      const channelTab = args.channel_id === undefined ? undefined : joinedChannel(team, args.channel_id).id;
      const markdown = args.document_content?.markdown ?? '';
      const canvas = createCanvas(team, name, { title: args.title ?? 'Untitled', markdown, channelTab });
      return { canvas_id: canvas.id };
    },
  ),
  'canvases.edit': method({ canvas_id: z.string(), changes: dicts.min(1) }, (team, args, name) => {
    const canvas = openCanvas(team, args.canvas_id);
    if (team.settings.plan === 'free' && canvas.channelTab === undefined) {
      throw refuse('free_teams_cannot_edit_standalone_canvases');
    }
    if (args.changes.length > 1) throw refuse('invalid_arguments', { detail: 'one change at a time' });
    for (const change of args.changes) editCanvas(team, name, canvas, change);
    return {};
  }),
  'canvases.access.set': method(
    { canvas_id: z.string(), access_level: z.enum(['read', 'write', 'owner']), ...whom },
    (team, args) => {
      const canvas = openCanvas(team, args.canvas_id);
      for (const id of targets(team, args)) canvas.access[id] = args.access_level;
      changed(team);
      return {};
    },
  ),
  'canvases.access.delete': method({ canvas_id: z.string(), ...whom }, (team, args) => {
    const canvas = openCanvas(team, args.canvas_id);
    for (const id of targets(team, args)) delete canvas.access[id];
    changed(team);
    return {};
  }),
  'canvases.delete': method({ canvas_id: z.string() }, (team, args) => {
    deleteCanvas(team, openCanvas(team, args.canvas_id));
    return {};
  }),
  'canvases.sections.lookup': method({ canvas_id: z.string(), criteria }, (team, args) => {
    const canvas = openCanvas(team, args.canvas_id);
    return {
      sections: canvas.sections.filter((one) => matches(one, args.criteria)).map(({ id }) => ({ id })),
    };
  }),
};

function requirePlan(team: Team, channelId: string | undefined): void {
  if (team.settings.plan === 'paid') return;
  if (channelId === undefined) throw refuse('free_teams_cannot_create_non_tabbed_canvases');
  const tabs = [...team.canvases.values()].filter((one) => one.channelTab === channelId && !one.deleted);
  if (tabs.length > 0) throw refuse('free_team_canvas_tab_already_exists');
}

function targets(
  team: Team,
  args: { channel_ids?: string[] | undefined; user_ids?: string[] | undefined },
): string[] {
  const { channel_ids: channelIds, user_ids: userIds } = args;
  if ((channelIds === undefined) === (userIds === undefined))
    throw refuse('invalid_arguments', bothOrNeither);
  for (const id of channelIds ?? []) joinedChannel(team, id);
  if (userIds?.some((id) => !team.users.has(id))) throw refuse('users_not_found');
  return channelIds ?? userIds ?? [];
}

const bothOrNeither: Dict = { detail: 'exactly one of channel_ids and user_ids' };

function matches(section: StoredCanvas['sections'][number], wanted: z.output<typeof criteria>): boolean {
  const types: readonly string[] = wanted.section_types ?? [];
  const isType =
    types.length === 0 ||
    types.includes(section.type) ||
    (types.includes('any_header') && section.type !== 'other');
  return isType && section.markdown.includes(wanted.contains_text ?? '');
}
