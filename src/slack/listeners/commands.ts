// Owns the ways in: the slash command and the two shortcuts. They open the form, the help or the list.
import type { ModalView } from '@slack/types';
import type { Design } from '../../design/record.ts';
import { loadLedger } from '../../store/ledger.ts';
import type { Store } from '../../store/port.ts';
import type { SharedFile } from '../actions.ts';
import { kindOf } from '../channel.ts';
import { startForm } from '../forms/start.ts';
import { mayStart } from '../people.ts';
import { typedText } from '../plain-text.ts';
import { helpView, type PrivateLine } from '../views/help.ts';
import { listView } from '../views/list.ts';
import type { CommandPayload } from './payloads.ts';
import type { ListenerTools } from './tools.ts';

/** What a way in leads to. */
export type Way = { readonly form: ModalView } | { readonly line: PrivateLine };

const TITLE_LIMIT = 150;
/** A text input takes no more; a longer message goes in as it is and the form says how. */
const TEXT_LIMIT = 3_000;

function refused(text: string): Way {
  return { line: { text, blocks: [] } };
}

/** Direct messages between people, and groups, cannot hold the bot: there the form asks for a channel. */
async function needsChannel(tools: ListenerTools, channelId: string, name: string): Promise<boolean> {
  if (name.startsWith('mpdm-')) return true;
  if (name !== 'directmessage' && !channelId.startsWith('D')) return false;
  return (await kindOf(tools.clients.quick, channelId))?.kind !== 'dm';
}

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
  if ('refused' in who) return refused(who.refused);
  const channel = askChannel ? null : (at.channel?.id ?? null);
  const prefill = { title: at.title.slice(0, TITLE_LIMIT), prd: at.prd.slice(0, TEXT_LIMIT) };
  return {
    form: startForm({
      context: { channel, files: [...at.files] },
      drafterLine: tools.drafterLine,
      askChannel,
      prefill,
    }),
  };
}

function maySee(design: Design, user: string, channelId: string): boolean {
  const isTheirs = design.owner === user || design.stakeholders.includes(user);
  return isTheirs || design.channel.kind === 'public' || design.channel.id === channelId;
}

async function list(
  tools: ListenerTools,
  store: Pick<Store, 'posted'>,
  user: string,
  channelId: string,
): Promise<Way> {
  const ids = await tools.designs.openIds();
  const designs = await Promise.all(ids.map((id) => tools.designs.get(id)));
  const visible = designs
    .filter((design) => design !== null)
    .filter((design) => maySee(design, user, channelId));
  const listed = visible.map(async (design) => {
    const ledger = await loadLedger(store, design.id);
    return { design, permalink: ledger?.entries[0]?.permalink ?? null };
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
  if (word === 'list') return list(tools, store, command.user_id, command.channel_id);
  const channel = { id: command.channel_id, name: command.channel_name };
  return openStart(tools, { user: command.user_id, channel, title: text, prd: '', files: [] });
}
