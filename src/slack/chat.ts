// Owns the worker's chat port, made of the pieces that talk to Slack. Holds no rules and no texts of its own.
import type { WebClient } from '@slack/web-api';
import type { Design } from '../design/record.ts';
import { createLane } from '../store/lane.ts';
import { loadLedger } from '../store/ledger.ts';
import type { Answer, ChatPort } from '../worker/ports.ts';
import { askForInvite, enter, lookAtChannel } from './channel.ts';
import type { Clients } from './clients.ts';
import { type Direct, tellOnce } from './direct.ts';
import { type DownloadOptions, fetchFile } from './download.ts';
import { type Called, call, toFailure } from './fault.ts';
import { lookUp } from './people.ts';
import { tellBroken } from './thread/broken.ts';
import type { ThreadTools } from './thread/context.ts';
import { reconcile } from './thread/reconcile.ts';
import { inviteExpiredLine, type TypedPart } from './views/invite.ts';
import { hintLine, recordReplyLine, takenLine } from './views/private.ts';
import { standstillLine } from './views/standstill.ts';

export interface ChatOptions {
  readonly clients: Clients;
  readonly thread: ThreadTools;
  readonly download: DownloadOptions;
  readonly catchUp: (design: Design) => Promise<void>;
}

/** The chat port on Slack. */
export function createChat({ clients, thread, download, catchUp }: ChatOptions): ChatPort {
  // Two drawings of one design at a time would post everything twice.
  const drawings = createLane();
  const direct = { client: clients.quick, botUserId: thread.botUserId };
  /** A private line in the design's thread; nothing where it has none yet. */
  const whisper = async ({ id, channel }: Design, user: string, text: string): Promise<void> => {
    const thread_ts = (await loadLedger(thread.store, id))?.rootTs;
    if (!thread_ts) return;
    await call(() => clients.quick.chat.postEphemeral({ channel: channel.id, thread_ts, user, text }));
  };
  return {
    draw: (design) =>
      drawings.run(design.id, async () => {
        const { againAfterMs, isRootNew, closed } = await reconcile(design, thread);
        if (closed !== null) await thread.postingClosed(design.id, closed);
        // In the background: Slack may ask the reader to wait, and nobody else should.
        if (isRootNew) void catchUp(design).catch((error) => thread.log.warn('catching up broke', { error }));
        return { againAfterMs };
      }),
    tellBroken: (designId) => drawings.run(designId, () => tellBroken(designId, thread)),
    enter: (design) => enter(clients.lasting, design),
    askForInvite: (design) => askForInvite(direct, design),
    tellStandstill: (design) => tellStandstill(direct, design),
    tellExpiry: (design) => tellExpiry(direct, thread, design),
    lookAtChannel: (design) => lookAtChannel(clients.lasting, design),
    lookUp: (design, userIds) => lookUp(clients.lasting, design, userIds),
    fetchFile: (fileId) => fetchFile(fileId, download),
    offerToRecord: async (design, reply, questionId, answer) => {
      const ledger = await loadLedger(thread.store, design.id);
      if (ledger?.rootTs) await offer(clients.quick, design, ledger.rootTs, reply.by, questionId, answer);
    },
    tellUnused: (design, { by }) => whisper(design, by, hintLine(design)),
    tellTaken: async (before, after, { by }) => {
      const line = takenLine(before, after);
      if (line !== null) await whisper(after, by, line);
    },
    eraseCanvases: (design) => eraseCanvases(clients.lasting, thread, design),
    catchUp,
  };
}

/** A private line that only the person who replied sees; nothing depends on it. */
async function offer(
  client: WebClient,
  design: Design,
  rootTs: string,
  user: string,
  questionId: string,
  answer: string,
): Promise<void> {
  const { text, blocks } = recordReplyLine(design, questionId, answer);
  const place = { channel: design.channel.id, thread_ts: rootTs, user };
  await call(() => client.chat.postEphemeral({ ...place, text, blocks: [...blocks] }));
}

/** By direct message: the channel is closed to us. What stays in doubt after a look counts as told. */
async function tellStandstill(direct: Direct, design: Design): Promise<Answer<null>> {
  const since = design.standstill?.since ?? design.createdAt;
  const message = { to: design.owner, design: design.id, key: `standstill:${since}`, since };
  return toldOrWaiting(await tellOnce(direct, { ...message, line: standstillLine(design) }));
}

function toldOrWaiting(told: Called<void>): Answer<null> {
  const isWaiting = !told.ok && (told.fault.kind === 'rateLimited' || told.fault.kind === 'closed');
  return isWaiting
    ? { ok: false, failure: toFailure(told.fault, 'a message to the owner') }
    : { ok: true, value: null };
}

/** By direct message, as the invitation was asked for: there is no thread. */
async function tellExpiry(direct: Direct, thread: ThreadTools, design: Design): Promise<Answer<null>> {
  const line = inviteExpiredLine(design, await typedParts(thread, design));
  const message = { to: design.owner, design: design.id, key: 'inviteExpired', since: design.createdAt };
  return toldOrWaiting(await tellOnce(direct, { ...message, line }));
}

/** All that the form's text fields held. */
async function typedParts(thread: ThreadTools, design: Design): Promise<TypedPart[]> {
  const documents = design.documents.map(async ({ name, fileId, text }) => ({
    label: name,
    text: fileId === null && text !== null ? await thread.text(design.id, text) : '',
  }));
  const { challenge, requirements, techniques } = design;
  const parts = [
    ...(await Promise.all(documents)),
    { label: 'Technical challenge', text: challenge },
    { label: 'Requirements', text: requirements },
    { label: 'Available techniques', text: techniques },
  ];
  return parts.filter(({ text }) => text.trim() !== '');
}

async function eraseCanvases(
  client: WebClient,
  { store }: ThreadTools,
  design: Design,
): ReturnType<ChatPort['eraseCanvases']> {
  const ledger = await loadLedger(store, design.id);
  for (const entry of ledger?.entries ?? []) {
    const id = entry.canvasId;
    if (!id) continue;
    const erased = await call(() => client.canvases.delete({ canvas_id: id }));
    // Refused means that it is gone or no longer ours: there is nothing left to erase.
    if (!erased.ok && erased.fault.kind !== 'refused')
      return { ok: false, failure: toFailure(erased.fault, 'erasing a canvas') };
  }
  return { ok: true, value: null };
}
