// Owns AGENTS.md: one page for those who implement with a machine, rules alone, each with the decision behind it.
import type { Dossier } from '../../blueprint/dossier.ts';
import { adrPath } from './adr.ts';
import type { Renderer } from './render.ts';
import { shortened } from './sentences.ts';

/** One page; a longer file is not read. */
export const AGENTS_LINES = 60;
const MOST_RULES = 40;
const TEXT_LIMIT = 260;

/** The page. At most 60 lines. Pure but for the renderer. */
export function agentsPage(renderer: Renderer, dossier: Dossier): string {
  const { structure, decisions } = dossier.blueprint;
  const invariants = structure.invariants.slice(0, MOST_RULES).map((it) => {
    const record = decisions.records.find((one) => one.id === it.decisionId);
    return {
      id: it.id,
      rule: shortened(it.rule, TEXT_LIMIT),
      test: shortened(it.test, TEXT_LIMIT),
      decision: record ? { id: record.id, path: adrPath(record) } : null,
    };
  });
  return renderer.render('documents/agents', {
    title: dossier.title,
    version: dossier.versions.at(-1)?.number ?? 1,
    pattern: structure.patternName,
    invariants,
    left: Math.max(0, structure.invariants.length - MOST_RULES),
  });
}
