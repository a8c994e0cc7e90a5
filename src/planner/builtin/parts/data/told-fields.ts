// Owns the columns that a demand, a role or a screen tells of without naming them: ends of a time, what is fitted by,
// whom somebody acts for, and a code that is shown again.
// Keeps true: each names the demand or the screen that asks for it.
import type { Entity } from '../../../../blueprint/parts/data.ts';
import { mentions } from '../../spine/mentions.ts';
import type { EntityFact, Spine } from '../../spine.ts';
import { listedSearches } from '../../things/listed-keys.ts';
import { article, column, noun } from '../../things/phrases.ts';
import { kindOf } from './kinds.ts';

type Field = Entity['fields'][number];

/** What a demand implies of the thing it speaks of: the words, the column and what it is. */
const TOLD: readonly {
  readonly said: RegExp;
  readonly name: string;
  readonly type: string;
  readonly note: string;
}[] = [
  {
    said: /\bnot (?:been )?(?:picked up|collected|fetched|claimed|redeemed|called for) within \d+/i,
    name: 'due_at',
    type: 'timestamptz',
    note: 'end of the time that',
  },
  {
    said: /\bextend\w* (?:the |its |their )?[\w -]{3,30}? once\b/i,
    name: 'extended_at',
    type: 'timestamptz',
    note: 'empty until it was, which is once at most;',
  },
  {
    said: /\b(?:smallest|right|matching|suitable)(?: fitting| matching)? size\b/i,
    name: 'size',
    type: 'text',
    note: 'what it is fitted by;',
  },
];

function asked(spine: Spine, entity: EntityFact): Field[] {
  if (entity.kind !== undefined) return [];
  return TOLD.flatMap(({ said, name, type, note }): Field[] => {
    const by = spine.requirements.find(
      ({ text }) => said.test(text) && mentions(text, entity) && isFitted(entity, text, name),
    );
    return by === undefined
      ? []
      : [{ name, type, note: `${note} ${by.id}${name === 'due_at' ? ' gives' : ''}` }];
  });
}

/** A place is not what passes through it: the end of a time and a size are of the thing that is put somewhere. */
function isFitted({ name }: EntityFact, text: string, column: string): boolean {
  const thing = name.toLowerCase();
  if (column === 'size')
    return new RegExp(`\\bto (?:each|every|the|an?) (?:[\\w-]+ )?${thing}\\b`, 'i').test(text);
  return new RegExp(`\\b(?:an?|the|each|every) (?:[\\w-]+ )?${thing}\\b`, 'i').test(text);
}

const FOR_ANOTHER =
  /\bfor (?:themselves|himself|herself|oneself) or (?:for )?(?:an?|their|another) (child|dependent|relative|parent|family member)\b/i;

/** "Books visits for themselves or for a child": whose account acts for the other. */
function guardian({ roles }: Spine, { name }: EntityFact): Field[] {
  const role = roles.find((each) => each.name.toLowerCase() === name.toLowerCase());
  const [, other = ''] = FOR_ANOTHER.exec(role?.description ?? '') ?? [];
  if (role === undefined || other === '') return [];
  const who = noun(name);
  return [
    {
      name: 'acted_for_by',
      type: 'uuid',
      note: `assumed: the ${who} whose account acts for this one, ${article(other)}; empty for all others; what is theirs counts as own`,
    },
  ];
}

const ENTERED = /\b(?:enter|type|number pad|digits|search|scan|camera)\b/i;

/** A screen that shows a code again cannot do so from its hash. */
function shownAgain(spine: Spine, entity: EntityFact): Field[] {
  if (kindOf(spine, entity)?.id !== 'credential') return [];
  const head = entity.name.split(' ').at(-1)?.toLowerCase() ?? '';
  const shows = new RegExp(`(?:^|[,;:] |\\bthe |\\byour )${head}\\b`, 'i');
  const page = spine.input.reading.screens.find(
    ({ name, purpose }) => shows.test(purpose) && !ENTERED.test(`${name} ${purpose}`),
  );
  if (page === undefined) return [];
  return [
    { name: `${head}_hash`, type: 'text', note: 'keyed hash, by which it is found' },
    {
      name: `${head}_encrypted`,
      type: 'text',
      note: `under a key of its own, because ${page.name} shows it again; emptied once it is used`,
    },
  ];
}

/** Keys of a search that are a column of what is searched: a time, a party or an id is one already. */
const OWN_KEY = /\b(?:type|code|category|channel|reason)$/i;

function searchedBy({ input }: Spine, { name }: EntityFact): Field[] {
  const thing = name.toLowerCase();
  return listedSearches(input)
    .filter((one) => one.thing === thing)
    .flatMap(({ keys, requirementId }) =>
      keys
        .filter((key) => OWN_KEY.test(key))
        .map((key) => ({
          name: column(key.replace(`${thing} `, '')),
          type: 'text',
          note: `searched by, ${requirementId}`,
        })),
    );
}

/** What a required protocol has the moved thing carry. */
const CARRIED: readonly { readonly by: RegExp; readonly name: string; readonly note: string }[] = [
  { by: /^JWS$/, name: 'signature', note: 'JWS of the message that made it' },
  { by: /^Interledger$/, name: 'condition', note: 'as both sides agreed' },
  { by: /^Interledger$/, name: 'fulfilment', note: 'fits the condition; empty until it is fulfilled' },
];

function carried({ input, entities }: Spine, entity: EntityFact, kind: string | undefined): Field[] {
  if (entity !== entities[0] || kind !== 'movement') return [];
  const spoken = input.reading.technologies.filter(({ stance }) => stance === 'required');
  return CARRIED.filter(({ by }) => spoken.some(({ name }) => by.test(name))).map(({ name, note }) => ({
    name,
    type: 'text',
    note,
  }));
}

/** The columns that demands, roles and screens tell of. Pure. */
export function toldFields(spine: Spine, entity: EntityFact): Field[] {
  return [
    ...asked(spine, entity),
    ...guardian(spine, entity),
    ...shownAgain(spine, entity),
    ...searchedBy(spine, entity),
    ...carried(spine, entity, kindOf(spine, entity)?.id),
  ];
}
