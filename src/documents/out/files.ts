// Owns the names of the files that are delivered.
import type { Deliverable } from '../../blueprint/deliverable.ts';

const SLUG_LIMIT = 60;

/** Lower-case ASCII words joined by hyphens, at most 60 characters; "design" where a title has none. Pure. */
export function slugOf(title: string): string {
  const ascii = title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  const slug = ascii
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_LIMIT)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'design' : slug;
}

/** "tide-berths-architecture-guide.md"; from version 2 on "…-v2.md". Pure. */
export function fileNameOf(title: string, { slug }: Pick<Deliverable, 'slug'>, version: number): string {
  const end = version > 1 ? `-v${version}` : '';
  return `${slugOf(title)}-${slug}${end}.md`;
}
