// Owns what becomes of a stated target that the computed numbers miss: a conflict in the review and an open decision.
// Keeps true: no number is written here that the capacity sheet does not compute.
import type { Blueprint } from '../../../../blueprint/blueprint.ts';
import { capacityOfDossier } from '../../../../blueprint/capacity/capacity.ts';
import type { Spine } from '../../spine.ts';
import { sentence } from '../phrases.ts';

const WAYS = {
  availability:
    'Each part that stands alone is doubled over two places before the target is promised; until a rehearsal shows it, the first release owes what is computed.',
  budget:
    'The first release starts with the smallest shape of each part; what is measured decides on the rest.',
} as const;

/** The blueprint with each missed target told where people look for conflicts, and left to the owner. Pure. */
export function withMissedTargets(blueprint: Blueprint, { input }: Spine): Blueprint {
  const { reading, answers, rounds, decision } = input;
  const sheet = capacityOfDossier({
    reading,
    questions: [...answers],
    rounds: [...rounds],
    decision,
    blueprint,
  });
  const flags = sheet.flags.filter((flag) => flag.isBroken);
  if (flags.length === 0) return blueprint;
  const { review, plan } = blueprint;
  const conflicts = flags.map((flag, index) => ({
    id: `T-${index + 1}`,
    statement: sentence(flag.message),
    resolution: WAYS[flag.what],
    confirmBy: input.owner,
  }));
  const decisions = flags.map((flag, index) => ({
    question: `T-${index + 1}: keep the stated ${flag.what} and pay for what it takes, or agree on what is computed for the first release?`,
    owner: input.owner,
    revisit: 'before the target is promised to anybody outside',
  }));
  return {
    ...blueprint,
    review: { ...review, conflicts: [...review.conflicts, ...conflicts] },
    plan: { ...plan, openDecisions: [...plan.openDecisions, ...decisions] },
  };
}
