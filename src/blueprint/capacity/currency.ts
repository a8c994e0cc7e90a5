// Owns currencies: which one an amount is in, and what it is in US dollars at a dated rate. Data and pure functions.
// Keeps true: an amount in a currency without a rate is never compared.

/** Reference rates of the European Central Bank (eurofxref-daily.xml): units of the currency for one euro. */
const FOR_ONE_EURO = { EUR: 1, USD: 1.1761, GBP: 0.8641, CHF: 0.9156 } as const;
export const RATES_AS_OF = '2026-05-08';

/** A currency with a rate. */
export type Currency = keyof typeof FOR_ONE_EURO;

const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/€|\beuros?\b/i, 'EUR'],
  [/£|\bpounds?\b/i, 'GBP'],
  [/¥|\byen\b/i, 'JPY'],
  [/₹|\brupees?\b/i, 'INR'],
  [/\bfrancs?\b/i, 'CHF'],
];
const CODES =
  /\b(EUR|USD|GBP|CHF|JPY|INR|CNY|SEK|NOK|DKK|PLN|CZK|HUF|RON|TRY|CAD|AUD|NZD|SGD|HKD|KRW|BRL|MXN|ZAR|AED|ILS)\b/;

/** The code of the currency that a text names ("800 € a month", "GBP/month"); US dollars where it names none. Pure. */
export function currencyIn(text: string): string {
  const [code] = CODES.exec(text.toUpperCase()) ?? [];
  return code ?? SIGNS.find(([sign]) => sign.test(text))?.[1] ?? 'USD';
}

function isRated(code: string): code is Currency {
  return Object.hasOwn(FOR_ONE_EURO, code);
}

/** An amount in US dollars, with the rate in words where one was taken; null where the table has no rate. Pure. */
export function inDollars(
  value: number,
  code: string,
): { readonly usd: number; readonly words: string } | null {
  if (!isRated(code)) return null;
  if (code === 'USD') return { usd: value, words: '' };
  const rate = FOR_ONE_EURO.USD / FOR_ONE_EURO[code];
  const usd = value * rate;
  const told = Math.round(usd).toLocaleString('en-US');
  return { usd, words: `about USD ${told} at ${rate.toFixed(4)} USD for 1 ${code} (ECB, ${RATES_AS_OF})` };
}
