// Owns how the thread asks for what is lacking: documents, texts, and people who cannot see the channel.
import type { Button } from '@slack/types';
import { GAP_NAMES, gapsOf } from '../../design/intake.ts';
import type { Design, Gap } from '../../design/record.ts';
import { inline, mention, mentions } from '../mrkdwn.ts';
import { button, context, message, row, section } from './blocks.ts';
import type { ThreadItem } from './item.ts';
import { deliverableNames, FORMATS, linkTo } from './words.ts';

// Slack cuts a button's label at about 30 characters.
const SHORT_NAMES: Readonly<Record<Gap, string>> = {
  prd: 'PRD',
  ux: 'UX design',
  challenge: 'challenge',
  requirements: 'requirements',
};

/** Asks for one thing that the chosen deliverable needs; redrawn once it is there or waived. Pure. */
export function gapItem(design: Design, gap: Gap): ThreadItem {
  const isAsking = design.stage === 'intake' && gapsOf(design).includes(gap);
  if (!isAsking) return message(`gap:${gap}`, settled(design, gap), [section(settled(design, gap))]);
  const wanting = design.deliverables.filter(({ needs }) => needs.includes(gap));
  const need = wanting.length === 1 ? 'needs' : 'need';
  const ask = `The ${deliverableNames(wanting)} ${need} the *${GAP_NAMES[gap]}*. ${howTo(gap)}`;
  const owner = `Going on without it is for ${mention(design.owner)}, the owner; the guide will say so.`;
  return message(`gap:${gap}`, ask, [section(ask), context(owner), ...row(...buttonsOf(design, gap))]);
}

/** Tells the owner who of the named stakeholders cannot see the channel; redrawn as they join. Pure. */
export function absentItem(design: Design, key: string): ThreadItem {
  const closed = design.deactivated ?? [];
  const hidden = design.absent.filter((id) => !closed.includes(id));
  const cannotSee = `${mentions(hidden, 30)} cannot see this channel. They do not count for the quorum until they join; please invite them.`;
  const isClosed = `The account of ${mentions(closed, 30)} is deactivated; it does not count for the quorum.`;
  const news = [...(hidden.length > 0 ? [cannotSee] : []), ...(closed.length > 0 ? [isClosed] : [])];
  const text =
    news.length === 0
      ? 'Everyone named for this design can see the channel now.'
      : `${mention(design.owner)}: ${news.join(' ')}`;
  return message(key, text, [section(text)]);
}

function howTo(gap: Gap): string {
  const drop = `Drop the file into this thread (${FORMATS})`;
  return gap === 'prd' || gap === 'ux'
    ? `${drop} or paste its text as a reply here, 300 characters or more.`
    : `Press “Write it”, drop a PRD that holds it into this thread (${FORMATS}), or paste it as a reply here, 300 characters or more.`;
}

function buttonsOf(design: Design, gap: Gap): Button[] {
  const value = { design: design.id, gap };
  const waive = button('waiveGap', `Continue without ${SHORT_NAMES[gap]}`, value);
  if (gap === 'challenge') return [button('giveChallenge', 'Write it', value, { style: 'primary' }), waive];
  if (gap === 'requirements')
    return [button('giveRequirements', 'Write it', value, { style: 'primary' }), waive];
  return [waive];
}

function settled(design: Design, gap: Gap): string {
  if (design.waived.includes(gap)) return `Going on without the ${GAP_NAMES[gap]}, as the owner chose.`;
  if (gapsOf(design).includes(gap)) return `The ${GAP_NAMES[gap]} did not come.`;
  return `The ${GAP_NAMES[gap]}: received${sourceOf(design, gap)}.`;
}

/** Which document fills the gap, as a link to where it is shown; nothing for a text that was typed. */
function sourceOf(design: Design, gap: Gap): string {
  const kind = gap === 'ux' ? 'ux' : 'prd';
  const isTyped =
    (gap === 'challenge' && design.challenge) || (gap === 'requirements' && design.requirements);
  const document = design.documents.find((one) => one.kind === kind && one.state === 'read');
  if (isTyped || !document) return '';
  const own = `document:${document.id}`;
  const key = design.thread.includes(own) ? own : 'received';
  return `, see ${linkTo(design, key, inline(document.name, 80))}`;
}
