// Owns the drafting of decision records from a model's answers; ids, dates, people and the ballot are the program's. Pure.
import { Decisions } from '../../../blueprint/parts/decisions.ts';
import type { PlannedDecision } from '../joint.ts';
import { DecisionsAnswer } from '../schemas/decisions.ts';
import { say, saying, type Unit, unit } from './unit.ts';

const RECORDS_EACH = 4;

/** One unit for up to four of the planned decisions after the pattern; none where nothing is planned. Pure. */
export function recordUnits(decisions: readonly PlannedDecision[]): Unit[] {
  const own = decisions.slice(1);
  const slices = Math.ceil(own.length / RECORDS_EACH);
  const each = Math.ceil(own.length / Math.max(1, slices));
  return Array.from({ length: slices }, (_, at) =>
    recordUnit(`decisions_${at + 1}`, own.slice(at * each, (at + 1) * each)),
  );
}

function recordUnit(name: string, planned: readonly PlannedDecision[]): Unit {
  const ids = new Set(planned.map((one) => one.id));
  return unit({
    name,
    part: 'decisions',
    template: 'decisions',
    about: { planned },
    owns: (place) => ids.has(place),
    answer: DecisionsAnswer,
    contract: Decisions,
    build: (answer, { input, rules, spine }) => {
      const [pattern] = rules.decisions.records;
      const people = rules.decisions.records[1] ?? pattern;
      const records = planned.flatMap((one) => {
        const told = answer.records.find((record) => record.decision === one.id);
        if (!told) return [];
        const drivers = told.drivers.length > 0 ? told.drivers : one.drivers;
        return {
          id: one.id,
          title: say(one.title, 160),
          status: 'accepted',
          date: input.decision.at.slice(0, 10),
          context: say(told.context),
          drivers: drivers.length > 0 ? drivers : spine.requirements.slice(0, 1).map(({ id }) => id),
          options: told.options.map((option) => ({
            name: say(option.name, 120),
            pros: saying(option.pros),
            cons: saying(option.cons),
          })),
          outcome: say(told.outcome, 120),
          because: because(told.because),
          good: saying(told.good),
          bad: saying(told.bad),
          confirmation: { metric: say(told.metric), target: say(told.target, 160), how: say(told.how) },
          deciders: people?.deciders ?? [],
          consulted: people?.consulted ?? [],
          informed: people?.informed ?? [],
          dissent: [],
          supersedes: one.supersedes ?? null,
        };
      });
      return { records, notes: '' };
    },
    extra: (answer) =>
      planned
        .filter((one) => !answer.records.some((record) => record.decision === one.id))
        .map((one) => `records: ${one.id} is missing`),
  });
}

/** An id at the beginning keeps its letters: "Because FR-2 …". */
function because(text: string): string {
  const told = say(text, 1500);
  if (/^because\b/i.test(told) || told === '') return told;
  const isWord = /^\p{Lu}(?:\p{Ll}|\s)/u.test(told);
  return `Because ${isWord ? `${told.charAt(0).toLowerCase()}${told.slice(1)}` : told}`;
}
