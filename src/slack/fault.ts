// Owns turning Slack's failures into data: what is known not to have happened, what is refused, what is in doubt.
import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import type { Failure } from '../planner/port.ts';

/** A failed call. `inDoubt`: it may have happened; look before doing it again. */
export type Fault =
  | { readonly kind: 'rateLimited'; readonly retryAfterMs: number }
  | { readonly kind: 'refused'; readonly error: string; readonly detail: string }
  | { readonly kind: 'inDoubt'; readonly error: string };

export type Called<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: Fault };

/** Slack's own passing errors: the call did not happen, and may work later. */
const PASSING: ReadonlySet<string> = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'ratelimited',
]);

function faultOf(error: unknown): Fault {
  if (error instanceof WebAPIRateLimitedError)
    return { kind: 'rateLimited', retryAfterMs: error.retryAfter * 1000 };
  if (error instanceof WebAPIPlatformError) {
    const { error: code } = error.data;
    const detail = 'detail' in error.data && typeof error.data.detail === 'string' ? error.data.detail : '';
    return PASSING.has(code) ? { kind: 'inDoubt', error: code } : { kind: 'refused', error: code, detail };
  }
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
    case 'inDoubt':
      return { kind: 'unavailable', message: `Slack did not answer ${what}.`, retryAfterMs: null };
  }
}
