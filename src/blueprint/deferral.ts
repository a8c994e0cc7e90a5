// Owns what becomes of requirements that a draft leaves unanswered: they are put off in the open, with owner and date.
// Keeps true: nothing is called met; the coverage stays what it was.
import type { Blueprint } from './blueprint.ts';
import type { Reading } from './reading.ts';
import type { Requirement } from './requirement.ts';
import { traceOf } from './trace.ts';

const IDS_A_DECISION = 20;

function inGroups<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
}

const SHORT = 48;

function named({ id, text }: Requirement): string {
  const told = text.length <= SHORT ? text : `${text.slice(0, SHORT).replace(/\s+\S*$/, '')}…`;
  return `${id} ("${told.replace(/["“”]/g, '').replace(/\.$/, '')}")`;
}

const DRAFTED = 'Drafted for now: later, after the first release.';

function questionOn(all: readonly Requirement[]): string {
  const [first] = all;
  if (first !== undefined && all.length === 1)
    return `Design ${named(first)} now, later, or leave it out? ${DRAFTED}`;
  return `Design now, later, or leave out the ${all.length} demands that no part answers? ${DRAFTED} ${all.map(named).join(', ')}.`;
}

/** The blueprint with one open decision for every twenty requirements that no part answers; the same where none is. Pure. */
export function putOffUnmet(blueprint: Blueprint, reading: Reading, owner = 'Product owner'): Blueprint {
  const open = traceOf({ blueprint, reading }).rows.filter((row) => row.status === 'open');
  if (open.length === 0) return blueprint;
  const decisions = inGroups(open, IDS_A_DECISION).map((rows) => ({
    question: questionOn(rows.map((row) => row.requirement)),
    owner,
    revisit: 'Before the first phase starts',
  }));
  const { plan } = blueprint;
  return { ...blueprint, plan: { ...plan, openDecisions: [...plan.openDecisions, ...decisions] } };
}
