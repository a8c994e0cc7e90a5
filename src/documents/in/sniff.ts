// What a file really is, told by its first bytes; its name only settles what bytes cannot (Markdown or HTML).
import type { ReadLimits } from './limits.ts';
import type { Refusal } from './result.ts';
import { decodeText } from './text.ts';
import { listZip } from './zip.ts';

/** A file as it arrives: the name people gave it, its bytes, and the type its sender claims. */
export interface IncomingFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mimetype?: string | undefined;
}

/** What to read a file as, or why not; `what` is the middle of the sentence where the usual one is too vague. */
export type Sniffed =
  | { readonly as: 'text' | 'html'; readonly text: string }
  | { readonly as: 'pdf' | 'docx' }
  | { readonly as: 'refused'; readonly reason: Refusal; readonly what?: string };

const TEXT_NAMES = new Set(['md', 'markdown', 'mdown', 'mkd', 'txt', 'text']);
const HTML_NAMES = new Set(['html', 'htm', 'xhtml']);
const IMAGE_NAMES = new Set([
  'png',
  'jpg',
  'jpeg',
  'gif',
  'svg',
  'webp',
  'bmp',
  'tif',
  'tiff',
  'heic',
  'avif',
]);
const TEXT_TYPES = new Set(['text/plain', 'text/markdown', 'text/x-markdown']);
// Slack serves a canvas as HTML under these types.
const HTML_TYPES = new Set(['text/html', 'application/xhtml+xml', 'application/vnd.slack-docs']);

const FOREIGN: readonly { readonly magic: string; readonly what: string }[] = [
  { magic: '\x89PNG', what: 'is a picture' },
  { magic: '\xff\xd8\xff', what: 'is a picture' },
  { magic: 'GIF8', what: 'is a picture' },
  { magic: '{\\rtf', what: 'is in Rich Text Format' },
  { magic: '\x1f\x8b', what: 'is an archive' },
  { magic: 'Rar!', what: 'is an archive' },
  { magic: '7z\xbc\xaf', what: 'is an archive' },
];
const PACKED: readonly { readonly entry: string; readonly what: string }[] = [
  { entry: 'xl/workbook.xml', what: 'is a spreadsheet' },
  { entry: 'ppt/presentation.xml', what: 'is a slide deck' },
  { entry: 'content.xml', what: 'is an OpenDocument file' },
];
// Real documents of 500 sections reach 67; beyond this the file was made to burst.
const MAX_RATIO = 100;
const PDF_HEAD_BYTES = 1024;

/** Whether name or type say picture: kept as a reference, never read. Pure. */
export function isImage(name: string, mimetype?: string): boolean {
  return mimetype?.startsWith('image/') === true || IMAGE_NAMES.has(extension(name));
}

/** What to read the file as. Looks at bytes first. Pure. */
export function sniff(file: IncomingFile, limits: ReadLimits): Sniffed {
  if (file.bytes.length === 0) return refused('empty');
  if (file.bytes.length > limits.maxBytes) return refused('tooLarge');
  const head = latin1(file.bytes.subarray(0, PDF_HEAD_BYTES));
  if (head.includes('%PDF-') && !isTextNamed(file.name)) return { as: 'pdf' };
  if (head.startsWith('PK')) return sniffZip(file, limits);
  if (head.startsWith('\xd0\xcf\x11\xe0')) return sniffOldOffice(file.bytes);
  return sniffForeign(head) ?? sniffText(file);
}

function sniffZip(file: IncomingFile, limits: ReadLimits): Sniffed {
  const listing = listZip(file.bytes);
  if (listing === null) return refused(extension(file.name) === 'docx' ? 'corrupt' : 'wrongType');
  if (listing.names.includes('word/document.xml')) {
    const bursts = listing.unpackedBytes > file.bytes.length * MAX_RATIO;
    return bursts || listing.unpackedBytes > limits.maxUnpackedBytes ? refused('tooComplex') : { as: 'docx' };
  }
  const other = PACKED.find(({ entry }) => listing.names.includes(entry));
  return refused('wrongType', other?.what ?? 'is an archive');
}

// A password turns a .docx into the old container, with its content in a stream of this name (MS-OFFCRYPTO 2.3).
function sniffOldOffice(bytes: Uint8Array): Sniffed {
  const marker = Buffer.from('EncryptedPackage', 'utf16le');
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(marker)) return refused('encrypted');
  return refused('wrongType', 'is in an old Office format');
}

function sniffForeign(head: string): Sniffed | null {
  const match = FOREIGN.find(({ magic }) => head.startsWith(magic));
  return match === undefined ? null : refused('wrongType', match.what);
}

function sniffText(file: IncomingFile): Sniffed {
  const text = decodeText(file.bytes);
  const suffix = extension(file.name);
  if (text === null) return refused(suffix === 'pdf' || suffix === 'docx' ? 'corrupt' : 'wrongType');
  if (text.trim() === '') return refused('empty');
  if (suffix === 'pdf' || suffix === 'docx')
    return refused('wrongType', `is named .${suffix} but is not one`);
  if (isHtml(file, text)) return { as: 'html', text };
  return isTextNamed(file.name) || isTextTyped(file) ? { as: 'text', text } : refused('wrongType');
}

function isHtml(file: IncomingFile, text: string): boolean {
  if (HTML_NAMES.has(extension(file.name))) return true;
  if (/^\s*(?:<!doctype html|<html[\s>])/i.test(text)) return true;
  return !isTextNamed(file.name) && HTML_TYPES.has(baseType(file.mimetype));
}

function isTextNamed(name: string): boolean {
  return TEXT_NAMES.has(extension(name));
}

// Snippets and pasted text often come without an extension.
function isTextTyped(file: IncomingFile): boolean {
  const typed = file.mimetype === undefined || TEXT_TYPES.has(baseType(file.mimetype));
  return extension(file.name) === '' && typed;
}

function baseType(mimetype: string | undefined): string {
  return (mimetype ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

function extension(name: string): string {
  return /\.([a-z][a-z0-9]{0,8})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? '';
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

function refused(reason: Refusal, what?: string): Sniffed {
  return what === undefined ? { as: 'refused', reason } : { as: 'refused', reason, what };
}
