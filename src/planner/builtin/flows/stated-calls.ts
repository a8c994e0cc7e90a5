// Owns the calls that the inputs write down themselves ("POST /orders/{id}"), and which of them a deed goes by.
// Must not know groups, roles or parts. Keeps true: a call is found once; what stands under "as-is" is told as of today.

import type { Brief } from '../../../blueprint/brief.ts';
import type { Endpoint } from '../../../blueprint/parts/routes.ts';
import type { Requirement } from '../../../blueprint/requirement.ts';
import { isOfToday } from '../reading/words/present.ts';
import { overlap } from '../things/phrases.ts';

/** A call as the inputs write it, with what stands behind it; `isToday` where only the present is told of. */
export interface StatedCall {
  readonly method: Endpoint['method'];
  readonly path: string;
  readonly told: string;
  readonly isToday: boolean;
}

/** One alone is an example, unless a demand itself writes it; several are a contract. */
const FEWEST = 2;
const STATED =
  /(?<![\w/])(GET|POST|PUT|PATCH|DELETE) `?(\/[\w{}:.-]+(?:\/[\w{}:.-]+)*)(?:\?[^\s`]*)?`?(?:[^\S\n]*\*{0,2}[^\S\n]*(?:[-–—:]|\((?:Optional|optional)\):?)[^\S\n]*([^\n]*))?/g;
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

function plain(text: string): string {
  return text
    .replace(/[*`]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/[.;:,]\s*$/, '')
    .trim();
}

/** The headings over a place of a text, outermost first. */
function headingsAt(text: string, at: number): string[] {
  const path: string[] = [];
  for (const [, marks = '', heading = ''] of text.slice(0, at).matchAll(/^(#{1,6}) +(.+)$/gm)) {
    path.length = Math.min(path.length, marks.length - 1);
    path[marks.length - 1] = heading;
  }
  return path.filter(Boolean);
}

function callsOf(text: string): StatedCall[] {
  return [...text.matchAll(STATED)].flatMap(({ 1: verb, 2: path = '', 3: told = '', index }) => {
    const method = METHODS.find((one) => one === verb);
    if (method === undefined || path.length > 100) return [];
    const clean = path.replace(/:(\w+)/g, '{$1}').replace(/[.:]$/, '');
    return [{ method, path: clean, told: plain(told), isToday: isOfToday(headingsAt(text, index)) }];
  });
}

/** The calls that the documents spell out, each once, with what stands behind them; one alone only where a demand writes it. Pure. */
export function statedCalls(
  documents: Brief['documents'],
  requirements: readonly Requirement[] = [],
): StatedCall[] {
  const found = new Map<string, StatedCall>();
  for (const one of documents.flatMap(({ text }) => callsOf(text))) {
    const key = `${one.method} ${one.path.toLowerCase()}`;
    const before = found.get(key);
    const told = before?.told || one.told;
    found.set(key, { ...(before ?? one), told, isToday: one.isToday && (before?.isToday ?? true) });
  }
  const isAsked = ({ method, path }: StatedCall): boolean =>
    requirements.some(({ text }) => text.includes(`${method} ${path}`));
  return [...found.values()].filter((one) => found.size >= FEWEST || isAsked(one));
}

/** The same call under another root: "/v1/cameras/{id}" and "/api/cameras/{cameraId}". */
function shapeOf(path: string): string {
  return path
    .replace(/^\/(?:api(?:\/v\d+)?|v\d+)(?=\/)/, '')
    .replace(/\{\w+\}/g, '{}')
    .replace(/s(?=\/|$)/g, '')
    .toLowerCase();
}

type Called = Pick<StatedCall, 'method' | 'path'>;

/** True where two calls differ in their root and their plurals alone. Pure. */
export function isSameCall(one: Called, other: Called): boolean {
  return one.method === other.method && shapeOf(one.path) === shapeOf(other.path);
}

/** The words of a path: "/api/orders/send-out" speaks of orders, send and out. Pure. */
export function pathWords(path: string): string {
  return path.replace(/\{\w+\}/g, ' ').replace(/\W/g, ' ');
}

/** True where a path names the thing of this segment, in the singular or plural. Pure. */
export function isCallOn(path: string, segment: string): boolean {
  const stem = segment.replace(/s$/, '').toLowerCase();
  return path
    .toLowerCase()
    .split('/')
    .some((part) => part.replace(/s$/, '') === stem);
}

const SHARED_WORDS = 2;

/** The call that the inputs write for a deed on a thing: the same call, else the new command whose words the deed shares. Pure. */
export function callFor(
  stated: readonly StatedCall[],
  asked: Called & { readonly segment: string },
  deed: string,
): StatedCall | null {
  const same = stated.find((one) => isSameCall(one, asked));
  if (same !== undefined || asked.method === 'GET') return same ?? null;
  const scored = stated
    .filter((one) => !one.isToday && one.method !== 'GET' && isCallOn(one.path, asked.segment))
    .map((one) => ({ one, score: overlap(pathWords(one.path), deed) }))
    .toSorted((a, b) => b.score - a.score);
  const [best] = scored;
  return best !== undefined && best.score >= SHARED_WORDS ? best.one : null;
}
