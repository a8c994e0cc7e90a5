// The model planner against one long prompt, on a paced server in this process: wall time, first part, price.
// Time runs faster by a factor, the same for both; figures are told at real pace.
import { createRenderer } from '../../src/documents/out/render.ts';
import { createBuiltinPlanner } from '../../src/planner/builtin/planner.ts';
import { createOpenAiClient } from '../../src/planner/openai/client.ts';
import type { ModelClient, ModelRequest } from '../../src/planner/openai/model.ts';
import { createOpenAiPlanner } from '../../src/planner/openai/planner.ts';
import { costOf } from '../../src/planner/openai/prices.ts';
import { ReplyAnswer } from '../../src/planner/openai/schemas/reply.ts';
import { DEFAULT_SETTINGS } from '../../src/planner/openai/settings.ts';
import type { Memory } from '../../src/planner/port.ts';
import { decided, optionOf, brief as smallBrief } from '../planner/builtin/inputs.ts';
import { answerIn } from '../planner/openai/answers.ts';
import {
  promptIn,
  type Script,
  type ServerRequest,
  startModelServer,
} from '../planner/openai/model-server.ts';

/** The pace of the aims: to the first token, and tokens a second after it. */
const FIRST_MS = 890;
const TOKENS_PER_SECOND = 103;
const CHARACTERS_PER_TOKEN = 4;
/** Pieces of the stream, in tokens: few enough events for a small machine. */
const PIECE_TOKENS = 10;
/** Rules of the prompt cache: prefixes of at least 1,024 tokens, in steps of 128; a shape stands before the prompt. */
const CACHE_LEAST = 1024;
const CACHE_STEP = 128;
/** Priced as a model whose cached tokens cost a tenth and whose writing is free. */
const MODEL = 'gpt-5';
const NOW = '2026-11-01T10:00:00.000Z';

export interface OpenAiFigures {
  /** Seconds to the whole guide by one long prompt, and by this planner, at real pace. */
  readonly baselineSeconds: number;
  readonly ourSeconds: number;
  readonly timesFaster: number;
  /** Until the first part is there, and its share of the baseline's time. */
  readonly firstPartSeconds: number;
  readonly firstPartShare: number;
  readonly baselineUsd: number;
  readonly ourUsd: number;
  readonly timesThePrice: number;
  readonly outputTokens: number;
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly requests: number;
}

export interface OpenAiBenchOptions {
  /** How many times faster than real the clock of the server runs. */
  readonly factor?: number;
  /** Length of the documents in tokens, and of each text of an answer in words. */
  readonly documentTokens?: number;
  readonly words?: number;
  readonly structure?: 'schema' | 'object';
}

interface Seen {
  readonly prefix: string;
}

const tokensOf = (characters: number): number => Math.ceil(characters / CHARACTERS_PER_TOKEN);

/** What of a prompt earlier requests have left in the cache. */
function cachedTokens(prompt: string, seen: readonly Seen[]): number {
  const common = Math.max(0, ...seen.map((one) => commonLength(one.prefix, prompt)));
  const tokens = Math.floor(common / CHARACTERS_PER_TOKEN / CACHE_STEP) * CACHE_STEP;
  return tokens >= CACHE_LEAST ? tokens : 0;
}

function commonLength(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  let at = 0;
  while (at < end && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return at;
}

function createBehaviour(factor: number, words: number) {
  const seen: Seen[] = [];
  const done: string[] = [];
  const behave = (request: ServerRequest): Script => {
    const shape = request.response_format?.json_schema?.schema ?? null;
    const prompt = `${shape === null ? '' : JSON.stringify(shape)}${promptIn(request)}`;
    const isBaseline = prompt.includes(BASELINE_TASK);
    const content = isBaseline ? baselineAnswer(done) : JSON.stringify(answerIn(prompt, shape, { words }));
    if (!isBaseline) done.push(content);
    const [input, output, cached] = [
      tokensOf(prompt.length),
      tokensOf(content.length),
      cachedTokens(prompt, seen),
    ];
    return {
      content,
      usage: {
        prompt_tokens: input,
        completion_tokens: output,
        total_tokens: input + output,
        prompt_tokens_details: { cached_tokens: cached },
      },
      firstMs: FIRST_MS / factor,
      gapMs: ((PIECE_TOKENS / TOKENS_PER_SECOND) * 1000) / factor,
      pieceCharacters: PIECE_TOKENS * CHARACTERS_PER_TOKEN,
      onFirst: () => void seen.push({ prefix: prompt }),
    };
  };
  const forget = (): void => {
    seen.splice(0);
    if (done.length === 1) done.splice(0);
  };
  return { behave, forget };
}

const BASELINE_TASK = '## Task: write the whole guide';

/** As many tokens in one completion as the planner's answers have together. */
function baselineAnswer(done: readonly string[]): string {
  return JSON.stringify({ answers: [], unclear: [], guide: done.join('\n') });
}

function createMemory(): Memory {
  const kept = new Map<string, string>();
  return {
    get: async (name) => kept.get(name) ?? null,
    put: async (name, text) => void kept.set(name, text),
  };
}

/** The brief of the trial, its document made as long as wanted. */
function longBrief(documentTokens: number) {
  const [document] = smallBrief.documents;
  const text = document?.text ?? '';
  const story = 'Passengers wait at the pier while the clerk looks for a free cabin on the next sailing. ';
  const filler = story.repeat(
    Math.ceil((documentTokens * CHARACTERS_PER_TOKEN - text.length) / story.length),
  );
  return {
    ...smallBrief,
    documents: smallBrief.documents.map((one) => ({ ...one, text: `${text}\n## Story\n${filler}` })),
  };
}

/** One long prompt with the same documents, answered with as many tokens. */
async function runBaseline(client: ModelClient, documents: string) {
  const request: ModelRequest = {
    step: 'parts',
    name: 'guide',
    model: MODEL,
    effort: null,
    system: 'You are a solution architect.',
    blocks: [{ text: `${documents}\n${BASELINE_TASK}`, endsPrefix: false }],
    schema: ReplyAnswer,
    structure: 'object',
    cacheKey: 'baseline',
  };
  const startedAt = performance.now();
  const reply = await client.complete(request, {
    signal: new AbortController().signal,
    onFirstToken: () => undefined,
  });
  if (!reply.ok) throw new Error(reply.fault.message);
  return { ms: performance.now() - startedAt, spending: reply.completion.spending };
}

/** Both in one run. The analysis is done before the vote, as in a design: it counts for our price, not for our time. */
export async function benchOpenAi(options: OpenAiBenchOptions = {}): Promise<OpenAiFigures> {
  const { factor = 8, documentTokens = 12_000, words = 24, structure = 'object' } = options;
  const { behave, forget } = createBehaviour(factor, words);
  const server = await startModelServer(behave);
  try {
    const patience = { firstMs: 600_000, idleMs: 600_000, totalMs: 3_600_000 };
    const limits = { promptCache: 'none' as const, maxOutputTokens: null };
    const client = createOpenAiClient({
      apiKey: 'k',
      baseUrl: server.url,
      patience,
      ...limits,
      now: () => NOW,
    });
    const renderer = await createRenderer(new URL('../../templates/', import.meta.url).pathname);
    const planner = createOpenAiPlanner({
      client,
      render: renderer.render,
      builtin: createBuiltinPlanner(),
      settings: { ...DEFAULT_SETTINGS, model: MODEL, structure },
      host: 'paced',
      workspace: createMemory(),
      log: { info: () => undefined, warn: () => undefined },
      elapsedMs: () => performance.now(),
    });
    const brief = longBrief(documentTokens);
    const input = { ...decided([optionOf('A', 'modularMonolith'), optionOf('B', 'serverless')]), brief };
    const memory = createMemory();
    const signal = new AbortController().signal;
    const asked = await planner.questions({ brief }, { signal, onPart: () => undefined, now: NOW, memory });
    if (!asked.ok) throw new Error(asked.failure.message);
    forget();
    const startedAt = performance.now();
    let firstPartMs = 0;
    const onPart = (): void => {
      firstPartMs ||= performance.now() - startedAt;
    };
    const drafted = await planner.blueprint(input, { signal, onPart, now: NOW, memory });
    const ourMs = performance.now() - startedAt;
    if (!drafted.ok || !drafted.usage) throw new Error('the planner gave no blueprint');
    const requests = server.requests.length;
    forget();
    const documents = brief.documents.map((one) => one.text).join('\n');
    const baseline = await runBaseline(client, documents);
    const baselineUsd = costOf(MODEL, baseline.spending) ?? 0;
    const ourUsd = (drafted.usage.costUsd ?? 0) + (asked.usage?.costUsd ?? 0);
    const real = (ms: number): number => Number(((ms * factor) / 1000).toFixed(1));
    const ratio = (value: number): number => Number(value.toFixed(3));
    return {
      baselineSeconds: real(baseline.ms),
      ourSeconds: real(ourMs),
      timesFaster: ratio(baseline.ms / ourMs),
      firstPartSeconds: real(firstPartMs),
      firstPartShare: ratio(firstPartMs / baseline.ms),
      baselineUsd: ratio(baselineUsd),
      ourUsd: ratio(ourUsd),
      timesThePrice: ratio(ourUsd / baselineUsd),
      outputTokens: drafted.usage.outputTokens,
      inputTokens: drafted.usage.inputTokens,
      cachedTokens: drafted.usage.cachedTokens,
      requests,
    };
  } finally {
    await server.close();
  }
}

if (import.meta.main) {
  console.log(JSON.stringify(await benchOpenAi(), null, 2));
}
