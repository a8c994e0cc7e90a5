// Owns what happens to a section that is longer than its budget: its longest tables go to an appendix, whole, and
// their first rows stay, with the count of the others. Pure.
// Keeps true: nothing is lost and nothing is cut inside a row or a sentence; a guide within its budgets is untouched.
import { budgetsOf } from '../../blueprint/check/budgets.ts';
import { outlineOf, wordsIn } from '../../blueprint/check/markdown.ts';
import type { Deliverable } from '../../blueprint/deliverable.ts';

export const OVERFLOW_HEADING = 'Appendix: Longer tables';

const HEAD_ROWS = 2;
/** What shows the kind of thing that the appendix lists. */
const ROWS_KEPT = 5;

/** Lines of a table by their index: from the header to behind the last row. */
interface Table {
  readonly from: number;
  readonly to: number;
}

function tablesIn(prose: readonly string[]): Table[] {
  const tables: Table[] = [];
  for (const [at, line] of prose.entries()) {
    const last = tables.at(-1);
    if (!line.startsWith('|')) continue;
    if (last?.to === at) tables[tables.length - 1] = { ...last, to: at + 1 };
    else tables.push({ from: at, to: at + 1 });
  }
  return tables.filter(({ from, to }) => to - from > HEAD_ROWS + ROWS_KEPT);
}

function restOf({ from, to }: Table): Table {
  return { from: from + HEAD_ROWS + ROWS_KEPT, to };
}

function weightOf(prose: readonly string[], table: Table): number {
  const { from, to } = restOf(table);
  return wordsIn(prose.slice(from, to));
}

/** The tables to shorten, the longest first, until the section keeps its budget. */
function tooLong(prose: readonly string[], maxWords: number): Table[] {
  let words = wordsIn(prose);
  const longest = tablesIn(prose).toSorted((a, b) => weightOf(prose, b) - weightOf(prose, a));
  return longest.filter((table) => {
    const isOver = words > maxWords;
    if (isOver) words -= weightOf(prose, table);
    return isOver;
  });
}

interface Shortened {
  readonly lines: readonly string[];
  readonly moved: readonly string[];
}

function shortened(
  lines: readonly string[],
  prose: readonly string[],
  heading: string,
  maxWords: number,
): Shortened {
  const tables = tooLong(prose, maxWords).toSorted((a, b) => a.from - b.from);
  const kept = lines.flatMap((line, at) => {
    const rest = tables.map(restOf).find(({ from, to }) => from <= at && at < to);
    if (!rest) return [line];
    return at === rest.from
      ? ['', `And ${rest.to - rest.from} more; all of them stand in "${OVERFLOW_HEADING}".`]
      : [];
  });
  const moved = tables.flatMap((table, at) => [
    `### ${heading}${tables.length > 1 ? `, table ${at + 1}` : ''}`,
    '',
    ...lines.slice(table.from, table.to),
    '',
  ]);
  return { lines: kept, moved };
}

/** The guide with every section within its budget, as far as tables allow. Pure. */
export function withinBudgets(markdown: string, deliverable: Deliverable): string {
  const lines = markdown.split('\n');
  const { headings, prose } = outlineOf(markdown);
  const tops = headings.filter((it) => it.level === 2);
  const parts = tops.map(({ text, line }, at): Shortened => {
    const end = (tops[at + 1]?.line ?? lines.length + 1) - 1;
    const own = [lines.slice(line - 1, end), prose.slice(line - 1, end)] as const;
    const budget = budgetsOf(deliverable).find((it) => text.startsWith(it.heading));
    return budget ? shortened(...own, text, budget.maxWords) : { lines: own[0], moved: [] };
  });
  const moved = parts.flatMap((it) => it.moved);
  if (moved.length === 0) return markdown;
  const before = lines.slice(0, (tops[0]?.line ?? 1) - 1);
  const whole = [...before, ...parts.flatMap((it) => it.lines)].join('\n').trimEnd();
  return `${[whole, '', `## ${OVERFLOW_HEADING}`, '', ...moved].join('\n').trimEnd()}\n`;
}
