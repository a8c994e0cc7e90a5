// Owns which requirements drive a decision. Keeps true: those that name what was chosen come first.
import type { DecisionTemplate } from '../../catalogue/decision-template.ts';
import type { DecisionKey } from '../../decision-plan.ts';
import { isDoneBy } from '../../people/acting.ts';
import type { Spine } from '../../spine.ts';
import { unique } from '../../things/nouns.ts';

/** The requirements that drive a decision: those that name its choice, those that speak of its subject, else those that it serves. Pure. */
export function driversOf(spine: Spine, template: DecisionTemplate, id: string): string[] {
  const found = unique([...namingIn(spine, id), ...driversIn(spine, template)]).slice(0, MOST_DRIVERS);
  return found.length > 0 ? found : standingDrivers(template.key, spine);
}

const MOST_DRIVERS = 5;

/** The requirements that carry the words of a subject, each at the beginning of a word; those that lead come first. */
function driversIn(spine: Spine, { drivers, first }: DecisionTemplate): string[] {
  const begun = new RegExp(`\\b(?:${drivers.source})`, drivers.flags);
  const all = spine.serving(begun, spine.requirements.length);
  const leading = first === undefined ? [] : spine.serving(first, spine.requirements.length);
  return unique([...leading, ...all]).slice(0, MOST_DRIVERS);
}

/** The requirements that name what a decision chose. */
function namingIn({ stackRows }: Spine, id: string): string[] {
  return stackRows
    .filter(({ decisionId, origin }) => decisionId === id && origin === 'input')
    .flatMap(({ serves }) => serves);
}

/** Where no requirement names the subject: the requirements of those it serves. */
function standingDrivers(key: DecisionKey, { roles, entities, features, requirements }: Spine): string[] {
  const pages = features.flatMap((one) => one.requirementIds.slice(0, 1));
  const served =
    key === 'session'
      ? ofPeople(roles, requirements)
      : key === 'frontend' && pages.length > 0
        ? pages
        : (entities[0]?.requirementIds ?? []);
  // What only stands beside those who sign in asks for no sign-in.
  if (key === 'session' && served.length > 0) return unique(served).slice(0, 4);
  const any = [
    ...served,
    ...features.flatMap((one) => one.requirementIds),
    ...requirements.map((one) => one.id),
  ];
  return unique(any).slice(0, served.length > 0 ? 4 : 1);
}

/** What people are told to do or need, where any is: a sign-in is for them; else all that speaks of them. */
function ofPeople(roles: Spine['roles'], requirements: Spine['requirements']): string[] {
  const all = roles.flatMap((one) => one.requirementIds);
  const needs = roles.map(
    ({ name }) => new RegExp(`\\b${name.replace(/\W+/g, '.')}s? (?:require|need)s?\\b`, 'i'),
  );
  const isTheirs = (text: string): boolean =>
    roles.some(({ name }) => isDoneBy(text, name)) || needs.some((need) => need.test(text));
  const done = requirements.filter(({ id, text }) => all.includes(id) && isTheirs(text));
  return done.length > 0 ? done.map(({ id }) => id) : all;
}
