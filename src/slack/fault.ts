// Owns turning Slack's failures into data: what is known not to have happened, what is refused, what is in doubt.
import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import type { Failure } from '../planner/port.ts';

/** What passes by itself. `inDoubt`: the call may have happened; look before doing it again. */
export type Passing =
  | { readonly kind: 'rateLimited'; readonly retryAfterMs: number }
  | { readonly kind: 'inDoubt'; readonly error: string }
  /** Nothing goes through until people mend it: the token is good no more, or the channel is closed to us. */
  | { readonly kind: 'closed'; readonly what: 'token' | 'channel'; readonly error: string };

/** A failed call. */
export type Fault = Passing | Refusal;

/** Slack's no: its error code, and what it says about it. */
export interface Refusal {
  readonly kind: 'refused';
  readonly error: string;
  readonly detail: string;
}

/** A call's answer, or its failure as data. */
export type Called<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: Fault };

/** Slack's own troubles: whether the call happened is not said. */
const PASSING: ReadonlySet<string> = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
]);
/** Slack sometimes says so in the answer's body, without a time. */
const LIMITED: ReadonlySet<string> = new Set(['ratelimited', 'rate_limited']);
const LIMITED_MS = 30_000;

/** The token is good no more, for whatever is asked. */
const TOKEN_ERRORS: ReadonlySet<string> = new Set([
  'token_revoked',
  'token_expired',
  'account_inactive',
  'invalid_auth',
  'not_authed',
]);
/** How long a refused token is left alone before it is tried again. */
export const TOKEN_PAUSE_MS = 600_000;

function platformFault(data: WebAPIPlatformError['data']): Fault {
  if (LIMITED.has(data.error)) return { kind: 'rateLimited', retryAfterMs: LIMITED_MS };
  if (PASSING.has(data.error)) return { kind: 'inDoubt', error: data.error };
  if (TOKEN_ERRORS.has(data.error)) return { kind: 'closed', what: 'token', error: data.error };
  const detail = 'detail' in data && typeof data.detail === 'string' ? data.detail : '';
  return { kind: 'refused', error: data.error, detail };
}

function faultOf(error: unknown): Fault {
  if (error instanceof WebAPIRateLimitedError)
    return { kind: 'rateLimited', retryAfterMs: error.retryAfter * 1000 };
  if (error instanceof WebAPIPlatformError) return platformFault(error.data);
  return { kind: 'inDoubt', error: error instanceof Error ? error.message : String(error) };
}

/** The call's answer, or its failure as data. Bugs in our own code are not caught here: pass only the call. */
export async function call<T>(act: () => Promise<T>): Promise<Called<T>> {
  try {
    return { ok: true, value: await act() };
  } catch (error) {
    return { ok: false, fault: faultOf(error) };
  }
}

/** The fault as a job's failure, with a sentence for people. Pure. */
export function toFailure(fault: Fault, what: string): Failure {
  switch (fault.kind) {
    case 'rateLimited':
      return {
        kind: 'rateLimited',
        message: `Slack asked to wait before ${what}.`,
        retryAfterMs: fault.retryAfterMs,
      };
    case 'refused':
      return { kind: 'rejected', message: `Slack refused ${what} (${fault.error}).`, retryAfterMs: null };
    case 'closed':
      return {
        kind: 'unavailable',
        message: `Slack refuses the app’s token (${fault.error}).`,
        retryAfterMs: TOKEN_PAUSE_MS,
        isOutage: true,
      };
    case 'inDoubt':
      return { kind: 'unavailable', message: `Slack did not answer ${what}.`, retryAfterMs: null };
  }
}
