// The whole way through Slack with a model behind it, over real HTTP: from the command to a second version.
import { afterAll, beforeAll, expect } from 'vitest';
import { parseDesign } from '../../../src/design/record.ts';
import { createOpenAiClient } from '../../../src/planner/openai/client.ts';
import type { ModelClient } from '../../../src/planner/openai/model.ts';
import { textsOf } from '../../../src/ports.ts';
import { startDelivered } from '../../e2e/scenes.ts';
import { story } from '../../e2e/story.ts';
import { answerIn } from './answers.ts';
import { createTrial, NOW } from './desk.ts';
import { type ModelServer, promptIn, startModelServer } from './model-server.ts';

let server: ModelServer;
let client: ModelClient;
/** The server has an address only once it runs; the story is declared before. */
const late: ModelClient = { complete: (request, asking) => client.complete(request, asking) };

beforeAll(async () => {
  server = await startModelServer((request) => ({
    content: JSON.stringify(
      answerIn(promptIn(request), request.response_format?.json_schema?.schema ?? null),
    ),
  }));
  client = createOpenAiClient({
    apiKey: 'k',
    baseUrl: server.url,
    patience: { firstMs: 5000, idleMs: 5000, totalMs: 20_000 },
    promptCache: 'none',
    maxOutputTokens: null,
    now: () => NOW,
  });
});
afterAll(() => server.close());

story(
  'a design with a model behind it is delivered and changed',
  { planner: createTrial(late).planner },
  async (stage) => {
    const design = await startDelivered(stage);
    await design.fillIn(stage.ana, 'guide:1', 'requestChange', { text: 'Put the version into a header' });
    await design.says('guide:2', 'API philosophy: Versions stand in a header.');
    const { versions } = parseDesign(await stage.store.records.get(design.id));
    const texts = textsOf(stage.store, design.id);
    const guides = await Promise.all(
      versions.flatMap(({ guides: made }) => made.map((guide) => texts.get(guide.file))),
    );
    expect(guides.length).toBeGreaterThanOrEqual(2);
    for (const guide of guides) expect(guide).toContain('Drafted by the language model gpt-5 at model.test');
  },
);
