import { describe, expect, test } from 'vitest';
import { Blueprint, PARTS } from '../../../src/blueprint/blueprint.ts';
import { OptionSet } from '../../../src/blueprint/option.ts';
import { fault } from '../../../src/planner/openai/faults.ts';
import type { ModelClient, ModelRequest } from '../../../src/planner/openai/model.ts';
import { brief, reading } from '../builtin/inputs.ts';
import { SPINE } from './answers.ts';
import {
  call,
  createFakeModel,
  createMemory,
  createTrial,
  decision,
  goodReply,
  NOW,
  promptOf,
  said,
} from './desk.ts';

const QUESTION = {
  kind: 'dataHandling',
  text: 'May a ticket be resold by whoever holds it?',
  why: 'It decides who owns it.',
  decides: 'the rank of the patterns',
  plausible: [
    { answer: 'Yes', favours: 'eventSourcing' },
    { answer: 'No', favours: 'modularMonolith' },
  ],
  defaultAnswer: 'No',
  consequence: 'Reselling would need a ledger.',
  measure: null,
  conflict: null,
  serves: ['FR-1', 'FR-99'],
};

function changed(request: ModelRequest, by: (answer: Record<string, unknown>) => Record<string, unknown>) {
  const good = goodReply(request);
  return good.ok ? said(by(JSON.parse(good.completion.text))) : good;
}

describe('questions', () => {
  const ask = (answer: Record<string, unknown>) => {
    const model = createFakeModel((request) => changed(request, (good) => ({ ...good, ...answer })));
    return createTrial(model).planner.questions({ brief }, call());
  };

  test('takes a conflict whose words stand in a document, with its line, and asks about it first', async () => {
    const conflict = {
      kind: 'scope',
      statement: 'Reminders go out in the background, while nothing runs besides the site.',
      quotes: [{ documentId: 'd1', quote: 'send a reminder in a background job' }],
      proposal: 'A worker sends them.',
      needsPerson: true,
    };
    const about = { ...QUESTION, text: 'Who sends reminders?', conflict: 0 };
    const asked = await ask({ conflicts: [conflict], questions: [QUESTION, about] });
    if (!asked.ok) throw new Error(asked.failure.message);
    const taken = asked.value.reading.conflicts.at(-1);
    expect(taken).toMatchObject({
      statement: conflict.statement,
      sides: [{ source: { kind: 'document', line: 5 } }],
    });
    expect(asked.value.questions[0]).toMatchObject({
      id: 'Q-1',
      text: 'Who sends reminders?',
      conflictId: taken?.id,
    });
    expect(asked.value.questions.length).toBeLessThanOrEqual(7);
  });

  test('drops a conflict that no document holds', async () => {
    const quotes = [{ documentId: 'd1', quote: 'the ferry flies at night' }];
    const asked = await ask({
      conflicts: [{ kind: 'scope', statement: 'It flies.', quotes, proposal: 'No.', needsPerson: true }],
    });
    expect(asked).toMatchObject({ ok: true });
    if (asked.ok) expect(JSON.stringify(asked.value)).not.toContain('It flies');
  });

  test('asks what leads to another pattern, citing only known requirements', async () => {
    const asked = await ask({ questions: [QUESTION] });
    if (!asked.ok) throw new Error(asked.failure.message);
    const own = asked.value.questions.find((one) => one.text === QUESTION.text);
    expect(own?.requirementIds).toEqual(['FR-1']);
  });

  test('leaves out a question whose answers lead to the same', async () => {
    const plausible = [
      { answer: 'Blue', favours: 'baas' },
      { answer: 'Green', favours: 'baas' },
    ];
    const asked = await ask({ questions: [{ ...QUESTION, text: 'Which colour has the logo?', plausible }] });
    if (!asked.ok) throw new Error(asked.failure.message);
    expect(asked.value.questions.map((one) => one.text)).not.toContain('Which colour has the logo?');
  });

  test('are those of the rules where the model refuses', async () => {
    const model = createFakeModel(() => said('', { refusal: 'No.' }));
    const { planner } = createTrial(model);
    const asked = await planner.questions({ brief }, call());
    expect(asked).toMatchObject({ ok: true });
    expect(model.requests).toHaveLength(2);
  });

  test('fail in words where the key is wrong', async () => {
    const { planner } = createTrial(createFakeModel(() => fault('wrongKey')));
    const asked = await planner.questions({ brief }, call());
    expect(asked).toMatchObject({
      ok: false,
      failure: { kind: 'rejected', message: expect.stringContaining('OPENAI_API_KEY') },
    });
  });
});

describe('a reply', () => {
  const questions = [
    {
      id: 'Q-1',
      kind: 'businessLogic' as const,
      text: 'Who may cancel a booking?',
      why: 'Rights.',
      decides: 'capabilities',
      default: { answer: 'Only the clerk', consequence: 'More calls.' },
      measure: null,
      conflictId: null,
      requirementIds: [],
    },
  ];

  test('that names its question by number asks no model', async () => {
    const model = createFakeModel();
    const read = await createTrial(model).planner.readReply({ questions, text: '1: only clerks' }, call());
    expect(read).toMatchObject({ ok: true, value: { isCertain: true } });
    expect(model.requests).toHaveLength(0);
  });

  test('is understood by the model, never as certain, and only for open questions', async () => {
    const answers = [
      { questionId: 'Q-1', answer: 'Passengers may, too' },
      { questionId: 'Q-9', answer: 'Yes' },
    ];
    const model = createFakeModel(() => said({ answers, unclear: [] }));
    const read = await createTrial(model).planner.readReply(
      { questions, text: 'passengers can, too I guess' },
      call(),
    );
    expect(read).toMatchObject({
      ok: true,
      value: { answers: [{ questionId: 'Q-1', answer: 'Passengers may, too' }], isCertain: false },
    });
  });

  test('is read by rules where the model fails', async () => {
    const { planner } = createTrial(createFakeModel(() => fault('wrongKey')));
    expect(await planner.readReply({ questions, text: 'let us talk' }, call())).toMatchObject({ ok: true });
  });
});

describe('options', () => {
  const input = { brief, reading, answers: [], feedback: [], previous: null };

  test('have the model’s words and the program’s ratings, scores and ids', async () => {
    const { planner } = createTrial(createFakeModel());
    const offered = await planner.options(input, call());
    if (!offered.ok) throw new Error(offered.failure.message);
    const { options } = OptionSet.parse(offered.value);
    expect(options.map((one) => one.id)).toEqual(['A', 'B', 'C'].slice(0, options.length));
    expect(options.map((one) => one.score)).toEqual(
      options.map((one) => one.score).toSorted((a, b) => b - a),
    );
    const monolith = options.find((one) => one.patternId === 'modularMonolith');
    expect(monolith?.idea).toBe('Sells berths from one place.');
    expect(monolith?.fit).toHaveLength(11);
  });

  test('may hold a pattern of the model’s own, scored on the same weights', async () => {
    const own = {
      basedOn: 'eventSourcing',
      isNew: true,
      name: 'Cabin ledger',
      idea: 'Every hold is an entry.',
      components: [
        { name: 'Ledger', responsibility: 'Keeps entries.' },
        { name: 'Desk', responsibility: 'Shows them.' },
      ],
      pros: [{ text: 'A cabin is sold once.', serves: ['FR-2'] }],
      cons: [{ text: 'Harder to read.', serves: [] }],
      wrongWhen: 'Nobody asks for history.',
      units: 'few',
      flow: 'log',
      runtime: 'managed',
      ratings: ['functionalSuitability', 'reliability', 'simplicity', 'cost', 'security'].map(
        (attribute) => ({
          attribute,
          rating: 5,
          why: 'One log.',
          serves: [],
        }),
      ),
    };
    const model = createFakeModel((request) =>
      request.name === 'options'
        ? changed(request, (good) => ({ patterns: [own, ...asList(good.patterns)] }))
        : null,
    );
    const offered = await createTrial(model).planner.options(input, call());
    if (!offered.ok) throw new Error(offered.failure.message);
    const ledger = offered.value.options.find((one) => one.name === 'Cabin ledger');
    expect(ledger?.patternId).toBe('eventSourcing:cabin-ledger');
    expect(ledger?.fit.find((one) => one.attribute === 'cost')?.why).toContain('rated by the model');
  });
});

function asList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

describe('a blueprint', () => {
  const draft = async (model = createFakeModel(), rest: Parameters<typeof call>[0] = {}) => {
    const parts: string[] = [];
    const { planner, lines } = createTrial(model);
    const drafted = await planner.blueprint(
      decision(),
      call({ onPart: (part) => parts.push(part), ...rest }),
    );
    return { drafted, parts, lines, model };
  };
  const whole = async (model = createFakeModel(), rest: Parameters<typeof call>[0] = {}) => {
    const result = await draft(model, rest);
    if (!result.drafted.ok) throw new Error(result.drafted.failure.message);
    return { ...result, blueprint: result.drafted.value.blueprint };
  };

  test('holds the contract, says which model drafted it, and tells each part once', async () => {
    const { blueprint, parts, model } = await whole();
    expect(Blueprint.safeParse(blueprint).success).toBe(true);
    expect(blueprint.drafter).toEqual({
      kind: 'model',
      host: 'model.test',
      model: 'gpt-5',
      fallbackParts: [],
    });
    expect(parts.toSorted()).toEqual(Object.keys(PARTS).toSorted());
    expect(model.names().slice(0, 4)).toEqual(['analysis', 'spine', 'review', 'structure']);
    expect(model.requests).toHaveLength(17);
  });

  test('has the spine’s names in every part, and the program’s ids, dates and people', async () => {
    const { blueprint } = await whole();
    expect(blueprint.structure.components.map((one) => one.id)).toEqual(
      SPINE.components.map((one) => one.id),
    );
    expect(blueprint.access.roles.map((one) => one.name)).toEqual(['Passenger', 'Clerk']);
    expect(blueprint.decisions.records.map((one) => one.id)).toEqual([
      'ADR-0001',
      'ADR-0002',
      'ADR-0003',
      'ADR-0004',
      'ADR-0005',
      'ADR-0006',
    ]);
    expect(blueprint.decisions.records[0]?.deciders).toContain('Ana');
    expect(blueprint.review.sizing.length).toBeGreaterThan(0);
  });

  test('begins every prompt with the same words, documents first', async () => {
    const { model } = await whole();
    const parts = model.requests.filter((one) => one.step === 'parts' && one.name !== 'review');
    const prefixes = parts.map((one) => JSON.stringify([one.system, one.blocks.slice(0, -1)]));
    expect(new Set(prefixes).size).toBe(1);
    const starts = model.requests.map((one) => JSON.stringify([one.system, one.blocks[0]]));
    expect(new Set(starts).size).toBe(1);
    expect(model.requests[0]?.blocks[0]?.text).toContain('<document id="d1"');
  });

  test('is not held up by a model that thinks long before it writes', async () => {
    const others = Promise.withResolvers<void>();
    const quick = createFakeModel((request) => {
      if (request.name === 'plan') others.resolve();
      return null;
    });
    const complete: ModelClient['complete'] = async (request, asking) => {
      if (request.name === 'structure') await others.promise;
      return quick.complete(request, asking);
    };
    const { planner } = createTrial({ complete }, { warmUpMs: 5 });
    expect(await planner.blueprint(decision(), call())).toMatchObject({ ok: true });
  });

  test('asks a part again with what does not hold, and takes the mended answer', async () => {
    const model = createFakeModel((request, nth) =>
      request.name === 'routes' && nth === 1
        ? changed(request, (good) => JSON.parse(JSON.stringify(good).replaceAll('"FR-1"', '"FR-77"')))
        : null,
    );
    const { blueprint } = await whole(model);
    const again = model.requests.filter((one) => one.name === 'routes')[1];
    expect(again?.blocks.at(-1)?.text).toContain('names "FR-77", which is not one of the requirements');
    expect(blueprint.drafter).toMatchObject({ fallbackParts: [] });
  });

  test('leaves out what still leads nowhere after the second answer', async () => {
    const model = createFakeModel((request) =>
      request.name === 'state'
        ? changed(request, (good) => JSON.parse(JSON.stringify(good).replaceAll('"FR-1"', '"FR-77"')))
        : null,
    );
    const { blueprint } = await whole(model);
    expect(model.names().filter((name) => name === 'state')).toHaveLength(2);
    expect(JSON.stringify(blueprint)).not.toContain('FR-77');
    expect(blueprint.drafter).toMatchObject({ fallbackParts: [] });
  });

  test.each([
    ['refuses', () => said('', { refusal: 'No.' })],
    ['is cut off', () => said('{"login": ["a', { finish: 'length' })],
    ['is filtered', () => said('', { finish: 'content_filter' })],
    ['is empty', () => said('')],
    ['has no shape', () => said({ hello: 1 })],
    ['is no JSON', () => said('I would suggest the following.')],
  ])('whose access part %s twice takes that part from the rules and says so', async (_name, reply) => {
    const model = createFakeModel((request) => (request.name === 'access' ? reply() : null));
    const { blueprint, parts } = await whole(model);
    expect(blueprint.drafter).toMatchObject({ fallbackParts: [PARTS.access] });
    expect(model.names().filter((name) => name === 'access')).toHaveLength(2);
    expect(blueprint.access.roles.map((one) => one.name)).toEqual(['Passenger', 'Clerk']);
    expect(parts).toContain('access');
  });

  test('takes fences, thoughts and words around the JSON in its stride', async () => {
    const model = createFakeModel((request) => {
      const good = goodReply(request);
      const text = good.ok ? good.completion.text : '';
      if (request.name === 'api') return said(`\`\`\`json\n${text}\n\`\`\``);
      return request.name === 'data' ? said(`<think>Hm {x}.</think>Here it is: ${text} Good luck.`) : null;
    });
    expect((await whole(model)).blueprint.drafter).toMatchObject({ fallbackParts: [] });
    expect(model.requests).toHaveLength(17);
  });

  test('whose spine fails stands on the rules’ names', async () => {
    const model = createFakeModel((request) =>
      request.name === 'spine' ? said('', { refusal: 'No.' }) : null,
    );
    const { blueprint } = await whole(model);
    expect(blueprint.drafter).toMatchObject({
      fallbackParts: expect.arrayContaining(['Components and stack choices']),
    });
  });

  test('tries a fault that passes again, and fails where it stays', async () => {
    const passing = createFakeModel((request, nth) =>
      request.name === 'plan' && nth < 3 ? fault('overloaded') : null,
    );
    expect((await draft(passing)).drafted.ok).toBe(true);
    const staying = createFakeModel((request) =>
      request.name === 'plan' ? fault('rateLimited', 90_000) : null,
    );
    const { drafted } = await draft(staying);
    expect(drafted).toMatchObject({ ok: false, failure: { kind: 'rateLimited', retryAfterMs: 90_000 } });
  });

  test('pays a second try only for what was not finished, also after a restart', async () => {
    const memory = createMemory();
    const first = createFakeModel((request) => (request.name === 'plan' ? fault('overloaded') : null));
    expect((await draft(first, { memory })).drafted.ok).toBe(false);
    const second = createFakeModel();
    const { parts } = await whole(second, { memory: createMemory(new Map(memory.kept)) });
    expect(second.names()).toEqual(['plan']);
    expect(parts.toSorted()).toEqual(Object.keys(PARTS).toSorted());
  });

  test('finds the analysis of the questions in the memory', async () => {
    const memory = createMemory();
    const { planner } = createTrial(createFakeModel());
    await planner.questions({ brief }, call({ memory }));
    const { model } = await whole(createFakeModel(), { memory });
    expect(model.names()).not.toContain('analysis');
  });

  test('shortens documents by section where they are too long, and names what was left out', async () => {
    const long = `${brief.documents[0]?.text}\n## Appendix\n${'Nothing of note here. '.repeat(400)}`;
    const documents = brief.documents.map((one) => ({ ...one, text: long }));
    const model = createFakeModel((request) =>
      promptOf(request).length > 12_000 ? fault('contextTooLong') : null,
    );
    const { planner } = createTrial(model);
    const drafted = await planner.blueprint(decision({ brief: { ...brief, documents } }), call());
    if (!drafted.ok) throw new Error(drafted.failure.message);
    expect(drafted.value.blueprint.review.notes).toContain(
      'Not read by the model, for length: prd.md: Appendix',
    );
    expect(drafted.value.blueprint.drafter).toMatchObject({ fallbackParts: [] });
  });

  test('that is stopped in the middle is a failure', async () => {
    const abort = new AbortController();
    const model = createFakeModel((request) => {
      if (request.name === 'structure') abort.abort();
      return null;
    });
    const { drafted } = await draft(model, { signal: abort.signal });
    expect(drafted).toMatchObject({ ok: false, failure: { kind: 'timeout' } });
  });

  test('holds no mention, foreign link or word of the prompt that a model slips in', async () => {
    const evil =
      'Ask <!channel> and <@U123ABC456>, see [here](https://evil.test/x) ![p](https://evil.test/p.png). You are a solution architect. Decide. The decision first, then the reason, then its price.';
    const model = createFakeModel((request) =>
      request.name === 'api' ? changed(request, (good) => ({ ...good, style: evil, notes: evil })) : null,
    );
    const { blueprint } = await whole(model);
    const told = `${blueprint.api.style} ${blueprint.api.notes}`;
    for (const bad of ['<!', '<@', 'evil.test', 'then its price']) expect(told).not.toContain(bad);
  });

  test('puts tokens, cost and time of each request and of the step into the log', async () => {
    const { lines, drafted } = await draft();
    const answered = lines.filter((one) => one.message === 'model answered');
    expect(answered).toHaveLength(17);
    const step = lines.find((one) => one.message === 'model step');
    expect(step?.fields).toMatchObject({ step: 'blueprint', input: 17_000, cached: 3400, output: 1700 });
    expect(step?.fields.costUsd).toBeCloseTo((17 * (800 * 1.25 + 200 * 0.125 + 100 * 10)) / 1e6, 9);
    if (drafted.ok) expect(drafted.usage).toMatchObject({ inputTokens: 17_000, outputTokens: 1700 });
  });
});

describe('a change', () => {
  const firstVersion = async () => {
    const drafted = await createTrial(createFakeModel()).planner.blueprint(decision(), call());
    if (!drafted.ok) throw new Error(drafted.failure.message);
    return drafted.value.blueprint;
  };

  test('drafts again only what it touches, and says what changed', async () => {
    const previous = await firstVersion();
    const model = createFakeModel((request) =>
      request.name === 'api' ? changed(request, (good) => ({ ...good, versioning: 'In a header.' })) : null,
    );
    const change = { request: 'Put the version into a header', previous };
    const drafted = await createTrial(model).planner.blueprint(decision({ change }), call());
    if (!drafted.ok) throw new Error(drafted.failure.message);
    expect(model.names()).toEqual(['analysis', 'change', 'api']);
    const { blueprint, changes } = drafted.value;
    expect(blueprint.api.versioning).toBe('In a header.');
    expect({ ...blueprint, api: null }).toEqual({ ...previous, api: null });
    expect(changes).toEqual(['API philosophy: Versions stand in a header.']);
    expect(promptOf(model.requests[2] ?? raise())).toContain('<earlier>');
  });

  test('of the spine appends decisions and keeps the old records word for word', async () => {
    const previous = await firstVersion();
    const added = { title: 'Add a cache', choice: 'Valkey', drivers: ['NFR-1'] };
    const model = createFakeModel((request) => {
      if (request.name === 'change') return changed(request, (good) => ({ ...good, changesSpine: true }));
      if (request.name !== 'spine') return null;
      return changed(request, (good) => ({ ...good, decisions: [...asList(good.decisions), added] }));
    });
    const change = { request: 'Add a cache', previous };
    const drafted = await createTrial(model).planner.blueprint(decision({ change }), call());
    if (!drafted.ok) throw new Error(drafted.failure.message);
    const { records } = drafted.value.blueprint.decisions;
    expect(records.slice(0, -1)).toEqual(previous.decisions.records);
    expect(records.at(-1)).toMatchObject({ id: 'ADR-0007', title: 'Add a cache' });
    expect(drafted.value.changes).toContain('New decision ADR-0007: Add a cache');
  });

  test('that overturns a decision writes a new record, which supersedes the old one', async () => {
    const previous = await firstVersion();
    const old = previous.decisions.records.find((one) => one.title === 'Move to PostgreSQL');
    const model = createFakeModel((request) => {
      if (request.name === 'change')
        return changed(request, (good) => ({ ...good, overturns: [old?.id ?? ''] }));
      if (request.name !== 'spine') return null;
      const told = (title: string) => (title === old?.title ? 'PostgreSQL with two standbys' : null);
      const decisions = SPINE.decisions.map((one) => ({ ...one, choice: told(one.title) ?? one.choice }));
      return changed(request, (good) => ({ ...good, decisions }));
    });
    const change = { request: 'Two standbys, please', previous };
    const drafted = await createTrial(model).planner.blueprint(decision({ change }), call());
    if (!drafted.ok) throw new Error(drafted.failure.message);
    const { records } = drafted.value.blueprint.decisions;
    expect(records.find((one) => one.id === old?.id)).toEqual({ ...old, status: 'superseded' });
    expect(records.at(-1)).toMatchObject({ id: 'ADR-0007', supersedes: old?.id, status: 'accepted' });
    expect(records).toHaveLength(previous.decisions.records.length + 1);
    expect(drafted.value.changes).toContain(
      `New decision ADR-0007: Move to PostgreSQL, which supersedes ${old?.id}`,
    );
  });

  test('leaves a part as it was where the model gives nothing usable', async () => {
    const previous = await firstVersion();
    const model = createFakeModel((request) =>
      request.name === 'api' ? said('', { refusal: 'No.' }) : null,
    );
    const change = { request: 'Put the version into a header', previous };
    const drafted = await createTrial(model).planner.blueprint(decision({ change }), call());
    if (!drafted.ok) throw new Error(drafted.failure.message);
    expect(drafted.value.blueprint.api).toEqual(previous.api);
    expect(drafted.value.changes.join()).toContain('Left as it was');
  });
});

function raise(): never {
  throw new Error('no such request');
}

describe('a budget', () => {
  test('stops before it is passed, keeps what is finished, and goes on when asked', async () => {
    const memory = createMemory();
    const model = createFakeModel();
    const { planner } = createTrial(model, { designTokens: 12_000, concurrency: 1 });
    const first = await planner.blueprint(decision(), call({ memory }));
    expect(first).toMatchObject({
      ok: false,
      failure: { kind: 'rejected', message: expect.stringContaining('12,000') },
    });
    const paid = model.requests.length;
    expect(paid).toBeGreaterThan(1);
    expect(paid * 1100).toBeLessThanOrEqual(12_000);
    const second = await planner.blueprint(decision(), call({ memory }));
    expect(new Set(model.names()).size).toBe(model.requests.length);
    expect(model.requests.length).toBeGreaterThan(paid);
    expect(second.ok || second.failure.message.includes('Try again')).toBe(true);
  });

  test('of the day holds for all designs, and ends with the day', async () => {
    const workspace = createMemory();
    const settings = { dayTokens: 12_000, concurrency: 1 };
    const { planner } = createTrial(createFakeModel(), settings, workspace);
    await planner.blueprint(decision(), call({ memory: createMemory() }));
    const other = createTrial(createFakeModel(), settings, workspace).planner;
    const stopped = await other.questions({ brief }, call({ memory: createMemory() }));
    expect(stopped).toMatchObject({ ok: false, failure: { message: expect.stringContaining('tomorrow') } });
    const tomorrow = NOW.replace('-01T', '-02T');
    expect(await other.questions({ brief }, call({ now: tomorrow }))).toMatchObject({ ok: true });
  });
});
