// Which parser reads what. Runs inside the worker thread; knows nothing of names or time.
import type { Parsed, ParseTask } from './parsed.ts';

/** The document's text. What a file can do to its parser comes back as a refusal. */
export async function parse(task: ParseTask): Promise<Parsed> {
  // Each parser is loaded only when a file needs it: pdf.js alone weighs more than the rest together.
  if (task.as === 'html') return parsePage(task.text);
  if (task.as === 'docx') return (await import('./docx.ts')).parseDocx(task.bytes);
  return (await import('./pdf/parse-pdf.ts')).parsePdf(task.bytes, task.limits);
}

async function parsePage(html: string): Promise<Parsed> {
  const { parseHtml } = await import('./html.ts');
  try {
    return { kind: 'parsed', ...parseHtml(html) };
  } catch (error) {
    // The parser recurses: what nests too deep ends in a RangeError.
    if (error instanceof RangeError) return { kind: 'refused', reason: 'tooComplex' };
    throw error;
  }
}
