// Owns how long a phase may take: what is built in it is counted, each count has a rate, and the team shares the sum.
// Keeps true: every number of the formula is told; what is counted in one phase is counted in no other.
import type { Phase } from '../../../../blueprint/parts/plan.ts';
import { calledSystems, isSingleUser, numberText, requirementOf } from '../../spine/facts.ts';
import type { Spine } from '../../spine.ts';
import { article, series } from '../../things/phrases.ts';
import type { Drafted } from '../domains/drafted.ts';
import { dueAt } from './milestones.ts';

/** What is built: how many of each kind. */
type Counts = Readonly<Record<Kind, number>>;
type Kind = 'requirement' | 'quality' | 'call' | 'entity' | 'outside system' | 'component';
type Rates = Readonly<Record<Kind, readonly [number, number]>>;

const KINDS: readonly Kind[] = ['requirement', 'quality', 'call', 'entity', 'outside system', 'component'];
const PLURALS: Readonly<Record<Kind, string>> = {
  requirement: 'requirements',
  quality: 'qualities to prove',
  call: 'calls',
  entity: 'entities',
  'outside system': 'outside systems',
  component: 'components to set up',
};

/** Person-weeks of each, from and to, with tests, reviews and what is written about it. */
const PRODUCT: Rates = {
  requirement: [0.4, 1],
  quality: [0.8, 2],
  call: [0.3, 0.7],
  entity: [0.3, 0.6],
  'outside system': [2, 5],
  component: [1.5, 3],
};
/** What one person builds for their own use is agreed with nobody and has one user to satisfy. */
const OWN_TOOL: Rates = {
  requirement: [0.1, 0.3],
  quality: [0.1, 0.3],
  call: [0.05, 0.1],
  entity: [0.1, 0.2],
  'outside system': [0.3, 1],
  component: [0.5, 1],
};
/** People on one product wait for each other: twice as many do less than twice as much. */
const TOGETHER = 0.8;
/** No phase with a load test and a try by people is over in a week. */
const FEWEST_WEEKS = 2;
/** Where a fault costs money, or hardly any downtime is left, each part is proven by faults and load as well. */
const PROVEN = 1.5;
const FOUR_NINES = 99.99;

/** Who builds it: stated, one for a product of one person, else an assumed team. Pure. */
export function teamOf(spine: Spine): { readonly size: number; readonly said: string } {
  const stated = spine.quantity('teamSize');
  if (stated?.value) return { size: stated.value, said: `team of ${numberText(stated)}` };
  return isSingleUser(spine)
    ? { size: 1, said: 'one person (assumed)' }
    : { size: 4, said: 'team of 4 (assumed)' };
}

/** Why what is built has to be proven beyond its tests; null where nothing asks for it. */
function proofOf(spine: Spine): string | null {
  const target = spine.quantity('availability');
  if (target?.value && target.value >= FOUR_NINES) return `${numberText(target)} of availability is asked`;
  return spine.structure.components.some((each) => each.id === 'ledger')
    ? 'it keeps a ledger of money'
    : null;
}

/** The first phase that any of the demands belongs to; the first of all for what no demand names. */
function phaseOf(serves: readonly string[], phases: readonly (readonly string[])[]): number {
  return Math.max(
    0,
    phases.findIndex((ids) => serves.some((id) => ids.includes(id))),
  );
}

function countsOf(
  spine: Spine,
  drafted: Drafted,
  phases: readonly (readonly string[])[],
  at: number,
): Counts {
  const mine = (all: readonly { readonly serves: readonly string[] }[]): number =>
    all.filter(({ serves }) => phaseOf(serves, phases) === at).length;
  const calls = drafted.routes.groups
    .flatMap((group) => group.endpoints)
    .filter((each) => each.method !== 'EVENT');
  const outside = calledSystems(spine).map((each) => ({ serves: each.requirementIds }));
  const ours = spine.structure.components.filter((each) => each.kind !== 'external').length;
  const demands = phases[at] ?? [];
  const quality = demands.filter((id) => requirementOf(spine, id)?.kind === 'quality').length;
  return {
    requirement: demands.length - quality,
    quality,
    call: mine(calls),
    entity: mine(drafted.data.entities),
    'outside system': mine(outside),
    component: at === 0 ? ours : 0,
  };
}

function personWeeks(spine: Spine, counts: Counts, side: 0 | 1): number {
  const rates = isSingleUser(spine) ? OWN_TOOL : PRODUCT;
  const sum = KINDS.reduce((all, kind) => all + counts[kind] * rates[kind][side], 0);
  return sum * (proofOf(spine) === null ? 1 : PROVEN);
}

/** The rates are told once, with the first phase. */
function ratesTold(spine: Spine): string {
  const rates = isSingleUser(spine) ? OWN_TOOL : PRODUCT;
  const each = KINDS.map((kind) => `${rates[kind].join(' to ')} ${article(kind)}`);
  const { size } = teamOf(spine);
  const proof = proofOf(spine);
  return [
    ` Person-weeks (assumed): ${series(each)}`,
    proof === null ? '' : `, half as much again for proofs by faults and load, as ${proof}`,
    size > 1
      ? `; ${size} people counted as ${Number((size ** TOGETHER).toFixed(1))} (${size}^${TOGETHER}), because they wait for each other`
      : '',
    '.',
  ].join('');
}

function counted(counts: Counts): string {
  return series(
    KINDS.filter((kind) => counts[kind] > 0).map(
      (kind) => `${counts[kind]} ${counts[kind] === 1 ? kind : PLURALS[kind]}`,
    ),
  );
}

/** The weeks of one of the phases, each given by its demands: person-weeks of what it builds, shared by the team. Pure. */
export function weeksOf(
  spine: Spine,
  drafted: Drafted,
  phases: readonly (readonly string[])[],
  at: number,
): Phase['weeks'] {
  const counts = countsOf(spine, drafted, phases, at);
  const { size, said } = teamOf(spine);
  const [few, many] = [personWeeks(spine, counts, 0), personWeeks(spine, counts, 1)];
  const low = Math.max(FEWEST_WEEKS, Math.round(few / size ** TOGETHER));
  const high = Math.max(low + 1, Math.round(many / size ** TOGETHER));
  const least =
    few / size ** TOGETHER < FEWEST_WEEKS - 0.5
      ? `, and no phase under ${FEWEST_WEEKS} weeks, because each ends with a release and its trial`
      : '';
  const dates = dueAt(spine, at + 1);
  const due = dates === '' ? '' : ` Due at its end: ${dates}.`;
  const rates = at === 0 ? ratesTold(spine) : ' Rates as assumed in phase 1.';
  return {
    low,
    high,
    basis: `${counted(counts) || 'No requirements of its own'}: ${Math.round(few)} to ${Math.round(many)} person-weeks; ${said}${least}.${rates}${due}`,
  };
}
