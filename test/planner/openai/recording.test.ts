import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordingClient, replayingClient } from '../../../src/planner/openai/recording.ts';
import { brief } from '../builtin/inputs.ts';
import { call, createFakeModel, createTrial, decision } from './desk.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recorded-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('what was recorded plays back as the same blueprint, without a model', async () => {
  const live = createTrial(recordingClient(createFakeModel(), folder));
  const first = await live.planner.blueprint(decision(), call());
  expect(await readdir(folder)).toHaveLength(17);
  const played = await createTrial(replayingClient(folder)).planner.blueprint(decision(), call());
  if (!first.ok || !played.ok) throw new Error('no blueprint');
  expect(played.value).toEqual(first.value);
});

test('another prompt of the same name finds the recorded answer; an unknown name is told', async () => {
  const { planner } = createTrial(replayingClient(folder));
  const other = { ...brief, title: 'Ferry desk of the north' };
  expect(await planner.questions({ brief: other }, call())).toMatchObject({ ok: true });
  const offered = await planner.options(
    { brief, reading: decision().reading, answers: [], feedback: [], previous: null },
    call(),
  );
  expect(offered).toMatchObject({
    ok: false,
    failure: { message: expect.stringContaining('no recording of "options"') },
  });
});
