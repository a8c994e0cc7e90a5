// Owns the reading of refinements: words that move weights, ban patterns or ask for one by name.

import { PATTERNS } from '../catalogue/patterns.ts';
import { FEEDBACK_RULES, type FeedbackRule, REFUSES } from '../catalogue/weight-data.ts';

/** What refinements ask for. `text` is the newest refinement that raised it. */
export interface Refinement {
  readonly rules: readonly { readonly rule: FeedbackRule; readonly text: string }[];
  readonly banned: ReadonlySet<string>;
  readonly named: ReadonlyMap<string, string>;
}

/** All refinements, oldest first, read together; a later one overrules an earlier on the same pattern. Pure. */
export function readFeedback(feedback: readonly string[]): Refinement {
  const rules = FEEDBACK_RULES.flatMap((rule) => {
    const text = feedback.findLast((one) => rule.words.test(one));
    return text === undefined ? [] : [{ rule, text }];
  });
  const banned = new Set(rules.flatMap(({ rule }) => rule.bans));
  const named = new Map<string, string>();
  for (const text of feedback) for (const pattern of PATTERNS) apply(text, pattern, banned, named);
  return { rules, banned, named };
}

function apply(
  text: string,
  { id, names }: { id: string; names: RegExp },
  banned: Set<string>,
  named: Map<string, string>,
): void {
  const at = text.search(names);
  if (at < 0) return;
  if (REFUSES.test(text.slice(0, at))) {
    banned.add(id);
    named.delete(id);
    return;
  }
  banned.delete(id);
  named.set(id, text);
}
