/** Slack's mrkdwn as HTML: quotes, code, emphasis, links, mentions, dates. Everything foreign comes out escaped. */

/** Whom and what mentions name, by id. */
export interface Names {
  readonly users: ReadonlyMap<string, string>;
  readonly channels: ReadonlyMap<string, string>;
}

/** Stands for what is drawn already; foreign text holds none. */
const MARK = '\u0000';
const EMPHASIS = [
  ['*', 'strong'],
  ['_', 'em'],
  ['~', 's'],
] as const;

/** The HTML of a text in mrkdwn. Pure. Source: docs.slack.dev/messaging/formatting-message-text */
export function mrkdwnHtml(text: string, names: Names): string {
  const parts = text.replaceAll(MARK, '').split(/```\n?([\s\S]*?)\n?```\n?/);
  // What is split at stands between: every second part is code.
  return parts.map((part, at) => (at % 2 === 1 ? codeHtml(part) : linesHtml(part, names))).join('');
}

/** Text that is shown as it is. Pure. */
export function plainHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Slack's own three entities stay what they are. */
function escapedHtml(text: string): string {
  return plainHtml(text).replaceAll(/&amp;(amp|lt|gt);/g, '&$1;');
}

function codeHtml(code: string): string {
  return `<pre><code>${escapedHtml(code)}</code></pre>`;
}

/** Lines that begin with ">" are one quotation. */
function linesHtml(text: string, names: Names): string {
  const quotes = text.split(/^((?:(?:>|&gt;).*(?:\n|$))+)/m);
  return quotes
    .map((part, at) => {
      if (part.trim() === '') return '';
      const own = at % 2 === 1 ? part.replaceAll(/^(?:>|&gt;) ?/gm, '') : part;
      const words = `<p>${inlineHtml(own.replace(/\n$/, ''), names)}</p>`;
      return at % 2 === 1 ? `<blockquote>${words}</blockquote>` : words;
    })
    .join('');
}

function inlineHtml(text: string, names: Names): string {
  const drawn: string[] = [];
  const keep = (html: string) => `${MARK}${drawn.push(html) - 1}${MARK}`;
  const kept = text
    .replaceAll(/`([^`\n]+)`/g, (_whole, code: string) => keep(`<code>${escapedHtml(code)}</code>`))
    .replaceAll(/<([^<>\n]+)>/g, (_whole, inner: string) => keep(bracketHtml(inner, names)));
  const words = EMPHASIS.reduce(emphasised, escapedHtml(kept));
  return words.replaceAll(
    new RegExp(`${MARK}(\\d+)${MARK}`, 'g'),
    (_whole, at: string) => drawn[Number(at)] ?? '',
  );
}

/** A sign counts at the edge of a word, with no blank inside. */
function emphasised(html: string, [sign, tag]: (typeof EMPHASIS)[number]): string {
  const edge = `[\\p{L}\\p{N}${sign}]`;
  const pair = new RegExp(`(?<!${edge})[${sign}](?=\\S)([^${sign}\n]+)(?<=\\S)[${sign}](?!${edge})`, 'gu');
  return html.replaceAll(pair, `<${tag}>$1</${tag}>`);
}

/** What stands between "<" and ">": a mention, a date, a link. */
function bracketHtml(inner: string, names: Names): string {
  const bar = inner.indexOf('|');
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? '' : inner.slice(bar + 1);
  const id = target.slice(1);
  if (target.startsWith('@')) return mentionHtml('slack_user', `@${names.users.get(id) ?? (label || id)}`);
  if (target.startsWith('#'))
    return mentionHtml('slack_channel', `#${names.channels.get(id) ?? (label || id)}`);
  if (target.startsWith('!date^')) return escapedHtml(dateWords(target) ?? label);
  if (target.startsWith('!')) return mentionHtml('slack_user', `@${label || id}`);
  const words = escapedHtml(label || target);
  if (!/^(?:https?:\/\/|mailto:)/i.test(target)) return words;
  return `<a href="${escapedHtml(target)}" target="_blank" rel="noopener">${words}</a>`;
}

function mentionHtml(kind: string, words: string): string {
  return `<span class="${kind}">${escapedHtml(words)}</span>`;
}

const DAY = { month: 'short', day: 'numeric', year: 'numeric' } as const;
const TIME = { hour: 'numeric', minute: '2-digit' } as const;

/** `!date^<seconds>^<format>`, in this machine's zone, which is the reader's. */
function dateWords(target: string): string | null {
  const [, seconds, format] = target.split('^');
  const at = new Date(Number(seconds) * 1000);
  if (!format || Number.isNaN(at.getTime())) return null;
  return format
    .replaceAll(/\{date[a-z_]*\}/g, () => at.toLocaleDateString('en-US', DAY))
    .replaceAll(/\{time[a-z_]*\}/g, () => at.toLocaleTimeString('en-US', TIME));
}
