// Owns the dates that the inputs state, and whether the weeks of the plan reach them, counted from the day of the decision.
// Keeps true: a date that cannot be read is compared with nothing; from which day is counted is said.
import type { Phase, Plan } from '../../../../blueprint/parts/plan.ts';
import type { Spine } from '../../spine.ts';
import { clip } from '../../things/phrases.ts';

/** A stated date: what is due, the date in its words, and its last day (ISO). */
export interface Milestone {
  readonly what: string;
  readonly said: string;
  readonly day: string;
}

const DAY_MS = 86_400_000;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function isoDay(year: string, month: number, day: number): string {
  return new Date(Date.UTC(Number(year), month, day)).toISOString().slice(0, 10);
}

function monthOf(name: string): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase());
}

/** The last day that a date names: of its month or quarter where it names no day; null for words that are no date. Pure. */
export function lastDayOf(said: string): string | null {
  const [iso] = /\b20\d\d-\d\d-\d\d\b/.exec(said) ?? [];
  if (iso !== undefined) return Number.isNaN(Date.parse(iso)) ? null : iso;
  const [, quarter, ofYear = ''] = /\bQ([1-4]) (20\d\d)\b/.exec(said) ?? [];
  if (quarter !== undefined) return isoDay(ofYear, Number(quarter) * 3, 0);
  const [, early, name = '', late, year = ''] =
    /(?:\b(\d{1,2})(?:st|nd|rd|th)? )?\b([A-Z][a-z]{2,})(?: (\d{1,2}),)? (20\d\d)\b/.exec(said) ?? [];
  const month = monthOf(name);
  const day = Number(early ?? late ?? 0);
  if (month < 0) return null;
  return day > 0 ? isoDay(year, month, day) : isoDay(year, month + 1, 0);
}

/** The stated dates in their order of time, each once. Pure. */
export function milestonesOf({ input }: Spine): Milestone[] {
  const dated = input.reading.quantities
    .filter(({ measure, value }) => measure === 'deadline' && value === null)
    .flatMap(({ subject, text }): Milestone[] => {
      const [, told = '', said = ''] = /^(.*?)\s*\(([^()]+)\)$/.exec(subject) ?? [];
      const day = lastDayOf(said);
      return day === null ? [] : [{ what: clip(told || text, 80), said, day }];
    });
  const days = new Set<string>();
  return dated
    .toSorted((a, b) => a.day.localeCompare(b.day))
    .filter(({ day, what }) => !days.has(`${day} ${what}`) && days.add(`${day} ${what}`));
}

/** How many phases a milestone needs: all for the last one, what people work with for those before it. */
function phasesFor(all: readonly Milestone[], one: Milestone): number {
  return one === all.at(-1) ? 3 : 2;
}

/** What is due when so many phases are done, in words; empty where nothing is. Pure. */
export function dueAt(spine: Spine, phases: number): string {
  const all = milestonesOf(spine);
  const due = all.filter((one) => phasesFor(all, one) === phases);
  return due.map(({ what, said }) => `${what} (${said})`).join(', ');
}

/** A milestone against the plan: the days between which its phases end, and how that stands to its date. */
export interface Reach {
  readonly milestone: Milestone;
  readonly isSure: boolean;
  readonly line: string;
}

function shifted(day: string, weeks: number): string {
  return new Date(Date.parse(day) + weeks * 7 * DAY_MS).toISOString().slice(0, 10);
}

function weeksBetween(from: string, to: string): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / (7 * DAY_MS));
}

function weeksTold(count: number): string {
  return `${count} week${count === 1 ? '' : 's'}`;
}

function judged(day: string, start: string, low: number, high: number): string {
  const [soonest, latest] = [shifted(start, low), shifted(start, high)];
  if (day < start) return 'it was over on that day, so that a new date has to be named';
  if (latest <= day)
    return `it is met also at the upper end, as long as the work begins by ${shifted(day, -high)}`;
  return soonest <= day
    ? `it is met only where all of that takes at most ${weeksBetween(start, day)} of the ${high} weeks`
    : `it cannot be met by this plan: even the lower end is ${weeksTold(Math.max(1, weeksBetween(day, soonest)))} late`;
}

function reachOf(spine: Spine, phases: readonly Phase[], count: number, milestone: Milestone): Reach {
  const start = spine.input.decision.at.slice(0, 10);
  const needed = phases.slice(0, count);
  const sum = (side: 'low' | 'high'): number => needed.reduce((total, one) => total + one.weeks[side], 0);
  const [low, high] = [sum('low'), sum('high')];
  const which =
    count >= phases.length ? 'All phases' : `The first ${count} phases (assumed to be what it needs)`;
  const span = `${which} end between ${shifted(start, low)} and ${shifted(start, high)}, counted from the day of the decision, ${start}`;
  return {
    milestone,
    isSure: shifted(start, high) <= milestone.day,
    line: `${milestone.what}: ${milestone.said}. ${span}: ${judged(milestone.day, start, low, high)}.`,
  };
}

/** Each stated date against the weeks of the plan, in the order of time. Pure. */
export function reachesOf(spine: Spine, phases: readonly Phase[]): Reach[] {
  const all = milestonesOf(spine);
  return all.map((one) => reachOf(spine, phases, phasesFor(all, one), one));
}

type Step = Plan['deliveryOrder'][number];

/** The steps with the stated dates among them: the last behind the release, those before it ahead of that. Pure. */
export function withMilestones(spine: Spine, phases: readonly Phase[], steps: readonly Step[]): Step[] {
  const marks = reachesOf(spine, phases).map(({ milestone, line }) => ({
    step: clip(`Stated date: ${milestone.what}`, 120),
    exit: line.slice(milestone.what.length + 2),
  }));
  const [release, last] = [steps.at(-1), marks.at(-1)];
  if (release === undefined || last === undefined) return [...steps];
  return [...steps.slice(0, -1), ...marks.slice(0, -1), release, last];
}
