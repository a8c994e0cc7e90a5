// Owns what people say in a design's thread: files, pasted texts, links, typed commands and answers become events.
// Runs before Slack is told "received", so that nothing said is lost.
import type { NewDocument } from '../../design/events.ts';
import { gapsOf } from '../../design/intake.ts';
import { takesAnswers } from '../../design/questions.ts';
import type { Design } from '../../design/record.ts';
import { isImage } from '../../documents/in/sniff.ts';
import { threadKey } from '../../store/port.ts';
import { typedLinks, typedText, withoutMention } from '../plain-text.ts';
import type { MessageEvent, MessageFile } from './payloads.ts';
import { applyEvent, type ListenerTools, whisper } from './tools.ts';
import { runTypedCommand } from './typed.ts';

/** A reply this long during the intake is a document that was pasted, not chat. */
const PASTED_LENGTH = 300;

/** The design whose thread this message stands in, or null. */
async function designOf(tools: ListenerTools, message: MessageEvent): Promise<Design | null> {
  if (!message.thread_ts || message.thread_ts === message.ts) return null;
  const id = await tools.threads.get(threadKey(message.channel, message.thread_ts));
  return typeof id === 'string' ? tools.designs.get(id) : null;
}

// Slack may tell the type only once its scan is done; the name is there at once.
function isPicture(file: MessageFile): boolean {
  return isImage(file.name ?? '', file.mimetype ?? undefined);
}

function asDocument(file: MessageFile): NewDocument {
  return {
    name: file.name || file.title || 'file',
    kind: 'other',
    because: '',
    isKindSure: false,
    origin: 'thread',
    fileId: file.id,
    mimetype: file.mimetype ?? '',
    sizeBytes: file.size ?? 0,
    text: null,
    words: null,
    hash: null,
  };
}

/** A pasted text counts as what it looks like; where that is unclear, as what is asked for. */
async function asPasted(
  tools: ListenerTools,
  design: Design,
  text: string,
  ts: string,
): Promise<NewDocument> {
  const name = `Pasted text ${ts.slice(-6)}`;
  const guessed = tools.guessKind(name, text);
  const asked = gapsOf(design).find((gap) => gap === 'prd' || gap === 'ux');
  const isUnclear = guessed.kind === 'other' && asked !== undefined;
  return {
    name,
    kind: isUnclear ? asked : guessed.kind,
    because: isUnclear ? 'pasted while it was asked for' : guessed.because,
    isKindSure: false,
    origin: 'thread',
    fileId: null,
    mimetype: 'text/markdown',
    sizeBytes: Buffer.byteLength(text),
    text: await tools.textsOf(design.id).put(text),
    words: text.split(/\s+/).length,
    hash: null,
  };
}

async function handedIn(tools: ListenerTools, design: Design, message: MessageEvent, text: string) {
  const files = message.files ?? [];
  const documents = files.filter((file) => !isPicture(file)).map(asDocument);
  const images = files.filter(isPicture).map((file) => ({
    label: `image: ${file.name || file.title || file.id}`,
    target: file.permalink ?? file.id,
  }));
  if (design.stage !== 'intake' && design.stage !== 'waitingForInvite') return { documents, unread: images };
  const isPasted = text.length >= PASTED_LENGTH;
  const pasted = isPasted ? [await asPasted(tools, design, text, message.ts)] : [];
  return { documents: [...documents, ...pasted], unread: [...images, ...typedLinks(message.text)] };
}

/** A mention that says nothing we know would otherwise meet silence. */
const HINT =
  'I did nothing with that. Mention me with `help` to see what I understand; a pasted document needs 300 characters or more.';

/** Takes a message in. Resolves once what it says is durable; messages outside our threads are left alone. */
export async function takeMessage(tools: ListenerTools, message: MessageEvent): Promise<void> {
  const design = await designOf(tools, message);
  if (!design) return;
  const { text: said, isMentioned } = withoutMention(message.text, tools.botUserId);
  const text = typedText(said);
  const stamp = { id: `message:${message.ts}`, at: tools.now(), by: message.user };
  const handed = await handedIn(tools, design, message, text);
  if (handed.documents.length + handed.unread.length > 0) {
    const { refused } = await applyEvent(tools, design.id, { ...stamp, type: 'documentsAdded', ...handed });
    if (refused) await whisper(tools, message.channel, message.user, refused, message.thread_ts);
    if (text.length >= PASTED_LENGTH || text === '') return;
    return takeReply(tools, design, message, { text, isToBot: isMentioned, id: `words-1:${message.ts}` });
  }
  if (isMentioned && (await runTypedCommand(tools, design, message, text))) return;
  if (isMentioned && !takesAnswers(design)) {
    await applyEvent(tools, design.id, { ...stamp, type: 'messageHeard' });
    return whisper(tools, message.channel, message.user, HINT, message.thread_ts);
  }
  if (text === '') return;
  await takeReply(tools, design, message, { text, isToBot: isMentioned, id: stamp.id });
}

async function takeReply(
  tools: ListenerTools,
  design: Design,
  { ts, user }: MessageEvent,
  reply: { readonly text: string; readonly isToBot: boolean; readonly id: string },
): Promise<void> {
  await applyEvent(tools, design.id, { ...reply, type: 'replyReceived', ts, at: tools.now(), by: user });
}
