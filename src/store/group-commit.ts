// Owns saving many values with one write to disk. Knows no database. Kept true: each promise tells of its own value alone,
// and values of one key are saved in the order of the calls.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { faultKindOf } from './fault.ts';

/** A key and its value. */
export interface Pair {
  readonly key: string;
  readonly value: unknown;
}

/** Saves pairs with different keys at once; says of each, in their order, whether it is durable. May reject instead. */
type SaveMany = (pairs: readonly Pair[]) => Promise<readonly boolean[]>;

/** A way to save that groups what comes in one turn of the event loop. */
export interface GroupCommit {
  /** Resolves once the value is durable. Rejects where it is not, whatever became of the others. */
  set(key: string, value: unknown): Promise<void>;
  /** Resolves once nothing waits to be saved. Never rejects. */
  settled(): Promise<void>;
}

interface Waiting extends Pair {
  readonly resolve: () => void;
  readonly reject: (fault: unknown) => void;
}

/** Groups the values that arrive together; a disk syncs about as fast for a hundred as for one. */
export function createGroupCommit(saveMany: SaveMany): GroupCommit {
  let waiting: Waiting[] = [];
  let running: Promise<void> = Promise.resolve();

  async function run(): Promise<void> {
    // The turn ends here, so that a flood of saves cannot keep the socket from being read.
    await nextTurn();
    const group = waiting;
    waiting = [];
    for (const round of rounds(group)) await saveRound(saveMany, round);
  }

  return {
    set: (key, value) =>
      new Promise((resolve, reject) => {
        waiting.push({ key, value, resolve, reject });
        if (waiting.length === 1) running = running.then(run);
      }),
    settled: () => running,
  };
}

/** The pairs in rounds without the same key twice: a statement takes each key once. Pure. */
function rounds(group: readonly Waiting[]): Waiting[][] {
  const found: Waiting[][] = [];
  const seen = new Map<string, number>();
  for (const one of group) {
    const round = seen.get(one.key) ?? 0;
    seen.set(one.key, round + 1);
    const pairs = found[round] ?? [];
    found[round] = pairs;
    pairs.push(one);
  }
  return found;
}

// One value that cannot be stored must not take the others with it: after a fault each is tried by itself. Another process
// that holds the database was waited for already; it is nobody's value.
async function saveRound(saveMany: SaveMany, round: readonly Waiting[]): Promise<void> {
  const saved = await saveMany(round).catch((fault: unknown) => {
    if (faultKindOf(fault) !== 'locked') return [];
    for (const { reject } of round) reject(fault);
    return null;
  });
  if (saved === null) return;
  for (const [index, one] of round.entries()) {
    if (saved[index]) one.resolve();
    else await saveAlone(saveMany, one);
  }
}

async function saveAlone(saveMany: SaveMany, { key, value, resolve, reject }: Waiting): Promise<void> {
  try {
    const [isSaved] = await saveMany([{ key, value }]);
    if (isSaved) resolve();
    else reject(new Error(`Could not save "${key}"`));
  } catch (fault) {
    reject(fault);
  }
}
