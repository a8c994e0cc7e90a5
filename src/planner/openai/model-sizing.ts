// Owns the sizing lines that a model proposes: it names inputs and a formula, the program looks up, computes and checks.
// Keeps true: a number is a stated one, an answer's, or a planning value marked as assumed. Pure.
import type { z } from 'zod';
import { computedIn } from '../../blueprint/capacity/units.ts';
import type { SizingLine } from '../../blueprint/parts/review.ts';
import type { Quantity } from '../../blueprint/requirement.ts';
import { clip } from '../builtin/things/nouns.ts';
import type { sizing } from './schemas/review.ts';

type Line = z.infer<typeof SizingLine>;
type Proposed = z.infer<typeof sizing>[number];

const MOST_LINES = 5;

/** The proposed lines that hold, numbered from `firstNumber`, and why the others do not. Pure. */
export function sizingLines(
  proposed: readonly Proposed[],
  quantities: readonly Quantity[],
  firstNumber: number,
): { readonly lines: Line[]; readonly findings: string[] } {
  const lines: Line[] = [];
  const findings: string[] = [];
  for (const one of proposed.slice(0, MOST_LINES)) {
    const line = lineOf(one, quantities, `S-${firstNumber + lines.length}`);
    if (typeof line === 'string') findings.push(`sizing "${one.name}": ${line}`);
    else lines.push(line);
  }
  return { lines, findings };
}

function lineOf(one: Proposed, quantities: readonly Quantity[], id: string): Line | string {
  const inputs: Line['inputs'] = [];
  for (const input of one.inputs) {
    const found = inputOf(input, quantities);
    if (typeof found === 'string') return found;
    inputs.push(found);
  }
  if (inputs.length === 0) return 'it names no input';
  const result = computedIn(one.unit, { inputs, formula: one.formula });
  if (!result.ok) return result.why;
  if (result.formula.length > 200) return 'the formula is too long';
  return {
    id,
    name: clip(one.name || 'Sizing', 120),
    inputs,
    formula: result.formula,
    result: { value: Number(result.value.toPrecision(3)), unit: one.unit },
    consequence: clip(one.consequence || 'It bounds the design.', 1600),
  };
}

function inputOf(
  input: Proposed['inputs'][number],
  quantities: readonly Quantity[],
): Line['inputs'][number] | string {
  if (!/^[a-z][A-Za-z0-9]*$/.test(input.symbol)) return `"${input.symbol}" is no symbol`;
  const label = input.label || input.symbol;
  const stated = quantities.find((one) => one.id === input.quantityId);
  if (stated && stated.value !== null)
    return { name: input.symbol, label, value: stated.value, unit: stated.unit, source: stated.source };
  if (input.planningValue === null || !Number.isFinite(input.planningValue))
    return `"${input.symbol}" has neither a stated quantity nor a planning value`;
  const rule = `planning value, to be measured: ${clip(input.basis || 'no basis given', 200)}`;
  return {
    name: input.symbol,
    label,
    value: input.planningValue,
    unit: input.unit,
    source: { kind: 'rule', rule },
  };
}
