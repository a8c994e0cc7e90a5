// Owns the order in which the inputs want the product built: "Build order: editor → sign-in → export".
// Keeps true: without such a line nothing is ordered; a part that no step names comes after those that are named.
import { keptFor } from '../../../kept.ts';
import type { Spine } from '../../spine.ts';
import { clip, sentence } from '../../things/phrases.ts';

const ORDER =
  /\b(?:build|building|implementation|delivery|development) (?:order|sequence)\b[*_:\s]{1,6}(.+)/gi;
const ARROW = /\s*(?:→|->|⇒|=>)\s*/;
const FEWEST = 3;
const TELLING = 4;

/** The steps in their order; none where the inputs give no order. Pure. */
export const statedOrder = keptFor((spine: Spine): readonly string[] => {
  const lines = spine.input.brief.documents.flatMap(({ text }) => [...text.matchAll(ORDER)]);
  const steps = lines.map(([, line = '']) => line.split(ARROW).map((step) => step.replace(/[.*_`]+$/, '')));
  return steps.find((all) => all.length >= FEWEST) ?? [];
});

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length >= TELLING);
}

/** "auth" is the beginning of "authentication", and "lessons" has "lesson" in it. */
function isNamed(words: readonly string[], step: string): boolean {
  return wordsOf(step).some((one) => words.some((word) => word.startsWith(one) || one === `${word}s`));
}

/** The place of the first step that names a part, else of the first that its demands begin with; past the end for none. Pure. */
export function stepOf(steps: readonly string[], name: string, text: string): number {
  if (steps.length === 0) return 0;
  const byName = steps.findIndex((step) => isNamed(wordsOf(name), step));
  if (byName >= 0) return byName;
  const opening = wordsOf(text).slice(0, 12);
  const byText = steps.findIndex((step) => isNamed(opening, step));
  return byText < 0 ? steps.length : byText;
}

/** One line that says whose order it is; none where the inputs give none. Pure. */
export function orderLine(spine: Spine): string[] {
  const steps = statedOrder(spine);
  return steps.length === 0
    ? []
    : [sentence(`The parts come in the order that the inputs give: ${clip(steps.join(' → '), 300)}`)];
}
