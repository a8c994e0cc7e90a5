/** The raw traffic as lines: what went to the bot and how fast it acknowledged, what the bot called and got. */
import { type Dict, dictOf, textOf } from '../json.ts';
import type { CallEntry, EnvelopeEntry, TrafficEntry } from '../model.ts';
import type { TrafficRow } from './contract.ts';

const SHOWN = 150;

/** The newest lines, newest first. Pure. */
export function trafficRows(traffic: readonly TrafficEntry[], ackTimeoutMs: number): TrafficRow[] {
  const first = Math.max(0, traffic.length - SHOWN);
  return traffic
    .slice(first)
    .map((entry, at) => rowOf(entry, first + at, ackTimeoutMs))
    .reverse();
}

function rowOf(entry: TrafficEntry, index: number, ackTimeoutMs: number): TrafficRow {
  return entry.kind === 'call' ? callRow(entry, index) : envelopeRow(entry, index, ackTimeoutMs);
}

function callRow({ method, status, answer }: CallEntry, index: number): TrafficRow {
  const isBad = status >= 400 || answer.ok === false;
  const outcome = isBad ? `${status} ${textOf(answer.error)}` : String(status);
  return { index, way: 'from bot', what: method, outcome, isBad };
}

function envelopeRow(entry: EnvelopeEntry, index: number, ackTimeoutMs: number): TrafficRow {
  const isLate = entry.ackMs !== undefined && entry.ackMs > ackTimeoutMs;
  return {
    index,
    way: 'to bot',
    what: nameOf(entry.payload),
    outcome: outcomeOf(entry),
    isBad: isLate || entry.lost !== undefined,
  };
}

function outcomeOf({ ackMs, lost }: EnvelopeEntry): string {
  if (ackMs !== undefined) return `ack ${ackMs < 10 ? ackMs.toFixed(1) : Math.round(ackMs)} ms`;
  return lost ?? 'no ack yet';
}

function nameOf(payload: Dict): string {
  if (payload.command !== undefined) return textOf(payload.command);
  const event = dictOf(payload.event);
  if (event.type !== undefined) return [textOf(event.type), textOf(event.subtype)].filter(Boolean).join(' ');
  const action = Array.isArray(payload.actions) ? textOf(dictOf(payload.actions[0]).action_id) : '';
  const view = textOf(dictOf(payload.view).callback_id);
  return [textOf(payload.type), action || view || textOf(payload.callback_id)].filter(Boolean).join(' ');
}
