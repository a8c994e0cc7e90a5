// What stood beside the options when people voted is what the guide of the chosen option says, whoever drafted.
import { describe, expect, test } from 'vitest';
import type { Brief } from '../../../src/blueprint/brief.ts';
import { capacityOfDossier } from '../../../src/blueprint/capacity/capacity.ts';
import { estimateOf, withEstimates } from '../../../src/blueprint/capacity/estimate.ts';
import { costWords, roughly } from '../../../src/blueprint/capacity/words.ts';
import { numbersData } from '../../../src/documents/out/numbers-data.ts';
import { createBuiltinPlanner } from '../../../src/planner/builtin/planner.ts';
import type { Planner } from '../../../src/planner/port.ts';
import { dossierOf, type Voted, voted } from '../../fixtures/decided.ts';
import { briefOf, sampleFolder, samples } from '../../fixtures/sets.ts';
import { brief as ferry } from '../../planner/builtin/inputs.ts';
import { createFakeModel, createTrial } from '../../planner/openai/desk.ts';

/** The options as people see them, each with its numbers. */
async function estimated(planner: Planner, brief: Brief): Promise<Voted> {
  const vote = await voted(planner, brief);
  return { ...vote, optionSet: withEstimates(vote.optionSet, { reading: vote.reading, questions: [] }) };
}

const PLANNERS: readonly (readonly [string, Planner])[] = [
  ['rules', createBuiltinPlanner()],
  ['a model', createTrial(createFakeModel()).planner],
];
const BRIEFS = [ferry, ...samples().map((folder) => briefOf(folder))];
const CASES = PLANNERS.flatMap(([who, planner]) =>
  BRIEFS.map((brief) => [who, brief.title, planner, brief] as const),
);

describe.each(CASES)('the numbers by %s for %s', (_who, _title, planner, brief) => {
  test('beside each option are those of its guide', async () => {
    const vote = await estimated(planner, brief);
    for (const { id, estimate } of vote.optionSet.options) {
      const dossier = await dossierOf(planner, vote, id);
      expect(estimateOf(capacityOfDossier(dossier))).toEqual(estimate);
      const [peak, storage, cost] = numbersData(dossier).map((row) => row.value);
      if (!estimate) throw new Error(`${id} has no numbers`);
      expect(peak).toContain(`${roughly(estimate.peakPerSecond)} req/s`);
      expect(storage).toContain(`${roughly(estimate.storageGbAfterYear)} GB`);
      expect(cost).toContain(costWords(estimate.monthlyUsd));
    }
  });
});

describe('a change of a number after the vote', () => {
  test('moves the guide, not what people voted on', async () => {
    const planner = createBuiltinPlanner();
    const vote = await estimated(planner, briefOf(sampleFolder('parcel-lockers')));
    const dossier = await dossierOf(planner, vote, 'A');
    const line =
      vote.optionSet.options[0]?.sizing?.find((it) => /peak/i.test(it.name)) ??
      dossier.blueprint.review.sizing[0];
    if (!line) throw new Error('the sample has no sizing line');
    const sizing = dossier.blueprint.review.sizing.map((it) =>
      it.id === line.id ? { ...it, result: { ...it.result, value: it.result.value * 10 } } : it,
    );
    const blueprint = { ...dossier.blueprint, review: { ...dossier.blueprint.review, sizing } };
    const estimate = estimateOf(capacityOfDossier({ ...dossier, blueprint }));
    const before = vote.optionSet.options[0]?.estimate;
    expect(estimate.peakPerSecond).toBeCloseTo((before?.peakPerSecond ?? 0) * 10);
  });
});
