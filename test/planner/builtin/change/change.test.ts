import { beforeAll, describe, expect, test } from 'vitest';
import { Blueprint } from '../../../../src/blueprint/blueprint.ts';
import { evaluate } from '../../../../src/blueprint/capacity/formula.ts';
import { applyChange } from '../../../../src/planner/builtin/change/change.ts';
import { draftBlueprint } from '../../../../src/planner/builtin/draft.ts';
import { buildSpine } from '../../../../src/planner/builtin/spine-builder.ts';
import { decided, optionOf } from '../inputs.ts';

const input = decided([optionOf('A', 'monolithWorkers'), optionOf('B', 'serverless')]);
let first: Blueprint;

beforeAll(async () => {
  const call = { signal: new AbortController().signal, onPart: () => undefined };
  first = Blueprint.parse(await draftBlueprint(buildSpine(input), call));
});

async function changedBy(request: string, from = first) {
  const changed = await applyChange(input, request, from, '2026-03-04T05:06:07.000Z');
  return { ...changed, blueprint: Blueprint.parse(changed.blueprint) };
}

describe('a change of technology', () => {
  test('replaces it in rows and texts, with a record that supersedes the one before', async () => {
    const { blueprint, changes } = await changedBy('Use MariaDB instead of PostgreSQL.');
    expect(blueprint.stack.rows.find((row) => row.role === 'Production database')).toMatchObject({
      choice: 'MariaDB',
      origin: 'decision',
    });
    const added = blueprint.decisions.records.find((one) => one.title.includes('MariaDB'));
    const older = blueprint.decisions.records.find((one) => one.id === added?.supersedes);
    expect(added?.title).toContain('MariaDB');
    expect(older?.status).toBe('superseded');
    expect(changes[0]).toContain(added?.id);
    expect(added?.date).toBe('2026-03-04');
  });
  test('stands next to the pattern and names the record it takes the place of', async () => {
    const [pattern, added] = (await changedBy('Use MariaDB instead of PostgreSQL.')).blueprint.decisions
      .records;
    expect(pattern?.id).toBe('ADR-0001');
    expect(added?.title).toContain(`supersedes ${added?.supersedes}`);
    const open = (await changedBy('add role Harbour master')).blueprint.decisions.records;
    expect(open.at(-1)?.supersedes).toBeNull();
  });
  test('is decided by who asked, on the drivers that stood before and on the request itself', async () => {
    const asked = { ...input, change: { request: '', previous: first, by: 'Ben' } };
    const told = await applyChange(
      asked,
      'Use MariaDB instead of PostgreSQL',
      first,
      '2026-03-04T05:06:07.000Z',
    );
    const added = told.blueprint.decisions.records.find((one) => one.title.includes('MariaDB'));
    const older = first.decisions.records.find((one) => one.id === added?.supersedes);
    expect(added).toMatchObject({
      deciders: ['Ben'],
      drivers: older?.drivers,
      ground: { kind: 'request', quote: 'Use MariaDB instead of PostgreSQL' },
    });
    expect(added?.because).toContain(older?.drivers[0]);
    expect(added?.because).toContain('Ben asked for it');
  });
  test('of nothing that a record decided rests on the request alone, and the owner decides where nobody else asked', async () => {
    const [added] = (await changedBy('add integration Twilio')).blueprint.decisions.records.slice(-1);
    expect(added).toMatchObject({
      drivers: [],
      deciders: ['Ana'],
      ground: { quote: 'add integration Twilio' },
    });
  });
  test('keeps the ids and words of the records that stand', async () => {
    const { blueprint } = await changedBy('replace PostgreSQL with MariaDB');
    for (const record of first.decisions.records) {
      expect(blueprint.decisions.records.find((one) => one.id === record.id)).toMatchObject({
        title: record.title,
        because: record.because,
      });
    }
  });
  test('is left open where nothing of that name is there', async () => {
    const { blueprint, changes } = await changedBy('use Oracle instead of Sybase');
    expect(changes[0]).toContain('Not applied');
    expect(blueprint.plan.openDecisions.at(-1)?.question).toContain('use Oracle instead of Sybase');
    expect(blueprint.decisions).toEqual(first.decisions);
  });
});

describe('a change of names', () => {
  test('renames everywhere but in ids and records', async () => {
    const { blueprint } = await changedBy('rename Booking to Reservation');
    expect(blueprint.data.entities.map((one) => one.name)).toContain('Reservation');
    expect(blueprint.structure.components.map((one) => one.id)).toEqual(
      first.structure.components.map((one) => one.id),
    );
    expect(blueprint.decisions).toEqual(first.decisions);
  });
  test('renames a role in the role table as well', async () => {
    const { blueprint } = await changedBy('rename role Clerk to Agent');
    expect(blueprint.access.roles.map((one) => one.name)).toContain('Agent');
    for (const one of blueprint.access.capabilities) expect(Object.keys(one.grants)).not.toContain('Clerk');
  });
});

describe('additions and removals', () => {
  test('an integration comes with its edge and its row, and can go again', async () => {
    const added = (await changedBy('add integration Twilio')).blueprint;
    const component = added.structure.components.find((one) => one.name === 'Twilio');
    expect(added.structure.connections.some((one) => one.to === component?.id)).toBe(true);
    expect(added.stack.rows.some((row) => row.choice === 'Twilio')).toBe(true);
    const removed = (await changedBy('remove the Twilio integration', added)).blueprint;
    expect(removed.structure.components.map((one) => one.name)).not.toContain('Twilio');
    expect(removed.structure.connections.some((one) => one.to === component?.id)).toBe(false);
  });
  test('a role starts with no rights, a page and an entity with what is open said', async () => {
    const { blueprint, changes } = await changedBy(
      'add a role Harbour Master; add page Tides; add entity Voucher',
    );
    expect(blueprint.access.capabilities.every((one) => one.grants['Harbour Master'] === 'no')).toBe(true);
    expect(blueprint.routes.pages.map((one) => one.path)).toContain('/tides');
    expect(blueprint.data.entities.map((one) => one.name)).toContain('Voucher');
    expect(changes).toHaveLength(3);
  });
  test('what is already there is not added twice', async () => {
    expect((await changedBy('add entity Booking')).changes[0]).toContain('Not applied');
  });
  test('never give an id twice, version after version', async () => {
    const third = (
      await changedBy('add integration Vonage', (await changedBy('add integration Twilio')).blueprint)
    ).blueprint;
    const ids = third.decisions.records.map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(first.decisions.records.length + 2);
  });
});

describe('a change of numbers', () => {
  test('computes the sizing again, and what follows from it', async () => {
    const { blueprint, changes } = await changedBy('set daily users to 40k');
    const [daily, peak] = blueprint.review.sizing;
    expect(daily?.inputs[0]?.value).toBe(40_000);
    expect(peak?.inputs[0]?.value).toBe(daily?.result.value);
    for (const line of blueprint.review.sizing) {
      const values = Object.fromEntries(line.inputs.map((one) => [one.name, one.value]));
      expect(line.result.value).toBeCloseTo(Number(evaluate(line.formula, values).toPrecision(3)), 9);
    }
    expect(changes[0]).toContain('S-1');
  });
  test('says which texts still name the old number', async () => {
    const old = first.review.sizing[0]?.inputs[0]?.value.toLocaleString('en-US') ?? '';
    const purpose = `For ${old} people a day.`;
    const told = async (text: string) =>
      (await changedBy('set daily users to 40k', { ...first, purpose: text })).changes;
    expect((await told(purpose)).join(' ')).toContain('still stands in the texts of: purpose');
    expect((await told('For many people.')).join(' ')).not.toContain('texts of: purpose');
  });
  test('takes a budget as a record and an open check', async () => {
    const { blueprint } = await changedBy('budget 300 USD/month');
    expect(blueprint.decisions.records.at(-1)?.title).toContain('300 USD/month');
    expect(blueprint.plan.openDecisions.length).toBe(first.plan.openDecisions.length + 1);
  });
  test('leaves a number open that no line takes', async () => {
    expect((await changedBy('set the moon phase to 3')).changes[0]).toContain('Not applied');
  });
});
