// Owns whether the inputs describe a user interface at all.
import type { Brief } from '../../../blueprint/brief.ts';
import type { Reading } from '../../../blueprint/reading.ts';

const UI_WORDS =
  /\b(?:dashboard|portal|screen|web ?app|web application|mobile app|user interface|UI|page|modal|dialog)s?\b/;

/** True where a screen was read, a UX document was given, or a requirement speaks of pages. Pure. */
export function describesUi({
  brief,
  reading,
}: {
  readonly brief: Brief;
  readonly reading: Reading;
}): boolean {
  if (reading.screens.length > 0 || brief.documents.some((one) => one.kind === 'ux')) return true;
  return reading.requirements.some((one) => UI_WORDS.test(one.text));
}
