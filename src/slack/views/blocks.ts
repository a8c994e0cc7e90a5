// Owns how our blocks are built, inside Slack's limits. Knows nothing of designs.
import type {
  ActionsBlock,
  Button,
  ContextBlock,
  HeaderBlock,
  KnownBlock,
  MrkdwnElement,
  PlainTextElement,
  SectionBlock,
} from '@slack/types';
import { withoutHidden } from '../../documents/in/text.ts';
import { type ActionName, type ActionValue, encodeValue } from '../actions.ts';
import { clip, clipMrkdwn, oneLine } from '../mrkdwn.ts';
import type { ThreadItem } from './item.ts';

// docs.slack.dev/reference/block-kit: section 3000, context element 2000, header 150, button 75; a message's text by
// contract 3000. Sections and context keep 200 free: a reference to another message grows when it becomes a link.
const SECTION = 2800;
const CONTEXT = 1800;
const HEADER = 150;
const BUTTON = 75;
const TEXT = 3000;
const REFERENCE = /<ref\??:[^|>]*\|([^>]*)>/g;

/** A plain text object. Pure. */
export function plain(text: string, max: number): PlainTextElement {
  return { type: 'plain_text', text: clip(withoutHidden(text), max), emoji: false };
}

/** Mrkdwn that Slack leaves as written: no links or mentions made from plain words. Pure. */
export function mrkdwn(text: string, max: number): MrkdwnElement {
  return { type: 'mrkdwn', text: clipMrkdwn(text, max), verbatim: true };
}

/** A headline in plain text. Pure. */
export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(oneLine(text), HEADER) };
}

/** A paragraph of mrkdwn, shown in full, with a button beside it where one is given. Pure. */
export function section(text: string, accessory?: Button): SectionBlock {
  const block: SectionBlock = { type: 'section', text: mrkdwn(text, SECTION), expand: true };
  return accessory ? { ...block, accessory } : block;
}

/** Small grey mrkdwn. Pure. */
export function context(text: string): ContextBlock {
  return { type: 'context', elements: [mrkdwn(text, CONTEXT)] };
}

/** What a button may have besides its verb, label and value. */
export interface ButtonExtras {
  /** Tells apart buttons with the same verb: becomes "verb:suffix". */
  readonly suffix?: string;
  readonly style?: 'primary' | 'danger';
}

/** A button that carries a verb and a value. Pure. */
export function button(
  action: ActionName,
  label: string,
  value: ActionValue,
  extras: ButtonExtras = {},
): Button {
  const { suffix, style } = extras;
  return {
    type: 'button',
    action_id: suffix === undefined ? action : `${action}:${suffix}`,
    text: plain(label, BUTTON),
    value: encodeValue(value),
    ...(style ? { style } : {}),
  };
}

/** A row of buttons, or nothing where there are none. Pure. */
export function row(...buttons: readonly Button[]): ActionsBlock[] {
  return buttons.length === 0 ? [] : [{ type: 'actions', elements: [...buttons] }];
}

/** A thread message. `text` is mrkdwn too, for notifications and screen readers; references in it become their labels.
 *  Pure. */
export function message(key: string, text: string, blocks: readonly KnownBlock[]): ThreadItem {
  return { kind: 'message', key, text: clipMrkdwn(text.replaceAll(REFERENCE, '$1'), TEXT), blocks };
}
