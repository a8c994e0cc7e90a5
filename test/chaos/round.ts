// Owns one round: a workspace that lives on, a bot that dies as planned, stories that must end all the same; and what was
// broken by then, seen from outside.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { startWorkspace, type Workspace } from '../../demo/workspace.ts';
import type { DesignStory } from '../e2e/design.ts';
import { freePort } from '../free-port.ts';
import { countPasses, type Passes } from './kills.ts';
import { beginLives, type Kill, type Mode } from './lives.ts';
import { type Telling, type Told, tellStory } from './story.ts';

/** What a thread holds in the end: our messages in order with their words, and the titles of the canvases. Words null:
 *  any. */
export interface Thread {
  readonly items: readonly { readonly key: string; readonly words: string | null }[];
  readonly canvases: readonly string[];
  /** What comes in time depends on the machine, so it is not compared; each comes once at most. */
  readonly pictures: readonly string[];
}

export interface RoundOptions {
  /** How many stories are told side by side, each by people and in a channel of their own. */
  readonly stories: number;
  /** Socket Mode unless given. */
  readonly mode?: Mode;
  /** Tells the short form of the story. */
  readonly isShort?: boolean;
  readonly nextKill: () => Kill | null;
  readonly onKilled?: (at: string | null) => void;
  /** Told of each step of each story. */
  readonly onStep?: (story: number, step: string) => void;
  /** What every thread must be in the end; null where this round is to find out. */
  readonly expected: Thread | null;
}

/** What a round showed. */
export interface Round {
  readonly kills: number;
  readonly lost: readonly string[];
  readonly duplicates: readonly string[];
  readonly stuck: readonly string[];
  readonly differences: readonly string[];
  readonly violations: readonly string[];
  /** What the bot logged at "error", and lives that ended by themselves. */
  readonly complaints: readonly string[];
  readonly resumesMs: readonly number[];
  readonly threads: readonly Thread[];
  readonly passes: Passes;
}

const Manifest = z.object({ oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }) });

async function manifestScopes(): Promise<string[]> {
  const manifest = new URL('../../manifest.yml', import.meta.url);
  return Manifest.parse(parse(await readFile(manifest, 'utf8'))).oauth_config.scopes.bot;
}

function castOf(index: number): [string, string, string] {
  return [`ana${index}`, `ben${index}`, `cleo${index}`];
}

async function openTown(stories: number): Promise<Workspace> {
  const casts = Array.from({ length: stories }, (_none, index) => castOf(index));
  return startWorkspace({
    scopes: await manifestScopes(),
    people: casts.flat().map((name) => ({ name })),
    channels: casts.map((members, index) => ({ name: `chaos${index}`, members })),
  });
}

function tellingIn(slack: Workspace, index: number, { onStep, isShort = false }: RoundOptions): Telling {
  const [ana, ben, cleo] = castOf(index);
  return {
    slack,
    ana: slack.person(ana),
    ben: slack.person(ben),
    cleo: slack.person(cleo),
    channelId: slack.channel(`chaos${index}`).id,
    isShort,
    told: [],
    onStep: (step) => onStep?.(index, step),
  };
}

/** The end of a thread without the number of its cast, so that all can be compared. */
function threadOf(slack: Workspace, index: number, design: DesignStory): Thread {
  const plain = (text: string) => text.replaceAll(new RegExp(`\\b(ana|ben|cleo)${index}\\b`, 'g'), '$1');
  const people = castOf(index).map((name) => slack.person(name).id);
  const named = (text: string) =>
    people.reduce((said, id, nth) => said.replaceAll(id, `U${nth}`), plain(text));
  const isOurs = (key: string) => !/^(ana|ben|cleo)\d*: |^U\w+: /.test(key);
  const all = design
    .transcript()
    .map(({ key, words }) => ({ key: named(key), words: named(words) }))
    .filter(({ key }) => isOurs(key));
  const items = all.filter(({ key }) => !key.includes('.png'));
  const pictures = all.filter(({ key }) => key.includes('.png')).flatMap(({ key }) => key.split(', '));
  const mine = slack.canvases().filter((canvas) => !canvas.deleted && isOf(canvas.access, design.channelId));
  return { items, pictures, canvases: mine.map(({ title }) => title).sort() };
}

function isOf(access: Readonly<Record<string, unknown>>, channelId: string): boolean {
  return access[channelId] !== undefined;
}

function lostOf(told: readonly Told[], design: DesignStory): string[] {
  return told
    .filter(({ key, words }) => {
      const said = design.words(key);
      return typeof words === 'string' ? !said.includes(words) : !words.test(said);
    })
    .map(({ what, key, words }) => `${what}: ${key} does not say ${words}`);
}

/** Items that stand more often than in the undisturbed thread. */
function duplicatesOf(thread: Thread, expected: Thread): string[] {
  const keysOf = ({ items, canvases, pictures }: Thread) => [
    ...items.map(({ key }) => key),
    ...pictures,
    ...canvases.map((title) => `canvas ${title}`),
  ];
  const [keys, wanted] = [keysOf(thread), keysOf(expected)];
  const count = (list: readonly string[], key: string) => list.filter((one) => one === key).length;
  return [...new Set(keys)].filter((key) => count(keys, key) > Math.max(1, count(wanted, key)));
}

/** Where a thread differs from the undisturbed one, in a few words each. */
function differencesOf(thread: Thread, expected: Thread): string[] {
  const order = [thread, expected].map(({ items }) => items.map(({ key }) => key).join(' | '));
  const canvases = [thread, expected].map((one) => one.canvases.join(' | '));
  const words = expected.items.flatMap((item, index) => {
    const own = thread.items[index];
    const isOther = own?.key === item.key && item.words !== null && own.words !== item.words;
    return isOther ? [`${item.key}: ${firstDifference(own.words ?? '', item.words ?? '')}`] : [];
  });
  return [
    ...(order[0] === order[1] ? [] : [`order: ${order[0]}\n  instead of ${order[1]}`]),
    ...(canvases[0] === canvases[1] ? [] : [`canvases: ${canvases[0]} instead of ${canvases[1]}`]),
    ...words,
  ];
}

function firstDifference(own: string, wanted: string): string {
  const at = [...own].findIndex((character, index) => character !== wanted[index]);
  const from = Math.max(0, (at < 0 ? own.length : at) - 40);
  return `"…${own.slice(from, from + 120)}" instead of "…${wanted.slice(from, from + 120)}"`;
}

/** Canvases that nobody in a channel can open: made twice. */
function orphans(slack: Workspace): string[] {
  return slack
    .canvases()
    .filter((canvas) => !canvas.deleted && Object.keys(canvas.access).length < 2)
    .map((canvas) => `a canvas nobody can open: ${canvas.title}`);
}

/** Redraws wait for their turn, a minute at most; and what comes twice comes soon. */
const REDRAWN_MS = 90_000;
const QUIET_MS = 1_500;

/** A story that was told: its design, or what it is stuck at; and its thread as it stands now. */
interface Tale {
  readonly told: readonly Told[];
  readonly design: DesignStory | null;
  readonly stuck: string | null;
  readonly thread: () => Thread | null;
}

async function tell(slack: Workspace, index: number, options: RoundOptions): Promise<Tale> {
  const telling = tellingIn(slack, index, options);
  const { told } = telling;
  try {
    const design = await tellStory(telling);
    return { told, design, stuck: null, thread: () => threadOf(slack, index, design) };
  } catch (error) {
    const stuck = `story ${index + 1}: ${error instanceof Error ? error.message : String(error)}`;
    return { told, design: null, stuck, thread: () => null };
  }
}

/** Resolves once every thread is as it should be and stays so, or did not become so. */
async function atRest(slack: Workspace, tales: readonly Tale[], expected: Thread | null): Promise<void> {
  const isDone = ({ thread }: Tale) => {
    const own = thread();
    return own === null || expected === null || differencesOf(own, expected).length === 0;
  };
  const areDone = () => tales.every(isDone);
  await slack.waitFor(areDone, 'the last redraws', REDRAWN_MS).catch(() => undefined);
  await slack.settled(QUIET_MS);
}

/** What the stories and the workspace show in the end. */
function judge(slack: Workspace, tales: readonly Tale[], expected: Thread | null) {
  const threads = tales.flatMap(({ thread }) => thread() ?? []);
  const twice = expected ? threads.flatMap((thread) => duplicatesOf(thread, expected)) : [];
  return {
    lost: tales.flatMap(({ told, design }) => (design ? lostOf(told, design) : [])),
    duplicates: [...twice, ...orphans(slack)],
    stuck: tales.flatMap(({ stuck }) => stuck ?? []),
    differences: expected ? threads.flatMap((thread) => differencesOf(thread, expected)) : [],
    violations: slack.violations.map((one) => `${one.kind} ${one.where}: ${one.detail}`),
    threads,
  };
}

/** Plays a round to its end. */
export async function playRound(options: RoundOptions): Promise<Round> {
  const folder = await mkdtemp(join(tmpdir(), 'architect-chaos-'));
  const tracePath = join(folder, 'trace');
  await writeFile(tracePath, '');
  const town = await openTown(options.stories);
  const { nextKill, onKilled = () => undefined, expected } = options;
  const databasePath = join(folder, 'designs.sqlite');
  const mode = options.mode ?? 'socket';
  const port = mode === 'http' ? await freePort() : 0;
  if (mode === 'http') town.deliverByHttp(`http://127.0.0.1:${port}/slack/events`);
  const lives = beginLives({ slack: town, mode, port, databasePath, tracePath, nextKill, onKilled });
  const slack = { ...town, connected: lives.isUp };
  try {
    const stories = Array.from({ length: options.stories }, (_none, index) => tell(slack, index, options));
    const tales = await Promise.all(stories);
    await lives.spare();
    await atRest(slack, tales, expected);
    return {
      ...judge(slack, tales, expected),
      kills: lives.kills(),
      complaints: [...lives.complaints()],
      resumesMs: [...lives.resumes()],
      passes: countPasses(await readFile(tracePath, 'utf8')),
    };
  } finally {
    await lives.stop();
    await slack.close();
    await rm(folder, { recursive: true, force: true });
  }
}
