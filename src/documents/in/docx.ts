// DOCX to Markdown, by way of HTML: the only detour that keeps tables. Pictures stay names, nothing is loaded.
import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { parseHtml } from './html.ts';
import type { Parsed } from './parsed.ts';
import { unpackZip } from './zip.ts';

// Word's own names for what mammoth would take for plain paragraphs; the last two are what pandoc writes.
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Source Code'] => pre:separator('\\n')",
  "r[style-name='Verbatim Char'] => code",
];

/** The document's text, or why it has none. */
export async function parseDocx(bytes: Uint8Array): Promise<Parsed> {
  try {
    const options = {
      styleMap: STYLES,
      convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: 'picture' })),
    };
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(honest(bytes)) }, options);
    return { kind: 'parsed', ...parseHtml(value) };
  } catch (error) {
    return { kind: 'refused', reason: error instanceof RangeError ? 'tooComplex' : 'corrupt' };
  }
}

const TEXT = /\.(?:xml|rels)$/i;

/** The same zip with its texts alone, checked not to burst further than its directory says: mammoth would not notice. */
function honest(bytes: Uint8Array): Uint8Array {
  return zipSync(
    unpackZip(bytes, (name) => TEXT.test(name)),
    { level: 0 },
  );
}
