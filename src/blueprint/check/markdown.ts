// Owns how rules read a rendered guide: its fences, headings, tables and plain lines. Knows no rule.

export interface Heading {
  readonly level: number;
  readonly text: string;
  /** 1-based line of the Markdown. */
  readonly line: number;
}

export interface Fence {
  readonly language: string;
  readonly body: string;
  readonly line: number;
}

/** A guide taken apart. `prose` has one entry a line: the text outside fences, else an empty string. */
export interface Outline {
  readonly headings: readonly Heading[];
  readonly fences: readonly Fence[];
  readonly prose: readonly string[];
  /** The line of a fence that is never closed. */
  readonly openFence: number | null;
}

interface Open {
  readonly language: string;
  readonly line: number;
  readonly body: string[];
}

/** Headings, fences and lines of Markdown as our templates write it. Pure. */
export function outlineOf(markdown: string): Outline {
  const headings: Heading[] = [];
  const fences: Fence[] = [];
  const prose: string[] = [];
  let open: Open | null = null;
  for (const [index, text] of markdown.split('\n').entries()) {
    const mark = /^\s*```(.*)$/.exec(text);
    prose.push(open || mark ? '' : text);
    if (open && mark) {
      fences.push({ language: open.language, body: open.body.join('\n'), line: open.line });
      open = null;
    } else if (open) open.body.push(text);
    else if (mark) open = { language: (mark[1] ?? '').trim(), line: index + 1, body: [] };
    else headings.push(...headingIn(text, index + 1));
  }
  return { headings, fences, prose, openFence: open?.line ?? null };
}

function headingIn(text: string, line: number): Heading[] {
  const [, marks = '', words = ''] = /^(#{1,6})\s+(.*)$/.exec(text) ?? [];
  return marks === '' ? [] : [{ level: marks.length, text: words.trim(), line }];
}

/** Text without `code` spans. Pure. */
export function withoutCode(text: string): string {
  return text.replace(/(?<!\\)`[^`]*`/g, ' ');
}

/** The cells of a table's row; an escaped pipe is text. Null where the line is no row. Pure. */
export function cellsOf(line: string): string[] | null {
  if (!line.startsWith('|')) return null;
  return line
    .trim()
    .slice(1)
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}

export interface Section {
  readonly heading: Heading;
  /** The lines up to the next heading of the same or a higher level, fences left out. */
  readonly lines: readonly string[];
}

/** The sections that begin at the headings of a level. Pure. */
export function sectionsOf({ headings, prose }: Outline, level: number): Section[] {
  return headings.flatMap((heading, index) => {
    if (heading.level !== level) return [];
    const next = headings.slice(index + 1).find((it) => it.level <= level);
    return [{ heading, lines: prose.slice(heading.line, next ? next.line - 1 : undefined) }];
  });
}

/** How many words lines hold, table rules and marks not counted. Pure. */
export function wordsIn(lines: readonly string[]): number {
  return lines.join(' ').match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu)?.length ?? 0;
}
