import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Blueprint, PARTS } from '../../../src/blueprint/blueprint.ts';
import { createOpenAiClient } from '../../../src/planner/openai/client.ts';
import type { ModelClient } from '../../../src/planner/openai/model.ts';
import { answerIn } from './answers.ts';
import { call, createMemory, createTrial, decision, NOW } from './desk.ts';
import {
  type ModelServer,
  promptIn,
  type Script,
  type ServerRequest,
  startModelServer,
} from './model-server.ts';

const RUNS = Number(process.env.DRAFT_RUNS ?? 200);
const FAULT_SHARE = 0.3;
const AT_ONCE = 8;

/** Numbers from 0 to 1 that are the same in every run of the tests. */
function createDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

function httpError(status: number, code: string, headers: Record<string, string> = {}): Script {
  return { status, headers, body: JSON.stringify({ error: { message: 'No.', code, type: code } }) };
}

const FAULTS: readonly ((good: string) => Script)[] = [
  () => httpError(429, 'rate_limit_exceeded'),
  () => httpError(429, 'rate_limit_exceeded', { 'retry-after-ms': '2' }),
  () => httpError(429, 'rate_limit_exceeded', { 'retry-after': '120' }),
  () => httpError(500, 'server_error'),
  () => ({ status: 502, body: '<html>Bad gateway</html>', headers: { 'content-type': 'text/html' } }),
  () => httpError(503, 'overloaded'),
  (good) => ({ content: good, cutAfter: 1 }),
  (good) => ({ content: good, finish: null }),
  (good) => ({ content: good, isMalformed: true }),
  (good) => ({ content: good, stallAfter: 0 }),
  (good) => ({ content: good.slice(0, 40), finish: 'length' }),
  (good) => ({ content: good.slice(0, 40), finish: 'content_filter' }),
  () => ({ refusal: 'I cannot help with that.' }),
  () => ({ content: '' }),
  () => ({ content: 'Here is my answer: it depends.' }),
  () => ({ content: '{"answer": 42}' }),
  (good) => ({ content: good.replaceAll('FR-1', 'FR-404') }),
  (good) => ({ content: good.slice(0, good.length / 2) }),
];

let server: ModelServer;
let client: ModelClient;
const dice = createDice(7);

function behave(request: ServerRequest): Script {
  const good = JSON.stringify(
    answerIn(promptIn(request), request.response_format?.json_schema?.schema ?? null),
  );
  const fault = dice() < FAULT_SHARE ? FAULTS[Math.floor(dice() * FAULTS.length)] : undefined;
  return fault?.(good) ?? { content: good };
}

beforeAll(async () => {
  server = await startModelServer(behave);
  client = createOpenAiClient({
    apiKey: 'k',
    baseUrl: server.url,
    patience: { firstMs: 200, idleMs: 100, totalMs: 5000 },
    promptCache: 'none',
    maxOutputTokens: null,
    now: () => NOW,
  });
});
afterAll(() => server.close());

describe(`${RUNS} drafts of which ${FAULT_SHARE * 100} % of the requests fail`, () => {
  test('each ends in a whole blueprint or a clear message', { timeout: 300_000 }, async () => {
    const counts = { whole: 0, wholeAfterTryAgain: 0, message: 0, ruledParts: 0 };
    const { planner } = createTrial(client, { firstPauseMs: 1, longestPauseMs: 50, concurrency: 32 });
    const run = async (): Promise<void> => {
      const memory = createMemory();
      for (let tries = 1; tries <= 6; tries += 1) {
        const parts: string[] = [];
        const drafted = await planner.blueprint(
          decision(),
          call({ memory, onPart: (part) => parts.push(part) }),
        );
        if (!drafted.ok) {
          expect(drafted.failure.message).toMatch(/^[A-Z].{10,}[.!)]$/s);
          if (tries === 1) counts.message += 1;
          continue;
        }
        const { drafter } = Blueprint.parse(drafted.value.blueprint);
        expect(parts.toSorted()).toEqual(Object.keys(PARTS).toSorted());
        if (drafter.kind === 'model') counts.ruledParts += drafter.fallbackParts.length;
        counts[tries === 1 ? 'whole' : 'wholeAfterTryAgain'] += 1;
        return;
      }
    };
    for (let done = 0; done < RUNS; done += AT_ONCE) await Promise.all(Array.from({ length: AT_ONCE }, run));
    expect(counts.whole + counts.message).toBe(RUNS);
    expect(counts.whole).toBeGreaterThan(0);
    expect(counts.wholeAfterTryAgain).toBeGreaterThan(0);
  });
});
