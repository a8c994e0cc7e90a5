// What stood beside the options when people voted is what the guide of the chosen option says, whoever drafted.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Brief } from '../../../src/blueprint/brief.ts';
import { capacityOfDossier } from '../../../src/blueprint/capacity/capacity.ts';
import { estimateOf, withEstimates } from '../../../src/blueprint/capacity/estimate.ts';
import { costWords, roughly } from '../../../src/blueprint/capacity/words.ts';
import { Dossier } from '../../../src/blueprint/dossier.ts';
import type { OptionSet } from '../../../src/blueprint/option.ts';
import type { Reading } from '../../../src/blueprint/reading.ts';
import { numbersData } from '../../../src/documents/out/numbers-data.ts';
import { createBuiltinPlanner } from '../../../src/planner/builtin/planner.ts';
import type { Planner, Result } from '../../../src/planner/port.ts';
import { brief as ferry } from '../../planner/builtin/inputs.ts';
import { createFakeModel, createTrial } from '../../planner/openai/desk.ts';

const AT = '2026-03-01T09:00:00.000Z';
const call = { signal: new AbortController().signal, onPart: () => undefined, now: AT };
const SAMPLES = join(import.meta.dirname, '../../../demo/samples');

function briefOf(sample: string): Brief {
  const documents = (['prd', 'ux'] as const).map((kind) => {
    const text = readFileSync(join(SAMPLES, sample, `${kind}.md`), 'utf8');
    return { id: kind, name: `${kind}.md`, kind, text, sizeBytes: text.length, hash: kind };
  });
  return { ...ferry, title: sample, documents };
}

function given<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

interface Voted {
  readonly brief: Brief;
  readonly reading: Reading;
  readonly optionSet: OptionSet;
}

async function voted(planner: Planner, brief: Brief): Promise<Voted> {
  const { reading } = given(await planner.questions({ brief }, call));
  const input = { brief, reading, answers: [], feedback: [], previous: null };
  const optionSet = withEstimates(given(await planner.options(input, call)), { reading, questions: [] });
  return { brief, reading, optionSet };
}

async function guideOf(planner: Planner, { brief, reading, optionSet }: Voted, optionId: 'A' | 'B' | 'C') {
  const votes = [{ name: 'Ana', choice: optionId, reason: null, objection: null }];
  const ballot = { votes, quorum: { needed: 1, cast: 1 }, refinements: [], outcome: 'majority' as const };
  const rounds = [{ number: 1, optionSet, ...ballot, openedAt: AT, closedAt: AT }];
  const decision = { optionId, round: 1, by: 'Ana', at: AT, reason: null, againstBallot: false };
  const input = { brief, reading, answers: [], rounds, decision, owner: 'Ana', change: null };
  const { blueprint } = given(await planner.blueprint(input, call));
  const people = { owner: 'Ana', stakeholders: [], handovers: [], waived: [] };
  const versions = [{ number: 1, at: AT, requestedBy: null, request: null, changes: [] }];
  const about = { designId: 'd', title: brief.title, status: 'draft' as const };
  return Dossier.parse({
    ...about,
    ...people,
    brief,
    reading,
    questions: [],
    rounds,
    decision,
    blueprint,
    versions,
  });
}

const PLANNERS: readonly (readonly [string, Planner])[] = [
  ['rules', createBuiltinPlanner()],
  ['a model', createTrial(createFakeModel()).planner],
];
const BRIEFS = [ferry, briefOf('clinic-appointments'), briefOf('parcel-lockers')];
const CASES = PLANNERS.flatMap(([who, planner]) =>
  BRIEFS.map((brief) => [who, brief.title, planner, brief] as const),
);

describe.each(CASES)('the numbers by %s for %s', (_who, _title, planner, brief) => {
  test('beside each option are those of its guide', async () => {
    const vote = await voted(planner, brief);
    for (const { id, estimate } of vote.optionSet.options) {
      const dossier = await guideOf(planner, vote, id);
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
    const vote = await voted(planner, briefOf('parcel-lockers'));
    const dossier = await guideOf(planner, vote, 'A');
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
