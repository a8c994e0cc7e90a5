// The listeners behind a real Bolt app without a network: payloads go in, acknowledgements, calls and the record come out.
import { App, type Receiver, type ReceiverEvent } from '@slack/bolt';
import type { DesignEvent } from '../../../src/design/events.ts';
import { type Design, parseDesign } from '../../../src/design/record.ts';
import { transition } from '../../../src/design/transition.ts';
import { createEventTaker } from '../../../src/slack/listeners/events.ts';
import { register } from '../../../src/slack/listeners/register.ts';
import type { ListenerTools } from '../../../src/slack/listeners/tools.ts';
import { savingFirst } from '../../../src/slack/receiver.ts';
import { getText, putBytes, putText } from '../../../src/store/blobs.ts';
import { createDesigns } from '../../../src/store/designs.ts';
import { createLane } from '../../../src/store/lane.ts';
import { createMemoryStore } from '../../../src/store/memory.ts';
import { threadKey } from '../../../src/store/port.ts';
import { DELIVERABLES } from '../../fixtures/deliverables.ts';
import { createFakeSlack, SILENT } from '../fake-slack.ts';

export const BOT = 'UBOT';
export const ROOT = '1800000000.000100';

const PEOPLE: Readonly<Record<string, object>> = {
  U1: { id: 'U1', team_id: 'T1', real_name: 'Ana' },
  U2: { id: 'U2', team_id: 'T1', real_name: 'Ben' },
  U3: { id: 'U3', team_id: 'T1', real_name: 'Cleo' },
  U4: { id: 'U4', team_id: 'T1', real_name: 'Dan' },
  U9: { id: 'U9', team_id: 'T1', real_name: 'Nina' },
  UBOT: { id: 'UBOT', team_id: 'T1', real_name: 'Architect', is_bot: true },
  UGUEST: { id: 'UGUEST', team_id: 'T1', real_name: 'Gus', is_restricted: true },
  UOTHER: { id: 'UOTHER', team_id: 'T2', real_name: 'Olga', is_stranger: true },
};

export async function createListenerStage() {
  const store = createMemoryStore();
  const slack = createFakeSlack();
  slack.answers['users.info'] = ({ user }) => ({ user: PEOPLE[String(user)] });
  slack.answers['conversations.info'] = ({ channel }) => ({ channel: { id: channel, is_member: true } });
  slack.answers['conversations.open'] = () => ({ channel: { id: 'DM1' } });
  slack.answers['views.open'] = () => ({ view: { id: 'V9' } });
  slack.answers['chat.postEphemeral'] = () => ({});
  const events: DesignEvent[] = [];
  const errors: string[] = [];
  const designs = createDesigns({
    store,
    lane: createLane(),
    parse: parseDesign,
    transition: (design: Design | null, event: DesignEvent) =>
      transition(design, event) ?? { design: null, refused: null },
    onChange: () => {},
  });
  const stage = {
    store,
    slack,
    events,
    errors,
    /** Awaited before each save. */
    beforeSave: async () => {},
    /** What was said through a response_url. */
    responses: [] as string[],
    /** Told the whole body of each such answer. */
    onRespond: (_body: string): void => {},
    get: async (id = 'design-1') => designs.get(id),
    /** Puts a design into the store, with its thread. */
    put: async (design: Design) => {
      await store.open.set(design.id, true);
      await store.records.set(design.id, design);
      await store.threads.set(threadKey(design.channel.id, ROOT), design.id);
    },
    /** Gives a payload to the app. Resolves with what was acknowledged, undefined for nothing at all. */
    give: async (body: object): Promise<unknown> => {
      let acked: unknown;
      const ack = async (response?: unknown) => {
        acked = response ?? '';
      };
      await received.deliver({ body: { team: { id: 'T1' }, team_id: 'T1', ...body }, ack });
      return acked;
    },
    /** The private lines that this person was told in a channel. */
    whispers: (user: string) =>
      slack
        .callsOf('chat.postEphemeral')
        .filter((call) => call.args.user === user)
        .map((call) => String(call.args.text)),
    tools: {} as ListenerTools,
  };
  stage.tools = {
    designs: {
      ...designs,
      apply: async (id, event) => {
        await stage.beforeSave();
        events.push(event);
        return designs.apply(id, event);
      },
    },
    textsOf: () => ({
      put: (text) => putText(store.blobs, text),
      putBytes: (bytes) => putBytes(store.blobs, bytes),
      get: (name) => getText(store.blobs, name),
    }),
    threads: store.threads,
    clients: { lasting: slack.client, quick: slack.client },
    botUserId: BOT,
    teamId: 'T1',
    drafterLine: 'Drafted by rules on this server.',
    deliverables: DELIVERABLES,
    guessKind: () => ({ kind: 'other', because: '' }),
    now: () => '2026-03-02T10:00:00.000Z',
    log: { info: () => {}, error: (message) => void errors.push(message), within: (_, task) => task() },
  };
  const received = createStubReceiver();
  const app = new App({
    receiver: savingFirst(received, createEventTaker(stage.tools)),
    authorize: async () => ({ botToken: 'xoxb-fake', botId: 'B1', botUserId: BOT }),
    clientOptions: {
      fetch: async (_url, init) => {
        stage.onRespond(String(init?.body));
        stage.responses.push(String(JSON.parse(String(init?.body)).text));
        return new Response('ok');
      },
    },
    logger: SILENT,
    convoStore: false,
  });
  app.error(async () => void errors.push('reached Bolt'));
  register(app, stage.tools, store);
  return stage;
}

export type ListenerStage = Awaited<ReturnType<typeof createListenerStage>>;

function createStubReceiver(): Receiver & { deliver(event: ReceiverEvent): Promise<void> } {
  let app: App | null = null;
  return {
    init: (started) => {
      app = started;
    },
    start: async () => {},
    stop: async () => {},
    deliver: async (event) => app?.processEvent(event),
  };
}

let triggers = 0;

/** A trigger id that no payload had before. */
export function newTrigger(): string {
  triggers += 1;
  return `trigger-${triggers}`;
}

/** A person in a payload. */
function asPerson(id: string): object {
  return { id, team_id: id === 'UOTHER' ? 'T2' : 'T1' };
}

/** A click as Slack sends it. */
export function click(user: string, action: string, value: unknown, more: object = {}): object {
  return {
    type: 'block_actions',
    user: asPerson(user),
    trigger_id: newTrigger(),
    response_url: 'https://hooks.slack.test/1',
    channel: { id: 'C1' },
    actions: [
      {
        type: 'button',
        action_id: action,
        block_id: 'b',
        action_ts: '1800000100.0001',
        value: typeof value === 'string' ? value : JSON.stringify(value),
        ...more,
      },
    ],
  };
}

/** A submitted form as Slack sends it. */
export function submission(user: string, view: object, id = 'V1'): object {
  return { type: 'view_submission', user: asPerson(user), view: { type: 'modal', id, hash: 'h', ...view } };
}

/** An Events API body. */
export function told(event: object, id = 'Ev1'): object {
  return { type: 'event_callback', event_id: id, event };
}

/** A reply in the design's thread. */
export function reply(user: string, text: string, more: object = {}): object {
  return told({
    type: 'message',
    channel: 'C1',
    channel_type: 'channel',
    user,
    ...(user === 'UOTHER' ? { user_team: 'T2' } : {}),
    text,
    ts: '1800000200.000100',
    thread_ts: ROOT,
    ...more,
  });
}
