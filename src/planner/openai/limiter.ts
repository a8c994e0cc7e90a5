// Owns how many requests are under way at once. First come, first served.

export interface Limiter {
  /** The task's result, once a place was free. */
  run<T>(task: () => Promise<T>): Promise<T>;
}

/** A limiter of `places` tasks at once. */
export function createLimiter(places: number): Limiter {
  const waiting: (() => void)[] = [];
  let free = places;
  const enter = (): Promise<void> => {
    if (free === 0) return new Promise((resolve) => waiting.push(resolve));
    free -= 1;
    return Promise.resolve();
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return {
    run: async (task) => {
      await enter();
      try {
        return await task();
      } finally {
        leave();
      }
    },
  };
}
