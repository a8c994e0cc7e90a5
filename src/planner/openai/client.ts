// Owns the OpenAI library: the only file that imports it. One request, streamed; no retries, no judgement of the answer.
// Keeps true: newer fields are sent only where configured, so that any compatible server understands us.
import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import { zodResponseFormat } from 'openai/helpers/zod';
import { faultOf, type Problem } from './faults.ts';
import type { Asking, Completion, ModelClient, ModelRequest, Reply, Spending } from './model.ts';
import { createWatchdog, type Patience, type Watchdog } from './watchdog.ts';

export interface ClientOptions {
  /** Null for a server that needs no key. */
  readonly apiKey: string | null;
  /** Null for OpenAI itself. */
  readonly baseUrl: string | null;
  readonly patience: Patience;
  /** How the prompt cache is steered: by the server alone, by a key, or by a key and marks in the text (GPT-5.6 and later). */
  readonly promptCache: 'none' | 'key' | 'marks';
  /** The most tokens of one answer; null for the server's own limit. */
  readonly maxOutputTokens: number | null;
  readonly now: () => string;
}

type Params = OpenAI.Chat.Completions.ChatCompletionCreateParamsStreaming;
type Chunk = OpenAI.Chat.Completions.ChatCompletionChunk;

/** A client of OpenAI or a compatible server, by chat completions. */
export function createOpenAiClient(options: ClientOptions): ModelClient {
  const { apiKey, baseUrl, patience } = options;
  const client = new OpenAI({
    apiKey: apiKey ?? 'none',
    ...(baseUrl === null ? {} : { baseURL: baseUrl }),
    maxRetries: 0,
    timeout: patience.firstMs,
    // Its messages would hold pieces of answers.
    logLevel: 'off',
  });
  return { complete: (request, asking) => complete(client, paramsOf(request, options), asking, options) };
}

async function complete(
  client: OpenAI,
  params: Params,
  { signal, onFirstToken }: Asking,
  { patience, now }: ClientOptions,
): Promise<Reply> {
  const watchdog = createWatchdog(patience, signal);
  try {
    const stream = await client.chat.completions.create(params, { signal: watchdog.signal });
    const completion = await collected(stream, watchdog, onFirstToken);
    // The library ends an aborted stream as if it were complete.
    const problem = interruption(watchdog, signal);
    return problem ? { ok: false, fault: faultOf(problem, now()) } : { ok: true, completion };
  } catch (error) {
    const problem = interruption(watchdog, signal) ?? problemOf(error);
    return { ok: false, fault: faultOf(problem, now()) };
  } finally {
    watchdog.stop();
  }
}

function interruption(watchdog: Watchdog, signal: AbortSignal): Problem | null {
  const what = watchdog.late();
  if (what !== null) return { kind: 'late', what };
  return signal.aborted ? { kind: 'stopped' } : null;
}

async function collected(
  stream: AsyncIterable<Chunk>,
  watchdog: Watchdog,
  onFirstToken: () => void,
): Promise<Completion> {
  let [text, refusal, isBegun] = ['', '', false];
  let finish: string | null = null;
  let spending: Spending | null = null;
  for await (const chunk of stream) {
    watchdog.touch();
    if (!isBegun) onFirstToken();
    isBegun = true;
    const [choice] = chunk.choices ?? [];
    text += choice?.delta?.content ?? '';
    refusal += choice?.delta?.refusal ?? '';
    finish = choice?.finish_reason ?? finish;
    if (chunk.usage) spending = spendingOf(chunk.usage);
  }
  return { text, refusal: refusal === '' ? null : refusal, finish, spending: spending ?? guessed(text) };
}

function spendingOf(usage: OpenAI.CompletionUsage): Spending {
  const details = usage.prompt_tokens_details;
  return {
    inputTokens: usage.prompt_tokens,
    cachedTokens: details?.cached_tokens ?? 0,
    outputTokens: usage.completion_tokens,
    writtenTokens: details?.cache_write_tokens ?? 0,
  };
}

/** A server that counts no tokens: about four characters make one. */
function guessed(text: string): Spending {
  return { inputTokens: 0, cachedTokens: 0, outputTokens: Math.ceil(text.length / 4), writtenTokens: 0 };
}

function paramsOf(request: ModelRequest, { promptCache, maxOutputTokens }: ClientOptions): Params {
  return {
    model: request.model,
    messages: [
      { role: 'system', content: request.system },
      { role: 'user', content: userContent(request, promptCache === 'marks') },
    ],
    response_format:
      request.structure === 'object'
        ? { type: 'json_object' }
        : zodResponseFormat(request.schema, request.name),
    stream: true,
    stream_options: { include_usage: true },
    ...(promptCache === 'none' ? {} : { prompt_cache_key: request.cacheKey }),
    ...(promptCache === 'marks' ? { prompt_cache_options: { mode: 'explicit' } } : {}),
    ...(request.effort === null ? {} : { reasoning_effort: request.effort }),
    ...(maxOutputTokens === null ? {} : { max_completion_tokens: maxOutputTokens }),
  };
}

type UserContent = OpenAI.Chat.Completions.ChatCompletionUserMessageParam['content'];

/** One text where nothing is marked: some servers take no list of parts, and none two messages of one person. */
function userContent({ blocks }: ModelRequest, isMarked: boolean): UserContent {
  if (!isMarked) return blocks.map((block) => block.text).join('\n');
  return blocks.map((block) => ({
    type: 'text',
    text: `${block.text}\n`,
    ...(block.endsPrefix ? { prompt_cache_breakpoint: { mode: 'explicit' } } : {}),
  }));
}

function problemOf(error: unknown): Problem {
  if (error instanceof APIUserAbortError) return { kind: 'stopped' };
  if (error instanceof APIConnectionTimeoutError) return { kind: 'late', what: 'first' };
  if (error instanceof APIConnectionError) return { kind: 'connection' };
  if (error instanceof APIError) return httpProblem(error);
  return error instanceof SyntaxError ? { kind: 'notJson' } : { kind: 'cut' };
}

function httpProblem(error: InstanceType<typeof APIError>): Problem {
  return {
    kind: 'http',
    status: error.status ?? null,
    code: error.code ?? null,
    type: error.type ?? null,
    message: error.message,
    retryAfter: error.headers?.get('retry-after') ?? null,
    retryAfterMs: error.headers?.get('retry-after-ms') ?? null,
  };
}
