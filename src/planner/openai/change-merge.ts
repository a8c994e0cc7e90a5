// Owns the merging of redrafted parts into the version before. Pure.
import { Blueprint, PARTS, type PartName } from '../../blueprint/blueprint.ts';
import { following } from '../../blueprint/lineage.ts';
import type { BlueprintInput } from '../port.ts';
import type { DraftGround } from './drafts/unit.ts';
import type { PlannedDecision } from './joint.ts';
import type { Drafted } from './parts.ts';

export interface Version {
  readonly input: BlueprintInput;
  readonly previous: Blueprint;
  readonly ground: DraftGround;
  /** The parts drafted again. */
  readonly parts: readonly PartName[];
  /** What the change does to a part, in words. */
  readonly named: readonly { readonly part: PartName; readonly change: string }[];
  /** Decisions that the change adds. */
  readonly added?: readonly PlannedDecision[];
}

/** The new version and what changed in it, in words. Pure. */
export function blueprintOf(
  version: Version,
  drafted: Drafted,
  host: string,
  model: string,
): { blueprint: Blueprint; changes: string[] } {
  const { previous } = version;
  const parts = [...drafted.pieces].map(([name, pieces]) => [name, partOf(name, pieces, previous)] as const);
  const { drafter } = previous;
  const fallbackParts = drafter.kind === 'model' ? drafter.fallbackParts : [];
  const redone = new Set<string>([...drafted.pieces.keys()].map((name) => PARTS[name]));
  const blueprint = Blueprint.parse({
    ...previous,
    drafter: { kind: 'model', host, model, fallbackParts: fallbackParts.filter((one) => !redone.has(one)) },
    ...Object.fromEntries(parts),
  });
  const next = following(previous, withoutStray(blueprint), new Set(drafted.pieces.keys()));
  return { blueprint: next, changes: changesOf(version, drafted) };
}

function partOf(name: PartName, pieces: readonly object[], previous: Blueprint): object {
  if (name !== 'decisions') return Object.assign({}, ...pieces);
  const own = pieces.flatMap((piece) =>
    'records' in piece && Array.isArray(piece.records) ? piece.records : [],
  );
  return { ...previous.decisions, records: [...previous.decisions.records, ...own] };
}

function withoutStray(blueprint: Blueprint): Blueprint {
  const ids = new Set(blueprint.decisions.records.map((one) => one.id));
  const rows = blueprint.stack.rows.map((row) => ({
    ...row,
    decisionId: row.decisionId !== null && ids.has(row.decisionId) ? row.decisionId : null,
  }));
  return { ...blueprint, stack: { ...blueprint.stack, rows } };
}

function changesOf({ named, added = [] }: Version, { pieces, failed }: Drafted): string[] {
  const done = named
    .filter(({ part, change }) => pieces.has(part) && change.trim() !== '')
    .map(({ part, change }) => `${PARTS[part]}: ${change}`);
  const told = new Set(named.map((one) => one.part));
  const other = [...pieces.keys()].filter((part) => !told.has(part)).map((part) => PARTS[part]);
  return [
    ...done,
    ...added.map(
      (one) =>
        `New decision ${one.id}: ${one.title}${one.supersedes ? `, which supersedes ${one.supersedes}` : ''}`,
    ),
    ...(other.length > 0 ? [`Brought into line: ${other.join(', ')}`] : []),
    ...failed.map((part) => `Left as it was, since the model gave nothing usable: ${PARTS[part]}`),
  ];
}
