// The lane: tasks of one key one after the other, tasks of different keys side by side. It knows no store and no design.

/** Tasks by key. */
export interface Lane {
  /**
   * What `task` gives, once the earlier tasks of `key` have ended, well or badly. Rejects as the task does; the next one
   * runs all the same. A task must not await another of its own key: it would wait for ever.
   */
  run<T>(key: string, task: () => T | Promise<T>): Promise<T>;
  /** How many keys have a task that runs or waits. */
  busyKeys(): number;
  /** Resolves once no task runs or waits, those that were added meanwhile among them. Never rejects. */
  idle(): Promise<void>;
}

/** An empty lane. A key takes memory only while it has tasks. */
export function createLane(): Lane {
  const tails = new Map<string, Promise<void>>();
  return {
    run: (key, task) => {
      const result = (tails.get(key) ?? Promise.resolve()).then(task);
      append(tails, key, result);
      return result;
    },
    busyKeys: () => tails.size,
    idle: async () => {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}

// The tail ends after the key was cleared, so that whoever awaits it finds the lane as it is.
function append(tails: Map<string, Promise<void>>, key: string, result: Promise<unknown>): void {
  const clear = () => {
    if (tails.get(key) === tail) tails.delete(key);
  };
  const tail: Promise<void> = result.then(clear, clear);
  tails.set(key, tail);
}
