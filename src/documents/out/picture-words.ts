// Owns the container picture in a few words, from the same graph: for a first page where no picture can stand. Pure.
import type { Component, Structure } from '../../blueprint/parts/structure.ts';
import { firstIds } from './first-page.ts';

/** Three lines of a canvas. */
const LIMIT = 300;
const MOST_NAMES = 6;

/** In the order in which a call runs through them. */
const KINDS: Readonly<Record<Component['kind'], readonly [one: string, many: string]>> = {
  client: ['client', 'clients'],
  gateway: ['gateway', 'gateways'],
  service: ['service', 'services'],
  worker: ['worker', 'workers'],
  job: ['job', 'jobs'],
  queue: ['queue', 'queues'],
  cache: ['cache', 'caches'],
  store: ['store', 'stores'],
  external: ['outside system', 'outside systems'],
};

function counted([one, many]: readonly [string, string], count: number): string {
  return `${count} ${count === 1 ? one : many}`;
}

function wordsWith({ components, connections }: Structure, most: number): string {
  const groups = Object.entries(KINDS).flatMap(([kind, words]) => {
    const names = components.filter((it) => it.kind === kind).map((it) => it.name);
    if (names.length === 0) return [];
    const told = most === 0 ? '' : ` (${firstIds(names, most).join(', ')})`;
    return [`${counted(words, names.length)}${told}`];
  });
  return `${groups.join(', ')}; ${counted(['connection', 'connections'], connections.length)}`;
}

/** "1 client (Berth plan), 2 stores (…, …); 7 connections": as many names as three lines hold. Pure. */
export function pictureWords(structure: Structure): string {
  const tries = Array.from({ length: MOST_NAMES }, (_, at) => wordsWith(structure, MOST_NAMES - at));
  return tries.find((words) => words.length <= LIMIT) ?? wordsWith(structure, 0);
}
