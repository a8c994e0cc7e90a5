// Owns the facts of a stack row that no model may write: its version and where the choice comes from. Pure.
import type { StackRow } from '../../blueprint/parts/stack.ts';
import type { Spine } from '../builtin/spine.ts';
import { clip } from '../builtin/things/nouns.ts';

/** The version the inputs or the rules name, else "latest at" the day of the decision. Pure. */
export function versionOf(choice: string, spine: Pick<Spine, 'input' | 'stackRows'>): string {
  const low = choice.toLowerCase();
  const stated = spine.input.reading.technologies.find((one) => low.includes(one.name.toLowerCase()));
  const known = spine.stackRows.find((row) => row.choice.toLowerCase() === low);
  const version = stated?.version ?? known?.version;
  return clip(version || `latest at ${spine.input.decision.at.slice(0, 10)}`, 40);
}

const HOUSE_DEFAULTS: ReadonlySet<string> = new Set(['fastapi', 'python/fastapi', 'sqlmodel', 'sqlite']);

/** An input that names it, a decision that chose it, a default of the house, or the drafter's own choice. Pure. */
export function originOf(
  choice: string,
  decisionId: string | null,
  spine: Pick<Spine, 'input'>,
): StackRow['origin'] {
  const low = choice.toLowerCase();
  const stated = spine.input.reading.technologies.some(
    (one) => one.stance === 'required' && low.includes(one.name.toLowerCase()),
  );
  if (stated) return 'input';
  if (HOUSE_DEFAULTS.has(low.trim())) return 'houseDefault';
  return decisionId === null ? 'catalogue' : 'decision';
}
