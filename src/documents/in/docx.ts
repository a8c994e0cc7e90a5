// DOCX to Markdown, by way of HTML: the only detour that keeps tables. Pictures stay names, nothing is loaded.
import mammoth from 'mammoth';
import { parseHtml } from './html.ts';
import type { Parsed } from './parsed.ts';

/** The document's text, or why it has none. */
export async function parseDocx(bytes: Uint8Array): Promise<Parsed> {
  try {
    const options = { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: 'picture' })) };
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, options);
    return { kind: 'parsed', ...parseHtml(value) };
  } catch (error) {
    return { kind: 'refused', reason: error instanceof RangeError ? 'tooComplex' : 'corrupt' };
  }
}
