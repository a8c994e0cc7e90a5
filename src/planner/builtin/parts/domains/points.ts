// Owns the depth of a passage: a domain in focus shows all its points, another one its text and one point.
// Keeps true: a point serves requirements that exist.

import type { Domain } from '../../../../blueprint/brief.ts';
import type { Passage } from '../../../../blueprint/parts/shared.ts';
import type { Requirement } from '../../../../blueprint/requirement.ts';
import type { Spine } from '../../spine.ts';
import { known } from '../facts.ts';
import { clip, sentence } from '../phrases.ts';

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

/** Points that quote requirements whose words fit, with what follows from each. Pure. */
export function quoted(
  spine: Spine,
  pattern: RegExp,
  consequence: (requirement: Requirement) => string,
  most = 4,
): PassagePoint[] {
  return spine.requirements
    .filter((each) => pattern.test(each.text))
    .slice(0, most)
    .map((each) =>
      point(
        spine,
        `${each.id} asks: "${clip(each.text.replace(/["*_`]/g, ''), 240)}". ${consequence(each)}`,
        [each.id],
      ),
    );
}
