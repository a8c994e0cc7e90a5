// Owns reading sequence diagrams back from the Mermaid that the blueprint writes, and from no other.
import { drawable } from '../text/signs.ts';

export interface Participant {
  readonly id: string;
  readonly name: string;
  readonly isPerson: boolean;
}
export interface Message {
  readonly from: string;
  readonly to: string;
  readonly isReply: boolean;
  readonly words: string;
}
export interface Sequence {
  readonly participants: readonly Participant[];
  readonly messages: readonly Message[];
}

const PARTICIPANT = /^(actor|participant) (\w+) as (.+)$/;
const MESSAGE = /^(\w+?)(-->>|->>)(\w+): (.+)$/;

/** The participants from left to right and the messages in order; null where a line is not understood. Pure. */
export function readSequence(lines: readonly string[]): Sequence | null {
  const participants: Participant[] = [];
  const messages: Message[] = [];
  for (const line of lines) {
    const [, kind, id, name] = PARTICIPANT.exec(line) ?? [];
    const [, from, arrow, to, words] = MESSAGE.exec(line) ?? [];
    if (id !== undefined && name !== undefined)
      participants.push({ id, name: drawable(name), isPerson: kind === 'actor' });
    else if (from !== undefined && to !== undefined && words !== undefined)
      messages.push({ from, to, isReply: arrow === '-->>', words: drawable(words) });
    else return null;
  }
  const known = new Set(participants.map((it) => it.id));
  const isWhole = messages.every((message) => known.has(message.from) && known.has(message.to));
  return messages.length > 0 && isWhole ? { participants, messages } : null;
}
