// Owns what happens behind a device in a flow: it decides by what it holds, and what it did is taken over afterwards.
// Keeps true: each step goes along an edge of the graph; the owner of a thing alone writes it.
import { AT_DEVICE } from '../graph/device-surface.ts';
import type { Graph } from '../graph/graph.ts';
import { call, reply, type Step, take } from './flow-steps.ts';
import { afterCommit } from './server-steps.ts';

/** What a flow at a device changes, in the words of the flow; `isOffline` where it goes on without a connection. */
export interface DeviceDeed {
  readonly noun: string;
  readonly owner: string;
  readonly store: string;
  readonly text: string;
  readonly isOffline: boolean;
}

/** What the device does by itself before anything moves. Pure. */
export function decidedAt({ text, isOffline }: DeviceDeed): Step {
  const alone = isOffline ? ', also without a connection' : '';
  const does =
    /\b(?:codes?|pins?)\b/i.test(text) && /\b(?:enters?|types?)\b/i.test(text)
      ? 'compares the code with the keyed hashes it holds'
      : 'decides by the state it holds';
  return call(AT_DEVICE.client, AT_DEVICE.client, `${does}${alone}`);
}

/** How what was done at the device reaches the owner of the thing, and who is told then. Pure. */
export function reportedBy(graph: Graph, deed: DeviceDeed): Step[] {
  const { client, gateway } = AT_DEVICE;
  const { bus } = graph.places;
  const { noun, owner, store, text, isOffline } = deed;
  const later = isOffline ? ', as soon as it has a connection' : '';
  const has = (from: string, to: string): boolean =>
    graph.connections.some((one) => one.from === from && one.to === to);
  const overBus =
    bus !== null && has(gateway, bus) && has(owner, bus)
      ? [call(gateway, bus, 'hands it on with its number'), take(owner, bus, 'it, each number once')]
      : has(gateway, owner)
        ? [call(gateway, owner, 'hands it on with its number')]
        : [];
  return [
    call(client, gateway, `reports what was done, numbered${later}`),
    ...overBus,
    call(owner, store, `writes ${noun} as it was done there`),
    reply(store, owner, 'committed'),
    ...afterCommit(graph, owner, noun, text),
  ];
}
