// Owns how Markdown text falls into blocks, and how many of them fit a limit. Knows nothing of what is in them.

const FENCE = /^(?:(`{3,})(?!.*`)|(~{3,}))/;
const HEADING = /^#{1,3} /;

function closes(line: string, fence: string): boolean {
  return line.startsWith(fence) && /^([`~])\1*[ \t]*$/.test(line);
}

/** The blocks between blank lines; a fence at the margin is one block, however many blank lines it holds. Pure. */
export function blocksOf(markdown: string): string[] {
  const blocks: string[][] = [[]];
  let fence = '';
  for (const line of markdown.split('\n')) {
    const [, ticks, tildes] = fence === '' ? (FENCE.exec(line) ?? []) : [];
    const opening = ticks ?? tildes ?? '';
    if (opening !== '' || (fence === '' && line.trim() === '')) blocks.push([]);
    if (fence !== '' || line.trim() !== '') blocks.at(-1)?.push(line);
    if (fence !== '' && closes(line, fence)) {
      fence = '';
      blocks.push([]);
    } else if (opening !== '') fence = opening;
  }
  return blocks.filter((block) => block.length > 0).map((block) => block.join('\n'));
}

/** How many leading blocks fit `limit` characters when joined by blank lines. */
function fittingCount(blocks: readonly string[], limit: number): number {
  let size = 0;
  const first = blocks.findIndex((block) => {
    size += block.length + 2;
    return size > limit;
  });
  return first === -1 ? blocks.length : first;
}

/** The leading blocks within `limit` characters, ended before a heading where one was reached. Pure. */
export function fitting(
  blocks: readonly string[],
  limit: number,
): { readonly kept: readonly string[]; readonly isCut: boolean } {
  const count = fittingCount(blocks, limit);
  if (count === blocks.length) return { kept: blocks, isCut: false };
  const heading = blocks.slice(0, count + 1).findLastIndex((block) => HEADING.test(block));
  if (heading > 0) return { kept: blocks.slice(0, heading), isCut: true };
  return { kept: count > 0 ? blocks.slice(0, count) : [], isCut: true };
}
