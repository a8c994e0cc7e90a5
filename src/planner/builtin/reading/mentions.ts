// Owns what the documents touch upon: topics with how often they come up, and the regimes they name. Pure.
import type { Compliance, Topic } from '../../../blueprint/reading.ts';
import type { Requirement } from '../../../blueprint/requirement.ts';
import type { Passage } from './document.ts';
import { COMPLIANCE_LIST, TOPIC_LIST } from './words/mention-list.ts';

/** Passages that speak of the product itself, not of its history, style or what it leaves out. Pure. */
export function speaking(passages: readonly Passage[]): Passage[] {
  return passages.filter(
    ({ kind, section }) =>
      kind !== 'code' && kind !== 'quote' && section !== 'skip' && section !== 'style' && section !== 'out',
  );
}

/** The topics with the requirements that touch them, most often mentioned first; a single passing word is no topic. Pure. */
export function readTopics(passages: readonly Passage[], requirements: readonly Requirement[]): Topic[] {
  const spoken = speaking(passages);
  return TOPIC_LIST.map(([id, words]) => ({
    id,
    mentions: spoken.filter(({ text }) => words.test(text)).length,
    requirementIds: requirements.filter(({ text }) => words.test(text)).map((one) => one.id),
  }))
    .filter(({ mentions, requirementIds }) => requirementIds.length > 0 || mentions > 2)
    .filter(({ mentions }) => mentions > 0)
    .sort((a, b) => b.mentions - a.mentions);
}

/** The regimes and standards in order of first mention, by the fullest name the documents use. Pure. */
export function readCompliance(passages: readonly Passage[]): Compliance[] {
  const found = new Map<string, Compliance>();
  for (const passage of speaking(passages)) {
    for (const [name, words] of COMPLIANCE_LIST) {
      const match = words.exec(passage.text);
      if (!match) continue;
      const full = name === 'WCAG' ? match[0] : name;
      const before = found.get(name);
      if (!before || full.length > before.name.length)
        found.set(name, { name: full, source: passage.source });
    }
  }
  return [...found.values()];
}
