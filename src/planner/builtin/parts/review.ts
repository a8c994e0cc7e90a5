// Owns the review of the inputs: what makes the product hard, conflicts and gaps, sizing that shapes the design.
import type { z } from 'zod';
import type { Driver, ResolvedConflict, Review } from '../../../blueprint/parts/review.ts';
import type { Conflict } from '../../../blueprint/reading.ts';
import type { Quantity } from '../../../blueprint/requirement.ts';
import { DRIVER_RULES, type DriverRule, GAP_RULES, NUMBER_DRIVERS } from '../catalogue/driver-data.ts';
import { isPerceived } from '../ground/perceived.ts';
import { sizingOf } from '../sizing.ts';
import type { Spine } from '../spine.ts';
import { type Groundwork, layGroundwork } from '../spine-builder.ts';
import { capital, clip, fill, unique } from '../things/nouns.ts';
import { designWords } from '../words.ts';
import { keptExpired, keptForever } from './data/lifetimes.ts';
import { keptFor } from './data/nature.ts';
import { cloudParts } from './review/cloud-parts.ts';
import { grownLoad } from './review/grown-load.ts';
import { roomGap } from './review/room.ts';
import { unsettledGaps } from './review/unsettled.ts';
import { unshown } from './review/unshown.ts';
import { untoldPages } from './review/untold-pages.ts';
import { untoldTimes } from './review/untold-times.ts';
import { untoldWays } from './review/untold-ways.ts';

type Words = Readonly<Record<string, string>>;
type DriverLine = z.infer<typeof Driver>;
type Resolved = z.infer<typeof ResolvedConflict>;

const MOST_DRIVERS = 7;

/** The review of the inputs. Pure. */
export function draftReview(spine: Spine): z.infer<typeof Review> {
  const ground = layGroundwork(spine.input);
  const words = designWords(spine);
  return {
    drivers: driversOf(spine, ground, words),
    conflicts: [
      ...spine.input.reading.conflicts.map((one) => settled(spine, one)),
      ...overridesOf(spine, ground),
      ...gapsOf(spine, ground, words),
    ],
    sizing: sizingOf(spine, ground.signals, words),
    notes: '',
  };
}

/** Signals first, a number where it is stated, at most one driver for each signal; never none. */
function driversOf(spine: Spine, { signals }: Groundwork, words: Words): DriverLine[] {
  const told = new Set<string>();
  const bySignal = DRIVER_RULES.flatMap((rule) => {
    if (
      !rule.signals.every((id) => signals.has(id)) ||
      rule.signals.every((id) => told.has(id)) ||
      rule.unless?.some((id) => signals.has(id)) ||
      isWithin(rule, signals)
    )
      return [];
    for (const id of rule.signals) told.add(id);
    const serves = unique(rule.signals.flatMap((id) => signals.get(id)?.ids.slice(0, 4) ?? [])).slice(0, 6);
    return [
      {
        title: clip(capital(fill(rule.title, words)), 160),
        implication: capital(fill(rule.implication, words)),
        serves,
      },
    ];
  });
  const byNumber = numberDrivers(spine, words);
  const contested = contestedDriver(spine, words);
  const all = [
    ...contested,
    ...bySignal.slice(0, MOST_DRIVERS - Math.min(2, byNumber.length)),
    ...byNumber,
  ].slice(0, MOST_DRIVERS);
  return all.length > 0 ? all : [plainDriver(spine, words)];
}

function isWithin({ signals: own, within }: DriverRule, signals: Groundwork['signals']): boolean {
  const outer = within === undefined ? undefined : signals.get(within);
  return (
    outer !== undefined && own.every((id) => signals.get(id)?.ids.every((one) => outer.ids.includes(one)))
  );
}

const CONTESTED =
  /\b(?:never|must not|exactly once|only once|cannot)\b.*\b(?:same|twice|two|double|again|at once)\b/i;

/** A stated rule that two requests at once could break decides more than any signal. */
function contestedDriver({ requirements }: Spine, words: Words): DriverLine[] {
  const found = requirements.find((one) => CONTESTED.test(one.text));
  if (!found) return [];
  const implication = fill(
    '{core} decides it in the transaction that commits, by a constraint or a lock in {store}, and not by a check before it; of two requests at once one wins and the other is refused with the state that holds now.',
    words,
  );
  return [
    {
      title: clip(found.text.replace(/[.!]$/, ''), 160),
      implication: capital(implication),
      serves: [found.id],
    },
  ];
}

/** No store is restored from a copy in less; what may stop no longer needs a node that stands by. */
const LEAST_RESTORE_MINUTES = 60;

function numberDrivers(spine: Spine, words: Words): DriverLine[] {
  return NUMBER_DRIVERS.flatMap(({ measure, title, implication, managed }) => {
    const given = spine.quantity(measure);
    const found =
      given !== null && isPerceived(given)
        ? spine.input.reading.quantities.find((one) => one.measure === measure && !isPerceived(one))
        : given;
    if (!found) return [];
    const value = found.value === null ? '' : `${found.value.toLocaleString('en-US')} ${found.unit}`;
    const minutes = found.value === null ? 0 : (1 - found.value / 100) * 30 * 24 * 60;
    const downtime = lasting(minutes);
    const month = /\b(?:opening|business|office|working|service|trading) hours\b/i.test(
      `${found.subject} ${found.text}`,
    )
      ? 'a month of round-the-clock service, and of the stated hours their share of it'
      : 'a month';
    const recovery =
      minutes < LEAST_RESTORE_MINUTES
        ? `a second node takes over from ${words.store ?? 'the store'}`
        : `${words.store ?? 'the store'} can be restored`;
    const subject = clip(found.subject || found.text, 80);
    const all = { ...words, value, subject, downtime, month, recovery };
    return [
      {
        title: clip(`${fill(title, all)}${assumedBy(found)}`, 160),
        implication: fill(spine.option.patternId === 'baas' ? (managed ?? implication) : implication, all),
        serves: found.requirementId ? [found.requirementId] : [],
      },
    ];
  });
}

/** A number that a default gives is no fact of the inputs: its title says which question it waits for. */
function assumedBy({ source }: Quantity): string {
  const id = source.kind === 'rule' ? /^default of (Q-\d+)/.exec(source.rule)?.[1] : undefined;
  return id === undefined ? '' : ` (${id}, assumed)`;
}

function lasting(minutes: number): string {
  if (minutes < 2) return `${Math.round(minutes * 60)} s`;
  return minutes >= 120 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes)} min`;
}

function plainDriver({ features }: Spine, words: Words): DriverLine {
  const [first] = features;
  return {
    title: clip(`${first?.name ?? 'The main feature'} is what the product stands on`, 160),
    implication: fill(
      '{key} has one owner, {core}, and changes in one transaction; everything else is read from there.',
      words,
    ),
    serves: first?.requirementIds.slice(0, 6) ?? [],
  };
}

/** A conflict of the inputs; an answer settles it, the proposal stands until then. */
function settled(spine: Spine, conflict: Conflict): Resolved {
  const answered = spine.input.answers.find(
    (one) => one.question.conflictId === conflict.id && one.by !== null,
  );
  if (answered?.by) {
    return {
      id: conflict.id,
      statement: conflict.statement,
      resolution: `Settled by ${answered.by.name} (${answered.question.id}): ${clip(answered.answer, 300)}`,
      confirmBy: null,
    };
  }
  return {
    id: conflict.id,
    statement: conflict.statement,
    resolution: conflict.proposal,
    confirmBy: conflict.needsPerson ? spine.input.owner : null,
  };
}

/** A house default that an input sets aside, where the reading has not told it as a conflict already. */
function overridesOf({ input }: Spine, { choices, plan }: Groundwork): Resolved[] {
  const told = input.reading.conflicts
    .filter((one) => one.kind === 'houseDefault')
    .map((one) => `${one.statement} ${one.proposal}`)
    .join(' ')
    .toLowerCase();
  const overridden = [...choices.values()].filter(
    (one) =>
      one.overrides !== null &&
      !told.includes(one.name.toLowerCase()) &&
      !(one.place.key === 'backend' && /server of the product's own/.test(told)),
  );
  return overridden.map((one, index) => ({
    id: `H-${index + 1}`,
    statement: `The house default is ${one.overrides}; ${one.origin === 'input' ? `the inputs name ${one.name}` : `the decided pattern uses ${one.name}`}.`,
    resolution: `${one.name} is used. ${one.reason}. Recorded as ${plan.idOf(one.place.key === 'database' ? 'database' : 'backend') ?? 'a decision'}.`,
    confirmBy: null,
  }));
}

function gapsOf(spine: Spine, { signals }: Groundwork, words: Words): Resolved[] {
  const key = spine.entities[0];
  const isKept =
    key !== undefined && (keptForever(spine, key) !== undefined || keptExpired(spine, key) !== null);
  const silent = GAP_RULES.filter(
    (rule) =>
      !(rule.measure === 'retention' && isKept) &&
      [rule.measure, ...rule.orElse].every((measure) => spine.quantity(measure) === null) &&
      !rule.unless.some((id) => signals.has(id)),
  );
  const told = { ...words, keyKept: key === undefined ? '' : keptFor(spine, key) };
  const numbers = silent.map((rule) => ({
    statement: fill(rule.statement, told),
    resolution: fill(rule.resolution, told),
  }));
  const room = roomGap(spine.requirements);
  const gaps = [
    ...unsettledGaps(spine),
    ...(room === null ? [] : [room]),
    ...grownLoad(spine),
    ...untoldWays(spine),
    ...unshown(spine),
    ...untoldPages(spine),
    ...untoldTimes(spine),
    ...cloudParts(spine),
    ...numbers,
  ].map((gap, index) => ({
    id: `G-${index + 1}`,
    ...gap,
    confirmBy: spine.input.owner,
  }));
  const unread = spine.input.brief.unread.slice(0, 3).map((one, index) => ({
    id: `G-${gaps.length + index + 1}`,
    statement: `"${clip(one.label, 120)}" was handed in but could not be read.`,
    resolution:
      'Nothing in this guide rests on it; an export as text or PDF would be read in the next version.',
    confirmBy: spine.input.owner,
  }));
  return [...gaps, ...unread];
}
