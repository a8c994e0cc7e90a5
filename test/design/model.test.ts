// Random lives of designs, short and long, of sensible people and of nonsense; every change is held against the rules.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Design } from '../../src/design/record.ts';
import { transition } from '../../src/design/transition.ts';
import { threadView } from '../../src/slack/views/thread.ts';
import { MATERIAL } from '../slack/views/fixture.ts';
import { messageFaults } from '../slack/views/limits.ts';
import { atVoting, ballotOf, given, START, stamp, vote } from './given.ts';
import { diceOf } from './model/dice.ts';
import { endless, lostOnDisk, miscounted, restless } from './model/ends.ts';
import { EVENTS, momentOf, PEOPLE } from './model/events.ts';
import { OPTION_SET, SUMMARY } from './model/reports.ts';
import { faultsOf } from './model/rules.ts';
import { type Life, lifeOf } from './model/walk.ts';

/** The same orders again with MODEL_SEED; others each time without. */
const SEED = Number(process.env.MODEL_SEED ?? Date.now() % 1_000_000);
const LIVES = 10_000;
/** Lives whose end is drawn, stored and led on: each costs as much as ten that are only held against the rules. */
const SAMPLED = 8;
/** What the largest record of a life of 200 events may weigh; ordinary ones weigh 3 to 16 kB. */
const MAX_RECORD = 96 * 1024;
/** What a record may weigh after six people said all they can for 4,000 events. */
const MAX_FLOODED = 512 * 1024;

const [optionSet] = MATERIAL.optionSets.values();
const [summary] = MATERIAL.summaries.values();
const material = {
  optionSets: new Map(optionSet ? [[OPTION_SET, optionSet]] : []),
  summaries: new Map(summary ? [[SUMMARY, summary]] : []),
};

/** Each number is one step; one life in forty is long. */
const lives = fc.oneof(
  { weight: 39, arbitrary: fc.array(fc.nat(), { minLength: 2, maxLength: 40, size: 'max' }) },
  { weight: 1, arbitrary: fc.array(fc.nat(), { minLength: 100, maxLength: 200, size: 'max' }) },
);

function sizeOf(design: Design): number {
  return Buffer.byteLength(JSON.stringify(design));
}

function undrawable({ design }: Life): string[] {
  return threadView(design, material).flatMap((item) => {
    if (item.kind !== 'message') return [];
    const faults = [
      ...messageFaults(item.blocks),
      ...(item.text.length > 3_000 ? ['its text is too long'] : []),
    ];
    return faults.map((fault) => `${item.key}: ${fault}`);
  });
}

function faultsIn(life: Life, isSampled: boolean): string[] {
  const always = [...life.steps.flatMap(faultsOf), ...restless(life), ...miscounted(life)];
  return isSampled ? [...always, ...lostOnDisk(life), ...endless(life), ...undrawable(life)] : always;
}

/** What a life came to, to see that the dice reach everything. */
function sights({ design, steps }: Life): string[] {
  return [
    ...steps.map(({ after }) => after.stage),
    ...(design.rounds.length > 1 ? ['a second round'] : []),
    ...(design.versions.length > 1 ? ['a second version'] : []),
    ...design.handovers.map(({ how }) => how),
    ...(steps.some(({ refused }) => refused !== null) ? ['a refusal'] : []),
    ...(design.trouble ? ['trouble'] : []),
  ];
}

function fail(life: Life, faults: readonly string[]): void {
  const told = life.steps.map(({ event }) => JSON.stringify(event).slice(0, 300)).slice(-8);
  if (faults.length > 0) throw new Error([...faults, 'after', ...told].join('\n'));
}

describe(`random orders of events (MODEL_SEED=${SEED})`, () => {
  it('keep every rule, and reach everything there is', { timeout: 120_000 }, () => {
    const seen = new Map<string, number>();
    let count = 0;
    let largest = 0;
    const property = fc.property(lives, (steps) => {
      const life = lifeOf(steps);
      count += 1;
      largest = Math.max(largest, sizeOf(life.design));
      for (const sight of new Set(sights(life))) seen.set(sight, (seen.get(sight) ?? 0) + 1);
      fail(life, faultsIn(life, count % SAMPLED === 0));
    });
    fc.assert(property, { seed: SEED, numRuns: LIVES });
    console.log(`random orders: seed ${SEED}, ${count} lives, largest record ${largest} bytes`);
    expect(
      [...seen]
        .filter(([, times]) => times >= 20)
        .map(([sight]) => sight)
        .toSorted(),
    ).toEqual(SIGHTS);
    expect(largest).toBeLessThan(MAX_RECORD);
  });

  it('of votes count the newest of each voter', () => {
    const cast = fc.record({
      by: fc.constantFrom('U-ana', 'U-ben', 'U-chloe'),
      option: fc.constantFrom('A', 'B', 'C'),
    });
    const property = fc.property(
      fc.array(cast, { minLength: 1, maxLength: 12 }),
      fc.nat(),
      (clicks, shuffle) => {
        const votes = clicks.map(({ by, option }, at) => ({ ...vote(by, option, at), at: START }));
        const dice = diceOf(shuffle);
        const order = votes
          .map((told) => ({ told, place: dice.below(1_000) }))
          .sort((a, b) => a.place - b.place);
        const shuffled = given(open, ...order.map(({ told }) => told));
        return String(choices(shuffled)) === String(choices(given(open, ...votes)));
      },
    );
    fc.assert(property, { seed: SEED, numRuns: 500 });
  });

  it('that flood a design with words leave a small record', { timeout: 60_000 }, () => {
    const flooded = flood(atVoting({ stakeholders: [...PEOPLE] }), 2_000);
    const asked = flood(given(atVoting(), { type: 'roundStarted', by: 'U-ana', feedback: 'x' }), 2_000);
    console.log(`floods: records of ${sizeOf(flooded)} and ${sizeOf(asked)} bytes`);
    expect(Math.max(sizeOf(flooded), sizeOf(asked))).toBeLessThan(MAX_FLOODED);
  });
});

const SIGHTS = [
  'a refusal',
  'a second round',
  'a second version',
  'cancelled',
  'deleted',
  'delivered',
  'drafting',
  'final',
  'handed over',
  'intake',
  'proposing',
  'questions',
  'taken over',
  'trouble',
  'voting',
  'waitingForInvite',
];

const open = atVoting();

function choices(design: Design): string[] {
  return Object.entries(ballotOf(design).votes)
    .map(([by, { choice }]) => `${by} ${choice}`)
    .sort();
}

/** A design after everybody said as much as they can, as often as they can. */
function flood(design: Design, events: number): Design {
  const dice = diceOf(SEED);
  let now = Date.parse(START);
  let next = design;
  for (let count = 0; count < events; count += 1) {
    now += 1_000;
    const moment = momentOf(now);
    const make = EVENTS[dice.pick(WORDY)];
    const told = make(next, dice, dice.pick(PEOPLE), moment);
    next =
      transition(next, stamp('text' in told ? { ...told, text: 'x'.repeat(3_000) } : told, moment.at))
        ?.design ?? next;
  }
  return next;
}

const WORDY = [
  'replyReceived',
  'questionAnswered',
  'voteReasonGiven',
  'objectionRaised',
  'refinementSuggested',
  'documentsAdded',
  'messageHeard',
  'memberJoined',
] as const;
