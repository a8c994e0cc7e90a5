// Owns putting a blueprint together: the model's parts where they are whole, the rules' elsewhere, one consistent whole.
// Keeps true: what it gives holds the blueprint's contract, and no reference to a decision leads nowhere. Pure.
import { Blueprint, PARTS, type PartName } from '../../blueprint/blueprint.ts';
import type { DraftGround } from './drafts/unit.ts';

export interface Assembly {
  readonly ground: DraftGround;
  readonly pieces: ReadonlyMap<PartName, readonly object[]>;
  readonly host: string;
  readonly model: string;
  /** Names, as people read them, of what the rules drafted instead of the model. */
  readonly fallbackParts: readonly string[];
  /** Sections of the inputs that no model has read. */
  readonly leftOut: readonly string[];
}

const PART_NAMES = Object.keys(PARTS).filter((name): name is PartName => name in PARTS);

/** The blueprint. Throws a ZodError where the parts do not fit, which is a bug. */
export function assembled({ ground, pieces, host, model, fallbackParts, leftOut }: Assembly): Blueprint {
  const { rules, input } = ground;
  const parts = PART_NAMES.map((name) => [name, partOf(name, pieces.get(name), rules)] as const);
  const blueprint = Blueprint.parse({
    schemaVersion: 1,
    title: input.brief.title,
    purpose: input.reading.purpose,
    drafter: { kind: 'model', host, model, fallbackParts: [...fallbackParts] },
    ...Object.fromEntries(parts),
  });
  return withUnread(withoutDangling(blueprint, pieces.has('decisions')), leftOut);
}

function partOf(name: PartName, pieces: readonly object[] | undefined, rules: Blueprint): object {
  if (!pieces || pieces.length === 0) return rules[name];
  if (name !== 'decisions') return Object.assign({}, ...pieces);
  const own = pieces.flatMap((piece) =>
    'records' in piece && Array.isArray(piece.records) ? piece.records : [],
  );
  return { records: [...rules.decisions.records.slice(0, 1), ...own], notes: '' };
}

/** Where the rules stand in for the records, the ids that the model's parts name mean other decisions. */
function withoutDangling(blueprint: Blueprint, areOwnRecords: boolean): Blueprint {
  const ids = new Set(blueprint.decisions.records.map((one) => one.id));
  const kept = (id: string | null): string | null =>
    id !== null && ids.has(id) && (areOwnRecords || id === 'ADR-0001') ? id : null;
  const rows = blueprint.stack.rows.map((row) => ({ ...row, decisionId: kept(row.decisionId) }));
  const invariants = blueprint.structure.invariants.map((one) => ({
    ...one,
    decisionId: kept(one.decisionId),
  }));
  return {
    ...blueprint,
    stack: { ...blueprint.stack, rows },
    structure: { ...blueprint.structure, invariants },
  };
}

function withUnread(blueprint: Blueprint, leftOut: readonly string[]): Blueprint {
  if (leftOut.length === 0) return blueprint;
  const line = `Not read by the model, for length: ${leftOut.slice(0, 30).join('; ')}.`;
  const notes = `${blueprint.review.notes}\n\n${line}`.trim().slice(0, 4000);
  return { ...blueprint, review: { ...blueprint.review, notes } };
}
