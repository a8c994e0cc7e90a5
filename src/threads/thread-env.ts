// Owns what a thread may know of this process's surroundings: nothing, but where compiled code is kept.
import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';

/** The environment of a thread that reads or draws what others wrote: no secrets. With the kept code it starts without
 *  the program that strips types, in half the memory. */
export function threadEnv(): Record<string, string> {
  const kept = getCompileCacheDir();
  return kept === undefined ? {} : { NODE_COMPILE_CACHE: dirname(kept) };
}
