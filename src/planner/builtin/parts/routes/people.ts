// Owns what people say and see of a resource: the verb they make it by, and who looks at what the product makes itself.
import { isDoneBy, isLet } from '../../people/acting.ts';
import { isOwnWork } from '../../people/own-work.ts';
import { requirementOf, rolesOf } from '../../spine/facts.ts';
import { featuresOf } from '../../spine/features.ts';
import { mentions } from '../../spine/mentions.ts';
import type { FeatureFact, Spine } from '../../spine.ts';
import { capital } from '../../things/nouns.ts';
import { article, noun, sentence } from '../../things/phrases.ts';
import { aboutIn, isAskedOf } from './actions.ts';
import { askedBy, type Resource } from './resources.ts';

const PEOPLE_SAY = /\b(book|reserve|place|order|report|schedule|upload|submit|register|onboard)(?:ing)?\b/i;

/** "Add symbols to the watch list" puts something into the thing, and makes none of it. */
function putInto(spine: Spine, resource: Resource, serves: readonly string[]): string | null {
  const into = new RegExp(
    `\\b(add|insert|put)\\w*(?: ability to)? ([\\w -]{3,30}?)(?: directly| manually)? (?:in)?to (?:the|an?|their|his|her) ${resource.name}\\b`,
    'i',
  );
  const [, verb, what] =
    serves.map((id) => into.exec(requirementOf(spine, id)?.text ?? '')).find(Boolean) ?? [];
  return verb === undefined || what === undefined
    ? null
    : sentence(`${capital(verb.toLowerCase())} ${what} to ${article(noun(resource.name))}`);
}

/** What people say they do where they make a thing: they book an appointment, and nobody creates one; null where they say nothing. Pure. */
export function deedOn(spine: Spine, resource: Resource, serves: readonly string[]): string | null {
  const said = serves.flatMap((id) => {
    const text = requirementOf(spine, id)?.text ?? '';
    const verb = PEOPLE_SAY.exec(text)?.[1];
    return verb !== undefined && isAskedOf(text, PEOPLE_SAY, resource) ? [verb] : [];
  })[0];
  if (said === undefined) return putInto(spine, resource, serves);
  return sentence(`${capital(said.toLowerCase())} ${article(noun(resource.name))}`);
}

/** What the product makes by itself about another thing is seen by those who work with that thing; none where people make it. Pure. */
export function makersOf(
  spine: Spine,
  feature: FeatureFact,
  resource: Resource,
  serves: readonly string[],
  home: ReadonlyMap<string, string>,
): string[] {
  const texts = serves.map((id) => requirementOf(spine, id)?.text ?? '');
  if (texts.length === 0 || !texts.every(isOwnWork)) return [];
  const things = spine.entities.filter(
    (entity) => entity.name !== resource.name && texts.some((text) => mentions(aboutIn(text), entity)),
  );
  const others = featuresOf(spine).filter((each) => each.name !== feature.name);
  const near = others.filter((each) => things.some((thing) => home.get(thing.name) === each.name));
  const users = new Set(near.flatMap((each) => rolesOf(spine, each)));
  return spine.roles.filter((role) => users.has(role.name)).map((role) => role.name);
}

/** The roles of a feature that do something in it; all of them where its demands name none as the one who does. Pure. */
export function actingRoles(spine: Spine, feature: FeatureFact): string[] {
  const all = rolesOf(spine, feature);
  const texts = askedBy(spine, feature).map((each) => each.text);
  const does = (name: string): boolean => texts.some((text) => isDoneBy(text, name) || isLet(text, name));
  const acting = all.filter(does);
  return acting.length > 0 ? acting : all;
}
