// Owns the designs as the bot holds them: the store's, judged by the rules of the workflow, deleted with all they left.
// Knows neither Slack nor planner.
import { type Design, parseDesign } from './design/record.ts';
import { transition } from './design/transition.ts';
import type { Log } from './log.ts';
import { createDesigns } from './store/designs.ts';
import { createLane } from './store/lane.ts';
import { loadLedger, removeLedger } from './store/ledger.ts';
import { type Store, threadKey } from './store/port.ts';
import { removeAll, scoped } from './store/scope.ts';
import type { DesignsPort } from './worker/ports.ts';
import type { Retention } from './worker/retention.ts';
import type { Clock } from './worker/scheduler.ts';

/** The designs of this store; `wake` hears of each change. */
export function openDesigns(store: Store, wake: (id: string) => void): DesignsPort {
  const designs = createDesigns({
    store,
    lane: createLane(),
    parse: parseDesign,
    transition: (design: Design | null, event: Parameters<typeof transition>[1]) =>
      transition(design, event) ?? { design: null, refused: null },
    onChange: wake,
  });
  return { ...designs, remove: (design) => removeDesign(store, designs.remove, design) };
}

/** The record goes last: a crash in between leaves a design that is deleted again at the next start. */
async function removeDesign(
  store: Store,
  removeRecord: (id: string) => Promise<void>,
  design: Design,
): Promise<void> {
  const ledger = await loadLedger(store, design.id);
  const roots = [ledger?.rootTs ?? null, ...(ledger?.formerRoots ?? [])].filter((ts) => ts !== null);
  for (const ts of roots) await store.threads.delete(threadKey(ledger?.channelId ?? design.channel.id, ts));
  await removeAll(scoped(store.blobs, design.id));
  await removeLedger(store, design.id);
  await removeRecord(design.id);
}

/** The same designs; what breaks for one of them is reported, and rejects as before. */
export function reporting(designs: DesignsPort, report: (id: string, error: unknown) => void): DesignsPort {
  const told = async <T>(id: string, task: Promise<T>): Promise<T> =>
    task.catch((error: unknown) => {
      report(id, error);
      throw error;
    });
  return {
    ...designs,
    apply: (id, event) => told(id, designs.apply(id, event)),
    get: (id) => told(id, designs.get(id)),
  };
}

/** Removes finished designs by age, only where that is asked for: null without a number of days. */
export async function keepFor(
  days: number | null,
  {
    store,
    designs,
    clock,
    log,
  }: { readonly store: Store; readonly designs: DesignsPort; readonly clock: Clock; readonly log: Log },
): Promise<Retention | null> {
  if (days === null) return null;
  const { startRetention } = await import('./worker/retention.ts');
  // What is open is still drawn: its ledger would be written once more.
  const ids = async () => {
    const open = new Set(await designs.openIds());
    return (await store.records.keys()).filter((id) => !open.has(id));
  };
  return startRetention({ days, clock, ids, get: designs.get, remove: designs.remove, log });
}
