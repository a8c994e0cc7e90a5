// Owns the gaps that only people can close: children who use the product, those who pass its cameras, fields without a name.
// Keeps true: what a person has answered is no gap any more; a default that stands names its question.

import type { z } from 'zod';
import type { ResolvedConflict } from '../../../../blueprint/parts/review.ts';
import { UNNAMED_DEFAULT, UNNAMED_WHY, unnamedFields } from '../../ground/unnamed.ts';
import { CONSENT_DEFAULT, CONSENT_WHY, isConsentUntold } from '../../people/children.ts';
import { isViewUnsettled, SHOWN_DEFAULT, SHOWN_WHY } from '../../people/passers-by.ts';
import { inputText } from '../../spine/facts.ts';
import type { Spine } from '../../spine.ts';
import { isPictured } from '../data/nature.ts';

type Gap = Pick<z.infer<typeof ResolvedConflict>, 'statement' | 'resolution'>;

interface Unsettled {
  readonly why: string;
  readonly usual: string;
  readonly statement: (spine: Spine) => string;
  /** What waits until somebody has settled it. */
  readonly waits: string;
  readonly isOpen: (spine: Spine) => boolean;
}

/** True where children use the product and no input says who consents. Pure. */
export function isConsentOpen(spine: Spine): boolean {
  return isConsentUntold(inputText(spine));
}

/** True where pictures of people who pass are kept and no input says what holds for them. Pure. */
export function isViewOpen(spine: Spine): boolean {
  return isViewUnsettled(inputText(spine)) && spine.entities.some((each) => isPictured(spine, each));
}

const UNSETTLED: readonly Unsettled[] = [
  {
    why: CONSENT_WHY,
    usual: CONSENT_DEFAULT,
    statement: (spine) =>
      `Children use ${spine.input.brief.title}, and nothing says who consents for them or which law holds (COPPA, GDPR Art. 8).`,
    waits: 'no account of a child is opened to the public before somebody has settled it',
    isOpen: isConsentOpen,
  },
  {
    why: SHOWN_WHY,
    usual: SHOWN_DEFAULT,
    statement: (spine) =>
      `People and number plates pass before the cameras of ${spine.input.brief.title}, and nothing says on which ground they are recorded, who may see them and for how long.`,
    waits: 'no camera of a public place is connected before somebody has settled it',
    isOpen: isViewOpen,
  },
  {
    why: UNNAMED_WHY,
    usual: UNNAMED_DEFAULT,
    statement: ({ requirements }) => {
      const by = requirements.find(({ text }) => unnamedFields(text) !== null);
      return `The inputs speak of ${unnamedFields(by?.text ?? '') ?? 'fields'} (${by?.id ?? ''}) and name none of them.`;
    },
    waits: 'the rule that reads them is not released before somebody has listed them',
    isOpen: ({ requirements }) => requirements.some(({ text }) => unnamedFields(text) !== null),
  },
];

/** What the inputs leave open of these, and what is assumed until somebody answers. Pure. */
export function unsettledGaps(spine: Spine): Gap[] {
  return UNSETTLED.filter((each) => each.isOpen(spine)).flatMap(({ why, usual, statement, waits }) => {
    const asked = spine.input.answers.find((one) => one.question.why === why);
    if (asked !== undefined && asked.by !== null) return [];
    const id = asked === undefined ? '' : ` (${asked.question.id})`;
    const resolution = `Assumed${id}: ${asked?.answer ?? usual}; ${waits}.`;
    return [{ statement: statement(spine), resolution }];
  });
}
