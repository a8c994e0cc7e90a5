// Owns the rule "one run at a time per key, and once more if something came meanwhile". Knows nothing of designs.

export interface Coalescer {
  /** Runs the task for this key soon; while it runs, any number of pokes become one further run. */
  poke(key: string): void;
  /** Resolves once nothing runs. */
  idle(): Promise<void>;
}

/** A coalescer for `task`. The task must not reject: what goes wrong is the task's own to handle. */
export function createCoalescer(task: (key: string) => Promise<void>): Coalescer {
  const running = new Map<string, { isDirty: boolean; done: Promise<void> }>();

  async function run(key: string, state: { isDirty: boolean }): Promise<void> {
    do {
      state.isDirty = false;
      await task(key);
    } while (state.isDirty);
    running.delete(key);
  }

  return {
    poke: (key) => {
      const known = running.get(key);
      if (known) {
        known.isDirty = true;
        return;
      }
      const state = { isDirty: false, done: Promise.resolve() };
      running.set(key, state);
      state.done = Promise.resolve().then(() => run(key, state));
    },
    idle: async () => {
      while (running.size > 0) await Promise.all([...running.values()].map((state) => state.done));
    },
  };
}
