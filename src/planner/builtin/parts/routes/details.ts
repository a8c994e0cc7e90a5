// Owns the endpoints of what is set up, tested or restricted under a managed thing: "define end-points" under "Member management".
// Keeps true: only a demand that no other endpoint serves makes one, and only where its section is named after an entity.
import type { Endpoint } from '../../../../blueprint/parts/routes.ts';
import { isRoleEntity, known } from '../../spine/facts.ts';
import { type Thing, thingIn } from '../../spine/features.ts';
import { mentions } from '../../spine/mentions.ts';
import type { EntityFact, FeatureFact, Spine } from '../../spine.ts';
import { action, sentence, slug } from '../../things/phrases.ts';
import { operationRoles } from './actions.ts';
import { type Asked, askedBy } from './resources.ts';

const SETS_UP =
  /^(?:define|manage|maintain|configure|set up)(?: and (?:define|manage|maintain|configure))? /i;
const TESTS = /^(?:test|check) (?:the )?(?=\w+ of )/i;
/** "Restrict a member's connection to send or receive only". */
const RESTRICTS = /^(?:restrict|limit) [^.;]{3,60}? to [^.;]{3,60}? only\b/i;

/** The entity that a section is named after: "Silo", "Silo management". */
function managedIn(spine: Spine, feature: FeatureFact): EntityFact | undefined {
  const name = feature.name.toLowerCase().replace(/ (?:management|administration)$/, '');
  return spine.entities.find((each) => [each.name, each.plural].some((form) => form.toLowerCase() === name));
}

/** What is set up is part of an item; what bears the name of a thing that is nobody's record is one of its own. */
function pathOf(spine: Spine, owner: EntityFact, thing: Thing): string {
  const own = owner.name.toLowerCase();
  const isNamed = thing.name.toLowerCase().startsWith(`${own} `);
  if (isNamed && !isRoleEntity(spine, owner)) return `/v1/${thing.segment}`;
  const part = isNamed ? thing.plural.toLowerCase().slice(own.length + 1) : thing.plural;
  return `/v1/${owner.segment}/{id}/${slug(part)}`;
}

/** What something may do is narrowed by a call of its own, and widened again by the same. */
function restriction(spine: Spine, feature: FeatureFact, owner: EntityFact, asked: Asked): Endpoint {
  return {
    method: 'PUT',
    path: `/v1/${owner.segment}/{id}/restriction`,
    purpose: sentence(`${action(asked.text, 140)}, or lift it`),
    roles: operationRoles(spine, feature, [asked.id]),
    serves: known(spine, [asked.id]),
  };
}

function detailOf(spine: Spine, feature: FeatureFact, owner: EntityFact, asked: Asked): Endpoint | null {
  if (RESTRICTS.test(asked.text))
    return mentions(asked.text, owner) ? restriction(spine, feature, owner, asked) : null;
  const isTest = TESTS.test(asked.text);
  const thing = thingIn(asked.text.replace(isTest ? TESTS : SETS_UP, ''));
  if (thing === null || thing.segment === owner.segment) return null;
  const path = isTest ? `/v1/${owner.segment}/{id}/${slug(thing.name)}-tests` : pathOf(spine, owner, thing);
  return {
    method: isTest ? 'POST' : 'PUT',
    path,
    purpose: sentence(action(asked.text, 140)),
    roles: operationRoles(spine, feature, [asked.id]),
    serves: known(spine, [asked.id]),
  };
}

/** The endpoints of what a section on one thing asks to set up or test, beside those that are drafted. Pure. */
export function detailEndpoints(
  spine: Spine,
  feature: FeatureFact,
  drafted: readonly Endpoint[],
): Endpoint[] {
  const owner = managedIn(spine, feature);
  if (owner === undefined) return [];
  const served = new Set(drafted.flatMap((each) => each.serves));
  return askedBy(spine, feature)
    .filter(({ id, text }) => !served.has(id) && [SETS_UP, TESTS, RESTRICTS].some((said) => said.test(text)))
    .flatMap((asked) => detailOf(spine, feature, owner, asked) ?? []);
}
