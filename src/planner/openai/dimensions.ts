// Owns the check of units: whether a formula over quantities with units gives the unit it claims to.
// Keeps true: what cannot be checked is refused rather than printed. Pure.
import { evaluate } from '../../blueprint/capacity/formula.ts';

const SCALES: Readonly<Record<string, readonly [dimension: string, scale: number]>> = {
  b: ['byte', 1],
  byte: ['byte', 1],
  kb: ['byte', 1e3],
  mb: ['byte', 1e6],
  gb: ['byte', 1e9],
  tb: ['byte', 1e12],
  pb: ['byte', 1e15],
  ms: ['second', 1e-3],
  s: ['second', 1],
  sec: ['second', 1],
  second: ['second', 1],
  min: ['second', 60],
  minute: ['second', 60],
  h: ['second', 3600],
  hour: ['second', 3600],
  day: ['second', 86_400],
  week: ['second', 604_800],
  month: ['second', 2_592_000],
  year: ['second', 31_536_000],
  usd: ['money', 1],
  eur: ['euro', 1],
  '%': ['', 0.01],
};

/** A unit as the power of each dimension and one scale; nouns that are counted ("cameras") have no dimension. */
interface Unit {
  readonly powers: ReadonlyMap<string, number>;
  readonly scale: number;
}

function unitOf(text: string): Unit {
  const powers = new Map<string, number>();
  let scale = 1;
  const terms = text
    .toLowerCase()
    .replace(/\bper\b/g, '/')
    .split(/(?=[/*·×])/);
  for (const term of terms) {
    const sign = term.trim().startsWith('/') ? -1 : 1;
    for (const word of term
      .replace(/[/*·×()]/g, ' ')
      .trim()
      .split(/\s+/)) {
      const [dimension, factor] = SCALES[word] ?? SCALES[word.replace(/s$/, '')] ?? ['', 1];
      if (dimension !== '') powers.set(dimension, (powers.get(dimension) ?? 0) + sign);
      scale *= factor ** sign;
    }
  }
  return { powers, scale };
}

export interface Term {
  readonly symbol: string;
  readonly value: number;
  readonly unit: string;
}

/** The value in the claimed unit, or why the formula cannot give it. `formula` is what was computed, conversion included. */
export type Computed =
  | { readonly ok: true; readonly value: number; readonly formula: string }
  | { readonly ok: false; readonly why: string };

/** Any factor that is no power of another will do. */
const PROBE = 7;
const DIMENSIONS = ['byte', 'second', 'money', 'euro'] as const;

/** The formula computed, its units checked by scaling each dimension in turn; a change of scale is written into it. Pure. */
export function computed(formula: string, terms: readonly Term[], unit: string): Computed {
  try {
    return checked(formula, terms, unit);
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : 'not a formula' };
  }
}

function checked(formula: string, terms: readonly Term[], unit: string): Computed {
  const units = new Map(terms.map((one) => [one.symbol, unitOf(one.unit)]));
  const claimed = unitOf(unit);
  const valueWith = (factor: (of: Unit) => number): number =>
    evaluate(
      formula,
      Object.fromEntries(
        terms.map((one) => [one.symbol, one.value * factor(units.get(one.symbol) ?? claimed)]),
      ),
    );
  const plain = valueWith(() => 1);
  if (!Number.isFinite(plain)) return { ok: false, why: 'the result is not a number' };
  for (const dimension of DIMENSIONS) {
    const power =
      plain === 0
        ? 0
        : Math.log(valueWith((of) => PROBE ** (of.powers.get(dimension) ?? 0)) / plain) / Math.log(PROBE);
    const wanted = plain === 0 ? 0 : (claimed.powers.get(dimension) ?? 0);
    if (!(Math.abs(power - wanted) < 1e-6)) return { ok: false, why: `the units do not give ${unit}` };
  }
  return converted(formula, plain, valueWith((of) => of.scale) / claimed.scale / (plain || 1));
}

/** A formula that already holds a conversion cannot be told from one that holds it wrongly: it is refused. */
function converted(formula: string, plain: number, ratio: number): Computed {
  if (plain === 0 || Math.abs(ratio - 1) < 1e-9) return { ok: true, value: plain, formula };
  if (/(?<![\w.])(?:1000+|1024|60|3600|86400|365|30)(?![\w.])/.test(formula))
    return { ok: false, why: 'the formula converts units itself' };
  const number = Number(ratio.toPrecision(6));
  const told =
    number >= 1 ? `(${formula}) * ${plainNumber(number)}` : `(${formula}) / ${plainNumber(1 / number)}`;
  return { ok: true, value: plain * ratio, formula: told };
}

function plainNumber(value: number): string {
  return Number(value.toPrecision(6)).toLocaleString('en-US', {
    useGrouping: false,
    maximumFractionDigits: 6,
  });
}
