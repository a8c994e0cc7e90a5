// Owns what every step of the reconciler works with: the ledger as it stands, and the way to save it before each call.
import type { WebClient } from '@slack/web-api';
import type { Design } from '../../design/record.ts';
import type { Lane } from '../../store/lane.ts';
import { type Entry, entryFor, freshEntry, type Ledger, saveLedger, withEntry } from '../../store/ledger.ts';
import type { Store } from '../../store/port.ts';
import { type Called, call, type Fault, type Passing, TOKEN_PAUSE_MS } from '../fault.ts';
import type { Pace } from '../pace.ts';
import type { LoadMaterial } from './material.ts';

export interface ThreadTools {
  readonly client: WebClient;
  readonly botUserId: string;
  readonly store: Pick<Store, 'posted' | 'threads'>;
  /** A blob's text by name, of one design. */
  readonly text: (designId: string, blob: string) => Promise<string>;
  /** A blob's bytes, of texts too. */
  readonly bytes: (designId: string, blob: string) => Promise<Uint8Array>;
  readonly material: LoadMaterial;
  readonly pace: Pace;
  /** By title: what was made and never answered is taken by one design at a time. */
  readonly claims: Lane;
  /** ISO 8601 UTC. */
  readonly now: () => string;
  /** "https://team.slack.com/", for permalinks. */
  readonly teamUrl: string;
  /** Who drafts, for the board. */
  readonly drafterLine: string;
  /** Sends the bytes of an upload to the address that Slack gave. */
  readonly sendBytes: (url: string, fileName: string, bytes: Uint8Array) => Promise<void>;
  /** Told when nothing can be posted any more, with Slack's code for why. */
  readonly postingClosed: (designId: string, error: string) => Promise<void>;
  /** Told once when Slack refuses canvases, with the reason in words. */
  readonly canvasRefused: (designId: string, reason: string) => Promise<void>;
  readonly log: {
    warn(message: string, fields: Record<string, unknown>): void;
    error(message: string, fields: Record<string, unknown>): void;
  };
}

/** One drawing of one design, of which a message needs no more than the id. The ledger is replaced by each `save`. */
export interface Drawing {
  readonly design: Pick<Design, 'id' | 'removed'>;
  readonly tools: ThreadTools;
  ledger: Ledger;
  /** Why nothing more can be posted, once Slack has said so. */
  closed: string | null;
}

/** A drawing with the whole design. */
export interface DesignDrawing extends Drawing {
  readonly design: Design;
}

/** How a step went: done, or come again after so many milliseconds; `stop` keeps later posts from overtaking. */
export type Step =
  | { readonly kind: 'done' }
  | { readonly kind: 'later'; readonly afterMs: number; readonly stop: boolean };
export const DONE: Step = { kind: 'done' };

/** Come again later; nothing behind it is drawn before. Pure. */
export function later(afterMs: number): Step {
  return { kind: 'later', afterMs, stop: true };
}

/** After an unknown outcome: long enough for Slack to show what it took, short enough to go unnoticed. */
const DOUBT_MS = 1_500;
const LONGEST_DOUBT_MS = 60_000;

/** How long to wait before a doubt is looked into: twice as long with each try, and with the time that it lasts, so that a
 *  Slack that is down is left alone. */
export function doubtMs({ ledger, tools }: Drawing, key: string): number {
  const entry = entryFor(ledger, key);
  if (entry?.state !== 'sending') return DOUBT_MS;
  const lastsMs = Date.parse(tools.now()) - Date.parse(entry.at);
  const waitMs = DOUBT_MS * 2 ** Math.max(0, entry.revision - 1);
  return Math.min(Math.max(waitMs, lastsMs / 2), LONGEST_DOUBT_MS);
}

/** In case the news of it is lost. */
const CLOSED_MS = 60_000;

/** Nothing more can be posted until people mend it; whoever draws is told why. */
export function closed(drawing: Drawing, error: string): Step {
  drawing.closed = error;
  return later(CLOSED_MS);
}

/** When to come back after a fault that passes by itself. */
export function comeBack(drawing: Drawing, key: string, fault: Passing): Step {
  if (fault.kind === 'closed')
    return fault.what === 'token' ? later(TOKEN_PAUSE_MS) : closed(drawing, fault.error);
  return later(fault.kind === 'rateLimited' ? fault.retryAfterMs : doubtMs(drawing, key));
}

/** The call's answer or fault. While Slack asked to wait with this method, it is not called at all. */
export async function callPaced<T>(
  { tools: { pace, log } }: Drawing,
  method: string,
  act: () => Promise<T>,
): Promise<Called<T>> {
  const heldMs = Math.max(pace.held(method), pace.held(TOKEN));
  if (heldMs > 0) return { ok: false, fault: { kind: 'rateLimited', retryAfterMs: heldMs } };
  const called = await call(act);
  if (called.ok) return called;
  const fault = channelFault(called.fault);
  if (fault.kind === 'rateLimited') pace.hold(method, fault.retryAfterMs);
  if (fault.kind === 'closed' && fault.what === 'token') {
    if (pace.held(TOKEN) === 0) log.error(TOKEN_REFUSED, { error: fault.error });
    pace.hold(TOKEN, TOKEN_PAUSE_MS);
  }
  return { ok: false, fault };
}

/** While Slack refuses the token, no method is called. */
const TOKEN = 'token';
const TOKEN_REFUSED =
  'Slack refuses the bot token: nothing can be posted. Reinstall the app, put its new token into SLACK_BOT_TOKEN, and restart';

/** In a thread, these say that the channel takes nothing from us. */
const CHANNEL_ERRORS: ReadonlySet<string> = new Set(['is_archived', 'not_in_channel', 'channel_not_found']);

function channelFault(fault: Fault): Fault {
  const isClosed = fault.kind === 'refused' && CHANNEL_ERRORS.has(fault.error);
  return isClosed ? { kind: 'closed', what: 'channel', error: fault.error } : fault;
}

/** Saves the entry of `key` with these changes, durable before it resolves. Gives the entry back. */
export async function save(drawing: Drawing, key: string, patch: Partial<Entry>): Promise<Entry> {
  const at = drawing.tools.now();
  const entry = { ...(entryFor(drawing.ledger, key) ?? freshEntry(key, at)), ...patch, at };
  drawing.ledger = withEntry(drawing.ledger, entry);
  await saveLedger(drawing.tools.store, drawing.ledger);
  return entry;
}
