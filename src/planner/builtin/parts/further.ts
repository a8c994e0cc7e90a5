// Owns where demands that are traced beside the draft are answered by what was drafted anyway: a named outside system,
// the flow that tells of them, the pages, or a call of the area they stand under.
// Keeps true: nothing is added but the reference; a demand that no part names stays open.
import type { Blueprint } from '../../../blueprint/blueprint.ts';
import type { ApiGroup } from '../../../blueprint/parts/routes.ts';
import type { Component } from '../../../blueprint/parts/structure.ts';
import type { Requirement } from '../../../blueprint/requirement.ts';
import { lookupIn } from '../flows/lookups.ts';
import type { Spine } from '../spine.ts';
import { unique } from '../things/nouns.ts';
import { overlap } from '../things/phrases.ts';
import { servedByUses } from './uses.ts';

const STANDARD = /\bISO \d{4,5}\b/;
const PAGES = /\b(?:portals?|user interface|web app(?:lication)?)\b[^.]*\b(?:allow|let|manage|interact)/i;
const OPENING = 40;
const FEWEST_WORDS = 4;

type Serving = { readonly serves: readonly string[] };

function serving<T extends Serving>(
  one: T,
  all: readonly Requirement[],
  isMet: (it: Requirement) => boolean,
): T {
  const more = all.filter(isMet).map(({ id }) => id);
  return more.length === 0 ? one : { ...one, serves: unique([...one.serves, ...more]) };
}

function isOfComponent({ kind, name, responsibility }: Component, { text }: Requirement): boolean {
  if (kind === 'client') return PAGES.test(text);
  if (kind !== 'external') return false;
  const standard = STANDARD.exec(text)?.[0];
  return text.includes(name) || (standard !== undefined && responsibility.includes(standard));
}

/** A call answers what stands under the heading of its area and shares a word with it, or what shares four; a look-up answers what tells of it. */
function inGroup(spine: Spine, group: ApiGroup, all: readonly Requirement[]): ApiGroup {
  const isUnder = ({ source }: Requirement): boolean =>
    source.kind === 'document' && source.heading.toLowerCase() === group.category.toLowerCase();
  const bestOf = (one: Requirement): number => {
    const shared = group.endpoints.map(({ purpose }) => overlap(purpose, one.text));
    const best = Math.max(0, ...shared);
    return best >= (isUnder(one) ? 1 : FEWEST_WORDS) ? shared.indexOf(best) : -1;
  };
  const best = new Map(all.map((one) => [one.id, bestOf(one)]));
  return {
    ...group,
    endpoints: group.endpoints.map((each, at) =>
      serving(
        each,
        all,
        ({ id, text }) =>
          best.get(id) === at || lookupIn(text, spine.entities, spine.roles)?.path === each.path,
      ),
    ),
  };
}

/** The blueprint whose parts name the further demands that they answer. Pure. */
export function withFurther(blueprint: Blueprint, spine: Spine): Blueprint {
  const met = new Set(servedByUses(spine));
  const left = spine.further.filter(({ id }) => !met.has(id));
  if (left.length === 0) return blueprint;
  const { structure, routes } = blueprint;
  const toldIn = (name: string): string[] =>
    spine.input.reading.flows.filter((flow) => flow.name === name).flatMap(({ steps }) => steps);
  return {
    ...blueprint,
    structure: {
      ...structure,
      components: structure.components.map((each) =>
        serving(each, spine.further, (one) => isOfComponent(each, one)),
      ),
      flows: structure.flows.map((flow) =>
        serving(flow, left, ({ text }) =>
          toldIn(flow.name).some((step) => step.startsWith(text.slice(0, OPENING))),
        ),
      ),
    },
    routes: { ...routes, groups: routes.groups.map((group) => inGroup(spine, group, left)) },
  };
}
