// Owns the guides as people get them: rendered, checked by the rules, and rendered again with what the rules found.
// Keeps true: the same dossier gives the same bytes, and a trip through JSON changes nothing.
import type { Deliverable } from '../../blueprint/brief.ts';
import { check } from '../../blueprint/check/check.ts';
import type { Finding } from '../../blueprint/check/finding.ts';
import { Dossier } from '../../blueprint/dossier.ts';
import { renderGuide, renderSummary } from './guide.ts';
import type { Renderer } from './render.ts';

/** Guides, first page and findings of one version. */
export interface CheckedGuides {
  readonly summary: string;
  readonly guides: readonly { readonly deliverable: Deliverable; readonly markdown: string }[];
  /** Errors first. */
  readonly findings: readonly Finding[];
}

/** The dossier after a trip through JSON; null where it no longer fits its schema. */
function fromJson(dossier: Dossier): Dossier | null {
  const parsed = Dossier.safeParse(JSON.parse(JSON.stringify(dossier)));
  return parsed.success ? parsed.data : null;
}

/** What the rules find in the guides of a dossier; the guides are rendered without findings for it. Pure but for the renderer. */
export function findingsOf(renderer: Renderer, dossier: Dossier): Finding[] {
  const again = fromJson(dossier);
  const guides = dossier.brief.deliverables.map((deliverable) => ({
    deliverable,
    markdown: renderGuide(renderer, dossier, deliverable),
    again: again && renderGuide(renderer, again, deliverable),
  }));
  return check(dossier.blueprint, guides, dossier);
}

/** Everything that is delivered as Markdown, with what the checks found on the first page. Pure but for the renderer. */
export function renderChecked(renderer: Renderer, dossier: Dossier): CheckedGuides {
  const findings = findingsOf(renderer, dossier);
  const guides = dossier.brief.deliverables.map((deliverable) => ({
    deliverable,
    markdown: renderGuide(renderer, dossier, deliverable, findings),
  }));
  return { summary: renderSummary(renderer, dossier, findings), guides, findings };
}
