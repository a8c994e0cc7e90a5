// Owns the two shapes of a step: a call along an edge, and its reply.
import type { Flow } from '../../../blueprint/parts/structure.ts';
import { clip } from '../things/nouns.ts';

export type Step = Flow['steps'][number];

/** A step from one end to another. Pure. */
export function call(from: string, to: string, action: string): Step {
  return { from, to, action: clip(action, 120), isReply: false };
}

/** The answer to a call, back along it. Pure. */
export function reply(from: string, to: string, action: string): Step {
  return { from, to, action: clip(action, 120), isReply: true };
}
