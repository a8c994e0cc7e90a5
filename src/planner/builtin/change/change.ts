// Owns changes after a delivery: a request in words applied to the blueprint it starts from.
// Keeps true: ids of decisions are never reused, old records keep their words, what cannot be applied is said so.
import type { Blueprint } from '../../../blueprint/blueprint.ts';
import type { BlueprintInput } from '../../port.ts';
import { clip } from '../things/nouns.ts';
import { CHANGE_RULES } from './rules.ts';
import type { Changed } from './wish.ts';

/** Each sentence of the request applied in turn; a sentence no rule knows becomes an open decision. `at` dates the
 *  records (ISO 8601 UTC). Changes nothing it was given. */
export async function applyChange(
  input: BlueprintInput,
  request: string,
  previous: Blueprint,
  at: string,
): Promise<Changed> {
  let done: Changed = { blueprint: previous, changes: [] };
  for (const wish of wishesOf(request)) {
    const next = await applyWish(input, wish, done.blueprint, at);
    done = { blueprint: next.blueprint, changes: [...done.changes, ...next.changes] };
  }
  return done;
}

/** The wishes of a request: its sentences and lines, and parts joined by "and" where each starts with a verb. */
function wishesOf(request: string): string[] {
  const parts = request.split(
    /[;\n]+|\.\s+|,?\s+and (?=(?:use|replace|add|rename|remove|drop|set|change)\b)/i,
  );
  const wishes = parts
    .map((one) => one.replace(/^(?:change:|please|[-*\s])+/i, '').replace(/[.\s]+$/, ''))
    .filter((one) => one !== '');
  return wishes.length > 0 ? wishes : [request];
}

async function applyWish(
  input: BlueprintInput,
  wish: string,
  blueprint: Blueprint,
  at: string,
): Promise<Changed> {
  const by = input.change?.by ?? input.owner;
  for (const rule of CHANGE_RULES) {
    const match = rule.words.exec(wish);
    const changed = match
      ? await rule.apply({ input, wish, at, by, blueprint, groups: match.groups ?? {} })
      : null;
    if (changed) return changed;
  }
  return leaveOpen(input, wish, blueprint);
}

function leaveOpen({ owner }: BlueprintInput, wish: string, blueprint: Blueprint): Changed {
  const quoted = clip(wish, 400);
  const open = {
    question: `Change asked for and not applied by rules: "${quoted}"`,
    owner: clip(owner, 80),
    revisit:
      'Before the next version: say it as "use X instead of Y", "add …", "rename A to B", "remove …" or "set … to …", or decide it by hand.',
  };
  const plan = { ...blueprint.plan, openDecisions: [...blueprint.plan.openDecisions, open] };
  return {
    blueprint: { ...blueprint, plan },
    changes: [`Not applied, recorded as an open decision: "${quoted}"`],
  };
}
