// Owns the records that deeds leave: who works at a place, whose webhook is called, what is reserved, what waits for a second person.
// Keeps true: each is told by the inputs in so many words, belongs to a thing that is kept, and stands beside none of its own kind.

import type { EntityFact, RoleFact, Spine } from './spine.ts';
import { capital, pluralOf, slugOf } from './things/nouns.ts';

type Fact = Omit<EntityFact, 'owner'>;
/** What the records are read from. */
export interface DeedSource {
  readonly entities: readonly Fact[];
  readonly roles: readonly RoleFact[];
  readonly requirements: Spine['requirements'];
  readonly integrations: readonly { readonly name: string }[];
}

function recordOf(name: string, kind: NonNullable<Fact['kind']>, requirementIds: readonly string[]): Fact {
  const plural = pluralOf(name);
  return { name, plural, segment: slugOf(plural), fields: [], requirementIds: [...requirementIds], kind };
}

const STAFFED = /\bstaff\b[^.;]{0,40}? of (?:one|an?|its|their|each|the) ([a-z]+(?: [a-z]+)?)/i;

function called(entities: readonly Fact[], words: string): Fact | undefined {
  const small = ` ${words.toLowerCase()} `;
  return entities.find((each) =>
    [each.name, each.plural].some((form) => small.includes(` ${form.toLowerCase()} `)),
  );
}

/** "Sets the staff of one clinic": who works there, in which role. */
function staff({ entities, roles, requirements }: DeedSource): Fact[] {
  const told = roles.map(({ description }) => STAFFED.exec(description)?.[1] ?? '').find(Boolean);
  const site = told === undefined ? undefined : called(entities, told);
  if (site === undefined || entities.some(({ name }) => /\bstaff\b|\bemployee/i.test(name))) return [];
  const ids = requirements.filter(({ text }) => /\bstaff\b/i.test(text)).map(({ id }) => id);
  return [recordOf('Staff Member', 'staff', ids)];
}

const WEBHOOK = /^(.{3,30}?)['’]s? webhook$/i;

/** "The carrier's webhook": where each of them is told, and by which secret it knows that it was us. */
function addressees({ entities, integrations, requirements, roles }: DeedSource): Fact[] {
  return integrations.flatMap(({ name }) => {
    const [, party = ''] = WEBHOOK.exec(name) ?? [];
    const isKept = [...entities, ...roles].some((one) => one.name.toLowerCase() === party.toLowerCase());
    if (party === '' || isKept) return [];
    const ids = requirements
      .filter(({ text }) => text.toLowerCase().includes(party.toLowerCase()))
      .map(({ id }) => id);
    return [recordOf(party.split(' ').map(capital).join(' '), 'addressee', ids)];
  });
}

const RESERVES =
  /\b(?:i want|i need|(?:must|shall|should|can|may) be able|(?:must|shall|should|can|may)) to? ?reserve (?:an? |the |my )?([a-z]+(?: [a-z]+)?)/i;
const BOOKED = /\b(?:appointment|booking|reservation)$/i;

/** "I want to reserve boxes": for whom and until when, where nothing that is booked is kept. */
function reservations({ entities, requirements }: DeedSource): Fact[] {
  if (entities.some(({ name }) => BOOKED.test(name))) return [];
  return requirements.flatMap(({ id, text }) => {
    const thing = called(entities, RESERVES.exec(text)?.[1] ?? '');
    if (thing === undefined) return [];
    return [recordOf(`${thing.name} Reservation`, 'reservation', [id])];
  });
}

const SECOND =
  /\b(?:every|each|any) (?:[a-z]+ )?([a-z]+(?:ing|al|ment|tion)) of (?:an?|the) ([a-z]+(?: [a-z]+)?)\b.*\bapproval of (?:a|the) (?:second|other|another)\b/i;

/** "Every opening of a box needs the approval of a second agent": what was asked, why, and who decided. */
function requests({ entities, requirements }: DeedSource): Fact[] {
  return requirements.flatMap(({ id, text }) => {
    const [, deed = '', of = ''] = SECOND.exec(text) ?? [];
    const thing = called(entities, of);
    if (deed === '' || thing === undefined) return [];
    return [recordOf(`${thing.name} ${capital(deed)}`, 'request', [id])];
  });
}

/** The entities with the records that deeds leave, at the end. Pure. */
export function withDeedRecords(source: DeedSource): Fact[] {
  const more = [...addressees(source), ...reservations(source), ...requests(source), ...staff(source)];
  const taken = new Set(source.entities.map(({ segment }) => segment));
  const fresh = more.filter(({ segment }) => !taken.has(segment) && taken.add(segment));
  return [...source.entities, ...fresh];
}
