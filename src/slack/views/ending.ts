// Owns the last words of a design: final, cancelled, deleted.
import type { Design } from '../../design/record.ts';
import { mention, quote } from '../mrkdwn.ts';
import { context, header, message, section } from './blocks.ts';
import type { ThreadItem } from './item.ts';
import { linkTo, named } from './words.ts';

/** The design was accepted. Pure. */
export function finalItem(design: Design): ThreadItem {
  const number = design.versions.at(-1)?.number ?? 1;
  const guide = linkTo(design, `guide:${number}`, `Version ${number} of the guide`);
  const text = `${guide} is final, accepted by ${named(design, design.owner)}. Thank you all.`;
  const waiver = design.versions.at(-1)?.waiver;
  const waived = waiver
    ? [
        section(
          `Accepted although the checks found errors (${waiver.rules.join(', ')}). Reason given:\n${quote(waiver.reason, 1000)}`,
        ),
      ]
    : [];
  return message('final', text, [header('Accepted as final'), section(text), ...waived]);
}

/** The design was cancelled. Pure. */
export function cancelledItem(design: Design): ThreadItem {
  const text = 'This design is cancelled. Nothing more happens here; what was said stays readable.';
  const then = `${mention(design.owner)} can delete what is stored with the button on the first message.`;
  return message('cancelled', text, [header('Cancelled'), section(text), context(then)]);
}

/** The design was deleted. Pure. */
export function deletedItem(): ThreadItem {
  const text =
    'This design is deleted: its record, the texts of its documents and its canvases are removed. Messages and files in this thread stay until someone removes them in Slack.';
  return message('deleted', text, [header('Deleted'), section(text)]);
}
