// Bytes to clean text. Keeps every line of the source on its own line, so that requirements can cite line numbers.

// Zero width, bidi controls and tag characters can hide instructions from the people who read the same document.
const INVISIBLE =
  /\u034F|[\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB]|[\u{1D173}-\u{1D17A}]|[\u{E0000}-\u{E0FFF}]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;
const BINARY_SHARE = 0.01;

/** The text without invisible and control characters, in NFC, with `\n` line ends and plain spaces. Pure. */
export function cleanText(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll(INVISIBLE, '')
    .replaceAll(CONTROL, '')
    .replaceAll(/[\u00A0\u2007\u202F]/g, ' ')
    .normalize('NFC');
}

// The same without the joiners between letters and between emoji, which some scripts cannot do without.
const HIDDEN = new RegExp(INVISIBLE.source.replace('\\u200B-\\u200F', '\\u200B\\u200E\\u200F'), 'gu');

/** Typed text without signs that nobody can see; its lines and all else stay. Pure. */
export function withoutHidden(text: string): string {
  return text.replaceAll(HIDDEN, '').replaceAll(CONTROL, '');
}

/** The number of words; "learn-by-doing" and "3.5" are one each. Pure. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:[.'’_-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

/** The text in these bytes (UTF-8, UTF-16 by its mark, else Windows-1252), or null where they are not text. Pure. */
export function decodeText(bytes: Uint8Array): string | null {
  const marked = byteOrderMark(bytes);
  if (marked !== null) return new TextDecoder(marked).decode(bytes);
  const text = decodeUtf8(bytes) ?? new TextDecoder('windows-1252').decode(bytes);
  return looksBinary(text) ? null : text;
}

function byteOrderMark(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null;
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function looksBinary(text: string): boolean {
  const strange = text.match(CONTROL)?.length ?? 0;
  return strange > Math.max(1, text.length * BINARY_SHARE);
}
