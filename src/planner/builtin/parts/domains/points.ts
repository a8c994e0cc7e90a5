// Owns the depth of a passage: a domain in focus shows all its points, another one its text and one point.
// Keeps true: a point serves requirements that exist.

import type { Domain } from '../../../../blueprint/brief.ts';
import type { Passage } from '../../../../blueprint/parts/shared.ts';
import type { Requirement } from '../../../../blueprint/requirement.ts';
import { known } from '../../spine/facts.ts';
import type { Spine } from '../../spine.ts';
import { action, clip, sentence, series } from '../../things/phrases.ts';

export type PassagePoint = Passage['points'][number];

const MOST_IN_FOCUS = 8;

/** True where a domain is chosen, or none is (then all are). Pure. */
export function isFocus(spine: Spine, domain: Domain): boolean {
  const { domains } = spine.input.brief;
  return domains.length === 0 || domains.includes(domain);
}

/** A point; ids that do not exist are left out. Pure. */
export function point(spine: Spine, text: string, serves: readonly string[] = []): PassagePoint {
  return { text: sentence(clip(text, 700)), serves: known(spine, serves) };
}

/** A passage as deep as its domain is wanted. Pure. */
export function passage(
  spine: Spine,
  domain: Domain,
  text: string,
  points: readonly PassagePoint[],
): Passage {
  const most = isFocus(spine, domain) ? MOST_IN_FOCUS : 1;
  return { text: sentence(clip(text, 1500)), points: points.slice(0, most) };
}

/** Of several sentences the one that the words are found in. */
function sentenceWith(text: string, pattern: RegExp): string {
  return (
    text.split(/(?<=[A-Za-z0-9)][.;]) (?=[A-Z])(?!Accepted when)/).find((one) => pattern.test(one)) ?? text
  );
}

/** One point that gathers the requirements whose words fit, qualities and constraints first; none where none fits. Pure. */
export function gathered(
  spine: Spine,
  lead: string,
  pattern: RegExp,
  most = 6,
  isMeant: (each: Requirement) => boolean = () => true,
): PassagePoint[] {
  const rank = { quality: 0, constraint: 1, functional: 2 } as const;
  const found = spine.requirements
    .filter((each) => pattern.test(each.text) && isMeant(each))
    .toSorted((a, b) => rank[a.kind] - rank[b.kind])
    .slice(0, most);
  if (found.length === 0) return [];
  const told = found.map((each) => `${action(sentenceWith(each.text, pattern), 90)} (${each.id})`);
  return [
    point(
      spine,
      `${lead}: ${series(told)}`,
      found.map((each) => each.id),
    ),
  ];
}

const MOST_QUOTED = 4;

/** Points that quote requirements whose words fit, with what follows from each. Pure. */
export function quoted(
  spine: Spine,
  pattern: RegExp,
  consequence: (requirement: Requirement) => string,
  isMeant: (each: Requirement) => boolean = () => true,
): PassagePoint[] {
  return spine.requirements
    .filter((each) => pattern.test(each.text) && isMeant(each))
    .slice(0, MOST_QUOTED)
    .map((each) =>
      point(
        spine,
        `${each.id} asks: "${clip(each.text.replace(/["*_`]/g, ''), 240)}". ${consequence(each)}`,
        [each.id],
      ),
    );
}
