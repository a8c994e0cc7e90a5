/**
 * The one mutable object behind a workspace: everything it holds, its clock, counters and notifications.
 * Ids and timestamps come from counters, so that two equal runs see equal ids.
 */
import { EventEmitter } from 'node:events';
import type { Dict } from './json.ts';
import type {
  Channel,
  Ephemeral,
  Fault,
  Message,
  Outcome,
  ResponseUrl,
  StoredCanvas,
  StoredFile,
  TrafficEntry,
  Transport,
  Trigger,
  User,
  View,
  Violation,
} from './model.ts';

/** The numbers and choices of one workspace; durations in ms, real time except `now`. */
export interface Settings {
  ackTimeoutMs: number;
  fileReadyDelayMs: number;
  eventRetryDelaysMs: readonly number[];
  scopes: readonly string[];
  /** Event subscriptions as a manifest names them; null: all. */
  events: readonly string[] | null;
  plan: 'paid' | 'free';
  now: () => number;
}

export interface Team {
  readonly id: string;
  readonly domain: string;
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly verificationToken: string;
  readonly settings: Settings;
  /** Set once the server listens; no slash at the end. */
  url: string;
  transport: Transport;
  /** How often each delivery comes, and how long after each other; with a gap they also overtake one another. */
  redeliveries: { count: number; gapMs: number };
  /** Why the bot's token is good no more; null while it is. */
  tokenError: string | null;
  faults: Fault[];
  readonly users: Map<string, User>;
  readonly channels: Map<string, Channel>;
  readonly messages: Map<string, Message[]>;
  readonly ephemerals: Ephemeral[];
  readonly files: Map<string, StoredFile>;
  readonly uploads: Map<string, { name: string; length: number; altText: string; bytes?: Uint8Array }>;
  readonly canvases: Map<string, StoredCanvas>;
  readonly modals: Map<string, View[]>;
  readonly homes: Map<string, Dict>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  readonly tickets: Set<string>;
  readonly violations: Violation[];
  readonly traffic: TrafficEntry[];
  readonly changes: EventEmitter;
  readonly counters: Map<string, number>;
  readonly timers: Set<NodeJS.Timeout>;
  /** Calls, envelopes and file shares under way; 0 when nothing is. */
  busy: number;
  lastChangeAtMs: number;
  lastSecond: number;
}

/** An empty team: no people, no channels, nobody connected. */
export function createTeam(settings: Settings): Team {
  return {
    id: 'T000000001',
    domain: 'acme',
    appId: 'A000000001',
    botId: 'B000000001',
    botUserId: 'U0000000B0',
    botToken: 'xoxb-local-bot',
    appToken: 'xapp-local-app',
    signingSecret: 'local-signing-secret',
    verificationToken: 'local-verification',
    settings,
    url: '',
    transport: { send: nobody },
    redeliveries: { count: 1, gapMs: 0 },
    tokenError: null,
    faults: [],
    users: new Map(),
    channels: new Map(),
    messages: new Map(),
    ephemerals: [],
    files: new Map(),
    uploads: new Map(),
    canvases: new Map(),
    modals: new Map(),
    homes: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    tickets: new Set(),
    violations: [],
    traffic: [],
    changes: new EventEmitter().setMaxListeners(0),
    counters: new Map(),
    timers: new Set(),
    busy: 0,
    lastChangeAtMs: performance.now(),
    lastSecond: 0,
  };
}

/** The next number of a named counter, from 1. */
export function nextNumber(team: Team, counter: string): number {
  const next = (team.counters.get(counter) ?? 0) + 1;
  team.counters.set(counter, next);
  return next;
}

/** The next id with this prefix: `C000000001`, `C000000002` … */
export function nextId(team: Team, prefix: string): string {
  return `${prefix}${String(nextNumber(team, prefix)).padStart(9, '0')}`;
}

/** A new Slack timestamp: the clock's second and a counter, always later than the one before. */
export function nextTs(team: Team): string {
  team.lastSecond = Math.max(team.lastSecond, Math.floor(team.settings.now() / 1000));
  return `${team.lastSecond}.${String(nextNumber(team, 'ts')).padStart(6, '0')}`;
}

/** Tells everyone who waits that something happened. */
export function changed(team: Team): void {
  team.lastChangeAtMs = performance.now();
  team.changes.emit('change');
}

/** Notes a broken rule of Slack. */
export function violate(team: Team, kind: Violation['kind'], where: string, detail: string): void {
  team.violations.push({ kind, where, detail });
  changed(team);
}

/** Runs `act` after real time; it counts as activity when `busy`, and never runs after the close. */
export function later(team: Team, delayMs: number, act: () => void, busy: boolean): void {
  if (busy) team.busy += 1;
  const timer = setTimeout(() => {
    team.timers.delete(timer);
    if (busy) team.busy -= 1;
    act();
    changed(team);
  }, delayMs);
  team.timers.add(timer);
}

async function nobody(): Promise<Outcome> {
  return { acked: false, reason: 'connection_failed', payload: {}, retry: true };
}
