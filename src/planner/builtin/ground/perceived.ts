// Owns which stated times are of people and not of the product: how soon somebody takes in what a page shows, or does a thing.
import type { Quantity } from '../../../blueprint/requirement.ts';

const PERCEIVED =
  /\b(?:operators?|users?|persons?|people|viewers?|visitors?|drivers?|staff|agents?|clerks?)\b.*\b(?:assess|recogni[sz]e|understand|grasp|notice|perceive|comprehend|judge|tell apart|make out)\b|\b(?:keystrokes?|clicks?|taps|by hand)\b/i;

/** True for the time in which somebody takes in what is shown or does it by hand: tried with people, measured at no server. Pure. */
export function isPerceived({ measure, subject }: Pick<Quantity, 'measure' | 'subject'>): boolean {
  return measure === 'latency' && PERCEIVED.test(subject);
}
