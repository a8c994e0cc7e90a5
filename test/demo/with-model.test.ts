// The demo with a model set in the surroundings: it is asked, and form, board and guide say so.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Demo, startDemo } from '../../demo/stage.ts';
import { answerIn } from '../planner/openai/answers.ts';
import { promptIn, startModelServer } from '../planner/openai/model-server.ts';

const NO_MODEL = { OPENAI_API_KEY: '', OPENAI_BASE_URL: '', OPENAI_REPLAY: '' };

async function withDemo(
  settings: Readonly<Record<string, string>>,
  look: (demo: Demo) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'architect-demo-'));
  const demo = await startDemo({ folder, port: 0, pauseMs: 100, settings: { ...NO_MODEL, ...settings } });
  try {
    await look(demo);
  } finally {
    await demo.stop();
    await rm(folder, { recursive: true });
  }
}

/** Does this on the page as Ana. */
async function act({ url }: Demo, deed: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ you: 'ana', deed });
  const answer = await fetch(`${url}/do`, { method: 'POST', headers, body });
  expect(await answer.json()).toEqual({});
}

async function startSample(demo: Demo): Promise<string> {
  const channel = demo.workspace.channel('product').id;
  await act(demo, { do: 'sample', channel, name: 'parcel-lockers' });
  const form = JSON.stringify(demo.workspace.person('ana').modal());
  await act(demo, { do: 'submit', values: {} });
  return form;
}

function saidIn({ workspace }: Demo): string {
  return JSON.stringify(workspace.messages(workspace.channel('product').id).map(({ blocks }) => blocks));
}

test('asks the model that is set, and says so in form and board', async () => {
  const server = await startModelServer((request) => ({
    content: JSON.stringify(
      answerIn(promptIn(request), request.response_format?.json_schema?.schema ?? null),
    ),
  }));
  const settings = { OPENAI_BASE_URL: server.url, OPENAI_MODEL: 'gpt-5', OPENAI_API_KEY: 'k' };
  await withDemo(settings, async (demo) => {
    const line = `Documents are sent to ${new URL(server.url).host}, gpt-5.`;
    expect(await startSample(demo)).toContain(line);
    await demo.workspace.waitFor(() => saidIn(demo).includes('Use defaults'), 'the questions', 15_000);
    expect(saidIn(demo)).toContain(line);
    expect(server.requests.map(({ model }) => model)).toContain('gpt-5');
  });
  await server.close();
});

test('carries a story to a guide that says which model drafted it', { timeout: 180_000 }, async () => {
  const server = await startModelServer((request) => ({
    content: JSON.stringify(
      answerIn(promptIn(request), request.response_format?.json_schema?.schema ?? null),
    ),
  }));
  const settings = { OPENAI_BASE_URL: server.url, OPENAI_MODEL: 'gpt-5', OPENAI_API_KEY: 'k' };
  await withDemo(settings, async (demo) => {
    await startSample(demo);
    const channel = demo.workspace.channel('product').id;
    await act(demo, { do: 'play', channel, isOn: true, withMe: true });
    await demo.workspace.waitFor(() => saidIn(demo).includes('The guide, version 1'), 'the guide', 170_000);
    expect(saidIn(demo)).toContain(`Drafted by the language model gpt-5 at ${new URL(server.url).host}`);
    expect(demo.workspace.violations).toEqual([]);
  });
  await server.close();
});

test('asks no model where none is set, and says who drafts', () =>
  withDemo({}, async (demo) => {
    expect(await startSample(demo)).toContain('Drafted by rules on this server.');
    await demo.workspace.waitFor(
      () => saidIn(demo).includes('Drafted by rules on this server.'),
      'the board',
      15_000,
    );
  }));
