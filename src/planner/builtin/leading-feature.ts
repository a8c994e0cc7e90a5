// Owns which feature leads: the one on the product's key thing, never one of which hardly anything is asked.
// Keeps true: no demand is lost, none stands twice; where the first feature is no small one and no process in phases is told, nothing moves.
import type { Requirement } from '../../blueprint/requirement.ts';
import { isInstitution } from './people/institutions.ts';
import type { FeatureFact, RoleFact } from './spine.ts';

interface Noun {
  readonly name: string;
  readonly requirementIds: readonly string[];
}

/** A feature with a fifth of the demands of the largest is at the edge of the product. */
const SMALL_SHARE = 5;
/** With fewer features than this, the key thing has its place in one of them. */
const MANY = 6;
const FEWEST = 3;

/** The features with the leading one first and the small ones last. Pure. */
export function ledByMain(
  features: readonly FeatureFact[],
  entities: readonly Noun[],
  roles: readonly RoleFact[],
  requirements: readonly Requirement[],
  isPhase: (text: string) => boolean = () => false,
): FeatureFact[] {
  const most = Math.max(0, ...features.map((one) => one.requirementIds.length));
  const isSmall = (one: FeatureFact): boolean => one.requirementIds.length * SMALL_SHARE <= most;
  const [first] = features;
  const isTold = requirements.some(({ text }) => isPhase(text));
  if (first === undefined || (!isSmall(first) && !isTold)) return [...features];
  const all = withKey(features, entities, roles, requirements, isPhase);
  const asked = (one: FeatureFact): number => shared(one, entities[0]);
  const large = all.filter((one) => !isSmall(one));
  const lead = large.toSorted((a, b) => asked(b) - asked(a))[0];
  return [
    ...large.filter((one) => one === lead),
    ...large.filter((one) => one !== lead),
    ...all.filter(isSmall),
  ];
}

function shared({ requirementIds }: Noun, key: Noun | undefined): number {
  return requirementIds.filter((id) => key?.requirementIds.includes(id)).length;
}

/** What a told process passes through is the key thing's as well. Where many headings name areas and none is the key thing's, what they drew to them of it is a feature of its own. */
function withKey(
  features: readonly FeatureFact[],
  entities: readonly Noun[],
  roles: readonly RoleFact[],
  requirements: readonly Requirement[],
  isPhase: (text: string) => boolean,
): FeatureFact[] {
  const key = entities[0];
  if (key === undefined || features.length < MANY || features.some((one) => isNamed(one, key)))
    return [...features];
  const drawn = requirements
    .filter((one) => one.kind === 'functional')
    .filter((one) => key.requirementIds.includes(one.id) || isPhase(one.text))
    .filter((one) => !features.some((each) => standsUnder(one, each)))
    .map((one) => one.id);
  if (drawn.length < FEWEST) return [...features];
  const rest = features.map((one) => ({
    ...one,
    requirementIds: one.requirementIds.filter((id) => !drawn.includes(id)),
  }));
  return [keyFeature(key, drawn, entities, roles), ...rest.filter((one) => one.requirementIds.length > 0)];
}

const isNamed = (one: FeatureFact, { name }: Noun): boolean =>
  one.name.toLowerCase().includes(name.toLowerCase());

function standsUnder({ source }: Requirement, { name }: FeatureFact): boolean {
  return source.kind === 'document' && source.heading === name;
}

function keyFeature(
  { name }: Noun,
  ids: readonly string[],
  entities: readonly Noun[],
  roles: readonly RoleFact[],
): FeatureFact {
  const handles = (one: Noun): boolean => one.requirementIds.some((id) => ids.includes(id));
  const acting = roles.filter((one) => isInstitution(one) || handles(one));
  return {
    name: `${name} management`,
    requirementIds: ids,
    entityNames: entities.filter(handles).map((one) => one.name),
    roleNames: (acting.length > 0 ? acting : roles.slice(0, 1)).map((one) => one.name),
  };
}
