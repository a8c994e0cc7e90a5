// Owns the two questions that an orchestrator asks over HTTP: is the process well, and may it be given work. Loaded only
// where a port is configured. Tells states and counts, never a name, a text or a secret.
import { createServer, type Server, type ServerResponse } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** What is asked of the running program. */
export interface HealthSources {
  /** What is wrong with the database, after really writing to it; null: nothing. */
  readonly database: () => Promise<string | null>;
  /** What went wrong with the database since, as far as anybody noticed; null: nothing. */
  readonly databaseFault: () => string | null;
  /** Why Slack cannot reach the bot or it takes no more work; null: it can. */
  readonly notReady: () => string | null;
  /** How many designs a bug holds up. */
  readonly brokenDesigns: () => number;
}

export interface Health {
  /** Where it listens. */
  readonly port: number;
  close(): Promise<void>;
}

/** Slack waits no longer for an answer: a loop that was held for so long has lost one. */
const LOOP_MS = 3_000;
const LOOK_EVERY_MS = 100;
/** Answers are shared for so long: who asks often does not wear the disk. */
const FRESH_MS = 1_000;
const NS_PER_MS = 1_000_000;
const CLOSE_MS = 500;

type Checks = Readonly<Record<string, string>>;

/** Listens on the port (0: any free one). Rejects, naming the variable, where it is taken. */
export async function startHealth(port: number, sources: HealthSources): Promise<Health> {
  const delay = monitorEventLoopDelay({ resolution: LOOK_EVERY_MS });
  delay.enable();
  const looked = shared(sources.database);

  /** What was seen a moment ago, and what people's clicks met since. */
  async function database(): Promise<string> {
    const seen = await looked();
    return told(sources.databaseFault() ?? seen);
  }

  async function live(): Promise<Checks> {
    const heldMs = Math.round(delay.max / NS_PER_MS);
    delay.reset();
    const eventLoop = heldMs > LOOP_MS ? `bad: held for ${heldMs} ms` : 'ok';
    return { database: await database(), eventLoop };
  }

  async function ready(): Promise<Checks> {
    return { slack: told(sources.notReady()), database: await database() };
  }

  const routes: Readonly<Record<string, () => Promise<Checks>>> = { '/healthz': live, '/readyz': ready };
  const server = createServer((request, response) => {
    const route = routes[(request.url ?? '').split('?')[0] ?? ''];
    if (request.method !== 'GET' && request.method !== 'HEAD') return void answer(response, 405, {});
    if (!route) return void answer(response, 404, {});
    void route().then((checks) => {
      const isWell = Object.values(checks).every((check) => check === 'ok');
      const status = isWell ? 'ok' : 'bad';
      answer(response, isWell ? 200 : 503, { status, checks, brokenDesigns: sources.brokenDesigns() });
    });
  });
  await listen(server, port);
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: async () => {
      delay.disable();
      await close(server);
    },
  };
}

function told(fault: string | null): string {
  return fault === null ? 'ok' : `bad: ${fault}`;
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`);
}

/** The task's result, for a second the same one for everybody. */
function shared<T>(task: () => Promise<T>): () => Promise<T> {
  let last: { at: number; result: Promise<T> } | null = null;
  return () => {
    const at = performance.now();
    if (!last || at - last.at > FRESH_MS) last = { at, result: task() };
    return last.result;
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new Error(`Cannot listen on HEALTH_PORT ${port}: ${cause.message}`, { cause })),
    );
    server.listen(port, resolve);
  });
}

async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const timer = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
  server.closeIdleConnections();
  await closed;
  clearTimeout(timer);
}
