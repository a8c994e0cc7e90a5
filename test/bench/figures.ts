// Owns how figures are taken and printed: percentiles of many runs, one table a topic.

/** The value below which `share` (0 to 1) of the samples lie. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Milliseconds with one digit. */
export function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}

/** Prints rows under a title, columns padded. */
export function table(title: string, rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map(
    (row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`,
  );
  process.stdout.write(`\n${title}\n${lines.join('\n')}\n`);
}

/** How long the task takes, and what it gives. */
export async function timed<T>(task: () => T | Promise<T>): Promise<{ tookMs: number; value: T }> {
  const began = performance.now();
  const value = await task();
  return { tookMs: performance.now() - began, value };
}
