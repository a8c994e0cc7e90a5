/**
 * What a workspace consists of: people, channels, messages, files, canvases, views, and the record of
 * everything that went over the wire. Types only; the rules live beside the methods that apply them.
 */
import type { Dict } from './json.ts';

/** A person (or the bot) as the workspace keeps them. */
export interface User {
  id: string;
  /** The handle. */
  name: string;
  realName: string;
  /** What the person wants to be called; empty where they chose nothing. */
  displayName: string;
  teamId: string;
  isBot: boolean;
  isOwner: boolean;
  isRestricted: boolean;
  isStranger: boolean;
  deleted: boolean;
}

export type ChannelKind = 'channel' | 'group' | 'im';

/** A conversation: `channel` is public, `group` private, `im` a direct message of two. */
export interface Channel {
  id: string;
  name: string;
  kind: ChannelKind;
  creatorId: string;
  members: Set<string>;
  archived: boolean;
}

/** A message; `fileIds` names its files. A root has no `threadTs`, also when it has replies. */
export interface Message {
  ts: string;
  channelId: string;
  userId: string;
  text: string;
  blocks: Dict[];
  threadTs?: string;
  botId?: string;
  subtype?: string;
  metadata?: Dict;
  editedTs?: string;
  fileIds: string[];
  reactions: string[];
}

/** A line only one person sees. It has a ts of its own, but no history method returns it. */
export interface Ephemeral {
  ts: string;
  channel: string;
  userId: string;
  text: string;
  blocks: Dict[];
  threadTs?: string;
}

/** Where and when a file was shared. */
export interface Share {
  channelId: string;
  ts: string;
  threadTs?: string;
}

/** A file; until `readyAt` (workspace clock, ms) its mimetype reads as '' and its shares as empty. */
export interface StoredFile {
  id: string;
  name: string;
  title: string;
  /** What a picture shows, in words; '' where nobody said. */
  altText: string;
  mimetype: string;
  filetype: string;
  mode: string;
  bytes: Uint8Array;
  userId: string;
  ready: boolean;
  deleted: boolean;
  shares: Share[];
  createdAtMs: number;
}

/** A canvas the bot made; `access` maps user and channel ids to what they may do. */
export interface StoredCanvas {
  id: string;
  title: string;
  markdown: string;
  sections: { id: string; markdown: string; type: string }[];
  access: Record<string, 'read' | 'write' | 'owner'>;
  channelTab: string | undefined;
  deleted: boolean;
}

/** An open modal. `values` is the state by block id and action id; `errors` stands under its inputs. */
export interface View {
  id: string;
  userId: string;
  hash: string;
  source: Dict;
  blocks: Dict[];
  values: Record<string, Record<string, Dict>>;
  errors: Record<string, string>;
  rootId: string;
  previousId: string | null;
  channelId: string | undefined;
}

/** A trigger id: usable once, within 3 s of `atMs` on the workspace clock. */
export interface Trigger {
  userId: string;
  atMs: number;
  used: boolean;
  channelId: string | undefined;
  viewId: string | undefined;
}

/** A response_url: 5 uses within 30 minutes of `atMs`; `original` is the message it answers. */
export interface ResponseUrl {
  userId: string;
  channelId: string;
  atMs: number;
  uses: number;
  original: { ts: string; ephemeral: boolean } | undefined;
}

/** A rule of Slack that the bot broke. Tests assert that there is none. */
export interface Violation {
  kind: 'ack' | 'auth' | 'limit' | 'method' | 'scope' | 'shape' | 'trigger';
  where: string;
  detail: string;
}

export type EnvelopeType = 'slash_commands' | 'interactive' | 'events_api';

/**
 * One delivery to the bot. `ackMs` and `ack` stand once it acknowledged, also when too late;
 * `lost` says why a delivery reached nobody (no violation: the bot was away).
 */
export interface EnvelopeEntry {
  kind: 'envelope';
  /** When it was sent, on `performance.now()`. */
  atMs: number;
  id: string;
  type: EnvelopeType;
  payload: Dict;
  retryAttempt: number;
  retryReason: string;
  ackMs?: number;
  ack?: unknown;
  lost?: string;
}

/** How a delivery ended; `payload` is what the bot acknowledged with, `retry` whether Slack may try again. */
export interface Outcome {
  acked: boolean;
  reason: '' | 'timeout' | 'connection_failed' | 'http_error';
  payload: Dict;
  retry: boolean;
}

/** A way to the bot. `send` resolves at the acknowledgement, at the time-out, or when the way breaks. */
export interface Transport {
  send: (entry: EnvelopeEntry) => Promise<Outcome>;
}

/** One call of the bot: a Web API method, or `files.upload`, `files.download`, `response_url`. */
export interface CallEntry {
  kind: 'call';
  /** When it arrived, on `performance.now()`. */
  atMs: number;
  method: string;
  args: Dict;
  status: number;
  answer: Dict;
}

export type TrafficEntry = EnvelopeEntry | CallEntry;

/** What a planned fault does to the next matching calls. */
export interface Fault {
  method: string;
  channel: string | undefined;
  times: number;
  effect:
    | { kind: 'rateLimit'; retryAfterSeconds: number }
    | { kind: 'refuse'; error: string; detail: string | undefined; status: number }
    | { kind: 'loseAnswer' }
    | { kind: 'failAfterAccept' }
    | { kind: 'tearAnswer' };
}
