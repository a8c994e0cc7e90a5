/** What a design's thread asks of people, told from its buttons alone: the page knows no more of the bot than they do. */
import { actingElements } from '../content.ts';
import { dictOf, textOf } from '../json.ts';
import { listOf, threadOf } from '../messages.ts';
import type { Message } from '../model.ts';
import type { Team } from '../team.ts';

/** A button of a thread. */
export interface Button {
  readonly ts: string;
  readonly action: string;
  readonly value: string;
  readonly label: string;
}

/** The newest thread that the bot began in this channel, or null. */
export function newestDesign(team: Team, channelId: string): Message | null {
  const roots = listOf(team, channelId).filter(
    (message) => message.botId !== undefined && message.threadTs === undefined,
  );
  return roots.at(-1) ?? null;
}

/** Every button of a thread, in order. */
export function buttonsOf(team: Team, channelId: string, rootTs: string): Button[] {
  return threadOf(team, channelId, rootTs)
    .filter((message) => message.botId !== undefined)
    .flatMap((message) => message.blocks.flatMap((block) => buttonsIn(message.ts, block)));
}

function buttonsIn(ts: string, block: Message['blocks'][number]): Button[] {
  return actingElements(block).map((element) => ({
    ts,
    action: textOf(element.action_id),
    value: textOf(element.value),
    label: textOf(dictOf(element.text).text),
  }));
}

/** The first button with this verb (an action id up to its colon). Pure. */
export function buttonFor(buttons: readonly Button[], verb: string): Button | undefined {
  return buttons.find(({ action }) => action.split(':')[0] === verb);
}

/** Whether a message of the thread says this. */
export function threadSays(team: Team, channelId: string, rootTs: string, words: RegExp): boolean {
  return threadOf(team, channelId, rootTs).some((message) => words.test(message.text));
}
