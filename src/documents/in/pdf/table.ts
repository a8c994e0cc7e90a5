// One way to write a table in Markdown, whatever it was read from.

/** Rows of cells as a Markdown table: the first row is its head, short rows are filled up. Pure. */
export function writeTable(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const [head, ...body] = rows.map((row) => writeRow(row, columns));
  const rule = `|${' --- |'.repeat(columns)}`;
  return head === undefined ? '' : [head, rule, ...body].join('\n');
}

function writeRow(row: readonly string[], columns: number): string {
  const cells = Array.from({ length: columns }, (_, index) => cellText(row[index] ?? ''));
  return `| ${cells.join(' | ')} |`;
}

function cellText(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim();
}
