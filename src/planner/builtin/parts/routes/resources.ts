// Owns what the endpoints of a feature act on where it handles no entity.
// Keeps true: the name of a capability never becomes a thing that is listed or written.

import { requirementOf } from '../../spine/facts.ts';
import { thingOf } from '../../spine/features.ts';
import type { FeatureFact, Spine } from '../../spine.ts';
import { slug } from '../../things/phrases.ts';

/** What the endpoints of a feature act on: an entity, or the feature itself where it handles none. */
export interface Resource {
  readonly name: string;
  readonly plural: string;
  readonly segment: string;
}

/** A requirement of a feature: its id and its words. */
export interface Asked {
  readonly id: string;
  readonly text: string;
}

/** The requirements of a feature that exist, in its order. Pure. */
export function askedBy(spine: Spine, feature: FeatureFact): Asked[] {
  return feature.requirementIds
    .flatMap((id) => requirementOf(spine, id) ?? [])
    .map(({ id, text }) => ({ id, text }));
}

/** A name of a capability, which is no thing that anybody lists or reads. */
const CAPABILITY =
  /\b(?:management|administration|monitoring|handling|processing|support|criteria|targets?|compliance|security)\b/i;
const TRAIL = /\b(?:log(?:s|ging)?|audit\w*)\b/i;
/** What stands in a log or trail: read by people, written by the product alone. */
export const TRAIL_ENTRY: Resource = {
  name: 'audit entry',
  plural: 'audit entries',
  segment: 'audit-entries',
};

/** What a feature without entities acts on: the noun of its first requirement, else its own name; null for a capability. Pure. */
export function thingsOf(spine: Spine, feature: FeatureFact): Resource | null {
  if (TRAIL.test(feature.name)) return TRAIL_ENTRY;
  const things = askedBy(spine, feature).flatMap((each) => thingOf(each.text) ?? []);
  if (things[0]) return things[0];
  if (CAPABILITY.test(feature.name)) return null;
  return { name: feature.name, plural: feature.name, segment: slug(feature.name) };
}
