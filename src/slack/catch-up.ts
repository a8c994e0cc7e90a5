// Owns finding what was said while nobody listened: thread replies that were not taken in, fed into the same path.
import type { WebClient } from '@slack/web-api';
import { heardSince, wasHeard } from '../design/heard.ts';
import { isEnded } from '../design/lifecycle.ts';
import type { Design } from '../design/record.ts';
import { loadLedger } from '../store/ledger.ts';
import type { Store } from '../store/port.ts';
import { call } from './fault.ts';
import { MessageEvent } from './listeners/payloads.ts';

export interface CatchUpOptions {
  readonly client: WebClient;
  readonly store: Pick<Store, 'posted'>;
  readonly take: (message: MessageEvent) => Promise<void>;
}

const PAGE = 200;

/** Reads one design's thread and takes in what is new. A failed read is tried again at the next start or socket gap. */
export async function catchUp(design: Design, { client, store, take }: CatchUpOptions): Promise<void> {
  const ledger = await loadLedger(store, design.id);
  const rootTs = ledger?.rootTs;
  if (!rootTs || isEnded(design)) return;
  const channel = design.channel.id;
  const since = heardSince(design) ?? rootTs;
  let cursor: string | undefined;
  do {
    const page = await call(() =>
      client.conversations.replies({
        channel,
        ts: rootTs,
        oldest: since,
        limit: PAGE,
        ...(cursor ? { cursor } : {}),
      }),
    );
    if (!page.ok) return;
    for (const message of page.value.messages ?? []) {
      const parsed = MessageEvent.safeParse({ ...message, channel });
      const isNew = parsed.success && parsed.data.ts !== rootTs && !wasHeard(design, parsed.data.ts);
      if (isNew) await take(parsed.data);
    }
    cursor = page.value.response_metadata?.next_cursor || undefined;
  } while (cursor);
}
