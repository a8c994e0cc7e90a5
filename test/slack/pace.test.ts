import { describe, expect, it } from 'vitest';
import { createPace, type Pace } from '../../src/slack/pace.ts';

const MINUTE = 60_000;

/** A pace on a clock of its own. */
function onFakeClock(perMinute = 45) {
  const clock = { time: 0 };
  return { clock, pace: createPace({ perMinute, gapMs: 3_000, now: () => clock.time }) };
}

interface Drawn {
  readonly at: number;
  readonly message: string;
  readonly state: number;
}

/** Messages that change at the given instants; each asks for its redraw as the reconciler does: at a change and when
 *  its wait is over. Gives every redraw in order. */
function simulate(
  pace: Pace,
  clock: { time: number },
  changes: readonly { at: number; message: string; priority: 'ballot' | 'other' }[],
  lateMs = 0,
): Drawn[] {
  const wanted = new Map<string, number>();
  const shown = new Map<string, number>();
  const drawn: Drawn[] = [];
  const agenda = changes.map((change) => ({ ...change, isChange: true })).sort((a, b) => a.at - b.at);
  for (let next = agenda.shift(); next; next = agenda.shift()) {
    const { message, priority } = next;
    clock.time = Math.max(clock.time, next.at);
    if (next.isChange) wanted.set(message, (wanted.get(message) ?? 0) + 1);
    const state = wanted.get(message) ?? 0;
    if (shown.get(message) === state) continue;
    const wait = pace.take(message, priority);
    if (wait > 0) {
      const at = clock.time + wait + lateMs;
      const place = agenda.findIndex((other) => other.at > at);
      agenda.splice(place < 0 ? agenda.length : place, 0, { at, message, priority, isChange: false });
      continue;
    }
    shown.set(message, state);
    drawn.push({ at: clock.time, message, state });
  }
  return drawn;
}

function mostInAMinute(drawn: readonly Drawn[]): number {
  const within = ({ at }: Drawn) => drawn.filter((other) => other.at > at - MINUTE && other.at <= at).length;
  return Math.max(...drawn.map(within));
}

function busyBallots(count: number, votesEach: number, everyMs: number) {
  return Array.from({ length: count * votesEach }, (_, at) => ({
    at: Math.floor(at / count) * everyMs + (at % count) * 7,
    message: `ballot:${at % count}`,
    priority: 'ballot' as const,
  }));
}

describe('the pace of redraws', () => {
  it('lets the first redraw of a message go at once', () => {
    expect(onFakeClock().pace.take('ballot:1', 'ballot')).toBe(0);
  });

  it('keeps two redraws of one message at least three seconds apart', () => {
    const { pace, clock } = onFakeClock();
    pace.take('ballot:1', 'ballot');
    clock.time = 1_000;
    expect(pace.take('ballot:1', 'ballot')).toBe(2_000);
    clock.time = 3_000;
    expect(pace.take('ballot:1', 'ballot')).toBe(0);
  });

  it('tells whoever asks again in between the rest of the same wait', () => {
    const { pace, clock } = onFakeClock();
    pace.take('ballot:1', 'ballot');
    pace.take('ballot:1', 'ballot');
    clock.time = 2_500;
    expect(pace.take('ballot:1', 'ballot')).toBe(500);
  });

  it('slows down as more messages are busy', () => {
    const { pace } = onFakeClock();
    for (let at = 0; at < 30; at += 1) pace.take(`ballot:${at}`, 'ballot');
    expect(pace.take('ballot:0', 'ballot')).toBe((30 * MINUTE) / 45);
  });

  it('serves ballots before boards that ask at the same time', () => {
    const { pace } = onFakeClock();
    for (let at = 0; at < 40; at += 1) pace.take(`ballot:${at}`, 'ballot');
    expect(pace.take('board', 'other')).toBe(MINUTE);
    expect(pace.take('ballot:new', 'ballot')).toBe(0);
  });

  it.each([0, 900, 20_000])(
    'stays within 45 a minute with 100 busy ballots and brings each last state (timers %i ms late)',
    (lateMs) => {
      const { pace, clock } = onFakeClock();
      const drawn = simulate(pace, clock, busyBallots(100, 24, 10_000), lateMs);
      expect(mostInAMinute(drawn)).toBeLessThanOrEqual(45);
      const last = new Map(drawn.map(({ message, state }) => [message, state]));
      expect([...last.values()]).toEqual(Array(100).fill(24));
    },
  );

  it('shares the budget evenly: no busy ballot waits longer than twice its share', () => {
    const { pace, clock } = onFakeClock();
    const drawn = simulate(pace, clock, busyBallots(100, 60, 10_000));
    const gaps = [...new Set(drawn.map(({ message }) => message))].flatMap((message) => {
      const times = drawn.filter((one) => one.message === message).map(({ at }) => at);
      return times.slice(1).map((at, index) => at - (times[index] ?? 0));
    });
    expect(Math.max(...gaps)).toBeLessThanOrEqual(2 * ((100 * MINUTE) / 45));
  });

  it('does not starve a board while 100 ballots are busy', () => {
    const { pace, clock } = onFakeClock();
    const board = { at: 30_000, message: 'board', priority: 'other' as const };
    const drawn = simulate(pace, clock, [...busyBallots(100, 60, 10_000), board]);
    const at = drawn.find(({ message }) => message === 'board')?.at ?? Number.POSITIVE_INFINITY;
    expect(at - board.at).toBeLessThan(5 * MINUTE);
  });

  it('brings the last state within the gap once a message falls quiet', () => {
    const { pace, clock } = onFakeClock();
    const votes = [0, 400, 800, 1_200].map((at) => ({
      at,
      message: 'ballot:1',
      priority: 'ballot' as const,
    }));
    expect(simulate(pace, clock, votes)).toEqual([
      { at: 0, message: 'ballot:1', state: 1 },
      { at: 3_000, message: 'ballot:1', state: 4 },
    ]);
  });

  it.each([0, 900])(
    'shows the true tally of one busy ballot within five seconds of the last vote (timers %i ms late)',
    (lateMs) => {
      const { pace, clock } = onFakeClock();
      const votes = Array.from({ length: 500 }, (_, at) => ({
        at: at * 40,
        message: 'ballot:1',
        priority: 'ballot' as const,
      }));
      const last = simulate(pace, clock, votes, lateMs).at(-1);
      expect(last?.state).toBe(500);
      expect((last?.at ?? Number.POSITIVE_INFINITY) - 499 * 40).toBeLessThanOrEqual(5_000);
    },
  );

  it('shows it so soon beside boards that change all the time, too', () => {
    const { pace, clock } = onFakeClock();
    const boards = Array.from({ length: 300 }, (_, at) => ({
      at: at * 70,
      message: `board:${at % 4}`,
      priority: 'other' as const,
    }));
    const votes = Array.from({ length: 100 }, (_, at) => ({
      at: at * 200,
      message: 'ballot:1',
      priority: 'ballot' as const,
    }));
    const drawn = simulate(pace, clock, [...boards, ...votes]).filter(
      ({ message }) => message === 'ballot:1',
    );
    expect(drawn.at(-1)?.state).toBe(100);
    expect((drawn.at(-1)?.at ?? Number.POSITIVE_INFINITY) - 99 * 200).toBeLessThanOrEqual(5_000);
  });

  it('does not let a ballot wait for the messages that were drawn around it', () => {
    const { pace, clock } = onFakeClock();
    for (let at = 0; at < 20; at += 1) pace.take(`option:${at}`, 'other');
    pace.take('ballot:1', 'ballot');
    clock.time = 1_000;
    expect(pace.take('ballot:1', 'ballot')).toBe(2_000);
    expect(pace.take('option:1', 'other')).toBeGreaterThan(20_000);
  });

  it('brings the final state of each of 100 busy ballots in time', () => {
    const { pace, clock } = onFakeClock();
    const changes = busyBallots(100, 24, 10_000);
    const drawn = simulate(pace, clock, changes);
    const lastVote = Math.max(...changes.map(({ at }) => at));
    const final = new Map(drawn.filter(({ state }) => state === 24).map(({ message, at }) => [message, at]));
    expect(final.size).toBe(100);
    expect(Math.max(...final.values()) - lastVote).toBeLessThanOrEqual((2 * 100 * MINUTE) / 45);
  });

  it.each([1, 30, 120])(
    'holds back a method for the %i seconds that Slack asks for, and no other',
    (seconds) => {
      const { pace, clock } = onFakeClock();
      pace.hold('chat.postMessage:C1', seconds * 1_000);
      clock.time = seconds * 1_000 - 1;
      expect(pace.held('chat.postMessage:C1')).toBe(1);
      for (const other of ['chat.postMessage:C2', 'files.info', 'canvases.create'])
        expect(pace.held(other)).toBe(0);
      expect(pace.take('ballot:1', 'ballot')).toBe(0);
      clock.time += 1;
      expect(pace.held('chat.postMessage:C1')).toBe(0);
    },
  );

  it('gives nobody a turn while Slack asked to wait, and goes on afterwards', () => {
    const { pace, clock } = onFakeClock();
    pace.hold('chat.update', 30_000);
    expect(pace.take('ballot:1', 'ballot')).toBe(30_000);
    expect(pace.take('board', 'other')).toBe(30_000);
    clock.time = 30_000;
    expect(pace.take('ballot:1', 'ballot')).toBe(0);
  });

  it('holds one method of one channel and leaves the others alone', () => {
    const { pace, clock } = onFakeClock();
    pace.hold('chat.postMessage:C1', 5_000);
    clock.time = 1_000;
    expect(pace.held('chat.postMessage:C1')).toBe(4_000);
    expect(pace.held('chat.postMessage:C2')).toBe(0);
    expect(pace.take('ballot:1', 'ballot')).toBe(0);
  });

  it('gives a turn that nobody took to others after a minute', () => {
    const { pace, clock } = onFakeClock(2);
    pace.take('a', 'ballot');
    pace.take('b', 'ballot');
    expect(pace.take('deleted', 'ballot')).toBe(MINUTE);
    clock.time = 3 * MINUTE;
    expect(pace.take('c', 'ballot')).toBe(0);
    expect(pace.take('d', 'ballot')).toBe(0);
  });
});
