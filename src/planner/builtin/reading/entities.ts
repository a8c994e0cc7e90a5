// Owns the entities: the things the product keeps, in its own nouns, schemas before prose.
// Never a word of documents or screens ("Goal", "Page", "System"). Pure.
import type { Actor, EntityRead } from '../../../blueprint/reading.ts';
import type { Requirement } from '../../../blueprint/requirement.ts';
import type { Passage } from './document.ts';
import { fieldsBeside, isKeepingVerb, mentioning, shapeOf } from './entity-mentions.ts';
import { capitalised } from './inline.ts';
import { speaking } from './mentions.ts';
import { events, managed } from './named-things.ts';
import { isOfEachRow, isValueOfState } from './no-things.ts';
import { objects, type Phrase } from './nouns.ts';
import { countsOf, entityName, readSchema } from './schema.ts';
import { areOne } from './second-names.ts';
import { phased, phaseOf, termOf, termsIn } from './terms.ts';
import { NEVER_ENTITY, RECORDED_HEADS, TELLING_MODIFIERS, WEAK_HEADS } from './words/entity-words.ts';
import { TECHNOLOGY_LIST } from './words/technology-list.ts';

/** A data model overview with more entities than this is no overview. */
const MOST = 12;
/** With fewer than this, things named only once count as well. */
const ENOUGH = 6;

const TECHNOLOGY_WORDS = new Set(
  TECHNOLOGY_LIST.flatMap(([, names]) => names.toLowerCase().replace(/[*()]/g, ',').split(/,\s*/)),
);

interface Evidence {
  readonly name: string;
  readonly score: number;
  readonly isStrong: boolean;
  readonly isTerm: boolean;
  readonly passage: Passage;
}

/** The entities in order of first mention; those of a schema are always kept. Pure. */
export function readEntities(
  passages: readonly Passage[],
  requirements: readonly Requirement[],
  actors: readonly Actor[],
): EntityRead[] {
  const spoken = speaking(passages);
  const schema = merged(readSchema(passages));
  const found = evidence(spoken, requirements, actors).filter(
    ({ name }) =>
      !isOfEachRow(name, spoken) &&
      !isValueOfState(name, spoken) &&
      !schema.some((one) => covers(one.name, name) || one.fields.some((field) => countsOf(field, name))),
  );
  const ranked = found.sort((a, b) => b.score - a.score);
  const strong = ranked.filter(({ isStrong }) => isStrong);
  const best = strong.length >= ENOUGH ? strong : ranked.slice(0, ENOUGH);
  const most = Math.max(0, MOST - schema.length);
  const usual = new Set(best.filter(({ isTerm }) => !isTerm).slice(0, most));
  const kept = best.filter((one) => one.isTerm || usual.has(one));
  const prose = kept.map(({ name, passage }) => ({
    name,
    fields: fieldsBeside(name, spoken),
    source: passage.source,
  }));
  const all = [...schema, ...prose].map((one) => ({
    ...one,
    mentions: Math.max(1, mentioning(one.name, spoken).length),
    requirementIds: serving(one.name, requirements, spoken),
  }));
  return withoutSecondNames(all, spoken).sort((a, b) => order(a) - order(b));
}

/** "Carrier (Member)" gives one thing two names: the one that more is asked of stays, with what is asked of both. */
function withoutSecondNames(all: readonly EntityRead[], spoken: readonly Passage[]): EntityRead[] {
  const isPair = (one: EntityRead, other: EntityRead): boolean =>
    one !== other && areOne(one.name, other.name, spoken);
  const second = (one: EntityRead): boolean =>
    one.fields.length === 0 &&
    all.some((other) => isPair(one, other) && other.requirementIds.length > one.requirementIds.length);
  return all
    .filter((one) => !second(one))
    .map((one) => {
      const same = all.filter((other) => isPair(one, other)).flatMap((other) => other.requirementIds);
      return { ...one, requirementIds: [...new Set([...one.requirementIds, ...same])] };
    });
}

const order = ({ source }: EntityRead): number =>
  source.kind === 'document' ? source.line + (source.documentId === 'ux' ? 1e6 : 0) : 0;
const covers = (a: string, b: string): boolean =>
  a.toLowerCase() === b.toLowerCase() || a.toLowerCase() === (b.toLowerCase().split(' ').at(-1) ?? '');

function merged(read: ReturnType<typeof readSchema>): ReturnType<typeof readSchema> {
  const first = new Map<string, (typeof read)[number]>();
  for (const one of read) {
    const before = first.get(one.name);
    if (!before || before.fields.length < one.fields.length) first.set(one.name, one);
  }
  return [...first.values()];
}

/** "Feed-driven rows", "a feed-to-catalogue run": where something comes from is not what is asked of. */
const COMPOUND = /\b\w+-(?:to-(?=\w)|(?:derived|driven|based|added|sourced)\b)/gi;

/** "Concurrent users" is a size, and "while boxes load" tells of a page: neither asks anything of what is kept. */
const SIZES = /\b(?:concurrent|simultaneous|(?:daily|monthly) active|peak) \w+/gi;
const LOADING = /^(?:while|as long as|until) [^,.]{1,60} (?:loads?|(?:is|are) (?:loading|loaded|fetched))\b/i;

function serving(name: string, requirements: readonly Requirement[], spoken: readonly Passage[]): string[] {
  const shape = shapeOf(name);
  const phase = phaseOf(name, spoken);
  return requirements
    .filter(({ text }) => !LOADING.test(text))
    .filter(({ text }) => {
      const asked = text.replace(COMPOUND, ' ').replace(SIZES, ' ');
      return shape.test(asked) || phase?.test(text) === true;
    })
    .map(({ id }) => id);
}

function evidence(
  spoken: readonly Passage[],
  requirements: readonly Requirement[],
  actors: readonly Actor[],
): Evidence[] {
  const lines = new Set(requirements.map(({ source }) => JSON.stringify(source)));
  const people = new Set(
    actors.flatMap(({ name }) =>
      name
        .toLowerCase()
        .replace(/\)$/, '')
        .split(/ ?\(/)
        .map((part) => part.split(' ').at(-1) ?? part),
    ),
  );
  const terms = termsIn(spoken);
  const uses = new Map<string, { phrases: Phrase[]; weight: number; passage: Passage }>();
  for (const passage of spoken) {
    const passed = phased(passage, spoken);
    const isAsked = passed.length > 0 || lines.has(JSON.stringify(passage.source));
    const weight = isAsked ? 3 : passage.kind === 'heading' ? 0 : 1;
    for (const phrase of [...objects(passage.text), ...managed(passage), ...events(passage), ...passed]) {
      const isTerm = termOf(phrase, terms) !== undefined && WEAK_HEADS.test(phrase.head);
      const isNamed = isTerm || passed.includes(phrase);
      if (!(isNamed || isThing(phrase)) || (people.has(phrase.head) && !isKept(phrase.head, passage)))
        continue;
      const use = uses.get(phrase.head);
      if (use) {
        use.phrases.push(phrase);
        use.weight += weight;
      } else
        uses.set(phrase.head, {
          phrases: [phrase],
          weight: passage.kind === 'heading' ? 4 : weight,
          passage,
        });
    }
  }
  return [...uses].flatMap(([head, use]) => weighed(head, use, spoken, terms));
}

/** People are kept as well where the product registers or manages them. */
function isKept(head: string, { kind, text }: Passage): boolean {
  return (
    kind === 'heading' ||
    new RegExp(`\\b(?:register|onboard|creat|disabl)\\w* (?:an? |the )?(?:[\\w-]+ )?${head}`, 'i').test(text)
  );
}

function isThing({ head, modifier }: Phrase): boolean {
  if (WEAK_HEADS.test(head))
    return (
      modifier !== '' &&
      (TELLING_MODIFIERS.test(modifier) || !NEVER_ENTITY.test(modifier)) &&
      !TECHNOLOGY_WORDS.has(modifier)
    );
  return (
    head.length > 2 &&
    !NEVER_ENTITY.test(head) &&
    !NEVER_ENTITY.test(`${head}s`) &&
    !TECHNOLOGY_WORDS.has(head) &&
    !isKeepingVerb(head) &&
    !/(?:ed|ing|ly|able|ful|ive|ous|ness)$(?<!anomaly|family|reply|assembly)|^(?:re|un|non|mid|pre|post|self)-/.test(
      head,
    )
  );
}

function weighed(
  head: string,
  use: { phrases: Phrase[]; weight: number; passage: Passage },
  spoken: readonly Passage[],
  terms: readonly string[],
): Evidence[] {
  const term = use.phrases.map((phrase) => termOf(phrase, terms)).find((one) => one !== undefined);
  const name = term ?? named(head, use.phrases, spoken);
  if (name === null) return [];
  const mentions = mentioning(name, spoken).length;
  const plural = new RegExp(
    `\\b${head.endsWith('y') ? `${head.slice(0, -1)}ies` : `${head}(?:e)?s`}\\b`,
    'i',
  );
  const isCountable = spoken.some(({ text }) => plural.test(text));
  const score = use.weight * 2 + mentions;
  const isRecorded = RECORDED_HEADS.test(head) && name !== head;
  const isSpoken = mentions > 1 && (isCountable || use.weight > 5 || mentions > 2 || term === head);
  const isStrong = use.weight > 2 && (isSpoken || isRecorded);
  return use.weight > 2 && (isCountable || isRecorded || mentions > 1)
    ? [
        {
          name: spelled(name, spoken),
          score: isStrong ? score : score / 4,
          isStrong,
          isTerm: isStrong && term !== undefined,
          passage: use.passage,
        },
      ]
    : [];
}

/** The head alone, or with the word before it where the head is too wide or is nearly always said so. */
function named(head: string, phrases: readonly Phrase[], spoken: readonly Passage[]): string | null {
  const total = mentioning(head, spoken).length;
  const modifiers = [
    ...Map.groupBy(
      phrases.filter(
        ({ modifier }) =>
          modifier !== '' && !/^(?:system|user|app|data|ui)$/.test(modifier) && !/(?:ed|ing)$/.test(modifier),
      ),
      ({ modifier }) => modifier,
    ).keys(),
  ];
  const ranked = modifiers
    .map((modifier) => ({
      name: `${modifier} ${head}`,
      count: mentioning(`${modifier} ${head}`, spoken).length,
    }))
    .sort((a, b) => b.count - a.count);
  const best = ranked[0];
  if (best && (WEAK_HEADS.test(head) || best.count >= total * 0.6)) return best.name;
  return WEAK_HEADS.test(head) ? null : head;
}

/** As the documents spell it: "VIP" stays in capitals. */
function spelled(name: string, spoken: readonly Passage[]): string {
  const upper = name.split(' ').map((word) => {
    const shape = new RegExp(`\\b${word.toUpperCase()}s?\\b`);
    return word.length < 5 && spoken.some(({ text }) => shape.test(text))
      ? word.toUpperCase()
      : capitalised(word);
  });
  return upper.length > 1 || /[A-Z]{2}/.test(upper[0] ?? '') ? upper.join(' ') : entityName(name);
}
