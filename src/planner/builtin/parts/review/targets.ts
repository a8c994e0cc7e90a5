// Owns what becomes of a stated target that the computed numbers miss: a conflict in the review and an open decision.
// Keeps true: no number is written here that does not follow from the capacity sheet.
import type { Blueprint } from '../../../../blueprint/blueprint.ts';
import { type Capacity, capacityOfDossier, lineValue } from '../../../../blueprint/capacity/capacity.ts';
import type { CapacityFlag } from '../../../../blueprint/capacity/flag.ts';
import { percentWords } from '../../../../blueprint/capacity/words.ts';
import type { Spine } from '../../spine.ts';
import { sentence, series } from '../../things/phrases.ts';
import { isOneMachine } from '../deployment/place.ts';
import { recoveryOf } from '../recovery.ts';

/** What is decided for now about a missed target, and the ways that are open. */
interface Ways {
  readonly resolution: string;
  readonly question: string;
}

const HOURS_A_YEAR = 8760;
const rounded = (value: number): string => value.toLocaleString('en-US', { maximumSignificantDigits: 2 });

/** What one place can give at most: the services that are bought, however often our own parts run in it. */
function bestInside(sheet: Capacity): string {
  const bought = sheet.inputs.filter(({ name }) => BOUGHT.includes(name));
  const share = bought.reduce((product, { value }) => product * (value / 100), 1);
  const names = bought.map(({ label, value }) => `${label.replace(/^availability of /, '')} (${value} %)`);
  return bought.length === 0
    ? ''
    : ` Doubling more parts inside it does not help: ${series(names)} alone give ${percentWords(100 * share)}.`;
}

const BOUGHT: readonly string[] = ['edge', 'database', 'zones', 'broker', 'platform'];

/** The second place against what may be spent. */
function againstBudget({ cost, budget }: Capacity, spine: Spine): string {
  const usd = budget?.usd ?? spine.quantity('budget')?.value ?? null;
  if (usd === null || cost.high * 2 <= usd) return '';
  return cost.low * 2 > usd ? ' (over budget)' : ' (upper end over budget)';
}

const MINUTES: Readonly<Record<string, number>> = { second: 1 / 60, minute: 1, hour: 60, day: 1440 };

/** A promised return that takes longer than what the target leaves in a year, in words; empty where it fits. */
function returnAgainst(spine: Spine, target: number): string {
  const { time } = recoveryOf(spine);
  const [, count = '', unit = ''] = /(\d+(?:\.\d+)?) (second|minute|hour|day)/.exec(time) ?? [];
  const left = (1 - target / 100) * HOURS_A_YEAR * 60;
  const takes = Number(count) * (MINUTES[unit] ?? 0);
  return takes === 0 || takes < left / 2
    ? ''
    : ` The target leaves ${rounded(left)} min in a year: one return within ${time} uses ${takes < left ? 'nearly all of' : 'more than'} it, so that a switch between the places must need nobody.`;
}

/** One place is out when its chain is; two live places are out when both are, which no shared part may spoil. */
function availabilityWays(sheet: Capacity, spine: Spine): Ways {
  const one = lineValue(sheet, 'availability');
  const target = spine.quantity('availability')?.value ?? one;
  const out = 1 - one / 100;
  const two = `${Math.floor(1e6 * (1 - out * out)) / 1e4} %`;
  const now = isOneMachine(spine)
    ? 'Decided for the first release: each part runs twice before anything is promised'
    : 'Decided for the first release: no part of ours stands alone';
  const hours = rounded(out * HOURS_A_YEAR);
  const price = `USD ${rounded(sheet.cost.low * 2)} to ${rounded(sheet.cost.high * 2)} a month`;
  const inside = isOneMachine(spine) ? '' : bestInside(sheet);
  return {
    resolution: `${now}, all in one place, which gives ${percentWords(one)}, about ${hours} h out of service in a year.${inside} A second live place reaches it: both out at once leaves ${two}, as long as they fail independently. It takes an address that moves by itself, a store of record that writes to both places before it answers (a vote of a small third place decides which one goes on), and its round trip on each write.${returnAgainst(spine, target)} It costs about twice as much, and is built once its price is confirmed; until then only what is computed is promised.`,
    question: `T-{n}: (a) two live places from the first day, ${two}, ${price}${againstBudget(sheet, spine)}; (b) one place now, the second before the target is promised; or (c) ${percentWords(one)} as the target? Drafted for now: (b).`,
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
    what === 'availability' ? availabilityWays(sheet, spine) : BUDGET;
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
