// Owns what becomes of a stated date that the plan does not surely reach: a conflict in the review and an open decision.
// Keeps true: it says nothing of a date that is met also at the upper end.
import type { Blueprint } from '../../../../blueprint/blueprint.ts';
import type { Spine } from '../../spine.ts';
import { reachesOf } from '../plan/milestones.ts';

/** The blueprint with each date that is not surely met told where people look for conflicts, and left to the owner. Pure. */
export function withMissedDates(blueprint: Blueprint, spine: Spine): Blueprint {
  const { review, plan } = blueprint;
  const missed = reachesOf(spine, plan.phases).filter((one) => !one.isSure);
  if (missed.length === 0) return blueprint;
  const { owner } = spine.input;
  const conflicts = missed.map(({ line }, index) => ({
    id: `D-${index + 1}`,
    statement: line,
    resolution:
      'Assumed: the order of delivery stays, the "must" requirements come first, and no date is promised until phase 1 has measured the rates that the weeks rest on.',
    confirmBy: owner,
  }));
  const decisions = missed.map(({ milestone }, index) => ({
    question: `D-${index + 1}: ${milestone.what} (${milestone.said}): fewer requirements by then, more people, or a later date?`,
    owner,
    revisit: 'before the date is promised to anybody, and at the end of phase 1',
  }));
  return {
    ...blueprint,
    review: { ...review, conflicts: [...review.conflicts, ...conflicts] },
    plan: { ...plan, openDecisions: [...plan.openDecisions, ...decisions] },
  };
}
