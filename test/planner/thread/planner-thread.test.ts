import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PARTS } from '../../../src/blueprint/blueprint.ts';
import type { Reading } from '../../../src/blueprint/reading.ts';
import { createBuiltinPlanner } from '../../../src/planner/builtin/planner.ts';
import type { Call } from '../../../src/planner/port.ts';
import { createPlannerThread, PLANNER_LIMITS } from '../../../src/planner/thread/planner-thread.ts';
import { given } from '../../fixtures/decided.ts';
import { briefOf, sampleFolder } from '../../fixtures/sets.ts';
import { at, decided } from '../builtin/inputs.ts';

const brief = briefOf(sampleFolder('parcel-lockers'));

function call(overrides: Partial<Call> = {}): Call {
  return { signal: new AbortController().signal, onPart: () => undefined, now: at, ...overrides };
}

const here = createBuiltinPlanner();
const thread = createPlannerThread();
let reading: Reading;

beforeAll(async () => {
  ({ reading } = given(await here.questions({ brief }, call())));
});
afterAll(() => thread.close());

describe('rules in a thread of their own', () => {
  it('ask and offer what they would here', async () => {
    expect(await thread.planner.questions({ brief }, call())).toEqual(
      await here.questions({ brief }, call()),
    );
    const input = { brief, reading, answers: [], feedback: [], previous: null };
    expect(await thread.planner.options(input, call())).toEqual(await here.options(input, call()));
  });

  it('read a reply as they would here', async () => {
    const { questions } = given(await here.questions({ brief }, call()));
    const input = { questions, text: '1: 5,000 parcels a day' };
    expect(await thread.planner.readReply(input, call())).toEqual(await here.readReply(input, call()));
  });

  it('draft what they would here, and tell of each part', async () => {
    const { options } = given(
      await here.options({ brief, reading, answers: [], feedback: [], previous: null }, call()),
    );
    const input = decided(options, { brief, reading });
    const parts: string[] = [];
    const drafted = await thread.planner.blueprint(input, call({ onPart: (part) => parts.push(part) }));
    expect(drafted).toEqual(await here.blueprint(input, call()));
    expect(parts.toSorted()).toEqual(Object.keys(PARTS).toSorted());
  });

  it('fail as stopped where nobody wants them to go on', async () => {
    const stopped = await thread.planner.questions({ brief }, call({ signal: AbortSignal.abort() }));
    expect(stopped).toMatchObject({ ok: false, failure: { kind: 'timeout' } });
  });

  it('fail in words where the documents take too long', async () => {
    const hasty = createPlannerThread({ ...PLANNER_LIMITS, timeoutMs: 1 });
    const late = await hasty.planner.questions({ brief }, call());
    expect(late).toMatchObject({
      ok: false,
      failure: { message: 'The rules took too long over these documents.' },
    });
    await hasty.close();
  });

  it('reject as a bug does where they have no memory left', async () => {
    const small = createPlannerThread({ ...PLANNER_LIMITS, heapMb: 8 });
    await expect(small.planner.questions({ brief }, call())).rejects.toThrow(/memory/i);
    await small.close();
  });
});
