// Owns what the security domain says of people whom nobody asked: children who use the product, and those who pass its cameras.
import type { Spine } from '../../spine.ts';
import { isConsentOpen, isViewOpen } from '../review/unsettled.ts';
import { type PassagePoint, point } from './points.ts';

/** The points on what the inputs leave open about such people; none where a text settles it. Pure. */
export function unsettledPoints(spine: Spine): PassagePoint[] {
  const children = isConsentOpen(spine)
    ? [
        'The documents speak of children but of no rule for them: consent of parents and the law that applies (COPPA, GDPR Art. 8) have to be settled before the first public account; what is assumed until then stands among the gaps of the inputs',
      ]
    : [];
  const passers = isViewOpen(spine)
    ? [
        'The documents speak of cameras but of no rule for those who pass them: the legal ground, who may see what, and what is made unrecognisable have to be settled before a public place is recorded; what is assumed until then stands among the gaps of the inputs',
      ]
    : [];
  return [...children, ...passers].map((text) => point(spine, text));
}
