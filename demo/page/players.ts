/**
 * “Play the others”: the people who are not you answer, vote and decide by themselves, one deed at a time with a
 * pause between, as people would. They see only what stands in the thread, and stop when told.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { createPerson, type Person } from '../person.ts';
import { userByName } from '../seed.ts';
import { changed, type Team } from '../team.ts';
import type { Play } from './contract.ts';
import { CAST, type CastName } from './people.ts';
import { answerTo } from './sample-answers.ts';
import { type Button, buttonFor, buttonsOf, newestDesign, threadSays } from './thread-look.ts';

/** Between two deeds; long enough to follow, short enough for a guide in two minutes. */
export const PAUSE_MS = 1800;
const REDRAW_MS = 8000;

export interface Players {
  readonly state: () => Play;
  /** The others begin: everybody but these. They go on until `stop`, or until the guide is there. */
  readonly start: (channelId: string, you: readonly string[]) => void;
  readonly stop: () => void;
}

/** A deed: who does it, how it is announced, and doing it. */
interface Deed {
  readonly who: CastName;
  readonly doing: string;
  readonly act: (person: Person) => Promise<unknown>;
}

/** What everybody looks at. */
interface Scene {
  readonly team: Team;
  readonly channelId: string;
  readonly rootTs: string;
  readonly buttons: readonly Button[];
  /** What was done in this thread and when (ms), so that nobody does it twice. */
  readonly done: Map<string, number>;
}

/** The players of a team. `pauseMs` is real time. */
export function createPlayers(team: Team, pauseMs = PAUSE_MS): Players {
  let play: Play = { isOn: false, doing: '' };
  let ending = new AbortController();
  const done = new Map<string, number>();

  function tell(next: Play): void {
    play = next;
    changed(team);
  }

  async function run(channelId: string, you: readonly string[], signal: AbortSignal): Promise<void> {
    let actedAt = performance.now();
    while (!signal.aborted) {
      const deed = nextDeed(team, channelId, you, done);
      if (deed) actedAt = performance.now();
      const isYours = performance.now() - actedAt > REDRAW_MS && asksSomebody(team, channelId);
      tell({ isOn: true, doing: deed?.doing ?? (isYours ? 'It is your turn; the others wait' : '') });
      await sleep(deed ? pauseMs : pauseMs / 4, undefined, { signal });
      if (deed) await deed.act(createPerson(team, userByName(team, deed.who))).catch(() => undefined);
      if (isOver(team, channelId)) return tell({ isOn: false, doing: '' });
    }
  }

  return {
    state: () => play,
    start: (channelId, you) => {
      ending.abort();
      ending = new AbortController();
      run(channelId, you, ending.signal).catch(() => undefined);
      tell({ isOn: true, doing: '' });
    },
    stop: () => {
      ending.abort();
      done.clear();
      tell({ isOn: false, doing: '' });
    },
  };
}

function isOver(team: Team, channelId: string): boolean {
  const design = newestDesign(team, channelId);
  return design !== null && buttonFor(buttonsOf(team, channelId, design.ts), 'accept') !== undefined;
}

function asksSomebody(team: Team, channelId: string): boolean {
  const design = newestDesign(team, channelId);
  const buttons = design ? buttonsOf(team, channelId, design.ts) : [];
  return ['useDefaults', 'vote', 'decide', 'waiveGap'].some((verb) => buttonFor(buttons, verb) !== undefined);
}

function nextDeed(
  team: Team,
  channelId: string,
  you: readonly string[],
  done: Map<string, number>,
): Deed | undefined {
  const design = newestDesign(team, channelId);
  if (!design) return undefined;
  const buttons = buttonsOf(team, channelId, design.ts);
  const scene: Scene = { team, channelId, rootTs: design.ts, buttons, done };
  const deeds = [...intake(scene), ...questions(scene), ...ballot(scene), ...decision(scene)];
  return deeds.find(({ who }) => !you.includes(who));
}

function* intake(scene: Scene): Generator<Deed> {
  const gap = buttonFor(scene.buttons, 'waiveGap');
  if (gap) yield click(scene, 'ana', gap, 'goes on without the missing document');
  const challenge = buttonFor(scene.buttons, 'confirmChallenge');
  if (challenge) yield click(scene, 'ana', challenge, 'confirms the challenge');
}

/** Ben and Cleo take the open questions in turn: an answer in words where one is known, else the default. */
function* questions(scene: Scene): Generator<Deed> {
  const open = scene.buttons.filter(({ action }) => action.startsWith('useDefault:'));
  let isWaiting = false;
  for (const [index, button] of open.entries()) {
    const number = button.action.split('-').at(-1) ?? '';
    const who = Number(number) % 2 === 0 ? 'ben' : 'cleo';
    const key = `${scene.rootTs}:answer:${number}`;
    isWaiting ||= isJustDone(scene, key);
    if (isJustDone(scene, key)) continue;
    const words = index < 2 && !scene.done.has(key) ? answerTo(questionText(scene, button)) : null;
    const takesDefault = click(scene, who, button, `takes the default for question ${number}`);
    yield once(scene, key, words ? says(scene, who, number, words) : takesDefault);
  }
  if (isWaiting) return;
  const rest = buttonFor(scene.buttons, 'useDefaults');
  if (rest) yield click(scene, 'ana', rest, 'takes the defaults for the rest');
}

function* ballot(scene: Scene): Generator<Deed> {
  const votes = scene.buttons.filter(({ action }) => action.startsWith('vote:'));
  const [first, second = first] = votes;
  if (!first || !second) return;
  const round = `${scene.rootTs}:${first.ts}`;
  for (const [who, vote] of [
    ['ben', second],
    ['cleo', first],
    ['ben', first],
    ['ana', first],
  ] as const) {
    const key = `${round}:${who}:${vote.action}`;
    if (!scene.done.has(key))
      yield once(scene, key, click(scene, who, vote, `votes ${vote.label.slice(-1)}`));
  }
  if (!scene.done.has(`${round}:ana:${first.action}`)) return;
  const decide = buttonFor(scene.buttons, 'decide');
  const key = `${round}:decide`;
  if (decide && !scene.done.has(key)) yield once(scene, key, decides(scene, decide, first.label.slice(-1)));
}

function* decision(scene: Scene): Generator<Deed> {
  const isBallotOpen = buttonFor(scene.buttons, 'vote') !== undefined;
  const confirm = scene.buttons.find(({ action }) => action.startsWith('decide:'));
  if (!isBallotOpen && confirm) yield click(scene, 'ana', confirm, 'confirms the result');
  const retry = buttonFor(scene.buttons, 'retry');
  if (retry && !threadSays(scene.team, scene.channelId, scene.rootTs, /is ready/))
    yield click(scene, 'ana', retry, 'tries again');
}

function click({ channelId }: Scene, who: CastName, button: Button, doing: string): Deed {
  const options = { value: button.value };
  return deed(who, doing, (person) => person.click(channelId, button.ts, button.action, options));
}

function says(scene: Scene, who: CastName, number: string, words: string): Deed {
  const text = `${number}: ${words}`;
  return deed(who, 'writes an answer', async (person) =>
    person.say(scene.channelId, text, { threadTs: scene.rootTs }),
  );
}

function decides({ channelId }: Scene, button: Button, option: string): Deed {
  return deed('ana', 'decides', async (person) => {
    await person.click(channelId, button.ts, button.action, { value: button.value });
    for (let look = 0; look < 40 && !person.modal(); look += 1) await sleep(50);
    person.fill({ option });
    if (await person.submit()) await person.closeModal();
  });
}

function deed(who: CastName, doing: string, act: Deed['act']): Deed {
  return {
    who,
    doing: `${who.slice(0, 1).toUpperCase()}${who.slice(1)}, ${CAST[who].toLowerCase()}, ${doing}`,
    act,
  };
}

function once({ done }: Scene, key: string, { who, doing, act }: Deed): Deed {
  return {
    who,
    doing,
    act: (person) => {
      done.set(key, performance.now());
      return act(person);
    },
  };
}

/** The thread is redrawn every 3 s at most: what was just done may not show yet. */
function isJustDone({ done }: Scene, key: string): boolean {
  return performance.now() - (done.get(key) ?? Number.NEGATIVE_INFINITY) < REDRAW_MS;
}

/** The words above a button: the title of its question. */
function questionText({ team, channelId }: Scene, button: Button): string {
  const message = (team.messages.get(channelId) ?? []).find(({ ts }) => ts === button.ts);
  const number = button.action.split('-').at(-1) ?? '';
  const titles = JSON.stringify(message?.blocks ?? []);
  return new RegExp(`\\*${number}\\. ([^*]+)\\*`).exec(titles)?.[1] ?? '';
}
