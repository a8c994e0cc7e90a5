// Owns the pace of calls: chat.update is shared by a whole workspace, so all messages draw on one budget; and what Slack
// asked to leave alone for a while is left alone.
// Keeps true: no minute holds more updates than the budget, whoever waits has a turn of its own, nobody is forgotten.

const MINUTE_MS = 60_000;
/** A board's turn comes after those of this share of the budget, a ballot's after those of all of it. */
const BOARD_SHARE = 0.7;

export interface PaceOptions {
  readonly perMinute: number;
  readonly gapMs: number;
  /** Milliseconds; any monotonic origin. */
  readonly now: () => number;
}

export interface Pace {
  /** 0 when this message may be redrawn now (and the update is counted), else the milliseconds until its turn. */
  take(message: string, priority: 'ballot' | 'other'): number;
  /** Slack asked to wait: `method` is not called for so long. The method, with ":<channel>" where Slack counts by it. */
  hold(method: string, ms: number): void;
  /** Milliseconds until the method may be called again; 0 for now. */
  held(method: string): number;
}

/** The method that the budget of redraws is for. */
export const UPDATE = 'chat.update';

interface Book {
  /** When updates were made, oldest first. */
  spent: number[];
  /** When each message was last redrawn. */
  readonly last: Map<string, number>;
  /** The turns given to those who wait. */
  readonly turns: Map<string, number>;
  /** Those of these messages that are ballots. */
  readonly ballots: Set<string>;
  readonly heldUntil: Map<string, number>;
}

/** Only the last minute counts; a turn that nobody took within a minute is free again. */
function forget(book: Book, time: number): void {
  const isOld = (at: number) => at <= time - MINUTE_MS;
  book.spent = book.spent.filter((at) => !isOld(at));
  for (const [message, at] of book.last) if (isOld(at)) book.last.delete(message);
  for (const [message, at] of book.turns) if (isOld(at)) book.turns.delete(message);
  for (const message of book.ballots)
    if (!book.last.has(message) && !book.turns.has(message)) book.ballots.delete(message);
  for (const [method, until] of book.heldUntil) if (until <= time) book.heldUntil.delete(method);
}

/** When one more update fits behind the newest `allowed` of these instants. */
function fits(instants: readonly number[], allowed: number): number {
  const oldest = instants.at(-allowed);
  return oldest === undefined ? 0 : oldest + MINUTE_MS;
}

/** A budget of updates over a sliding minute. */
export function createPace({ perMinute, gapMs, now }: PaceOptions): Pace {
  const book: Book = {
    spent: [],
    last: new Map(),
    turns: new Map(),
    ballots: new Set(),
    heldUntil: new Map(),
  };

  /** The gap grows with the messages that are busy, so that they share the budget evenly and not in bursts. Ballots share
   *  it with ballots alone: a tally does not wait for the boards that were drawn around it. */
  function gap(priority: 'ballot' | 'other'): number {
    const waiting = new Set([...book.last.keys(), ...book.turns.keys()]);
    const busy =
      priority === 'ballot'
        ? [...book.ballots].filter((message) => waiting.has(message)).length
        : waiting.size;
    return Math.max(gapMs, (busy * MINUTE_MS) / perMinute);
  }

  function nextTurn(message: string, priority: 'ballot' | 'other', time: number): number {
    const allowed = priority === 'ballot' ? perMinute : Math.max(1, Math.floor(perMinute * BOARD_SHARE));
    const planned = [...book.spent, ...book.turns.values()].sort((a, b) => a - b);
    const since = book.last.get(message);
    return Math.max(time, since === undefined ? 0 : since + gap(priority), fits(planned, allowed));
  }

  return {
    take: (message, priority) => {
      const time = now();
      forget(book, time);
      if (priority === 'ballot') book.ballots.add(message);
      const turn = book.turns.get(message) ?? nextTurn(message, priority, time);
      // Turns may be taken late, so the budget is counted once more when one is.
      const due = Math.max(turn, fits(book.spent, perMinute), book.heldUntil.get(UPDATE) ?? 0);
      if (due > time) {
        book.turns.set(message, turn);
        return Math.ceil(due - time);
      }
      book.turns.delete(message);
      book.spent.push(time);
      book.last.set(message, time);
      return 0;
    },
    hold: (method, ms) => {
      forget(book, now());
      book.heldUntil.set(method, Math.max(book.heldUntil.get(method) ?? 0, now() + ms));
    },
    held: (method) => Math.max(0, Math.ceil((book.heldUntil.get(method) ?? 0) - now())),
  };
}
