// Owns taking over conflicts that a model saw: only those whose words stand in a document, each side with its line. Pure.
import type { Brief } from '../../blueprint/brief.ts';
import type { Conflict, Reading } from '../../blueprint/reading.ts';
import type { Source } from '../../blueprint/source.ts';
import { clip } from '../builtin/things/nouns.ts';
import type { AnalysisAnswer } from './schemas/analysis.ts';

const MOST_NEW = 6;
const SHORTEST_QUOTE = 8;

/** The reading with the new conflicts after its own, and for each proposed conflict its id there (null: not taken). Pure. */
export function withConflicts(
  brief: Brief,
  reading: Reading,
  proposed: AnalysisAnswer['conflicts'],
): { readonly reading: Reading; readonly ids: readonly (string | null)[] } {
  const conflicts = [...reading.conflicts];
  const ids = proposed.map((one) => {
    const sides = one.quotes.flatMap(({ documentId, quote }) => {
      const source = sourceOf(brief, documentId, quote);
      return source ? [{ text: clip(quote, 600), source }] : [];
    });
    const isKnown = conflicts.some((known) => shares(known.statement, one.statement));
    if (sides.length === 0 || isKnown || conflicts.length >= reading.conflicts.length + MOST_NEW) return null;
    if (one.statement.trim() === '' || one.proposal.trim() === '') return null;
    const conflict: Conflict = {
      id: `C-${conflicts.length + 1}`,
      kind: one.kind,
      statement: clip(one.statement, 800),
      sides,
      proposal: clip(one.proposal, 600),
      needsPerson: one.needsPerson,
    };
    conflicts.push(conflict);
    return conflict.id;
  });
  return { reading: { ...reading, conflicts }, ids };
}

/** Where a quote stands, blanks and signs of Markdown aside; null where no document holds it. */
function sourceOf(brief: Brief, documentId: string, quote: string): Source | null {
  const wanted = plain(quote);
  if (wanted.length < SHORTEST_QUOTE) return null;
  const named = brief.documents.filter((one) => one.id === documentId);
  for (const document of [...named, ...brief.documents]) {
    const lines = document.text.split('\n');
    const inLine = lines.findIndex((line) => plain(line).includes(wanted));
    const overTwo = (line: string, index: number) =>
      plain(`${line} ${lines[index + 1] ?? ''}`).includes(wanted);
    const at = inLine >= 0 ? inLine : lines.findIndex(overTwo);
    if (at < 0) continue;
    const heading = lines.slice(0, at + 1).findLast((line) => /^#{1,6} /.test(line)) ?? '';
    const place = { heading: heading.replace(/^#+\s*/, ''), line: at + 1 };
    return { kind: 'document', documentId: document.id, document: document.name, ...place };
  }
  return null;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether two texts say much the same: half of the longer words of the shorter one. Pure. */
export function shares(a: string, b: string): boolean {
  const words = (text: string) =>
    new Set(
      plain(text)
        .split(' ')
        .filter((word) => word.length > 3),
    );
  const [one, other] = [words(a), words(b)];
  const common = [...one].filter((word) => other.has(word)).length;
  return common > 0 && common / Math.min(one.size, other.size) > 0.5;
}
