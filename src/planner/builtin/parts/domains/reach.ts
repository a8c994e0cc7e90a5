// Owns what is said of the systems outside: those that the server calls, and those that only the page loads.
// Keeps true: what the page loads by itself is never told as a call of the server.

import { choice, coreOf, hasServer, pageServices, partners, storeOf } from '../../spine/facts.ts';
import type { Spine } from '../../spine.ts';
import { series } from '../../things/phrases.ts';

function namesOf(list: readonly { readonly name: string }[]): string {
  return series(list.slice(0, 6).map((each) => each.name));
}

/** Which of our parts behind the client call what is outside, as the graph is drawn; the core where nothing is drawn. */
function callerOf(spine: Spine): string {
  const { components, connections } = spine.structure;
  const isCalled = (id: string): boolean =>
    partners(spine).some(({ name }) => components.some((each) => each.id === id && each.name === name));
  const callers = connections.filter(({ to }) => isCalled(to)).map(({ from }) => from);
  const names = components
    .filter(({ id, kind }) => callers.includes(id) && kind !== 'client')
    .map(({ name }) => name);
  return names.length === 0 ? coreOf(spine).name : series(names);
}

function loadedText(spine: Spine): string {
  const loaded = pageServices(spine);
  return loaded.length === 0 ? '' : `The page alone loads ${namesOf(loaded)}; no server of ours calls it.`;
}

/** Which systems outside the product is bound to, by whom. Pure. */
export function systemsText(spine: Spine): string {
  const called = partners(spine);
  const each = called.length > 1 ? 'each behind one adapter' : 'behind one adapter';
  const place = hasServer(spine) ? callerOf(spine) : 'the client';
  const told = [
    called.length === 0
      ? ''
      : `${namesOf(called)}, ${each} in ${place}, so that it can be replaced and faked in tests.`,
    loadedText(spine),
  ].filter((one) => one !== '');
  return told.join(' ') || `The documents name no outside system that ${spine.input.brief.title} talks to.`;
}

/** Faults are reported to somebody, where the console of the provider does not see the browser. */
function tracked(spine: Spine): string {
  const tracker = /\bSentry\b/.exec(choice(spine, 'monitoring') ?? '')?.[0];
  return tracker === undefined
    ? ', and nobody else'
    : `, reports faults to ${tracker}, and calls nobody else`;
}

/** Which calls leave the product, and from where. Pure. */
export function callsText(spine: Spine): string {
  const called = partners(spine);
  const loaded = loadedText(spine);
  if (called.length === 0 && loaded !== '')
    return `No call leaves the server. ${loaded} Its key is public, bound to the addresses of the product and carries no other right.`;
  if (called.length === 0) return 'Not applicable: no external API is named; the own API is the only one.';
  const names = namesOf(called);
  return hasServer(spine)
    ? `Calls leave ${callerOf(spine)} only; quotas of ${names} are counted on our side, and answers are checked against a schema before use.`
    : `The client calls ${names} and ${storeOf(spine).technology} by the library of the provider${tracked(spine)}; no key in the page carries a right.`;
}
