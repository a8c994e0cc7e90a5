// A turnstile: so many at a time, the others in the order they came.

/** Runs a task as soon as it is its turn, and gives back its result. */
export type InTurn = <Result>(task: () => Promise<Result>) => Promise<Result>;

/** A turnstile that lets `width` tasks run at once. A task that fails frees its place like any other. */
export function makeTurns(width: number): InTurn {
  const waiting: (() => void)[] = [];
  let free = width;
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) free += 1;
    else next();
  };
  return async (task) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    return task().finally(leave);
  };
}
