// Owns what Mermaid can bear: labels and ids that no text can break out of.
// Must not know which diagram they stand in.

/** The longest text of the blueprint that stands in a diagram (the shape of a node) is as long: pictures wrap it, Mermaid
 *  makes room for it, and no name is cut. */
const LABEL_LIMIT = 160;

/** Signs that Mermaid or its page would read as syntax, and what a reader takes for the same. Entity codes such as
 *  `#quot;` would do for Mermaid alone; other renderers and people reading the source would see the codes. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '"': "'",
  '`': "'",
  '#': '＃',
  ';': ',',
  '<': '‹',
  '>': '›',
  '%': '％',
  '\\': '/',
};

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= LABEL_LIMIT
    ? text
    : `${characters
        .slice(0, LABEL_LIMIT - 1)
        .join('')
        .trimEnd()}…`;
}

/** At most 160 characters on one line, safe in any label, quoted or not; never empty. Pure. */
export function label(text: string): string {
  const line = text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .replaceAll('](', '] (')
    .trim();
  return shortened(line === '' ? '-' : line).replace(/["`#;<>\\]|%(?=%)/g, (sign) => LOOKALIKES[sign] ?? ' ');
}

/** Up to `lines` lines of a label. Pure. */
export function lines(...texts: readonly string[]): string {
  return texts.map(label).join('<br/>');
}

function untaken(plain: string, taken: ReadonlySet<string>, from: number): string {
  return taken.has(plain) ? untaken(`${plain}_${from}`, taken, from + 1) : plain;
}

/** Distinct ids for distinct names, in the order first seen: letters, digits and `_`, never a reserved word. Pure. */
export function idsFor(names: readonly string[], prefix: string): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const name of new Set(names)) {
    const plain = `${prefix}${name.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '')}`;
    const id = untaken(plain, taken, ids.size + 1);
    taken.add(id);
    ids.set(name, id);
  }
  return ids;
}
