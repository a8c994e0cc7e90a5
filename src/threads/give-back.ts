// Owns giving back memory between two requests: native code holds tens of megabytes for objects that nobody uses any
// more, and V8, which sees only the objects, lets them pile up.
import { setImmediate as turn } from 'node:timers/promises';

/**
 * Resolves once what the calling thread used for its last request is free again; takes 10 to 30 ms. Without `collect`,
 * which Node gives a program that was started with `--expose-gc`, as the demo is, V8 decides when.
 */
export async function giveBack(collect: (() => unknown) | undefined = globalThis.gc): Promise<void> {
  // What this turn still holds can be collected in the next; native memory is freed in the one after it.
  await turn();
  collect?.();
  await turn();
}
