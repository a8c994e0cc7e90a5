import { describe, expect, test } from 'vitest';
import type { Blueprint } from '../../src/blueprint/blueprint.ts';
import { Blueprint as BlueprintSchema } from '../../src/blueprint/blueprint.ts';
import { following, placedAmong, standingFor } from '../../src/blueprint/lineage.ts';
import { DOSSIER } from '../fixtures/dossier.ts';

const { blueprint: FIRST } = DOSSIER;
const ALL = new Set(['structure', 'review', 'plan'] as const);

function withRecords(blueprint: Blueprint, records: Blueprint['decisions']['records']): Blueprint {
  return { ...blueprint, decisions: { ...blueprint.decisions, records } };
}

function records({ decisions }: Blueprint) {
  return decisions.records;
}

function second(blueprint: Blueprint) {
  const record = records(blueprint)[1];
  if (!record) throw new Error('the example has one decision only');
  return record;
}

describe('decisions of a later version', () => {
  test('that say something else get a new number; the old ones keep their words and say that they are superseded', () => {
    const old = second(FIRST);
    const edited = records(FIRST).map((it) => (it === old ? { ...it, outcome: 'Zeppelins' } : it));
    const next = following(FIRST, withRecords(FIRST, edited));
    const kept = records(next).find((it) => it.id === old.id);
    const added = records(next).at(-1);
    expect(kept).toEqual({ ...old, status: 'superseded' });
    expect(added).toMatchObject({ outcome: 'Zeppelins', supersedes: old.id, status: 'accepted' });
    expect(records(FIRST).map((it) => it.id)).not.toContain(added?.id);
  });
  test('that are worded otherwise stay byte for byte as they were', () => {
    const edited = records(FIRST).map((it) => ({ ...it, context: 'Told in other words.' }));
    expect(JSON.stringify(records(following(FIRST, withRecords(FIRST, edited))))).toBe(
      JSON.stringify(records(FIRST)),
    );
  });
  test('that are left out stay', () => {
    expect(records(following(FIRST, withRecords(FIRST, records(FIRST).slice(0, 1))))).toEqual(records(FIRST));
  });
  test('are what the stack and the invariants rest on from then on', () => {
    const old = second(FIRST);
    const rows = FIRST.stack.rows.map((it) => ({ ...it, decisionId: old.id }));
    const before = { ...FIRST, stack: { ...FIRST.stack, rows } };
    const edited = records(FIRST).map((it) => (it === old ? { ...it, outcome: 'Zeppelins' } : it));
    const next = following(before, withRecords(before, edited));
    expect(new Set(next.stack.rows.map((it) => it.decisionId))).toEqual(new Set([records(next).at(-1)?.id]));
  });
  test('of an unchanged version change nothing at all', () => {
    expect(following(FIRST, FIRST)).toEqual(FIRST);
  });
});

describe('placedAmong', () => {
  const [, old] = records(FIRST);
  const title = old?.title ?? '';
  const outcome = old?.outcome ?? '';
  const numbers = records(FIRST).length;

  test('leaves out what a standing record says, and numbers what is new', () => {
    const proposals = [
      { title, choice: outcome },
      { title: 'Where the tides are kept', choice: 'In a book' },
    ];
    const [same, added] = placedAmong(records(FIRST), proposals);
    expect(same).toBeNull();
    expect(added).toEqual({ id: `ADR-000${numbers + 1}`, supersedes: null });
  });
  test('supersedes the record of the same title that says something else, or is overturned', () => {
    expect(placedAmong(records(FIRST), [{ title, choice: 'Zeppelins' }])[0]?.supersedes).toBe(old?.id);
    expect(placedAmong(records(FIRST), [{ title, choice: outcome }], [old?.id ?? ''])[0]?.supersedes).toBe(
      old?.id,
    );
  });
  test('supersedes an overturned record under another title, once', () => {
    const proposals = ['Boats', 'Trains'].map((choice) => ({ title: `How ${choice} are kept`, choice }));
    const placed = placedAmong(records(FIRST), proposals, [old?.id ?? '']);
    expect(placed.map((it) => it?.supersedes)).toEqual([old?.id, null]);
  });
  test('never supersedes the choice of the pattern, which takes another vote', () => {
    const pattern = records(FIRST)[0];
    const placed = placedAmong(
      records(FIRST),
      [{ title: pattern?.title ?? '', choice: 'Zeppelins' }],
      ['ADR-0001'],
    );
    expect(placed[0]?.supersedes).toBeNull();
  });
});

describe('standingFor', () => {
  test('follows what superseded it, and ends where records go round in a circle', () => {
    const one = second(FIRST);
    const chain = [
      { ...one, id: 'ADR-0002' },
      { ...one, id: 'ADR-0003', supersedes: 'ADR-0002' },
      { ...one, id: 'ADR-0004', supersedes: 'ADR-0003' },
    ];
    expect(standingFor('ADR-0002', chain)).toBe('ADR-0004');
    expect(standingFor('ADR-0004', chain)).toBe('ADR-0004');
    const circle = [
      { ...one, id: 'ADR-0005', supersedes: 'ADR-0006' },
      { ...one, id: 'ADR-0006', supersedes: 'ADR-0005' },
    ];
    expect(['ADR-0005', 'ADR-0006']).toContain(standingFor('ADR-0005', circle));
  });
});

/** A dice that falls the same way each time. */
function createDice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return Math.floor((state / 4_294_967_296) * sides);
  };
}

/** What an id stands for, so that one can see whether it means something else later. */
function meaningsOf({ structure, review, plan, decisions }: Blueprint): [string, string][] {
  return [
    ...structure.components.map((it): [string, string] => [it.id, it.name]),
    ...structure.flows.map((it): [string, string] => [it.id, it.name]),
    ...structure.invariants.map((it): [string, string] => [it.id, it.rule]),
    ...review.sizing.map((it): [string, string] => [it.id, it.name]),
    ...plan.risks.map((it): [string, string] => [it.id, it.title]),
    ...decisions.records.map((it): [string, string] => [it.id, `${it.title} ${it.outcome}`]),
  ];
}

const NOUNS = [
  'Anchor',
  'Beacon',
  'Cargo',
  'Dredge',
  'Engine',
  'Fender',
  'Galley',
  'Hatch',
  'Island',
  'Jetty',
];

/** A redraft as a model gives it: entries dropped, added and moved, numbered by their place. */
function redrafted(blueprint: Blueprint, dice: (sides: number) => number, round: number): Blueprint {
  const shaken = <T extends { readonly id: string }>(
    list: readonly T[],
    fresh: (noun: string) => Partial<T>,
  ): T[] => {
    const kept = list.filter(() => dice(4) > 0);
    const left = kept.length < 2 ? list : kept;
    const [model] = list;
    const noun = `${NOUNS[dice(NOUNS.length)]} ${NOUNS[dice(NOUNS.length)]} ${round}`;
    const all = model && dice(2) > 0 ? [{ ...model, ...fresh(noun) }, ...left] : left;
    const counts = new Map<string, number>();
    return all.map((one) => {
      const prefix = one.id.replace(/\d+$/, '');
      counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
      return { ...one, id: `${prefix}${counts.get(prefix)}` };
    });
  };
  const { structure, review, plan, decisions } = blueprint;
  const components = structure.components.filter((_, at) => at < 2 || dice(4) > 0);
  const lost = FIRST.structure.components.find((it) => !structure.components.some(({ id }) => id === it.id));
  const back = lost && dice(2) > 0 ? [{ ...lost, name: `Another ${lost.name} ${round}` }] : [];
  const picked = dice(decisions.records.length);
  return {
    ...blueprint,
    structure: {
      ...structure,
      components: [...components, ...back],
      flows: shaken(structure.flows, (name) => ({ name })),
      invariants: shaken(structure.invariants, (rule) => ({ rule: `${rule} must never sink` })),
    },
    review: { ...review, sizing: shaken(review.sizing, (name) => ({ name })) },
    plan: { ...plan, risks: shaken(plan.risks, (title) => ({ title })) },
    decisions: {
      ...decisions,
      records: decisions.records.map((it, at) =>
        at === picked ? { ...it, outcome: `${NOUNS[dice(NOUNS.length)]}${round}` } : it,
      ),
    },
  };
}

describe('ids across four versions, whatever a drafter does', () => {
  test.each(Array.from({ length: 40 }, (_, at) => at + 1))('mean one thing for good (%i)', (seed) => {
    const dice = createDice(seed);
    const meanings = new Map(meaningsOf(FIRST));
    let version = FIRST;
    for (const round of [2, 3, 4]) {
      const next = following(version, redrafted(version, dice, round), ALL);
      expect(BlueprintSchema.safeParse(next).success).toBe(true);
      const told = meaningsOf(next);
      expect(new Set(told.map(([id]) => id)).size).toBe(told.length);
      for (const [id, meaning] of told) {
        expect([id, meanings.get(id) ?? meaning]).toEqual([id, meaning]);
        meanings.set(id, meaning);
      }
      for (const old of records(version)) {
        const kept = records(next).find((it) => it.id === old.id);
        expect({ ...kept, status: '' }).toEqual({ ...old, status: '' });
      }
      version = next;
    }
  });
});
