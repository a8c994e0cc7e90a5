// Owns the wiring: which room gets which port. Starts the whole bot from a Config and stops it in order.
import { randomUUID } from 'node:crypto';
import type { Config } from './config.ts';
import type { Design } from './design/record.ts';
import { keepFor, openDesigns, reporting } from './designs.ts';
import { guessKind } from './documents/in/kind.ts';
import { DEFAULT_READ_LIMITS } from './documents/in/limits.ts';
import type { Renderer } from './documents/out/render.ts';
import type { Log } from './log.ts';
import { toBoltLogger } from './log.ts';
import { RECORDED } from './openai-config.ts';
import type { Planner } from './planner/port.ts';
import { memoryOf, reader, textsOf } from './ports.ts';
import { createAccountLook } from './slack/accounts.ts';
import { createSlackApp, type SlackApp } from './slack/app.ts';
import { catchUp } from './slack/catch-up.ts';
import { createChat } from './slack/chat.ts';
import { type Clients, createClients } from './slack/clients.ts';
import { takeEdit } from './slack/listeners/edits.ts';
import { takeMessage } from './slack/listeners/messages.ts';
import type { ListenerTools } from './slack/listeners/tools.ts';
import { takeAccount } from './slack/listeners/world.ts';
import { createPace } from './slack/pace.ts';
import type { ThreadTools } from './slack/thread/context.ts';
import { createMaterialLoader } from './slack/thread/material.ts';
import { sendBytes } from './slack/upload.ts';
import { getBytes } from './store/blobs.ts';
import { faultKindOf } from './store/fault.ts';
import { createLane } from './store/lane.ts';
import type { Store } from './store/port.ts';
import { scoped } from './store/scope.ts';
import type { ChatPort, DesignsPort, GuidesPort, PicturesPort } from './worker/ports.ts';
import type { Clock } from './worker/scheduler.ts';
import { createWorker, type Worker } from './worker/worker.ts';

export interface BotOptions {
  readonly config: Config;
  readonly store: Store;
  /** What the template folders offer. */
  readonly renderer: Pick<Renderer, 'deliverables'>;
  readonly guides: GuidesPort;
  readonly planner: Planner;
  readonly pictures: PicturesPort;
  readonly clock: Clock;
  readonly log: Log;
}

export interface Bot {
  /** True while Slack can reach the bot. */
  isConnected(): boolean;
  /** The designs that a bug holds up. */
  brokenIds(): string[];
  /** Wakes every open design and reads what was missed: after a time in which nothing could be saved. */
  resume(): Promise<void>;
  /** Takes no new payloads, lets running work end, and closes nothing that it did not open. */
  stop(): Promise<void>;
}

/** How long to wait before a file that Slack is still scanning is looked at again. */
const SCAN_PAUSE_MS = 500;

/** Resolves after `ms`, or at once where the bot stops. */
function pauseUntil(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.after(ms, resolve);
    const end = (): void => {
      cancel();
      resolve();
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

/** Who drafts, in words, for the form and the board. */
function drafterLine({ drafter }: Planner): string {
  if (drafter.kind === 'rules') return 'Drafted by rules on this server.';
  if (drafter.host === RECORDED) return `Drafted from recorded answers of ${drafter.model}; nothing is sent.`;
  return `Documents are sent to ${drafter.host}, ${drafter.model}.`;
}

/** What every part of the bot is made of: what it was started with, and who it is at Slack. */
interface Base extends BotOptions {
  readonly designs: DesignsPort;
  readonly clients: Clients;
  readonly self: { readonly userId: string; readonly teamId: string; readonly teamUrl: string };
}

async function selfAt({ quick }: Clients): Promise<Base['self']> {
  const { user_id: userId = '', team_id: teamId = '', url = 'https://slack.com/' } = await quick.auth.test();
  return { userId, teamId, teamUrl: url };
}

function listenerTools(
  base: Base,
  report: (id: string, what: string, error: unknown) => void,
): ListenerTools {
  const { store, designs, clients, self, planner, renderer, clock, log } = base;
  return {
    designs: reporting(designs, (id, error) => report(id, 'event', error)),
    textsOf: (id) => textsOf(store, id),
    threads: store.threads,
    clients,
    botUserId: self.userId,
    teamId: self.teamId,
    drafterLine: drafterLine(planner),
    deliverables: renderer.deliverables,
    guessKind,
    now: clock.now,
    log,
  };
}

function threadTools({ config, store, designs, clients, self, planner, clock, log }: Base): ThreadTools {
  const { slack, limits } = config;
  const stamp = () => ({ id: randomUUID(), at: clock.now() });
  return {
    client: clients.lasting,
    botUserId: self.userId,
    store,
    text: (id, blob) => textsOf(store, id).get(blob),
    bytes: (id, blob) => getBytes(scoped(store.blobs, id), blob),
    material: createMaterialLoader((id, blob) => textsOf(store, id).get(blob)),
    pace: createPace({
      perMinute: limits.updatesPerMinute,
      gapMs: limits.redrawGapMs,
      now: () => Date.parse(clock.now()),
    }),
    claims: createLane(),
    now: clock.now,
    teamUrl: self.teamUrl,
    drafterLine: drafterLine(planner),
    sendBytes: (url, name, bytes) => sendBytes(url, name, bytes, slack.fileHosts, limits.slackTimeoutMs),
    postingClosed: async (id, error) => {
      await designs.apply(id, { type: 'postingClosed', error, ...stamp() });
    },
    canvasRefused: async (id, reason) => {
      await designs.apply(id, { type: 'canvasRefused', reason, ...stamp() });
    },
    log,
  };
}

/** Reads what was missed of one design: whether its owner is still there, then what was said meanwhile. */
function catchUpOf({ clients, store, clock }: Base, listeners: ListenerTools, signal: AbortSignal) {
  const client = clients.lasting;
  const lookAfterOwner = createAccountLook({
    client,
    now: () => Date.parse(clock.now()),
    take: (account) => takeAccount(listeners, account, randomUUID()),
  });
  return async (design: Design): Promise<void> => {
    await lookAfterOwner(design);
    await catchUp(design, {
      client,
      store,
      take: (message) => takeMessage(listeners, message),
      takeEdit: (edit) => takeEdit(listeners, edit),
      pause: (ms) => pauseUntil(clock, ms, signal),
      signal,
    });
  };
}

function chatOf(base: Base, listeners: ListenerTools, signal: AbortSignal): ChatPort {
  const { config, clients, clock } = base;
  const { slack, limits } = config;
  return createChat({
    clients,
    thread: threadTools(base),
    download: {
      client: clients.lasting,
      botToken: slack.botToken,
      fileHosts: slack.fileHosts,
      maxBytes: DEFAULT_READ_LIMITS.maxBytes,
      timeoutMs: limits.slackTimeoutMs,
      pause: () => new Promise<void>((resolve) => void clock.after(SCAN_PAUSE_MS, resolve)),
    },
    catchUp: catchUpOf(base, listeners, signal),
  });
}

function workerOf({ store, designs, guides, pictures, planner, clock, log }: Base, chat: ChatPort): Worker {
  return createWorker({
    designs,
    tools: {
      textsOf: (id) => textsOf(store, id),
      memoryOf: (id) => memoryOf(store, id),
      chat,
      reader,
      guides,
      pictures,
      planner,
    },
    clock,
    newId: randomUUID,
    log,
    isPassing: (error) => faultKindOf(error) !== null,
  });
}

function appOf({ config, store, log }: Base, tools: ListenerTools, worker: Worker): Promise<SlackApp> {
  return createSlackApp({
    botToken: config.slack.botToken,
    mode: config.slack.mode,
    apiUrl: config.slack.apiUrl,
    timeoutMs: config.limits.slackTimeoutMs,
    tools,
    store,
    log,
    onConnected: () => void worker.start(),
  });
}

/** Connects and starts. Rejects where Slack refuses the tokens or cannot be reached. */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { config, store, log } = options;
  const { slack, limits } = config;
  const clients = createClients(slack.botToken, slack.apiUrl, limits.slackTimeoutMs, toBoltLogger(log));
  const self = await selfAt(clients);
  const ending = new AbortController();
  const designs = openDesigns(store, (id) => worker.wake(id));
  const base: Base = { ...options, designs, clients, self };
  const listeners = listenerTools(base, (id, what, error) => worker.report(id, what, error));
  const worker = workerOf(base, chatOf(base, listeners, ending.signal));
  const app = await appOf(base, listeners, worker);
  await app.start();
  if (slack.mode.kind === 'http') await worker.start();
  const retention = await keepFor(config.retentionDays, base);
  return {
    isConnected: app.isConnected,
    brokenIds: worker.brokenIds,
    resume: worker.start,
    stop: async () => {
      ending.abort();
      await app.stop();
      await retention?.stop();
      await worker.stop();
    },
  };
}
