// Owns reading a message as people do: its words, its buttons, its key in the thread.
import { z } from 'zod';
import { actingElements } from '../../demo/content.ts';
import type { Ephemeral, Message } from '../../demo/model.ts';

const Metadata = z.object({ event_payload: z.object({ design: z.string(), key: z.string() }) });

/** Which item of which design a message is; null for what people write and for files. Pure. */
export function itemOf(message: Message): { design: string; key: string } | null {
  const metadata = Metadata.safeParse(message.metadata);
  return metadata.success ? metadata.data.event_payload : null;
}

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    if (name === 'text' && typeof inner === 'string') return [inner];
    return typeof inner === 'object' ? textsIn(inner) : [];
  });
}

/** Everything that blocks say, a line each: buttons by their labels. Pure. */
export function wordsIn(blocks: unknown): string {
  return textsIn(blocks).join('\n');
}

/** Everything a message says: its blocks, or its text where it has none. Pure. */
export function wordsOf({ text, blocks }: Pick<Message | Ephemeral, 'text' | 'blocks'>): string {
  return blocks.length > 0 ? wordsIn(blocks) : text;
}

/** The action ids that can be clicked in a message. Pure. */
export function actionsOf({ blocks }: Pick<Message, 'blocks'>): string[] {
  return blocks.flatMap((block) => actingElements(block)).map((element) => String(element.action_id));
}

/** The same words without what differs from run to run: instants, links, ids. Pure. */
export function timeless(words: string): string {
  return words
    .replace(/<!date\^[^>]*>/g, '(time)')
    .replace(/<https?:[^|>]*\|([^>]*)>/g, '[$1]')
    .replace(/https?:\/\/127\.0\.0\.1:\d+\S*/g, '(link)')
    .replace(/\d{4}-\d\d-\d\d( \d\d:\d\d( UTC)?)?/g, '(date)')
    .replace(/Pasted text \d+/g, 'Pasted text');
}
