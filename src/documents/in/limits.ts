// How much one file may cost. Each number has its reason; callers may lower them.

/** Bounds on reading one file. */
export interface ReadLimits {
  readonly maxBytes: number;
  readonly maxUnpackedBytes: number;
  readonly maxPages: number;
  readonly maxChars: number;
  readonly timeoutMs: number;
  readonly heapMb: number;
  /** How much the process that reads may grow, buffers included. */
  readonly growthMb: number;
}

/** The limits used where the caller names none. */
export const DEFAULT_READ_LIMITS: ReadLimits = {
  // What the form promises people; a PRD of 300 pages with pictures stays below it.
  maxBytes: 10 * 1024 * 1024,
  // Five times the largest file: text packs well, but an honest document is mostly packed pictures.
  maxUnpackedBytes: 50 * 1024 * 1024,
  // More than any product document; bounds the work a small file can ask for page by page.
  maxPages: 2_000,
  // About 250 pages of text: beyond it nobody has one product in mind, and reading it for questions takes too long.
  maxChars: 600_000,
  // 300 pages take about a second; twenty leave room for a busy machine.
  timeoutMs: 20_000,
  // 500 sections of DOCX need about 200 MB; the bot itself stays small beside it.
  heapMb: 256,
  // The heap's limit, and room for the file itself and what the parser unpacks of it.
  growthMb: 288,
};
