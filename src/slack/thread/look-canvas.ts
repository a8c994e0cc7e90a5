// Owns settling a doubt about a canvas by looking: was it made, though Slack's answer was lost? Slack lists canvases among
// the files of the bot; by title and time, and because no other design has it, one of them is ours.
import { z } from 'zod';
import { entryFor, loadLedger } from '../../store/ledger.ts';
import type { Fault } from '../fault.ts';
import { callPaced, type Drawing } from './context.ts';

/** What a look found: the canvas, that it is not there, or why Slack did not tell. */
export type CanvasLook =
  | { readonly kind: 'found'; readonly canvasId: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown'; readonly fault: Fault };

// Slack calls a canvas "quip" or "canvas"; both words are in its files.
const Canvas = z.object({
  id: z.string(),
  title: z.string(),
  user: z.string(),
  filetype: z.enum(['quip', 'canvas']),
});

/** How far before the entry was saved the search starts: clocks differ, and an older one that nobody has is as good, since
 *  it gets the newest text. */
const REACH_MS = 86_400_000;
const PAGE = 100;

/** Looks for the canvas of this title that was asked for since `savedAt` and that nobody else has, page by page.
 *  Source: https://docs.slack.dev/reference/methods/files.list (scope files:read). */
export async function findCanvas(drawing: Drawing, title: string, savedAt: string): Promise<CanvasLook> {
  const seen: string[] = [];
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const listed = await callPaced(drawing, 'files.list', () => readPage(drawing, savedAt, page));
    if (!listed.ok) return { kind: 'unknown', fault: listed.fault };
    const files: readonly unknown[] = listed.value.files ?? [];
    seen.push(...files.flatMap((file) => candidate(drawing, title, file)));
    pages = listed.value.paging?.pages ?? 1;
  }
  const taken = seen.length > 0 ? await takenIn(drawing) : new Set<string>();
  const canvasId = seen.find((id) => !taken.has(id));
  return canvasId === undefined ? { kind: 'absent' } : { kind: 'found', canvasId };
}

function readPage({ tools }: Drawing, savedAt: string, page: number) {
  const since = String(Math.floor((Date.parse(savedAt) - REACH_MS) / 1000));
  return tools.client.files.list({ user: tools.botUserId, ts_from: since, count: PAGE, page });
}

function candidate({ tools }: Drawing, title: string, file: unknown): string[] {
  const canvas = Canvas.safeParse(file);
  const isOurs = canvas.success && canvas.data.title === title && canvas.data.user === tools.botUserId;
  return isOurs ? [canvas.data.id] : [];
}

/** The canvases that any design has: two designs may have one title. */
async function takenIn({ tools: { store } }: Drawing): Promise<ReadonlySet<string>> {
  const taken = new Set<string>();
  for (const designId of await store.posted.keys()) {
    const ledger = await loadLedger(store, designId);
    for (const { canvasId } of ledger?.entries ?? []) if (canvasId) taken.add(canvasId);
  }
  return taken;
}

/** True once a canvas that is not seen was surely not made: Slack's list may lag behind. Pure. */
export function isSurelyAbsent({ ledger, tools }: Drawing, key: string): boolean {
  const entry = entryFor(ledger, key);
  return entry === null || Date.parse(tools.now()) - Date.parse(entry.at) >= LIST_PATIENCE_MS;
}

/** Posts after it wait so long, so that the order holds. */
const LIST_PATIENCE_MS = 3_000;
