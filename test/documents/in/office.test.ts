import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { DEFAULT_READ_LIMITS, type ReadLimits } from '../../../src/documents/in/limits.ts';
import { readDocument } from '../../../src/documents/in/read.ts';
import type { ReadResult } from '../../../src/documents/in/result.ts';
import {
  makeBomb,
  makeDocx,
  makeLinkedPdf,
  makeLockedPdf,
  makePdf,
  makeScan,
  type PdfLine,
} from './samples.ts';

async function textOf(name: string, bytes: Uint8Array): Promise<string> {
  const result = await readDocument({ name, bytes });
  if (result.kind === 'refused') throw new Error(result.detail);
  return result.markdown;
}

function read(name: string, bytes: Uint8Array, limits: Partial<ReadLimits> = {}): Promise<ReadResult> {
  return readDocument({ name, bytes }, { ...DEFAULT_READ_LIMITS, ...limits });
}

const body: readonly PdfLine[] = [
  { text: 'Parcel lockers', size: 20 },
  { text: 'Requirements', size: 14, gap: 30 },
  { text: 'The locker lets a courier open one door at a time, and it tells the require-', gap: 24 },
  { text: 'ments of the door to the station, even where the station is off-line.' },
  { text: 'A new paragraph starts here and is long enough to fill most of the line again', gap: 28 },
  { text: 'and ends.' },
  { text: '• A courier scans the parcel and the' },
  { text: 'door opens', x: 68 },
  { text: '• The door closes' },
  { text: '1. First' },
  { text: '2. Second' },
];

describe('reading a PDF without tags', () => {
  it('keeps headings by letter size, joins lines and divided words, keeps lists', async () => {
    expect(await textOf('prd.pdf', await makePdf([body]))).toBe(`# Parcel lockers

## Requirements

The locker lets a courier open one door at a time, and it tells the requirements of the door to the station, even where the station is off-line.

A new paragraph starts here and is long enough to fill most of the line again and ends.

- A courier scans the parcel and the door opens
- The door closes
1. First
2. Second`);
  });

  it('drops headers and footers that come back on most pages, and joins text over the end of a page', async () => {
    const page = (number: number, text: string): PdfLine[] => [
      { text: 'Lockerline internal' },
      { text, gap: 40 },
      { text: `Page ${number} of 4`, gap: 500 },
    ];
    const texts = [
      'The first page is long and goes',
      'on with the second.',
      'Third page here.',
      'Fourth page here.',
    ];
    const markdown = await textOf(
      'prd.pdf',
      await makePdf(texts.map((text, index) => page(index + 1, text))),
    );
    expect(markdown).toBe(
      'The first page is long and goes on with the second.\n\nThird page here.\n\nFourth page here.',
    );
  });
});

describe('links in a PDF', () => {
  it('lists an address that stands behind words, with those words', async () => {
    const url = 'https://www.figma.com/file/a_b(1)?x=1';
    const result = await read('ux.pdf', await makeLinkedPdf(url));
    expect(result).toMatchObject({ links: [{ label: 'the flows', url }] });
  });

  it('lists nothing that is no web address', async () => {
    const result = await read('ux.pdf', await makeLinkedPdf('file:///etc/passwd'));
    expect(result).toMatchObject({ kind: 'read', links: [] });
  });
});

describe('reading a Word file', () => {
  it('keeps headings, emphasis, nested lists and tables', async () => {
    expect(await textOf('prd.docx', await makeDocx())).toBe(`# Parcel lockers

## Requirements

**FR_1:** A courier opens a door.

- Opens in 2 s
  - Also offline

| Id | Text |
| --- | --- |
| R1 | Opens fast |`);
  });

  it('reads it under a wrong name too: the bytes decide', async () => {
    expect(await textOf('prd.pdf', await makeDocx())).toMatch(/^# Parcel lockers/);
  });
});

describe('refusing', () => {
  it('says encrypted for a PDF with a password', async () => {
    expect(await read('prd.pdf', makeLockedPdf())).toMatchObject({
      reason: 'encrypted',
      detail: '"prd.pdf" is protected by a password: remove the password and send it again.',
    });
  });

  it('says scanWithoutText for pages of pictures', async () => {
    expect(await read('prd.pdf', await makeScan())).toMatchObject({ reason: 'scanWithoutText' });
  });

  it('says corrupt for a PDF that is cut off', async () => {
    expect(await read('prd.pdf', strToU8('%PDF-1.7\n1 0 obj\n<< /Type'))).toMatchObject({
      reason: 'corrupt',
    });
  });

  it('says corrupt for a Word file with a broken body', async () => {
    const broken = zipSync({ 'word/document.xml': strToU8('<w:document><w:bo') });
    expect(await read('prd.docx', broken)).toMatchObject({ reason: 'corrupt' });
  });

  it('says tooComplex for a zip that would burst, without unpacking it', async () => {
    expect(await read('prd.docx', makeBomb(51))).toMatchObject({ reason: 'tooComplex' });
    const honest = zipSync({ 'word/document.xml': new Uint8Array(2000) }, { level: 0 });
    expect(await read('prd.docx', honest, { maxUnpackedBytes: 1000 })).toMatchObject({
      reason: 'tooComplex',
    });
  });

  it('says wrongType for other things in a zip, and which', async () => {
    const sheet = zipSync({ 'xl/workbook.xml': strToU8('<a/>') });
    expect(await read('prd.pdf', sheet)).toMatchObject({
      reason: 'wrongType',
      detail: '"prd.pdf" is a spreadsheet: send it as .md, .txt, .html, .pdf or .docx.',
    });
  });

  it('says tooSlow when time is up', async () => {
    expect(await read('prd.pdf', await makePdf([body]), { timeoutMs: 1 })).toMatchObject({
      reason: 'tooSlow',
    });
  });

  it('says tooLarge for too many pages and for too much text', async () => {
    const twoPages = await makePdf([body, body]);
    const tooMany = await read('prd.pdf', twoPages, { maxPages: 1 });
    expect(tooMany).toMatchObject({
      reason: 'tooLarge',
      detail: expect.stringContaining('more than 1 pages'),
    });
    expect(await read('prd.pdf', twoPages, { maxChars: 100 })).toMatchObject({ reason: 'tooLarge' });
  });

  it('says tooComplex when memory is up, and goes on reading other files', async () => {
    const page = strToU8(`<body>${'<p>a<b>b</b></p>'.repeat(200_000)}</body>`);
    expect(await read('prd.html', page, { heapMb: 24 })).toMatchObject({ reason: 'tooComplex' });
    expect(await read('next.html', strToU8('<p>Still here</p>'))).toMatchObject({ kind: 'read', words: 2 });
  });

  it('lets the process end once it has read', async () => {
    const reader = new URL('../../../src/documents/in/read.ts', import.meta.url).href;
    const script = `import { readDocument } from '${reader}';
      const bytes = new TextEncoder().encode('<p>Text</p>');
      console.log((await readDocument({ name: 'prd.html', bytes })).kind);`;
    // Ends only when nothing holds the process open; a thread or timer left behind would.
    const run = promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      timeout: 15_000,
    });
    expect((await run).stdout).toBe('read\n');
  });
});
