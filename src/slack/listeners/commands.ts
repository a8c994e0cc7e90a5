// Owns the ways in: the slash command and the two shortcuts. They open the form, the help or the list.
import type { ModalView } from '@slack/types';
import type { Design } from '../../design/record.ts';
import { entryFor, loadLedger } from '../../store/ledger.ts';
import type { Store } from '../../store/port.ts';
import type { SharedFile } from '../actions.ts';
import { kindOf } from '../channel.ts';
import { startForm } from '../forms/start.ts';
import { clip } from '../mrkdwn.ts';
import { mayStart } from '../people.ts';
import { typedText } from '../plain-text.ts';
import { helpView, type PrivateLine } from '../views/help.ts';
import { listView } from '../views/list.ts';
import type { CommandPayload, MessageFile, ShortcutPayload } from './payloads.ts';
import { type ListenerTools, openDesigns, plainLine } from './tools.ts';

/** What a way in leads to. */
export type Way = { readonly form: ModalView } | { readonly line: PrivateLine };

const TITLE_LIMIT = 150;
// The form carries the files in its private_metadata, which holds 3,000 characters.
const MOST_FILES = 10;
const NAME_LENGTH = 60;
/** A text input takes no more; the form says where longer texts go. */
const TEXT_LIMIT = 3_000;

/** Direct messages between people, and groups, cannot hold the bot: there the form asks for a channel. */
async function needsChannel(tools: ListenerTools, channelId: string, name: string): Promise<boolean> {
  if (name.startsWith('mpdm-')) return true;
  if (name !== 'directmessage' && !channelId.startsWith('D')) return false;
  return (await kindOf(tools.clients.quick, channelId))?.kind !== 'dm';
}

/** Where a form is opened, and what it is filled with. */
export interface StartAt {
  readonly user: string;
  readonly channel: { readonly id: string; readonly name: string } | null;
  readonly title: string;
  readonly prd: string;
  readonly files: readonly SharedFile[];
}

/** The form for a new design, or the line that says why this person cannot start one. */
export async function openStart(tools: ListenerTools, at: StartAt): Promise<Way> {
  const [who, askChannel] = await Promise.all([
    mayStart(tools.clients.quick, at.user, tools.teamId),
    at.channel === null || needsChannel(tools, at.channel.id, at.channel.name),
  ]);
  if ('refused' in who) return { line: plainLine(who.refused) };
  const channel = askChannel ? null : (at.channel?.id ?? null);
  const prefill = { title: clip(at.title, TITLE_LIMIT), prd: clip(at.prd, TEXT_LIMIT) };
  return {
    form: startForm({
      context: { channel, files: [...at.files] },
      drafterLine: tools.drafterLine,
      deliverables: tools.deliverables,
      askChannel,
      prefill,
    }),
  };
}

/** People from outside see what concerns them and what stands in the channel they ask in. */
function maySee(design: Design, user: string, channelId: string, isMember: boolean): boolean {
  const isTheirs = design.owner === user || design.stakeholders.includes(user);
  return isTheirs || design.channel.id === channelId || (isMember && design.channel.kind === 'public');
}

async function list(
  tools: ListenerTools,
  store: Pick<Store, 'posted'>,
  { user_id: user, channel_id: channelId }: CommandPayload,
): Promise<Way> {
  const [who, open] = await Promise.all([
    mayStart(tools.clients.quick, user, tools.teamId),
    openDesigns(tools),
  ]);
  const visible = open.filter((design) => maySee(design, user, channelId, 'name' in who));
  const listed = visible.map(async (design) => {
    const ledger = await loadLedger(store, design.id);
    const root = ledger && entryFor(ledger, 'board');
    return { design, permalink: root?.permalink ?? null };
  });
  return { line: listView(await Promise.all(listed)) };
}

/** What `/architect …` leads to. */
export async function takeCommand(
  tools: ListenerTools,
  store: Pick<Store, 'posted'>,
  command: CommandPayload,
): Promise<Way> {
  const text = typedText(command.text);
  const word = text.toLowerCase();
  if (word === 'help') return { line: helpView('architect') };
  if (word === 'list') return list(tools, store, command);
  const channel = { id: command.channel_id, name: command.channel_name };
  return openStart(tools, { user: command.user_id, channel, title: text, prd: '', files: [] });
}

function asShared({ id, name, title, mimetype }: MessageFile): SharedFile {
  return { id, name: clip(name || title || id, NAME_LENGTH), mimetype: mimetype ?? '' };
}

/** What a shortcut fills the form with: the message that it was used on, if any, becomes the PRD. Pure. */
export function startFrom({ user, channel, message }: ShortcutPayload): StartAt {
  return {
    user: user.id,
    channel: channel ? { id: channel.id, name: channel.name ?? '' } : null,
    title: '',
    prd: typedText(message?.text ?? ''),
    files: (message?.files ?? []).slice(0, MOST_FILES).map(asShared),
  };
}
