// Owns the sentences of the inputs and which of them speak of an entity. Knows no part of a blueprint.
import { keptFor } from '../../kept.ts';
import type { EntityFact, Spine } from '../spine.ts';
import { unique } from '../things/nouns.ts';
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

/** The sentences of all inputs in order, without marks and brackets. Pure. */
export const sentencesOf = keptFor((spine: Spine): readonly string[] => {
  const texts = [inputText(spine), ...spine.requirements.map((each) => each.text)];
  return unique(sentencesIn(texts.join('\n\n')));
});

// By name: an entity that was completed on the way is the same one to a sentence.
const spokenOf = keptFor((_spine: Spine) => new Map<string, readonly string[]>());

/** With what goes on with "it" behind a semicolon: "… picks a seat; it is kept for an hour". */
function speakingOf(all: readonly string[], entity: EntityFact): string[] {
  const speaks = (text: string): boolean => mentions(text, entity);
  return all.filter((each, at) => {
    const before = all[at - 1] ?? '';
    const isGoneOn = before.endsWith(';') && /^(?:it|they)\b/i.test(each);
    return speaks(each) || (isGoneOn && speaks(before));
  });
}

/** The sentences that speak of an entity. Pure. */
export function sentencesOn(spine: Spine, entity: EntityFact): readonly string[] {
  const spoken = spokenOf(spine);
  const found = spoken.get(entity.name) ?? speakingOf(sentencesOf(spine), entity);
  spoken.set(entity.name, found);
  return found;
}
