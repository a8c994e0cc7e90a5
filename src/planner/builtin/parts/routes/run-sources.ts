// Owns what a run reads: the demands that the server takes rows from another kept thing are met by the run that fills from it.
import type { ApiGroup, Endpoint } from '../../../../blueprint/parts/routes.ts';
import { filledFrom } from '../../spine/filled-from.ts';
import { mentions } from '../../spine/mentions.ts';
import type { Spine } from '../../spine.ts';
import { unique } from '../../things/nouns.ts';

const BY_SERVER =
  /^(?:[A-Z][\w -]{2,30}: )?(?:the |an? )?(?:server(?:[- ]side code)?|back-?end|system|application|service|it) (?:will|must|shall|should|is|needs? to)\b/i;
const TAKES = /\b(?:access|retriev|read|fetch|identif|filter|quer)\w*/i;

function readBy(spine: Spine, one: Endpoint): string[] {
  const filled = spine.entities.find(({ segment }) => one.path === `/v1/${segment}/sync`);
  const source = filled && filledFrom(filled, spine);
  if (one.method !== 'POST' || source === undefined) return [];
  return spine.requirements
    .filter(({ text }) => BY_SERVER.test(text) && TAKES.test(text) && mentions(text, source))
    .map(({ id }) => id);
}

/** The groups whose runs answer for what they read. Pure. */
export function withRunSources(spine: Spine, groups: readonly ApiGroup[]): ApiGroup[] {
  return groups.map((group) => ({
    ...group,
    endpoints: group.endpoints.map((one) => ({
      ...one,
      serves: unique([...one.serves, ...readBy(spine, one)]),
    })),
  }));
}
