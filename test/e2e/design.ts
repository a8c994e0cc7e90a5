// Owns the verbs in which stories are told: people start a design, click, fill in, reply; the thread is looked at.
import type { FileSeed } from '../../demo/files.ts';
import type { Choice } from '../../demo/modal.ts';
import type { Message } from '../../demo/model.ts';
import type { ModalView, Person } from '../../demo/person.ts';
import { threadKey } from '../../src/store/port.ts';
import type { Stage } from './harness.ts';
import { actionsOf, itemOf, timeless, wordsIn, wordsOf } from './words.ts';

/** Longer than any step takes on a busy machine. */
const PATIENCE_MS = 45_000;
const LOOKS = 100;

export type Values = Record<string, Choice>;

/** What following a design takes of a stage. */
export type Followed = Pick<Stage, 'slack' | 'ana' | 'ben' | 'cleo' | 'ready' | 'calm' | 'deaths'> & {
  readonly store: { readonly threads: { get(key: string): Promise<unknown> } };
};

/** A short PRD and a short UX design, told apart by their headings. */
export const PRD =
  '# Tideberth: product requirements\n\n## Functional requirements\n\n- FR-1: A boater must book a free berth.\n';
export const UX =
  '# Tideberth: UX design\n\n## User flows\n\n1. Pick a berth\n2. Pay\n\n## Screens\n\n### Berth plan\n\n### Booking\n';

/** One design as people see it. */
export interface DesignStory {
  readonly id: string;
  readonly channelId: string;
  /** The message of this key, once it says all of this. */
  says(key: string, ...words: (string | RegExp)[]): Promise<Message>;
  /** The words of the message of this key as they stand now; empty where there is none. */
  words(key: string): string;
  /** What the thread holds, in order: keys of ours, "file <name>", "ana: what she said". */
  thread(): string[];
  /** Resolves once the thread holds this, as `thread` names it. */
  holds(label: string): Promise<void>;
  /** Every message's key and words without what differs from run to run. */
  transcript(): { key: string; words: string }[];
  /** Clicks a button of the message of this key, once it is there. */
  click(person: Person, key: string, action: string): Promise<void>;
  /** Opens a form by a button. */
  open(person: Person, key: string, action: string): Promise<ModalView>;
  /** Opens a form by a button, fills it in and submits it: its field errors, or undefined. */
  fillIn(
    person: Person,
    key: string,
    action: string,
    values: Values,
  ): Promise<Record<string, string> | undefined>;
  /** Votes on the newest ballot; resolves once it is confirmed in private. */
  vote(person: Person, option: string): Promise<void>;
  withdraw(person: Person): Promise<void>;
  /** Says something in the thread; the ts of the message. */
  reply(person: Person, text: string, ...files: FileSeed[]): Promise<string>;
  /** Says something in the thread that mentions the bot. */
  mention(person: Person, text: string): Promise<string>;
  rootTs(): string;
}

function includesAll(words: string, needles: readonly (string | RegExp)[]): boolean {
  return needles.every((needle) =>
    typeof needle === 'string' ? words.includes(needle) : needle.test(words),
  );
}

/** Waits for a private line of this person. Gives its words back. Private lines are best effort: a bot that died takes
 *  them along, and its story goes on without. */
export async function told(stage: Stage, person: Person, ...needles: (string | RegExp)[]): Promise<string> {
  const find = () => stage.slack.ephemerals(person.id).find((line) => includesAll(wordsOf(line), needles));
  const what = `${person.name} to be told ${needles.join(', ')}`;
  const line = await stage.slack.waitFor(find, what).catch((error: unknown) => {
    if (stage.deaths() === 0) throw error;
    return null;
  });
  return line ? wordsOf(line) : '';
}

/** Waits for a line of the bot in this person's own messages. */
export async function toldByMessage(stage: Stage, person: Person, needle: string): Promise<string> {
  const find = () => stage.slack.messages(person.dmWithBot()).find((line) => wordsOf(line).includes(needle));
  return wordsOf(await stage.slack.waitFor(find, `a direct message to ${person.name}: ${needle}`));
}

/** A person acts. Where the bot dies of what it just saved, the person sees an error, and the deed has counted. */
async function act(
  stage: Pick<Stage, 'ready' | 'calm' | 'deaths'>,
  deed: () => Promise<unknown>,
): Promise<void> {
  await stage.ready();
  const deaths = stage.deaths();
  try {
    await deed();
  } catch (error) {
    await stage.calm();
    if (stage.deaths() === deaths) throw error;
  }
}

/** Opens the form by the command. */
export async function openStartForm(
  stage: Stage,
  person: Person,
  channelId: string,
  title: string,
): Promise<ModalView> {
  await person.command(channelId, title);
  return stage.slack.waitFor(() => person.modal(), 'the start form');
}

/** Starts a design by command and form. Throws where the form shows an error. */
export async function start(
  stage: Stage,
  person: Person,
  values: Values = {},
  channel: string = stage.slack.channel('product').id,
): Promise<DesignStory> {
  const title = typeof values.title === 'string' ? values.title : 'Tideberth';
  const form = await openStartForm(stage, person, channel, title);
  person.fill({ prdText: PRD, uxText: UX, stakeholders: [stage.ben.id, stage.cleo.id], ...values });
  await submit(stage, person);
  return follow(stage, channel, form.id);
}

/** Submits the open form. Throws where it shows an error. */
export async function submit(stage: Stage, person: Person): Promise<void> {
  await act(stage, async () => {
    const errors = await person.submit();
    if (errors) throw new Error(`the form shows ${JSON.stringify(errors)}`);
  });
  while (person.modal()) await person.closeModal();
}

/** The design that was started from this form. */
export function follow(stage: Followed, channelId: string, id: string): DesignStory {
  const { slack } = stage;
  const find = (key: string) =>
    slack.messages(channelId).find((message) => {
      const item = itemOf(message);
      return item?.design === id && item.key === key;
    });
  const rootTs = () => find('board')?.ts ?? '';
  const messages = () => (rootTs() ? slack.thread(channelId, rootTs()) : []);

  async function says(key: string, ...needles: (string | RegExp)[]): Promise<Message> {
    const look = () => {
      const message = find(key);
      return message && includesAll(wordsOf(message), needles) ? message : null;
    };
    return slack.waitFor(look, `${key} to say ${needles.join(', ')}`, PATIENCE_MS).catch((error: Error) => {
      throw new Error(
        `${key} does not say ${needles.join(', ')}. It says:\n${words(key)}\n\n${error.message}`,
      );
    });
  }

  /** Nobody replies faster than the bot learns that its first message is there. */
  async function rooted(): Promise<void> {
    await says('board');
    const isKnown = async () => (await stage.store.threads.get(threadKey(channelId, rootTs()))) === id;
    for (let look = 0; look < LOOKS && !(await isKnown()); look += 1) await slack.settled(0);
  }

  function words(key: string): string {
    const message = find(key);
    return message ? wordsOf(message) : '';
  }

  function labelOf(message: Message): string {
    const item = itemOf(message);
    if (item) return item.key;
    const files = slack.files().filter((file) => message.fileIds.includes(file.id));
    if (message.botId) return files.map((file) => `file ${file.name}`).join(', ') || `? ${message.text}`;
    const name = [stage.ana, stage.ben, stage.cleo].find((person) => person.id === message.userId)?.name;
    const said = files.map((file) => file.name).join(', ') || message.text;
    return `${name ?? message.userId}: ${said}`;
  }

  async function click(person: Person, key: string, action: string): Promise<void> {
    const look = () => {
      const message = find(key);
      return message && actionsOf(message).includes(action) ? message : null;
    };
    const { ts } = await slack.waitFor(look, `${action} on ${key}`, PATIENCE_MS);
    await act(stage, () => person.click(channelId, ts, action));
  }

  async function open(person: Person, key: string, action: string): Promise<ModalView> {
    const before = person.modal()?.id;
    await click(person, key, action);
    return slack.waitFor(() => {
      const modal = person.modal();
      return modal && modal.id !== before ? modal : null;
    }, `the form behind ${action} on ${key}`);
  }

  async function fillIn(person: Person, key: string, action: string, values: Values) {
    await open(person, key, action);
    person.fill(values);
    let errors: Record<string, string> | undefined;
    await act(stage, async () => {
      const deaths = stage.deaths();
      const answer = await person.submit();
      // What a dying bot still says is heard by nobody.
      errors = stage.deaths() === deaths ? answer : undefined;
    });
    if (!errors) while (person.modal()) await person.closeModal();
    return errors;
  }

  function ballot(): string {
    const keys = messages().map((message) => itemOf(message)?.key ?? '');
    return keys.filter((key) => key.startsWith('ballot:')).at(-1) ?? 'ballot:1';
  }

  return {
    id,
    channelId,
    says,
    words,
    rootTs,
    thread: () => messages().map(labelOf),
    holds: async (label) => {
      const isThere = () => messages().some((message) => labelOf(message) === label);
      await slack.waitFor(isThere, `${label} in the thread`, PATIENCE_MS);
    },
    transcript: () =>
      messages().map((message) => ({ key: labelOf(message), words: timeless(wordsOf(message)) })),
    click,
    open,
    fillIn,
    vote: (person, option) => click(person, ballot(), `vote:${option}`),
    withdraw: (person) => click(person, ballot(), 'withdraw'),
    reply: async (person, text, ...files) => {
      await rooted();
      await stage.ready();
      return person.say(channelId, text, { threadTs: rootTs(), files });
    },
    mention: async (person, text) => {
      await rooted();
      await stage.ready();
      return person.say(channelId, `<@${slack.botUserId}> ${text}`, { threadTs: rootTs() });
    },
  };
}

/** The words of a form. */
export function wordsOfForm(form: ModalView): string {
  return wordsIn(form.blocks);
}
