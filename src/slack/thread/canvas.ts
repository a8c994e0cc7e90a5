// Owns the canvas of one guide: made once, opened to the channel, edited in place for a new version so its link stays.
import type { CanvasesAccessSetArguments } from '@slack/web-api';
import { entryFor } from '../../store/ledger.ts';
import { call, type Fault } from '../fault.ts';
import type { ThreadItem } from '../views/item.ts';
import { DONE, DOUBT_MS, type Drawing, type Step, save } from './context.ts';

type CanvasItem = Extract<ThreadItem, { kind: 'canvas' }>;

/** Standalone canvases are for paid teams; these errors say that a channel tab may still work. */
const NEEDS_CHANNEL: ReadonlySet<string> = new Set([
  'free_teams_cannot_create_non_tabbed_canvases',
  'free_teams_cannot_edit_standalone_canvases',
]);

/** Why there is a file instead, for people. */
const REASONS: Readonly<Record<string, string>> = {
  canvas_disabled_user_team: 'canvases are switched off in this workspace',
  canvas_globally_disabled: 'canvases are switched off in Slack at the moment',
  canvas_disabled_file_team: 'canvases are switched off in this workspace',
  free_teams_cannot_create_non_tabbed_canvases: 'this workspace’s plan has no canvases of their own',
  free_team_canvas_tab_already_exists: 'this channel already has the one canvas that its plan allows',
  team_tier_cannot_create_channel_canvases: 'this workspace’s plan has no channel canvases',
  channel_canvas_already_exists: 'this channel already has a canvas',
  slack_connect_canvas_sharing_blocked: 'canvases cannot be shared in this Slack Connect channel',
  restricted_action: 'a workspace admin has restricted canvases',
  missing_scope: 'the app lacks the permission for canvases; reinstall it from its manifest',
  canvas_creation_failed: 'Slack could not make a canvas of this guide',
  canvas_editing_failed: 'Slack could not change the canvas',
};

/** Makes Slack hold this canvas with this content. */
export async function drawCanvas(drawing: Drawing, item: CanvasItem): Promise<Step> {
  const entry = entryFor(drawing.ledger, item.key);
  if (entry?.state === 'refused' || entry?.state === 'gone') return DONE;
  if (entry?.state === 'posted' && entry.hash === item.blob) return DONE;
  const markdown = await drawing.tools.text(drawing.design.id, item.blob);
  if (entry?.canvasId && entry.state === 'posted') return edit(drawing, item, entry.canvasId, markdown);
  if (entry?.canvasId) return open(drawing, item, entry.canvasId);
  return create(drawing, item, markdown, false);
}

async function create(drawing: Drawing, item: CanvasItem, markdown: string, asTab: boolean): Promise<Step> {
  const { tools, ledger } = drawing;
  await save(drawing, item.key, { state: 'sending' });
  const made = await call(() =>
    tools.client.canvases.create({
      title: item.title,
      document_content: { type: 'markdown', markdown },
      ...(asTab ? { channel_id: ledger.channelId } : {}),
    }),
  );
  if (!made.ok) {
    const mayBeTab = made.fault.kind === 'refused' && NEEDS_CHANNEL.has(made.fault.error) && !asTab;
    return mayBeTab ? create(drawing, item, markdown, true) : failed(drawing, item, made.fault);
  }
  const canvasId = made.value.canvas_id;
  if (!canvasId) return { kind: 'later', afterMs: DOUBT_MS, stop: true };
  await save(drawing, item.key, { canvasId, hash: item.blob });
  return open(drawing, item, canvasId);
}

/** Lets the channel read it and learns its link. A tab is already open to the channel. */
async function open(drawing: Drawing, item: CanvasItem, canvasId: string): Promise<Step> {
  const { tools } = drawing;
  const opened = await call(() => tools.client.canvases.access.set(readers(drawing, canvasId)));
  if (!opened.ok && opened.fault.kind !== 'refused') return failed(drawing, item, opened.fault);
  const looked = await call(() => tools.client.files.info({ file: canvasId }));
  if (!looked.ok) return failed(drawing, item, looked.fault);
  await save(drawing, item.key, { state: 'posted', permalink: looked.value.file?.permalink ?? null });
  return DONE;
}

function readers({ design, ledger }: Drawing, canvasId: string): CanvasesAccessSetArguments {
  const common = { canvas_id: canvasId, access_level: 'read' } as const;
  return design.channel.kind === 'dm'
    ? { ...common, user_ids: [design.owner] }
    : { ...common, channel_ids: [ledger.channelId] };
}

async function edit(drawing: Drawing, item: CanvasItem, canvasId: string, markdown: string): Promise<Step> {
  const changed = await call(() =>
    drawing.tools.client.canvases.edit({
      canvas_id: canvasId,
      changes: [{ operation: 'replace', document_content: { type: 'markdown', markdown } }],
    }),
  );
  if (!changed.ok) return failed(drawing, item, changed.fault);
  await save(drawing, item.key, { hash: item.blob });
  return DONE;
}

async function failed(drawing: Drawing, item: CanvasItem, fault: Fault): Promise<Step> {
  if (fault.kind === 'rateLimited') return { kind: 'later', afterMs: fault.retryAfterMs, stop: true };
  if (fault.kind === 'inDoubt') return { kind: 'later', afterMs: DOUBT_MS, stop: true };
  const { tools, design } = drawing;
  tools.log.warn('canvas refused', {
    design: design.id,
    key: item.key,
    error: fault.error,
    detail: fault.detail,
  });
  // The record first: after a crash in between, the canvas is refused once more and the file still comes.
  await tools.canvasRefused(design.id, REASONS[fault.error] ?? `Slack refused the canvas (${fault.error})`);
  await save(drawing, item.key, { state: 'refused', error: fault.error });
  return DONE;
}
