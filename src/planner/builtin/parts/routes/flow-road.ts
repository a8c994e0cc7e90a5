// Owns the road of a call that a page makes: through the entry and the owner of a thing to its store, and back.
// Keeps true: each step goes along an edge of the graph, a reply back along its call.
import type { Component } from '../../../../blueprint/parts/structure.ts';
import { call, reply, type Step } from '../../flows/flow-steps.ts';
import { apiOf, coreOf, storeUnder } from '../../spine/facts.ts';
import type { EntityFact, Spine } from '../../spine.ts';

/** The parts that a call of the page passes. */
export interface Road {
  readonly client: string;
  readonly entry: string;
  readonly owner: string;
  readonly store: string;
}

/** The road of a call on a thing. Pure. */
export function roadOf(spine: Spine, client: string, thing: EntityFact): Road {
  const owner: Component = spine.structure.components.find(({ id }) => id === thing.owner) ?? coreOf(spine);
  return { client, entry: apiOf(spine).id, owner: owner.id, store: storeUnder(spine, owner).id };
}

/** A call through to the store and back. Pure. */
export function throughTo(road: Road, line: string, does: string, finds: string, answer: string): Step[] {
  const { client, entry, owner, store } = road;
  const inner = owner === entry ? [] : [call(entry, owner, 'checked request')];
  const outer = owner === entry ? [] : [reply(owner, entry, finds)];
  return [
    call(client, entry, line),
    ...inner,
    call(owner, store, does),
    reply(store, owner, finds),
    ...outer,
    reply(entry, client, answer),
  ];
}
