// Owns what tokens cost: a small table by model, with the day it was read. Pure.
// Source: https://developers.openai.com/api/docs/pricing as quoted by others; standard rates, at most 272,000 input tokens.
import type { Spending } from './model.ts';

/** The day the table was read. */
export const PRICES_AS_OF = '2026-11-05';

/** US dollars for a million tokens. `written` is what newer models charge for entering the prompt cache. */
export interface Price {
  readonly input: number;
  readonly cached: number;
  readonly written: number;
  readonly output: number;
}

function price(input: number, cached: number, output: number, written = input): Price {
  return { input, cached, written, output };
}

/** Longest name first where one begins with another. */
const PRICES: readonly (readonly [model: string, price: Price])[] = [
  ['gpt-6.1-sol', price(2, 0.1, 10, 2.5)],
  ['gpt-6.1-terra', price(1, 0.05, 5, 1.25)],
  ['gpt-6-astra', price(10, 1, 50, 12.5)],
  ['gpt-6-sol', price(2, 0.2, 10, 2.5)],
  ['gpt-6-luna', price(0.1, 0.01, 0.5, 0.125)],
  ['gpt-5.6-sol', price(4, 0.4, 20, 5)],
  ['gpt-5.6-terra', price(2, 0.2, 12, 2.5)],
  ['gpt-5.6-luna', price(0.2, 0.02, 1.2, 0.25)],
  ['gpt-5.5', price(5, 0.5, 30)],
  ['gpt-5.4-mini', price(0.75, 0.075, 4.5)],
  ['gpt-5.4', price(2.5, 0.25, 15)],
  ['gpt-5.1', price(1.25, 0.125, 10)],
  ['gpt-5-mini', price(0.25, 0.025, 2)],
  ['gpt-5-nano', price(0.05, 0.005, 0.4)],
  ['gpt-5', price(1.25, 0.125, 10)],
  ['gpt-4.1-mini', price(0.4, 0.1, 1.6)],
  ['gpt-4.1-nano', price(0.1, 0.025, 0.4)],
  ['gpt-4.1', price(2, 0.5, 8)],
  ['gpt-4o-mini', price(0.15, 0.075, 0.6)],
  ['gpt-4o', price(2.5, 1.25, 10)],
];

/** The price of a model or one of its dated versions; null where the table does not hold it. Pure. */
export function priceOf(model: string): Price | null {
  const name = model.replace(/^openai\//, '');
  const isOf = (known: string): boolean =>
    name.startsWith(known) && /^(?:-\d{4}-\d{2}-\d{2})?$/.test(name.slice(known.length));
  return PRICES.find(([known]) => isOf(known))?.[1] ?? null;
}

const MILLION = 1e6;

/** What a request cost in US dollars; null for a model without a known price. Pure. */
export function costOf(model: string, spent: Spending): number | null {
  const rate = priceOf(model);
  if (rate === null) return null;
  const plain = Math.max(0, spent.inputTokens - spent.cachedTokens - spent.writtenTokens);
  const sum =
    plain * rate.input +
    spent.cachedTokens * rate.cached +
    spent.writtenTokens * rate.written +
    spent.outputTokens * rate.output;
  return sum / MILLION;
}
