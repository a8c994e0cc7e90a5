import { App, HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { afterEach, describe, expect, it } from 'vitest';
import { startWorkspace, type Workspace } from '../../demo/workspace.ts';
import { clientOptions } from '../../src/slack/clients.ts';
import { savingFirst } from '../../src/slack/receiver.ts';
import { SILENT } from './fake-slack.ts';

const PORT = 41_000 + (process.pid % 2_000);
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function receiverOf(slack: Workspace, mode: 'socket' | 'http'): Receiver {
  if (mode === 'http') return new HTTPReceiver({ signingSecret: slack.signingSecret, logger: SILENT });
  return new SocketModeReceiver({
    appToken: slack.appToken,
    logger: SILENT,
    installerOptions: { clientOptions: clientOptions(slack.apiUrl, 5_000) },
  });
}

async function startApp(mode: 'socket' | 'http', saveFirst: (body: unknown) => Promise<void>) {
  const slack = await startWorkspace({
    ackTimeoutMs: 500,
    eventRetryDelaysMs: [50],
    scopes: ['channels:history', 'chat:write', 'commands', 'app_mentions:read'],
  });
  closing.push(() => slack.close());
  const receiver = receiverOf(slack, mode);
  const app = new App({
    token: slack.botToken,
    receiver: savingFirst(receiver, saveFirst),
    clientOptions: clientOptions(slack.apiUrl, 5_000),
    logger: SILENT,
    deferInitialization: true,
    convoStore: false,
  });
  await app.init();
  const heard: string[] = [];
  app.message(async ({ message }) => void heard.push(message.ts));
  app.command(/.*/, async ({ ack }) => {
    heard.push('command');
    await ack();
  });
  await (mode === 'http' ? receiver.start(PORT) : receiver.start());
  closing.push(() =>
    receiver instanceof SocketModeReceiver ? receiver.client.disconnect() : receiver.stop(),
  );
  if (mode === 'http') slack.deliverByHttp(`http://127.0.0.1:${PORT}/slack/events`);
  return { slack, heard };
}

function eventsIn(slack: Workspace) {
  return slack.traffic.flatMap((entry) =>
    entry.kind === 'envelope' && entry.type === 'events_api' ? [entry] : [],
  );
}

async function say(slack: Workspace): Promise<void> {
  const { id } = slack.channel('product');
  slack.invite(id, slack.botUserId);
  await slack.person('ana').say(id, 'hello');
}

const isMessage = (body: unknown) => JSON.stringify(body).includes('"text":"hello"');

describe.each(['socket', 'http'] as const)('an event over %s', (mode) => {
  it('is acknowledged only after it was saved', async () => {
    const save = Promise.withResolvers<void>();
    const { slack, heard } = await startApp(mode, async (body) => {
      if (isMessage(body)) await save.promise;
    });
    await say(slack);
    const delivered = () => eventsIn(slack).find(({ payload }) => isMessage(payload));
    await slack.waitFor(delivered, 'the delivery');
    expect([delivered()?.ackMs, heard]).toEqual([undefined, []]);
    save.resolve();
    await slack.waitFor(() => delivered()?.ackMs !== undefined, 'the acknowledgement');
  });

  it('that could not be saved is sent again', async () => {
    let tries = 0;
    const { slack } = await startApp(mode, async (body) => {
      if (!isMessage(body)) return;
      tries += 1;
      if (tries === 1) throw new Error('disk full');
    });
    await say(slack);
    const again = () =>
      eventsIn(slack).find(({ payload, retryAttempt }) => isMessage(payload) && retryAttempt === 1);
    await slack.waitFor(() => again()?.ackMs !== undefined, 'the second delivery');
    expect(tries).toBe(2);
  });
});

it('lets commands pass unchanged', async () => {
  const saved: unknown[] = [];
  const { slack, heard } = await startApp('socket', async (body) => void saved.push(body));
  await slack.person('ana').command(slack.channel('product').id, 'help');
  await slack.waitFor(() => heard.includes('command'), 'the command');
  expect(saved).toEqual([]);
});
