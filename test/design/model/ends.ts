// Owns what must hold wherever a life has come to: the disk, the clock, the votes, and a way on to an end.
import { isDeepStrictEqual } from 'node:util';
import type { EventOf } from '../../../src/design/events.ts';
import { nextJob } from '../../../src/design/jobs.ts';
import { isEnded } from '../../../src/design/lifecycle.ts';
import { parseDesign } from '../../../src/design/record.ts';
import { transition } from '../../../src/design/transition.ts';
import { waitingFor } from '../../../src/design/waiting.ts';
import { nextWakeAt } from '../../../src/design/wake.ts';
import { stamp } from '../given.ts';
import { diceOf } from './dice.ts';
import { momentOf } from './events.ts';
import { goOn } from './sensible.ts';
import { type Life, live } from './walk.ts';

/** What differs once the design was on disk; empty where nothing does. */
export function lostOnDisk({ design }: Life): string[] {
  const back = parseDesign(JSON.parse(JSON.stringify(design)));
  return isDeepStrictEqual(back, design) ? [] : ['the record differs after the disk'];
}

/** The fault of a clock that rings again and again without anything to do. */
export function restless({ design }: Life): string[] {
  const at = nextWakeAt(design);
  if (at === null || waitingFor(design).what === '') return [];
  const struck = transition(design, stamp({ type: 'clockStruck' }, at))?.design ?? design;
  const next = nextWakeAt(struck);
  const isQuiet = next === null || next > at || nextJob(struck, at) !== null;
  return isQuiet ? [] : [`it is woken at ${next} after it was woken at ${at}, and has nothing to do`];
}

type Ballot = EventOf<'voteCast'> | EventOf<'voteWithdrawn'>;

/** The votes that were taken, by round and voter, the newest by Slack's clock. */
function newestVotes({ steps }: Life): ReadonlyMap<string, Ballot> {
  const newest = new Map<string, Ballot>();
  for (const { event, refused } of steps) {
    if ((event.type !== 'voteCast' && event.type !== 'voteWithdrawn') || refused !== null) continue;
    const voter = `${event.round} ${event.by}`;
    const known = newest.get(voter);
    if (!known || Number(event.actionTs) > Number(known.actionTs)) newest.set(voter, event);
  }
  return newest;
}

/** Votes in the record that are not their voter's newest; empty where every one is. */
export function miscounted(life: Life): string[] {
  const newest = newestVotes(life);
  const recorded = life.design.rounds.flatMap(({ number, votes }) =>
    Object.entries(votes).map(([by, { choice }]) => ({ voter: `${number} ${by}`, choice })),
  );
  const wrong = recorded.filter(({ voter, choice }) => {
    const vote = newest.get(voter);
    return choice !== (vote?.type === 'voteCast' ? vote.optionId : null);
  });
  const isComplete = recorded.length === newest.size;
  return [
    ...wrong.map(({ voter }) => `the vote of ${voter} is not the newest`),
    ...(isComplete ? [] : ['a vote is missing']),
  ];
}

/** Most events that sensible people need from anywhere to an end: about four a stage, some of them twice. */
const ENOUGH = 60;

/** The fault of a life that sensible people cannot lead to an end. */
export function endless(life: Life): string[] {
  const { design, steps } = ledToTheEnd(life, ENOUGH);
  const count = steps.length - life.steps.length;
  return isEnded(design) ? [] : [`still ${design.stage} ${count} sensible events after ${life.design.stage}`];
}

/** A life led to its end by sensible people, with luck. */
function ledToTheEnd(life: Life, atMost: number): Life {
  const dice = diceOf(life.now);
  let led = life;
  for (let count = 0; count < atMost; count += 1) {
    const next = goOn(led.design, momentOf(led.now).at, dice);
    if (next === null || next === 'stuck') return led;
    led = live(led, stamp(next.told, next.at), Math.max(led.now, Date.parse(next.at)));
  }
  return led;
}
