/** What people do on the page, as JSON, and doing it. Each deed is done as the person who sits at that window. */
import { z } from 'zod';
import { addMember, channelById } from '../channels.ts';
import type { FileSeed } from '../files.ts';
import { type Dict, dictOf, isDict, textOf } from '../json.ts';
import { createPerson, type Person } from '../person.ts';
import type { Team } from '../team.ts';
import { visitor } from './people.ts';
import { SAMPLES, sampleFiles } from './samples.ts';

const File = z
  .object({ name: z.string().min(1), base64: z.string() })
  .transform(({ name, base64 }): FileSeed => ({ name, bytes: Buffer.from(base64, 'base64') }));
const Value = z.union([z.string(), z.array(z.string()), z.object({ files: z.array(File) }), z.null()]);

const Deed = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('say'),
    channel: z.string(),
    thread: z.string(),
    text: z.string(),
    files: z.array(File),
  }),
  z.object({
    do: z.literal('click'),
    channel: z.string(),
    ts: z.string(),
    block: z.string(),
    action: z.string(),
    isConfirmed: z.boolean().default(false),
  }),
  z.object({ do: z.literal('submit'), values: z.record(z.string(), Value) }),
  z.object({ do: z.literal('close') }),
  z.object({ do: z.literal('shortcut') }),
  z.object({ do: z.literal('messageShortcut'), channel: z.string(), ts: z.string() }),
  z.object({ do: z.literal('join'), channel: z.string() }),
  z.object({ do: z.literal('sample'), channel: z.string(), name: z.string() }),
  z.object({ do: z.literal('play'), channel: z.string(), isOn: z.boolean(), withMe: z.boolean() }),
  z.object({ do: z.literal('restartBot') }),
  z.object({ do: z.literal('reset') }),
]);
export type Deed = z.infer<typeof Deed>;

/** A deed with who does it. */
export const Request = z.object({ you: z.string(), deed: Deed });

/** What the page can do to the demo itself. */
export interface Controls {
  readonly play: (channelId: string, you: readonly string[]) => void;
  readonly stopPlay: () => void;
  readonly restartBot: () => Promise<void>;
  readonly reset: () => Promise<void>;
}

/** An element asks before it acts: the words of its dialog, for the page to show. */
export class Unconfirmed extends Error {
  override readonly name = 'Unconfirmed';
}

/** Does it. Rejects with words for the person where Slack or the bot would not have it. */
export async function perform(team: Team, controls: Controls, you: string, deed: Deed): Promise<void> {
  const person = createPerson(team, visitor(team, you));
  switch (deed.do) {
    case 'say':
      return say(team, person, deed);
    case 'click':
      return person.click(deed.channel, deed.ts, deed.action, clickOptions(team, person, deed));
    case 'submit':
      return submit(person, deed.values);
    case 'close':
      return person.closeModal();
    case 'shortcut':
      return person.globalShortcut('architect_start');
    case 'messageShortcut':
      return person.messageShortcut('architect_from_message', deed.channel, deed.ts);
    case 'join':
      return addMember(team, channelById(team, deed.channel), person.id);
    case 'sample':
      return startSample(team, person, deed);
    case 'play':
      return deed.isOn ? controls.play(deed.channel, deed.withMe ? [] : [person.name]) : controls.stopPlay();
    case 'restartBot':
      return controls.restartBot();
    case 'reset':
      return controls.reset();
  }
}

type Of<Name extends Deed['do']> = Extract<Deed, { do: Name }>;

async function say(team: Team, person: Person, deed: Of<'say'>): Promise<void> {
  const { channel, thread, files } = deed;
  const text = deed.text.trim();
  const command = /^\/(\S+)\s*(.*)$/s.exec(text);
  if (command) return runCommand(team, person, channel, command[1] ?? '', command[2] ?? '', thread);
  await person.say(channel, withMentions(team, text), {
    ...(thread !== '' && { threadTs: thread }),
    files,
  });
}

/** Slack takes no commands in threads; `/invite` is its own. */
async function runCommand(
  team: Team,
  person: Person,
  channel: string,
  name: string,
  rest: string,
  thread: string,
): Promise<void> {
  if (thread !== '') throw new Error('Slack takes no commands in threads. Type it in the channel.');
  if (name === 'architect') return person.command(channel, rest.trim());
  if (name === 'invite') return addMember(team, channelById(team, channel), team.botUserId, person.id);
  throw new Error(`/${name} is not a command here. Try /architect, or /invite @architect.`);
}

/** “@Ben Okafor” and “@ben” become mentions. */
function withMentions(team: Team, text: string): string {
  const ids = new Map(
    [...team.users.values()].flatMap((user) =>
      [user.name, user.realName].map((name) => [name.toLowerCase(), user.id] as const),
    ),
  );
  const longestFirst = [...ids.keys()].sort((left, right) => right.length - left.length);
  const names = new RegExp(
    `@(${longestFirst.map((name) => name.replaceAll(/\W/g, '\\$&')).join('|')})\\b`,
    'gi',
  );
  return text.replaceAll(names, (whole, name: string) => {
    const id = ids.get(name.toLowerCase());
    return id === undefined ? whole : `<@${id}>`;
  });
}

/** The element's value tells apart buttons that share an action id. Throws its question while nobody has confirmed. */
function clickOptions(team: Team, person: Person, deed: Of<'click'>) {
  const { channel, ts, block, action, isConfirmed } = deed;
  const message = team.messages.get(channel)?.find((one) => one.ts === ts);
  const line = team.ephemerals.find((one) => one.ts === ts && one.userId === person.id);
  const blocks = message?.blocks ?? line?.blocks ?? [];
  const own = blocks.find(({ block_id }) => block_id === block);
  const elements = own ? [own.accessory, ...(Array.isArray(own.elements) ? own.elements : [])] : [];
  const element = elements.filter(isDict).find(({ action_id }) => action_id === action);
  const question = element && isDict(element.confirm) ? element.confirm : null;
  if (question && !isConfirmed) throw new Unconfirmed(questionOf(question));
  return {
    ...(typeof element?.value === 'string' && { value: element.value }),
    ...(question && { confirm: true }),
  };
}

function questionOf(confirm: Dict): string {
  return [confirm.title, confirm.text].map((part) => textOf(dictOf(part).text)).join('\n\n');
}

async function submit(person: Person, values: Of<'submit'>['values']): Promise<void> {
  const filled = Object.entries(values).map(([id, value]) => [
    id,
    value !== null && typeof value === 'object' && 'files' in value ? value.files : value,
  ]);
  person.fill(Object.fromEntries(filled));
  await person.submit();
}

/** Opens the form and fills it in with a sample; sending it is left to the person. */
async function startSample(team: Team, person: Person, { channel, name }: Of<'sample'>): Promise<void> {
  const sample = SAMPLES.find((one) => one.name === name);
  const { prd, ux } = sampleFiles(name);
  while (person.modal()) await person.closeModal();
  await person.command(channel, sample?.title ?? '');
  await waitForForm(team, person);
  const others = ['ana', 'ben', 'cleo'].filter((other) => other !== person.name);
  person.fill({
    prdFiles: [prd],
    uxFiles: [ux],
    stakeholders: others.map((other) => visitor(team, other).id),
  });
}

/** Resolves once a form is open; rejects after 3 s, as Slack's client gives up. */
function waitForForm(team: Team, person: Person): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = setTimeout(() => finish(() => reject(new Error('No form opened within 3 s.'))), 3000);
    const look = () => person.modal() && finish(resolve);
    function finish(then: () => void): void {
      clearTimeout(end);
      team.changes.off('change', look);
      then();
    }
    team.changes.on('change', look);
    look();
  });
}
