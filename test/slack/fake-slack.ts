// A Slack of a few methods behind a real WebClient, for faults that a test names call by call. It keeps what was accepted.
import { type Logger, LogLevel, WebClient } from '@slack/web-api';
import { clientOptions } from '../../src/slack/clients.ts';

/** What happens to a call. `down`: not done, no answer. `lost`: done, no answer. `busy`: done, answered with 503.
 *  `crash`: done or not, and the bot never hears of it because it dies. */
export type Trouble =
  | { readonly kind: 'down' }
  | { readonly kind: 'lost' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'limited'; readonly seconds: number }
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'crash'; readonly isDone: boolean };

/** The bot's own user id. */
export const BOT = 'UBOT';

export interface FakeCall {
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
}

export interface FakeMessage {
  readonly ts: string;
  readonly threadTs: string | null;
  text: string;
  blocks: unknown;
  readonly metadata: unknown;
  /** The bot where it is left out. */
  readonly user?: string;
}

interface FakeFile {
  name: string;
  hasBytes: boolean;
  /** How often it was shared. */
  shares: number;
}

interface FakeCanvas {
  readonly title: unknown;
  /** False where Slack's list does not show it (yet). */
  isListed: boolean;
  markdown: string;
  readonly tab: unknown;
  readers: unknown;
}

type Answer = Readonly<Record<string, unknown>>;

/** The bot died. */
export class Crash extends Error {}

/** A log that nobody reads. */
export const SILENT: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

function decode(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** Ids and timestamps stay texts, whatever they look like. */
function argsIn(body: unknown): Record<string, unknown> {
  const pairs = [...new URLSearchParams(String(body))].map(([key, value]) => {
    const isJson = ['blocks', 'metadata', 'files', 'changes', 'document_content'].includes(key);
    return [key, isJson ? decode(value) : value];
  });
  return Object.fromEntries(pairs);
}

/** A Slack without any trouble until `trouble` gives one for a call. */
export function createFakeSlack() {
  const messages: FakeMessage[] = [];
  const files = new Map<string, FakeFile>();
  const canvases = new Map<string, FakeCanvas>();
  const shared: { threadTs: unknown; ids: readonly string[] }[] = [];
  const calls: FakeCall[] = [];
  let crashed: (error: Crash) => void = () => {};
  let count = 0;
  const slack = {
    messages,
    files,
    canvases,
    calls,
    pageSize: 200,
    trouble: (_call: FakeCall, _index: number): Trouble | null => null,
    /** Methods whose every call is answered by the test. */
    answers: {} as Record<string, (args: FakeCall['args']) => Answer>,
    /** Rejects when the bot dies in a call. A new one each time. */
    untilCrash: () =>
      new Promise<never>((_resolve, reject) => {
        crashed = reject;
      }),
    callsOf: (method: string) => calls.filter((call) => call.method === method),
    sendBytes: async (url: string) => {
      const settled = await pass({ method: 'files.upload', args: { url } });
      if (settled === null) throw new TypeError('terminated');
      if (settled.status !== 200) throw new Error(`answered with ${settled.status}`);
    },
    client: new WebClient('xoxb-fake', {
      ...clientOptions('https://slack.test/api/', 5_000),
      logger: SILENT,
      fetch: async (url, init) => {
        const method = new URL(String(url)).pathname.replace('/api/', '');
        const answer = await pass({ method, args: argsIn(init?.body) });
        if (answer === null) throw new TypeError('terminated');
        return answer;
      },
    }),
  };

  const nextTs = () => `${1_800_000_000 + ++count}.000100`;
  const error = (code: string): Answer => ({ ok: false, error: code });

  function sharedIn(threadTs: unknown) {
    const here = shared.filter((one) => one.threadTs === threadTs);
    return here.map(({ ids }) => ({
      user: BOT,
      files: ids.map((id) => ({
        id,
        name: files.get(id)?.name,
        permalink: `https://t.slack.test/files/${id}`,
      })),
    }));
  }

  function page(found: readonly FakeMessage[], args: FakeCall['args']) {
    const start = Number(args.cursor ?? 0);
    const end = start + slack.pageSize;
    const shown = found.slice(start, end).map((message) => ({
      type: 'message',
      user: message.user ?? BOT,
      ts: message.ts,
      ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
      ...(args.include_all_metadata === 'true' ? { metadata: message.metadata } : {}),
    }));
    return {
      messages: shown,
      response_metadata: { next_cursor: end < found.length ? String(end) : '' },
    };
  }

  const accept: Record<string, (args: FakeCall['args']) => Answer> = {
    'chat.postMessage': ({ text, blocks, thread_ts, metadata }) => {
      const ts = nextTs();
      const threadTs = typeof thread_ts === 'string' ? thread_ts : null;
      messages.push({ ts, threadTs, text: String(text), blocks, metadata });
      return { ts };
    },
    'chat.update': ({ ts, text, blocks }) => {
      const message = messages.find((one) => one.ts === ts);
      if (!message) return error('message_not_found');
      Object.assign(message, { text, blocks });
      return { ts };
    },
    'conversations.history': (args) => page(messages.filter((one) => !one.threadTs).reverse(), args),
    'conversations.replies': (args) => {
      const found = messages.filter((one) => one.ts === args.ts || one.threadTs === args.ts);
      const { messages: shown, ...rest } = page(found, args);
      return { messages: [...shown, ...sharedIn(args.ts)], ...rest };
    },
    'files.getUploadURLExternal': ({ filename }) => {
      const id = `F${++count}`;
      files.set(id, { name: String(filename), hasBytes: false, shares: 0 });
      return { upload_url: `https://slack.test/upload/${id}`, file_id: id };
    },
    'files.upload': ({ url }) => {
      const file = files.get(String(url).split('/').at(-1) ?? '');
      if (file) file.hasBytes = true;
      return {};
    },
    'files.completeUploadExternal': ({ files: given, thread_ts }) => {
      const all = given as [{ id: string }];
      const [{ id }] = all;
      const file = files.get(id);
      if (!file?.hasBytes) return error('file_not_found');
      file.shares += 1;
      shared.push({ threadTs: thread_ts, ids: all.map((one) => one.id) });
      return { files: [{ id }] };
    },
    'files.info': ({ file: id }) => {
      const permalink = `https://t.slack.test/files/${id}`;
      if (canvases.has(String(id))) return { file: { id, permalink } };
      const file = files.get(String(id));
      if (!file || file.shares === 0) return error('file_not_found');
      return { file: { id, permalink, shares: { public: { C1: [{ ts: '1.1' }] } } } };
    },
    'files.list': ({ page = '1' }) => {
      const listed = [...canvases].filter(([, { isListed }]) => isListed);
      const start = (Number(page) - 1) * slack.pageSize;
      const shown = listed.slice(start, start + slack.pageSize);
      return {
        files: shown.map(([id, { title }]) => ({ id, title, user: BOT, filetype: 'quip' })),
        paging: { pages: Math.ceil(listed.length / slack.pageSize) },
      };
    },
    'canvases.create': ({ title, document_content, channel_id }) => {
      const id = `FC${++count}`;
      const { markdown } = document_content as { markdown: string };
      canvases.set(id, { title, markdown, tab: channel_id, readers: null, isListed: true });
      return { canvas_id: id };
    },
    'canvases.edit': ({ canvas_id, changes }) => {
      const canvas = canvases.get(String(canvas_id));
      const [change] = changes as [{ document_content: { markdown: string } }];
      if (!canvas) return error('canvas_not_found');
      canvas.markdown = change.document_content.markdown;
      return {};
    },
    'canvases.access.set': ({ canvas_id, channel_ids, user_ids }) => {
      const canvas = canvases.get(String(canvas_id));
      if (!canvas) return error('canvas_not_found');
      canvas.readers = channel_ids ?? user_ids;
      return {};
    },
  };

  const reply = (body: Answer, status = 200, headers: Record<string, string> = {}): Response =>
    new Response(JSON.stringify({ ok: true, ...body }), { status, headers });

  /** The answer, or null where none arrives. Never settles after a crash. */
  async function pass(call: FakeCall): Promise<Response | null> {
    const trouble = slack.trouble(call, calls.length);
    calls.push(call);
    const perform = () =>
      (slack.answers[call.method] ?? accept[call.method])?.(call.args) ?? error('unknown_method');
    switch (trouble?.kind) {
      case 'down':
        return null;
      case 'lost':
        perform();
        return null;
      case 'busy':
        perform();
        return reply({}, 503);
      case 'limited':
        return reply(error('ratelimited'), 429, { 'retry-after': String(trouble.seconds) });
      case 'refused':
        return reply(error(trouble.error));
      case 'crash':
        if (trouble.isDone) perform();
        crashed(new Crash());
        return new Promise(() => {});
      default:
        return reply(perform());
    }
  }
  return slack;
}

export type FakeSlack = ReturnType<typeof createFakeSlack>;
