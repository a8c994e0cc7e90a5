// Owns what the owner is told outside the channel when a design ends because the bot was never let in.
import type { KnownBlock } from '@slack/types';
import type { Design } from '../../design/record.ts';
import { DAY_MS, INVITE_EXPIRY_MS } from '../../design/times.ts';
import { clipMrkdwn, inline, listed } from '../mrkdwn.ts';
import { plain, section } from './blocks.ts';
import type { PrivateLine } from './help.ts';

/** Something typed into the form, with the name of its field. */
export interface TypedPart {
  readonly label: string;
  readonly text: string;
}

// A plain text of a section takes as much as a text field of the form.
const TEXT = 3000;

/** That the design is cancelled, how to begin again, and all that was typed, which stands nowhere else. Pure. */
export function inviteExpiredLine(design: Design, typed: readonly TypedPart[]): PrivateLine {
  const channel = `<#${design.channel.id}>`;
  const days = INVITE_EXPIRY_MS / DAY_MS;
  const ended = `“${inline(design.title, 150)}” is cancelled: I was not invited to ${channel} within ${days} days.`;
  const again = `To begin again, type \`/invite @architect\` in ${channel}, then \`/architect\`.`;
  const kept = typed.length === 0 ? [] : ['What you typed is below, to copy.'];
  const text = [ended, again, ...filesLine(design), ...kept].join(' ');
  return { text: clipMrkdwn(text, TEXT), blocks: [section(text), ...typed.flatMap(partBlocks)] };
}

function filesLine({ documents }: Design): string[] {
  const names = documents.filter(({ fileId }) => fileId !== null).map(({ name }) => inline(name, 80));
  return names.length === 0 ? [] : [`Please attach ${listed(names, 10)} again.`];
}

function partBlocks({ label, text }: TypedPart): KnownBlock[] {
  return [section(`*${inline(label, 80)}*`), { type: 'section', text: plain(text, TEXT), expand: true }];
}
