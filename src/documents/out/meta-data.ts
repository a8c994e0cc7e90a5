// Owns the title block: version, status, dates, people, and who drafted. Pure.
import type { Drafter } from '../../blueprint/blueprint.ts';
import type { Deliverable } from '../../blueprint/deliverable.ts';
import type { Dossier } from '../../blueprint/dossier.ts';

/** One sentence that says plainly who drafted. Pure. */
export function drafterWords(drafter: Drafter): string {
  if (drafter.kind === 'rules') return 'Drafted by rules on this server; no language model wrote this guide.';
  const { host, model, fallbackParts } = drafter;
  const rest =
    fallbackParts.length === 0 ? '' : ` Rules on this server drafted: ${fallbackParts.join(', ')}.`;
  return `Drafted by the language model ${model} at ${host}; the documents were sent there.${rest}`;
}

/** What the title block prints; `deliverable` null for the summary alone. Pure. */
export function metaData(dossier: Dossier, deliverable: Deliverable | null) {
  const latest = dossier.versions.at(-1);
  return {
    title: dossier.title,
    guideName: deliverable?.name ?? 'Summary',
    version: latest?.number ?? 1,
    at: latest?.at ?? dossier.decision.at,
    status:
      dossier.status === 'final' ? 'Final: accepted by the owner' : 'Draft: not yet accepted by the owner',
    designId: dossier.designId,
    owner: dossier.owner,
    stakeholders: dossier.stakeholders,
    handovers: dossier.handovers,
    waived: dossier.waived,
    drafter: drafterWords(dossier.blueprint.drafter),
  };
}
