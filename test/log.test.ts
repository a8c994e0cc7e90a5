import { describe, expect, test } from 'vitest';
import { createLog, type LogLevel, redact, toBoltLogger } from '../src/log.ts';

function createTrial(level: LogLevel = 'debug') {
  const lines: string[] = [];
  const log = createLog({ level, write: (line) => lines.push(line), now: () => '2026-11-22T08:00:00.000Z' });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? 'null') };
}

// Put together here so that no scanner takes this file for a leak.
const bot = ['xoxb', '1234567890', 'AbCdEf'].join('-');
const SECRETS = [
  bot,
  ['xapp', '1', 'A042', '99', 'f00d'].join('-'),
  ['xoxp', '1', '2', 'ab'].join('-'),
  ['xoxe.xoxp', '1', 'ab'].join('-'),
  `Bearer ${'abc.def_ghi'}`,
  ['sk', 'proj', 'A1b2C3d4E5'].join('-'),
  'https://hooks.slack.com/actions/T1/2/secretpart',
];

describe('a line', () => {
  test('is JSON with the level, time, fields and message, in that order', () => {
    const { log, lines } = createTrial();
    log.info('design saved', { design: 'd1', tookMs: 4 });
    expect(lines).toEqual([
      '{"level":"info","at":"2026-11-22T08:00:00.000Z","design":"d1","tookMs":4,"message":"design saved"}',
    ]);
  });

  test('is written at the level and above, not below', () => {
    const { log, lines } = createTrial('warn');
    log.debug('a');
    log.info('b');
    log.warn('c');
    log.error('d');
    expect(lines.map((line) => JSON.parse(line).message)).toEqual(['c', 'd']);
  });

  test('keeps its own time, level and message when a field has the same name', () => {
    const { log, lines, last } = createTrial();
    log.warn('real', { level: 'debug', message: 'forged', at: 'never' });
    expect(last()).toEqual({ at: '2026-11-22T08:00:00.000Z', level: 'warn', message: 'real' });
    expect(lines.at(-1)?.match(/"level"/g)).toHaveLength(1);
  });

  test('stays one line whatever is in it', () => {
    const { log, lines } = createTrial();
    log.info('two\nlines', { reason: 'a\r\nb\u2028c' });
    expect(lines[0]).not.toMatch(/[\r\n]/);
  });

  test('of a child carries the fields of its parents; its own win', () => {
    const { log, last } = createTrial();
    log.child({ design: 'd1', step: 1 }).child({ step: 2 }).info('m', { step: 3 });
    expect(last()).toMatchObject({ design: 'd1', step: 3 });
    log.info('m');
    expect(last()).not.toHaveProperty('design');
  });
});

describe('what runs within a scope', () => {
  test('carries its fields on every line, after awaiting too, whoever writes', async () => {
    const { log, lines } = createTrial();
    const sdk = log.child({ sdk: 'web-api' });
    await log.within({ design: 'd1' }, async () => {
      await Promise.resolve();
      sdk.info('inside');
      log.within({ event: 'e1' }, () => log.info('further in'));
      log.info('after', { design: 'own' });
    });
    const [inside, further, after] = lines.map((line) => JSON.parse(line));
    expect(inside).toMatchObject({ message: 'inside', sdk: 'web-api', design: 'd1' });
    expect(further).toMatchObject({ event: 'e1' });
    expect(further).not.toHaveProperty('design');
    expect(after).toMatchObject({ design: 'own' });
  });

  test('leaves lines outside alone, those of another scope at the same time too', async () => {
    const { log, lines } = createTrial();
    const both = ['d1', 'd2'].map((design) =>
      log.within({ design }, async () => {
        await Promise.resolve();
        log.info(design);
      }),
    );
    log.info('outside');
    await Promise.all(both);
    const said = lines.map((line) => JSON.parse(line));
    expect(said.map(({ message, design }) => [message, design])).toEqual([
      ['outside', undefined],
      ['d1', 'd1'],
      ['d2', 'd2'],
    ]);
  });

  test('gives back what the task gives, and its fault', async () => {
    const { log } = createTrial();
    expect(log.within({}, () => 3)).toBe(3);
    expect(() =>
      log.within({}, () => {
        throw new Error('no');
      }),
    ).toThrow('no');
  });
});

describe('secrets', () => {
  test.each(SECRETS)('%s is redacted wherever it stands', (secret) => {
    const { log, lines } = createTrial();
    const error = new Error(`refused ${secret}.`, { cause: new Error(secret) });
    log.child({ inherited: secret }).error(`said ${secret}`, {
      plain: secret,
      nested: { list: [`a ${secret} b`] },
      error,
      [secret]: 1,
      long: `${'x'.repeat(195)} ${secret}`,
    });
    const shown = lines.join('');
    for (const piece of secret.split(/[ /]/).slice(-1)) expect(shown).not.toContain(piece);
    expect(shown).toContain('[redacted]');
  });

  test('a secret that the cut would go through is redacted before', () => {
    const { log, lines } = createTrial();
    log.info('m', { text: `${'x'.repeat(190)} ${['sk', 'A1b2C3d4E5'].join('-')}` });
    expect(lines[0]).not.toContain('A1b');
  });

  test.each([
    'signingSecret',
    'SLACK_SIGNING_SECRET',
    'apiKey',
    'OPENAI_API_KEY',
    'botToken',
    'Authorization',
    'cookie',
  ])('a text under the name %s is redacted', (name) => {
    const { log, last } = createTrial();
    log.info('m', { nested: { [name]: '8f742231b10e' } });
    expect(last().nested).toEqual({ [name]: '[redacted]' });
  });

  test('a list or object under a secret name is redacted whole', () => {
    const { log, lines } = createTrial();
    log.info('m', { tokens: ['8f742231b10e'], secrets: { a: '8f742231b10e' } });
    expect(lines[0]).not.toContain('8f742231b10e');
  });

  test('counts and ordinary words stay', () => {
    const { log, last } = createTrial();
    const fields = { tokens: 812, reason: 'the task-list is a risk-based one', design: 'sk-8' };
    log.info('m', fields);
    expect(last()).toMatchObject(fields);
  });

  test('a socket ticket in an address is redacted, the rest stays', () => {
    expect(redact('wss://h.slack.com/link/?ticket=abc-def&app_id=1')).toBe(
      'wss://h.slack.com/link/?[redacted]&app_id=1',
    );
  });
});

describe('values', () => {
  test('a long text is cut to 200 characters', () => {
    const { log, last } = createTrial();
    log.info('m'.repeat(500), { text: 'x'.repeat(5000), nested: ['y'.repeat(201)], exact: 'z'.repeat(200) });
    expect(last().message).toBe(`${'m'.repeat(200)}…`);
    expect(last().text).toBe(`${'x'.repeat(200)}…`);
    expect(last().nested[0]).toBe(`${'y'.repeat(200)}…`);
    expect(last().exact).toBe('z'.repeat(200));
  });

  test('an error gives its name, code, message, causes and first frames, not its own data', () => {
    const { log, last } = createTrial();
    const cause = new TypeError('low');
    const error = Object.assign(new Error('high', { cause }), {
      code: 'slack_webapi',
      data: { text: 'our PRD says' },
    });
    log.error('failed', { error });
    expect(last().error).toMatchObject({ name: 'Error', message: 'high', code: 'slack_webapi' });
    expect(last().error.cause).toMatchObject({ name: 'TypeError', message: 'low' });
    expect(last().error.stack[0]).toMatch(/^at /);
    expect(last().error.stack.length).toBeLessThanOrEqual(6);
    expect(JSON.stringify(last())).not.toContain('our PRD');
  });

  test.each(['our PRD says', '{"text": our PRD says}', `{"a": "${'x'.repeat(80)}", our PRD says`])(
    'an error of JSON does not quote %j, which it could not read',
    (text) => {
      const { log, lines } = createTrial();
      try {
        JSON.parse(text);
      } catch (error) {
        log.error('failed', { error });
      }
      expect(lines.join('')).toContain('SyntaxError');
      expect(lines.join('')).not.toMatch(/our|PRD/);
    },
  );

  test('strange values never throw', () => {
    const { log, lines, last } = createTrial();
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    const looped = new Error('loop');
    looped.cause = looped;
    log.info('m', { cycle, looped, big: 10n, call: () => 1, mark: Symbol('s'), bytes: new Uint8Array(3) });
    expect(lines).toHaveLength(1);
    expect(last()).toMatchObject({ big: '10', call: '[function]', mark: '[symbol]', bytes: '[3 bytes]' });
    log.info('m', { nothing: undefined, none: null, wrong: new Date(Number.NaN), right: new Date(0) });
    expect(last()).toMatchObject({ none: null, wrong: '[invalid date]', right: '1970-01-01T00:00:00.000Z' });
  });

  test('a list shows its first 20 items', () => {
    const { log, last } = createTrial();
    log.info('m', { list: Array.from({ length: 1000 }, (_, index) => index) });
    expect(last().list).toHaveLength(20);
  });
});

describe("Bolt's logger", () => {
  test('writes through the log, with a name once it has one', () => {
    const { log, last } = createTrial();
    const bolt = toBoltLogger(log);
    bolt.warn('slow', 'start');
    expect(last()).toMatchObject({ level: 'warn', message: 'slow start' });
    bolt.setName('socket-mode');
    bolt.info('connected');
    expect(last()).toMatchObject({ sdk: 'socket-mode', message: 'connected' });
  });

  test('keeps the level of the log, whatever is asked for', () => {
    const { log, lines } = createTrial('error');
    const bolt = toBoltLogger(log);
    bolt.setLevel(bolt.getLevel());
    bolt.debug('noise');
    expect(bolt.getLevel()).toBe('error');
    expect(lines).toEqual([]);
  });

  test('drops the payloads that its debug lines quote', () => {
    const { log, lines, last } = createTrial();
    toBoltLogger(log).debug('Received a message: {"text":"our PRD says"}', { text: 'our PRD says' });
    toBoltLogger(log).debug('Sending [{"text":"our PRD says"}]');
    expect(lines.join('')).not.toContain('our PRD');
    expect(last().message).toBe('Sending');
  });

  test('passes an error on as a field', () => {
    const { log, last } = createTrial();
    toBoltLogger(log).error(new Error('An API error occurred: not_in_channel'));
    expect(last()).toMatchObject({
      level: 'error',
      error: { message: 'An API error occurred: not_in_channel' },
    });
  });
});
