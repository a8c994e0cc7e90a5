// Owns the actors: personas, roles, subjects of stories and demands, and organisations known by their initials. Pure.
import type { Actor } from '../../../blueprint/reading.ts';
import type { Requirement } from '../../../blueprint/requirement.ts';
import type { Passage } from './document.ts';
import { sentences, shortened, title } from './inline.ts';
import { speaking } from './mentions.ts';
import { initialsOf, isCustomerOf, withSecondName } from './parties.ts';
import { areOne } from './second-names.ts';
import { PERSON_HEADS, PERSONA_ATTRIBUTES, VAGUE_ACTORS } from './words/people-words.ts';

/** More roles than this make no matrix a reader can use. */
const MOST = 10;
type Raw = Omit<Actor, 'requirementIds'>;

const HEADS = new RegExp(`^(?:${PERSON_HEADS})s?$`, 'i');
const MENTION = new RegExp(`\\b([A-Z]?[a-z]+ )?(${PERSON_HEADS})s?\\b`, 'gi');

/** The actors in order of first mention, with the requirements that name them; "User" where the documents name nobody. Pure. */
export function readActors(passages: readonly Passage[], requirements: readonly Requirement[]): Actor[] {
  const spoken = speaking(passages);
  const told = [
    ...spoken.flatMap(personas),
    ...spoken.flatMap((passage) => namedPersona(passage, passages)),
    ...spoken.flatMap(storytellers),
  ];
  const frequent = told.length > 2 ? [] : [...initials(spoken), ...often(spoken, told)];
  const all = merged([...told, ...leading(frequent, spoken, requirements), ...spoken.flatMap(declared)]);
  const actors = all.length > 0 ? all : anyone(spoken);
  return actors.slice(0, MOST).map((actor) => ({ ...actor, requirementIds: naming(actor, requirements) }));
}

/** A product has few parties that matter: one that does and is asked for less than this share of the busiest is left out. */
const LEAST_SHARE = 0.25;

/** Those of whom the documents ask or tell most, the busiest first; two names of one party are one. */
function leading(
  frequent: readonly Raw[],
  spoken: readonly Passage[],
  requirements: readonly Requirement[],
): Raw[] {
  const busy = (one: Raw): number =>
    naming(one, requirements).length + 3 * spoken.filter(({ text }) => acts(one.name).test(text)).length;
  const ranked = withoutAliases(merged(frequent), spoken)
    .map((one) => ({ one, score: busy(one) }))
    .sort((a, b) => b.score - a.score);
  const best = ranked[0]?.score ?? 0;
  const kept = ranked.filter(({ score }) => score >= best * LEAST_SHARE).map(({ one }) => one);
  const texts = spoken.map(({ text }) => text);
  const parties = kept.flatMap(({ name }) => [name, ...initialsOf(name, texts)].filter(isShort));
  return kept
    .filter(({ name }) => !isCustomerOf(name, parties, spoken, requirements))
    .map((one) => ({ ...one, description: one.description || deedOf(one.name, spoken) }))
    .map((one) => withSecondName(one, frequent, spoken));
}

const isShort = (name: string): boolean => name === name.toUpperCase();

/** The first sentence that says what somebody does; empty where none does. */
function deedOf(name: string, spoken: readonly Passage[]): string {
  const told = spoken
    .flatMap(({ text }) => sentences(text))
    .find((one) => acts(name).test(one) && !/\bto\W*$/.test(one));
  if (told === undefined) return '';
  // What lets somebody act describes a thing; what is let describes the role.
  const allowed = new RegExp(
    `\\b(?:allow|enabl|permit)\\w* (?:the |an? |each |all )?${name}s? to (.+)$`,
    'i',
  );
  const deed = allowed.exec(told)?.[1];
  const text = deed === undefined ? told : `May ${deed}`;
  return shortened(text.replace(/[:;,.]\s*$/, ''), 240);
}

/** Somebody is let do something, or does it. */
function acts(name: string): RegExp {
  return new RegExp(
    `\\b(?:allow|enabl|let|permit)\\w* (?:the |an? |each |all )?${name}s? to\\b|\\b${name}(?:s|['’]s? staff)? (?:can|may|must|should|needs? to|wants? to|(?:is|are) (?:able|expected)|requests|reviews|manages)\\b`,
    'i',
  );
}

/** "Carrier (Member)" gives one party two names: the one that is used more stays. */
function withoutAliases(all: readonly Raw[], spoken: readonly Passage[]): Raw[] {
  const uses = (name: string): number =>
    spoken.filter(({ text }) => new RegExp(`\\b${name}s?\\b`, 'i').test(text)).length;
  const isAlias = (one: Raw, other: Raw): boolean =>
    areOne(one.name, other.name, spoken) && uses(other.name) >= uses(one.name);
  return all.filter((one, at) => !all.some((other, to) => at !== to && isAlias(one, other)));
}

/** "'Auditor' is a default role" declares one, with what it may do. */
function declared(passage: Passage): Raw[] {
  const [, name, rest = ''] =
    /["“]([A-Z][\w ]{2,30})["”] is an? (?:[\w-]+ ){0,3}role\b[;:,.]?\s*(.*)/.exec(passage.text) ?? [];
  return name === undefined ? [] : [actor(name, rest, passage)];
}

function naming({ name }: Raw, requirements: readonly Requirement[]): string[] {
  const called = /\((\w+)\)$/.exec(name)?.[1];
  const plain = name.replace(/\s*\(.*\)$/, '');
  const last = plain.split(' ').at(-1) ?? plain;
  const words = [plain, ...(called ? [called] : []), ...(last.length > 5 ? [last] : [])];
  const shape = new RegExp(`\\b(?:${words.map((word) => word.replace(/\W/g, '\\W')).join('|')})s?\\b`, 'i');
  return requirements.filter(({ text }) => shape.test(text)).map(({ id }) => id);
}

function merged(all: readonly Raw[]): Raw[] {
  const first = new Map<string, Raw>();
  for (const actor of all) {
    const key = actor.name.toLowerCase().replace(/s$/, '');
    const before = first.get(key);
    if (!before || (before.description === '' && actor.description !== ''))
      first.set(key, { ...(before ?? actor), description: actor.description });
  }
  return [...first.values()];
}

function actor(name: string, description: string, passage: Passage): Raw {
  const words = name
    .trim()
    .replace(/^(?:an?|the|my|each|any) /i, '')
    .replace(/\s*\((?:primary|secondary|portfolio[^)]*)\)/i, '');
  const proper = words
    .split(' ')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
  return {
    name: shortened(proper, 80),
    description: shortened(description, 500),
    isSystem: false,
    source: passage.source,
  };
}

/** Items and rows of a persona section: "- **Courier**: drops parcels". */
function personas(passage: Passage, _index: number, all: readonly Passage[]): Raw[] {
  if (passage.section !== 'persona' || /principle|not designing/i.test(passage.path.at(-1) ?? '')) return [];
  if (passage.kind === 'row') {
    const [first, second] = passage.cells;
    const isNamed = first !== undefined && /persona|role|actor|user|who|name/i.test(first.header);
    return isNamed && !PERSONA_ATTRIBUTES.test(first.text)
      ? [actor(first.text, second?.text ?? '', passage)]
      : [];
  }
  if (passage.parent !== null && passage.label !== '') return [];
  const name =
    passage.label || (passage.kind === 'item' && passage.text.split(' ').length < 4 ? passage.text : '');
  const isName =
    name !== '' && name.split(' ').length < 5 && !PERSONA_ATTRIBUTES.test(name) && !/note|style/i.test(name);
  return isName && (passage.kind === 'item' || HEADS.test(name))
    ? [actor(name, about(passage, all), passage)]
    : [];
}

/** What stands beside a persona's name, or in the items nested under it. */
function about(passage: Passage, all: readonly Passage[]): string {
  if (passage.rest !== '' && passage.rest !== passage.text) return passage.rest;
  const nested = all.filter(({ parent }) => parent?.source === passage.source);
  return nested
    .filter(({ label }, at) => at < 2 || /^key (?:feature|need)s?$/i.test(label))
    .map(({ rest }) => rest)
    .join(' ');
}

/** A heading "User persona: Maya" names one; "a learner like Maya" says what she is. */
function namedPersona(passage: Passage, all: readonly Passage[]): Raw[] {
  const name = passage.kind === 'heading' ? /persona:\s*(\w+)/i.exec(title(passage.raw))?.[1] : undefined;
  if (name === undefined) return [];
  const kind = all.flatMap(
    ({ text }) => new RegExp(`\\ban? (\\w+) like ${name}\\b`).exec(text)?.[1] ?? [],
  )[0];
  const rows = all
    .filter(({ kind: block, path }) => block === 'row' && path.at(-1) === passage.text)
    .slice(0, 3);
  const description = rows.map(({ cells }) => cells.map(({ text }) => text).join(': ')).join('; ');
  return [{ ...actor(kind ? `${kind} (${name})` : name, description, passage) }];
}

function storytellers(passage: Passage): Raw[] {
  const name = /^as an? ([\w -]{2,40}?),? I (?:want|need|can|would)/i.exec(passage.text)?.[1];
  return name === undefined ? [] : [actor(name, '', passage)];
}

/** "Digital Financial Service Provider" with its initials beside it, when the initials are used often. */
function initials(spoken: readonly Passage[]): Raw[] {
  const shape = new RegExp(
    `((?:[A-Za-z]+ ){1,4}(?:${PERSON_HEADS})s?) \\(([A-Z0-9]{2,6})s?\\)|\\b([A-Z]{2,6}) - or ((?:[A-Z][a-z]+ ){1,4}(?:${PERSON_HEADS}))`,
    'gi',
  );
  return spoken.flatMap((passage) =>
    [...passage.text.matchAll(shape)].flatMap(([, long, short, short2, long2]) => {
      const name = short ?? short2 ?? '';
      const full = spelled(long ?? long2 ?? '', name);
      const uses = spoken.filter(({ text }) => new RegExp(`\\b${name}s?\\b`).test(text)).length;
      return name === name.toUpperCase() && full !== '' && uses > 2
        ? [{ ...actor(name, full, passage), name }]
        : [];
    }),
  );
}

/** The words whose initials spell the name; empty where they do not. */
function spelled(words: string, name: string): string {
  const all = words.trim().split(' ');
  const start = all.findIndex(
    (_, index) =>
      all
        .slice(index)
        .map((word) => word.charAt(0).toUpperCase())
        .join('') === name,
  );
  return start < 0
    ? all.length > 1 && name.length === 3 && /provider/i.test(words)
      ? all.slice(-3).join(' ')
      : ''
    : all.slice(start).join(' ');
}

/** Person nouns with their modifier that come up at least three times: "hub operator". */
function often(spoken: readonly Passage[], told: readonly Raw[]): Raw[] {
  const known = new Set(told.flatMap(({ name }) => name.toLowerCase().split(/[ ()]+/)));
  const uses = new Map<string, { count: number; passage: Passage }>();
  for (const passage of spoken) {
    for (const [, modifier = '', head = ''] of passage.text.matchAll(MENTION)) {
      const name =
        `${isModifier(modifier.trim()) ? modifier.trim().toLowerCase() : ''} ${head.toLowerCase()}`.trim();
      if (VAGUE_ACTORS.test(name) || known.has(name)) continue;
      uses.set(name, {
        count: (uses.get(name)?.count ?? 0) + 1,
        passage: uses.get(name)?.passage ?? passage,
      });
    }
  }
  const least = told.length > 0 ? 5 : spoken.length < 60 ? 2 : 3;
  return [...uses]
    .filter(([, { count }]) => count >= least)
    .map(([name, { passage }]) => actor(name, '', passage));
}

function isModifier(word: string): boolean {
  return /^(?:hub|scheme|settlement|system|clinic|shop|station|operations|store|city|content|account|project|product|fleet|data|support|service|team|course|business|security|site|network|event|property|warehouse|plant|call|sales|finance|office|school|third)$/i.test(
    word,
  );
}

function anyone(spoken: readonly Passage[]): Raw[] {
  const passage = spoken.find(({ text }) => /\busers?\b/i.test(text)) ?? spoken[0];
  if (!passage) return [];
  const sole = spoken.find(({ section, kind }) => section === 'persona' && kind === 'paragraph');
  return [actor('User', sole?.text ?? '', sole ?? passage)];
}
