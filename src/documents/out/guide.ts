// Owns the documents people get: each is one template filled with one view of the dossier.
import type { Finding } from '../../blueprint/check/finding.ts';
import type { Deliverable } from '../../blueprint/deliverable.ts';
import type { Dossier } from '../../blueprint/dossier.ts';
import { guideData } from './guide-data.ts';
import { withinBudgets } from './overflow.ts';
import type { Renderer } from './render.ts';

/** A whole guide as Markdown: title block, summary, review, the literal sections, appendices; `findings` stand on its
 *  first page. Pure but for the renderer. */
export function renderGuide(
  renderer: Renderer,
  dossier: Dossier,
  deliverable: Deliverable,
  findings: readonly Finding[] = [],
): string {
  const data = guideData(dossier, deliverable, findings);
  return withinBudgets(renderer.render(`documents/${deliverable.id}/guide`, data), deliverable);
}

/** The one-page summary alone, as Markdown. */
export function renderSummary(
  renderer: Renderer,
  dossier: Dossier,
  findings: readonly Finding[] = [],
): string {
  return renderer.render('documents/summary', guideData(dossier, null, findings));
}
