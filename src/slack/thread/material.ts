// Owns loading what the views need from blobs: every round's options and every version's summary.
// A blob's name is its content's hash, so what was parsed once holds for ever.
import { OptionSet } from '../../blueprint/option.ts';
import type { Design } from '../../design/record.ts';
import type { Material } from '../views/item.ts';

/** Parsed option sets kept in memory; a busy ballot is redrawn often and its options never change. */
const KEPT = 200;

/** Loads a design's material. Rejects where a blob is missing: a bug or a damaged disk. */
export type LoadMaterial = (design: Design) => Promise<Material>;

/** A loader that keeps the option sets it parsed last. `text` gives a blob of one design. */
export function createMaterialLoader(
  text: (designId: string, blob: string) => Promise<string>,
): LoadMaterial {
  const kept = new Map<string, OptionSet>();

  async function optionSet(designId: string, blob: string): Promise<OptionSet> {
    const known = kept.get(blob);
    if (known) return known;
    const parsed = OptionSet.parse(JSON.parse(await text(designId, blob)));
    const [oldest] = kept.keys();
    if (kept.size >= KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(blob, parsed);
    return parsed;
  }

  async function loaded<T>(
    blobs: readonly string[],
    load: (blob: string) => Promise<T>,
  ): Promise<Map<string, T>> {
    return new Map(await Promise.all(blobs.map(async (blob) => [blob, await load(blob)] as const)));
  }

  return async ({ id, rounds, versions }) => ({
    optionSets: await loaded(
      rounds.map((round) => round.optionSet),
      (blob) => optionSet(id, blob),
    ),
    summaries: await loaded(
      versions.map((version) => version.summary),
      (blob) => text(id, blob),
    ),
  });
}
