/**
 * Faults on order: the next matching calls are limited, refused, or performed with their answer lost.
 * `times` defaults to 1; `Infinity` lasts until `clear`. A fault takes precedence over the method's own rules.
 */
import type { Fault } from './model.ts';
import type { Team } from './team.ts';

/** How a test asks for trouble. Besides Web API methods: `files.upload`, `files.download`, `response_url`. */
export interface Faults {
  /** The next calls answer 429 with this Retry-After; with `channel`, only calls about that channel. */
  rateLimit: (
    method: string,
    retryAfterSeconds: number,
    options?: { channel?: string; times?: number },
  ) => void;
  /** The next calls answer this error without doing anything; `status` is the HTTP status (200). */
  refuse: (
    method: string,
    error: string,
    options?: { times?: number; detail?: string; status?: number; channel?: string },
  ) => void;
  /** The next calls are performed; then the connection is cut before any answer. */
  loseAnswer: (method: string, options?: { times?: number; channel?: string }) => void;
  /** The next calls are performed and answer 503. */
  failAfterAccept: (method: string, options?: { times?: number; channel?: string }) => void;
  /** The next calls are performed; then the connection is cut in the middle of the answer's body. */
  tearAnswer: (method: string, options?: { times?: number; channel?: string }) => void;
  /** From now on every event, command and interaction is delivered this many times: at once, or with this gap between,
   *  so that copies come after what happened later; then every second event comes late the first time, too. */
  redeliver: (count: number, gapMs?: number) => void;
  /** No faults any more. */
  clear: () => void;
}

/** The faults of this team. */
export function createFaults(team: Team): Faults {
  const plan = (method: string, options: { channel?: string; times?: number }, effect: Fault['effect']) => {
    team.faults.push({ method, channel: options.channel, times: options.times ?? 1, effect });
  };
  return {
    rateLimit: (method, retryAfterSeconds, options = {}) =>
      plan(method, options, { kind: 'rateLimit', retryAfterSeconds }),
    refuse: (method, error, { detail, status, ...options } = {}) =>
      plan(method, options, { kind: 'refuse', error, detail, status: status ?? 200 }),
    loseAnswer: (method, options = {}) => plan(method, options, { kind: 'loseAnswer' }),
    failAfterAccept: (method, options = {}) => plan(method, options, { kind: 'failAfterAccept' }),
    tearAnswer: (method, options = {}) => plan(method, options, { kind: 'tearAnswer' }),
    redeliver: (count, gapMs = 0) => {
      team.redeliveries = { count, gapMs };
    },
    clear: () => {
      team.faults = [];
      team.redeliveries = { count: 1, gapMs: 0 };
    },
  };
}

/** The oldest fault that matches this call, used once; undefined when none does. */
export function takeFault(team: Team, method: string, channel: string): Fault | undefined {
  const matches = (fault: Fault) =>
    fault.method === method && (fault.channel === undefined || fault.channel === channel);
  const fault = team.faults.find(matches);
  if (!fault) return undefined;
  fault.times -= 1;
  if (fault.times <= 0) team.faults = team.faults.filter((one) => one !== fault);
  return fault;
}
