import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ConfigError, LIMITS, parseConfig } from '../src/config.ts';

// Put together here so that no scanner takes this file for a leak.
const botToken = ['xoxb', '1', 'abc'].join('-');
const appToken = ['xapp', '1', 'A1', 'abc'].join('-');
const socket = { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken };
const http = { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: '8f742231b10e', PORT: '3000' };

function messageOf(env: Record<string, string | undefined>): string {
  try {
    parseConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
}

function namesIn(message: string): string[] {
  return [...message.matchAll(/^- ([A-Z_]+) /gm)].map((match) => match[1] ?? '');
}

describe('the config', () => {
  test('needs two tokens; all else has a default', () => {
    expect(parseConfig(socket)).toEqual({
      slack: {
        botToken,
        mode: { kind: 'socket', appToken },
        apiUrl: 'https://slack.com/api/',
        fileHosts: ['https://files.slack.com'],
      },
      databaseUrl: 'sqlite://data/architect.sqlite',
      planner: { kind: 'builtin' },
      logLevel: 'info',
      healthPort: null,
      retentionDays: null,
      limits: LIMITS,
    });
  });

  test('takes HTTP mode from a signing secret and a port', () => {
    expect(parseConfig(http).slack.mode).toEqual({ kind: 'http', signingSecret: '8f742231b10e', port: 3000 });
  });

  test('prefers Socket Mode, whatever the port says', () => {
    expect(parseConfig({ ...http, ...socket, PORT: 'web' }).slack.mode).toEqual({ kind: 'socket', appToken });
  });

  test('counts an empty or blank variable as absent, and drops blanks around a value', () => {
    const blanks = { DATABASE_URL: '', LOG_LEVEL: '  ', OPENAI_MODEL: '', SLACK_SIGNING_SECRET: '\t' };
    expect(parseConfig({ ...socket, ...blanks })).toEqual(parseConfig(socket));
    expect(parseConfig({ ...socket, SLACK_BOT_TOKEN: ` ${botToken}\n` }).slack.botToken).toBe(botToken);
    expect(namesIn(messageOf({ ...socket, SLACK_BOT_TOKEN: ' ' }))).toEqual(['SLACK_BOT_TOKEN']);
  });

  test('leaves other variables alone', () => {
    expect(parseConfig({ ...socket, PATH: '/bin', HOME: undefined })).toEqual(parseConfig(socket));
  });

  test('ends the API address with a slash', () => {
    const env = { ...socket, SLACK_API_URL: 'http://127.0.0.1:4000/api' };
    expect(parseConfig(env).slack.apiUrl).toBe('http://127.0.0.1:4000/api/');
  });

  test.each([
    ['http://127.0.0.1:4000/api/', ['https://files.slack.com', 'http://127.0.0.1:4000']],
    ['https://slack.com/api/', ['https://files.slack.com']],
    ['https://acme.slack.com/api/', ['https://files.slack.com']],
    ['https://notslack.com/api/', ['https://files.slack.com', 'https://notslack.com']],
    ['https://slack.com.example.org/', ['https://files.slack.com', 'https://slack.com.example.org']],
  ])('with the API at %s fetches files only from %j', (SLACK_API_URL, expected) => {
    expect(parseConfig({ ...socket, SLACK_API_URL }).slack.fileHosts).toEqual(expected);
  });

  test('drafts by rules where there is neither key nor server', () => {
    expect(parseConfig(socket).planner).toEqual({ kind: 'builtin' });
  });

  test('drafts by a model with a key, or with a server of its own', () => {
    const key = parseConfig({ ...socket, OPENAI_API_KEY: 'k' }).planner;
    expect(key).toMatchObject({ kind: 'openai', apiKey: 'k', baseUrl: null, host: 'api.openai.com' });
    const OPENAI_BASE_URL = 'http://localhost:11434/v1';
    const own = parseConfig({ ...socket, OPENAI_MODEL: 'm', OPENAI_BASE_URL }).planner;
    expect(own).toMatchObject({
      kind: 'openai',
      apiKey: null,
      host: 'localhost:11434',
      settings: { model: 'm' },
    });
  });

  test('asks for shapes and caches as the server knows them', () => {
    const at = (rest: Record<string, string>) => parseConfig({ ...socket, ...rest }).planner;
    const own = { OPENAI_BASE_URL: 'http://localhost:11434/v1', OPENAI_MODEL: 'm' };
    const azure = { ...own, OPENAI_BASE_URL: 'https://acme.openai.azure.com/openai/v1' };
    expect(at({ OPENAI_API_KEY: 'k' })).toMatchObject({
      promptCache: 'marks',
      settings: { structure: 'object' },
    });
    expect(at({ OPENAI_API_KEY: 'k', OPENAI_MODEL: 'gpt-5.1' })).toMatchObject({ promptCache: 'key' });
    expect(at(own)).toMatchObject({ promptCache: 'none', settings: { structure: 'schema' } });
    expect(at(azure)).toMatchObject({ promptCache: 'none', settings: { structure: 'object' } });
    expect(at({ ...own, OPENAI_CACHE: 'key', OPENAI_STRUCTURE: 'object' })).toMatchObject({
      promptCache: 'key',
      settings: { structure: 'object' },
    });
  });

  test('takes model and effort by step, and numbers as numbers', () => {
    const env = {
      OPENAI_API_KEY: 'k',
      OPENAI_MODEL: 'big, readReply=small',
      OPENAI_EFFORT: 'questions=high',
      OPENAI_CONCURRENCY: '4',
    };
    expect(parseConfig({ ...socket, ...env }).planner).toMatchObject({
      settings: {
        model: 'big',
        models: { readReply: 'small' },
        effort: null,
        efforts: { questions: 'high' },
        concurrency: 4,
      },
    });
  });

  test('plays recorded answers back without key or server', () => {
    expect(parseConfig({ ...socket, OPENAI_REPLAY: 'answers' }).planner).toMatchObject({ replay: 'answers' });
  });
});

describe('a wrong config', () => {
  test('without anything names the bot token and both ways to connect', () => {
    expect(namesIn(messageOf({}))).toEqual(['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET']);
  });

  test('says what each variable is for and where to get it', () => {
    const message = messageOf({});
    expect(message).toContain(
      '- SLACK_BOT_TOKEN is missing. It lets the bot read and post. Get it: https://api.slack.com/apps',
    );
    expect(message).toContain('.env');
  });

  test('names all that is wrong at once, alone and together', () => {
    const env = {
      SLACK_BOT_TOKEN: appToken,
      SLACK_SIGNING_SECRET: 's',
      SLACK_API_URL: 'slack.com',
      DATABASE_URL: 'postgres://db',
      OPENAI_MODEL: 'm',
      LOG_LEVEL: 'loud',
    };
    expect(namesIn(messageOf(env)).toSorted()).toEqual(
      ['DATABASE_URL', 'LOG_LEVEL', 'OPENAI_API_KEY', 'PORT', 'SLACK_API_URL', 'SLACK_BOT_TOKEN'].toSorted(),
    );
  });

  test.each([
    ['SLACK_BOT_TOKEN', appToken],
    ['SLACK_BOT_TOKEN', 'xoxb-'],
    ['SLACK_BOT_TOKEN', `${botToken} ${botToken}`],
    ['SLACK_APP_TOKEN', botToken],
    ['SLACK_API_URL', 'ftp://slack.com/api/'],
    ['DATABASE_URL', 'sqlite://'],
    ['OPENAI_EFFORT', 'very'],
    ['OPENAI_EFFORT', 'dreaming=low'],
    ['OPENAI_CACHE', 'all'],
    ['OPENAI_CONCURRENCY', '0'],
    ['LOG_LEVEL', 'INFO '],
    ['HEALTH_PORT', 'web'],
    ['HEALTH_PORT', '65536'],
    ['RETENTION_DAYS', '0'],
    ['RETENTION_DAYS', '1.5'],
    ['RETENTION_DAYS', '36501'],
  ])('%s=%s is refused by name', (name, value) => {
    expect(namesIn(messageOf({ ...socket, [name]: value }))).toEqual([name]);
  });

  test('OPENAI_BASE_URL is refused without a scheme, and without a model', () => {
    const own = { ...socket, OPENAI_MODEL: 'm', OPENAI_BASE_URL: 'localhost:11434' };
    expect(namesIn(messageOf(own))).toEqual(['OPENAI_BASE_URL']);
    expect(namesIn(messageOf({ ...socket, OPENAI_BASE_URL: 'http://localhost' }))).toEqual(['OPENAI_MODEL']);
  });

  test.each(['web', '-1', '65536', '3000.5', '0x10', '1e3'])('PORT=%s is refused by name', (PORT) => {
    expect(namesIn(messageOf({ ...http, PORT }))).toEqual(['PORT']);
  });

  test('takes a port for health and an age, and refuses the port of HTTP mode', () => {
    const given = { HEALTH_PORT: '8080', RETENTION_DAYS: '90' };
    expect(parseConfig({ ...socket, ...given })).toMatchObject({ healthPort: 8080, retentionDays: 90 });
    expect(namesIn(messageOf({ ...http, HEALTH_PORT: http.PORT }))).toEqual(['HEALTH_PORT']);
    expect(parseConfig({ ...socket, PORT: '3000', HEALTH_PORT: '3000' }).healthPort).toBe(3000);
  });

  test('never shows a value', () => {
    const secret = 'hunter2-and-more';
    const names = [
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
      'PORT',
      'SLACK_API_URL',
      'DATABASE_URL',
      'LOG_LEVEL',
    ];
    const message = messageOf(Object.fromEntries(names.map((name) => [name, secret])));
    expect(namesIn(message)).toContain('SLACK_APP_TOKEN');
    expect(message).not.toContain(secret);
  });
});

test('.env.example has every variable, empty and explained, and no other', () => {
  const text = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
  const variables = parseEnv(text);
  const wrong = {
    ...Object.fromEntries(Object.keys(variables).map((name) => [name, '?'])),
    SLACK_APP_TOKEN: '',
  };
  const named = new Set([...namesIn(messageOf(wrong)), ...namesIn(messageOf({ OPENAI_MODEL: 'm' }))]);
  const unchecked = ['OPENAI_MODEL', 'OPENAI_RECORD', 'OPENAI_REPLAY'];
  expect(Object.keys(variables).toSorted()).toEqual([...named, ...unchecked].toSorted());
  expect(Object.values(variables).join('')).toBe('');
  expect(text.match(/^[A-Z_]+=$/gm)).toHaveLength(Object.keys(variables).length);
  for (const block of text.matchAll(/(.*)\n[A-Z_]+=$/gm)) expect(block[1]).toMatch(/^# /);
});
