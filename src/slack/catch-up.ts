// Owns finding what was said while nobody listened: thread replies that were not taken in, fed into the same path.
import type { WebClient } from '@slack/web-api';
import { heardSince, wasHeard } from '../design/heard.ts';
import { isEnded } from '../design/lifecycle.ts';
import type { Design } from '../design/record.ts';
import { loadLedger } from '../store/ledger.ts';
import type { Store } from '../store/port.ts';
import { call } from './fault.ts';
import type { Edit } from './listeners/edits.ts';
import { MessageEvent } from './listeners/payloads.ts';
import { editId } from './listeners/tools.ts';

export interface CatchUpOptions {
  readonly client: WebClient;
  readonly store: Pick<Store, 'posted'>;
  readonly take: (message: MessageEvent) => Promise<void>;
  readonly takeEdit: (edit: Edit) => Promise<void>;
  /** Resolves after so many milliseconds, or once `signal` is aborted. */
  readonly pause: (ms: number) => Promise<void>;
  readonly signal: AbortSignal;
}

const PAGE = 200;

async function takeIn(design: Design, message: MessageEvent, options: CatchUpOptions): Promise<void> {
  if (!wasHeard(design, message.ts)) return options.take(message);
  const isEdited = message.edited !== undefined && !design.seen.includes(editId(message));
  if (isEdited) await options.takeEdit({ message, before: null });
}

/** The answer, waited for as long as Slack asks; null where Slack gives none, or the bot stops. */
async function patiently<T>({ pause, signal }: CatchUpOptions, act: () => Promise<T>): Promise<T | null> {
  while (!signal.aborted) {
    const called = await call(act);
    if (called.ok) return called.value;
    if (called.fault.kind !== 'rateLimited') return null;
    await pause(called.fault.retryAfterMs);
  }
  return null;
}

/** Reads one design's thread and takes in what is new. A rate limit is waited out; a read that failed otherwise is tried
 *  again at the next start or socket gap. */
export async function catchUp(design: Design, options: CatchUpOptions): Promise<void> {
  const { client, store } = options;
  const ledger = await loadLedger(store, design.id);
  const rootTs = ledger?.rootTs;
  if (!rootTs || isEnded(design)) return;
  const channel = design.channel.id;
  const since = heardSince(design) ?? rootTs;
  let cursor: string | undefined;
  do {
    const page = await patiently(options, () =>
      client.conversations.replies({
        channel,
        ts: rootTs,
        oldest: since,
        limit: PAGE,
        ...(cursor ? { cursor } : {}),
      }),
    );
    if (!page) return;
    for (const message of page.messages ?? []) {
      const parsed = MessageEvent.safeParse({ ...message, channel });
      if (parsed.success && parsed.data.ts !== rootTs) await takeIn(design, parsed.data, options);
    }
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor);
}
