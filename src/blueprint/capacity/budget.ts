// Owns the comparison of the cost range with a stated budget: in the budget's own currency, by a dated rate. Pure.
import { currencyIn, inDollars } from './currency.ts';
import type { CapacityFlag } from './flag.ts';
import { type Facts, statedOf } from './inputs.ts';

/** A stated budget. `usd` is null where it cannot be compared, and then `why` says so. */
export interface Budget {
  /** "800 EUR/month (prd.md, line 3)". */
  readonly said: string;
  readonly usd: number | null;
  /** The rate that was taken, in words; empty for US dollars. */
  readonly rate: string;
  readonly why: string;
}

const MONTHLY = /month|\bmo\b/i;
const OTHER_PERIOD = /year|annual|annum|\btotal\b|\bonce\b|one-off|quarter|week/i;

interface Amount {
  readonly value: number;
  readonly currency: string;
  readonly unit: string;
  readonly source: string;
  readonly isMonthly: boolean;
}

/** The answer that holds, or the quantity that was read; an answer to the question after a monthly budget is monthly. */
function amountOf(facts: Facts): Amount | null {
  const stated = statedOf('budget', facts);
  if (!stated) return null;
  const { value, source, origin } = stated;
  if (origin === 'read') {
    const read = facts.reading.quantities.find((it) => it.measure === 'budget' && it.value !== null);
    const unit = read?.unit ?? '';
    return { value, source, unit, currency: currencyIn(unit), isMonthly: MONTHLY.test(unit) };
  }
  const answer =
    facts.questions.findLast((it) => it.question.measure === 'budget' && it.by !== null)?.answer ?? '';
  const currency = currencyIn(answer);
  const isMonthly = MONTHLY.test(answer) || !OTHER_PERIOD.test(answer);
  return { value, source, currency, isMonthly, unit: isMonthly ? `${currency}/month` : currency };
}

/** The stated budget in US dollars a month; null where none is stated. Pure. */
export function budgetOf(facts: Facts): Budget | null {
  const amount = amountOf(facts);
  if (!amount) return null;
  const { value, unit, source, currency, isMonthly } = amount;
  const said = `${value.toLocaleString('en-US')} ${unit} (${source})`;
  if (!isMonthly) return { said, usd: null, rate: '', why: 'it is not a monthly cost' };
  const dollars = inDollars(value, currency);
  if (!dollars) return { said, usd: null, rate: '', why: `the price table has no rate for ${currency}` };
  return { said, usd: dollars.usd, rate: dollars.words, why: '' };
}

/** What does not fit, or cannot be compared; null where the budget covers the range, or none is stated. Pure. */
export function budgetFlag(
  budget: Budget | null,
  { low, high }: { readonly low: number; readonly high: number },
): CapacityFlag | null {
  if (!budget) return null;
  const what = 'budget' as const;
  const { said, usd, rate, why } = budget;
  if (usd === null) {
    const message = `The budget of ${said} is not compared: ${why}.`;
    return { what, isBroken: false, isCompared: false, message };
  }
  if (usd >= high) return null;
  const words = usd < low ? 'does not cover even the low end' : 'covers the low end, not the high end';
  const told = rate === '' ? '' : `, ${rate},`;
  const message = `The budget of ${said}${told} ${words} of the cost range.`;
  return { what, isBroken: usd < low, isCompared: true, message };
}
