// Owns the flow that a clock starts: what is due is looked for, done once, and recorded.
// Keeps true: a step goes along an edge of the graph; a demand that names no time of its own gets no such flow.
import type { Component, Flow } from '../../../blueprint/parts/structure.ts';
import type { Requirement } from '../../../blueprint/requirement.ts';
import type { Graph } from '../graph/graph.ts';
import { mentions } from '../spine/mentions.ts';
import type { EntityFact } from '../spine.ts';
import { clip } from '../things/nouns.ts';
import { action } from '../things/phrases.ts';
import { call, reply, type Step } from './flow-steps.ts';
import { afterCommit, type ServerInput, toldAlways } from './server-steps.ts';

const SPAN = '\\d+ (?:minutes?|hours?|days?|weeks?)';
/** "Send a reminder 48 hours and 3 hours before each visit". */
const SENT_AHEAD = new RegExp(
  `\\b(?:send|remind|notify|text)s?\\b.*?\\b(${SPAN}(?:(?:,| and| or) ${SPAN})* (?:before|ahead of|after) (?:each|every|an?|the) [\\w-]+)`,
  'i',
);
/** "Return a parcel when it was not collected within 7 days". */
const RUNS_OUT = new RegExp(
  `\\b(?:return|cancel|close|release|escalate|expire|free)s?\\b.*?\\b(?:when|if|unless|where)\\b.*?\\b(?:within|for|in) (${SPAN})`,
  'i',
);

interface Due {
  readonly demand: Requirement;
  readonly entity: EntityFact;
  readonly when: string;
  readonly isSent: boolean;
}

function meant(entities: readonly EntityFact[], words: string): EntityFact | undefined {
  return entities
    .filter((one) => mentions(words, one))
    .toSorted(
      (a, b) =>
        words.toLowerCase().indexOf(a.name.toLowerCase()) - words.toLowerCase().indexOf(b.name.toLowerCase()),
    )[0];
}

function dueIn({ requirements, entities }: ServerInput): Due[] {
  const asked = requirements.filter(({ kind }) => kind === 'functional');
  const found = (words: RegExp, isSent: boolean): Due[] =>
    asked.flatMap((demand) => {
      const when = words.exec(demand.text)?.[1];
      const entity = meant(entities, action(demand.text, 200));
      return when === undefined || entity === undefined ? [] : [{ demand, entity, when, isSent }];
    });
  return [...found(SENT_AHEAD, true), ...found(RUNS_OUT, false)];
}

interface Ends {
  readonly by: string;
  readonly store: string;
  readonly outside: readonly Component[];
}

/** Who does it: what is sent goes out by the worker where it reaches the store; a thing is moved on by its owner. */
function endsOf({ connections, components, places }: Graph, { entity, isSent }: Due): Ends | null {
  const { owner } = entity;
  const isWired = (from: string, to: string): boolean =>
    connections.some((one) => one.from === from && one.to === to);
  const own = components.find(
    (one) => one.owner === owner && one.kind === 'store' && one.id !== 'object-store',
  );
  const store = own?.id ?? places.store;
  const by = isSent && places.work !== null && isWired(places.work, store) ? places.work : owner;
  const ways = connections.filter((one) => one.from === by && one.verb.startsWith('sends messages'));
  const outside = components.filter(
    ({ id, name }) => ways.some(({ to }) => to === id) && !/webhook/i.test(name),
  );
  return isWired(by, store) ? { by, store, outside } : null;
}

function sent({ by, store, outside }: Ends, { entity, when }: Due): Step[] {
  const thing = entity.name.toLowerCase();
  return [
    call(by, store, `reads what is due: ${when}`),
    reply(store, by, `due ${entity.plural.toLowerCase()}, each locked for this run`),
    ...outside.flatMap(({ id }) => [
      call(by, id, `sends the ${thing}`),
      reply(id, by, 'accepted, or a failure'),
    ]),
    call(by, store, `records each as sent, or for the next try`),
    reply(store, by, 'committed'),
  ];
}

function runOut(
  { graph, requirements }: ServerInput,
  { by, store }: Ends,
  { entity, when, demand }: Due,
): Step[] {
  return [
    call(by, store, `reads ${entity.plural.toLowerCase()} whose ${when} are over`),
    reply(store, by, 'those that are due, each locked for this run'),
    call(by, store, 'moves each on, where its state still allows it'),
    reply(store, by, 'committed'),
    ...afterCommit(graph, by, entity.name, demand.text + toldAlways(entity.name, requirements)),
  ];
}

function drawn(input: ServerInput, due: Due): Flow[] {
  const ends = endsOf(input.graph, due);
  if (ends === null || (due.isSent && ends.outside.length === 0)) return [];
  const asked = action(due.demand.text, 100).split(/,? (?:by|when|if|unless|where|\d)\b/)[0] ?? '';
  const steps = [
    call('actor', ends.by, 'each minute: what is due?'),
    ...(due.isSent ? sent(ends, due) : runOut(input, ends, due)),
  ];
  return [
    { id: 'F-2', name: clip(`By the clock: ${asked}`, 120), actor: 'Clock', steps, serves: [due.demand.id] },
  ];
}

/** The first thing that the inputs want done at a time of its own, sent things first; none on a managed backend. Pure. */
export function dueFlow(input: ServerInput): Flow[] {
  if (input.graph.places.entry === 'access-rules') return [];
  return dueIn(input)
    .flatMap((due) => drawn(input, due))
    .slice(0, 1);
}
