// Owns reading entity diagrams back from the Mermaid that the blueprint writes, and from no other.
import { drawable } from '../text/signs.ts';

export interface EntityCard {
  readonly id: string;
  readonly name: string;
  readonly fields: readonly { readonly name: string; readonly type: string }[];
}
export interface EntityLink {
  readonly from: string;
  readonly to: string;
  readonly isManyFrom: boolean;
  readonly isManyTo: boolean;
  readonly words: string;
}
export interface Entities {
  readonly cards: readonly EntityCard[];
  readonly links: readonly EntityLink[];
}

const OPEN = /^(\w+)\["(.*)"\] \{$/;
const FIELD = /^(\w+) (\w+)$/;
const LINK = /^(\w+) (\|\||\}o)--(\|\||o\{) (\w+) : "(.*)"$/;

/** The entities with their fields, and their relations; null where a line is not understood. Pure. */
export function readEntities(lines: readonly string[]): Entities | null {
  const cards: EntityCard[] = [];
  const links: EntityLink[] = [];
  let fields: { name: string; type: string }[] = [];
  for (const line of lines) {
    const [, id, name] = OPEN.exec(line) ?? [];
    const [, type, fieldName] = FIELD.exec(line) ?? [];
    const [, from, left, right, to, words = ''] = LINK.exec(line) ?? [];
    if (line === '}') fields = [];
    else if (id !== undefined && name !== undefined) cards.push({ id, name: drawable(name), fields });
    else if (type !== undefined && fieldName !== undefined) fields.push({ name: fieldName, type });
    else if (from !== undefined && to !== undefined)
      links.push({
        from,
        to,
        isManyFrom: left === '}o',
        isManyTo: right === 'o{',
        words: drawable(words),
      });
    else return null;
  }
  const known = new Set(cards.map((it) => it.id));
  const isWhole = links.every((link) => known.has(link.from) && known.has(link.to));
  return cards.length > 0 && isWhole ? { cards, links } : null;
}
