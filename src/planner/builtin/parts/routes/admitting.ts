// Owns which demands speak of getting in; a message that is authenticated lets nobody in.

import { textOf } from '../../spine/facts.ts';
import type { Spine } from '../../spine.ts';

const OF_MESSAGES = /\b(?:messages?|requests?) (?:is|are) authenticated\b|\bauthenticated messages?\b/i;

/** The demands on getting in, at most four. Pure. */
export function admitting(spine: Spine): string[] {
  const all = spine.serving(/\b(?:log ?in|sign[- ]?(?:in|up)|authenticat)/i, spine.requirements.length);
  return all.filter((id) => !OF_MESSAGES.test(textOf(spine, [id]))).slice(0, 4);
}
