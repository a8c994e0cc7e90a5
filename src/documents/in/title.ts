// Headings of a Markdown text, fenced code left out.

/** A heading: its level (1 is the highest) and its words without emphasis marks. */
export interface Heading {
  readonly level: number;
  readonly text: string;
}

// Longer lines are no headings, and patterns stay quick on hostile ones.
const MAX_LINE = 400;

/** The headings in order. Pure. */
export function findHeadings(markdown: string): readonly Heading[] {
  const headings: Heading[] = [];
  let fence: string | null = null;
  let previous = '';
  for (const line of markdown.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]?.slice(0, 3) ?? null;
    if (mark !== null && (fence === null || fence === mark)) fence = fence === null ? mark : null;
    const heading = fence === null && mark === null ? headingOf(line, previous) : null;
    if (heading !== null && heading.text !== '') headings.push(heading);
    previous = fence === null ? line : '';
  }
  return headings;
}

/** The first heading of level 1, else the first heading, else null. Pure. */
export function findTitle(markdown: string): string | null {
  const headings = findHeadings(markdown);
  return (headings.find(({ level }) => level === 1) ?? headings[0])?.text ?? null;
}

function headingOf(line: string, previous: string): Heading | null {
  if (line.length > MAX_LINE || previous.length > MAX_LINE) return hashHeading(line.slice(0, MAX_LINE));
  const isText = /\w/.test(previous) && !/^\s*(?:[|>#]|[-*+]\s)/.test(previous);
  if (isText && /^ {0,3}=+\s*$/.test(line)) return { level: 1, text: plain(previous) };
  return hashHeading(line);
}

function hashHeading(line: string): Heading | null {
  const hashes = /^ {0,3}(#{1,6})[ \t]+(\S.*)$/.exec(line);
  if (hashes === null) return null;
  return {
    level: hashes[1]?.length ?? 1,
    text: plain((hashes[2] ?? '').replace(/(?:^|[ \t])#+[ \t]*$/, '')),
  };
}

function plain(text: string): string {
  return text
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[*`¶]|\b_|_\b|<[^>]+>/g, '')
    .trim();
}
