import { afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type ClientOptions, createOpenAiClient } from '../../../src/planner/openai/client.ts';
import type { ModelRequest } from '../../../src/planner/openai/model.ts';
import { type ModelServer, type Script, startModelServer } from './model-server.ts';

const servers: ModelServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

const NOW = '2026-11-01T10:00:00.000Z';
const REQUEST: ModelRequest = {
  step: 'parts',
  name: 'trial',
  model: 'gpt-5',
  effort: null,
  system: 'Be brief.',
  blocks: [
    { text: 'Documents.', endsPrefix: true },
    { text: 'Task.', endsPrefix: false },
  ],
  schema: z.object({ word: z.string() }),
  structure: 'schema',
  cacheKey: 'architect-1',
};
const PATIENCE = { firstMs: 5000, idleMs: 5000, totalMs: 10_000 };

async function started(script: Script): Promise<ModelServer> {
  const server = await startModelServer(() => script);
  servers.push(server);
  return server;
}

async function asked(
  script: Script,
  options: Partial<ClientOptions> = {},
  request: Partial<ModelRequest> = {},
  signal = new AbortController().signal,
) {
  const server = await started(script);
  const client = createOpenAiClient({
    apiKey: 'sk-test',
    baseUrl: server.url,
    patience: PATIENCE,
    promptCache: 'none',
    maxOutputTokens: null,
    now: () => NOW,
    ...options,
  });
  let firsts = 0;
  const onFirstToken = () => {
    firsts += 1;
  };
  const reply = await client.complete({ ...REQUEST, ...request }, { signal, onFirstToken });
  return { reply, server, firsts };
}

function error(status: number, code: string, message = 'No.', headers: Record<string, string> = {}): Script {
  return { status, headers, body: JSON.stringify({ error: { message, code, type: code } }) };
}

describe('an answer', () => {
  test('comes whole from its pieces, with its tokens and the cached ones', async () => {
    const usage = {
      prompt_tokens: 2000,
      completion_tokens: 5,
      total_tokens: 2005,
      prompt_tokens_details: { cached_tokens: 1536, cache_write_tokens: 128 },
    };
    const { reply, firsts } = await asked({ content: '{"word":"yes"}', pieceCharacters: 3, usage });
    expect(reply).toEqual({
      ok: true,
      completion: {
        text: '{"word":"yes"}',
        refusal: null,
        finish: 'stop',
        spending: { inputTokens: 2000, cachedTokens: 1536, outputTokens: 5, writtenTokens: 128 },
      },
    });
    expect(firsts).toBe(1);
  });

  test('that is a refusal is told as one, with HTTP 200', async () => {
    const { reply } = await asked({ refusal: 'I cannot help with that.' });
    expect(reply).toMatchObject({ ok: true, completion: { refusal: 'I cannot help with that.', text: '' } });
  });

  test.each(['length', 'content_filter'])('that stops for %s keeps its text and tokens', async (finish) => {
    const { reply } = await asked({ content: '{"wo', finish });
    expect(reply).toMatchObject({
      ok: true,
      completion: { text: '{"wo', finish, spending: { outputTokens: 10 } },
    });
  });

  test('without counts is counted by its length', async () => {
    const { reply } = await asked({ content: '{"word":"yes"}', usage: null });
    expect(reply).toMatchObject({ ok: true, completion: { spending: { inputTokens: 0, outputTokens: 4 } } });
  });

  test('that ends in silence has no finish', async () => {
    const { reply } = await asked({ content: '{"word":"yes"}', finish: null });
    expect(reply).toMatchObject({ ok: true, completion: { finish: null } });
  });
});

describe('a fault over the wire', () => {
  test.each<[string, Script, object]>([
    ['429', error(429, 'rate_limit_exceeded'), { code: 'rateLimited', retryAfterMs: null }],
    [
      '429 with a wait',
      error(429, 'x', '', { 'retry-after': '90' }),
      { code: 'rateLimited', retryAfterMs: 90_000 },
    ],
    ['no credit', error(429, 'insufficient_quota'), { code: 'noCredit', kind: 'refused' }],
    ['500', error(500, 'server_error'), { code: 'overloaded' }],
    [
      'an HTML page',
      { status: 502, body: '<html>Bad gateway</html>', headers: { 'content-type': 'text/html' } },
      { code: 'overloaded' },
    ],
    ['a wrong key', error(401, 'invalid_api_key'), { code: 'wrongKey', kind: 'rejected' }],
    ['an unknown model', error(404, 'model_not_found'), { code: 'unknownModel' }],
    ['too long a context', error(400, 'context_length_exceeded'), { code: 'contextTooLong' }],
    ['a cut stream', { content: 'x'.repeat(900), cutAfter: 1 }, { code: 'cut' }],
    ['a malformed stream', { content: '{}', isMalformed: true }, { code: 'cut' }],
  ])('%s becomes its failure', async (_name, script, expected) => {
    const { reply, server } = await asked(script);
    expect(reply).toMatchObject({ ok: false, fault: expected });
    // The library itself never tries again.
    expect(server.requests).toHaveLength(1);
  });

  test('a server that is not there is a connection fault', async () => {
    const { reply } = await asked({ content: '{}' }, { baseUrl: 'http://127.0.0.1:9/v1' });
    expect(reply).toMatchObject({ ok: false, fault: { code: 'connection', kind: 'unavailable' } });
  });

  test('a stream that stalls is given up after the idle time', async () => {
    const patience = { firstMs: 5000, idleMs: 60, totalMs: 10_000 };
    const { reply } = await asked({ content: 'x'.repeat(900), stallAfter: 1 }, { patience });
    expect(reply).toMatchObject({ ok: false, fault: { code: 'timeout', kind: 'timeout' } });
  });

  test('a server that thinks too long is given up', async () => {
    const patience = { firstMs: 60, idleMs: 5000, totalMs: 10_000 };
    const { reply } = await asked({ content: '{}', firstMs: 3000 }, { patience });
    expect(reply).toMatchObject({ ok: false, fault: { code: 'timeout' } });
  });

  test('a raised signal stops at once', async () => {
    const { reply } = await asked({ content: '{}', firstMs: 3000 }, {}, {}, AbortSignal.timeout(50));
    expect(reply).toMatchObject({ ok: false, fault: { code: 'stopped' } });
  });
});

describe('a request', () => {
  test('is plain for a server that knows nothing new', async () => {
    const { server } = await asked({ content: '{}' }, { apiKey: null });
    const [request] = server.requests;
    expect(Object.keys(request ?? {}).toSorted()).toEqual(
      ['messages', 'model', 'response_format', 'stream', 'stream_options'].toSorted(),
    );
    expect(request?.messages).toEqual([
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'Documents.\nTask.' },
    ]);
    expect(request?.response_format?.json_schema).toMatchObject({ name: 'trial', strict: true });
  });

  test('marks the shared prefix where the model knows marks, in the same words', async () => {
    const { server } = await asked(
      { content: '{}' },
      { promptCache: 'marks' },
      { effort: 'low', structure: 'object' },
    );
    const [request] = server.requests;
    expect(request).toMatchObject({
      prompt_cache_key: 'architect-1',
      prompt_cache_options: { mode: 'explicit' },
      reasoning_effort: 'low',
      response_format: { type: 'json_object' },
    });
    expect(request?.messages[1]?.content).toEqual([
      { text: 'Documents.\n', prompt_cache_breakpoint: { mode: 'explicit' } },
      { text: 'Task.\n' },
    ]);
  });
});
