// DOCX to Markdown, by way of HTML: the only detour that keeps tables. Pictures stay names, nothing is loaded.
import mammoth from 'mammoth';
import { parseHtml } from './html.ts';
import type { Parsed } from './parsed.ts';

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
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, options);
    return { kind: 'parsed', ...parseHtml(value) };
  } catch (error) {
    return { kind: 'refused', reason: error instanceof RangeError ? 'tooComplex' : 'corrupt' };
  }
}
