// Owns the sentences of the inputs and which of them speak of an entity. Knows no part of a blueprint.
import type { EntityFact, Spine } from '../spine.ts';
import { inputText } from './facts.ts';
import { mentions } from './mentions.ts';

const NEW_ITEM = /\n\s*\n|\n\s*(?:[-*+]|\d+\.)\s|\n\s*#+ |\|/;

function sentencesIn(text: string): string[] {
  return text
    .split(NEW_ITEM)
    .map((part) =>
      part
        .replace(/[*_`]|\([^)]{0,60}\)/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .flatMap((part) => part.split(/(?<=[.;!?])\s/))
    .filter((part) => part !== '');
}

// Every entity asks for the sentences; a spine never changes, so its answer is kept with it.
const kept = new WeakMap<Spine, readonly string[]>();

/** The sentences of all inputs in order, without marks and brackets. Pure. */
export function sentencesOf(spine: Spine): readonly string[] {
  const before = kept.get(spine);
  if (before !== undefined) return before;
  const all = sentencesIn([inputText(spine), ...spine.requirements.map((each) => each.text)].join('\n\n'));
  const sentences = [...new Set(all)];
  kept.set(spine, sentences);
  return sentences;
}

const spoken = new WeakMap<readonly string[], Map<string, readonly string[]>>();

/** The sentences that speak of an entity. Pure. */
export function sentencesOn(spine: Spine, entity: EntityFact): readonly string[] {
  const all = sentencesOf(spine);
  const known = spoken.get(all) ?? new Map<string, readonly string[]>();
  spoken.set(all, known);
  const found = known.get(entity.name) ?? all.filter((each) => mentions(each, entity));
  known.set(entity.name, found);
  return found;
}
