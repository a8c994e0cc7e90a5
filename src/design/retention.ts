// Owns when a finished design has been kept long enough. Pure; the clock is an argument.
import { isEnded } from './lifecycle.ts';
import type { Design } from './record.ts';
import { DAY_MS, isDue, later } from './times.ts';

/** True for a design that ended, and in which nothing happened for so many days since. Pure. */
export function isExpired(design: Design, days: number, now: string): boolean {
  return isEnded(design) && isDue(later(design.updatedAt, days * DAY_MS), now);
}
