// Owns which feature an entity is at home in. Worked out once for each spine: every call asks for it.
import { keptFor } from '../../../kept.ts';
import { isRoleEntity } from '../../spine/facts.ts';
import { featuresOf } from '../../spine/features.ts';
import { mentions } from '../../spine/mentions.ts';
import type { EntityFact, FeatureFact, Spine } from '../../spine.ts';
import { isAskedOf } from './actions.ts';
import { askedBy } from './resources.ts';
import { ENROL, LOOKED_AT, OPERATIONS } from './verbs.ts';

/** Each entity belongs to the feature whose requirements speak of it most; other features only act on it. Pure. */
export const homes = keptFor((spine: Spine): ReadonlyMap<string, string> => {
  const features = featuresOf(spine);
  return new Map(
    spine.entities.map((entity) => {
      const scored = features.map((feature) => ({
        name: feature.name,
        score: belonging(spine, feature, entity),
      }));
      const best = scored.reduce((a, b) => (b.score > a.score ? b : a), { name: '', score: 0 });
      return [entity.name, best.name];
    }),
  );
});

function belonging(spine: Spine, feature: FeatureFact, entity: EntityFact): number {
  const spoken = askedBy(spine, feature).filter((each) => mentions(each.text, entity)).length;
  const named = feature.entityNames.includes(entity.name) ? 2 : 0;
  const inName = mentions(feature.name, entity) ? 4 : 0;
  const isAbout = feature.name.toLowerCase().startsWith(`${entity.name.toLowerCase()} `);
  const shows = isAbout && LOOKED_AT.test(feature.name) ? 6 : 0;
  const keeps = inName > 0 && /manag|admin|config|catalog|maint/i.test(feature.name) ? 2 : 0;
  const made = askedBy(spine, feature).some(({ text }) =>
    [OPERATIONS.create, OPERATIONS.update, OPERATIONS.delete].some((verb) => isAskedOf(text, verb, entity)),
  );
  return spoken + named + inName + shows + keeps + (made ? 3 : 0) + (enrols(spine, feature, entity) ? 6 : 0);
}

/** The record of a person belongs where somebody makes it. */
function enrols(spine: Spine, feature: FeatureFact, entity: EntityFact): boolean {
  if (!isRoleEntity(spine, entity)) return false;
  const made = askedBy(spine, feature).map(({ text }) => text.slice(Math.max(0, text.search(ENROL))));
  return made.some((text) => ENROL.test(text) && mentions(text, entity));
}
