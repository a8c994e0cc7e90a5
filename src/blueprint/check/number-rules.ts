// Owns the rules of numbers: what is printed as computed is computed again from its inputs.
import { capacityOfDossier } from '../capacity/capacity.ts';
import { evaluate } from '../capacity/formula.ts';
import { unitFault } from '../capacity/units.ts';
import { costWords } from '../capacity/words.ts';
import type { SizingLine } from '../parts/review.ts';
import { type Fault, fault, type Rule, type Subject } from './rule.ts';

/** More than this apart is another number. */
const TOLERANCE = 0.05;
const BYTES = /^(?:[kKMGTP]i?)?B(?:\/\w+)?$/;

function computed({ formula, inputs }: SizingLine): number | null {
  try {
    return evaluate(formula, Object.fromEntries(inputs.map((it) => [it.name, it.value])));
  } catch {
    return null;
  }
}

function isOff(printed: number, computed: number): boolean {
  return Math.abs(printed - computed) > TOLERANCE * Math.max(Math.abs(computed), 1e-9);
}

function lineFaults(line: SizingLine): Fault[] {
  const value = computed(line);
  if (value === null || !Number.isFinite(value))
    return [fault('review', line.id, `"${line.formula}" cannot be computed from its inputs.`)];
  if (isOff(line.result.value, value))
    return [fault('review', line.id, `The guide says ${line.result.value}; the formula gives ${value}.`)];
  const wrong = unitFault(line);
  return wrong ? [fault('review', line.id, wrong)] : [];
}

function chainFaults({ blueprint: { review } }: Subject, isWanted: (line: SizingLine) => boolean): Fault[] {
  return review.sizing.filter(isWanted).flatMap(lineFaults);
}

function isStorage({ result }: SizingLine): boolean {
  return BYTES.test(result.unit);
}

/** What the sheet computes stands in every guide, and so does what does not fit. */
function costFaults({ dossier, guides }: Subject): Fault[] {
  if (!dossier) return [];
  const { cost, pricesAsOf, flags } = capacityOfDossier(dossier);
  const wanted = [costWords(cost), `Prices looked up on ${pricesAsOf}`];
  const sum = (side: 'low' | 'high'): number => cost.rows.reduce((total, row) => total + row[side], 0);
  const total =
    isOff(cost.low, sum('low')) || isOff(cost.high, sum('high'))
      ? [fault(null, 'cost sheet', 'The rows do not add up to the total.')]
      : [];
  const broken = flags.some((it) => it.what === 'budget' && it.isBroken) ? ['Does not fit'] : [];
  return [...total, ...missingWords(guides, [...wanted, ...broken])];
}

function missingWords(guides: Subject['guides'], wanted: readonly string[]): Fault[] {
  return guides.flatMap(({ deliverable, markdown }) =>
    wanted
      .filter((words) => !markdown.includes(words))
      .map((words) => fault(null, deliverable.name, `The guide does not say "${words}".`)),
  );
}

function availabilityFaults({ dossier }: Subject): Fault[] {
  if (!dossier) return [];
  return capacityOfDossier(dossier)
    .flags.filter((it) => it.what === 'availability')
    .map((it) => fault('qualities', 'availability', it.message));
}

/** Rules about numbers. */
export const NUMBER_RULES: readonly Rule[] = [
  {
    id: 'N01',
    severity: 'error',
    title: 'Load is computed from its inputs',
    mend: 'Compute the line again from its formula; change an input, never the result.',
    find: (subject) => chainFaults(subject, (line) => !isStorage(line)),
  },
  {
    id: 'N02',
    severity: 'error',
    title: 'Storage is computed from its inputs',
    mend: 'Compute the line again from its formula; change an input, never the result.',
    find: (subject) => chainFaults(subject, isStorage),
  },
  {
    id: 'N03',
    severity: 'error',
    title: 'Costs add up, carry the date of their prices, and say where a budget is missed',
    mend: 'Print the cost sheet as it is computed; change inputs or pattern, never the total.',
    find: costFaults,
  },
  {
    id: 'N04',
    severity: 'warning',
    title: 'The chain of parts reaches the stated availability',
    mend: 'Double a part, take it out of the chain, or agree on a lower target.',
    find: availabilityFaults,
  },
];
