// The sentences people read when a file is refused. They say which file, what is wrong, and what to do.
import type { ReadLimits } from './limits.ts';
import type { Refusal, RefusedDocument } from './result.ts';
import { cleanText } from './text.ts';

interface Sentence {
  readonly what: (limits: ReadLimits) => string;
  readonly advice: string;
}

const MEGABYTE = 1024 * 1024;
const NAME_CHARS = 80;

const SENTENCES: Readonly<Record<Refusal, Sentence>> = {
  empty: { what: () => 'holds no text', advice: 'add text to it, or paste the text in the thread' },
  tooLarge: {
    what: (limits) => `is larger than ${Math.round(limits.maxBytes / MEGABYTE)} MB`,
    advice: 'send only the parts that matter, or split it into several files',
  },
  wrongType: {
    what: () => 'is not a document I can read',
    advice: 'send it as .md, .txt, .html, .pdf or .docx',
  },
  encrypted: { what: () => 'is protected by a password', advice: 'remove the password and send it again' },
  corrupt: { what: () => 'is damaged or incomplete', advice: 'export it again and send the new file' },
  scanWithoutText: {
    what: () => 'holds pictures of pages and no text',
    advice: 'export it from the original document, or run text recognition (OCR) on it first',
  },
  tooSlow: {
    what: (limits) => `took longer than ${Math.ceil(limits.timeoutMs / 1000)} s to read`,
    advice: 'send it as Markdown or text, or split it into several files',
  },
  tooComplex: {
    what: () => 'needs far more memory than a document of its size should',
    advice: 'send it as Markdown or text',
  },
};

/** The refusal of file `name`; `what` replaces the reason's usual words. Pure. */
export function refusal(reason: Refusal, name: string, limits: ReadLimits, what?: string): RefusedDocument {
  const sentence = SENTENCES[reason];
  const detail = `"${shownName(name)}" ${what ?? sentence.what(limits)}: ${sentence.advice}.`;
  return { kind: 'refused', reason, detail };
}

function shownName(name: string): string {
  const clean = cleanText(name).replaceAll(/\s+/g, ' ').trim();
  return clean.length > NAME_CHARS ? `${clean.slice(0, NAME_CHARS - 1)}…` : clean || 'The file';
}
