/**
 * Open modals: each person has a stack of at most three. A view keeps what was typed when it is replaced by
 * one with the same block and action ids; every change gives it a new hash.
 */
import { refuseFindings, withIds } from './content.ts';
import { offersConversation } from './conversation-filter.ts';
import { fileOut } from './file-out.ts';
import { initialValue } from './input-value.ts';
import { type Dict, dictOf, dictsOf, textOf, textsOf } from './json.ts';
import { checkView } from './limits.ts';
import type { View } from './model.ts';
import { refuse } from './refusal.ts';
import { changed, nextId, type Team } from './team.ts';

const STACK_MAX = 3;

/** The person's open modals, the visible one last. */
export function stackOf(team: Team, userId: string): View[] {
  const found = team.modals.get(userId);
  if (found) return found;
  const fresh: View[] = [];
  team.modals.set(userId, fresh);
  return fresh;
}

/** Puts a new view on the person's stack; `push_limit_reached` when there are three. */
export function pushView(
  team: Team,
  where: string,
  userId: string,
  source: Dict,
  channelId: string | undefined,
): View {
  const stack = stackOf(team, userId);
  if (stack.length >= STACK_MAX) throw refuse('push_limit_reached');
  const view = createView(team, where, userId, source, channelId);
  stack.push(view);
  changed(team);
  return view;
}

/** Replaces what a view shows, keeping what was typed under equal block and action ids. */
export function replaceView(team: Team, where: string, view: View, source: Dict): void {
  const fresh = acceptView(team, where, source, view.id);
  view.source = source;
  view.blocks = fresh;
  view.values = stateOf(fresh, offeredTo(team, view.userId, view.channelId), view.values);
  view.errors = {};
  view.hash = newHash(team);
  changed(team);
}

/** The open view with this id or external id, wherever it is. */
export function findView(
  team: Team,
  viewId: string | undefined,
  externalId: string | undefined,
): View | undefined {
  const open = [...team.modals.values()].flat();
  if (viewId !== undefined) return open.find((view) => view.id === viewId);
  return open.find((view) => textOf(view.source.external_id) === externalId);
}

/** The view as payloads and answers show it. Pure. */
export function viewOut(team: Team, view: View): Dict {
  const { source } = view;
  return {
    id: view.id,
    team_id: team.id,
    type: source.type,
    blocks: view.blocks,
    private_metadata: textOf(source.private_metadata),
    callback_id: textOf(source.callback_id),
    state: { values: valuesOut(team, view.values) },
    hash: view.hash,
    title: source.title,
    clear_on_close: source.clear_on_close ?? false,
    notify_on_close: source.notify_on_close ?? false,
    close: source.close ?? null,
    submit: source.submit ?? null,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: team.appId,
    external_id: textOf(source.external_id),
    app_installed_team_id: team.id,
    bot_id: team.botId,
  };
}

function createView(
  team: Team,
  where: string,
  userId: string,
  source: Dict,
  channelId: string | undefined,
): View {
  const blocks = acceptView(team, where, source, undefined);
  const previous = stackOf(team, userId).at(-1);
  const id = nextId(team, 'V');
  return {
    id,
    userId,
    hash: newHash(team),
    source,
    blocks,
    values: stateOf(blocks, offeredTo(team, userId, channelId), {}),
    errors: {},
    rootId: previous?.rootId ?? id,
    previousId: previous?.id ?? null,
    channelId,
  };
}

function acceptView(team: Team, where: string, source: Dict, ownId: string | undefined): Dict[] {
  const findings = checkView(source);
  const isTooLarge = findings.some((finding) => finding.code === 'view_too_large');
  refuseFindings(team, where, isTooLarge ? 'view_too_large' : 'invalid_arguments', findings);
  const externalId = textOf(source.external_id);
  const other = externalId === '' ? undefined : findView(team, undefined, externalId);
  if (other && other.id !== ownId) throw refuse('duplicate_external_id');
  return withIds(team, dictsOf(source.blocks));
}

function stateOf(
  blocks: readonly Dict[],
  current: (element: Dict) => string | undefined,
  old: View['values'],
): View['values'] {
  const values: View['values'] = {};
  for (const block of blocks) {
    for (const element of [dictOf(block.element), dictOf(block.accessory), ...dictsOf(block.elements)]) {
      const initial = initialValue(element, current(element));
      if (!initial) continue;
      const blockId = textOf(block.block_id);
      const actionId = textOf(element.action_id);
      const kept = old[blockId]?.[actionId];
      const value = kept && kept.type === initial.type ? kept : initial;
      values[blockId] = { ...values[blockId], [actionId]: value };
    }
  }
  return values;
}

/** The conversation a select may start with: the one the person came from, if it is offered. */
function offeredTo(team: Team, userId: string, channelId: string | undefined) {
  return (element: Dict) =>
    channelId !== undefined && offersConversation(team, element, userId, channelId) ? channelId : undefined;
}

/** The state for the wire: files are kept by id, and shown as they stand now. */
function valuesOut(team: Team, values: View['values']): Dict {
  return mapValues(values, (block) =>
    mapValues(block, (value) => {
      if (value.type !== 'file_input') return value;
      const files = textsOf(value.files).flatMap((id) => team.files.get(id) ?? []);
      return { ...value, files: files.map((file) => fileOut(team, file)) };
    }),
  );
}

function mapValues<T, U>(record: Record<string, T>, change: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function newHash(team: Team): string {
  return `${Math.floor(team.settings.now() / 1000)}.${nextId(team, 'h')}`;
}
