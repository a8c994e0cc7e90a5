// Owns the memory of what was said in the thread: which messages were taken in, and from where on to look for missed ones.
import { type Design, HEARD_LIMIT } from './record.ts';

/** True for a message that was taken in. Pure. */
export function wasHeard({ heard }: Design, ts: string): boolean {
  const [first] = heard;
  return heard.includes(ts) || (heard.length === HEARD_LIMIT && first !== undefined && ts < first);
}

/** The Slack timestamp after which a message may have been missed; null: since the thread began. Pure. */
export function heardSince({ heard }: Design): string | null {
  return heard.length === HEARD_LIMIT ? (heard[0] ?? null) : null;
}
