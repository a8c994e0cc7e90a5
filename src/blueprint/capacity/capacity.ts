// Owns the capacity and cost sheet: lines computed from stated inputs, costs from a dated price table, and what does not fit.
// Keeps true: every figure is what its printed formula gives; changing an input changes what depends on it, nothing else.
import type { Blueprint } from '../blueprint.ts';
import type { Dossier } from '../dossier.ts';
import { type Budget, budgetFlag, budgetOf } from './budget.ts';
import {
  asChosen,
  onOwnHosts,
  overZones,
  runsOnOwnHosts,
  withFiles,
  withParts,
  withWrites,
} from './chosen-shape.ts';
import type { CapacityFlag } from './flag.ts';
import { evaluate } from './formula.ts';
import { INPUTS, type InputName } from './input-rules.ts';
import { type CapacityInput, type Facts, inputOf, sizedOf, statedOf } from './inputs.ts';
import {
  CONSTANTS,
  grownOnce,
  type LineRule,
  LOAD,
  type LoadBasis,
  patternLines,
  STORAGE,
  TRAFFIC,
} from './model.ts';
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

export interface Capacity {
  /** Only the inputs that some line takes, in the order of first use. */
  readonly inputs: readonly CapacityInput[];
  readonly lines: readonly CapacityLine[];
  readonly cost: { readonly rows: readonly CostRow[]; readonly low: number; readonly high: number };
  readonly pricesAsOf: string;
  /** What people may spend; null where nobody says. */
  readonly budget: Budget | null;
  readonly flags: readonly CapacityFlag[];
}

function basisOf(facts: Facts): LoadBasis {
  const has = (measure: Parameters<typeof statedOf>[0]): boolean => statedOf(measure, facts) !== null;
  const isRated = sizedOf('peak', facts) !== null || has('requestsPerSecond');
  if (isRated && has('concurrentUsers')) return 'rateAndAtOnce';
  const isOfThings = facts.reading.quantities.some(
    ({ measure, unit }) => measure === 'requestsPerSecond' && !/^req/i.test(unit),
  );
  if (has('requestsPerSecond') && isOfThings) return 'systems';
  if (isRated) return 'rate';
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

/** Per cent a year; what grows by more than that does so once. */
const DOUBLED = 100;

function sheetOf(facts: Facts, shape: Shape): Pick<Capacity, 'inputs' | 'lines' | 'cost'> {
  const kept = sizedOf('storage', facts) ? STORAGE.sized : STORAGE.written;
  const storage = (statedOf('growth', facts)?.value ?? 0) > DOUBLED ? grownOnce(kept) : kept;
  const rules = [...LOAD[basisOf(facts)], ...TRAFFIC, ...storage, ...patternLines(shape)];
  const inputs = inputsFor(
    [...rules.map((it) => it.formula), ...shape.items.map((it) => it.quantity)],
    facts,
  );
  const lines = computed(rules, inputs);
  return { inputs, lines, cost: costOf(shape, inputs, lines) };
}

/** The ordinary shape, on hosts of our own where the design has them, over zones where a stated target asks for more. */
function chosenSheet(facts: Facts, patternId: string): Pick<Capacity, 'inputs' | 'lines' | 'cost'> {
  const plain = withParts(shapeOf(patternId), facts);
  const shape = sizedOf('files', facts) ? withFiles(plain) : plain;
  const sized = withWrites(asChosen(shape, facts), facts);
  const usual = runsOnOwnHosts(facts) ? onOwnHosts(sized) : sized;
  const sheet = sheetOf(facts, usual);
  const target = statedOf('availability', facts)?.value ?? 0;
  return target > lineValue(sheet, 'availability') ? sheetOf(facts, overZones(usual)) : sheet;
}

/** A capacity sheet for one pattern. Pure. */
export function capacityOf(facts: Facts, patternId: string): Capacity {
  const { inputs, lines, cost } = chosenSheet(facts, patternId);
  const availability = lineValue({ lines }, 'availability');
  const budget = budgetOf(facts);
  const flags = [budgetFlag(budget, cost), availabilityFlag(facts, availability)].filter((it) => it !== null);
  return { inputs, lines, cost, pricesAsOf: PRICES_AS_OF, budget, flags };
}

/** The lines that people voted on, as the blueprint holds them now; all of them in designs that were voted on without. */
function votedLines({ blueprint, rounds, decision }: SheetOf): Blueprint['review']['sizing'] {
  const { sizing } = blueprint.review;
  const round = rounds.find((it) => it.number === decision.round);
  const known = round?.optionSet.options.find((it) => it.id === decision.optionId)?.sizing;
  return known ? sizing.filter((line) => known.some((it) => it.id === line.id)) : sizing;
}

type SheetOf = Pick<Dossier, 'reading' | 'questions' | 'blueprint' | 'rounds' | 'decision'>;

/** The sheet of a drafted design: its pattern, and the sizing lines that stood beside it when people voted, where they
 *  give the load or the storage. So the guide's figures are those of the vote until somebody changes a number. Pure. */
export function capacityOfDossier(dossier: SheetOf): Capacity {
  const { reading, questions, blueprint } = dossier;
  const facts = { reading, questions, sizing: votedLines(dossier) };
  return capacityOf(facts, blueprint.structure.patternId);
}

/** The value of a line; throws on a name the sheet does not hold, a bug. Pure. */
export function lineValue({ lines }: Pick<Capacity, 'lines'>, name: string): number {
  const found = lines.find((it) => it.name === name);
  if (!found) throw new Error(`the capacity sheet has no line ${name}`);
  return found.value;
}

function availabilityFlag(facts: Facts, availability: number): CapacityFlag | null {
  const target = statedOf('availability', facts);
  if (!target || target.value <= availability) return null;
  const said = `The target of ${target.value} % (${target.source})`;
  return {
    what: 'availability',
    isBroken: true,
    isCompared: true,
    message: `${said} is more than the ${percentWords(availability)} that the chain of parts gives: a part must be doubled or taken out of the chain.`,
  };
}
