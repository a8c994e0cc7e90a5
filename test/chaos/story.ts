// Owns the story that is told while the bot dies: three people, from the command to the accepted guide.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Choice } from '../../demo/modal.ts';
import type { Person } from '../../demo/person.ts';
import { type DesignStory, follow } from '../e2e/design.ts';
import { actionsOf, itemOf } from '../e2e/words.ts';
import { insist, openForm, submitForm, type Trio } from './people.ts';

const SAMPLE = join(import.meta.dirname, '../../demo/samples/parcel-lockers');
const PRD = readFileSync(join(SAMPLE, 'prd.md'), 'utf8');
const UX = readFileSync(join(SAMPLE, 'ux.md'), 'utf8');

/** Longer than any step takes while the bot dies now and then. */
const PATIENCE_MS = 300_000;

/** What was acknowledged, and where the thread must say it in the end. */
export interface Told {
  readonly what: string;
  readonly key: string;
  readonly words: string | RegExp;
}

/** A story under way: its people, its channel, and what Slack said was received. */
export interface Telling extends Trio {
  readonly channelId: string;
  /** One guide, accepted as it is; else both, with a change in between. */
  readonly isShort: boolean;
  readonly told: Told[];
  /** Told of each step, for those who watch. */
  readonly onStep: (step: string) => void;
}

/** Where the messages of one design are found. */
interface Scene extends Telling {
  readonly design: DesignStory;
}

/** Tells the story to its end. Rejects, naming the step, where it does not go on. */
export async function tellStory(telling: Telling): Promise<DesignStory> {
  const scene = { ...telling, design: await startDesign(telling) };
  await handIn(scene);
  await answer(scene);
  await vote(scene);
  if (!telling.isShort) await readAndChange(scene);
  await accept(scene, telling.isShort ? 1 : 2);
  return scene.design;
}

function step({ onStep }: Telling, name: string): void {
  onStep(name);
}

/** Resolves once the message of this key says it. */
async function says(scene: Scene, key: string, ...needles: (string | RegExp)[]): Promise<void> {
  const { design, slack } = scene;
  const isSaid = () => {
    const words = design.words(key);
    return (
      words !== '' && needles.every((it) => (typeof it === 'string' ? words.includes(it) : it.test(words)))
    );
  };
  await slack
    .waitFor(isSaid, `${key} to say ${needles.join(', ')}`, PATIENCE_MS)
    .catch((error: Error) =>
      Promise.reject(new Error(`${error.message}\n${key} says: ${design.words(key)}`)),
    );
}

/** The timestamp of the message of this key once it offers this button. */
async function buttonAt({ design, slack, channelId }: Scene, key: string, action: string): Promise<string> {
  const look = () =>
    slack.messages(channelId).find((message) => {
      const item = itemOf(message);
      return item?.design === design.id && item.key === key && actionsOf(message).includes(action);
    });
  return (await slack.waitFor(look, `${action} on ${key}`, PATIENCE_MS)).ts;
}

async function click(scene: Scene, person: Person, key: string, action: string): Promise<void> {
  const ts = await buttonAt(scene, key, action);
  await insist(scene.slack, `${action} on ${key}`, () => person.click(scene.channelId, ts, action));
}

async function fillIn(
  scene: Scene,
  person: Person,
  key: string,
  action: string,
  values: Record<string, Choice>,
): Promise<void> {
  const ts = await buttonAt(scene, key, action);
  await openForm(scene, person, action, () => person.click(scene.channelId, ts, action));
  const errors = await submitForm(scene, person, action, values);
  if (errors) throw new Error(`${action} is refused: ${JSON.stringify(errors)}`);
}

async function startDesign(telling: Telling): Promise<DesignStory> {
  const { ana, ben, cleo, channelId, slack } = telling;
  step(telling, 'start');
  const form = await openForm(telling, ana, '/architect', () => ana.command(channelId, 'Lockerline'));
  const errors = await submitForm(telling, ana, 'start', {
    prdFiles: [{ name: 'lockerline-prd.md', bytes: PRD }],
    stakeholders: [ben.id, cleo.id],
    deliverable: telling.isShort ? 'architecture' : 'both',
    deliverAs: 'both',
  });
  if (errors) throw new Error(`the form shows ${JSON.stringify(errors)}`);
  telling.told.push({ what: 'the form', key: 'received', words: 'lockerline-prd.md' });
  const store = { threads: { get: async () => form.id } };
  const stage = {
    slack,
    ana,
    ben,
    cleo,
    store,
    ready: async () => {},
    calm: async () => {},
    deaths: () => 0,
  };
  return follow(stage, channelId, form.id);
}

async function handIn(scene: Scene): Promise<void> {
  const { ben, channelId, design, told } = scene;
  step(scene, 'hand in');
  await says(scene, 'gap:ux', 'UX design');
  const files = [{ name: 'lockerline-ux.md', bytes: UX }];
  await ben.say(channelId, '', { threadTs: design.rootTs(), files });
  told.push({ what: 'the UX design', key: 'document:D-2', words: 'lockerline-ux.md' });
  await says(scene, 'questions', 'open');
}

async function answer(scene: Scene): Promise<void> {
  const { ana, ben, cleo, channelId, design, slack, told } = scene;
  step(scene, 'answer');
  const threadTs = design.rootTs();
  await ben.say(channelId, '1: Twelve years, says the tax office', { threadTs });
  told.push({ what: 'a reply', key: 'questions', words: 'Twelve years, says the tax office' });
  await cleo.say(channelId, `<@${slack.botUserId}> answer 2: At noon on Fridays`, { threadTs });
  told.push({ what: 'a typed answer', key: 'questions', words: 'At noon on Fridays' });
  await says(scene, 'questions', 'Twelve years', 'At noon on Fridays');
  await fillIn(scene, ben, 'questions', 'answerAll', { 'Q-3': 'Three times a day, by hand' });
  told.push({ what: 'an answer in a form', key: 'questions', words: 'Three times a day, by hand' });
  await click(scene, ana, 'questions', 'useDefaults');
}

async function vote(scene: Scene): Promise<void> {
  const { ana, ben, cleo, channelId, design, slack, told } = scene;
  step(scene, 'vote');
  await click(scene, ben, 'ballot:1', 'vote:A');
  await Promise.all([
    click(scene, ben, 'ballot:1', 'vote:B'),
    click(scene, cleo, 'ballot:1', 'vote:A'),
    click(scene, ana, 'ballot:1', 'vote:B'),
  ]);
  const { name } = ben;
  told.push({ what: 'votes', key: 'ballot:1', words: new RegExp(`2 votes: .*${name}|2 votes: ${name}`) });
  told.push({ what: 'a vote', key: 'ballot:1', words: `1 vote: ${cleo.name}` });
  await fillIn(scene, ben, 'ballot:1', 'addReason', { text: 'It will be sold on.' });
  told.push({ what: 'a reason', key: 'ballot:1', words: `${name}: It will be sold on.` });
  await cleo.say(channelId, 'See you on Monday.', { threadTs: design.rootTs() });
  await says(scene, 'ballot:1', 'It will be sold on.', /2 votes/, /1 vote:/);
  await fillIn(scene, ana, 'ballot:1', 'decide', { option: 'B' });
  told.push({ what: 'the decision', key: 'decided:1', words: 'Decided by' });
  await slack.waitFor(() => design.words('decided:1') !== '', 'the decision', PATIENCE_MS);
}

async function readAndChange(scene: Scene): Promise<void> {
  const { ben, told } = scene;
  step(scene, 'read and change');
  await fillIn(scene, ben, 'guide:1', 'requestChange', { text: 'Name the refund window.' });
  told.push({ what: 'the change', key: 'change:2', words: 'Name the refund window.' });
  await says(scene, 'guide:2', 'Request a change');
}

/** Errors that stand ask for a reason in a form; without any the click is enough. */
async function accept(scene: Scene, version: number): Promise<void> {
  const { ana, design, slack, told, channelId } = scene;
  step(scene, 'accept');
  const ts = await buttonAt(scene, `guide:${version}`, 'accept');
  const until = performance.now() + PATIENCE_MS;
  while (design.words('final') === '' && performance.now() < until) {
    await insist(slack, 'accept', () => ana.click(channelId, ts, 'accept'));
    await slack.waitFor(() => ana.modal() ?? design.words('final') !== '', 'an end', 5_000).catch(() => null);
    if (ana.modal()) await submitForm(scene, ana, 'waiver', { text: 'We know.' });
  }
  told.push({ what: 'the acceptance', key: 'final', words: new RegExp(`ersion ${version}`) });
  await says(scene, 'board', 'Accepted as final');
  const files = scene.isShort ? FILES.slice(0, 1) : FILES;
  await says(scene, `guide:${version}`, 'Final: accepted by the owner', ...files);
}

/** Both files of the guide as links. */
const FILES = [
  /<http[^|]+\|Architecture Guide \(Markdown file\)>/,
  /<http[^|]+\|Technical Architecture \(Markdown file\)>/,
];
