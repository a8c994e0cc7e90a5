// The given, when, then of the design's tests: designs are built through events only; ids and times are counters.
import { expect } from 'vitest';
import type { Question } from '../../src/blueprint/brief.ts';
import type { ChosenDeliverable } from '../../src/design/chosen.ts';
import type { DesignEvent, EventOf, EventType, StartForm } from '../../src/design/events.ts';
import { dueJobs, type Job } from '../../src/design/jobs.ts';
import { type Design, parseDesign, type Round, type Stage } from '../../src/design/record.ts';
import { transition } from '../../src/design/transition.ts';
import { CHOSEN } from '../fixtures/deliverables.ts';
import { BEN, blob, CHLOE, document, form, guide, OWNER, question } from './parts.ts';

export const START = '2026-03-02T09:00:00.000Z';
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The instant so long after the start of the story. */
export function at(ms: number): string {
  return new Date(Date.parse(START) + ms).toISOString();
}

/** What an event is made of in a test: `id` and `at` are filled in where the story does not care. */
export type Told = {
  [T in EventType]: Omit<EventOf<T>, 'id' | 'at'> & { id?: string; at?: string };
}[EventType];

let count = 0;

/** The event with an id nobody had before, at the time of the design's last change unless told otherwise. */
export function stamp(told: Told, now: string): DesignEvent {
  count += 1;
  return { id: `e${count}`, at: now, ...told };
}

export interface When {
  readonly before: Design;
  readonly design: Design;
  readonly refused: string | null;
}

/** What becomes of the design. Every outcome must survive the disk, and no message may leave the thread. */
export function when(design: Design, told: Told): When {
  const outcome = transition(design, stamp(told, design.updatedAt));
  if (!outcome) throw new Error('A design never vanishes');
  expect(parseDesign(JSON.parse(JSON.stringify(outcome.design)))).toEqual(outcome.design);
  // Nothing is posted before the bot is in the channel; from then on each key keeps its place.
  const posted = design.stage === 'waitingForInvite' ? [] : design.thread;
  expect(outcome.design.thread.slice(0, posted.length)).toEqual(posted);
  return { before: design, ...outcome };
}

/** The design after all of these, one after the other; none may be refused. */
export function given(design: Design, ...told: Told[]): Design {
  return told.reduce((next, event) => {
    const outcome = when(next, event);
    expect(outcome.refused, `${event.type} was refused`).toBeNull();
    return outcome.design;
  }, design);
}

/** It stayed quiet: the very same record, and nobody is told. */
export function thenQuiet(outcome: When): void {
  expect(outcome.refused).toBeNull();
  expect(outcome.design).toBe(outcome.before);
}

/** It refused: the very same record, and the person reads this. */
export function thenRefused(outcome: When, line: string): void {
  expect(outcome.refused).toContain(line);
  expect(outcome.design).toBe(outcome.before);
}

/** It acted: nobody is refused, and the stage is this. Gives the design back. */
export function thenStage(outcome: When, stage: Stage): Design {
  expect(outcome.refused).toBeNull();
  expect(outcome.design).not.toBe(outcome.before);
  expect(outcome.design.stage).toBe(stage);
  return outcome.design;
}

/** The keys that an event added to the thread. */
export function news({ before, design }: When): readonly string[] {
  return design.thread.slice(before.thread.length);
}

/** What the form may say differently, and where it was sent. */
export type Start = Partial<StartForm> & { channel?: Design['channel'] };

export function started({ channel = { id: 'C1', kind: 'public' }, ...patch }: Start = {}): Design {
  const event: Told = {
    type: 'designStarted',
    designId: 'd1',
    teamId: 'T1',
    by: OWNER,
    channel,
    ownerName: 'Ana',
    form: form(patch),
  };
  const outcome = transition(null, stamp(event, START));
  if (!outcome) throw new Error('A start makes a design');
  return outcome.design;
}

/** The key of the job of this kind that is due; fails the test where none is. */
export function keyOf(design: Design, kind: Job['kind'], now = design.updatedAt): string {
  const job = dueJobs(design, now).find((one) => one.kind === kind);
  if (!job) throw new Error(`No job ${kind} is due in stage ${design.stage}`);
  return job.key;
}

export function asks(design: Design, questions: readonly Question[], challenge: string | null = null): Told {
  const jobKey = keyOf(design, 'questions');
  return { type: 'questionsProposed', jobKey, questions, reading: blob(3), challenge, requirementCount: 4 };
}

export function offers(design: Design, ids: readonly ('A' | 'B' | 'C')[] = ['A', 'B', 'C']): Told {
  const options = ids.map((id) => ({ id, name: `Pattern ${id}`, isRecommended: id === 'A' }));
  return { type: 'optionsProposed', jobKey: keyOf(design, 'options'), optionSet: blob(4), options };
}

const people: Told = {
  type: 'peopleLookedUp',
  people: [
    { id: BEN, name: 'Ben', canSee: true },
    { id: CHLOE, name: 'Chloe', canSee: true },
  ],
};

export function atIntake(start: Start = {}): Design {
  const design = started(start);
  const entered = design.stage === 'waitingForInvite' ? given(design, { type: 'channelEntered' }) : design;
  return entered.stakeholders.length > 0 ? given(entered, people) : entered;
}

export function atQuestions(start: Start = {}, questions = [question(1), question(2)]): Design {
  const design = atIntake(start);
  return given(design, asks(design, questions));
}

export function atProposing(start: Start = {}): Design {
  return given(atQuestions(start), { type: 'defaultsUsed', by: OWNER });
}

export function atVoting(start: Start = {}): Design {
  const design = atProposing(start);
  return given(design, offers(design));
}

export function atDrafting(start: Start = {}): Design {
  return given(atVoting(start), { type: 'optionDecided', by: OWNER, optionId: 'A', reason: null });
}

/** From drafting to delivered: the blueprint, then its rendering. */
export function deliver(
  design: Design,
  deliverables: readonly ChosenDeliverable[] = [CHOSEN.architecture],
): Design {
  const drafted = given(design, {
    type: 'blueprintDrafted',
    jobKey: keyOf(design, 'blueprint'),
    blueprint: blob(5 + design.versions.length),
    changes: design.versions.length === 0 ? [] : ['One thing changed.'],
  });
  const guides = deliverables.map(({ id }) => guide(id));
  return given(drafted, {
    type: 'guideRendered',
    jobKey: keyOf(drafted, 'render'),
    summary: blob(8),
    guides,
  });
}

export function atDelivered(start: Start = {}): Design {
  return deliver(atDrafting(start), start.deliverables);
}

export function atFinal(start: Start = {}): Design {
  return given(atDelivered(start), { type: 'guideAccepted', by: OWNER });
}

export function atCancelled(): Design {
  return given(atVoting(), { type: 'designCancelled', by: OWNER });
}

export function atDeleted(): Design {
  return given(atDelivered(), { type: 'designDeleted', by: OWNER });
}

/** A design in each stage. */
export const IN_STAGE: Readonly<Record<Stage, () => Design>> = {
  waitingForInvite: () => started(),
  intake: () => atIntake({ documents: [document('prd')] }),
  questions: () => atQuestions(),
  proposing: () => atProposing(),
  voting: () => atVoting(),
  drafting: () => atDrafting(),
  delivered: () => atDelivered(),
  final: () => atFinal(),
  cancelled: () => atCancelled(),
  deleted: () => atDeleted(),
};

/** A click on an option, `seconds` after the start by Slack's clock; it arrives then unless told otherwise. */
export function vote(by: string, optionId: 'A' | 'B' | 'C', seconds: number, round = 1): Told {
  return { type: 'voteCast', by, round, optionId, actionTs: actionTs(seconds), at: at(seconds * 1000) };
}

export function withdraw(by: string, seconds: number, round = 1): Told {
  return { type: 'voteWithdrawn', by, round, actionTs: actionTs(seconds), at: at(seconds * 1000) };
}

export function actionTs(seconds: number): string {
  return `${Date.parse(START) / 1000 + seconds}.000100`;
}

/** The newest ballot; fails the test where there is none. */
export function ballotOf(design: Design): Round {
  const round = design.rounds.at(-1);
  if (!round) throw new Error('There is no ballot');
  return round;
}

/** Nothing but time passes. */
export function clock(ms: number): Told {
  return { type: 'clockStruck', at: at(ms) };
}
