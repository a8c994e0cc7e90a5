// Owns how a failed step is told, with the way to go on.
import type { Design } from '../../design/record.ts';
import { inline, moment } from '../mrkdwn.ts';
import { button, message, row, section } from './blocks.ts';
import type { ThreadItem } from './item.ts';

/** What happened and "Try again"; redrawn as settled once the step went on. Pure. */
export function troubleItem(design: Design, key: string): ThreadItem {
  const { trouble } = design;
  const settled = 'A step failed here; it has been taken up again.';
  if (trouble?.told !== key) return message(key, settled, [section(settled)]);
  const text = `A step failed: ${inline(trouble.message, 600)}\nNothing you gave is lost; nobody is asked again for it.`;
  const later = trouble.retryAt === null ? '' : `\nI try again ${moment(trouble.retryAt)}.`;
  const retry = button('retry', 'Try again', { design: design.id }, { style: 'primary' });
  return message(key, text, [section(`${text}${later}`), ...row(retry)]);
}
