// Owns how the challenge read from the PRD is shown for confirmation.
import type { KnownBlock } from '@slack/types';
import type { Design } from '../../design/record.ts';
import { count, mention, quote } from '../mrkdwn.ts';
import { button, context, row, section } from './blocks.ts';
import { named } from './words.ts';

/** The challenge as it was read, with Confirm and Correct until somebody has confirmed it. Pure. */
export function challengeBlocks(design: Design): KnownBlock[] {
  const check = design.challengeCheck;
  if (check === null) return [];
  const found = `${count(check.requirementCount, 'requirement')} found in the documents.`;
  const shown = section(`*The challenge, as I read it from the PRD*\n${quote(check.text, 1200)}\n${found}`);
  return [shown, ...confirmation(design, check.confirmedBy), { type: 'divider' }];
}

function confirmation(design: Design, confirmedBy: string | null): KnownBlock[] {
  if (confirmedBy !== null) return [context(`Confirmed by ${named(design, confirmedBy)}.`)];
  if (design.stage !== 'questions') return [context('Not confirmed by anyone: an assumption.')];
  const value = { design: design.id };
  return [
    context(`For ${mention(design.owner)}, the owner, to confirm; anyone may correct it.`),
    ...row(button('confirmChallenge', 'Confirm', value), button('giveChallenge', 'Correct', value)),
  ];
}
