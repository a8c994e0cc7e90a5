// Owns the decision record of a change: a new id, the request quoted, and the record it takes the place of.
import type { Blueprint } from '../../../blueprint/blueprint.ts';
import type { Decision } from '../../../blueprint/parts/decisions.ts';
import { clip } from '../things/nouns.ts';

/** What a change decides. `replaces` is the name that goes; `old` and `next` are the options. */
export interface ChangeDecision {
  readonly title: string;
  readonly wish: string;
  readonly next: string;
  readonly old: string;
  readonly good: string;
  readonly bad: string;
  readonly supersedes: string | null;
  /** What the inputs require otherwise, as sentences behind the context. */
  readonly overrides?: string;
}

/** Who asked for a change and answers for it, and when it was asked for (ISO 8601 UTC). */
export interface Changing {
  readonly by: string;
  readonly at: string;
}

/** The blueprint with one more record; a record that it supersedes keeps its words and changes its status. Pure. */
export function withRecord(
  blueprint: Blueprint,
  { by, at }: Changing,
  change: ChangeDecision,
): { readonly blueprint: Blueprint; readonly id: string } {
  const { records } = blueprint.decisions;
  const id = nextId(records);
  const older = records.map(
    (one): Decision => (one.id === change.supersedes ? { ...one, status: 'superseded' } : one),
  );
  const drivers = records.find((one) => one.id === change.supersedes)?.drivers ?? [];
  const added = recordOf(id, { by, at }, change, drivers);
  return {
    id,
    blueprint: { ...blueprint, decisions: { ...blueprint.decisions, records: placed(older, added) } },
  };
}

/** The records with one more; what takes another's place stands next to the pattern, among those that matter. Pure. */
export function placed(older: readonly Decision[], added: Decision): Decision[] {
  const [pattern, ...others] = older;
  return added.supersedes === null || !pattern ? [...older, added] : [pattern, added, ...others];
}

/** The next free number. Pure. */
export function nextId(records: readonly Decision[]): string {
  const highest = Math.max(0, ...records.map((one) => Number(one.id.slice(4))));
  return `ADR-${String(highest + 1).padStart(4, '0')}`;
}

function recordOf(id: string, { by, at }: Changing, change: ChangeDecision, drivers: string[]): Decision {
  const wish = clip(change.wish, 300);
  const kept =
    drivers.length > 0 ? ` What drove ${change.supersedes} still holds: ${drivers.join(', ')}.` : '';
  return {
    id,
    title: clip(change.title, 160),
    status: 'accepted',
    date: at.slice(0, 10),
    context: clip(
      `After the delivery a change was asked for: "${clip(change.wish, 600)}".${change.overrides ?? ''}`,
      1600,
    ),
    drivers,
    ground: { kind: 'request', quote: wish, text: `the change that ${by} asked for: "${wish}"` },
    options: [
      {
        name: clip(change.next, 120),
        pros: ['Asked for by those who own the product', change.good],
        cons: [change.bad],
      },
      { name: clip(change.old, 120), pros: ['Nothing has to change'], cons: ['Leaves the request unmet'] },
    ],
    outcome: clip(change.next, 120),
    because: clip(
      `Because ${by} asked for it after the delivery: "${wish}".${kept} Rules applied it; nobody has weighed it against the ballot again.`,
      1600,
    ),
    good: [change.good],
    bad: [change.bad],
    confirmation: {
      metric: 'Objections to this record',
      target: 'no objection before the guide is accepted',
      how: 'The owner reads what changed in the change log and accepts the guide, or asks again.',
    },
    deciders: [by],
    consulted: [],
    informed: [],
    dissent: [],
    supersedes: change.supersedes,
  };
}
