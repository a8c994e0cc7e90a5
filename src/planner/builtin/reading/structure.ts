// Owns the structure of one Markdown document: headings, list items, table rows, paragraphs and code, with their lines.
// Keeps document order and judges nothing; what no person wrote (words and blocks of absurd length) is cut. Pure.
import type { DocumentKind } from '../../../blueprint/brief.ts';
import type { Source } from '../../../blueprint/source.ts';
import { labelled, plain } from './inline.ts';

/** One cell of a table row with the header above it. */
export interface Cell {
  readonly header: string;
  readonly text: string;
}

/** A piece of a document. `path` is the headings above it, outermost first; `text` is plain, `raw` as written. */
export interface Block {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'row' | 'code' | 'quote';
  readonly text: string;
  readonly raw: string;
  readonly label: string;
  readonly rest: string;
  readonly line: number;
  readonly path: readonly string[];
  /** Heading level, or nesting of a list item (0 is outermost). */
  readonly depth: number;
  readonly isOrdered: boolean;
  /** True where the whole text is bold: a statement or a heading in disguise. */
  readonly isStrong: boolean;
  /** The paragraph right before a list or table; empty where there is none. */
  readonly lead: string;
  /** True where that paragraph is bold: the list explains a statement. */
  readonly isLeadStrong: boolean;
  /** The list item this one is nested in. */
  readonly parent: Block | null;
  /** Numbers the lists and tables of a document; null for other blocks. */
  readonly group: number | null;
  readonly cells: readonly Cell[];
  readonly lang: string;
  readonly source: Source;
  readonly documentKind: DocumentKind;
}

/** What the scanner needs to know of a document. */
export interface Text {
  readonly id: string;
  readonly name: string;
  readonly kind: DocumentKind;
  readonly text: string;
}

/** No paragraph a person writes is longer; patterns stay fast on what a broken conversion leaves. */
const LONGEST = 8000;
/** Embedded images and the like. */
const NO_WORD = /\S{240,}/g;

interface Draft {
  readonly kind: Block['kind'];
  readonly lines: string[];
  readonly line: number;
  readonly depth: number;
  readonly indent: number;
  readonly isOrdered: boolean;
  readonly parent: Block | null;
  readonly lang: string;
}

interface Scan {
  readonly document: Text;
  readonly blocks: Block[];
  readonly path: string[];
  readonly items: { readonly indent: number; readonly block: Block }[];
  open: Draft | null;
  lead: string;
  isLeadStrong: boolean;
  header: readonly string[] | null;
  group: number;
  isList: boolean;
  afterBlank: boolean;
  /** True where short lines stand for headings: a paragraph after a list then leaves their section. */
  readonly isBare: boolean;
}

const NONE = { depth: 0, indent: 0, isOrdered: false, parent: null, lang: '' } as const;

/** The blocks of a document in order. Lines count from 1. Pure. */
export function structure(document: Text): Block[] {
  const scan: Scan = {
    document,
    blocks: [],
    path: [],
    items: [],
    open: null,
    lead: '',
    isLeadStrong: false,
    header: null,
    group: 0,
    isList: false,
    afterBlank: true,
    isBare: !HEADING.test(document.text),
  };
  const text = document.text
    .replace(/\r\n?/g, '\n')
    .replace(NO_WORD, ' ')
    .replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ''))
    .replace(/^---\n[\s\S]*?\n---\n/, (front) => front.replace(/[^\n]/g, ''));
  headed(text.split('\n')).forEach((line, index) => {
    step(scan, line.replace(/\t/g, '    '), index + 1);
  });
  close(scan);
  return scan.blocks;
}

/** In a text without any heading, short lines that stand alone are its headings: "Must have", "Requirements:". */
function headed(lines: readonly string[]): readonly string[] {
  if (lines.some((line) => HEADING.test(line))) return lines;
  return lines.map((line, index) => {
    const isAlone =
      /^\s*$/.test(lines[index - 1] ?? '') && /^\s*$|^\s*[-*+•]\s|^\s*1[.)]\s/.test(lines[index + 1] ?? 'x');
    return isAlone && SHORT_LINE.test(line) ? `## ${line.replace(/^\*\*|:?\*{0,2}:?\s*$/g, '')}` : line;
  });
}
const HEADING = /^ {0,3}#{1,6}\s|^\s*(?:={3,}|-{3,})\s*$/m;
const SHORT_LINE = /^(?:\*\*)?[\p{Lu}\d][^.!?|:;,]{2,50}:?(?:\*\*)?:?\s*$/u;

type Handler = (scan: Scan, line: string, number: number) => boolean;
const HANDLERS: readonly Handler[] = [fence, blank, heading, rule, quote, row, item, words];

function step(scan: Scan, line: string, number: number): void {
  HANDLERS.some((handler) => handler(scan, line, number));
}

function fence(scan: Scan, line: string, number: number): boolean {
  const mark = /^\s*(?:```|~~~)\s*([\w-]*)/.exec(line);
  if (scan.open?.kind === 'code') {
    if (mark) close(scan);
    else scan.open.lines.push(line);
    return true;
  }
  if (mark) start(scan, { ...NONE, kind: 'code', lines: [], line: number, lang: mark[1] ?? '' });
  return mark !== null;
}

function blank(scan: Scan, line: string): boolean {
  if (!/^(?:\s|&nbsp;)*$/.test(line)) return false;
  close(scan);
  scan.header = null;
  scan.afterBlank = true;
  return true;
}

function heading(scan: Scan, line: string, number: number): boolean {
  const [, marks, text] = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line) ?? [];
  if (marks === undefined || text === undefined || plain(text) === '') return false;
  close(scan);
  endList(scan);
  scan.lead = '';
  openHeading(scan, marks.length, text, number);
  return true;
}

function openHeading(scan: Scan, level: number, text: string, number: number): void {
  scan.path.length = Math.min(scan.path.length, level - 1);
  start(scan, { ...NONE, kind: 'heading', lines: [text], line: number, depth: level });
  close(scan);
  while (scan.path.length < level - 1) scan.path.push('');
  scan.path.push(plain(text));
}

function rule(scan: Scan, line: string, number: number): boolean {
  if (!/^\s*(?:={3,}|(?:[-*_]\s*){3,})\s*$/.test(line)) return false;
  const under = scan.open;
  scan.open =
    under?.kind === 'paragraph' && under.lines.length === 1 && !line.includes('*') ? null : scan.open;
  if (scan.open === null && under)
    openHeading(scan, line.includes('=') ? 1 : 2, under.lines.join(' '), number - 1);
  close(scan);
  endList(scan);
  return true;
}

function quote(scan: Scan, line: string, number: number): boolean {
  const [, text] = /^\s*>\s?(.*)$/.exec(line) ?? [];
  if (text === undefined) return false;
  if (scan.open?.kind === 'quote') scan.open.lines.push(text);
  else start(scan, { ...NONE, kind: 'quote', lines: [text], line: number });
  return true;
}

function cellsOf(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.replace(/\\\|/g, '|').trim());
}

function row(scan: Scan, line: string, number: number): boolean {
  if (!/^\s*\|.*\|/.test(line)) return false;
  const cells = cellsOf(line);
  if (scan.header === null) {
    close(scan);
    endList(scan);
    scan.header = cells.map(plain);
    scan.group += 1;
  } else if (!cells.every((cell) => /^:?-+:?$/.test(cell) || cell === '')) {
    start(scan, { ...NONE, kind: 'row', lines: cells, line: number });
    close(scan);
  }
  return true;
}

function item(scan: Scan, line: string, number: number): boolean {
  const match = /^(\s*)([-*+•▪◦]|\d{1,3}[.)])\s+(\S.*)$/.exec(line);
  if (!match) return false;
  const [, space = '', mark = '', text = ''] = match;
  if (scan.open?.kind === 'paragraph' && !scan.afterBlank && /^\d/.test(mark) && !/^1[.)]/.test(mark))
    return false;
  close(scan);
  if (!scan.isList) scan.group += 1;
  scan.isList = true;
  while ((scan.items.at(-1)?.indent ?? Number.NEGATIVE_INFINITY) >= space.length - 1) scan.items.pop();
  const parent = scan.items.at(-1)?.block ?? null;
  const shape = { isOrdered: /\d/.test(mark), parent, indent: space.length, depth: scan.items.length };
  start(scan, { ...NONE, ...shape, kind: 'item', lines: [text], line: number });
  return true;
}

function words(scan: Scan, line: string, number: number): boolean {
  const open = scan.open;
  if (open && open.kind !== 'heading' && open.kind !== 'row') open.lines.push(line.trim());
  else if (scan.isList && /^\s{2,}/.test(line))
    start(scan, { ...NONE, kind: 'paragraph', lines: [line], line: number });
  else {
    if (scan.isBare && scan.isList) scan.path.length = 0;
    endList(scan);
    start(scan, { ...NONE, kind: 'paragraph', lines: [line], line: number });
  }
  scan.afterBlank = false;
  return true;
}

function start(scan: Scan, draft: Draft): void {
  close(scan);
  scan.open = draft;
  scan.afterBlank = false;
}

function endList(scan: Scan): void {
  scan.isList = false;
  scan.items.length = 0;
}

function close(scan: Scan): void {
  const draft = scan.open;
  scan.open = null;
  if (draft === null) return;
  const block = finished(scan, draft);
  scan.blocks.push(block);
  if (draft.kind === 'item') scan.items.push({ indent: draft.indent, block });
  if (draft.kind === 'paragraph' && !scan.isList) {
    scan.lead = block.text;
    scan.isLeadStrong = block.isStrong;
  }
  if (draft.kind === 'code') scan.lead = '';
}

function finished(scan: Scan, draft: Draft): Block {
  const by = draft.kind === 'code' ? '\n' : draft.kind === 'row' ? ' | ' : ' ';
  const raw = draft.lines.join(by).trim().slice(0, LONGEST);
  const listed = draft.kind === 'item' || draft.kind === 'row';
  return {
    kind: draft.kind,
    text: draft.kind === 'code' ? raw : plain(raw),
    raw,
    ...(draft.kind === 'code' ? { label: '', rest: raw } : labelled(raw)),
    line: draft.line,
    path: scan.path.filter((part) => part !== ''),
    depth: draft.depth,
    isOrdered: draft.isOrdered,
    isStrong: /^\*\*[^*]+(?:\*[^*]+)*\*\*[.:]?$/.test(raw),
    lead: listed ? scan.lead : '',
    isLeadStrong: listed && scan.isLeadStrong,
    parent: draft.parent,
    group: listed ? scan.group : null,
    cells: draft.kind === 'row' ? withHeaders(scan.header ?? [], draft.lines) : [],
    lang: draft.lang,
    source: sourceAt(scan, draft.line),
    documentKind: scan.document.kind,
  };
}

function withHeaders(header: readonly string[], cells: readonly string[]): Cell[] {
  return cells.map((text, index) => ({ header: header[index] ?? '', text: plain(text) }));
}

function sourceAt(scan: Scan, line: number): Source {
  const { id, name } = scan.document;
  return { kind: 'document', documentId: id, document: name, heading: scan.path.at(-1) ?? '', line };
}
