import { LLMock } from '@copilotkit/aimock';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Blueprint } from '../../../src/blueprint/blueprint.ts';
import { createOpenAiClient } from '../../../src/planner/openai/client.ts';
import { brief } from '../builtin/inputs.ts';
import { answerIn } from './answers.ts';
import { call, createTrial, decision, NOW } from './desk.ts';
import { promptIn, ServerRequest } from './model-server.ts';

const mock = new LLMock({ port: 0, strict: true, logLevel: 'silent' });
beforeAll(async () => {
  await mock.start();
});
afterAll(() => mock.stop());
afterEach(() => mock.clearChaos());

function trial() {
  const client = createOpenAiClient({
    apiKey: 'k',
    baseUrl: `${mock.url}/v1`,
    patience: { firstMs: 5000, idleMs: 5000, totalMs: 20_000 },
    promptCache: 'none',
    maxOutputTokens: null,
    now: () => NOW,
  });
  return createTrial(client, { firstPauseMs: 1 });
}

describe('against a mock of the service', () => {
  mock.on({ predicate: () => true }, async (given) => {
    const request = ServerRequest.parse(given);
    return {
      content: JSON.stringify(
        answerIn(promptIn(request), request.response_format?.json_schema?.schema ?? null),
      ),
    };
  });

  test('questions, options and blueprint come through', async () => {
    const { planner } = trial();
    const asked = await planner.questions({ brief }, call());
    if (!asked.ok) throw new Error(asked.failure.message);
    const input = { brief, reading: asked.value.reading, answers: [], feedback: [], previous: null };
    expect(await planner.options(input, call())).toMatchObject({ ok: true });
    const drafted = await planner.blueprint(decision(), call());
    if (!drafted.ok) throw new Error(drafted.failure.message);
    expect(Blueprint.parse(drafted.value.blueprint).drafter).toMatchObject({ fallbackParts: [] });
  });

  test.each([
    ['slows down', { rateLimitRate: 1 }, 'rateLimited'],
    ['drops requests', { dropRate: 1 }, 'unavailable'],
    ['disconnects', { disconnectRate: 1 }, 'unavailable'],
    ['breaks its answers', { malformedRate: 1 }, 'unavailable'],
  ])('a service that always %s ends in a failure', async (_name, chaos, kind) => {
    mock.setChaos(chaos);
    const drafted = await trial().planner.blueprint(decision(), call());
    expect(drafted).toMatchObject({ ok: false, failure: { kind } });
  });

  test('a service that fails now and then is drafted on', async () => {
    mock.setChaos({ rateLimitRate: 0.05, dropRate: 0.05, disconnectRate: 0.05 });
    const { planner } = trial();
    const drafted = await planner.blueprint(decision(), call());
    expect(drafted.ok || drafted.failure.message.length > 10).toBe(true);
  });
});
