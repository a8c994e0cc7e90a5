// Owns the mark that our lasting messages carry, by which they are found again after a doubt: opaque ids only.
import { z } from 'zod';

const EVENT_TYPE = 'architect_item';

/** Which message it is: the design it belongs to, and its key there. */
export interface Mark {
  readonly design: string;
  readonly key: string;
}

const Marked = z.object({
  ts: z.string(),
  user: z.string(),
  metadata: z.object({
    event_type: z.literal(EVENT_TYPE),
    event_payload: z.object({ design: z.string(), key: z.string() }),
  }),
});

/** How far before a message was first asked for the search starts: clocks differ. */
const CLOCKS_MS = 120_000;

/** The mark as Slack's metadata. Pure. */
export function metadataOf({ design, key }: Mark) {
  return { event_type: EVENT_TYPE, event_payload: { design, key } };
}

/** The timestamp of the message with this mark that the bot itself posted: metadata alone proves nothing, any app may write
 *  it. Pure. */
export function findMarked(
  messages: readonly unknown[],
  botUserId: string,
  { design, key }: Mark,
): string | undefined {
  const marked = messages.map((message) => Marked.safeParse(message)).filter((found) => found.success);
  const isWanted = ({ user, metadata: { event_payload: mark } }: z.infer<typeof Marked>): boolean =>
    user === botUserId && mark.design === design && mark.key === key;
  return marked.find(({ data }) => isWanted(data))?.data.ts;
}

/** Slack's `oldest` for a message that was not asked for before this ISO 8601 instant. Pure. */
export function oldestSince(at: string): string {
  return String((Date.parse(at) - CLOCKS_MS) / 1000);
}
