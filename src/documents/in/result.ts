// What reading a file gives back. Every refusal is data: one reason and one sentence for the person who sent it.

/** Why a file was not read. */
export const REFUSALS = [
  'empty',
  'tooLarge',
  'wrongType',
  'encrypted',
  'corrupt',
  'scanWithoutText',
  'tooSlow',
  'tooComplex',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** A link found in a document. It is never followed. */
export interface FoundLink {
  readonly label: string;
  readonly url: string;
}

/** A file that was read: its text as Markdown, and what that text points at. */
export interface ReadDocument {
  readonly kind: 'read';
  readonly markdown: string;
  /** The first heading, else the file's own title, else null. */
  readonly title: string | null;
  readonly words: number;
  /** In the order found, each URL once, http and https only. */
  readonly links: readonly FoundLink[];
  /** Alternative text of each picture, or its file name where it has none; each once. */
  readonly images: readonly string[];
}

/** A file that was not read. */
export interface RefusedDocument {
  readonly kind: 'refused';
  readonly reason: Refusal;
  /** One plain sentence: which file, what is wrong with it, what to do. */
  readonly detail: string;
}

/** The outcome of reading one file. */
export type ReadResult = ReadDocument | RefusedDocument;
