import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const ROOT = resolve(import.meta.dirname, '..');
const SHARED = process.env.ARCHITECT_CORPUS
  ? resolve(process.env.ARCHITECT_CORPUS, '..')
  : join(ROOT, '../shared');
const SCHEMA = join(SHARED, 'slack-manifest.schema.2.0.0.json');

/** Scopes that each Web API method needs for the channels the bot works in. Source: docs.slack.dev/reference/methods */
const METHOD_SCOPES: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'apps.connections.open': [],
  'canvases.access.set': ['canvases:write'],
  'canvases.create': ['canvases:write'],
  'canvases.delete': ['canvases:write'],
  'canvases.edit': ['canvases:write'],
  'canvases.getContent': ['canvases:read'],
  'canvases.sections.lookup': ['canvases:read'],
  'chat.getPermalink': [],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.info': ['channels:read', 'groups:read', 'im:read'],
  'conversations.join': ['channels:join'],
  'conversations.members': ['channels:read', 'groups:read', 'im:read'],
  'conversations.open': ['im:write'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'files.completeUploadExternal': ['files:write'],
  'files.delete': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.info': ['files:read'],
  'files.list': ['files:read'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.update': [],
};

/** What a listener of the source needs: its event subscriptions and their scopes. Source: docs.slack.dev/reference/events */
const LISTENERS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  // The envelope around every event.
  event_callback: {},
  message: {
    'message.channels': ['channels:history'],
    'message.groups': ['groups:history'],
    'message.im': ['im:history'],
  },
  // Kinds of message.
  message_changed: {},
  message_deleted: {},
  tombstone: {},
  app_mention: { app_mention: ['app_mentions:read'] },
  app_uninstalled: { app_uninstalled: [] },
  tokens_revoked: { tokens_revoked: [] },
  user_change: { user_change: ['users:read'] },
  channel_archive: { channel_archive: ['channels:read'] },
  channel_left: { channel_left: ['channels:read'] },
  channel_unarchive: { channel_unarchive: ['channels:read'] },
  group_archive: { group_archive: ['groups:read'] },
  group_left: { group_left: ['groups:read'] },
  group_unarchive: { group_unarchive: ['groups:read'] },
  member_joined_channel: { member_joined_channel: ['channels:read', 'groups:read'] },
};

const Manifest = z.object({
  display_information: z.object({ name: z.string(), description: z.string(), long_description: z.string() }),
  features: z.object({
    bot_user: z.object({ display_name: z.string() }),
    shortcuts: z.array(
      z.object({ name: z.string(), type: z.string(), callback_id: z.string(), description: z.string() }),
    ),
    slash_commands: z.array(
      z.object({ command: z.string(), description: z.string(), usage_hint: z.string() }),
    ),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});

const written: unknown = parse(readFileSync(join(ROOT, 'manifest.yml'), 'utf8'));
const manifest = Manifest.parse(written);
const scopes = manifest.oauth_config.scopes.bot;
const source = sourceText();

function sourceText(): string {
  const files = globSync('src/{slack/**/*,main}.ts', { cwd: ROOT });
  return files.map((file) => readFileSync(join(ROOT, file), 'utf8')).join('\n');
}

function found(pattern: RegExp): string[] {
  return [...new Set([...source.matchAll(pattern)].map((match) => match[1] ?? ''))].sort();
}

// Calls such as `client.chat.update(` or `clients.quick.views.open(`, and names in quotes such as 'files.info'.
const FAMILIES = 'apps|auth|bots|canvases|chat|conversations|files|reactions|team|users|views';
const CALLS = new RegExp(String.raw`\bclients?(?:\.\w+)?\.((?:${FAMILIES})(?:\.\w+)+)\s*\(`, 'gi');
const NAMES = new RegExp(String.raw`'((?:${FAMILIES})(?:\.[a-zA-Z]+)+)'`, 'g');
const methods = [...new Set([...found(CALLS), ...found(NAMES)])];
// Events are told apart by their type where they are parsed.
const listeners = found(/type: z\.literal\('(\w+)'\)/g);

function neededScopes(): string[] {
  const byMethod = methods.flatMap((method) => METHOD_SCOPES[method] ?? []);
  const byListener = listeners.flatMap((listener) => Object.values(LISTENERS[listener] ?? {}).flat());
  return [...new Set([...byMethod, ...byListener, 'commands'])].sort();
}

describe('the manifest', () => {
  test('keeps Slack’s limits', () => {
    const { display_information: shown, features } = manifest;
    expect(shown.name.length).toBeLessThanOrEqual(35);
    expect(shown.description.length).toBeLessThanOrEqual(140);
    expect(shown.long_description.length).toBeGreaterThanOrEqual(175);
    expect(shown.long_description.length).toBeLessThanOrEqual(4000);
    expect(features.bot_user.display_name.length).toBeLessThanOrEqual(80);
    for (const { name, description } of features.shortcuts) {
      expect(name.length).toBeLessThanOrEqual(24);
      expect(description.length).toBeLessThanOrEqual(150);
    }
    expect(features.slash_commands.map(({ command }) => command)).toEqual(['/architect']);
  });

  test('lists each scope and event once, in order', () => {
    const { bot_events: events } = manifest.settings.event_subscriptions;
    expect(scopes).toEqual([...new Set(scopes)].sort());
    expect(events).toEqual([...new Set(events)].sort());
  });

  test('is what Slack’s own schema takes', (context) => {
    if (!existsSync(SCHEMA)) {
      console.log(`Skipped: no manifest schema at ${SCHEMA}.`);
      return context.skip();
    }
    const schema = z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(SCHEMA, 'utf8')));
    const validate = new Ajv({ strict: false, allErrors: true, logger: false }).compile(schema);
    validate(written);
    expect(validate.errors).toBeNull();
    expect(validate({ ...z.looseObject({}).parse(written), surprise: true })).toBe(false);
  });
});

describe('scopes and events', () => {
  test('are known for every method and event that the source names', () => {
    expect(methods.filter((method) => !(method in METHOD_SCOPES))).toEqual([]);
    expect(listeners.filter((listener) => !(listener in LISTENERS))).toEqual([]);
  });
  test('cover everything that the source uses', () => {
    expect(neededScopes().filter((scope) => !scopes.includes(scope))).toEqual([]);
    const needed = listeners.flatMap((listener) => Object.keys(LISTENERS[listener] ?? {}));
    expect(
      needed.filter((event) => !manifest.settings.event_subscriptions.bot_events.includes(event)),
    ).toEqual([]);
  });
  test('ask for nothing that the source does not use', () => {
    const needed = neededScopes();
    expect(scopes.filter((scope) => !needed.includes(scope))).toEqual([]);
    const events = listeners.flatMap((listener) => Object.keys(LISTENERS[listener] ?? {}));
    expect(
      manifest.settings.event_subscriptions.bot_events.filter((event) => !events.includes(event)),
    ).toEqual([]);
  });
});
