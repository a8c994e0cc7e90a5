// Owns the figures of vouching for a guide: rendering with checks, the check alone, the bundle.
import { join } from 'node:path';
import { check } from '../../src/blueprint/check/check.ts';
import type { Dossier } from '../../src/blueprint/dossier.ts';
import { createBundle } from '../../src/documents/out/bundle.ts';
import { renderChecked } from '../../src/documents/out/checked.ts';
import { renderGuide } from '../../src/documents/out/guide.ts';
import { createRenderer } from '../../src/documents/out/render.ts';
import { ms, percentile, table, timed } from './figures.ts';

const RUNS = 15;

/** The median and the 95th percentile of many runs, the first one left out: it loads code. */
async function figuresOf(task: () => unknown): Promise<string[]> {
  await timed(task);
  const samples: number[] = [];
  for (let run = 0; run < RUNS; run += 1) samples.push((await timed(task)).tookMs);
  return [ms(percentile(samples, 0.5)), ms(percentile(samples, 0.95))];
}

/** Prints the times for one dossier with both guides. */
export async function benchChecks(name: string, dossier: Dossier): Promise<void> {
  const renderer = await createRenderer(join(import.meta.dirname, '../../templates'));
  const guides = renderer.deliverables.map((deliverable) => ({
    deliverable,
    markdown: renderGuide(renderer, dossier, deliverable),
    again: null,
  }));
  const checked = renderChecked(renderer, dossier);
  table(`Vouching for both guides of ${name} (${RUNS} runs)`, [
    ['', 'median', 'p95'],
    ['check of all rules', ...(await figuresOf(() => check(dossier.blueprint, guides, dossier)))],
    ['guides with their checks', ...(await figuresOf(() => renderChecked(renderer, dossier)))],
    ['bundle of checked guides', ...(await figuresOf(() => createBundle(renderer, dossier, [], checked)))],
  ]);
}
