// Owns where a fact comes from. Knows nothing of Slack, files or planners. Every fact in the house carries one Source.
import { z } from 'zod';

/** A fact's origin: a line of a document, a person's word, or a rule of the catalogue (a default nobody stated). */
export const Source = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('document'),
    documentId: z.string().min(1),
    document: z.string().min(1),
    heading: z.string(),
    /** 1-based line in the document's Markdown text. */
    line: z.int().min(1),
  }),
  z.object({
    kind: z.literal('person'),
    userId: z.string().min(1),
    name: z.string().min(1),
    at: z.iso.datetime(),
    /** What the person did, for example "answered Q-2" or "filled the form". */
    deed: z.string().min(1),
  }),
  z.object({ kind: z.literal('rule'), rule: z.string().min(1) }),
]);
export type Source = z.infer<typeof Source>;

/** One line for people: `PRD.md, "Goals", line 12`, `Ana, answered Q-2`, or `assumed: <rule>`. Pure. */
export function describeSource(source: Source): string {
  switch (source.kind) {
    case 'document':
      return `${source.document}${source.heading ? `, "${source.heading}"` : ''}, line ${source.line}`;
    case 'person':
      return `${source.name}, ${source.deed}`;
    case 'rule':
      return `assumed: ${source.rule}`;
  }
}
