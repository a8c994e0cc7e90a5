// Owns the arithmetic of sizing lines: a formula over named inputs, computed from its own text.
// Keeps true: what is printed as the formula is what was computed; the same text gives the value and its unit.

/** How the parts of a formula combine: numbers for the value, units for the unit. */
export interface Algebra<T> {
  readonly literal: (value: number) => T;
  readonly add: (a: T, b: T, sign: '+' | '-') => T;
  readonly multiply: (a: T, b: T, sign: '*' | '/') => T;
  readonly call: (name: FunctionName, values: readonly T[]) => T;
}

const FUNCTIONS = ['min', 'max', 'ceil'] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

const NUMBERS: Algebra<number> = {
  literal: (value) => value,
  add: (a, b, sign) => (sign === '+' ? a + b : a - b),
  multiply: (a, b, sign) => (sign === '*' ? a * b : a / b),
  call: (name, values) => (name === 'ceil' ? Math.ceil(values[0] ?? Number.NaN) : Math[name](...values)),
};

/** The value of a formula over `+ - * / ( )`, `min`, `max`, `ceil`, numbers and names. Throws on an unknown name or a
 *  broken formula. Pure. */
export function evaluate(formula: string, inputs: Readonly<Record<string, number>>): number {
  return fold(formula, inputs, NUMBERS);
}

/** What an algebra makes of a formula. Throws as `evaluate` does. Pure. */
export function fold<T>(formula: string, inputs: Readonly<Record<string, T>>, algebra: Algebra<T>): T {
  const tokens = formula.match(/\d+(?:\.\d+)?|[a-z][A-Za-z0-9]*|[-+*/(),]/g) ?? [];
  if (tokens.join('') !== formula.replace(/\s+/g, '')) throw new Error(`not a formula: ${formula}`);
  const state: State<T> = { tokens, at: 0, inputs, algebra };
  const value = sum(state);
  if (state.at !== tokens.length) throw new Error(`not a formula: ${formula}`);
  return value;
}

interface State<T> {
  readonly tokens: readonly string[];
  readonly inputs: Readonly<Record<string, T>>;
  readonly algebra: Algebra<T>;
  at: number;
}

function sum<T>(state: State<T>): T {
  let value = product(state);
  for (let sign = state.tokens[state.at]; sign === '+' || sign === '-'; sign = state.tokens[state.at]) {
    state.at += 1;
    value = state.algebra.add(value, product(state), sign);
  }
  return value;
}

function product<T>(state: State<T>): T {
  let value = atom(state);
  for (let sign = state.tokens[state.at]; sign === '*' || sign === '/'; sign = state.tokens[state.at]) {
    state.at += 1;
    value = state.algebra.multiply(value, atom(state), sign);
  }
  return value;
}

function atom<T>(state: State<T>): T {
  const token = state.tokens[state.at] ?? '';
  state.at += 1;
  if (token === '(') return closed(state, sum(state));
  const name = FUNCTIONS.find((it) => it === token);
  if (name && state.tokens[state.at] === '(') return called(state, name);
  if (/^\d/.test(token)) return state.algebra.literal(Number(token));
  if (!Object.hasOwn(state.inputs, token)) throw new Error(`the formula names an unknown input: ${token}`);
  const value = state.inputs[token];
  if (value === undefined) throw new Error(`the formula names an unknown input: ${token}`);
  return value;
}

function called<T>(state: State<T>, name: FunctionName): T {
  state.at += 1;
  const values = [sum(state)];
  while (state.tokens[state.at] === ',') {
    state.at += 1;
    values.push(sum(state));
  }
  return closed(state, state.algebra.call(name, values));
}

function closed<T>(state: State<T>, value: T): T {
  if (state.tokens[state.at] !== ')') throw new Error('a bracket is left open');
  state.at += 1;
  return value;
}
