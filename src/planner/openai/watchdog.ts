// Owns the time limits of one streamed answer: to its first piece, between two pieces, and as a whole.

/** Milliseconds. A reasoning model sends nothing while it thinks, hence the long first. */
export interface Patience {
  readonly firstMs: number;
  readonly idleMs: number;
  readonly totalMs: number;
}

export interface Watchdog {
  /** Raised when a limit passes or the caller's signal is raised. */
  readonly signal: AbortSignal;
  /** A piece has come. */
  touch(): void;
  /** Which limit passed; null while none did. */
  late(): 'first' | 'idle' | 'total' | null;
  /** Lets go of all timers. */
  stop(): void;
}

/** A watchdog that runs from now on. */
export function createWatchdog({ firstMs, idleMs, totalMs }: Patience, signal: AbortSignal): Watchdog {
  const own = new AbortController();
  let passed: 'first' | 'idle' | 'total' | null = null;
  const strike = (what: 'first' | 'idle' | 'total') => () => {
    passed ??= what;
    own.abort();
  };
  const total = setTimeout(strike('total'), totalMs);
  let next = setTimeout(strike('first'), firstMs);
  return {
    signal: AbortSignal.any([signal, own.signal]),
    touch: () => {
      clearTimeout(next);
      next = setTimeout(strike('idle'), idleMs);
    },
    late: () => passed,
    stop: () => {
      clearTimeout(total);
      clearTimeout(next);
    },
  };
}
