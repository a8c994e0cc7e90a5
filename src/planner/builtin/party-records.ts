// Owns the records that come with parties: what each of them nets where several are settled at once, and its accounts.
// Keeps true: only an institution has them, only where the inputs tell of them, and never beside one of the same name.
import { isInstitution } from './people/institutions.ts';
import type { EntityFact, RoleFact, Spine } from './spine.ts';
import { capital, pluralOf, slugOf } from './things/nouns.ts';

type Fact = Omit<EntityFact, 'owner'>;

interface Told {
  readonly entities: readonly Fact[];
  readonly roles: readonly RoleFact[];
  readonly requirements: Spine['requirements'];
}

const CLEARED = /^(?:settlement|netting|clearing)$/i;
const SETTLES = /\b(?:settle\w*|nett(?:ed|ing)|clear\w*)\b/i;
const ACCOUNTS = /\baccounts?\b/i;
const OF_PEOPLE = /\b(?:user|staff|login|personal) accounts?\b/i;
const OF_MONEY = /\b(?:currenc(?:y|ies)|balances?|settlement|liquidity|funds?|positions?)\b/i;

function names(party: Fact): string {
  return [party.name, ...(party.alsoNamed ?? [])].map((name) => `${name}s?`).join('|');
}

function recordOf(name: string, kind: NonNullable<EntityFact['kind']>, ids: string[]): Fact {
  return {
    name,
    plural: pluralOf(name),
    segment: slugOf(pluralOf(name)),
    fields: [],
    requirementIds: ids,
    kind,
  };
}

/** "For each member, a negative position is debited": what is settled over all of them has a line for each. */
function lines(party: Fact, { entities, requirements }: Told): Fact[] {
  const cleared = entities.find((each) => CLEARED.test(each.name));
  const each = new RegExp(`\\b(?:for|of) (?:all|each|every) (?:${names(party)})\\b`, 'i');
  const ids = requirements.filter(({ text }) => each.test(text) && SETTLES.test(text)).map(({ id }) => id);
  return cleared === undefined || ids.length === 0 ? [] : [recordOf(`${cleared.name} Line`, 'line', ids)];
}

/** "Manage accounts for a member by currency": accounts of money, and not those that people sign in with. */
function accounts(party: Fact, { requirements }: Told): Fact[] {
  const told = new RegExp(
    `\\baccounts? (?:for|of) (?:an? |the |each |every |all )?(?:${names(party)})\\b|\\b(?:${names(party)})['’]s? (?:\\w+ )?accounts?\\b`,
    'i',
  );
  const ids = requirements
    .filter(
      ({ text }) => told.test(text) && OF_MONEY.test(text.replace(ACCOUNTS, ' ')) && !OF_PEOPLE.test(text),
    )
    .map(({ id }) => id);
  return ids.length === 0 ? [] : [recordOf(`${capital(party.name)} Account`, 'account', ids)];
}

/** The entities with the records that come with their parties, at the end. Pure. */
export function withPartyRecords(told: Told): Fact[] {
  const party = told.entities.find((each) =>
    told.roles.some((role) => role.name.toLowerCase() === each.name.toLowerCase() && isInstitution(role)),
  );
  const more = party === undefined ? [] : [...lines(party, told), ...accounts(party, told)];
  const taken = new Set(told.entities.map((each) => each.segment));
  return [...told.entities, ...more.filter((each) => !taken.has(each.segment))];
}
