// Owns what the thread says about who owns the design: the offer to take over, and each change.
import { isEnded } from '../../design/lifecycle.ts';
import type { Design } from '../../design/record.ts';
import { mention, mentions, moment } from '../mrkdwn.ts';
import { button, message, row, section } from './blocks.ts';
import type { ThreadItem } from './item.ts';
import { named } from './words.ts';

/** The offer made while the n-th change of owner has not happened; closed once it has. Pure. */
export function takeoverItem(design: Design, key: string, number: number): ThreadItem {
  const isOpen = design.handovers.length < number && !isEnded(design);
  const closed = 'The offer to take over this design is settled.';
  if (!isOpen) return message(key, closed, [section(closed)]);
  const isGone = (design.deactivated ?? []).includes(design.owner);
  const silent = isGone
    ? `The account of ${mention(design.owner)}, the owner, is deactivated.`
    : `${mention(design.owner)} has not been active here for 7 days.`;
  const others = design.stakeholders.filter((id) => !(design.deactivated ?? []).includes(id));
  const stay = isGone ? 'one' : 'if the owner stays away, one';
  const text = `${silent} ${mentions(others, 30)}: ${stay} of you can take over, so that the design goes on.`;
  return message(key, text, [section(text), ...row(button('takeOver', 'Take over', { design: design.id }))]);
}

/** The n-th change of owner. Pure. */
export function handoverItem(design: Design, key: string, number: number): ThreadItem {
  const handover = design.handovers[number - 1];
  if (!handover) throw new Error(`There was no handover ${number}.`);
  const { from, to, at, how, why } = handover;
  const because = why === 'deactivated' ? ', whose account is deactivated' : '';
  const deed =
    how === 'handed over'
      ? `${named(design, from)} handed this design over to ${mention(to)}`
      : `${mention(to)} took this design over from ${named(design, from)}${because}`;
  const text = `${deed}, ${moment(at)}. Decisions and the owner's buttons are theirs now.`;
  return message(key, text, [section(text)]);
}
