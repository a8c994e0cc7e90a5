// Owns what happens behind the client in a flow: which call is made, by whom it is answered, what is read and written.
// Keeps true: a call that the inputs write for the deed is the one that is made; each step goes along an edge.
import type { Component } from '../../../blueprint/parts/structure.ts';
import type { Requirement } from '../../../blueprint/requirement.ts';
import type { Graph } from '../graph/graph.ts';
import { filledFrom } from '../spine/filled-from.ts';
import type { EntityFact, FeatureFact } from '../spine.ts';
import { call, reply, type Step, take } from './flow-steps.ts';
import { byCall, type Request, requestOf } from './requests.ts';
import { callFor, isCallOn, type StatedCall } from './stated-calls.ts';

export interface ServerInput {
  readonly graph: Graph;
  readonly entities: readonly EntityFact[];
  readonly requirements: readonly Requirement[];
  /** The calls that the inputs write down; none by default. */
  readonly stated?: readonly StatedCall[];
}

/** The entity named in the flow's title, else the one its steps speak of most, else the feature's. */
function entityMeant(
  entities: readonly EntityFact[],
  title: string,
  text: string,
  feature: FeatureFact | undefined,
): EntityFact | undefined {
  const times = (one: EntityFact, where: string): number =>
    where.toLowerCase().split(one.name.toLowerCase()).length - 1;
  const acted =
    /\b(?:cancel|book|reserv|approv|reject|confirm|annotat|creat|add|writ|submit|delet|remov|clos|finali[sz])\w*\s+(?:an?|the|each|one)\s+([a-z-]+(?: [a-z-]+)?)/i.exec(
      text,
    )?.[1];
  const object = acted
    ? entities
        .filter((one) => acted.toLowerCase().startsWith(one.name.toLowerCase()))
        .toSorted((a, b) => b.name.length - a.name.length)[0]
    : undefined;
  if (object) return object;
  const named = entities.find((one) => times(one, title) > 0);
  const spoken = entities
    .filter((one) => times(one, text) > 0)
    .toSorted((a, b) => times(b, text) - times(a, text))[0];
  return named ?? spoken ?? entities.find((one) => feature?.entityNames.includes(one.name)) ?? entities[0];
}

/** The call that the inputs write for this deed, else the one that its words ask for. */
function requestFor(input: ServerInput, entity: EntityFact | undefined, told: Told): Request {
  const segment = entity?.segment ?? 'records';
  const asked = requestOf(`${told.title} ${told.text}`, segment);
  if (input.graph.places.entry === 'access-rules') return throughLibrary(asked, entity);
  const demands = input.requirements.filter((one) => told.serves.includes(one.id)).map((one) => one.text);
  return byCall(
    asked,
    callFor(input.stated ?? [], { ...asked, segment }, [told.title, told.text, ...demands].join(' ')),
  );
}

/** A deed in words: its name, what is said of it, and the demands behind it. */
export interface Told {
  readonly title: string;
  readonly text: string;
  readonly serves: readonly string[];
}

/** What a command reads to do its work: the other things that its path names. */
function sourcesOf(
  { path, isRead }: Request,
  entities: readonly EntityFact[],
  own: EntityFact | undefined,
): EntityFact[] {
  if (isRead) return [];
  const words = path.replaceAll('-', '/');
  return entities.filter((one) => one !== own && isCallOn(words, one.segment));
}

/** The thing that a deed is about, with who owns it and where it is kept. Pure. */
export function deedOn(
  { graph, entities }: ServerInput,
  told: Told,
  feature: FeatureFact | undefined,
): { readonly noun: string; readonly owner: string; readonly store: string } {
  const entity = entityMeant(entities, told.title, told.text, feature);
  const owner = entity?.owner ?? graph.places.core;
  const store =
    graph.components.find((one) => one.owner === owner && one.kind === 'store' && one.id !== 'object-store')
      ?.id ?? graph.places.store;
  return { noun: entity?.name ?? 'record', owner, store };
}

/** "Update roster": where the whole of a thing is filled anew, what it is filled from is read. */
function filledIn(input: ServerInput, entity: EntityFact, { title, text }: Told): EntityFact[] {
  const whole = entity.name.toLowerCase().replace(/ entry$/, '');
  const isRun = new RegExp(`\\b(?:updat|refresh|synchroni[sz]|populat)\\w* (?:the )?"?${whole}\\b`, 'i');
  const source = isRun.test(`${title} ${text}`) ? filledFrom(entity, input) : undefined;
  return source === undefined ? [] : [source];
}

/** What the entry, the owner of the data and its store do for a deed that is told. Pure. */
export function serverSteps(input: ServerInput, told: Told, feature: FeatureFact | undefined): Step[] {
  const { graph, entities } = input;
  const { client, entry, core, store } = graph.places;
  const entity = entityMeant(entities, told.title, told.text, feature);
  const owner = entity?.owner ?? core;
  const keeps =
    graph.components.find((one) => one.owner === owner && one.kind === 'store' && one.id !== 'object-store')
      ?.id ?? store;
  const request = requestFor(input, entity, told);
  const sources = [
    ...sourcesOf(request, entities, entity),
    ...(request.isRead || entity === undefined ? [] : filledIn(input, entity, told)),
  ].filter((one, at, all) => one.owner === owner && all.indexOf(one) === at);
  const noun = request.isRead ? (entity?.plural ?? 'records') : (entity?.name ?? 'record');
  const inner = owner === entry ? [] : [call(entry, owner, 'checked request with role')];
  const outer = owner === entry ? [] : [reply(owner, entry, request.isRead ? noun : 'outcome')];
  return [
    call(client, entry, request.line),
    ...inner,
    ...sources.flatMap(({ plural }) => [call(owner, keeps, `reads ${plural}`), reply(keeps, owner, plural)]),
    ...fetched(graph, owner, request),
    call(owner, keeps, request.isRead ? `reads ${noun}` : `checks the rule, writes ${noun}`),
    reply(keeps, owner, request.isRead ? noun : 'committed'),
    ...(request.isRead
      ? []
      : afterCommit(graph, owner, noun, told.text + toldAlways(noun, input.requirements))),
    ...outer,
    reply(entry, client, request.answer),
  ];
}

/** On a managed backend there is no path to call: the client reads or writes a document. */
function throughLibrary(asked: Request, entity: EntityFact | undefined): Request {
  const noun = entity?.name ?? 'record';
  return asked.isRead
    ? {
        ...asked,
        line: `listens to own ${entity?.plural ?? 'records'}`,
        answer: 'current state, then each change',
      }
    : { ...asked, line: `writes ${noun} with the server time`, answer: 'accepted, or refused by a rule' };
}

const FILLS = /\b(?:sync|import|refresh|fetch|update)\b/;

/** A command that fills from elsewhere asks the outside sources of its component before it writes. */
function fetched({ connections }: Graph, owner: string, { path, isRead }: Request): Step[] {
  if (isRead || !FILLS.test(path)) return [];
  return connections
    .filter((one) => one.from === owner && one.verb.startsWith('fetches data'))
    .flatMap(({ to }) => [
      call(owner, to, 'fetches current values'),
      reply(to, owner, 'values, or a failure'),
    ]);
}

/** What reaches people: something is sent to them, or they get it. */
const IS_SENT =
  /\b(?:confirmation|reminder|notification|message|sms|e-?mail|offer)s?\b[^.;]{0,30}\b(?:is|are|gets?) sent\b|\b(?:receives?|gets?|(?:is|are) sent) (?:an? |the )?(?:confirmation|reminder|notification|message|sms|e-?mail|offer|code|pin|link)/i;

/** What is sent, in the word of the flow. */
function sentIn(text: string): string {
  const [told = ''] = IS_SENT.exec(text) ?? [];
  const [word = 'message'] =
    /\b(?:confirmation|reminder|notification|offer|code|pin|link)\b/i.exec(told) ?? [];
  return word.toLowerCase();
}

/** Whose webhook it is: "Agent's webhook" gives "agent"; null for what is no webhook. */
function calledBack(name: string): string | null {
  return /^(.+?)['’]s? webhook/i.exec(name)?.[1]?.toLowerCase() ?? null;
}

/** True where the words of a flow have the outside system told of a thing: it takes copies of it, or is what it is sent through. */
function isToldOf({ name, responsibility }: Component, verb: string, noun: string, text: string): boolean {
  if (verb.startsWith('copies')) return new RegExp(`\\b${noun}s?\\b`, 'i').test(responsibility);
  const party = calledBack(name);
  const isPartyTold = new RegExp(`\\b${party} (?:is|gets) told\\b|\\b(?:tells?|told) the ${party}\\b`, 'i');
  return verb.startsWith('sends messages') && (party === null ? IS_SENT : isPartyTold).test(text);
}

/** "Tell the carrier of each status change of a parcel": what holds for each change, in the words of a flow. Pure. */
export function toldAlways(noun: string, requirements: readonly Requirement[]): string {
  const each = new RegExp(
    `\\b(?:tells?|notif(?:y|ies)|informs?) (?:an?|the) ([\\w-]+) (?:of|about) (?:each|every|all) (?:\\w+ )?changes? (?:of|to) (?:an?|the|each) ${noun}\\b`,
    'i',
  );
  const parties = requirements.flatMap(({ text }) => each.exec(text)?.[1] ?? []);
  return parties.map((party) => ` The ${party.toLowerCase()} is told.`).join('');
}

/** What the worker tells outside systems once it took up a change. */
function toldOutside(graph: Graph, work: string, noun: string, text: string): Step[] {
  const edges = graph.connections.filter(({ from, isAsync }) => from === work && isAsync);
  return edges.flatMap(({ to, verb }) => {
    const outside = graph.components.find(({ id, kind }) => id === to && kind === 'external');
    if (outside === undefined || !isToldOf(outside, verb, noun, text)) return [];
    const isCopy = verb.startsWith('copies');
    const isCall = calledBack(outside.name) !== null;
    return [
      call(
        work,
        to,
        isCopy
          ? `copies the ${noun}`
          : isCall
            ? `tells the new state of the ${noun}`
            : `sends the ${sentIn(text)}`,
      ),
    ];
  });
}

/** What follows a commit where the pattern has a bus: published, taken up, recorded, and told outside where the words say so. Pure. */
export function afterCommit(graph: Graph, owner: string, noun: string, text = ''): Step[] {
  const { places, connections } = graph;
  const has = (from: string, to: string): boolean =>
    connections.some((one) => one.from === from && one.to === to);
  const { bus, work } = places;
  if (bus === null || !has(owner, bus)) return [];
  const published = call(owner, bus, `publishes "${noun} changed"`);
  if (work === null || !has(work, bus)) return [published];
  const taken = take(work, bus, `"${noun} changed"`);
  return [published, taken, ...toldOutside(graph, work, noun, text)];
}
