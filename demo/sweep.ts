/**
 * Gives back what nobody uses: files and pictures lie outside V8's heap, which sees only small objects there and waits
 * tens of megabytes long. For the demo alone, which shares a laptop; each of its two long threads sweeps for itself.
 */

/** What is held by one thread, in bytes: its heap, and what its objects hold outside of it. */
export interface Held {
  readonly heapUsed: number;
  readonly external: number;
}

const LOOK_MS = 500;
const STEP_BYTES = 3 * 1024 ** 2;

/** One look: collects where more was added since the least seen than `stepBytes`. Stays quiet otherwise. */
export function createSweep(held: () => Held, collect: () => void, stepBytes = STEP_BYTES): () => void {
  let least = Number.POSITIVE_INFINITY;
  const size = () => {
    const { heapUsed, external } = held();
    return heapUsed + external;
  };
  return () => {
    const now = size();
    least = Math.min(least, now);
    if (now - least < stepBytes) return;
    collect();
    least = size();
  };
}

/** Sweeps the calling thread for as long as it lives; does nothing where Node was started without `--expose-gc`. */
export function sweepOn(): void {
  const { gc } = globalThis;
  if (!gc) return;
  setInterval(
    createSweep(process.memoryUsage, () => void gc()),
    LOOK_MS,
  ).unref();
}
