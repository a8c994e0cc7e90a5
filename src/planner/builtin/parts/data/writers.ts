// Owns who writes the rows of each thing: the calls and flows of this design, and which things none of them makes.
// Keeps true: only calls and flows that exist are named; what nothing makes is said once, to those who design the schema.
import type { Data, Entity } from '../../../../blueprint/parts/data.ts';
import type { Endpoint, Routes } from '../../../../blueprint/parts/routes.ts';
import type { Flow, Structure } from '../../../../blueprint/parts/structure.ts';
import type { Requirement } from '../../../../blueprint/requirement.ts';
import { singular } from '../../reading/nouns.ts';
import { series, slug } from '../../things/phrases.ts';

interface Ground {
  readonly endpoints: readonly Endpoint[];
  readonly structure: Pick<Structure, 'components' | 'flows'> & Partial<Pick<Structure, 'connections'>>;
  readonly requirements: readonly Requirement[];
  /** The slug of each thing: "box-opening". */
  readonly things: readonly string[];
  readonly data: Pick<Data, 'entities' | 'relations'>;
}

const WRITES = /^(?:POST|PUT|PATCH|DELETE)$/;

interface Target {
  readonly thing: string;
  /** True where the call is on the whole list of the thing, or on the part of another that it is. */
  readonly isList: boolean;
}

/** What a call is on: `/boxes/{id}/openings` is on box openings where there are such, else on one box. */
function targetOf({ path }: Endpoint, things: readonly string[]): Target {
  const [first = '', second = ''] = path
    .split('/')
    .filter((part) => part !== '' && !/^(?:v\d+|\{.+\})$/.test(part))
    .map((part) => slug(singular(part.replaceAll('-', ' '))));
  const isPart = (name: string): boolean =>
    second !== '' && (name === `${first}-${second}` || name === second || name.startsWith(`${second}-`));
  const part = things.find(isPart);
  return { thing: part ?? first, isList: part !== undefined || second === '' };
}

/** True for a call that makes a row: posted to the list, put in its place, or filled by a run. */
function isMaking(one: Endpoint, { isList }: Target): boolean {
  const isOfOne = one.path.endsWith('}');
  if (one.method === 'POST') return one.path.endsWith('/sync') || (isList && !isOfOne);
  return one.method === 'PUT' && isList;
}

function writingFlow(
  { structure }: Ground,
  { name }: Entity,
): { readonly flow: Flow; readonly by: string } | null {
  const writes = new RegExp(`\\bwrites (?:[A-Z][\\w -]*,? and )?${name}\\b(?![ -][A-Z])`);
  for (const flow of structure.flows) {
    const step = flow.steps.find(({ action, isReply }) => !isReply && writes.test(action));
    const by = structure.components.find(({ id }) => id === step?.from)?.name;
    if (by !== undefined) return { flow, by };
  }
  return null;
}

/** "The system must send a reminder": the program makes one by itself. */
function demandedOf({ requirements }: Ground, { name }: Entity): Requirement | undefined {
  const makes = new RegExp(
    `^(?:the |an? )?(?:[\\w-]+ )?(?:system|platform|product|app|application|service|server|backend)s? (?:\\w+ ){0,3}(?:issues?|creates?|generates?|makes?|sends?|records?) (?:an?|the|each|every) (?:new )?${name}\\b`,
    'i',
  );
  return requirements.find(({ text }) => makes.test(text));
}

const PART_OF_A_CHANGE = /^(.+) (?:event|line)$/;

/** A row with the time it was made and none of a change is written once, by the program. */
function isAppended({ fields }: Entity): boolean {
  const has = (name: string): boolean => fields.some((one) => one.name === name);
  return has('created_at') && !has('updated_at');
}

const REPORTS = /^reports [a-z ]+ of the ([a-z]+) to$/;
const PULLED = /\b(?:stream|feed)$/i;

/** What one part reports of a thing to the part that keeps it; and the stream, which is opened with its source. */
function reportOf({ structure: { components, connections = [] } }: Ground, entity: Entity): string | null {
  const nameOf = (id: string): string => components.find((one) => one.id === id)?.name ?? id;
  const told = connections.find(({ to, verb }) => {
    const [, thing] = REPORTS.exec(verb) ?? [];
    return thing !== undefined && to === entity.owner && entity.name.toLowerCase().split(' ').includes(thing);
  });
  if (told !== undefined) return `Written by ${nameOf(told.to)} from what ${nameOf(told.from)} reports.`;
  const [, above] = /^Belongs to ([a-z ]+)\./.exec(entity.description) ?? [];
  if (above === undefined || !PULLED.test(entity.name)) return null;
  return `Made by the program when the source of its ${above} is opened (assumed).`;
}

/** True where a call makes such a row from nothing: it is posted or put, and names no row of its own. */
function isCalledUp({ endpoints, things }: Ground, name: string): boolean {
  return endpoints.some((one) => {
    const target = targetOf(one, things);
    return target.thing === slug(name) && isMaking(one, target);
  });
}

/** What is kept for each account or each step of a thing begins with the first of them. */
function madeBeside(ground: Ground, { name, fields }: Entity): string {
  const { entities, relations } = ground.data;
  const steps = relations
    .filter(({ from, to, verb }) => from === name && verb === 'passes through' && isCalledUp(ground, to))
    .map(({ to }) => to.toLowerCase());
  if (steps.length > 0) return `Made by the program with its first ${series(steps, 'or')} (assumed).`;
  const parents = relations.filter(({ to }) => to === name).map(({ from }) => from);
  const account = parents
    .map((parent) => `${parent} Account`)
    .find((one) => entities.some((each) => each.name === one) && isCalledUp(ground, one));
  if (account !== undefined && fields.some((one) => one.name === 'currency'))
    return `Made by the program with each ${account.toLowerCase()} (assumed).`;
  const closed = relations.find(({ from, to }) => from === name && isClosed(ground, to))?.to;
  return closed === undefined
    ? ''
    : `Made by the program when a ${closed.toLowerCase()} of it is closed (assumed).`;
}

function isClosed({ endpoints, things }: Ground, name: string): boolean {
  return endpoints.some((one) => one.path.endsWith('/closure') && targetOf(one, things).thing === slug(name));
}

/** Who makes what no call makes: the program, because a demand wants it or because it tells of a change of another thing. */
function madeByProgram(ground: Ground, entity: Entity): string {
  const demand = demandedOf(ground, entity);
  if (demand !== undefined) return `Made by the program (${demand.id}).`;
  const report = reportOf(ground, entity);
  if (report !== null) return report;
  if (isAppended(entity)) return 'Made by the program with what it tells of.';
  const [, parent] = PART_OF_A_CHANGE.exec(entity.name.toLowerCase()) ?? [];
  const [above = ''] = /^Belongs to [^.]*\./.exec(entity.description) ?? [];
  return parent !== undefined && above.includes(parent)
    ? `Made by the program with each change of its ${parent} (assumed).`
    : madeBeside(ground, entity);
}

function writtenBy(ground: Ground, calls: readonly Endpoint[], entity: Entity): string {
  const [first, ...others] = calls;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  if (first !== undefined) {
    const isMade = calls.some((one) => isMaking(one, targetOf(one, ground.things)));
    const begun = isMade ? '' : madeBeside(ground, entity);
    return `Written by \`${first.method} ${first.path}\`${more}.${begun === '' ? '' : ` ${begun}`}`;
  }
  const flow = writingFlow(ground, entity);
  return flow === null ? madeByProgram(ground, entity) : `Written by ${flow.by} in ${flow.flow.id}.`;
}

/** The parts of the data with who writes each thing, and a note on the things that nothing here makes. Pure. */
export function withWriters(
  data: Data,
  { groups }: Pick<Routes, 'groups'>,
  { structure, requirements }: Pick<Ground, 'structure' | 'requirements'>,
): Data {
  const things = data.entities.map(({ name }) => slug(name));
  const endpoints = groups.flatMap((group) => group.endpoints).filter(({ method }) => WRITES.test(method));
  const ground = { endpoints, structure, requirements, things, data };
  const callsOn = (entity: Entity): Endpoint[] =>
    endpoints.filter((one) => targetOf(one, things).thing === slug(entity.name));
  const entities = data.entities.map((entity) => {
    const told = writtenBy(ground, callsOn(entity), entity);
    return told === ''
      ? entity
      : { ...entity, description: `${entity.description.replace(HANDLED, '')} ${told}`.trim() };
  });
  const unmade = data.entities.filter(
    (entity) =>
      !callsOn(entity).some((one) => isMaking(one, targetOf(one, things))) &&
      writingFlow(ground, entity) === null &&
      madeByProgram(ground, entity) === '',
  );
  return { ...data, entities, forDataArchitect: [...data.forDataArchitect, ...noteOn(unmade)] };
}

const HANDLED = /\s*(?:Handled by [^.]+\.|Named in the documents\.)$/;

function noteOn(unmade: readonly Entity[]): string[] {
  if (unmade.length === 0) return [];
  const names = series(unmade.map(({ name }) => name));
  return [
    `No call of this design makes a row of ${names}: settle for each whether the program writes it with something else or it is loaded, and by whom.`,
  ];
}
