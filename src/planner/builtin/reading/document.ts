// Owns the brief as readable text: every document and typed field as blocks, each block with the kind of its section. Pure.
import type { Brief } from '../../../blueprint/brief.ts';
import { title } from './inline.ts';
import { type Block, structure, type Text } from './structure.ts';
import { SECTION_WORDS, type SectionKind } from './words/sections.ts';

/** A block with what its section holds; null where no heading says. */
export interface Passage extends Block {
  readonly section: SectionKind | null;
}

/** Headings that name the document itself say nothing of a section. */
const DOCUMENT_TITLE = /requirements? document|\bPRD\b|specification|product requirements|UX design$/i;

function kindOf(heading: string): SectionKind | null {
  const name = title(heading);
  if (DOCUMENT_TITLE.test(name)) return null;
  return SECTION_WORDS.find(([, words]) => words.test(name))?.[0] ?? null;
}

const OVERRIDES: ReadonlySet<SectionKind | null> = new Set(['out', 'skip', 'style']);
const REFINABLE: ReadonlySet<SectionKind> = new Set(['demand', 'goal', 'quality']);

/** What the section under these headings holds: "out" and "skip" anywhere above rule, else the innermost that says. Pure. */
export function sectionOf(path: readonly string[], fallback: SectionKind | null): SectionKind | null {
  const kinds = path.map(kindOf);
  const ruling = kinds.find((kind) => OVERRIDES.has(kind));
  if (ruling !== undefined) return ruling;
  const told = kinds.filter((kind) => kind !== null);
  const inner = told.at(-1);
  const outer = told.find((kind) => !REFINABLE.has(kind));
  if (inner === undefined) return fallback;
  return inner === 'demand' && outer !== undefined && outer !== 'stories' ? outer : inner;
}

function passages(document: Text, fallback: SectionKind | null): Passage[] {
  const known = new Map<string, SectionKind | null>();
  return structure(document).map((block) => {
    const key = block.path.join('\n');
    const section = known.has(key) ? (known.get(key) ?? null) : sectionOf(block.path, fallback);
    known.set(key, section);
    return { ...block, section };
  });
}

/** Every passage of the brief: the documents in order, PRDs first, then the typed challenge and requirements. Pure. */
export function passagesOf(brief: Brief): Passage[] {
  const rank = { prd: 0, other: 1, ux: 2 } as const;
  const ordered = [...brief.documents].sort((a, b) => rank[a.kind] - rank[b.kind]);
  const typed = (id: string, name: string, text: string): Text => ({ id, name, kind: 'other', text });
  return [
    ...ordered.flatMap((document) => passages(document, null)),
    ...passages(typed('challenge', 'Challenge', brief.challenge), 'goal'),
    ...passages(typed('techniques', 'Available techniques', brief.techniques), 'epics'),
    ...passages(typed('requirements', 'Requirements', brief.requirements), 'demand'),
  ];
}
