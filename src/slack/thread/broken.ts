// Owns the one line that a thread gets when its design is broken by a bug and its view cannot be drawn from the record.
// It needs the ledger alone. Kept true: it is said once, also across restarts, and looked for before it is sent again.
import { loadLedger } from '../../store/ledger.ts';
import { message, section } from '../views/blocks.ts';
import type { Drawing, ThreadTools } from './context.ts';
import { drawMessage } from './message.ts';

/** No view has this key, so no redraw takes the line away. */
const KEY = 'broken';
const TEXT =
  'This design has met a fault of the bot and may stand still. Nothing that was given is lost, and other designs are not affected. The fault is in the bot’s log under this design; once it is mended, the design goes on by itself.';

/** A channel that takes no message now is tried again this late. */
const CLOSED_MS = 3_600_000;

/** Tells the design's thread, where there is one. Resolves with the delay after which to call again, null once told. */
export async function tellBroken(designId: string, tools: ThreadTools): Promise<number | null> {
  const ledger = await loadLedger(tools.store, designId);
  if (!ledger?.rootTs) return null;
  const drawing: Drawing = { design: { id: designId }, tools, ledger, closed: null };
  const item = message(KEY, TEXT, [section(TEXT)]);
  if (item.kind !== 'message') return null;
  const step = await drawMessage(drawing, item);
  if (step.kind === 'done') return null;
  return drawing.closed === null ? step.afterMs : CLOSED_MS;
}
