// Owns a random life of one design: steps become events, each event is applied, and each change is held against the rules.
import type { DesignEvent, EventType } from '../../../src/design/events.ts';
import { nextJob } from '../../../src/design/jobs.ts';
import type { Design } from '../../../src/design/record.ts';
import { transition } from '../../../src/design/transition.ts';
import { nextWakeAt } from '../../../src/design/wake.ts';
import { DAY, HOUR, MINUTE, START, stamp, type Told } from '../given.ts';
import { type Dice, diceOf } from './dice.ts';
import { EVENTS, momentOf, PEOPLE, startOf } from './events.ts';
import { reportOf } from './reports.ts';
import { USUAL } from './sensible.ts';

/** A change, as the rules see it. */
export interface Step {
  readonly before: Design;
  readonly event: DesignEvent;
  readonly after: Design;
  readonly refused: string | null;
}

/** One life so far. */
export interface Life {
  readonly design: Design;
  /** By the clock of the machine, which may be set back. */
  readonly now: number;
  readonly steps: readonly Step[];
}

const TYPES = Object.keys(EVENTS).filter((name): name is EventType => name in EVENTS);
const PAUSES = [0, 0, 400, 2_000, MINUTE, 6 * MINUTE, HOUR, 5 * HOUR, DAY, 8 * DAY, -MINUTE];

function later({ design, now }: Life, dice: Dice): number {
  const wakeAt = nextWakeAt(design);
  const isWoken = wakeAt !== null && dice.chance(10);
  return isWoken ? Math.max(now, Date.parse(wakeAt)) : now + dice.pick(PAUSES) + dice.below(50);
}

function who({ owner, stakeholders }: Design, dice: Dice): string {
  return dice.chance(50) ? owner : dice.pick([...stakeholders, ...PEOPLE]);
}

/** Few give up: most lives should come far. */
function typeFor({ stage }: Design, dice: Dice): EventType {
  const type = dice.chance(80) ? dice.pick(USUAL[stage]) : dice.pick(TYPES);
  const isEnd = type === 'designCancelled' || type === 'designDeleted';
  return isEnd && dice.chance(85) ? 'clockStruck' : type;
}

/** What comes next: a job's result, what is usual here, or anything at all. */
function tell(life: Life, now: number, dice: Dice): Told {
  const moment = momentOf(now);
  const { design } = life;
  const job = dice.chance(60) ? nextJob(design, moment.at) : null;
  const type = typeFor(design, dice);
  return (job && reportOf(design, job, dice)) ?? EVENTS[type](design, dice, who(design, dice), moment);
}

function nextEvent(life: Life, dice: Dice): { event: DesignEvent; now: number } {
  const now = later(life, dice);
  const earlier = dice.chance(10) && life.steps.length > 0 ? dice.pick(life.steps).event : null;
  const { at } = momentOf(now);
  if (!earlier) return { event: stamp({ at, ...tell(life, now, dice) }, at), now };
  // Slack sends again what it sent before, and people click again in an earlier round.
  return { event: dice.chance(50) ? { ...earlier, at } : { ...earlier, at, id: `again${now}` }, now };
}

function applied(before: Design, event: DesignEvent): Step {
  const outcome = transition(before, event);
  if (!outcome) throw new Error('A design never vanishes');
  return { before, event, after: outcome.design, refused: outcome.refused };
}

/** The design that a first number starts. */
export function begin(seed: number): Life {
  const event = stamp(startOf(diceOf(seed)), START);
  const outcome = transition(null, event);
  if (!outcome) throw new Error('A start makes a design');
  return { design: outcome.design, now: Date.parse(START), steps: [] };
}

/** The life after one more event. */
export function live(life: Life, event: DesignEvent, now: number): Life {
  const step = applied(life.design, event);
  return { design: step.after, now, steps: [...life.steps, step] };
}

/** A whole life: the first number starts it, each other one is an event. */
export function lifeOf([first = 0, ...rest]: readonly number[]): Life {
  return rest.reduce((life, seed) => {
    const { event, now } = nextEvent(life, diceOf(seed));
    return live(life, event, now);
  }, begin(first));
}
