// Owns what becomes of a stated target that the computed numbers miss: a conflict in the review and an open decision.
// Keeps true: no number is written here that does not follow from the capacity sheet.
import type { Blueprint } from '../../../../blueprint/blueprint.ts';
import { type Capacity, capacityOfDossier, lineValue } from '../../../../blueprint/capacity/capacity.ts';
import type { CapacityFlag } from '../../../../blueprint/capacity/flag.ts';
import { percentWords } from '../../../../blueprint/capacity/words.ts';
import type { Spine } from '../../spine.ts';
import { sentence } from '../../things/phrases.ts';
import { isOneMachine } from '../deployment/place.ts';

/** What is decided for now about a missed target, and the ways that are open. */
interface Ways {
  readonly resolution: string;
  readonly question: string;
}

const HOURS_A_YEAR = 8760;
const rounded = (value: number): string => value.toLocaleString('en-US', { maximumSignificantDigits: 2 });

/** One place is out when its chain is; two live places are out when both are, which no shared part may spoil. */
function availabilityWays(sheet: Capacity, isOneHost: boolean): Ways {
  const one = lineValue(sheet, 'availability');
  const out = 1 - one / 100;
  const two = `${Math.floor(1e6 * (1 - out * out)) / 1e4} %`;
  const now = isOneHost
    ? 'Decided for the first release: each part runs twice before anything is promised'
    : 'Decided for the first release: no part of ours stands alone';
  const hours = rounded(out * HOURS_A_YEAR);
  const price = `USD ${rounded(sheet.cost.low * 2)} to ${rounded(sheet.cost.high * 2)} a month`;
  return {
    resolution: `${now}, all in one place, which gives ${percentWords(one)}, about ${hours} h out of service in a year. A second live place is what reaches the target: both out at once leaves ${two}, as long as they fail independently. It is built once its price is confirmed; until then only what is computed is promised.`,
    question: `T-{n}: (a) two live places from the first day, ${two} at about twice the cost, ${price}; (b) one place now, the second before the target is promised; or (c) ${percentWords(one)} as the target? Drafted for now: (b).`,
  };
}

const BUDGET: Ways = {
  resolution:
    'The first release starts with the smallest shape of each part; what is measured decides on the rest.',
  question:
    'T-{n}: keep the stated budget and pay for what it takes, or agree on what is computed for the first release?',
};

/** The blueprint with each missed target told where people look for conflicts, and left to the owner. Pure. */
export function withMissedTargets(blueprint: Blueprint, spine: Spine): Blueprint {
  const { input } = spine;
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
  const waysOf = ({ what }: CapacityFlag): Ways =>
    what === 'availability' ? availabilityWays(sheet, isOneMachine(spine)) : BUDGET;
  const conflicts = flags.map((flag, index) => ({
    id: `T-${index + 1}`,
    statement: sentence(flag.message),
    resolution: waysOf(flag).resolution,
    confirmBy: input.owner,
  }));
  const decisions = flags.map((flag, index) => ({
    question: waysOf(flag).question.replace('{n}', String(index + 1)),
    owner: input.owner,
    revisit: 'before the target is promised to anybody outside',
  }));
  return {
    ...blueprint,
    review: { ...review, conflicts: [...review.conflicts, ...conflicts] },
    plan: { ...plan, openDecisions: [...plan.openDecisions, ...decisions] },
  };
}
