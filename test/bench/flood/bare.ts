// The plain alternative as a process: Bolt and Keyv on the same SQLite file, each vote read, changed and written back.
import { KeyvSqlite } from '@keyv/sqlite';
import { App, SocketModeReceiver } from '@slack/bolt';
import { Keyv } from 'keyv';

interface Tally {
  readonly votes: Record<string, string>;
}

const { SLACK_BOT_TOKEN = '', SLACK_APP_TOKEN = '', SLACK_API_URL = '', DATABASE_URL = '' } = process.env;
const adapter = new KeyvSqlite({ uri: DATABASE_URL, driver: 'node:sqlite', wal: true });
await adapter.ready;
await adapter.query('PRAGMA synchronous = FULL');
const tallies = new Keyv<Tally>({ store: adapter, namespace: 'tallies' });
const clientOptions = { slackApiUrl: SLACK_API_URL };
// As patient as the bot is: the SDK's 5 s would cut the socket under this flood.
const receiver = new SocketModeReceiver({
  appToken: SLACK_APP_TOKEN,
  clientPingTimeout: 20_000,
  installerOptions: { clientOptions },
});
const app = new App({ token: SLACK_BOT_TOKEN, receiver, clientOptions });

app.action(/^vote:/, async ({ body, action, ack, respond }) => {
  if (action.type !== 'button' || action.value === undefined) return;
  const { design, option } = JSON.parse(action.value) as { design: string; option: string };
  const known = (await tallies.get(design)) ?? { votes: {} };
  await tallies.set(design, { votes: { ...known.votes, [body.user.id]: option } });
  await ack();
  await respond({ response_type: 'ephemeral', replace_original: false, text: 'Your vote counts.' });
});

process.once('SIGTERM', () => process.exit(0));
await app.start();
process.stdout.write('ready\n');
