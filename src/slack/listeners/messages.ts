// Owns what people say in a design's thread: files, pasted texts, links, typed commands and answers become events.
// Runs before Slack is told "received", so that nothing said is lost.
import type { NewDocument } from '../../design/events.ts';
import { gapsOf } from '../../design/intake.ts';
import { takesAnswers } from '../../design/questions.ts';
import type { Design } from '../../design/record.ts';
import { isImage } from '../../documents/in/sniff.ts';
import { withoutHidden } from '../../documents/in/text.ts';
import { threadKey } from '../../store/port.ts';
import { parseCommand } from '../commands.ts';
import { call } from '../fault.ts';
import { typedLinks, typedText, withoutMention } from '../plain-text.ts';
import { hintLine } from '../views/private.ts';
import { type MessageEvent, MessageFile } from './payloads.ts';
import { outsideLine } from './rights.ts';
import { applyEvent, editId, type ListenerTools, messageId, partId, replyPrivately } from './tools.ts';
import { runTypedCommand } from './typed.ts';

/** A reply this long during the intake is a document that was pasted, not chat. */
export const PASTED_LENGTH = 300;

/** The design whose thread this message stands in, or null. */
export async function designOf(
  tools: ListenerTools,
  message: Pick<MessageEvent, 'channel' | 'ts' | 'thread_ts'>,
): Promise<Design | null> {
  if (!message.thread_ts || message.thread_ts === message.ts) return null;
  const id = await tools.threads.get(threadKey(message.channel, message.thread_ts));
  return typeof id === 'string' ? tools.designs.get(id) : null;
}

/** The file with its name, asked for where the event does not tell it. */
async function withName(tools: ListenerTools, file: MessageFile): Promise<MessageFile> {
  if (file.name || file.title) return file;
  const looked = await call(() => tools.clients.quick.files.info({ file: file.id }));
  const known = MessageFile.safeParse(looked.ok ? looked.value.file : null);
  return known.success ? known.data : file;
}

// Slack may tell the type only once its scan is done; the name is there at once.
function isPicture(file: MessageFile): boolean {
  return isImage(file.name ?? '', file.mimetype ?? undefined);
}

function asDocument(file: MessageFile, messageTs: string): NewDocument {
  return {
    name: withoutHidden(file.name || file.title || '') || 'file',
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
    messageTs,
  };
}

/** The kind of document that is asked for, if any: challenge and requirements are read from a PRD. */
function kindAsked(design: Design): 'prd' | 'ux' | undefined {
  const gaps = gapsOf(design);
  return gaps.find((gap) => gap === 'prd' || gap === 'ux') ?? (gaps.length > 0 ? 'prd' : undefined);
}

/** A pasted text counts as what it looks like; where that is unclear, as what is asked for. */
export async function asPasted(
  tools: ListenerTools,
  design: Design,
  text: string,
  ts: string,
): Promise<NewDocument> {
  const name = `Pasted text ${ts.slice(-6)}`;
  const guessed = tools.guessKind(name, text);
  const asked = kindAsked(design);
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
    messageTs: ts,
  };
}

interface HandedIn {
  readonly documents: readonly NewDocument[];
  readonly unread: readonly { readonly label: string; readonly target: string }[];
  /** True where the text is part of it, so that nothing else is to be understood in the message. */
  readonly isAll: boolean;
}

function asReference(file: MessageFile): HandedIn['unread'][number] {
  return {
    label: `image: ${withoutHidden(file.name || file.title || '') || file.id}`,
    target: file.permalink ?? file.id,
  };
}

/** True while a long text is a document. Pure. */
export function isIntake({ stage }: Design): boolean {
  return stage === 'intake' || stage === 'waitingForInvite';
}

async function handedIn(
  tools: ListenerTools,
  design: Design,
  message: MessageEvent,
  text: string,
): Promise<HandedIn> {
  const files = await Promise.all((message.files ?? []).map((file) => withName(tools, file)));
  const documents = files.filter((file) => !isPicture(file)).map((file) => asDocument(file, message.ts));
  const unread = files.filter(isPicture).map(asReference);
  if (!isIntake(design)) return { documents, unread, isAll: text === '' };
  const isPasted = text.length >= PASTED_LENGTH;
  const pasted = isPasted ? [await asPasted(tools, design, text, message.ts)] : [];
  const links = typedLinks(message.text);
  return {
    documents: [...documents, ...pasted],
    unread: [...unread, ...links],
    isAll: text === '' || isPasted,
  };
}

/** Takes in what the message brings, under the message's own id where nothing was said beside it. */
async function takeHandedIn(tools: ListenerTools, design: Design, message: MessageEvent, handed: HandedIn) {
  const { documents, unread, isAll } = handed;
  const stamp = {
    id: isAll ? messageId(message) : partId(message, 'handedIn'),
    at: tools.now(),
    by: message.user,
  };
  const { refused } = await applyEvent(tools, design.id, {
    ...stamp,
    type: 'documentsAdded',
    documents,
    unread,
  });
  if (refused) replyPrivately(tools, message, refused);
}

/** True for the words of the sheet's own button, which are certain without a mention. Pure. */
function isSheetsOwn({ stage }: Design, text: string): boolean {
  return stage === 'questions' && parseCommand(text)?.kind === 'useDefaults';
}

/** Takes in what the message says. */
async function takeSaid(
  tools: ListenerTools,
  design: Design,
  message: MessageEvent,
  said: { readonly text: string; readonly isMentioned: boolean; readonly isHint: boolean },
): Promise<void> {
  const { text, isMentioned, isHint } = said;
  const isCommand = isMentioned || isSheetsOwn(design, text);
  if (isCommand && (await runTypedCommand(tools, design, message, text))) return;
  const stamp = { id: messageId(message), at: tools.now(), by: message.user };
  if (isMentioned && isHint && !takesAnswers(design)) {
    await applyEvent(tools, design.id, { ...stamp, type: 'messageHeard' });
    return replyPrivately(tools, message, hintLine(design));
  }
  if (text === '') return;
  const reply = { type: 'replyReceived', ts: message.ts, text, isToBot: isMentioned } as const;
  const { refused } = await applyEvent(tools, design.id, { ...stamp, ...reply });
  if (refused) replyPrivately(tools, message, refused);
}

/** What people from outside say stays talk; who clearly means the bot is told. */
async function takeTalk(
  tools: ListenerTools,
  design: Design,
  message: MessageEvent,
  line: string,
): Promise<void> {
  const { isMentioned } = withoutMention(message.text, tools.botUserId);
  const stamp = { id: messageId(message), at: tools.now(), by: message.user };
  await applyEvent(tools, design.id, { ...stamp, type: 'messageHeard' });
  if (isMentioned || message.files?.length) replyPrivately(tools, message, line);
}

async function takeIn(tools: ListenerTools, design: Design, message: MessageEvent): Promise<void> {
  const outside = outsideLine(tools, design, { id: message.user, teamId: message.user_team ?? null });
  if (outside) return takeTalk(tools, design, message, outside);
  const { text: said, isMentioned } = withoutMention(message.text, tools.botUserId);
  const text = typedText(said);
  const handed = await handedIn(tools, design, message, text);
  const brings = handed.documents.length + handed.unread.length > 0;
  // An answer first: with a new document the questions are thought over again.
  if (!brings || !handed.isAll)
    await takeSaid(tools, design, message, { text, isMentioned, isHint: !brings });
  if (brings) await takeHandedIn(tools, design, message, handed);
  // Edited before it was heard: the text just taken is the edited one.
  const isEdited = message.edited !== undefined;
  if (isEdited)
    await applyEvent(tools, design.id, {
      ...stampOf(tools, message),
      id: editId(message),
      type: 'messageHeard',
    });
}

function stampOf(tools: ListenerTools, { user }: MessageEvent) {
  return { at: tools.now(), by: user };
}

/** Takes a message in. Resolves once what it says is durable; our own, and those outside our threads, are left alone. */
export async function takeMessage(tools: ListenerTools, message: MessageEvent): Promise<void> {
  const design = message.user === tools.botUserId ? null : await designOf(tools, message);
  if (design) await takeIn(tools, design, message);
}
