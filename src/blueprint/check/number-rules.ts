// Owns the rules of numbers: what is printed as computed is computed again from its inputs.
import { evaluate } from '../capacity/formula.ts';
import { unitFault } from '../capacity/units.ts';
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
];
