// Owns what every listener works with, and the few private lines they answer with.
// A listener parses, applies one event and answers; it decides nothing and posts nothing lasting.
import type { DocumentKind } from '../../blueprint/brief.ts';
import type { Deliverable } from '../../blueprint/deliverable.ts';
import type { DesignEvent } from '../../design/events.ts';
import type { Design } from '../../design/record.ts';
import type { Log } from '../../log.ts';
import { faultKindOf } from '../../store/fault.ts';
import type { KeyValue } from '../../store/port.ts';
import type { DesignsPort, TextsPort } from '../../worker/ports.ts';
import type { Clients } from '../clients.ts';
import { call } from '../fault.ts';
import { contentHash } from '../thread/hash.ts';
import { contentOf, type PrivateLine } from '../views/help.ts';
import type { MessageEvent } from './payloads.ts';

export interface ListenerTools {
  readonly designs: Pick<DesignsPort, 'apply' | 'get' | 'openIds'>;
  /** The texts of one design. */
  readonly textsOf: (designId: string) => TextsPort;
  readonly threads: KeyValue;
  readonly clients: Clients;
  readonly botUserId: string;
  readonly teamId: string;
  /** Who drafts, for the form. */
  readonly drafterLine: string;
  /** What the form offers to write, in order. */
  readonly deliverables: readonly Deliverable[];
  readonly guessKind: (name: string, markdown: string) => { kind: DocumentKind; because: string };
  /** ISO 8601 UTC. */
  readonly now: () => string;
  readonly log: Pick<Log, 'info' | 'error' | 'within'>;
}

/** Applies the event. Resolves with the private line where it was refused; durable before it resolves. */
export async function applyEvent(
  tools: ListenerTools,
  designId: string,
  event: DesignEvent,
): Promise<{ design: Design | null; refused: string | null }> {
  return tools.log.within({ design: designId, event: event.id }, async () => {
    const applied = await tools.designs.apply(designId, event);
    tools.log.info('event', { type: event.type, isRefused: applied.refused !== null });
    return applied;
  });
}

/** All open designs but those whose record cannot be read, which hold up nobody else. Rejects on a fault of the store. */
export async function openDesigns({ designs }: ListenerTools): Promise<Design[]> {
  const readable = async (id: string): Promise<Design | null> => {
    try {
      return await designs.get(id);
    } catch (error) {
      if (faultKindOf(error) !== null) throw error;
      return null;
    }
  };
  const found = await Promise.all((await designs.openIds()).map(readable));
  return found.filter((design) => design !== null);
}

/** The line for a click whose design is gone. */
export const GONE = 'This design no longer exists.';

/** The id of the one event, or the last of several, that a message says; the record keeps its timestamp as taken in. Pure. */
export function messageId({ ts }: Pick<MessageEvent, 'ts'>): string {
  return `message:${ts}`;
}

/** The id of an event beside that one. Pure. */
export function partId({ ts }: Pick<MessageEvent, 'ts'>, part: string): string {
  return `part:${ts}:${part}`;
}

/** The id of the event that an edit of a message causes: each text of each edit counts once. Pure. */
export function editId({ ts, edited, text }: Pick<MessageEvent, 'ts' | 'edited' | 'text'>): string {
  return `edit:${ts}:${edited?.ts ?? ''}:${contentHash(text).slice(0, 8)}`;
}

/** A line that only `user` sees, in the thread where given. Best effort: nothing depends on it. */
export async function whisper(
  tools: ListenerTools,
  channel: string,
  user: string,
  line: PrivateLine,
  threadTs?: string,
): Promise<void> {
  const place = { channel, user, ...(threadTs ? { thread_ts: threadTs } : {}) };
  await call(() => tools.clients.quick.chat.postEphemeral({ ...place, ...contentOf(line) }));
}

/** The same as an answer to a message, in the background: Slack must not wait for it to hear "received". */
export function replyPrivately(
  tools: ListenerTools,
  { channel, user, thread_ts }: MessageEvent,
  line: PrivateLine | string,
): void {
  void whisper(tools, channel, user, typeof line === 'string' ? plainLine(line) : line, thread_ts);
}

/** A private line without blocks. Pure. */
export function plainLine(text: string): PrivateLine {
  return { text, blocks: [] };
}
