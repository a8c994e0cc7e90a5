// Owns the help that people read in private, for the command and for what they type in a thread.
import type { KnownBlock } from '@slack/types';
import { bullets } from '../mrkdwn.ts';
import { header, section } from './blocks.ts';

/** A message that is told to one person and is not part of the thread. */
export interface PrivateLine {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

/** The line as Slack's calls take it; blocks are left out where there are none. Pure. */
export function contentOf({ text, blocks }: PrivateLine): { text: string; blocks?: KnownBlock[] } {
  return blocks.length > 0 ? { text, blocks: [...blocks] } : { text };
}

const STEPS = [
  'Run */architect* with a title, or choose "Architect from this" on a message that holds a PRD.',
  'Hand in a PRD and a UX design, or a technical challenge and requirements.',
  'Answer the few questions that the documents leave open; each has a default.',
  'Vote on two or three architecture options; the owner decides.',
  'Read the guide, ask for changes, accept it as final.',
];

const TYPED = [
  '`vote B because …`: vote, or move your vote; the reason may be left out',
  '`withdraw`: take your vote back',
  '`answer 2: …`: answer question 2',
  '`use defaults`: let the defaults stand for all open questions (owner)',
  '`decide B because …`: choose an option (owner); against the ballot a reason is needed',
  '`change: …`: ask for a change of the delivered guide',
  '`status`: what is waited for, and from whom',
  '`cancel`: stop this design (owner); asks first',
  '`help`: this list',
];

/** What the bot does, and all that can be typed. `botName` is how people mention it. Pure. */
export function helpView(botName: string): PrivateLine {
  return {
    text: 'How the architect works, and what you can type.',
    blocks: [
      header('From a PRD to an architecture guide'),
      section(bullets(STEPS, STEPS.length)),
      section(`*In a design's thread, mention @${botName} with*\n${bullets(TYPED, TYPED.length)}`),
      section(
        '*Anywhere*\n• `/architect list`: open designs and what each waits for\n• `/architect help`: this text',
      ),
    ],
  };
}
