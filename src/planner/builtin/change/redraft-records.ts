// Owns the decision records of a technology set after the delivery: what it decides anew supersedes what was decided.
// Keeps true: old records keep their words; each new one names who asked and what drove the old one.
import type { Blueprint } from '../../../blueprint/blueprint.ts';
import { standingFor } from '../../../blueprint/lineage.ts';
import type { Decision } from '../../../blueprint/parts/decisions.ts';
import type { StackRow } from '../../../blueprint/parts/stack.ts';
import { describeSource } from '../../../blueprint/source.ts';
import type { BlueprintInput } from '../../port.ts';
import type { StackPlace } from '../catalogue/technology-data.ts';
import { DECISION_KEYS } from '../decision-plan.ts';
import { layGroundwork } from '../spine-builder.ts';
import { clip } from '../things/nouns.ts';
import { nextId, placed, withRecord } from './record.ts';
import { wholeWord } from './texts.ts';
import type { Wish } from './wish.ts';

/** How the reason of a row begins that a change set. */
export const ASKED = 'Asked for';

/** A draft with the input it was made of. */
export interface Draft {
  readonly input: BlueprintInput;
  readonly blueprint: Blueprint;
}

/** One technology for another: the draft without and with it, and the row it stood in before. */
export interface Swap {
  readonly base: Draft;
  readonly target: Draft;
  readonly place: StackPlace;
  readonly old: string;
  readonly next: string;
  readonly row: StackRow;
}

interface Recorded {
  readonly records: readonly Decision[];
  /** What the ids of the target's records are in the new version. */
  readonly ids: ReadonlyMap<string, string>;
  readonly added: readonly Decision[];
}

/** The records of the new version; `mainId` is the one that decides the technology itself. Pure. */
export function recordsAfter(
  wish: Wish,
  swap: Swap,
): Recorded & { readonly records: Decision[]; readonly mainId: string } {
  const before: Recorded = { records: wish.blueprint.decisions.records, ids: new Map(), added: [] };
  const done = subjectsOf(swap).reduce((so, subject) => withSubject(so, subject, wish, swap), before);
  const main = done.added.find((one) => wholeWord(swap.next).test(`${one.title} ${one.outcome}`));
  if (main) return { ...done, records: [...done.records], mainId: main.id };
  const own = ownRecord(wish, swap, done.records);
  const added = own.blueprint.decisions.records.filter((one) => one.id === own.id);
  return {
    ...done,
    records: own.blueprint.decisions.records,
    added: [...done.added, ...added],
    mainId: own.id,
  };
}

interface Subject {
  readonly was: Decision | undefined;
  readonly is: Decision | undefined;
}

function subjectsOf({ base, target }: Swap): Subject[] {
  const [before, after] = [layGroundwork(base.input).plan, layGroundwork(target.input).plan];
  return DECISION_KEYS.map((key) => ({
    was: base.blueprint.decisions.records.find((one) => one.id === before.idOf(key)),
    is: target.blueprint.decisions.records.find((one) => one.id === after.idOf(key)),
  }));
}

/** The pattern takes another vote; what is decided as before keeps its record; what is no longer decided is deprecated. */
function withSubject(so: Recorded, { was, is }: Subject, wish: Wish, swap: Swap): Recorded {
  const standing = standingOf(was, so.records);
  if (!is) return standing ? { ...so, records: deprecated(so.records, standing.id) } : so;
  const isPattern = is.id === 'ADR-0001';
  const isSame = was !== undefined && was.title === is.title && was.outcome === is.outcome;
  if (isPattern || isSame) return { ...so, ids: new Map([...so.ids, [is.id, standing?.id ?? is.id]]) };
  const added = followed(is, { id: nextId(so.records), standing, wish, swap });
  const older = so.records.map(
    (one): Decision => (one.id === standing?.id ? { ...one, status: 'superseded' } : one),
  );
  return {
    records: placed(older, added),
    ids: new Map([...so.ids, [is.id, added.id]]),
    added: [...so.added, added],
  };
}

function deprecated(records: readonly Decision[], id: string): Decision[] {
  return records.map((one) => (one.id === id ? { ...one, status: 'deprecated' } : one));
}

/** The record of a subject in the version that stands, found by its words: earlier changes gave it another number. */
function standingOf(was: Decision | undefined, records: readonly Decision[]): Decision | undefined {
  if (!was) return undefined;
  const open = records.filter((one) => one.status === 'accepted');
  const same = open.find((one) => one.outcome === was.outcome && one.id !== 'ADR-0001');
  return same ?? open.find((one) => one.id === standingFor(was.id, records));
}

interface Following {
  readonly id: string;
  readonly standing: Decision | undefined;
  readonly wish: Wish;
  readonly swap: Swap;
}

const BY_INPUTS = /\binputs?\b/i;

function followed(drafted: Decision, { id, standing, wish, swap }: Following): Decision {
  const { by } = wish;
  const said = clip(wish.wish, 300);
  const drivers = drafted.drivers.length > 0 ? drafted.drivers : (standing?.drivers ?? []);
  const driven = drivers.length > 0 ? ` Driven by ${drivers.join(', ')}, as before.` : '';
  const tail = standing ? ` (supersedes ${standing.id})` : '';
  const good = drafted.good.filter((one) => !BY_INPUTS.test(one));
  return {
    ...drafted,
    id,
    title: `${clip(drafted.title, 160 - tail.length)}${tail}`,
    date: wish.at.slice(0, 10),
    context: clip(
      `After the delivery ${by} asked for a change: "${clip(wish.wish, 600)}". It puts ${swap.next} where ${swap.row.choice} stood.${overridden(swap)}`,
      1600,
    ),
    drivers,
    ground: { kind: 'request', quote: said, text: `the change that ${by} asked for: "${said}"` },
    options: optionsOf(drafted, standing),
    because: clip(
      `Because ${by} asked for it after the delivery: "${said}".${driven} Rules applied it; nobody has weighed it against the ballot again.`,
      1600,
    ),
    good: good.length > 0 ? good : [`${swap.next} is used wherever ${swap.old} stood.`],
    bad: [...drafted.bad, `What was written for ${swap.old} (settings, tests, experience) has to be redone.`],
    deciders: [by],
    consulted: [],
    informed: drafted.informed.filter((one) => one !== by),
    dissent: [],
    supersedes: standing?.id ?? null,
  };
}

/** What was drafted, first; what stood before, last. Nothing is praised for following inputs that say otherwise. */
function optionsOf({ options, outcome }: Decision, standing: Decision | undefined): Decision['options'] {
  const weighed = options.map((one) => {
    const pros = one.pros.filter((pro) => !BY_INPUTS.test(pro));
    if (one.name === outcome) return { ...one, pros: ['Asked for by those who own the product', ...pros] };
    const cons = one.cons.filter((con) => !BY_INPUTS.test(con));
    return { ...one, pros: pros.length > 0 ? pros : one.pros, cons: cons.length > 0 ? cons : one.cons };
  });
  if (!standing || weighed.some((one) => one.name === standing.outcome)) return weighed;
  const before = {
    name: standing.outcome,
    pros: [`Nothing has to change; ${standing.id} says what speaks for it`],
    cons: ['Leaves the request unmet'],
  };
  return [...weighed, before];
}

/** What the inputs say otherwise: the request overrides it, and the record says so. */
function overridden({ base, old, next }: Swap): string {
  const { technologies } = base.input.reading;
  const required = technologies.find((one) => one.name === old && one.stance === 'required');
  const banned = technologies.find((one) => one.name === next && one.stance === 'banned');
  const told = [
    ...(required ? [`require ${old} (${describeSource(required.source)})`] : []),
    ...(banned ? [`ban ${next} (${describeSource(banned.source)})`] : []),
  ];
  return told.length > 0 ? ` The inputs ${told.join(' and ')}; this decision overrides them.` : '';
}

/** A record of its own for a place that no decision of the catalogue speaks of. */
function ownRecord(
  wish: Wish,
  swap: Swap,
  records: readonly Decision[],
): { blueprint: Blueprint; id: string } {
  const { blueprint } = wish;
  const standing = records.find((one) => one.status === 'accepted' && one.outcome === swap.row.choice);
  const title = `${swap.place.role}: ${swap.next} instead of ${swap.old}`;
  return withRecord(
    { ...blueprint, decisions: { ...blueprint.decisions, records: [...records] } },
    { by: wish.by, at: wish.at },
    {
      title: standing ? `${title} (supersedes ${standing.id})` : title,
      wish: wish.wish,
      next: swap.next,
      old: swap.row.choice,
      good: `${swap.next} is used wherever ${swap.old} stood.`,
      bad: `What was written for ${swap.old} (settings, tests, experience) has to be redone.`,
      supersedes: standing?.id ?? null,
      overrides: overridden(swap),
    },
  );
}
