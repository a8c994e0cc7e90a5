// Owns the Bolt app: which payload goes to which listener, and that each is acknowledged after it was saved.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { App, HTTPReceiver, LogLevel, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { SlackMode } from '../config.ts';
import type { Log } from '../log.ts';
import { toBoltLogger } from '../log.ts';
import type { Store } from '../store/port.ts';
import { clientOptions } from './clients.ts';
import { gated } from './gate.ts';
import { createEventTaker } from './listeners/events.ts';
import { register } from './listeners/register.ts';
import type { ListenerTools } from './listeners/tools.ts';
import { savingFirst } from './receiver.ts';

export interface AppOptions {
  readonly botToken: string;
  readonly mode: SlackMode;
  readonly apiUrl: string;
  readonly timeoutMs: number;
  readonly tools: ListenerTools;
  readonly store: Pick<Store, 'posted'>;
  readonly log: Log;
  /** Told each time the socket is connected, the first time included. */
  readonly onConnected: () => void;
}

/** The running connection to Slack. */
export interface SlackApp {
  start(): Promise<void>;
  /** True while Slack can reach the bot: the socket stands, or the port listens. */
  isConnected(): boolean;
  /** Takes no more payloads. */
  stop(): Promise<void>;
}

interface Connection {
  readonly receiver: Receiver;
  readonly start: () => Promise<unknown>;
  readonly isConnected: () => boolean;
  readonly stop: () => Promise<unknown>;
}

/** Slack sends well under this, a form full of text included; more is not held in memory for anybody. */
const MAX_BODY_BYTES = 1024 * 1024;
/** Slack sends a request at once; who takes longer only holds a connection. */
const REQUEST_TIMEOUT_MS = 10_000;
const PATH = '/slack/events';

function connectHttp(signingSecret: string, port: number, log: Log): Connection {
  const receiver = new HTTPReceiver({ signingSecret, endpoints: PATH, logger: toBoltLogger(log) });
  const listener = gated((request, response) => receiver.requestListener(request, response), {
    signingSecret,
    path: PATH,
    maxBytes: MAX_BODY_BYTES,
    now: Date.now,
    onRefused: (why, status) => log.warn('request turned away', { why, status }),
  });
  const server = createServer(
    { requestTimeout: REQUEST_TIMEOUT_MS, connectionsCheckingInterval: 5_000 },
    listener,
  );
  return {
    receiver,
    start: () => listen(server, port),
    isConnected: () => server.listening,
    stop: () => close(server),
  };
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port);
  await once(server, 'listening');
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  await closed;
}

/** How long Slack's answer to our ping may take. It queues behind what people do: with the SDK's 5 s a flood of clicks on
 *  a busy machine would cut its own socket, and what was under way with it. */
const PONG_PATIENCE_MS = 20_000;

function connectSocket(appToken: string, { apiUrl, timeoutMs, log, onConnected }: AppOptions): Connection {
  // The socket gets options of its own: the SDK writes its retry policy into the object that it is given.
  const retryConfig = { retries: 1000, factor: 1.3, maxTimeout: 30_000 };
  const receiver = new SocketModeReceiver({
    appToken,
    logger: toBoltLogger(log),
    logLevel: LogLevel.INFO,
    clientPingTimeout: PONG_PATIENCE_MS,
    installerOptions: { clientOptions: { ...clientOptions(apiUrl, timeoutMs), retryConfig } },
  });
  const isConnected = watchSocket(receiver.client, log);
  receiver.client.on('connected', onConnected);
  return {
    receiver,
    start: () => receiver.start(),
    isConnected,
    stop: () => receiver.client.disconnect(),
  };
}

/** Logs each loss of the socket and each attempt to have it back. Gives the way to ask whether it stands. */
function watchSocket(client: SocketModeReceiver['client'], log: Log): () => boolean {
  let isConnected = false;
  let attempts = 0;
  client.on('connected', () => {
    if (attempts > 0) log.info('socket connected again', { attempts });
    isConnected = true;
    attempts = 0;
  });
  client.on('close', () => {
    if (isConnected) log.warn('socket lost');
    isConnected = false;
  });
  client.on('disconnecting', () => {
    isConnected = false;
  });
  client.on('reconnecting', () => {
    attempts += 1;
    log.warn('socket reconnecting', { attempts });
  });
  return () => isConnected;
}

function connect(options: AppOptions): Connection {
  const { mode, log } = options;
  return mode.kind === 'http'
    ? connectHttp(mode.signingSecret, mode.port, log)
    : connectSocket(mode.appToken, options);
}

/** Slack waits no longer for an answer. */
const ANSWER_PATIENCE_MS = 3_000;

/** The app, not started yet. */
export async function createSlackApp(options: AppOptions): Promise<SlackApp> {
  const { tools, log, store } = options;
  const { receiver, start, stop, isConnected } = connect(options);
  const saving = savingFirst(receiver, createEventTaker(tools));
  const app = new App({
    token: options.botToken,
    receiver: saving,
    clientOptions: clientOptions(options.apiUrl, options.timeoutMs),
    logger: toBoltLogger(log),
    deferInitialization: true,
    convoStore: false,
  });
  await app.init();
  app.error(async (error) => log.error('listener broke', { error }));
  register(app, tools, store);
  return {
    start: async () => {
      await start();
    },
    isConnected,
    stop: async () => {
      // What was taken is answered before the way to Slack is closed: a click that was not would be lost to its person.
      await Promise.race([saving.idle(), pause(ANSWER_PATIENCE_MS, undefined, { ref: false })]);
      await stop();
    },
  };
}
