// Owns which of several outside parties a thing belongs to, where they are told of it or get it back and have no record.
// Keeps true: a party that is stated as one alone, or is a role or a thing of its own, gives no column.
import type { Entity } from '../../../../blueprint/parts/data.ts';
import { sentencesOf } from '../../spine/told.ts';
import type { EntityFact, Spine } from '../../spine.ts';
import { column } from '../../things/phrases.ts';
import type { Bond } from './owned.ts';

type Field = Entity['fields'][number];

const SEVERAL = /\b(?:several|many|different|multiple|various) ([a-z]{4,}?)s\b/gi;

/** The parties that the inputs tell of in the plural, in small letters. */
function severalIn(spine: Spine): string[] {
  const known = [...spine.entities, ...spine.roles].map(({ name }) => name.toLowerCase());
  const found = sentencesOf(spine).flatMap((text) =>
    [...text.matchAll(SEVERAL)].map(([, name = '']) => name.toLowerCase()),
  );
  return [...new Set(found)].filter((name) => !known.includes(name));
}

/** "Return a crate to the grower", "tell the grower of each change of a crate". */
function isWith(text: string, thing: string, party: string): boolean {
  const one = `(?:an?|the|each|every) ${thing}`;
  const back = `\\b${one} (?:back )?to (?:the|its) ${party}\\b`;
  const told = `\\b(?:tell|inform|notif(?:y|ie))s? (?:the|its) ${party}\\b[^.]{0,60}\\b(?:of|about|for) ${one}\\b`;
  return new RegExp(`${back}|${told}`, 'i').test(text);
}

/** A party with a record of its own has the things that it is told of or gets back. Pure. */
export function partyBonds(spine: Spine): Bond[] {
  return spine.entities
    .filter(({ kind }) => kind === 'addressee')
    .flatMap((parent) =>
      spine.entities
        .filter((child) => child !== parent)
        .filter(({ name }) =>
          spine.requirements.some(({ text }) => isWith(text, name.toLowerCase(), parent.name.toLowerCase())),
        )
        .map((child) => ({ parent, child, verb: 'has', isKept: true })),
    );
}

/** The column that says which of several parties a thing is of, with the demand that needs it. Pure. */
export function partiesOf(spine: Spine, entity: EntityFact): Field[] {
  return severalIn(spine).flatMap((party): Field[] => {
    const by = spine.requirements.find(({ text }) => isWith(text, entity.name.toLowerCase(), party));
    return by === undefined
      ? []
      : [{ name: column(party), type: 'text', note: `which of the several ${party}s; needed by ${by.id}` }];
  });
}
