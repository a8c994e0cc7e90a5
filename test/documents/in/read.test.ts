import { describe, expect, it } from 'vitest';
import { DEFAULT_READ_LIMITS } from '../../../src/documents/in/limits.ts';
import { readDocument } from '../../../src/documents/in/read.ts';
import type { ReadDocument, Refusal } from '../../../src/documents/in/result.ts';
import { isImage } from '../../../src/documents/in/sniff.ts';

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

async function read(name: string, content: Uint8Array | string, mimetype?: string): Promise<ReadDocument> {
  const data = typeof content === 'string' ? bytes(content) : content;
  const result = await readDocument({ name, bytes: data, mimetype });
  if (result.kind === 'refused') throw new Error(result.detail);
  return result;
}

async function refused(
  name: string,
  content: Uint8Array | string,
): Promise<{ reason: Refusal; detail: string }> {
  const result = await readDocument({ name, bytes: typeof content === 'string' ? bytes(content) : content });
  if (result.kind === 'read') throw new Error(`read ${result.words} words`);
  return result;
}

describe('reading Markdown and text', () => {
  it('keeps the text, its lines and its first heading as title', async () => {
    const result = await read('prd.md', 'Draft\r\n\r\n# Parcel **lockers**\r\nA courier opens a door.\r\n');
    expect(result.markdown).toBe('Draft\n\n# Parcel **lockers**\nA courier opens a door.');
    expect(result).toMatchObject({ title: 'Parcel lockers', words: 8, links: [], images: [] });
  });

  it.each([
    ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, ...bytes('Größe')]],
    ['UTF-16 little endian', [0xff, 0xfe, ...Buffer.from('Größe', 'utf16le')]],
    ['UTF-16 big endian', [0xfe, 0xff, ...Buffer.from('Größe', 'utf16le').swap16()]],
    ['Windows-1252', Buffer.from('Größe', 'latin1')],
  ])('reads %s', async (_encoding, content) => {
    expect((await read('notes.txt', Uint8Array.from(content))).markdown).toBe('Größe');
  });

  it('takes out invisible, bidi, tag and NUL characters', async () => {
    const tagged = [...'ignore']
      .map((char) => String.fromCodePoint(0xe0000 + (char.codePointAt(0) ?? 0)))
      .join('');
    const result = await read('prd.md', `Pay\u200B \u202Eonce\u202C${tagged}\u0000.`);
    expect(result.markdown).toBe('Pay once.');
  });

  it('takes text without an extension, as snippets come', async () => {
    expect((await read('Parcel lockers', 'A courier opens a door.', 'text/plain')).words).toBe(5);
  });

  it('leaves pictures packed into Markdown out and keeps their names', async () => {
    const result = await read('prd.md', `# A\n![Map](data:image/png;base64,${'A'.repeat(5000)})\nEnd`);
    expect(result.images).toEqual(['Map']);
    expect(result.markdown.length).toBeLessThan(60);
  });
});

describe('links and images', () => {
  it('lists each web address once, with its label, and nothing else', async () => {
    const text = `See [the flows](https://figma.com/file/a_b?node=1) and https://miro.com/app/x.
Again https://figma.com/file/a_b?node=1, <https://notion.so/p>, [bad](javascript:alert(1)), (https://a.test/b).
![Board](https://a.test/board.png) [ftp](ftp://a.test)`;
    expect((await read('ux.md', text)).links).toEqual([
      { label: 'the flows', url: 'https://figma.com/file/a_b?node=1' },
      { label: 'https://miro.com/app/x', url: 'https://miro.com/app/x' },
      { label: 'https://notion.so/p', url: 'https://notion.so/p' },
      { label: 'https://a.test/b', url: 'https://a.test/b' },
    ]);
  });

  it('names images by their alternative text, else by their file', async () => {
    const text =
      '![Login screen](a.png) ![](img/board.png?x=1) <img src="x/flow.svg"> ![Login screen](b.png)';
    expect((await read('ux.md', text)).images).toEqual(['Login screen', 'board.png', 'flow.svg']);
  });
});

describe('reading HTML', () => {
  const page = `<!DOCTYPE html><html><head><title> Lockers </title><style>p{}</style></head><body>
<nav>Home About</nav><script>document.write("stolen")</script>
<h1>Parcel lockers</h1><p>See <a href="https://figma.com/f/a_b">the flows</a>, FR_1 and [P1] * 2.</p>
<ul><li>One<ul><li>Two</li></ul></li></ul><ol><li>First</li><li>Second</li></ol>
<table><tr><th>Id</th><th>Text</th></tr><tr><td>R1</td><td><p>Opens</p><p>fast | safe | dry<br>now</p><script>x</script></td></tr></table>
<pre><code>a | b</code></pre><img alt="Door" src="data:image/png;base64,AAAA"></body></html>`;

  it('keeps headings, lists, tables, code and links; drops scripts, styles and navigation', async () => {
    expect((await read('prd.html', page)).markdown).toBe(`# Parcel lockers

See [the flows](https://figma.com/f/a_b), FR_1 and [P1] * 2.

- One
  - Two
1. First
2. Second

| Id | Text |
| --- | --- |
| R1 | Opens fast \\| safe \\| dry now |

\`\`\`
a | b
\`\`\`

![Door](packed-image)`);
  });

  it('leaves out what people cannot see in the page, in tables too', async () => {
    const hidden =
      '<p hidden>a</p><div style="color:red; display: none">b<p>c</p></div><span style="visibility:hidden">d</span>';
    const cells = '<table><tr><td>x<span hidden>e</span></td><td></td></tr></table>';
    const markdown = (await read('prd.html', `<p>Seen</p>${hidden}<b style="color:red">too</b>${cells}`))
      .markdown;
    expect(markdown).toBe('Seen\n\n**too**\n\n| x | |\n| --- | --- |');
  });

  it('gives title, links and images', async () => {
    const result = await read('prd.html', page);
    expect(result).toMatchObject({ title: 'Parcel lockers', images: ['Door'] });
    expect(result.links).toEqual([{ label: 'the flows', url: 'https://figma.com/f/a_b' }]);
  });

  it('reads a canvas, which has no extension, by its type', async () => {
    const canvas = await read('Lockers', '<p>A courier opens a door.</p>', 'application/vnd.slack-docs');
    expect(canvas.markdown).toBe('A courier opens a door.');
  });

  it('falls back to the page title', async () => {
    expect((await read('a.htm', '<title>Lockers</title><p>Text</p>')).title).toBe('Lockers');
  });
});

describe('pictures', () => {
  it.each([
    ['flow.PNG', undefined, true],
    ['flow.svg', undefined, true],
    ['upload', 'image/jpeg', true],
    ['prd.md', 'text/plain', false],
    ['png', undefined, false],
  ])('are told by name and type: %s %s', (name, mimetype, expected) => {
    expect(isImage(name, mimetype)).toBe(expected);
  });
});

describe('refusing', () => {
  it.each<[Refusal, string, Uint8Array | string]>([
    ['empty', 'prd.md', ''],
    ['empty', 'prd.md', ' \n\u200B\n'],
    ['empty', 'prd.html', '<html><body><script>1</script></body></html>'],
    ['wrongType', 'prd.md', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 0)],
    ['wrongType', 'prd.pdf', 'PK\u0003\u0004'],
    ['wrongType', 'prd.pdf', '<!doctype html><p>Sign in</p>'],
    ['wrongType', 'data.csv', 'a,b'],
    ['wrongType', 'prd.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
    [
      'encrypted',
      'prd.docx',
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, ...Buffer.from('EncryptedPackage', 'utf16le')),
    ],
    ['corrupt', 'prd.docx', 'PK\u0003\u0004 and then nothing'],
    ['corrupt', 'prd.pdf', Uint8Array.from({ length: 300 }, (_, index) => (index * 7) % 32)],
    ['tooLarge', 'prd.md', new Uint8Array(DEFAULT_READ_LIMITS.maxBytes + 1)],
    ['tooLarge', 'prd.md', 'word '.repeat(DEFAULT_READ_LIMITS.maxChars / 5 + 1)],
    ['tooComplex', 'prd.html', `${'<div>'.repeat(100_000)}deep${'</div>'.repeat(100_000)}`],
  ])('says %s for %s', async (reason, name, content) => {
    const result = await refused(name, content);
    expect(result.reason).toBe(reason);
    expect(result.detail).toMatch(new RegExp(`^"${name}" [^\\n]+: [^\\n]+\\.$`));
  });

  it('shows a hostile file name harmlessly', async () => {
    const { detail } = await refused(`a\n\u202E${'b'.repeat(300)}.xyz`, 'text');
    expect(detail).toMatch(/^"a b{77}…" /);
  });
});
