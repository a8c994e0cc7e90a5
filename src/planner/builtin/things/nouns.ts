// Owns how the product's nouns are bent: plurals, path segments, slugs and lists. Knows no planner step.

const UNCOUNTED =
  /\b(?:liquidity|progress|data|feedback|equipment|staff|news|media|information|inventory|stock|history|mail)$/i;

/** A noun that can be counted: "Progress" gives "Progress record". Pure. */
export function countable(noun: string): string {
  return UNCOUNTED.test(noun) ? `${noun} record` : noun;
}

/** The plural of an English noun, its own case kept: "City" gives "Cities". Pure. */
export function pluralOf(noun: string): string {
  const bracketed = /^(.+?) (\(.+\))$/.exec(noun);
  if (bracketed?.[1]) return `${pluralOf(bracketed[1])} ${bracketed[2]}`;
  if (/(?:series|data|media|news|staff|equipment|liquidity|progress|feedback|[^su]s)$/i.test(noun))
    return noun;
  if (/[^aeiou]y$/i.test(noun)) return `${noun.slice(0, -1)}ies`;
  if (/tech$/i.test(noun)) return `${noun}s`;
  if (/(?:ss|us|x|z|ch|sh)$/i.test(noun)) return `${noun}es`;
  return `${noun}s`;
}

/** Lower-case words joined by hyphens, at most `most` characters, never empty and never led by a digit. Pure. */
export function slugOf(text: string, most = 40): string {
  const slug = text
    .normalize('NFKD')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, most)
    .replace(/-+$/, '');
  return slug === '' ? 'part' : slug;
}

/** "a", "a and b", "a, b and c"; beyond `most` the rest is counted: "a, b and 3 more". Pure. */
export function listOf(items: readonly string[], most = 4): string {
  const isLong = items.length > most + 1;
  const shown = isLong ? items.slice(0, most) : [...items];
  if (isLong) shown.push(`${items.length - most} more`);
  if (shown.length < 2) return shown[0] ?? '';
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** The text cut at a word within `most` characters, with an ellipsis where something was left off. Pure. */
export function clip(text: string, most: number): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= most) return plain;
  const cut = plain.slice(0, most - 1);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > most / 2 ? space : cut.length).replace(/[,;:]$/, '')}…`;
}

/** The first letter raised, the rest as it is. Pure. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The template with each `{name}` replaced by its word; a name without a word is a fault of the catalogue. Pure. */
export function fill(template: string, words: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const word = words[name];
    if (word === undefined) throw new Error(`the catalogue names an unknown word: ${name}`);
    return word;
  });
}

/** The items without repeats, first occurrence kept. Pure. */
export function unique<T>(items: Iterable<T>): T[] {
  return [...new Set(items)];
}
