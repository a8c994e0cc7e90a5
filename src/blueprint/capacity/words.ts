// Owns how computed numbers are told: no more digits than assumptions bear.

const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const FINE = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 2 });

/** At most two significant digits: more would feign a precision that assumptions do not have. Pure. */
export function roughly(value: number): string {
  return value < 100 ? FINE.format(value) : WHOLE.format(Number(value.toPrecision(2)));
}

/** "USD 140 to 420 a month". Pure. */
export function costWords({ low, high }: { readonly low: number; readonly high: number }): string {
  return `USD ${roughly(low)} to ${roughly(high)} a month`;
}

/** "99.94 %", rounded down so that it never promises more. Pure. */
export function percentWords(value: number): string {
  return `${(Math.floor(value * 100) / 100).toFixed(2)} %`;
}
