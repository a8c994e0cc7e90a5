/** A small but real Bolt app to try the workspace with: command, form, post, click, update, reply, ephemeral. */
import { App, HTTPReceiver, type Logger, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { type ModalView, WebClient } from '@slack/web-api';
import type { Workspace } from '../../demo/workspace.ts';

const CALM = { retries: 0 };

/** Refusals are what these tests provoke; nobody needs to read them in the log. */
const QUIET: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

/** A client as the real app configures its own: it never sends twice by itself. */
export function calmClient(workspace: Workspace): WebClient {
  return new WebClient(workspace.botToken, {
    slackApiUrl: workspace.apiUrl,
    retryConfig: CALM,
    rejectRateLimitedCalls: true,
    timeout: 5000,
    logger: QUIET,
  });
}

/** The app in Socket Mode, connected; `stop` waits for the close. */
export async function startSocketApp(workspace: Workspace) {
  const receiver = new SocketModeReceiver({
    appToken: workspace.appToken,
    clientPingTimeout: 300,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions: { slackApiUrl: workspace.apiUrl, retryConfig: CALM } },
  });
  const app = await build(workspace, receiver);
  await app.start();
  return { app, stop: () => receiver.client.disconnect() };
}

/** The app behind signed HTTP on a free port. */
export async function startHttpApp(workspace: Workspace) {
  const receiver = new HTTPReceiver({ signingSecret: workspace.signingSecret, logLevel: LogLevel.ERROR });
  const app = await build(workspace, receiver);
  const server = await receiver.start(0);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { app, url: `http://127.0.0.1:${port}/slack/events`, stop: () => receiver.stop() };
}

async function build(workspace: Workspace, receiver: SocketModeReceiver | HTTPReceiver): Promise<App> {
  const app = new App({
    token: workspace.botToken,
    receiver,
    logLevel: LogLevel.ERROR,
    deferInitialization: true,
    clientOptions: { slackApiUrl: workspace.apiUrl, retryConfig: CALM, rejectRateLimitedCalls: true },
  });
  listen(app);
  await app.init();
  return app;
}

function listen(app: App): void {
  app.command('/architect', async ({ ack, command, client }) => {
    await ack();
    await client.views.open({ trigger_id: command.trigger_id, view: form(command.channel_id) });
  });
  app.view('start', async ({ ack, view, client, body }) => {
    const title = view.state.values.title?.title?.value ?? '';
    if (title === 'bad') {
      await ack({ response_action: 'errors', errors: { title: 'Not that one' } });
      return;
    }
    await ack();
    await client.conversations.join({ channel: view.private_metadata });
    await client.chat.postMessage({
      channel: view.private_metadata,
      text: `${title} by <@${body.user.id}>`,
      metadata: { event_type: 'design', event_payload: { key: 'root' } },
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: title } },
        {
          type: 'actions',
          elements: [
            { type: 'button', action_id: 'vote_a', text: { type: 'plain_text', text: 'Vote A' }, value: 'A' },
            { type: 'button', action_id: 'vote_b', text: { type: 'plain_text', text: 'Vote B' }, value: 'B' },
          ],
        },
      ],
    });
  });
  app.action(/^vote_/, async ({ ack, body, client, action, respond }) => {
    await ack();
    if (body.type !== 'block_actions' || !body.message || !body.channel) return;
    const value = action.type === 'button' ? action.value : '';
    await client.chat.update({ channel: body.channel.id, ts: body.message.ts, text: `voted ${value}` });
    await respond({ text: `You voted ${value}`, replace_original: false });
  });
  app.message(async ({ message, client }) => {
    if (message.subtype !== undefined && message.subtype !== 'file_share') return;
    if (!('thread_ts' in message) || message.thread_ts === undefined) return;
    await client.chat.postMessage({ channel: message.channel, thread_ts: message.thread_ts, text: 'noted' });
  });
}

function form(channelId: string): ModalView {
  return {
    type: 'modal',
    callback_id: 'start',
    private_metadata: channelId,
    title: { type: 'plain_text', text: 'Start' },
    submit: { type: 'plain_text', text: 'Go' },
    blocks: [
      {
        type: 'input',
        block_id: 'title',
        label: { type: 'plain_text', text: 'Title' },
        element: { type: 'plain_text_input', action_id: 'title', max_length: 80 },
      },
      {
        type: 'input',
        block_id: 'who',
        optional: true,
        label: { type: 'plain_text', text: 'Stakeholders' },
        element: { type: 'multi_users_select', action_id: 'who', max_selected_items: 2 },
      },
      {
        type: 'input',
        block_id: 'prd',
        optional: true,
        label: { type: 'plain_text', text: 'PRD' },
        element: { type: 'file_input', action_id: 'prd', filetypes: ['md', 'pdf'], max_files: 2 },
      },
    ],
  };
}
