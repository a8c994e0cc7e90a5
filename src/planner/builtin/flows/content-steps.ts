// Owns what a client does with content that ships beside it: it loads it from where it is hosted and judges by it alone.
// Keeps true: a step goes along an edge of the graph; without such content nothing is added.
import type { Requirement } from '../../../blueprint/requirement.ts';
import type { Graph } from '../graph/graph.ts';
import { call, reply, type Step } from './flow-steps.ts';

const HOST = 'static-host';
const LOADS = /\bloads? (?:the |an? )?(?:[\w-]+ ){0,2}(?:JSON|content|file)s?\b/i;
const JUDGES = /\b(?:client-side validation|validat\w+ (?:on the device|in the client)|on submit\b)/i;

/** The steps before anything is written, where a demand of the flow loads content and the client reaches its host; what
 *  is said of judging holds wherever it stands among all demands. Pure. */
export function contentSteps(
  { connections, places }: Graph,
  asked: readonly Requirement[],
  all: readonly Requirement[],
): Step[] {
  const isReached = connections.some(({ from, to }) => from === places.client && to === HOST);
  if (!isReached || !asked.some(({ text }) => LOADS.test(text))) return [];
  const judged = all.some(({ text }) => JUDGES.test(text));
  return [
    call(places.client, HOST, 'loads the content by its id'),
    reply(HOST, places.client, 'content of this release'),
    ...(judged
      ? [call(places.client, places.client, 'judges the answer by the content, on the device')]
      : []),
  ];
}
