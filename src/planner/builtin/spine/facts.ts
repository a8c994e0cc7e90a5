// Owns what the parts look up in a spine: components by what they do, choices of the stack, stated numbers, who may do what.
// Must not write prose for one part. Never names a component, role or requirement that the spine does not hold.

import type { StackGroup } from '../../../blueprint/parts/stack.ts';
import type { Component } from '../../../blueprint/parts/structure.ts';
import type { Integration } from '../../../blueprint/reading.ts';
import type { Measure, Quantity, Requirement } from '../../../blueprint/requirement.ts';
import { isActedOn, isLet } from '../people/acting.ts';
import { ADMINISTERS, chiefAmong } from '../people/chief.ts';
import type { EntityFact, FeatureFact, RoleFact, Spine } from '../spine.ts';
import { isLoadedByPage } from '../stack/page-services.ts';
import { JOB_TABLE } from '../stack/unit-technology.ts';
import { keywords, overlap } from '../things/phrases.ts';

type Kind = Component['kind'];

/** The components of these kinds, in the order of the structure. Pure. */
export function componentsOf(spine: Spine, ...kinds: readonly Kind[]): Component[] {
  return spine.structure.components.filter((component) => kinds.includes(component.kind));
}

function firstOf(spine: Spine, kinds: readonly Kind[]): Component {
  const byKind = kinds.flatMap((kind) => componentsOf(spine, kind));
  const first = byKind[0] ?? spine.structure.components[0];
  if (first === undefined) throw new Error('a structure has at least two components');
  return first;
}

/** The outside systems that some part of ours calls or is called by. Pure. */
export function partners(spine: Spine): Integration[] {
  return spine.input.reading.integrations.filter((each) => !(spine.hasUi && isLoadedByPage(each)));
}

/** The outside systems that only the page loads. Pure. */
export function pageServices(spine: Spine): Integration[] {
  return spine.hasUi ? spine.input.reading.integrations.filter(isLoadedByPage) : [];
}

/** The outside systems that the graph calls; what a page loads by itself is none of them. Pure. */
export function calledSystems(spine: Spine): Integration[] {
  const called = componentsOf(spine, 'external').map((each) => keywords(`${each.name} ${each.technology}`));
  return partners(spine).filter(({ name }) =>
    called.some((words) => [...keywords(name)].some((word) => words.has(word))),
  );
}

/** True for a queue that is a table of the database, and so no store of its own. Pure. */
export function isJobTable({ kind, technology }: Component): boolean {
  return kind === 'queue' && technology.startsWith(JOB_TABLE);
}

/** The component that answers the API: the gateway, else the first service, else what there is. Pure. */
export function apiOf(spine: Spine): Component {
  return firstOf(spine, ['gateway', 'service', 'worker', 'external']);
}

/** The component that holds the product's rules: the owner of the main entity, else the first service. Pure. */
export function coreOf(spine: Spine): Component {
  const owner = mainEntity(spine)?.owner;
  const named = componentsOf(spine, 'service', 'gateway').find((each) => each.id === owner);
  return named ?? firstOf(spine, ['service', 'gateway', 'worker', 'external']);
}

/** The store of record: the first store, else the outside system that keeps the data. Pure. */
export function storeOf(spine: Spine): Component {
  return firstOf(spine, ['store', 'external', 'service']);
}

/** True where the product runs a server of its own; access rules of a provider are none. Pure. */
export function hasServer(spine: Spine): boolean {
  return spine.option.patternId !== 'baas' && componentsOf(spine, 'gateway', 'service').length > 0;
}

/** The technology chosen for a group (and role), or null where none is. Pure. */
export function choice(spine: Spine, group: StackGroup, role?: RegExp): string | null {
  const row = spine.stackRows.find((each) => each.group === group && (role?.test(each.role) ?? true));
  return row?.choice ?? null;
}

const BOUNDS = { exactly: '', atMost: 'at most ', atLeast: 'at least ', about: 'about ' } as const;

function amount(quantity: Quantity): string {
  if (quantity.value === null) return quantity.text;
  const value = quantity.value.toLocaleString('en-US', { maximumFractionDigits: 4 });
  return `${value}${quantity.unit === '%' ? ' %' : ` ${quantity.unit}`}`.trim();
}

/** Where a number comes from, short: "NFR3", "answered by Ana", "PRD.md, line 12". Pure. */
export function origin(quantity: Quantity): string {
  if (quantity.requirementId !== null) return quantity.requirementId;
  const source = quantity.source;
  const asked = source.kind === 'rule' ? /^default of (Q-\d+)/.exec(source.rule)?.[1] : undefined;
  if (asked !== undefined) return `${asked}, assumed`;
  if (source.kind === 'document') return `${source.document}, line ${source.line}`;
  return source.kind === 'person' ? `answered by ${source.name}` : `assumed: ${source.rule}`;
}

/** A number as people read it: "at most 2 s (NFR3)". Pure. */
export function numberText(quantity: Quantity): string {
  return `${BOUNDS[quantity.bound]}${amount(quantity)} (${origin(quantity)})`;
}

/** The stated number for a measure with its origin, or null where nobody stated one. Pure. */
export function stated(spine: Spine, measure: Measure): string | null {
  const quantity = spine.quantity(measure);
  return quantity === null ? null : numberText(quantity);
}

/** The stated number, else the assumption marked as such. Pure. */
export function statedOr(spine: Spine, measure: Measure, assumption: string): string {
  return stated(spine, measure) ?? `assumed: ${assumption}`;
}

/** The requirement with this id, or undefined. Pure. */
export function requirementOf(spine: Spine, id: string): Requirement | undefined {
  return spine.requirements.find((requirement) => requirement.id === id);
}

/** The texts of these requirements, joined. Pure. */
export function textOf(spine: Spine, ids: readonly string[]): string {
  return ids.map((id) => requirementOf(spine, id)?.text ?? '').join(' ');
}

/** The ids that exist as requirements, without repeats, in order. Pure. */
export function known(spine: Spine, ids: readonly string[]): string[] {
  const all = new Set([...spine.requirements, ...spine.further].map((requirement) => requirement.id));
  return [...new Set(ids)].filter((id) => all.has(id));
}

/** Everything people handed in, as one text: documents, challenge and requirements. Pure. */
export function inputText(spine: Spine): string {
  const { brief } = spine.input;
  return [brief.challenge, brief.requirements, ...brief.documents.map((document) => document.text)].join(
    '\n',
  );
}

const SOLE = /\b(?:sole|single) user\b|\bsingle-user\b|\bfor personal use\b|\bonly one user\b/i;

/** True where the inputs say that one person uses the product. Pure. */
export function isSingleUser(spine: Spine): boolean {
  const users = spine.quantity('users');
  return users?.value === 1 || (spine.roles.length <= 1 && SOLE.test(inputText(spine)));
}

/** True where one person runs it on an own machine with an own server: getting in is getting into the machine. Pure. */
export function isOwnMachine(spine: Spine): boolean {
  return isSingleUser(spine) && hasServer(spine) && OWN_MACHINE.test(choice(spine, 'authentication') ?? '');
}

const OWN_MACHINE = /^session of the (?:operating system|machine)/i;

const STAFF =
  /admin|operator|manager|engineer|support|specialist|audit|staff|teacher|doctor|nurse|clinician|analyst|agent|officer|dispatcher|planner|moderator|editor|owner|developer|regulator|master|director|coordinator|supervisor|receptionist|practitioner|physician|therapist|clerk|cashier|warden/i;
const ONLOOKER =
  /viewer|presenter|guest|visitor|auditor|observer|stakeholder|recruiter|regulator|read.?only/i;

/** True for a role that works for the operator of the product rather than for itself. Pure. */
export function isStaff(role: RoleFact): boolean {
  return STAFF.test(role.name);
}

/** True for a role that looks but changes nothing. Pure. */
export function isOnlooker(role: RoleFact): boolean {
  return ONLOOKER.test(role.name) && !ADMINISTERS.test(role.name);
}

/** The role with the widest rights: who invites, who is asked first. Pure. */
export function chiefOf(spine: Spine): RoleFact {
  return chiefAmong(spine.roles) ?? { name: 'User', description: 'Uses the product.', requirementIds: [] };
}

/** The role that the product is made for: the first that works for itself and does something; else the chief. Pure. */
export function mainUser(spine: Spine): RoleFact {
  return spine.roles.find((role) => !isStaff(role) && !isOnlooker(role)) ?? chiefOf(spine);
}

const SHOWCASE = /\b(?:portfolio|showcase|demo(?:nstration)?) (?:piece|project|product|application|app)\b/i;

/** True where the product is made to be shown, and nobody's daily work rests on it. Pure. */
export function isShowcase(spine: Spine): boolean {
  return SHOWCASE.test(inputText(spine));
}

const SETS_UP = /\b(?:easy|quick|simple|fast) ([\w-]+) set-?up\b|\bsets? up (?:an? |the |own )?([\w-]+)/i;

/** True for a role that only looks in all but one thing: it is said to set up what a text speaks of. Pure. */
export function setsUp({ description }: RoleFact, text: string): boolean {
  const [, one, other] = SETS_UP.exec(description) ?? [];
  const thing = (one ?? other ?? '').replace(/s$/, '');
  return (
    thing.length > 3 &&
    new RegExp(`\\b(?:add|creat|register|connect)\\w* (?:an? |the |new )?${thing}s?\\b`, 'i').test(text)
  );
}

function related(spine: Spine, role: RoleFact, text: string, ids: readonly string[]): number {
  const shared = role.requirementIds.filter((id) => ids.includes(id)).length;
  return shared * 3 + overlap(`${role.name} ${role.description} ${textOf(spine, role.requirementIds)}`, text);
}

/** True where a text names a role, in either number; "user" names nobody. Pure. */
export function isNamed(text: string, name: string): boolean {
  const small = ` ${text.toLowerCase().replace(/[^a-z0-9]+/g, ' ')} `;
  const form = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  return form !== 'user' && (small.includes(` ${form} `) || small.includes(` ${form}s `));
}

/** The roles that a text names (its subject before others), else those whose own words come closest or that share its requirements; every role where none stands out. Pure. */
export function rolesNear(spine: Spine, text: string, ids: readonly string[]): string[] {
  const allowed = spine.roles.filter((role) => isLet(text, role.name));
  if (allowed.length > 0) return allowed.map((role) => role.name);
  const subject = text.split(/\b(?:must|shall|should|can|will|may|wants? to)\b/i)[0] ?? '';
  const leading = spine.roles.filter((role) => isNamed(subject, role.name));
  const named = leading.length > 0 ? leading : spine.roles.filter((role) => isNamed(text, role.name));
  if (named.length > 0) return named.map((role) => role.name);
  const scored = spine.roles.map((role) => ({ role, score: related(spine, role, text, ids) }));
  const best = Math.max(0, ...scored.map((each) => each.score));
  const near = scored.filter((each) => best > 0 && each.score >= best * 0.75);
  return (near.length > 0 ? near : scored).map((each) => each.role.name);
}

/** The roles for one demand of a feature: those it names or clearly speaks of, else all that use the feature. Pure. */
export function rolesForText(
  spine: Spine,
  feature: FeatureFact,
  text: string,
  ids: readonly string[],
): string[] {
  const scores = spine.roles.map((role) => related(spine, role, text, ids));
  const isTold = spine.roles.some((role) => feature.roleNames.includes(role.name));
  const isActing = ({ name }: RoleFact): boolean =>
    isNamed(text, name) && !(isTold && !feature.roleNames.includes(name) && isActedOn(text, name));
  const isClear = spine.roles.some(isActing) || (!isTold && Math.max(0, ...scores) >= 2);
  return isClear ? rolesNear(spine, text, ids) : rolesOf(spine, feature);
}

/** The roles that use a feature: as the documents say, else by its words. At least one. Pure. */
export function rolesOf(spine: Spine, feature: FeatureFact): string[] {
  const named = spine.roles.filter((role) => feature.roleNames.includes(role.name)).map((role) => role.name);
  if (named.length > 0) return named;
  return rolesNear(spine, `${feature.name} ${textOf(spine, feature.requirementIds)}`, feature.requirementIds);
}

/** True where an entity is the record of a role ("Skipper"). Pure. */
export function isRoleEntity(spine: Spine, entity: EntityFact): boolean {
  const names = spine.roles.map((role) => role.name.toLowerCase());
  return names.includes(entity.name.toLowerCase()) || /^(?:users?|accounts?|profiles?)$/i.test(entity.name);
}

/** The entity that the product turns on: the first that is not the record of a role; undefined where none is kept. Pure. */
export function mainEntity(spine: Spine): EntityFact | undefined {
  return spine.entities.find((entity) => !isRoleEntity(spine, entity)) ?? spine.entities[0];
}

const MACHINERY = new Set(['media-server', 'inference', 'training-job']);

/** The component that answers for a demand: machinery that serves it, else the owner of the entity, else the core. Pure. */
export function servingPart(spine: Spine, ids: readonly string[], entity: EntityFact | undefined): Component {
  const { components } = spine.structure;
  const machine = components.find(
    (each) => MACHINERY.has(each.id) && each.serves.some((id) => ids.includes(id)),
  );
  return machine ?? components.find((each) => each.id === entity?.owner) ?? coreOf(spine);
}

/** The store that a component keeps its data in: its own, else the store of record. Pure. */
export function storeUnder(spine: Spine, owner: Component): Component {
  const own = spine.structure.components.find(
    (each) => each.kind === 'store' && each.owner === owner.id && each.id !== 'object-store',
  );
  return own ?? storeOf(spine);
}

/** The entities a feature handles, in the order of the spine. Pure. */
export function entitiesOf(spine: Spine, feature: FeatureFact): EntityFact[] {
  return spine.entities.filter((entity) => feature.entityNames.includes(entity.name));
}
