// Owns the documents people get: each is one template filled with one view of the dossier.
import type { Deliverable } from '../../blueprint/brief.ts';
import type { Finding } from '../../blueprint/check/finding.ts';
import type { Dossier } from '../../blueprint/dossier.ts';
import { guideData } from './guide-data.ts';
import type { Renderer } from './render.ts';

const TEMPLATES: Readonly<Record<Deliverable, string>> = {
  architecture: 'documents/architecture-guide',
  technical: 'documents/technical-architecture',
};

/** A whole guide as Markdown: title block, summary, review, the literal sections, appendices; `findings` stand on its
 *  first page. Pure but for the renderer. */
export function renderGuide(
  renderer: Renderer,
  dossier: Dossier,
  deliverable: Deliverable,
  findings: readonly Finding[] = [],
): string {
  return renderer.render(TEMPLATES[deliverable], guideData(dossier, deliverable, findings));
}

/** The one-page summary alone, as Markdown. */
export function renderSummary(
  renderer: Renderer,
  dossier: Dossier,
  findings: readonly Finding[] = [],
): string {
  return renderer.render('documents/summary', guideData(dossier, null, findings));
}
