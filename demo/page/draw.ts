/**
 * Messages as HTML: Block Kit drawn by slack-blocks-to-jsx, then made fit for a page that shows many of them
 * (ids become data attributes). Everything foreign comes out escaped.
 */
import { type Dict, isDict } from '../json.ts';
import { shownName } from '../people-out.ts';
import type { Team } from '../team.ts';
import { blocksToHtml } from './react.ts';
import { withScrolling } from './tables.ts';

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
  return tidied(blocksToHtml(blocks.map(marked), { users: usersOf(team), channels: channelsOf(team) }));
}

/** The library takes "verbatim" for "no markup at all"; Slack means that only bare words stay bare. Pure. */
function marked(block: Dict): Dict {
  return Object.fromEntries(
    Object.entries(block)
      .filter(([name]) => name !== 'verbatim')
      .map(([name, value]) => [name, Array.isArray(value) ? value.map(inner) : inner(value)]),
  );
}

function inner(value: unknown): unknown {
  return isDict(value) ? marked(value) : value;
}

/** An id of an element of the drawn page is not one of ours: several messages hold equal ones. Pure. */
function tidied(html: string): string {
  const plain = html
    .replaceAll(/ id="([^"]*)"/g, ' data-id="$1"')
    .replaceAll(/ class="([^"]*)"/g, (_whole, names: string) => ` class="${keptNames(names)}"`)
    .replaceAll(/ class=""/g, '')
    .replaceAll(/<h1\b([^>]*)>(.*?)<\/h1>/gs, '<h3$1>$2</h3>')
    .replaceAll(/<h2\b([^>]*)>(.*?)<\/h2>/gs, '<h4$1>$2</h4>');
  return withScrolling(plain);
}

function keptNames(names: string): string {
  return names
    .split(' ')
    .filter((name) => /^slack_|^bg-(green|red)-primary$/.test(name))
    .map((name) => name.replace(/^slack_blocks_to_jsx(?:__|--)?/, 'sb_'))
    .map((name) => name.replace(/^bg-green.*/, 'primary').replace(/^bg-red.*/, 'danger'))
    .join(' ');
}

function usersOf(team: Team) {
  return [...team.users.values()].map((user) => ({ id: user.id, name: shownName(user) }));
}

function channelsOf(team: Team) {
  return [...team.channels.values()].map(({ id, name }) => ({ id, name }));
}
