// Owns making the thread show what the record says: compares the view with the ledger and posts or updates the difference.
// No other code posts lasting messages. Kept true: posts go out one at a time and in order; a doubt is settled by looking.
import type { Design } from '../../design/record.ts';
import { standstillOf } from '../../design/standstill.ts';
import { type Ledger, loadLedger } from '../../store/ledger.ts';
import type { Material, ThreadItem } from '../views/item.ts';
import { threadView } from '../views/thread.ts';
import { drawCanvas } from './canvas.ts';
import type { DesignDrawing, Step, ThreadTools } from './context.ts';
import { drawFile } from './file.ts';
import { drawMessage } from './message.ts';

function emptyLedger(design: Design): Ledger {
  return { designId: design.id, channelId: design.channel.id, rootTs: null, entries: [] };
}

/** A thread that is posted anew begins with nothing but the canvases, which stand outside of it. */
function renewed(design: Design, ledger: Ledger): Ledger {
  const number = design.threadNumber ?? 1;
  if (number === (ledger.number ?? 1)) return ledger;
  return {
    ...emptyLedger(design),
    number,
    formerRoots: [...(ledger.formerRoots ?? []), ...(ledger.rootTs === null ? [] : [ledger.rootTs])],
    entries: ledger.entries.filter((entry) => entry.canvasId !== null),
  };
}

function isRootRemoved({ removed = [] }: Design, { rootTs }: Ledger): boolean {
  return rootTs !== null && removed.includes(rootTs);
}

function drawItem(drawing: DesignDrawing, item: ThreadItem): Promise<Step> {
  switch (item.kind) {
    case 'message':
      return drawMessage(drawing, item);
    case 'file':
      return drawFile(drawing, item);
    case 'canvas':
      return drawCanvas(drawing, item);
  }
}

/** A deleted design keeps its messages and loses what it delivered. */
function itemsOf(design: Design, material: Material, drafterLine: string): ThreadItem[] {
  const items = threadView(design, material, drafterLine);
  return design.stage === 'deleted' ? items.filter((item) => item.kind === 'message') : items;
}

function countLinks(ledger: Ledger): number {
  return ledger.entries.filter((entry) => entry.permalink !== null).length;
}

/** What a deleted design has delivered goes before its record: once some of it is gone, the end was drawn. */
async function materialOf(design: Design, tools: ThreadTools): Promise<Material | null> {
  const loading = tools.material(design);
  return design.stage === 'deleted' ? loading.catch(() => null) : loading;
}

async function startDrawing(design: Design, tools: ThreadTools): Promise<DesignDrawing | null> {
  const ledger = await loadLedger(tools.store, design.id);
  if (!ledger && design.stage === 'deleted') return null;
  return { design, tools, ledger: renewed(design, ledger ?? emptyLedger(design)), closed: null };
}

/** Draws item by item up to one that the others must not overtake. Gives the delays that were asked for. */
async function drawAll(drawing: DesignDrawing, items: readonly ThreadItem[]): Promise<number[]> {
  const waits: number[] = [];
  for (const item of items) {
    const step = await drawItem(drawing, item);
    if (step.kind === 'done') continue;
    waits.push(step.afterMs);
    if (step.stop) break;
  }
  return waits;
}

/** How a drawing went. `isRootNew`: the thread became known now; what was said in it before went by unheard. */
export interface Reconciled {
  readonly againAfterMs: number | null;
  readonly isRootNew: boolean;
  /** Why nothing more can be posted; null while it can. */
  readonly closed: string | null;
}

const NOTHING: Reconciled = { againAfterMs: null, isRootNew: false, closed: null };

/** Draws the design; never twice at a time. Resolves with the delay after which to draw again, null once Slack shows all
 *  of it. Rejects on a fault of the store and on bugs only. */
export async function reconcile(design: Design, tools: ThreadTools): Promise<Reconciled> {
  if (design.thread.length === 0 || standstillOf(design)) return NOTHING;
  const drawing = await startDrawing(design, tools);
  const material = drawing && (await materialOf(design, tools));
  if (!drawing || !material) return NOTHING;
  if (isRootRemoved(design, drawing.ledger)) return { ...NOTHING, closed: 'root_removed' };
  const { rootTs } = drawing.ledger;
  const linked = countLinks(drawing.ledger);
  const waits = await drawAll(drawing, itemsOf(design, material, tools.drafterLine));
  // What was posted now may be linked to from messages drawn before it.
  if (countLinks(drawing.ledger) > linked) waits.push(0);
  const isRootNew = rootTs === null && drawing.ledger.rootTs !== null;
  return { againAfterMs: waits.length === 0 ? null : Math.min(...waits), isRootNew, closed: drawing.closed };
}
