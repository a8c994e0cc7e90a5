/**
 * Deliveries to the bot: commands, interactions and events, over whichever transport is connected.
 * Every delivery stands in the traffic with its acknowledgement; an acknowledgement that is late or
 * missing while the bot was connected is a violation. Only events are tried again.
 */
import type { Dict } from './json.ts';
import type { EnvelopeEntry, EnvelopeType, Outcome } from './model.ts';
import { changed, later, nextId, nextNumber, type Team, violate } from './team.ts';

interface Retry {
  attempt: number;
  reason: string;
}

/** The outcome of one delivery, tried once. Never rejects. */
export async function deliver(
  team: Team,
  type: EnvelopeType,
  payload: Dict,
  retry: Retry = { attempt: 0, reason: '' },
): Promise<Outcome> {
  const entry: EnvelopeEntry = {
    kind: 'envelope',
    atMs: performance.now(),
    id: nextId(team, 'envelope-'),
    type,
    payload,
    retryAttempt: retry.attempt,
    retryReason: retry.reason,
  };
  team.traffic.push(entry);
  return whileBusy(team, () => team.transport.send(entry));
}

/** Sends an Events API event, in the background, with its retries and any planned redeliveries. */
export function sendEvent(team: Team, event: Dict, isShared: boolean): void {
  const body = eventBody(team, event, isShared);
  const { gapMs } = team.redeliveries;
  const isLate = gapMs > 0 && nextNumber(team, 'event') % 2 === 0;
  after(team, isLate ? 2 * gapMs : 0, () => void deliverEvent(team, body, { attempt: 0, reason: '' }));
  sendCopies(team, 'events_api', body);
}

/** Sends the planned copies of a delivery, in the background. */
export function sendCopies(team: Team, type: EnvelopeType, payload: Dict): void {
  const { count, gapMs } = team.redeliveries;
  for (let copy = 1; copy < count; copy += 1) {
    const retry = { attempt: copy, reason: 'timeout' };
    after(team, copy * gapMs, () => void deliver(team, type, payload, retry));
  }
}

function after(team: Team, delayMs: number, act: () => void): void {
  if (delayMs === 0) act();
  else later(team, delayMs, act, true);
}

/** Notes that the bot acknowledged a delivery `ackMs` after it was sent. */
export function noteAck(team: Team, entry: EnvelopeEntry, ackMs: number, payload: unknown): void {
  entry.ackMs = ackMs;
  entry.ack = payload;
  changed(team);
}

/** Notes that the time for an acknowledgement passed. */
export function noteTimeout(team: Team, entry: EnvelopeEntry): void {
  violate(team, 'ack', describe(entry), `not acknowledged within ${team.settings.ackTimeoutMs} ms`);
}

/** What a delivery was, in a few words. Pure. */
export function describe(entry: EnvelopeEntry): string {
  const { payload } = entry;
  const event = typeof payload.event === 'object' ? JSON.stringify(payload.event).slice(0, 120) : '';
  return `${entry.type} ${String(payload.type ?? payload.command ?? '')} ${event}`.trim();
}

async function deliverEvent(team: Team, body: Dict, retry: Retry): Promise<void> {
  const outcome = await deliver(team, 'events_api', body, retry);
  const delayMs = team.settings.eventRetryDelaysMs[retry.attempt];
  if (outcome.acked || !outcome.retry || delayMs === undefined) return;
  const next = { attempt: retry.attempt + 1, reason: outcome.reason };
  later(team, delayMs, () => void deliverEvent(team, body, next), false);
}

function eventBody(team: Team, event: Dict, isShared: boolean): Dict {
  return {
    token: team.verificationToken,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: team.appId,
    event,
    type: 'event_callback',
    event_id: nextId(team, 'Ev'),
    event_time: Math.floor(team.settings.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: team.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: isShared,
    event_context: nextId(team, 'context-'),
  };
}

async function whileBusy<T>(team: Team, work: () => Promise<T>): Promise<T> {
  team.busy += 1;
  changed(team);
  try {
    return await work();
  } finally {
    team.busy -= 1;
    changed(team);
  }
}
