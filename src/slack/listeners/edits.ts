// Owns messages of a thread that people change or remove after they were taken in. Parses and applies; decides nothing.

import { pastedIn } from '../../design/edits.ts';
import type { Deed } from '../../design/events.ts';
import { isEnded } from '../../design/lifecycle.ts';
import type { Design } from '../../design/record.ts';
import { threadKey } from '../../store/port.ts';
import { type Command, parseCommand } from '../commands.ts';
import { typedText, withoutMention } from '../plain-text.ts';
import { asPasted, designOf, isIntake, PASTED_LENGTH } from './messages.ts';
import type { MessageEvent, RemovedMessage } from './payloads.ts';
import { outsideLine } from './rights.ts';
import { applyEvent, editId, type ListenerTools, plainLine, replyPrivately, whisper } from './tools.ts';

/** A message as it reads now, and its text before; null where nobody told that. */
export interface Edit {
  readonly message: MessageEvent;
  readonly before: string | null;
}

const NOT_RUN = 'An edited command is not carried out. Please type it as a new message.';

/** Commands that ask and change nothing need no word. */
const ASKING: ReadonlySet<Command['kind']> = new Set(['status', 'help']);

async function asDeed(
  tools: ListenerTools,
  design: Design,
  { ts }: MessageEvent,
  said: { readonly text: string; readonly isMentioned: boolean },
): Promise<Deed> {
  const { text, isMentioned } = said;
  const pasted = pastedIn(design, ts);
  const isLong = isIntake(design) && text.length >= PASTED_LENGTH;
  if (!pasted && !isLong) return { type: 'replyEdited', ts, text, isToBot: isMentioned };
  if (pasted && text === '') return { type: 'messageHeard' };
  const document = await asPasted(tools, design, text, ts);
  if (!pasted) return { type: 'documentsAdded', documents: [document], unread: [] };
  const { kind, because, words, sizeBytes } = document;
  return {
    type: 'documentEdited',
    ts,
    text: document.text ?? '',
    kind,
    because,
    words: words ?? 0,
    sizeBytes,
  };
}

/** An answer is read anew; what else a command did is done, and is not done twice. */
function readable(command: Command | null, text: string): string | null {
  if (!command) return text;
  return command.kind === 'answer' ? `${command.number}: ${command.text}` : null;
}

async function takeIn(tools: ListenerTools, design: Design, { message, before }: Edit): Promise<void> {
  const { text: said, isMentioned } = withoutMention(message.text, tools.botUserId);
  const command = isMentioned ? parseCommand(typedText(said)) : null;
  const text = readable(command, typedText(said));
  const stamp = { id: editId(message), at: tools.now(), by: message.user };
  const isKnown = design.seen.includes(stamp.id);
  const deed: Deed =
    text === null ? { type: 'messageHeard' } : await asDeed(tools, design, message, { text, isMentioned });
  const { refused } = await applyEvent(tools, design.id, { ...deed, ...stamp });
  const isInVain = command !== null && text === null && before !== null && !ASKING.has(command.kind);
  const line = isInVain && !isKnown && !isEnded(design) ? NOT_RUN : refused;
  if (line) replyPrivately(tools, message, line);
}

/** Takes the new text of a message in. Resolves once it is durable; our own, and what only looks different, is left alone. */
export async function takeEdit(tools: ListenerTools, edit: Edit): Promise<void> {
  const { message, before } = edit;
  if (message.user === tools.botUserId || message.text === before) return;
  const design = await designOf(tools, message);
  const actor = { id: message.user, teamId: message.user_team ?? null };
  if (design && outsideLine(tools, design, actor) === null) await takeIn(tools, design, edit);
}

/** Takes in that a message of ours is gone, perhaps the first of a thread. Resolves once that is durable. */
export async function takeOursGone(
  tools: ListenerTools,
  channel: string,
  ts: string,
  rootTs: string,
): Promise<void> {
  const id = await tools.threads.get(threadKey(channel, rootTs));
  if (typeof id !== 'string') return;
  const stamp = { id: `edit:${ts}:gone`, at: tools.now() };
  await applyEvent(tools, id, { ...stamp, type: 'messageRemoved', ts });
}

/** Takes in that a message is gone. Resolves once that is durable. */
export async function takeRemoved(tools: ListenerTools, removed: RemovedMessage): Promise<void> {
  const { channel, deleted_ts: ts, previous_message: previous } = removed;
  const threadTs = previous?.thread_ts ?? undefined;
  const isOurs = previous?.user === tools.botUserId;
  if (!threadTs || threadTs === ts || isOurs) return takeOursGone(tools, channel, ts, threadTs ?? ts);
  const design = await designOf(tools, { channel, ts, thread_ts: threadTs });
  if (!design) return;
  const stamp = { id: `edit:${ts}:gone`, at: tools.now() };
  const { refused } = await applyEvent(tools, design.id, { ...stamp, type: 'replyRemoved', ts });
  if (refused && previous?.user) void whisper(tools, channel, previous.user, plainLine(refused), threadTs);
}
