// Owns the check of a whole guide: every rule asked once, its faults dressed as findings, errors first. Pure.
import type { Blueprint } from '../blueprint.ts';
import type { Dossier } from '../dossier.ts';
import { DECISION_RULES } from './decision-rules.ts';
import { type Finding, SEVERITIES } from './finding.ts';
import { FOREIGN_RULES } from './foreign-rules.ts';
import { GRAPH_RULES } from './graph-rules.ts';
import { outlineOf } from './markdown.ts';
import { NUMBER_RULES } from './number-rules.ts';
import { OPERATION_RULES } from './operation-rules.ts';
import type { RenderedText, Rule, Subject } from './rule.ts';
import { SECTION_RULES } from './section-rules.ts';
import { STRUCTURE_RULES } from './structure-rules.ts';
import { textsOf } from './texts.ts';
import { TRACE_RULES } from './trace-rules.ts';

/** Every rule that is checked, in the order of the list. */
export const RULES: readonly Rule[] = [
  ...STRUCTURE_RULES,
  ...TRACE_RULES,
  ...DECISION_RULES,
  ...SECTION_RULES,
  ...OPERATION_RULES,
  ...GRAPH_RULES,
  ...NUMBER_RULES,
  ...FOREIGN_RULES,
];

function findingsOf(rule: Rule, subject: Subject): Finding[] {
  const { id, severity, mend } = rule;
  return rule.find(subject).map((fault) => ({ rule: id, severity, ...fault, mend }));
}

/** What every rule found, errors first, then in the order of the rules. Without guides the rules of the Markdown stay
 *  quiet, without a dossier those that need the inputs. `rules` are those that are asked. Pure. */
export function check(
  blueprint: Blueprint,
  guides: readonly RenderedText[],
  dossier: Dossier | null = null,
  rules: readonly Rule[] = RULES,
): Finding[] {
  const outlined = guides.map((it) => ({ ...it, outline: outlineOf(it.markdown) }));
  const subject = { blueprint, guides: outlined, dossier, texts: textsOf(blueprint) };
  const all = rules.flatMap((rule) => findingsOf(rule, subject));
  return SEVERITIES.flatMap((severity) => all.filter((it) => it.severity === severity));
}
