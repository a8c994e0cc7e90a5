// Owns what a demand lets people search by: the thing that is searched, the keys it is found by, and the parties among
// them that have to be kept so that they can be keys. Pure.
import type { Reading } from '../../../blueprint/reading.ts';
import { singular } from '../reading/nouns.ts';
import { capital, unique } from './nouns.ts';

/** The thing that is searched with the nouns it is found by, all small and in the singular; none where nothing is. */
export interface SearchKeys {
  readonly thing: string;
  readonly keys: readonly string[];
}

const SEARCHED =
  /\b(?:search|find|filter|look up|browse)(?:es|ing)? (?:for )?(?:the |all |free |open |available )*([a-z][\w-]*(?: [a-z][\w-]*)?) by ([^.;:()]+)/i;

function single(words: string): string {
  const parts = words.toLowerCase().trim().split(' ');
  return [...parts.slice(0, -1), singular(parts.at(-1) ?? '')].join(' ');
}

/** What a text says is searched, and by what. Pure. */
export function searchKeys(text: string): SearchKeys {
  const [, thing = '', list = ''] = SEARCHED.exec(text) ?? [];
  const keys = list
    .split(/,? (?:and|or) |, /)
    .map((part) => single(part.replace(/^(?:the|an?|its|their) /i, '')))
    .filter((part) => part !== '' && part.split(' ').length <= 3);
  return { thing: thing === '' ? '' : single(thing), keys };
}

/** Names of what things are searched by and that somebody is, or is bound to: "runs the calendar of one clinic". */
function partiesIn({ actors, requirements }: Reading, things: readonly string[]): string[] {
  const isParty = (key: string): boolean =>
    actors.some(
      ({ name, description }) =>
        name.toLowerCase() === key ||
        new RegExp(`\\b(?:of|in|for|at) (?:one|their own|its own) ${key}\\b`, 'i').test(description),
    );
  const searched = requirements.map(({ text }) => searchKeys(text));
  const keys = searched.filter(({ thing }) => things.includes(thing)).flatMap((one) => one.keys);
  return unique(keys).filter((key) => isParty(key) && !things.includes(key));
}

/** The parties that a kept thing is searched by and that no noun stands for yet, with the demands that name them. Pure. */
export function searchedParties(
  reading: Reading,
  things: readonly string[],
): { readonly name: string; readonly requirementIds: readonly string[] }[] {
  return partiesIn(reading, things).map((key) => {
    const named = new RegExp(`\\b${key}s?\\b`, 'i');
    const asked = reading.requirements.filter(({ kind, text }) => kind === 'functional' && named.test(text));
    return { name: key.split(' ').map(capital).join(' '), requirementIds: asked.map(({ id }) => id) };
  });
}
