// Owns how foreign text enters Slack's mrkdwn. Every text from people, documents or planners goes through here.

import { withoutHidden } from '../documents/in/text.ts';

const ELLIPSIS = '…';

/** The text with Slack's three control characters (& < >) made harmless, so that it can neither mention nor link, and
 *  without signs that nobody can see.
 *  Pure. Source: docs.slack.dev/messaging/formatting-message-text */
export function escaped(text: string): string {
  return withoutHidden(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A mention of a person; people are told when it is posted, not when it is redrawn. Pure. */
export function mention(userId: string): string {
  return `<@${escaped(userId)}>`;
}

/** Plain text of at most `max` characters, cut at a word's end with "…" where it is longer. Pure. */
export function clip(text: string, max: number): string {
  return text.length <= max ? text : `${wordEnd(text.slice(0, max - 1))}${ELLIPSIS}`;
}

/** The same for text that is mrkdwn already: never cuts inside an entity, a mention or a link. Pure. */
export function clipMrkdwn(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1).replace(/<[^>]*$|&[a-z]{0,3}$/, '');
  const end = wordEnd(cut);
  return `${end.lastIndexOf('<') > end.lastIndexOf('>') ? cut : end}${ELLIPSIS}`;
}

/** Foreign text as one line of mrkdwn: blank space collapsed, cut to `max` characters, then escaped. Pure. */
export function inline(text: string, max: number): string {
  return escaped(clip(oneLine(text), max));
}

/** The text with every run of blank space as one space. Pure. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** Foreign text as a quotation, line by line, cut to `max` characters before it is escaped. Pure. */
export function quote(text: string, max: number): string {
  return escaped(clip(text.trim(), max)).replaceAll(/^/gm, '>');
}

/** The first `max` of the items in words, the rest counted: "a, b and 12 more". Pure. */
export function listed(items: readonly string[], max: number): string {
  const shown = items.slice(0, max);
  const rest = items.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** The first `max` of the items as bullets, the rest counted in a last one. Pure. */
export function bullets(items: readonly string[], max: number): string {
  const rest = items.length - max;
  const lines = items.slice(0, max).map((item) => `• ${item}`);
  return [...lines, ...(rest > 0 ? [`• and ${rest} more`] : [])].join('\n');
}

/** Mentions of people, at most `max`, the rest counted. Pure. */
export function mentions(userIds: readonly string[], max: number): string {
  return listed(userIds.map(mention), max);
}

/** An instant in each reader's own time zone; the fallback is UTC. Pure. */
export function moment(at: string): string {
  const seconds = Math.floor(Date.parse(at) / 1000);
  const utc = new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ');
  return `<!date^${seconds}^{date_short_pretty} at {time}|${utc} UTC>`;
}

/** "1 vote", "3 votes". Pure. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

// Back to the last blank within the final 40 characters; one long word is cut where it stands, but no character is halved.
function wordEnd(text: string): string {
  const blank = text.search(/\s+\S*$/);
  const kept = blank > text.length - 40 && blank > 0 ? text.slice(0, blank) : text;
  return /[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept;
}
