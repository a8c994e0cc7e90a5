// Owns the functional requirements that no endpoint answers yet: each joins the one that speaks of its thing.
import type { ApiGroup, Endpoint } from '../../../../blueprint/parts/routes.ts';
import type { Requirement } from '../../../../blueprint/requirement.ts';
import { copiedOut } from '../../graph/externals.ts';
import { requirementOf } from '../../spine/facts.ts';
import { mentions } from '../../spine/mentions.ts';
import type { Spine } from '../../spine.ts';
import { unique } from '../../things/nouns.ts';
import { nearestTo } from './groups.ts';

/** Functional requirements of no feature join an endpoint that speaks of their thing; others stay open. Pure. */
export function withOrphans(spine: Spine, groups: readonly ApiGroup[]): ApiGroup[] {
  const served = new Set(groups.flatMap((group) => group.endpoints.flatMap((endpoint) => endpoint.serves)));
  for (const id of copiedOut(spine.input.reading)) served.add(id);
  const orphans = spine.requirements.filter((each) => each.kind === 'functional' && !served.has(each.id));
  return groups.map((group, index) => {
    const mine = orphans.filter((orphan) => groupIndex(spine, groups, orphan.id) === index);
    return mine.length === 0 ? group : { ...group, endpoints: withNear(group.endpoints, mine) };
  });
}

function groupIndex(spine: Spine, groups: readonly ApiGroup[], id: string): number {
  const text = requirementOf(spine, id)?.text ?? '';
  const named = spine.entities.filter((entity) => mentions(text, entity)).map((entity) => entity.segment);
  const index = groups.findIndex((group) =>
    group.endpoints.some((each) => named.some((segment) => each.path.startsWith(`/v1/${segment}`))),
  );
  return index;
}

function withNear(endpoints: readonly Endpoint[], orphans: readonly Requirement[]): Endpoint[] {
  return endpoints.map((each, index) => {
    const near = orphans.filter((orphan) => nearestTo(endpoints, orphan.text) === index);
    return { ...each, serves: unique([...each.serves, ...near.map((one) => one.id)]) };
  });
}
