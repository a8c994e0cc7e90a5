// Owns the shapes of a step: a call along an edge, its reply, and what is taken from a queue.
import type { Flow } from '../../../blueprint/parts/structure.ts';
import { clip } from '../things/nouns.ts';

export type Step = Flow['steps'][number];

/** A step from one end to another. Pure. */
export function call(from: string, to: string, action: string): Step {
  return { from, to, action: clip(action, 120), isReply: false };
}

/** What somebody takes from a queue, when it suits them. Pure. */
export function take(by: string, queue: string, what: string): Step {
  return call(by, queue, `takes ${what}`);
}

/** True for a step in which something is taken from a queue. Pure. */
export function isTake({ action, isReply }: Step): boolean {
  return !isReply && action.startsWith('takes ');
}

/** The answer to a call, back along it. Pure. */
export function reply(from: string, to: string, action: string): Step {
  return { from, to, action: clip(action, 120), isReply: true };
}
