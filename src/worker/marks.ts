// Owns which designs are broken by a bug: each fault is told to the log once, each design's thread once.
// Knows only ids and errors.

export interface Marks {
  /** Notes that `what` broke for this design; true where that is news. */
  add(id: string, what: string, error: unknown): boolean;
  /** `what` worked again. */
  settle(id: string, what: string): void;
  /** True once for a design whose thread was not told yet, and again until `told`. */
  isUntold(id: string): boolean;
  told(id: string): void;
  /** The designs for which something does not work. */
  ids(): string[];
}

/** No marks yet. They live as long as the process: after a restart what is still broken breaks again. */
export function createMarks(): Marks {
  const broken = new Map<string, Map<string, string>>();
  const untold = new Set<string>();

  return {
    add: (id, what, error) => {
      const known = broken.get(id) ?? new Map<string, string>();
      if (known.get(what) === String(error)) return false;
      if (known.size === 0) untold.add(id);
      broken.set(id, known.set(what, String(error)));
      return true;
    },
    settle: (id, what) => {
      const known = broken.get(id);
      if (known?.delete(what) && known.size === 0) broken.delete(id);
    },
    isUntold: (id) => untold.has(id),
    told: (id) => void untold.delete(id),
    ids: () => [...broken.keys()],
  };
}
