// Sentences about decisions that no requirement drives: what may stand in its place, and what may not.
import { describe, expect, test } from 'vitest';
import type { DecisionGround } from '../../../src/blueprint/parts/decisions.ts';
import { found, spoilt } from '../../fixtures/checked.ts';
import { DOSSIER } from '../../fixtures/dossier.ts';

const { records } = DOSSIER.blueprint.decisions;

function driverless(ground?: DecisionGround) {
  const all = records.map((it, at) =>
    at === 0 ? { ...it, drivers: [], ...(ground ? { ground } : {}) } : it,
  );
  return spoilt('decisions', { records: all });
}

const request: DecisionGround = { kind: 'request', quote: 'Use MySQL', text: 'the change Ana asked for' };
const house: DecisionGround = { kind: 'houseDefault', quote: 'house', text: 'a default of the house' };
const driverFaults = (dossier: typeof DOSSIER) =>
  found('R02', dossier).filter((it) => /drives it/.test(it.message));

describe('a decision without a requirement', () => {
  test('is an error where nothing else drives it', () => {
    expect(driverFaults(driverless())).toHaveLength(1);
  });
  test('stands on a change that was asked for, and on no other', () => {
    const dossier = driverless(request);
    const asked = { number: 2, at: '2026-03-04T05:06:07.000Z', requestedBy: 'Ana', changes: [] };
    const versions = [...dossier.versions, { ...asked, request: 'Please: use MySQL!' }];
    expect(driverFaults({ ...dossier, versions })).toEqual([]);
    expect(driverFaults(dossier)).toHaveLength(1);
  });
  test('stands on an answer whose question was asked', () => {
    const [first] = DOSSIER.questions;
    const of = (quote: string) => driverless({ kind: 'answer', quote, text: 'an answer' });
    expect(driverFaults(of(first?.question.id ?? ''))).toEqual([]);
    expect(driverFaults(of('Q-99'))).toHaveLength(1);
  });
  test('stands on a default or on the words of the inputs only where no requirement is stated', () => {
    const bare = (dossier: typeof DOSSIER) => ({
      ...dossier,
      reading: { ...dossier.reading, requirements: [] },
    });
    const said: DecisionGround = { kind: 'inputs', quote: DOSSIER.reading.purpose, text: 'the inputs' };
    expect(driverFaults(driverless(house))).toHaveLength(1);
    expect(driverFaults(driverless(said))).toHaveLength(1);
    expect(driverFaults(bare(driverless(house)))).toEqual([]);
    expect(driverFaults(bare(driverless(said)))).toEqual([]);
    expect(driverFaults(bare(driverless({ ...said, quote: 'Nobody ever said this' })))).toHaveLength(1);
  });
});
