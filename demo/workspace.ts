/**
 * A strict local Slack workspace: one server on 127.0.0.1 with its own store, people to play, and a record of
 * every delivery, call and broken rule. Ids and timestamps come from counters; real time only delays.
 */
import type { Server } from 'node:http';
import {
  archive,
  removeAny,
  removeMember,
  restoreToken,
  revokeToken,
  setDeactivated,
  type TokenError,
  unarchive,
} from './admin.ts';
import { addMember, channelById } from './channels.ts';
import { createFaults, type Faults } from './faults.ts';
import { createHttpLink } from './http-link.ts';
import { listOf, threadOf } from './messages.ts';
import type {
  Channel,
  Ephemeral,
  Message,
  StoredCanvas,
  StoredFile,
  TrafficEntry,
  Violation,
} from './model.ts';
import { createPerson, type Person } from './person.ts';
import { DEFAULT_SCOPES } from './scopes.ts';
import { addChannel, type ChannelSeed, type PersonSeed, seedTeam, userByName } from './seed.ts';
import { createWorkspaceServer, type PageHandler } from './server.ts';
import { createSocketLink } from './socket.ts';
import { createTeam, type Settings, type Team } from './team.ts';
import { settled, waitFor } from './waiting.ts';

/** What a workspace starts with; everything has a default. Durations in ms of real time. */
export interface WorkspaceOptions {
  people?: readonly PersonSeed[];
  channels?: readonly ChannelSeed[];
  /** How long the bot has to acknowledge; Slack's 3 s. */
  ackTimeoutMs?: number;
  /** How long a file stays half blank after its upload. */
  fileReadyDelayMs?: number;
  /** When an event that was not acknowledged is sent again. */
  eventRetryDelaysMs?: readonly number[];
  /** The bot scopes granted; the manifest's by default. */
  scopes?: readonly string[];
  /** The events subscribed to, named as in a manifest; every event is sent unless given. */
  events?: readonly string[];
  plan?: 'paid' | 'free';
  /** The clock (ms) that timestamps and the lives of triggers and response_urls go by. */
  now?: () => number;
  /** The port; a free one by default. */
  port?: number;
  /** Fills the team instead of the usual people and channels: with what an earlier run kept. */
  furnish?: (team: Team) => void;
  /** A page for people, on the same address. */
  page?: (team: Team) => PageHandler;
}

/** A channel as tests see it. */
export interface ChannelInfo {
  id: string;
  name: string;
  isPrivate: boolean;
  isArchived: boolean;
  members: string[];
}

/** A running workspace. Asking for something that is not there throws. */
export interface Workspace {
  readonly url: string;
  /** For `clientOptions.slackApiUrl`; ends in `/api/`. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly teamId: string;
  readonly botUserId: string;
  readonly appId: string;
  /** ana, ben, cleo (in #product and #secret), dan (in neither), gus (guest), ext (another company). */
  person: (name: string) => Person;
  /** #product (public), #secret (private), #partners (shared with another company). */
  channel: (name: string) => ChannelInfo;
  createChannel: (seed: ChannelSeed) => ChannelInfo;
  /** Makes a user or the bot a member; the bot hears `member_joined_channel`. */
  invite: (channelId: string, userId: string) => void;
  /** Takes a member out of a channel; where it is the bot, it hears `channel_left` or `group_left`. */
  remove: (channelId: string, userId: string) => void;
  archive: (channelId: string) => void;
  unarchive: (channelId: string) => void;
  /** Removes any message, as an administrator can; one with replies leaves a tombstone. */
  removeMessage: (channelId: string, ts: string) => void;
  /** Deactivates a person's account; the bot hears `user_change`. */
  deactivate: (userId: string) => void;
  reactivate: (userId: string) => void;
  /** Every call with the bot's token is refused with this error from now on. */
  revokeToken: (error?: TokenError) => void;
  restoreToken: () => void;
  /** From now on deliveries are signed HTTP requests to this url. */
  deliverByHttp: (requestUrl: string) => void;
  /** Every broken rule so far. */
  readonly violations: Violation[];
  /** Every envelope and call, in order. */
  readonly traffic: TrafficEntry[];
  readonly faults: Faults;
  /** All messages of a channel, replies included, oldest first. */
  messages: (channelId: string) => Message[];
  /** A thread, root first. */
  thread: (channelId: string, rootTs: string) => Message[];
  files: () => StoredFile[];
  canvases: () => StoredCanvas[];
  /** The private lines one person sees, oldest first. */
  ephemerals: (userId: string) => Ephemeral[];
  /** What the probe finds, tried at each change; rejects with `what` and the last traffic. */
  waitFor: <T>(probe: () => T | undefined | null | false, what: string, timeoutMs?: number) => Promise<T>;
  /** Resolves once nothing is under way and nothing has happened for `quietMs` (150). */
  settled: (quietMs?: number) => Promise<void>;
  disconnectSockets: () => void;
  connected: () => boolean;
  close: () => Promise<void>;
}

/** A workspace that listens on a free port of 127.0.0.1. */
export async function startWorkspace(options: WorkspaceOptions = {}): Promise<Workspace> {
  const team = createTeam(settingsOf(options));
  const { server, sockets } = createWorkspaceServer(team, options.page?.(team));
  const link = createSocketLink(team, sockets);
  const ending = new AbortController();
  team.transport = link;
  team.url = await listen(server, options.port ?? 0);
  if (options.furnish) options.furnish(team);
  else seedTeam(team, options.people ?? [], options.channels ?? []);
  return {
    ...identity(team),
    ...rooms(team),
    ...records(team),
    deliverByHttp: (requestUrl) => {
      team.transport = createHttpLink(team, requestUrl, ending.signal);
    },
    faults: createFaults(team),
    waitFor: (probe, what, timeoutMs = 5000) => waitFor(team, probe, what, timeoutMs),
    settled: (quietMs = 150) => settled(team, quietMs),
    disconnectSockets: link.disconnect,
    connected: link.connected,
    close: async () => {
      for (const timer of team.timers) clearTimeout(timer);
      ending.abort();
      await link.close();
      await closeServer(server);
    },
  };
}

function settingsOf(options: WorkspaceOptions): Settings {
  return {
    ackTimeoutMs: options.ackTimeoutMs ?? 3000,
    fileReadyDelayMs: options.fileReadyDelayMs ?? 20,
    eventRetryDelaysMs: options.eventRetryDelaysMs ?? [100, 1000, 5000],
    scopes: options.scopes ?? DEFAULT_SCOPES,
    events: options.events ?? null,
    plan: options.plan ?? 'paid',
    now: options.now ?? Date.now,
  };
}

function identity(team: Team) {
  const { url, botToken, appToken, signingSecret, botUserId, appId } = team;
  return { url, apiUrl: `${url}/api/`, botToken, appToken, signingSecret, teamId: team.id, botUserId, appId };
}

function rooms(team: Team) {
  return {
    person: (name: string) => createPerson(team, userByName(team, name)),
    channel: (name: string) => channelInfo(channelNamed(team, name)),
    createChannel: (seed: ChannelSeed) => channelInfo(addChannel(team, seed)),
    invite: (channelId: string, userId: string) => addMember(team, channelById(team, channelId), userId),
    remove: (channelId: string, userId: string) => removeMember(team, channelId, userId),
    archive: (channelId: string) => archive(team, channelId),
    unarchive: (channelId: string) => unarchive(team, channelId),
    removeMessage: (channelId: string, ts: string) => removeAny(team, channelId, ts),
    deactivate: (userId: string) => setDeactivated(team, userId, true),
    reactivate: (userId: string) => setDeactivated(team, userId, false),
    revokeToken: (error: TokenError = 'token_revoked') => revokeToken(team, error),
    restoreToken: () => restoreToken(team),
  };
}

function records(team: Team) {
  return {
    violations: team.violations,
    traffic: team.traffic,
    messages: (channelId: string) => copies(listOf(team, channelId)),
    thread: (channelId: string, rootTs: string) => copies(threadOf(team, channelId, rootTs)),
    files: () => copies([...team.files.values()]),
    canvases: () => copies([...team.canvases.values()]),
    ephemerals: (userId: string) => copies(team.ephemerals.filter((line) => line.userId === userId)),
  };
}

/** What tests hold stays as it was when they asked. */
function copies<T extends object>(items: readonly T[]): T[] {
  return items.map((item) => ({ ...item }));
}

function channelNamed(team: Team, name: string): Channel {
  const found = [...team.channels.values()].find((channel) => channel.name === name);
  if (!found) throw new Error(`there is no channel ${name}`);
  return found;
}

function channelInfo(channel: Channel): ChannelInfo {
  const { id, name, kind, archived, members } = channel;
  return { id, name, isPrivate: kind !== 'channel', isArchived: archived, members: [...members] };
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : '');
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
