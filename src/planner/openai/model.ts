// Owns what a model is to the planner: a request, an answer as it came, or a fault. Knows no library and no step's words.
import type { z } from 'zod';
import type { Failure, Usage } from '../port.ts';

/** The steps that ask a model; each may have a model and an effort of its own. */
export const STEPS = ['questions', 'readReply', 'options', 'spine', 'parts', 'change'] as const;
export type Step = (typeof STEPS)[number];

/** How much a reasoning model thinks before it writes. */
export const EFFORTS = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'] as const;
export type Effort = (typeof EFFORTS)[number];

/** A stretch of the prompt. `endsPrefix` where later requests begin with the same text up to here. */
export interface Block {
  readonly text: string;
  readonly endsPrefix: boolean;
}

export interface ModelRequest {
  readonly step: Step;
  /** Names the answer: letters, digits and `_`. */
  readonly name: string;
  readonly model: string;
  readonly effort: Effort | null;
  readonly system: string;
  readonly blocks: readonly Block[];
  readonly schema: z.ZodType;
  /** "schema": the server holds the answer to the schema. "object": to JSON only, so that requests share one prefix. */
  readonly structure: 'schema' | 'object';
  /** Requests with the same key are sent where their common prefix is cached. */
  readonly cacheKey: string;
}

/** Tokens of one request. `writtenTokens` are those that entered the prompt cache; newer models charge for it. */
export interface Spending extends Usage {
  readonly writtenTokens: number;
}

export const NO_SPENDING: Spending = { inputTokens: 0, cachedTokens: 0, outputTokens: 0, writtenTokens: 0 };

/** An answer as it came; whether it is of use is decided elsewhere. */
export interface Completion {
  readonly text: string;
  readonly refusal: string | null;
  /** Why the model stopped; null where the stream ended without a word. */
  readonly finish: string | null;
  readonly spending: Spending;
}

export const FAULT_CODES = [
  'rateLimited',
  'noCredit',
  'overloaded',
  'timeout',
  'connection',
  'cut',
  'wrongKey',
  'forbidden',
  'unknownModel',
  'contextTooLong',
  'badRequest',
  'filtered',
  'refused',
  'length',
  'empty',
  'notJson',
  'wrongShape',
  'overBudget',
  'stopped',
] as const;
export type FaultCode = (typeof FAULT_CODES)[number];

/** A failure of the port that also says which of the model's faults it was. */
export interface Fault extends Failure {
  readonly code: FaultCode;
}

export type Reply =
  | { readonly ok: true; readonly completion: Completion }
  | { readonly ok: false; readonly fault: Fault };

export interface Asking {
  readonly signal: AbortSignal;
  /** Told once, when the first piece of the answer is there: the prompt has been read, and cached. */
  readonly onFirstToken: () => void;
}

/** One request to a model, without retries. Never rejects: what goes wrong is a fault. */
export interface ModelClient {
  complete(request: ModelRequest, asking: Asking): Promise<Reply>;
}
