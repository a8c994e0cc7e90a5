/**
 * What a message says, checked and completed: Slack's limits, made-up block and action ids.
 * A broken limit is a violation and the refusal Slack would answer.
 */
import { type Dict, dictsOf, isDict } from './json.ts';
import { type Finding, found } from './limits/rules.ts';
import { checkMessageBlocks } from './limits.ts';
import { madeUpId, messageAt } from './messages.ts';
import type { Channel } from './model.ts';
import { refuse } from './refusal.ts';
import { type Team, violate } from './team.ts';

const TEXT_MAX = 40_000;
const MARKDOWN_MAX = 12_000;

/** What a caller wants a message to say. */
export interface Content {
  text?: string | undefined;
  blocks?: Dict[] | undefined;
  markdown_text?: string | undefined;
}

/** The text and the completed blocks, or a refusal. `textMax` is what this method allows. */
export function acceptContent(team: Team, where: string, content: Content, textMax = TEXT_MAX) {
  const blocks = content.blocks ?? [];
  if (content.markdown_text !== undefined) return acceptMarkdown(team, where, content);
  if (!content.text && blocks.length === 0) throw broken(team, where, 'no_text', 'neither text nor blocks');
  const text = content.text ?? '';
  if (text.length > textMax) throw broken(team, where, 'msg_too_long', `text of ${text.length} characters`);
  refuseFindings(team, where, 'invalid_blocks', [
    ...checkMessageBlocks(blocks),
    ...unreadyFiles(team, blocks),
  ]);
  return { text, blocks: withIds(team, blocks) };
}

/** Refuses a thread_ts that names no root: at Slack such replies get lost or scatter the thread. */
export function requireRoot(
  team: Team,
  where: string,
  channel: Channel,
  threadTs: string,
  unknown = 'thread_not_found',
): void {
  const root = messageAt(team, channel.id, threadTs);
  if (root && root.threadTs === undefined) return;
  violate(team, 'shape', where, root ? 'thread_ts is a reply, not a root' : 'thread_ts names no message');
  throw refuse(root ? 'cannot_reply_to_message' : unknown);
}

/** Notes what was found and refuses with this error code; does nothing when nothing was found. */
export function refuseFindings(team: Team, where: string, code: string, findings: Finding[]): void {
  if (findings.length === 0) return;
  const messages = findings.map((one) => `[ERROR] ${one.message} [json-pointer:${one.pointer}]`);
  violate(team, 'limit', where, messages.join('; '));
  throw refuse(code, {
    errors: findings.map((one) => `${one.message} [json-pointer:${one.pointer}]`),
    response_metadata: { messages },
  });
}

/** A copy of the blocks in which every block has a block_id and every element that acts an action_id. */
export function withIds(team: Team, blocks: readonly Dict[]): Dict[] {
  return blocks.map((block) => {
    const copy: Dict = { ...structuredClone(block), block_id: block.block_id ?? madeUpId(team) };
    for (const element of actingElements(copy)) element.action_id ??= madeUpId(team);
    return copy;
  });
}

/** The elements of a block that people can act on, also inside cards, carousels and containers. Pure. */
export function actingElements(block: Dict): Dict[] {
  const own = [block.element, block.accessory, ...dictsOf(block.elements), ...dictsOf(block.actions)];
  const inner = [...dictsOf(block.elements), ...dictsOf(block.child_blocks)];
  return [
    ...own.filter(isDict).filter((element) => ACTING.test(String(element.type))),
    ...inner.flatMap(actingElements),
  ];
}

const ACTING =
  /^(button|icon_button|feedback_buttons|overflow|checkboxes|radio_buttons|(multi_)?\w+_select|\w*picker|\w*_input)$/;

/** A picture that is not ready yet, or not there, refuses the whole message. */
function unreadyFiles(team: Team, blocks: readonly Dict[]): Finding[] {
  return blocks.flatMap((block, index) => {
    if (block.type !== 'image' || !isDict(block.slack_file)) return [];
    const file = team.files.get(String(block.slack_file.id));
    const isFine = file?.ready && !file.deleted && file.mimetype.startsWith('image/');
    return isFine ? [] : found(`/blocks/${index}/slack_file`, 'invalid_file', 'invalid slack file');
  });
}

function acceptMarkdown(team: Team, where: string, content: Content) {
  const text = content.markdown_text ?? '';
  if (content.text || content.blocks)
    throw broken(team, where, 'markdown_text_conflict', 'with text or blocks');
  if (text.length > MARKDOWN_MAX) throw broken(team, where, 'msg_too_long', 'markdown_text over 12000');
  return { text, blocks: withIds(team, [{ type: 'markdown', text }]) };
}

function broken(team: Team, where: string, code: string, detail: string) {
  violate(team, 'limit', where, `${code}: ${detail}`);
  return refuse(code);
}
