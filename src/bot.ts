// Owns the wiring: which room gets which port. Starts the whole bot from a Config and stops it in order.
import { randomUUID } from 'node:crypto';
import type { Config } from './config.ts';
import { type Design, parseDesign } from './design/record.ts';
import { transition } from './design/transition.ts';
import { guessKind } from './documents/in/kind.ts';
import { DEFAULT_READ_LIMITS } from './documents/in/limits.ts';
import type { Renderer } from './documents/out/render.ts';
import type { Log } from './log.ts';
import { toBoltLogger } from './log.ts';
import { RECORDED } from './openai-config.ts';
import type { Planner } from './planner/port.ts';
import { memoryOf, reader, textsOf } from './ports.ts';
import { createAccountLook } from './slack/accounts.ts';
import { createSlackApp } from './slack/app.ts';
import { catchUp } from './slack/catch-up.ts';
import { createChat } from './slack/chat.ts';
import { createClients } from './slack/clients.ts';
import { takeEdit } from './slack/listeners/edits.ts';
import { takeMessage } from './slack/listeners/messages.ts';
import type { ListenerTools } from './slack/listeners/tools.ts';
import { takeAccount } from './slack/listeners/world.ts';
import { createPace } from './slack/pace.ts';
import type { ThreadTools } from './slack/thread/context.ts';
import { createMaterialLoader } from './slack/thread/material.ts';
import { sendBytes } from './slack/upload.ts';
import { getBytes } from './store/blobs.ts';
import { createDesigns } from './store/designs.ts';
import { faultKindOf } from './store/fault.ts';
import { createLane } from './store/lane.ts';
import { loadLedger, removeLedger } from './store/ledger.ts';
import { type Store, threadKey } from './store/port.ts';
import { removeAll, scoped } from './store/scope.ts';
import type { ChatPort, DesignsPort, GuidesPort, PicturesPort } from './worker/ports.ts';
import type { Retention } from './worker/retention.ts';
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

function openDesigns(store: Store, wake: (id: string) => void): DesignsPort {
  const designs = createDesigns({
    store,
    lane: createLane(),
    parse: parseDesign,
    transition: (design: Design | null, event: Parameters<typeof transition>[1]) =>
      transition(design, event) ?? { design: null, refused: null },
    onChange: wake,
  });
  return { ...designs, remove: (design) => removeDesign(store, designs.remove, design) };
}

/** The same designs; what breaks for one of them, the store's faults aside, is reported. */
function reporting(designs: DesignsPort, report: (id: string, error: unknown) => void): DesignsPort {
  const told = async <T>(id: string, task: Promise<T>): Promise<T> =>
    task.catch((error: unknown) => {
      report(id, error);
      throw error;
    });
  return {
    ...designs,
    apply: (id, event) => told(id, designs.apply(id, event)),
    get: (id) => told(id, designs.get(id)),
  };
}

/** Finished designs are removed by age only where that is asked for. */
async function keepFor(
  days: number | null,
  { store, designs, clock, log }: Pick<BotOptions, 'store' | 'clock' | 'log'> & { designs: DesignsPort },
): Promise<Retention | null> {
  if (days === null) return null;
  const { startRetention } = await import('./worker/retention.ts');
  // What is open is still drawn: its ledger would be written once more.
  const ids = async () => {
    const open = new Set(await designs.openIds());
    return (await store.records.keys()).filter((id) => !open.has(id));
  };
  return startRetention({ days, clock, ids, get: designs.get, remove: designs.remove, log });
}

/** The record goes last: a crash in between leaves a design that is deleted again at the next start. */
async function removeDesign(
  store: Store,
  removeRecord: (id: string) => Promise<void>,
  design: Design,
): Promise<void> {
  const ledger = await loadLedger(store, design.id);
  const roots = [ledger?.rootTs ?? null, ...(ledger?.formerRoots ?? [])].filter((ts) => ts !== null);
  for (const ts of roots) await store.threads.delete(threadKey(ledger?.channelId ?? design.channel.id, ts));
  await removeAll(scoped(store.blobs, design.id));
  await removeLedger(store, design.id);
  await removeRecord(design.id);
}

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

/** Connects and starts. Rejects where Slack refuses the tokens or cannot be reached. */
export async function startBot({
  config,
  store,
  renderer,
  planner,
  guides,
  pictures,
  clock,
  log,
}: BotOptions): Promise<Bot> {
  const { slack, limits } = config;
  const clients = createClients(slack.botToken, slack.apiUrl, limits.slackTimeoutMs, toBoltLogger(log));
  const self = await clients.quick.auth.test();
  let worker: Worker | null = null;
  const ending = new AbortController();
  const designs = openDesigns(store, (id) => worker?.wake(id));
  const pause = () => new Promise<void>((resolve) => void clock.after(SCAN_PAUSE_MS, resolve));

  const listeners: ListenerTools = {
    designs: reporting(designs, (id, error) => worker?.report(id, 'event', error)),
    textsOf: (id) => textsOf(store, id),
    threads: store.threads,
    clients,
    botUserId: self.user_id ?? '',
    teamId: self.team_id ?? '',
    drafterLine: drafterLine(planner),
    deliverables: renderer.deliverables,
    guessKind,
    now: clock.now,
    log,
  };
  const thread: ThreadTools = {
    client: clients.lasting,
    botUserId: self.user_id ?? '',
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
    teamUrl: self.url ?? 'https://slack.com/',
    drafterLine: drafterLine(planner),
    sendBytes: (url, name, bytes) => sendBytes(url, name, bytes, slack.fileHosts, limits.slackTimeoutMs),
    postingClosed: async (id, error) => {
      await designs.apply(id, { type: 'postingClosed', error, id: randomUUID(), at: clock.now() });
    },
    canvasRefused: async (id, reason) => {
      await designs.apply(id, { type: 'canvasRefused', reason, id: randomUUID(), at: clock.now() });
    },
    log,
  };
  const lookAfterOwner = createAccountLook({
    client: clients.lasting,
    now: () => Date.parse(clock.now()),
    take: (account) => takeAccount(listeners, account, randomUUID()),
  });
  const chat: ChatPort = createChat({
    clients,
    thread,
    download: {
      client: clients.lasting,
      botToken: slack.botToken,
      fileHosts: slack.fileHosts,
      maxBytes: DEFAULT_READ_LIMITS.maxBytes,
      timeoutMs: limits.slackTimeoutMs,
      pause,
    },
    catchUp: async (design) => {
      await lookAfterOwner(design);
      await catchUp(design, {
        client: clients.lasting,
        store,
        take: (message) => takeMessage(listeners, message),
        takeEdit: (edit) => takeEdit(listeners, edit),
        pause: (ms) => pauseUntil(clock, ms, ending.signal),
        signal: ending.signal,
      });
    },
  });
  const started = createWorker({
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
  worker = started;
  const app = await createSlackApp({
    botToken: slack.botToken,
    mode: slack.mode,
    apiUrl: slack.apiUrl,
    timeoutMs: limits.slackTimeoutMs,
    tools: listeners,
    store,
    log,
    onConnected: () => void started.start(),
  });
  await app.start();
  if (slack.mode.kind === 'http') await started.start();
  const retention = await keepFor(config.retentionDays, { store, designs, clock, log });
  return {
    isConnected: app.isConnected,
    brokenIds: started.brokenIds,
    resume: started.start,
    stop: async () => {
      ending.abort();
      await app.stop();
      await retention?.stop();
      await started.stop();
    },
  };
}
