// Owns the arithmetic of sizing lines: a formula over named inputs, computed from its own text.
// Keeps true: what is printed as the formula is what was computed.

/** The value of a formula over `+ - * / ( )`, numbers and names. Throws on an unknown name or a broken formula. Pure. */
export function evaluate(formula: string, inputs: Readonly<Record<string, number>>): number {
  const tokens = formula.match(/\d+(?:\.\d+)?|[a-z][A-Za-z0-9]*|[-+*/()]/g) ?? [];
  if (tokens.join('') !== formula.replace(/\s+/g, '')) throw new Error(`not a formula: ${formula}`);
  const state = { tokens, at: 0, inputs };
  const value = sum(state);
  if (state.at !== tokens.length) throw new Error(`not a formula: ${formula}`);
  return value;
}

interface State {
  readonly tokens: readonly string[];
  readonly inputs: Readonly<Record<string, number>>;
  at: number;
}

function sum(state: State): number {
  let value = product(state);
  for (let sign = state.tokens[state.at]; sign === '+' || sign === '-'; sign = state.tokens[state.at]) {
    state.at += 1;
    const next = product(state);
    value = sign === '+' ? value + next : value - next;
  }
  return value;
}

function product(state: State): number {
  let value = atom(state);
  for (let sign = state.tokens[state.at]; sign === '*' || sign === '/'; sign = state.tokens[state.at]) {
    state.at += 1;
    const next = atom(state);
    value = sign === '*' ? value * next : value / next;
  }
  return value;
}

function atom(state: State): number {
  const token = state.tokens[state.at];
  state.at += 1;
  if (token === '(') {
    const value = sum(state);
    if (state.tokens[state.at] !== ')') throw new Error('a bracket is left open');
    state.at += 1;
    return value;
  }
  const value = token !== undefined && /^\d/.test(token) ? Number(token) : state.inputs[token ?? ''];
  if (value === undefined) throw new Error(`the formula names an unknown input: ${token}`);
  return value;
}
