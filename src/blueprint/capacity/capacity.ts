// Owns the capacity and cost sheet: lines computed from stated inputs, costs from a dated price table, and what does not fit.
// Keeps true: every figure is what its printed formula gives; changing an input changes what depends on it, nothing else.
import type { Dossier } from '../dossier.ts';
import { evaluate } from './formula.ts';
import {
  type CapacityInput,
  type Facts,
  INPUTS,
  type InputName,
  inputOf,
  sizedOf,
  statedOf,
} from './inputs.ts';
import { CONSTANTS, type LineRule, LOAD, type LoadBasis, patternLines, STORAGE, TRAFFIC } from './model.ts';
import { PRICES, PRICES_AS_OF, type Price } from './prices-2026.ts';
import { type Shape, shapeOf } from './shapes.ts';
import { percentWords } from './words.ts';

/** A computed line, with the names its formula takes. */
export interface CapacityLine extends LineRule {
  readonly value: number;
  readonly takes: readonly string[];
}

/** One thing that is paid for, a month, in USD. */
export interface CostRow {
  readonly name: string;
  readonly unit: string;
  readonly formula: string;
  readonly quantity: number;
  readonly price: Price;
  readonly low: number;
  readonly high: number;
}

/** A stated target that the sheet does not meet, or cannot be compared with. */
export interface CapacityFlag {
  readonly what: 'budget' | 'availability';
  readonly isBroken: boolean;
  readonly message: string;
}

export interface Capacity {
  /** Only the inputs that some line takes, in the order of first use. */
  readonly inputs: readonly CapacityInput[];
  readonly lines: readonly CapacityLine[];
  readonly cost: { readonly rows: readonly CostRow[]; readonly low: number; readonly high: number };
  readonly pricesAsOf: string;
  readonly flags: readonly CapacityFlag[];
}

function basisOf(facts: Facts): LoadBasis {
  const has = (measure: Parameters<typeof statedOf>[0]): boolean => statedOf(measure, facts) !== null;
  if (sizedOf('peak', facts) || has('requestsPerSecond')) return 'rate';
  if (has('requestsPerDay')) return 'perDay';
  if (has('concurrentUsers')) return has('dailyUsers') || has('users') ? 'usersAndAtOnce' : 'atOnce';
  return 'users';
}

function namesIn(formula: string): string[] {
  return [...new Set(formula.match(/[a-z][A-Za-z0-9]*/g) ?? [])].filter(
    (name) => !['min', 'max', 'ceil'].includes(name),
  );
}

function isInput(name: string): name is InputName {
  return Object.hasOwn(INPUTS, name);
}

function inputsFor(formulas: readonly string[], facts: Facts): CapacityInput[] {
  return [...new Set(formulas.flatMap(namesIn))].filter(isInput).map((name) => inputOf(name, facts));
}

function computed(rules: readonly LineRule[], inputs: readonly CapacityInput[]): CapacityLine[] {
  const values: Record<string, number> = Object.fromEntries([
    ...Object.entries(CONSTANTS).map(([name, { value }]) => [name, value]),
    ...inputs.map((it) => [it.name, it.value]),
  ]);
  return rules.map((rule) => {
    const value = evaluate(rule.formula, values);
    values[rule.name] = value;
    return { ...rule, value, takes: namesIn(rule.formula) };
  });
}

function costOf(
  shape: Shape,
  inputs: readonly CapacityInput[],
  lines: readonly CapacityLine[],
): Capacity['cost'] {
  const values = Object.fromEntries([...inputs, ...lines].map((it) => [it.name, it.value]));
  const rows = shape.items.map(({ price: id, quantity: formula }) => {
    const price = PRICES[id];
    const quantity = evaluate(formula, values);
    const { name, unit } = price;
    return { name, unit, formula, quantity, price, low: quantity * price.low, high: quantity * price.high };
  });
  const sum = (side: 'low' | 'high'): number => rows.reduce((total, row) => total + row[side], 0);
  return { rows, low: sum('low'), high: sum('high') };
}

/** A capacity sheet for one pattern. Pure. */
export function capacityOf(facts: Facts, patternId: string): Capacity {
  const shape = shapeOf(patternId);
  const storage = sizedOf('storage', facts) ? STORAGE.sized : STORAGE.written;
  const rules = [...LOAD[basisOf(facts)], ...TRAFFIC, ...storage, ...patternLines(shape)];
  const inputs = inputsFor(
    [...rules.map((it) => it.formula), ...shape.items.map((it) => it.quantity)],
    facts,
  );
  const lines = computed(rules, inputs);
  const cost = costOf(shape, inputs, lines);
  const availability = lines.find((it) => it.name === 'availability')?.value ?? 0;
  return { inputs, lines, cost, pricesAsOf: PRICES_AS_OF, flags: flagsOf(facts, cost, availability) };
}

/** The sheet of a drafted design: its pattern, and its own sizing lines where they give the load or the storage. Pure. */
export function capacityOfDossier({
  reading,
  questions,
  blueprint,
}: Pick<Dossier, 'reading' | 'questions' | 'blueprint'>): Capacity {
  const facts = { reading, questions, sizing: blueprint.review.sizing };
  return capacityOf(facts, blueprint.structure.patternId);
}

/** The value of a line; throws on a name the sheet does not hold, a bug. Pure. */
export function lineValue({ lines }: Capacity, name: string): number {
  const found = lines.find((it) => it.name === name);
  if (!found) throw new Error(`the capacity sheet has no line ${name}`);
  return found.value;
}

function flagsOf(facts: Facts, cost: Capacity['cost'], availability: number): CapacityFlag[] {
  return [budgetFlag(facts, cost), availabilityFlag(facts, availability)].filter((it) => it !== null);
}

function budgetFlag(facts: Facts, { low, high }: Capacity['cost']): CapacityFlag | null {
  const budget = statedOf('budget', facts);
  if (!budget) return null;
  const read = facts.reading.quantities.find((it) => it.measure === 'budget' && it.value !== null);
  const unit = budget.origin === 'read' ? (read?.unit ?? '') : 'USD/month';
  const currency = /USD|\$/.test(unit) ? '' : ', counted as USD';
  const said = `the budget of ${budget.value} ${unit} (${budget.source}${currency})`;
  if (!/month/i.test(unit))
    return {
      what: 'budget',
      isBroken: false,
      message: `Not compared with ${said}: it is not a monthly cost.`,
    };
  if (budget.value >= high) return null;
  const words =
    budget.value < low ? 'does not cover even the low end' : 'covers the low end, not the high end';
  return {
    what: 'budget',
    isBroken: budget.value < low,
    message: `${said.replace(/^t/, 'T')} ${words} of the cost range.`,
  };
}

function availabilityFlag(facts: Facts, availability: number): CapacityFlag | null {
  const target = statedOf('availability', facts);
  if (!target || target.value <= availability) return null;
  const said = `The target of ${target.value} % (${target.source})`;
  return {
    what: 'availability',
    isBroken: true,
    message: `${said} is more than the ${percentWords(availability)} that the chain of parts gives: a part must be doubled or taken out of the chain.`,
  };
}
