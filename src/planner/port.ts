// Owns the planner's contract: what anyone who thinks for us takes and gives. Knows no planner.
// Every result is parsed again by the program; failures are values, never exceptions.
import type { Blueprint, Drafter, PartName } from '../blueprint/blueprint.ts';
import type { AnsweredQuestion, Brief, Question } from '../blueprint/brief.ts';
import type { DecisionRecord, RoundRecord } from '../blueprint/dossier.ts';
import type { OptionSet } from '../blueprint/option.ts';
import type { Reading } from '../blueprint/reading.ts';

/** The world's failures as data. Whether to try again is decided elsewhere. */
export interface Failure {
  readonly kind: 'rateLimited' | 'unavailable' | 'timeout' | 'refused' | 'invalidOutput' | 'rejected';
  /** One sentence for people: what happened. Holds no secrets and no document text. */
  readonly message: string;
  readonly retryAfterMs: number | null;
  /** True where nothing at all works until somebody mends it: tried again for as long as it takes. */
  readonly isOutage?: boolean;
}

/** Tokens spent; null for a planner that spends none. */
export interface Usage {
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly outputTokens: number;
  /** US dollars by a dated table; null or absent where the price is not known. */
  readonly costUsd?: number | null;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly usage: Usage | null }
  | { readonly ok: false; readonly failure: Failure; readonly usage?: Usage | null };

/** Short texts by name, kept until the design is deleted. Names are letters, digits, `-` and `:`. */
export interface Memory {
  get(name: string): Promise<string | null>;
  put(name: string, text: string): Promise<void>;
}

/** What every call gets besides its input. */
export interface Call {
  readonly signal: AbortSignal;
  /** Told each time a part of the blueprint is finished. */
  readonly onPart: (part: PartName) => void;
  /** The time of the call, for dates in what is written. ISO 8601 UTC. */
  readonly now: string;
  /** Finished pieces of this design, so that a second try pays only for what is missing. Absent: nothing is kept. */
  readonly memory?: Memory;
}

/** A reply read against the open questions. `unclear` asks back once; an empty list means "not an answer". `said` are the
 *  words that belong to the question; absent: the whole reply. */
export interface ReplyReading {
  readonly answers: readonly { readonly questionId: string; readonly answer: string }[];
  readonly unclear: readonly {
    readonly questionId: string;
    readonly followUp: string;
    readonly said?: string | undefined;
  }[];
  /** True where the reply names its question by number, so that nobody need confirm it. */
  readonly isCertain: boolean;
}

export interface QuestionsInput {
  readonly brief: Brief;
}
export interface OptionsInput {
  readonly brief: Brief;
  readonly reading: Reading;
  readonly answers: readonly AnsweredQuestion[];
  /** Refinements people asked for in earlier rounds, oldest first. */
  readonly feedback: readonly string[];
  readonly previous: OptionSet | null;
}
export interface BlueprintInput {
  readonly brief: Brief;
  readonly reading: Reading;
  readonly answers: readonly AnsweredQuestion[];
  readonly rounds: readonly RoundRecord[];
  readonly decision: DecisionRecord;
  readonly owner: string;
  /** The change asked for after a delivery, with the blueprint it starts from. */
  readonly change: {
    readonly request: string;
    readonly previous: Blueprint;
    /** The name of who asked for it; the owner where absent. */
    readonly by?: string;
  } | null;
}

export interface Planner {
  /** Who drafts, for the form and the guide. */
  readonly drafter: Drafter;
  /** Reads the documents and asks at most 7 questions, conflicts first. */
  questions(input: QuestionsInput, call: Call): Promise<Result<{ reading: Reading; questions: Question[] }>>;
  /** Reads one reply against the open questions. */
  readReply(
    input: { readonly questions: readonly Question[]; readonly text: string },
    call: Call,
  ): Promise<Result<ReplyReading>>;
  /** Two or three distinct patterns, scored against this design's weights. */
  options(input: OptionsInput, call: Call): Promise<Result<OptionSet>>;
  /** The whole blueprint; with a change, a new version and a list of what changed in words. */
  blueprint(input: BlueprintInput, call: Call): Promise<Result<{ blueprint: Blueprint; changes: string[] }>>;
}
