// What a document points at: links and pictures. Pure; nothing is ever fetched from here.
import type { FoundLink } from './result.ts';

const LINK =
  /(?<!!)\[([^\][\n]{0,300})\]\(\s*<?(https?:\/\/[^\s<>()]{0,2000}(?:\([^\s<>()]{0,200}\)[^\s<>()]{0,200}){0,5})/gi;
const DEFINITION = /^ {0,3}\[([^\]\n]{1,300})\]:\s*<?(https?:\/\/[^\s<>]{1,2000})/gim;
const BARE = /\bhttps?:\/\/[^\s<>"'`|\\^{}[\]]{1,2000}/gi;
const IMAGE = /!\[([^\][\n]{0,300})\](?:\(\s*<?([^\s)>]*)|\[[^\]\n]{0,100}\])/g;
const IMAGE_TAG = /<img\b[^<>]{0,2000}>/gi;
const DATA_URI = /data:[a-z]+\/[a-z0-9.+-]+(?:;[a-z0-9=-]+)*;base64,[A-Za-z0-9+/=%]*/gi;

/** Links in the Markdown, in the order found, each URL once with its first label. Pure. */
export function findLinks(markdown: string): readonly FoundLink[] {
  const labelled = [...markdown.matchAll(LINK), ...markdown.matchAll(DEFINITION)].map(toFound);
  const bare = [...markdown.replaceAll(IMAGE, blank).matchAll(BARE)].map((match) =>
    toFound([match[0], '', match[0]], match.index),
  );
  const found = [...labelled, ...bare].filter((link) => URL.canParse(link.url));
  const byUrl = new Map<string, FoundLink & { readonly at: number }>();
  for (const link of found) if (!byUrl.has(link.url)) byUrl.set(link.url, link);
  const ordered = [...byUrl.values()].sort((left, right) => left.at - right.at);
  return ordered.map(({ label, url }) => ({ label: label || url, url }));
}

/** Alternative text of each picture, or its file name; each once. Pure. */
export function findImages(markdown: string): readonly string[] {
  const inline = [...markdown.matchAll(IMAGE)].map((match) => imageName(match[1], match[2]));
  const tags = [...markdown.matchAll(IMAGE_TAG)].map(([tag]) =>
    imageName(attribute(tag, 'alt'), attribute(tag, 'src')),
  );
  return [...new Set([...inline, ...tags])];
}

/** The Markdown with pictures packed into it taken out; their alternative text stays. Pure. */
export function dropPackedImages(markdown: string): string {
  return markdown.replaceAll(DATA_URI, 'packed-image');
}

// Same length, so that what follows keeps its place.
function blank(match: string): string {
  return ' '.repeat(match.length);
}

function toFound(match: readonly (string | undefined)[] & { index?: number }, at = match.index ?? 0) {
  return { label: (match[1] ?? '').trim(), url: trimUrl(match[2] ?? ''), at };
}

// A sentence's own punctuation after a bare URL is not part of it; a closing bracket is if it was opened inside.
function trimUrl(url: string): string {
  const trimmed = url.replace(/[.,;:!?*_~]+$/, '');
  return trimmed.endsWith(')') && !trimmed.includes('(') ? trimUrl(trimmed.slice(0, -1)) : trimmed;
}

function imageName(alt: string | undefined, source: string | undefined): string {
  const name = source?.split(/[?#]/, 1)[0]?.split('/').at(-1);
  return alt?.trim() || name || 'picture without a name';
}

function attribute(tag: string, name: string): string | undefined {
  return new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`, 'i').exec(tag)?.[1];
}
