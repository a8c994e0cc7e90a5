// Owns how features are split into services: by the entity they share, at most as many as the pattern allows.
import { SAME_THINGS, SCREEN_AREA } from '../catalogue/overlap-data.ts';
import type { EntityNoun } from '../product-nouns.ts';
import type { FeatureFact } from '../spine.ts';
import { clip, slugOf } from '../things/nouns.ts';

/** A domain service: the features it answers for and the entities it owns. */
export interface ServiceGroup {
  readonly id: string;
  readonly name: string;
  readonly features: readonly FeatureFact[];
  readonly entityNames: readonly string[];
}

/** The features in at most `most` groups; the first owns the key entity, and every entity has one owner. Pure. */
export function groupServices(
  features: readonly FeatureFact[],
  entities: readonly EntityNoun[],
  most: number,
): ServiceGroup[] {
  if (most === 0) return [];
  const leads = leadsOf(features, entities, most);
  const homes = features.map((feature) => homeOf(feature, leads, features));
  const owned = entities.map((entity) => ownerOf(entity, features, homes, leads));
  return leads.map((lead, index) => ({
    id: slugOf(`${clip(lead, 30).replace('…', '')} service`),
    name: clip(`${lead} service`, 60),
    features: features.filter((_, at) => homes[at] === index),
    entityNames: entities.filter((_, at) => owned[at] === index).map((one) => one.name),
  }));
}

/** The key entity, then for each feature the entity that fewest other features handle. */
function leadsOf(features: readonly FeatureFact[], entities: readonly EntityNoun[], most: number): string[] {
  const key = entities[0]?.name ?? 'Core';
  const known = new Set(entities.map((one) => one.name));
  // What only shows is no service of its own while an area that works waits for one.
  const working = features.filter(({ name }) => !SCREEN_AREA.test(name));
  const own = [...working, ...features].flatMap((feature) =>
    rarest(feature, features)
      .filter((name) => known.has(name))
      .slice(0, 1),
  );
  const wanted = [...new Set([key, ...own, ...entities.map((one) => one.name)])];
  const leads = wanted.filter((name, at) => !wanted.slice(0, at).some((before) => overlaps(before, name)));
  return leads.slice(0, Math.max(1, Math.min(most, leads.length)));
}

/** True where one name is a synonym or a part of the other, so that two services would share one thing. */
function overlaps(a: string, b: string): boolean {
  const words = (name: string): string[] => name.toLowerCase().split(/[\s-]+/);
  const isWithin = (short: string, long: string): boolean =>
    words(short).every((word) => words(long).includes(word));
  return isWithin(a, b) || isWithin(b, a) || SAME_THINGS.some((same) => same.test(a) && same.test(b));
}

function rarest({ entityNames }: FeatureFact, features: readonly FeatureFact[]): string[] {
  const uses = (name: string): number => features.filter((one) => one.entityNames.includes(name)).length;
  return entityNames.toSorted((a, b) => uses(a) - uses(b));
}

function homeOf(feature: FeatureFact, leads: readonly string[], features: readonly FeatureFact[]): number {
  const own = rarest(feature, features).find((name) => leads.includes(name));
  if (own !== undefined) return leads.indexOf(own);
  return Math.max(
    0,
    leads.findIndex((lead) => feature.name.toLowerCase().includes(lead.toLowerCase())),
  );
}

function ownerOf(
  entity: EntityNoun,
  features: readonly FeatureFact[],
  homes: readonly number[],
  leads: readonly string[],
): number {
  const lead = leads.indexOf(entity.name);
  if (lead >= 0) return lead;
  const near = leads.findIndex((one) => overlaps(one, entity.name));
  if (near >= 0) return near;
  const at = features.findIndex((feature) => feature.entityNames.includes(entity.name));
  return homes[at] ?? 0;
}
