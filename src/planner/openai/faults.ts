// Owns which fault of a model server becomes which failure, and what people read of it. Pure; knows no library.
// Keeps true: a message holds no key, no text of a document and no text of the server's answer.
import type { Failure } from '../port.ts';
import type { Completion, Fault, FaultCode } from './model.ts';

/** What went wrong, as the client saw it. Header values are as sent; null where absent. */
export type Problem =
  | {
      readonly kind: 'http';
      readonly status: number | null;
      readonly code: string | null;
      readonly type: string | null;
      readonly message: string;
      readonly retryAfter: string | null;
      readonly retryAfterMs: string | null;
    }
  | { readonly kind: 'late'; readonly what: 'first' | 'idle' | 'total' }
  | { readonly kind: 'connection' | 'cut' | 'notJson' | 'stopped' };

const KINDS: Readonly<Record<FaultCode, readonly [kind: Failure['kind'], message: string]>> = {
  rateLimited: ['rateLimited', 'The model server asks us to slow down.'],
  noCredit: [
    'refused',
    'The model account has no credit or quota left. Top it up or raise its limit, then press "Try again".',
  ],
  overloaded: ['unavailable', 'The model server could not answer just now.'],
  timeout: ['timeout', 'The model did not answer in time.'],
  connection: ['unavailable', 'The model server could not be reached.'],
  cut: ['unavailable', 'The connection to the model broke off in the middle of an answer.'],
  wrongKey: ['rejected', 'The model server refused the key. Whoever runs this bot must set OPENAI_API_KEY.'],
  forbidden: ['rejected', 'The model server does not allow this account to use this model.'],
  unknownModel: [
    'rejected',
    'The model server does not know this model. Whoever runs this bot must set OPENAI_MODEL.',
  ],
  contextTooLong: ['rejected', 'The documents are longer than the model can read, even shortened.'],
  badRequest: ['rejected', 'The model server did not accept the request.'],
  filtered: ['refused', "The model server's content filter held the answer back."],
  refused: ['refused', 'The model declined to answer.'],
  length: ['invalidOutput', "The model's answer was cut off at its length limit."],
  empty: ['invalidOutput', 'The model gave an empty answer.'],
  notJson: ['invalidOutput', "The model's answer could not be read."],
  wrongShape: ['invalidOutput', "The model's answer did not have the form that was asked for."],
  overBudget: ['rejected', 'The token budget is used up.'],
  stopped: ['timeout', 'The draft was stopped before it was finished.'],
};

/** The fault of a code. `detail` is added to the message: ids and numbers only. Pure. */
export function fault(code: FaultCode, retryAfterMs: number | null = null, detail = ''): Fault {
  const [kind, message] = KINDS[code];
  return { code, kind, message: detail === '' ? message : `${message} ${detail}`, retryAfterMs };
}

/** The fault of a request that gave no completion. `now` is for Retry-After dates. Pure. */
export function faultOf(problem: Problem, now: string): Fault {
  switch (problem.kind) {
    case 'http':
      return httpFault(problem, now);
    case 'late':
      return fault('timeout');
    case 'notJson':
      return fault('cut');
    default:
      return fault(problem.kind);
  }
}

type HttpProblem = Extract<Problem, { kind: 'http' }>;

const TOO_LONG =
  /context[ _](?:length|window|size)|maximum (?:context|prompt) length|prompt is too long|too many (?:input )?tokens|exceeds? the (?:model's )?(?:maximum|context)/i;
const NO_CREDIT =
  /insufficient[_ ](?:quota|credits?|funds)|billing[_ ](?:hard_limit|not_active)|exceeded your current quota/i;
const NO_MODEL =
  /model[_ ]not[_ ]found|(?:model|deployment)\b.{0,80}\b(?:does not exist|not found|is not supported|unknown)/i;

function httpFault(problem: HttpProblem, now: string): Fault {
  const words = `${problem.code ?? ''} ${problem.type ?? ''} ${problem.message}`;
  const { status } = problem;
  if (NO_CREDIT.test(words) || status === 402) return fault('noCredit');
  if (status === 429 || /rate_limit/.test(words)) return fault('rateLimited', waitOf(problem, now));
  if (status === 401) return fault('wrongKey');
  if (TOO_LONG.test(words) || status === 413) return fault('contextTooLong');
  if (/content_filter|content_policy|ResponsibleAI/i.test(words)) return fault('filtered');
  if (status === 404 || NO_MODEL.test(words)) return fault('unknownModel');
  if (status === 403) return fault('forbidden');
  if (status === 408 || status === 504) return fault('timeout', waitOf(problem, now));
  if (status === null || status >= 500 || status === 409)
    return fault('overloaded', waitOf(problem, now), status === null ? '' : `(HTTP ${status})`);
  return fault('badRequest', null, `(HTTP ${status}${plainCode(problem.code)})`);
}

/** A code is shown only where it looks like one, so that no text of the server slips into a message. */
function plainCode(code: string | null): string {
  return code !== null && /^[a-z][a-z0-9_]{2,40}$/.test(code) ? `, ${code}` : '';
}

/** An hour: whoever asks for more is not waited for, but asked again then. */
const LONGEST_WAIT_MS = 3_600_000;

function waitOf({ retryAfter, retryAfterMs }: HttpProblem, now: string): number | null {
  const exact = Number(retryAfterMs ?? Number.NaN);
  if (Number.isFinite(exact) && exact > 0) return Math.min(exact, LONGEST_WAIT_MS);
  if (retryAfter === null || retryAfter.trim() === '') return null;
  const seconds = Number(retryAfter);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(retryAfter) - Date.parse(now);
  return Number.isFinite(wait) && wait > 0 ? Math.min(Math.round(wait), LONGEST_WAIT_MS) : null;
}

/** What makes a completion useless as it stands; null where its text can be read. Pure. */
export function faultOfCompletion({ text, refusal, finish }: Completion): Fault | null {
  if (refusal !== null && refusal.trim() !== '') return fault('refused');
  if (finish === 'content_filter') return fault('filtered');
  if (finish === 'length') return fault('length');
  if (finish === null) return fault('cut');
  return text.trim() === '' ? fault('empty') : null;
}
