// Owns which nouns are no things that a product keeps: a column of each row, a word for how things stand.
import type { Passage } from './document.ts';

/** "The code of each of these rows": what every row has one of is a column of it, and no thing beside it. Pure. */
export function isOfEachRow(name: string, spoken: readonly Passage[]): boolean {
  const told = new RegExp(
    `\\bthe ${name.toLowerCase()} (?:from|of|in) each (?:of )?(?:the |these |those )?(?:\\w+ )?(?:entr(?:y|ies)|rows?|records?|lines?|items?)\\b`,
    'i',
  );
  return spoken.some(({ text }) => told.test(text));
}

/** "The status (All clear vs Storm)": a word for how things stand, of which nobody says that there is one, or several. Pure. */
export function isValueOfState(name: string, spoken: readonly Passage[]): boolean {
  const word = name.toLowerCase();
  const state = new RegExp(
    `\\b(?:status|state)\\b[^.;()]{0,30}\\((?:[^()]*(?: vs\\.? | or |\\/|, ))?${word}(?:(?: vs\\.? | or |\\/|, )[^()]*)?\\)`,
    'i',
  );
  const counted = new RegExp(
    `\\b(?:an?|each|every|one|new|all|several|\\d+) ${word}s?\\b(?! [a-z]*(?:pin|badge|icon|view|page|status|state)\\b)|\\b${word}s\\b`,
    'i',
  );
  return spoken.some(({ text }) => state.test(text)) && !spoken.some(({ text }) => counted.test(text));
}
