// Owns the capacity and cost sheet as the appendix prints it: inputs, lines with formulas, costs, what does not fit. Pure.
import { type Capacity, type CostRow, capacityOfDossier } from '../../blueprint/capacity/capacity.ts';
import { costWords, percentWords, roughly } from '../../blueprint/capacity/words.ts';
import type { Dossier } from '../../blueprint/dossier.ts';
import { numberWords } from './helpers.ts';

const SIGNIFICANT = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });

function inputRow({ name, label, value, unit, origin, source }: Capacity['inputs'][number]) {
  return { name, label, origin, source, value: `${numberWords(value)} ${unit}` };
}

function lineRow({ name, label, formula, value, unit }: Capacity['lines'][number]) {
  // A share of time is never told as more than the first page tells it.
  const told = unit === '%' ? percentWords(value) : `${SIGNIFICANT.format(value)} ${unit}`;
  return { name, label, formula, value: told };
}

function costRow({ name, unit, formula, quantity, price, low, high }: CostRow) {
  return {
    name,
    formula,
    quantity: `${roughly(quantity)} ${unit}`,
    price: `${price.low} to ${price.high}, ${price.basis}`,
    cost: `${roughly(low)} to ${roughly(high)}`,
  };
}

/** What the appendix prints. Pure. */
export function capacityData(dossier: Dossier) {
  const { inputs, lines, cost, pricesAsOf, flags } = capacityOfDossier(dossier);
  return {
    inputs: inputs.map(inputRow),
    lines: lines.map(lineRow),
    costs: cost.rows.map(costRow),
    total: costWords(cost),
    pricesAsOf,
    sources: cost.rows
      .filter(({ price }) => price.basis === 'list')
      .map(({ name, price }) => ({ name, source: price.source })),
    flags: flags.map((it) => ({
      title: it.isCompared ? 'Does not fit' : 'Not compared',
      message: it.message,
    })),
  };
}
