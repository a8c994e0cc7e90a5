// Owns the shape of a rule and of what rules look at. Knows no single rule.
import type { Blueprint, PartName } from '../blueprint.ts';
import type { Deliverable } from '../deliverable.ts';
import type { Dossier } from '../dossier.ts';
import type { Severity } from './finding.ts';
import type { Outline } from './markdown.ts';
import type { PlacedText } from './texts.ts';

/** A rendered guide. `again` is what its model renders to after a trip through JSON; null where nobody tried. */
export interface RenderedText {
  readonly deliverable: Deliverable;
  readonly markdown: string;
  readonly again: string | null;
}

/** A guide taken apart once for all rules. */
export interface OutlinedText extends RenderedText {
  readonly outline: Outline;
}

/** What is checked. Rules that need a guide or the dossier stay quiet without. */
export interface Subject {
  readonly blueprint: Blueprint;
  readonly guides: readonly OutlinedText[];
  readonly dossier: Dossier | null;
  /** Every text of the blueprint. */
  readonly texts: readonly PlacedText[];
}

/** One thing a rule objects to, before it is dressed as a finding. */
export interface Fault {
  readonly part: PartName | null;
  readonly place: string;
  readonly message: string;
}

/** One rule. `find` is pure and total. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly mend: string;
  readonly find: (subject: Subject) => readonly Fault[];
}

/** A fault in a part of the blueprint, or in none. Pure. */
export function fault(part: PartName | null, place: string, message: string): Fault {
  return { part, place, message };
}
