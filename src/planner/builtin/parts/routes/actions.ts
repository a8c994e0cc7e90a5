// Owns the endpoints that are more than a change of fields: a verb of a requirement on the thing that stands behind it.
// Keeps true: a verb without a thing of its own makes no endpoint, and what the product does by itself makes none either.
import type { Endpoint } from '../../../../blueprint/parts/routes.ts';
import { isOwnWork } from '../../people/own-work.ts';
import { entitiesOf, hasServer, isOnlooker, known, rolesOf, setsUp, textOf } from '../../spine/facts.ts';
import { thingIn } from '../../spine/features.ts';
import { mentions, mentionsAlone } from '../../spine/mentions.ts';
import type { FeatureFact, Spine } from '../../spine.ts';
import { unique } from '../../things/nouns.ts';
import { action, article, noun, sentence } from '../../things/phrases.ts';
import { usersOf } from './page-users.ts';
import { type Asked, askedBy, type Resource } from './resources.ts';
import { ACTION_VERBS, type ActionVerb, ON_PAGE } from './verbs.ts';

/** The roles that may change something for these requirements: those they name, without those who only look. Pure. */
export function operationRoles(spine: Spine, feature: FeatureFact, serves: readonly string[]): string[] {
  const asked = serves.length > 0 ? serves.map((id) => [id]) : [[]];
  const users = unique(asked.flatMap((ids) => usersOf(spine, feature, textOf(spine, ids), ids)));
  const said = textOf(spine, serves);
  const active = spine.roles.filter((role) => !isOnlooker(role)).map((role) => role.name);
  const setting = spine.roles.filter((role) => setsUp(role, said)).map((role) => role.name);
  const changing = unique([...users.filter((name) => active.includes(name)), ...setting]);
  return changing.length > 0 ? changing : users;
}

/** The object of a verb ends where its clause does. */
const OBJECT_ENDS =
  /[.;:(]|\b(?:for|by|of|from|with|when|if|so that|so|because|according|based|until|within|without|after|before|in order)\b/i;

/** What stands right behind a match, up to the end of its object. */
function objectOf(text: string, verb: RegExp): string {
  const found = verb.exec(text);
  if (found === null) return '';
  const behind = text.slice(found.index).replace(/^[\w-]+/, '');
  const end = behind.search(OBJECT_ENDS);
  return end < 0 ? behind : behind.slice(0, end);
}

/** Words that may follow the noun of a phrase; any other word makes it the first half of another thing. */
const AFTER_NOUN =
  '(?:and|or|to|for|of|in|on|at|by|with|from|as|into|onto|over|via|per|that|which|who|when|while|where|is|are|was|has|have|can|must|may|only|again|also|automatically|manually|either|between|across|through|using|without|within|before|after|until|if|so|then|not|up|down|out|directly|once|each|every|all|a|an|the)';

/** "the lease terms" are no lease: what follows a thing's name is not the noun that is meant. */
function isHeadOf(object: string, form: string): boolean {
  const name = form.replace(/[^\w ]/g, '.');
  return new RegExp(`${name}(?! (?!${AFTER_NOUN}\\b)[a-z-]+\\b)`).test(object);
}

type Thing = Pick<Resource, 'name' | 'plural'> & { readonly alsoNamed?: readonly string[] };

/** True where a text asks for an operation on this very thing: as the object of the verb, or "is created". Pure. */
export function isAskedOf(text: string, verb: RegExp, thing: Thing): boolean {
  const forms = [thing.name, thing.plural, ...(thing.alsoNamed ?? [])].map((form) => form.toLowerCase());
  const small = text.toLowerCase();
  // Most texts name most things not at all, and verbs are long patterns.
  if (!forms.some((form) => small.includes(form) || /[^\w ]/.test(form))) return false;
  const object = objectOf(text, verb).toLowerCase();
  if (forms.some((form) => isHeadOf(object, form))) return true;
  const found = verb.exec(text);
  const before = text.slice(0, found?.index ?? 0).toLowerCase();
  const isPassive = /\b(?:is|are|be|been|being|gets?)\s+(?:\w+ly\s+)?$/.test(before);
  return isPassive && forms.some((form) => before.includes(form));
}

/** "view the images and annotate them": what stands before is what is meant. */
const PRONOUN = /^\s*(?:them|it|these|those)\b/i;
/** "extend the pick-up time so that the parcel …": a time is no thing that is kept, but one of what is told behind it. */
const OF_A_THING =
  /\b(?:times?|dates?|periods?|deadlines?|limits?|durations?|terms?|quantit(?:y|ies)|priorit(?:y|ies))(?: (?:once|twice|again))?\s*$|\b(?:lists?|reports?|overviews?|summar(?:y|ies)|histor(?:y|ies))\s*$/i;

/** Where the thing of a verb is named: right behind it, before it for a pronoun, anywhere for what is only a part of it. */
function placeOf(text: string, verb: RegExp): string {
  const object = objectOf(text, verb);
  if (PRONOUN.test(object)) return text.slice(0, verb.exec(text)?.index ?? 0);
  return OF_A_THING.test(object) ? text.slice(verb.exec(text)?.index ?? 0) : object;
}

/** The thing that a verb acts on: the entity or noun that follows it; null where a text names none. Pure. */
export function targetOf(spine: Spine, feature: FeatureFact, text: string, verb: RegExp): Resource | null {
  const object = placeOf(text, verb);
  const named = (all: typeof spine.entities): Resource | undefined =>
    all.find((each) => mentionsAlone(object, each, spine.entities));
  const entity = named(entitiesOf(spine, feature)) ?? named(spine.entities);
  // Without a server an operation is one on a stored document, and nothing else can be its target.
  if (entity || !hasServer(spine)) return entity ?? null;
  return thingIn(objectOf(text, verb));
}

/** Words that make a product's own work a read for people: what was sent, what is expected. */
const READS = ['export', 'notifications', 'forecast'];

/** The demand alone where it begins with the same verb: nobody says "Cancel a fare: cancel a fare". */
function purposeOf(does: string, what: string, aim: string): string {
  const isSame = aim.toLowerCase().startsWith(`${does.toLowerCase()} `);
  return sentence(isSame ? aim : `${does} ${what}: ${aim}`);
}

function actionEndpoint(spine: Spine, feature: FeatureFact, asked: Asked, verb: ActionVerb): Endpoint | null {
  const isReading = READS.includes(verb.segment);
  if (!isReading && isOwnWork(asked.text)) return null;
  const target =
    targetOf(spine, feature, asked.text, verb.verb) ??
    (isReading ? readOf(spine, feature, asked.text) : null);
  if (target === null) return null;
  const item = verb.on === 'item' ? '/{id}' : '';
  const tail = target.segment.endsWith(verb.segment) ? '' : `/${verb.segment}`;
  const what = verb.on === 'item' ? article(noun(target.name)) : noun(target.plural);
  return {
    method: isReading ? 'GET' : ['position', 'schedule', 'pause'].includes(verb.segment) ? 'PUT' : 'POST',
    path: `/v1/${target.segment}${item}${tail}`,
    purpose: purposeOf(verb.does, what, action(asked.text, 140)),
    roles: isReading ? rolesOf(spine, feature) : operationRoles(spine, feature, [asked.id]),
    serves: known(spine, [asked.id]),
  };
}

/** What stands behind "before each" or "about every": the thing that something made is for. Pure. */
export function aboutIn(text: string): string {
  return /\b(?:before|about|for|of) (?:each|every) ([\w -]{3,40})/i.exec(text)?.[1] ?? '';
}

function readOf(spine: Spine, feature: FeatureFact, text: string): Resource | null {
  const about = spine.entities.find((each) => mentions(aboutIn(text), each));
  return about ?? entitiesOf(spine, feature)[0] ?? null;
}

/** What is asked for stands before what goes along with it. */
function mainClause(text: string): string {
  return text.split(/,\s*(?:with|which|while|where|so)\b|;|\bso that\b/)[0] ?? text;
}

/** One endpoint for each demand of a feature whose verb acts on something. Pure. */
export function actionEndpoints(spine: Spine, feature: FeatureFact): Endpoint[] {
  const served = askedBy(spine, feature).filter((each) => !ON_PAGE.test(each.text));
  return served.flatMap((asked) => {
    const verb = ACTION_VERBS.find((each) => each.verb.test(mainClause(asked.text)));
    return (verb && actionEndpoint(spine, feature, asked, verb)) ?? [];
  });
}
