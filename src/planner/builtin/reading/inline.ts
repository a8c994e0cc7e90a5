// Owns how marked-up text becomes plain words: marks stripped, sentences split, labels found.
// Knows nothing of requirements or products. Pure.

const MARKS: readonly (readonly [RegExp, string])[] = [
  [/<!--.*?-->/gs, ' '],
  [/!\[[^\]]*\]\([^)]*\)/g, ' '],
  [/\[([^\]]*)\]\([^)]*\)/g, '$1'],
  [/<br\s*\/?>/gi, ' '],
  [/<(https?:[^>]+)>/g, '$1'],
  [/<\/?[a-z][^<>]*>/gi, ''],
  [/&nbsp;/g, ' '],
  [/&amp;/g, '&'],
  [/&lt;/g, '<'],
  [/&gt;/g, '>'],
  [/(\*{1,3})(?=\S)([^*]+?)(?<=\S)\1/g, '$2'],
  [/(?<![\p{L}\p{N}_])(_{1,3})(?=[^\s_])([^_]+?)(?<=\S)\1(?![\p{L}\p{N}_])/gu, '$2'],
  [/~~([^~]+)~~/g, '$1'],
  [/`+([^`]*)`+/g, '$1'],
  [/\\([\\`*_{}[\]()#+\-.!|<>~])/g, '$1'],
  [/\s+/g, ' '],
];

/** The text without Markdown or HTML marks, on one line. Pure. */
export function plain(raw: string): string {
  return MARKS.reduce((text, [mark, by]) => text.replace(mark, by), raw).trim();
}

const ABBREVIATION = /(?:\b(?:e\.g|i\.e|etc|vs|approx|cf|incl|max|min|no|fig|resp)|\b[A-Z])\.$/i;

/** The sentences of a plain text, in order, each trimmed. Abbreviations and decimals do not end one. Pure. */
export function sentences(text: string): string[] {
  const found: string[] = [];
  let start = 0;
  for (const match of text.matchAll(/[.!?]["”')\]]*\s+(?=["“'(]?[\p{Lu}\d`])/gu)) {
    const end = match.index + match[0].length;
    if (ABBREVIATION.test(text.slice(start, match.index + 1))) continue;
    found.push(text.slice(start, end).trim());
    start = end;
  }
  found.push(text.slice(start).trim());
  return found.filter((sentence) => sentence !== '');
}

/** A text split into the label it begins with (bold or short, before a colon or dash) and the rest. */
export interface Labelled {
  readonly label: string;
  readonly rest: string;
}

const LABELS: readonly RegExp[] = [
  /^\*\*(.{1,90}?)(?::|\.|,)?\*\*\s*[:—–-]?\s*(.*)$/s,
  /^\*([^*]{1,60}?):?\*\s*[:—–-]?\s*(.*)$/s,
  /^`([^`]{1,60})`\s*[:—–-]\s+(.*)$/s,
  /^([\p{Lu}][^.:;!?|]{1,48}):\s+(.*)$/su,
  /^([\p{Lu}][^.:;!?|,]{1,40})\s[—–]\s(.*)$/su,
];

/** The label a raw text begins with, and what follows; an empty label where it has none. Pure. */
export function labelled(raw: string): Labelled {
  for (const shape of LABELS) {
    const [, label, rest] = shape.exec(raw.trim()) ?? [];
    if (label !== undefined && rest !== undefined) return { label: plain(label), rest: plain(rest) };
  }
  return { label: '', rest: plain(raw) };
}

/** The text with an upper-case first letter. Pure. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** At most `most` characters, cut at a word and marked with an ellipsis when cut. Pure. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2)).replace(/[\s,;:]+$/, '')}…`;
}

/** A heading without its number and closing marks: "2.1 Goals:" gives "Goals". Pure. */
export function title(heading: string): string {
  return plain(heading)
    .replace(/^(?:(?:section|chapter|part)\s+)?(?:\d+(?:\.\d+)*|[IVX]+)[.):]?\s+/i, '')
    .replace(/[:.\s]+$/, '');
}
