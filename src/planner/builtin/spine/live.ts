// Owns which things people see change as it happens, so that texts on the live channel speak of what it carries. Pure.
import type { Requirement } from '../../../blueprint/requirement.ts';
import { LIVE, TWO_WAY } from '../parts/routes/verbs.ts';
import type { EntityFact, FeatureFact } from '../spine.ts';
import { listOf } from '../things/nouns.ts';
import { nearestEntity } from './mentions.ts';

/** Somebody looks at it, or it is updated for somebody: what is only taken in is not shown. */
const SEEN =
  /\b(?:see|sees|shows?|displays?|displaying|views?|watch\w*|monitor\w*|updat\w*|push\w*|notif\w*|map|dashboard|screen|board|occupancy|reach)\b/i;

/** True where a text asks that somebody sees something change as it happens. Pure. */
export function isShownLive(text: string): boolean {
  if (/\binteraction|\bdrag|\banimation|\btaps?\b/i.test(text)) return false;
  return TWO_WAY.test(text) || (LIVE.test(text) && SEEN.test(text));
}

/** The thing of a feature that a demand wants shown live, else any thing it names; undefined where it names none. Pure. */
export function liveThing(
  own: readonly EntityFact[],
  all: readonly EntityFact[],
  text: string,
): EntityFact | undefined {
  return nearestEntity(own, text, LIVE) ?? nearestEntity(all, text, LIVE);
}

interface Facts {
  readonly entities: readonly EntityFact[];
  readonly features: readonly FeatureFact[];
  readonly requirements: readonly Requirement[];
}

/** What the live channel carries, in one phrase; undefined where no demand names a thing for it. Pure. */
export function livePlurals({ entities, features, requirements }: Facts): string | undefined {
  const shown = features.flatMap(({ requirementIds, entityNames }) => {
    const asked = requirements.find(({ id, text }) => requirementIds.includes(id) && isShownLive(text));
    const own = entities.filter(({ name }) => entityNames.includes(name));
    const thing = asked && liveThing(own, entities, asked.text);
    return thing === undefined ? [] : [thing.plural];
  });
  return shown.length === 0 ? undefined : listOf([...new Set(shown)], 2);
}
