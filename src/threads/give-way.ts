// Owns stepping back: heavy work runs where nobody waits, so that who clicks is answered first.
import { constants, setPriority } from 'node:os';

/**
 * Lets other threads of the machine go first, for as long as the calling thread lives. On Linux a priority is a thread's
 * own (setpriority(2)); elsewhere it would slow down the whole process, so nothing happens there.
 */
export function giveWay(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Where it is forbidden, work is done at the same priority as before.
  }
}
