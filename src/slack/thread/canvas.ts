// Owns the canvas of one guide: made once, opened to the channel, edited in place for a new version so its link stays.
import type { CanvasesAccessSetArguments } from '@slack/web-api';
import { type Entry, entryFor, entryOrDoubt } from '../../store/ledger.ts';
import type { Fault, Refusal } from '../fault.ts';
import type { ThreadItem } from '../views/item.ts';
import { callPaced, comeBack, type DesignDrawing, DONE, doubtMs, later, type Step, save } from './context.ts';
import { findCanvas, isSurelyAbsent } from './look-canvas.ts';

type CanvasItem = Extract<ThreadItem, { kind: 'canvas' }>;

/** Standalone canvases are for paid teams; these errors say that a channel tab may still work. */
const NEEDS_CHANNEL: ReadonlySet<string> = new Set([
  'free_teams_cannot_create_non_tabbed_canvases',
  'free_teams_cannot_edit_standalone_canvases',
]);

/** Slack may lose the answer this often before the file comes instead: about two minutes. */
const MOST_TRIES = 6;
const NO_ANSWER = 'no_answer';
const LOOK_AGAIN_MS = 1_000;

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
  [NO_ANSWER]: 'Slack did not answer when it was asked for a canvas',
};

/** Makes Slack hold this canvas with this content. A canvas whose id was never answered is looked for before another is
 *  asked for; and nobody is let in before its id is saved, so that the thread gets exactly one even where Slack's list of
 *  files does not show it. */
export async function drawCanvas(drawing: DesignDrawing, item: CanvasItem): Promise<Step> {
  const entry = entryOrDoubt(drawing.ledger, item.key);
  if (entry?.state === 'refused' || entry?.state === 'gone') return DONE;
  if (entry?.state === 'posted' && entry.hash === item.blob) return DONE;
  if (!entry?.canvasId) return isInDoubt(entry) ? settle(drawing, item, entry) : create(drawing, item, entry);
  if (entry.hash === item.blob) return open(drawing, item, entry.canvasId);
  return edit(drawing, item, entry.canvasId);
}

/** True where only a tab of the channel is allowed: the error that said so is kept in the entry. */
function isTab(entry: Entry | null): boolean {
  return NEEDS_CHANNEL.has(entry?.error ?? '');
}

/** True where it was asked for, and the answer is not known. */
function isInDoubt(entry: Entry | null): entry is Entry {
  return entry !== null && entry.revision > 0;
}

/** One look at a time: two designs must not take the same canvas for theirs. */
function settle(drawing: DesignDrawing, item: CanvasItem, entry: Entry): Promise<Step> {
  return drawing.tools.claims.run(item.title, async () => {
    const look = await findCanvas(drawing, item.title, entry.at);
    if (look.kind === 'found') return adopt(drawing, item, look.canvasId);
    // Where it may not look, it goes on as if nothing were there.
    if (look.kind === 'unknown' && look.fault.kind !== 'refused')
      return comeBack(drawing, item.key, look.fault);
    return look.kind === 'unknown' || isSurelyAbsent(drawing, item.key)
      ? create(drawing, item, entry)
      : later(LOOK_AGAIN_MS);
  });
}

/** Which version it holds is not known, so it gets the newest. */
async function adopt(drawing: DesignDrawing, item: CanvasItem, canvasId: string): Promise<Step> {
  await save(drawing, item.key, { canvasId, hash: null, revision: 1 });
  return edit(drawing, item, canvasId);
}

async function create(drawing: DesignDrawing, item: CanvasItem, before: Entry | null): Promise<Step> {
  const tries = before?.revision ?? 0;
  if (tries >= MOST_TRIES) return refused(drawing, item, { kind: 'refused', error: NO_ANSWER, detail: '' });
  await save(drawing, item.key, { state: 'sending', revision: tries + 1 });
  const asTab = isTab(before);
  const made = await sendCanvas(drawing, item, asTab);
  if (!made.ok) return createFailed(drawing, item, made.fault, { asTab, tries });
  const canvasId = made.value.canvas_id;
  if (!canvasId) return later(doubtMs(drawing, item.key));
  await save(drawing, item.key, { canvasId, hash: item.blob, revision: 1 });
  return open(drawing, item, canvasId);
}

async function sendCanvas(drawing: DesignDrawing, { title, blob }: CanvasItem, asTab: boolean) {
  const { tools, ledger, design } = drawing;
  const markdown = await tools.text(design.id, blob);
  return callPaced(drawing, 'canvases.create', () =>
    tools.client.canvases.create({
      title,
      document_content: { type: 'markdown', markdown },
      ...(asTab ? { channel_id: ledger.channelId } : {}),
    }),
  );
}

async function createFailed(
  drawing: DesignDrawing,
  item: CanvasItem,
  fault: Fault,
  { asTab, tries }: { readonly asTab: boolean; readonly tries: number },
): Promise<Step> {
  if (fault.kind === 'inDoubt') return comeBack(drawing, item.key, fault);
  if (fault.kind === 'refused' && (asTab || !NEEDS_CHANNEL.has(fault.error)))
    return refused(drawing, item, fault);
  // It surely was not made: the try does not count.
  const error = fault.kind === 'refused' ? { error: fault.error } : {};
  const entry = await save(drawing, item.key, { revision: tries, ...error });
  return fault.kind === 'refused' ? create(drawing, item, entry) : comeBack(drawing, item.key, fault);
}

/** Lets the channel read it and learns its link. A tab is open to the channel by itself. */
async function open(drawing: DesignDrawing, item: CanvasItem, canvasId: string): Promise<Step> {
  const { client } = drawing.tools;
  if (!isTab(entryFor(drawing.ledger, item.key))) {
    const readable = readers(drawing, canvasId);
    const opened = await callPaced(drawing, 'canvases.access.set', () =>
      client.canvases.access.set(readable),
    );
    if (!opened.ok) return failed(drawing, item, opened.fault);
  }
  const looked = await callPaced(drawing, 'files.info', () => client.files.info({ file: canvasId }));
  if (!looked.ok) return failed(drawing, item, looked.fault);
  await save(drawing, item.key, { state: 'posted', permalink: looked.value.file?.permalink ?? null });
  return DONE;
}

function readers({ design, ledger }: DesignDrawing, canvasId: string): CanvasesAccessSetArguments {
  const common = { canvas_id: canvasId, access_level: 'read' } as const;
  return design.channel.kind === 'dm'
    ? { ...common, user_ids: [design.owner] }
    : { ...common, channel_ids: [ledger.channelId] };
}

/** Replaces the whole content, which may be done twice. */
async function edit(drawing: DesignDrawing, item: CanvasItem, canvasId: string): Promise<Step> {
  const { tools, design, ledger } = drawing;
  const markdown = await tools.text(design.id, item.blob);
  const revision = (entryFor(ledger, item.key)?.revision ?? 0) + 1;
  await save(drawing, item.key, { state: 'sending', revision });
  const changed = await callPaced(drawing, 'canvases.edit', () =>
    tools.client.canvases.edit({
      canvas_id: canvasId,
      changes: [{ operation: 'replace', document_content: { type: 'markdown', markdown } }],
    }),
  );
  if (!changed.ok) return failed(drawing, item, changed.fault);
  await save(drawing, item.key, { hash: item.blob, revision: 1 });
  return open(drawing, item, canvasId);
}

async function failed(drawing: DesignDrawing, item: CanvasItem, fault: Fault): Promise<Step> {
  return fault.kind === 'refused' ? refused(drawing, item, fault) : comeBack(drawing, item.key, fault);
}

async function refused(drawing: DesignDrawing, item: CanvasItem, { error, detail }: Refusal): Promise<Step> {
  const { tools, design } = drawing;
  tools.log.warn('canvas refused', { design: design.id, key: item.key, error, detail });
  // The record first: after a crash in between, the canvas is refused once more and the file still comes.
  await tools.canvasRefused(design.id, REASONS[error] ?? `Slack refused the canvas (${error})`);
  await save(drawing, item.key, { state: 'refused', error });
  return DONE;
}
