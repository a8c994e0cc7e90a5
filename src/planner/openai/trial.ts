// Owns the judging of a draft before anybody sees it: by the rules that the delivered guide is checked with.
// Must not know how guides are rendered: the rules of the Markdown stay quiet here, and speak at the delivery.
import type { Blueprint } from '../../blueprint/blueprint.ts';
import { check, RULES } from '../../blueprint/check/check.ts';
import type { Finding } from '../../blueprint/check/finding.ts';
import type { Dossier } from '../../blueprint/dossier.ts';
import type { BlueprintInput } from '../port.ts';

/** The dossier that a guide of this draft would be rendered from. */
function dossierOf(input: BlueprintInput, blueprint: Blueprint): Dossier {
  const { brief, reading, answers, rounds, decision, owner, change } = input;
  const people = { owner, stakeholders: [], handovers: [], waived: [] };
  const request = change?.request ?? null;
  const version = { number: 1, at: decision.at, requestedBy: null, request, changes: ['Drafted'] };
  return {
    designId: 'draft',
    title: brief.title,
    status: 'draft',
    ...people,
    brief,
    reading,
    questions: [...answers],
    rounds: [...rounds],
    decision,
    blueprint,
    versions: [version],
  };
}

/** What the rules of these ids find in a draft. Pure. */
export function tried(input: BlueprintInput, blueprint: Blueprint, ids: ReadonlySet<string>): Finding[] {
  const rules = RULES.filter((one) => ids.has(one.id));
  return check(blueprint, [], dossierOf(input, blueprint), rules);
}
