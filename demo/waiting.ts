/** Waiting for something to become true, or for everything to become quiet, without sleeping blindly. */
import { describe } from './delivery.ts';
import type { TrafficEntry } from './model.ts';
import type { Team } from './team.ts';

const POLL_MS = 25;
const SHOWN = 12;

/** What the probe finds; tried at each change and now and then. Rejects with `what` and the last traffic. */
export function waitFor<T>(
  team: Team,
  probe: () => T | undefined | null | false,
  what: string,
  timeoutMs: number,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearInterval(poll);
      clearTimeout(end);
      team.changes.off('change', look);
    };
    const look = () =>
      attempt(
        probe,
        (value) => [stop(), resolve(value)],
        (error) => [stop(), reject(error)],
      );
    const poll = setInterval(look, POLL_MS);
    const end = setTimeout(() => {
      stop();
      reject(new Error(`waited ${timeoutMs} ms for ${what}\n${lastTraffic(team)}`));
    }, timeoutMs);
    team.changes.on('change', look);
    look();
  });
}

/** Resolves once nothing is under way and nothing has changed for `quietMs`. */
export function settled(team: Team, quietMs: number): Promise<void> {
  return new Promise((resolve) => {
    const poll = setInterval(() => {
      if (team.busy > 0 || performance.now() - team.lastChangeAtMs < quietMs) return;
      clearInterval(poll);
      resolve();
    }, POLL_MS);
  });
}

function attempt<T>(
  probe: () => T | undefined | null | false,
  found: (value: T) => void,
  failed: (error: unknown) => void,
): void {
  try {
    const value = probe();
    if (value !== undefined && value !== null && value !== false) found(value);
  } catch (error) {
    failed(error);
  }
}

function lastTraffic(team: Team): string {
  const broken = team.violations.map((one) => `! ${one.kind} ${one.where}: ${one.detail}`);
  return [...team.traffic.slice(-SHOWN).map(line), ...broken].join('\n');
}

function line(entry: TrafficEntry): string {
  if (entry.kind === 'call') {
    return `  bot ${entry.method} ${brief(entry.args)} -> ${entry.status} ${brief(entry.answer)}`;
  }
  const end = entry.ackMs === undefined ? (entry.lost ?? 'no ack') : `ack ${Math.round(entry.ackMs)} ms`;
  return `  to bot ${describe(entry)} -> ${end}`;
}

function brief(value: unknown): string {
  return JSON.stringify(value).slice(0, 160);
}
