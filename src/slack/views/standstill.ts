// Owns how a standstill is told to the owner, outside the channel: what happened, and what mends it.
import type { Design } from '../../design/record.ts';
import { type Standstill, standstillOf } from '../../design/standstill.ts';
import { inline } from '../mrkdwn.ts';
import { button, row, section } from './blocks.ts';
import type { PrivateLine } from './help.ts';

const WORDS: Readonly<Record<Standstill['reason'], (channel: string, error: string) => string>> = {
  archived: (channel) =>
    `${channel} is archived, so I cannot post there. It goes on by itself once the channel is unarchived.`,
  removed: (channel) =>
    `I am not in ${channel} any more. It goes on by itself once somebody types \`/invite @architect\` there.`,
  refused: (channel, error) =>
    `Slack does not let me post in ${channel} (${inline(error, 60)}). I try again every hour; a workspace admin can mend it.`,
  rootGone: (channel) =>
    `the first message of its thread in ${channel} was deleted. I post nothing more there unless you want the thread anew.`,
};

/** The button that has the thread posted anew. Pure. */
export function restartButton(design: Design) {
  return button('restartThread', 'Post the thread anew', { design: design.id }, { style: 'primary' });
}

/** Why this design is not shown, for its owner. Pure. */
export function standstillLine(design: Design): PrivateLine {
  const standstill = standstillOf(design);
  const why = standstill ? WORDS[standstill.reason](`<#${design.channel.id}>`, standstill.error) : '';
  const text = `“${inline(design.title, 150)}” stands still: ${why} Nothing that was given is lost.`;
  const isRootGone = standstill?.reason === 'rootGone';
  return { text, blocks: [section(text), ...(isRootGone ? row(restartButton(design)) : [])] };
}
