// Owns the sentence of the first page about the rules: how many findings, which rules, and a waiver if one was signed. Pure.
import { countsOf, type Finding } from '../../blueprint/check/finding.ts';
import type { Dossier } from '../../blueprint/dossier.ts';
import { firstIds } from './first-page.ts';
import { shortened } from './sentences.ts';

const RULES_SHOWN = 8;
/** The change log holds the whole reason. */
const REASON_LIMIT = 240;

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** "1 error and 2 warnings (R01, N04)"; "no error and no warning" where the rules found nothing. Pure. */
export function findingWords(findings: readonly Finding[]): string {
  const { error, warning } = countsOf(findings);
  const errors = error === 0 ? 'no error' : counted(error, 'error');
  const warnings = warning === 0 ? 'no warning' : counted(warning, 'warning');
  const rules = [...new Set(findings.map((it) => it.rule))];
  const more = rules.length > RULES_SHOWN ? ` and ${rules.length - RULES_SHOWN} more` : '';
  return rules.length === 0
    ? `${errors} and ${warnings}`
    : `${errors} and ${warnings} (${rules.slice(0, RULES_SHOWN).join(', ')}${more})`;
}

/** What the first page says of the checks. Pure. */
export function checksData({ waiver }: Dossier, findings: readonly Finding[]) {
  const told = waiver && {
    ...waiver,
    firstRules: firstIds(waiver.rules),
    shortReason: shortened(waiver.reason, REASON_LIMIT),
  };
  return { words: findingWords(findings), waiver: told ?? null };
}
