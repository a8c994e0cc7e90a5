// Owns the planner's numbers and choices, each with its unit and reason.
import type { Effort, Step } from './model.ts';

export interface OpenAiSettings {
  /** The model that answers where a step names none. */
  readonly model: string;
  readonly models: Readonly<Partial<Record<Step, string>>>;
  /** Null leaves it to the server: many do not know the field. */
  readonly effort: Effort | null;
  readonly efforts: Readonly<Partial<Record<Step, Effort>>>;
  /**
   * How the answer's shape is asked for. OpenAI places a schema before the prompt, so that a schema of its own for each
   * part would keep all parts from sharing a cached prefix; there the shape is told at the end of the prompt instead.
   * https://developers.openai.com/api/docs/guides/prompt-caching
   */
  readonly structure: 'schema' | 'object';
  /** Requests under way at once, over all designs. */
  readonly concurrency: number;
  /** Tokens (in and out) that one design may spend before it asks to go on; null for no limit. */
  readonly designTokens: number | null;
  /** The same for all designs of a day (UTC). */
  readonly dayTokens: number | null;
  /** The longest prompt in tokens; null where the server says so itself. Some servers cut silently. */
  readonly contextTokens: number | null;
  /** How long the first part goes ahead at most: a model that thinks before it writes must not hold up the others. */
  readonly warmUpMs: number;
  /** Tries of one request that fails in passing. */
  readonly attempts: number;
  /** Before the second try; each further pause is four times as long. */
  readonly firstPauseMs: number;
  /** A server that asks for a longer pause is tried again later, by the worker. */
  readonly longestPauseMs: number;
}

/** What holds where nobody sets anything else. */
export const DEFAULT_SETTINGS: Omit<OpenAiSettings, 'model'> = {
  models: {},
  effort: null,
  efforts: {},
  structure: 'schema',
  concurrency: 16,
  designTokens: 3_000_000,
  dayTokens: 30_000_000,
  contextTokens: null,
  warmUpMs: 3000,
  attempts: 3,
  firstPauseMs: 500,
  longestPauseMs: 20_000,
};
