// Owns what a rule for a risk is, and the words that technical and business risks share.
import type { Risk } from '../../../../blueprint/parts/plan.ts';
import { mainEntity } from '../../spine/facts.ts';
import type { Spine } from '../../spine.ts';
import { noun } from '../../things/phrases.ts';

type Level = Risk['likelihood'];

/** When a risk fits, and how it is told with the names of a spine. */
export interface RiskRule {
  readonly when: (spine: Spine) => boolean;
  readonly title: (spine: Spine) => string;
  readonly likelihood: Level;
  readonly impact: Level;
  readonly mitigation: (spine: Spine) => string;
  readonly ownerRole: string;
}

/** What the product mostly keeps, in the plural: "parcels". Pure. */
export function things(spine: Spine): string {
  return noun(mainEntity(spine)?.plural ?? 'records');
}
