// Owns the noun phrases of English sentences, as far as words alone can tell: objects of verbs, singular forms. Pure.
import { DETERMINERS, KEEPING_VERBS, PHRASE_ENDS } from './words/entity-words.ts';

const IRREGULAR: Readonly<Record<string, string>> = {
  people: 'person',
  children: 'child',
  indices: 'index',
  criteria: 'criterion',
  media: 'media',
  series: 'series',
  status: 'status',
  canvas: 'canvas',
  bus: 'bus',
  progress: 'progress',
  address: 'address',
  access: 'access',
  anomalies: 'anomaly',
  analysis: 'analysis',
  boxes: 'box',
};

/** The singular of a noun, as English mostly has it: "batches" gives "batch". Pure. */
export function singular(noun: string): string {
  const known = IRREGULAR[noun.toLowerCase()];
  if (known !== undefined) return known;
  if (/(?:ss|us|is|[A-Z]{2})$/.test(noun)) return noun;
  if (/ies$/.test(noun) && noun.length > 4) return `${noun.slice(0, -3)}y`;
  if (/(?:ches|shes|xes|sses|zzes)$/.test(noun)) return noun.slice(0, -2);
  return noun.replace(/s$/, '');
}

/** A noun phrase: its head in the singular, and the word before the head where that belongs to it. */
export interface Phrase {
  readonly head: string;
  readonly modifier: string;
}

const OBJECT = new RegExp(
  `\\b(?:${KEEPING_VERBS})(?:e|es|s|ed|ing|ning|ping|ting|ies|y)?\\b(?:\\s+(?:and|or|/)\\s+\\w+)?\\s+((?:[\\w'’-]+[ ]?){1,7})`,
  'gi',
);

/** The objects of keeping verbs in a sentence: "add or remove cameras" gives camera. Pure. */
export function objects(text: string): Phrase[] {
  const spaced = text
    .replace(/\b[a-z]+[A-Z]\w*/g, ' . ')
    .replace(/([a-z])([A-Z][a-z]{2})/g, '$1 $2')
    .replace(/["“”'’](?=\w)|(?<=\w)["“”]/g, '')
    .replace(/(\w)\/(\w)/g, '$1 or $2');
  const counted = [...spaced.matchAll(/\b(?:new|each|every|any)\s+((?:[\w'’-]+[ ]?){1,4})/gi)];
  const overlapping = [...spaced.matchAll(OBJECT)].flatMap((match) => {
    const inner = [...(match[1] ?? '').matchAll(OBJECT)];
    return [match, ...inner];
  });
  return [...overlapping, ...counted].flatMap((match) =>
    (match[1] ?? '')
      .split(/\b(?:and|or)\b/)
      .slice(0, 2)
      .flatMap((part) => phrase(part.trim().split(/\s+/))),
  );
}

const OUTER =
  /^(?:versions?|lists?|details?|data|database|table|status|states?|information|settings|results?|schedule|health|values?|members?|fields?|connections?)$/i;

function phrase(words: readonly string[]): Phrase[] {
  const from = words.findIndex((word) => !DETERMINERS.test(word) && !/^\d/.test(word));
  if (from < 0) return [];
  const rest = words.slice(from);
  const end = rest.findIndex(
    (word) => PHRASE_ENDS.test(word) || DETERMINERS.test(word) || /(?:ly|['’]s?|ing)$/.test(word),
  );
  const all = (end < 0 ? rest : rest.slice(0, end)).slice(0, 3);
  // "profile version" and "camera list" speak of the profile and the camera; versions of a model are kept.
  const isOuter = OUTER.test(all.at(-1) ?? '') && !/^model$/i.test(all.at(-2) ?? '');
  const nouns = all.length > 1 && isOuter ? all.slice(0, -1) : all;
  const head = nouns.at(-1);
  if (head === undefined || !/^[A-Za-z][\w-]+$/.test(head)) return [];
  const modifier = nouns.at(-2) ?? '';
  return [
    {
      head: singular(head).toLowerCase(),
      modifier:
        /^[a-z-]+$/i.test(modifier) && !/^(?:mid|pre|post|sub|non)$/i.test(modifier)
          ? singular(modifier).toLowerCase()
          : '',
    },
  ];
}
