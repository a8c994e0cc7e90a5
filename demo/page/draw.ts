/** Messages as HTML, drawn once: who is who comes from the team. Everything foreign comes out escaped. */
import type { Dict } from '../json.ts';
import { shownName } from '../people-out.ts';
import type { Team } from '../team.ts';
import { blocksHtml } from './blocks.ts';

/** Blocks never change in place: a changed message has a new list. */
const drawn = new WeakMap<readonly Dict[], string>();

/** The HTML of a message: its blocks, or its text where it has none or a person wrote it. */
export function drawMessage(team: Team, message: { text: string; blocks: Dict[]; botId?: string }): string {
  const isTyped = message.blocks.every((block) => block.type === 'rich_text');
  if (!isTyped) return drawBlocks(team, message.blocks);
  return message.text === '' ? '' : render(team, [section(message.text)]);
}

/** The HTML of a list of blocks; drawn once. */
export function drawBlocks(team: Team, blocks: Dict[]): string {
  const known = drawn.get(blocks);
  if (known !== undefined) return known;
  const html = render(team, blocks);
  drawn.set(blocks, html);
  return html;
}

function section(text: string): Dict {
  return { type: 'section', text: { type: 'mrkdwn', text } };
}

function render(team: Team, blocks: readonly Dict[]): string {
  return blocksHtml(blocks, { users: usersOf(team), channels: channelsOf(team) });
}

function usersOf(team: Team) {
  return new Map([...team.users.values()].map((user) => [user.id, shownName(user)]));
}

function channelsOf(team: Team) {
  return new Map([...team.channels.values()].map(({ id, name }) => [id, name]));
}
