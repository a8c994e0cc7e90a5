/** How a method says no: `throw refuse('not_in_channel')` becomes `{ok:false,error:'not_in_channel'}`. */
import type { Dict } from './json.ts';

/** A method's refusal; `extra` is merged into the answer beside `ok` and `error`. */
export class Refusal extends Error {
  readonly extra: Dict;
  constructor(code: string, extra: Dict) {
    super(code);
    this.extra = extra;
  }
}

/** The refusal to throw. Pure. */
export function refuse(code: string, extra: Dict = {}): Refusal {
  return new Refusal(code, extra);
}
