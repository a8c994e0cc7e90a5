// Owns how foreign text becomes inert inline Markdown: what a document, a person or a model wrote stays words.
// Keeps true: the result holds no live mention, link, image, HTML or block opener, on one line.

/** Controls, zero-width characters, direction overrides, tag characters: nothing a reader can see. Joiners stay: scripts
 *  and emoji need them. */
const INVISIBLE =
  /\u034f|[\p{Cc}\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e0fff}]/gu;

/** What a client would make live, as words. Applied in order. */
const DEFUSED: readonly (readonly [RegExp, string])[] = [
  [/!\[[^\]\n]*\]\(\s*([@#][A-Z0-9]+)[^)]*\)/g, '$1'],
  [/!\[([^\]\n]*)\]\([^)]*\)/g, '$1'],
  [/<!subteam\^\w+\|?@?([^>]*)>/g, '@$1'],
  [/<[!@#]([A-Za-z0-9_][^\s<>|]*)(?:\|[^<>]*)?>/g, '@$1'],
  [/\]\(/g, '] ('],
];

/** Addresses and group mentions; shown as code so that no client links or pings. */
const LIVE = new RegExp(
  [
    String.raw`(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9+.-]{1,20}://[^\s\x60]+`,
    String.raw`(?<![A-Za-z0-9])(?:mailto|xmpp):[^\s\x60]+`,
    String.raw`(?<![A-Za-z0-9])[wW]{3}\.[^\s\x60]+`,
    String.raw`(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+`,
    String.raw`@(?:channel|here|everyone)\b`,
    String.raw`[@#][CSUW][A-Z0-9]{6,}\b`,
    String.raw`(?<![\w.-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|info|biz|xyz)\b(?:/[^\s\x60]*)?`,
  ].join('|'),
  'g',
);

const ENDS_OF_SENTENCE = /[.,;:!?)\]}>'"]+$/;

function asCode(match: string): string {
  const tail = ENDS_OF_SENTENCE.exec(match)?.[0] ?? '';
  const body = match.slice(0, match.length - tail.length);
  return body === '' ? match : `\`${body}\`${tail}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(INVISIBLE, '').trim();
}

/** `text` with Slack's mention, image and link syntax turned into words; its lines stay. Pure. */
export function withoutMentions(text: string): string {
  return DEFUSED.reduce((words, [pattern, by]) => words.replace(pattern, by), text);
}

/** The same on one line, without signs that nobody can see. Pure. */
export function defused(text: string): string {
  return withoutMentions(oneLine(text));
}

function escapedInline(text: string): string {
  return text
    .replace(/[\\`[\]]/g, '\\$&')
    .replace(/(?<!\s)\*|\*(?!\s)/g, '\\*')
    .replace(/<(?=[a-zA-Z/!?])/g, '\\<')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/~(?!\d)|(?<=\S)~/g, '\\~');
}

/** Splits at live addresses; those come out as code, the rest escaped. */
function plainSegment(text: string): string {
  let result = '';
  let from = 0;
  for (const match of text.matchAll(LIVE)) {
    result += escapedInline(text.slice(from, match.index)) + asCode(match[0]);
    from = match.index + match[0].length;
  }
  return result + escapedInline(text.slice(from));
}

function escapedStart(text: string): string {
  return text
    .replace(/^(#{1,6})(?=\s|$)/, '\\$1')
    .replace(/^[>=|:]/, '\\$&')
    .replace(/^[-+](?=[\s-]|$)/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** Inert inline Markdown that reads as `text` does; balanced `code` spans stay code. Pure. */
export function md(text: string): string {
  const parts = defused(text).split(/(`[^`]+`)/);
  const isSpan = (part: string, index: number): boolean => index % 2 === 1 && part.trim().length > 2;
  return escapedStart(parts.map((part, at) => (isSpan(part, at) ? part : plainSegment(part))).join(''));
}

function withoutPipes(inline: string): string {
  return inline.replace(/(?<!\\)((?:\\\\)*)\|/g, '$1\\|');
}

/** As `md`, for one cell of a table: never empty, no bare pipe. Pure. */
export function cell(text: string): string {
  return withoutPipes(md(text)) || '–';
}

/** As `md`, closed by a full stop where the text has none. Pure. */
export function sentence(text: string): string {
  const inline = md(text);
  return inline === '' || /[.!?…:]["')\]]?$/.test(inline) ? inline : `${inline}.`;
}

/** As `code`, for one cell of a table. Pure. */
export function codeCell(text: string): string {
  return withoutPipes(code(text));
}

/** `text` as one code span, whatever it holds; a dash for nothing. Pure. */
export function code(text: string): string {
  const body = defused(text).replaceAll('`', "'");
  return body === '' ? '–' : `\`${body}\``;
}
