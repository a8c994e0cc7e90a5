// Owns what every listener works with, and the few private lines they answer with.
// A listener parses, applies one event and answers; it decides nothing and posts nothing lasting.
import type { DocumentKind } from '../../blueprint/brief.ts';
import type { DesignEvent } from '../../design/events.ts';
import type { Design } from '../../design/record.ts';
import type { KeyValue } from '../../store/port.ts';
import type { DesignsPort, TextsPort } from '../../worker/ports.ts';
import type { Clients } from '../clients.ts';
import { call } from '../fault.ts';

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
  readonly guessKind: (name: string, markdown: string) => { kind: DocumentKind; because: string };
  /** ISO 8601 UTC. */
  readonly now: () => string;
  readonly log: {
    info(message: string, fields: Record<string, unknown>): void;
    error(message: string, fields: Record<string, unknown>): void;
  };
}

/** Applies the event. Resolves with the private line where it was refused; durable before it resolves. */
export async function applyEvent(
  tools: ListenerTools,
  designId: string,
  event: DesignEvent,
): Promise<{ design: Design | null; refused: string | null }> {
  const applied = await tools.designs.apply(designId, event);
  tools.log.info('event', {
    design: designId,
    event: event.id,
    type: event.type,
    isRefused: applied.refused !== null,
  });
  return applied;
}

/** The line for a click whose design is gone. */
export const GONE = 'This design no longer exists.';

/** A line that only `user` sees, in the thread where given. Best effort: nothing depends on it. */
export async function whisper(
  tools: ListenerTools,
  channel: string,
  user: string,
  text: string,
  threadTs?: string,
): Promise<void> {
  const place = threadTs ? { channel, user, text, thread_ts: threadTs } : { channel, user, text };
  await call(() => tools.clients.quick.chat.postEphemeral(place));
}
