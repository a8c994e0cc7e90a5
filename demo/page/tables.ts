/** Tables in drawn HTML: one that is wider than its pane scrolls by itself, by keyboard too. */

const OPEN = '<div class="wide" tabindex="0" role="region" aria-label="Table">';

/** The HTML with each table in a frame of its own. Pure. */
export function withScrolling(html: string): string {
  return html.replaceAll(/<table\b/g, `${OPEN}<table`).replaceAll('</table>', '</table></div>');
}
