// Owns how long data stays and how it goes: a stated retention first, else a default that says it is one.
import type { Entity } from '../../../../blueprint/parts/data.ts';
import type { Quantity, Requirement } from '../../../../blueprint/requirement.ts';
import { keptFor } from '../../../kept.ts';
import { keptDropped } from '../../ground/dropped.ts';
import { mainEntity, numberText } from '../../spine/facts.ts';
import { mentions, mentionsAlone } from '../../spine/mentions.ts';
import type { EntityFact, Spine } from '../../spine.ts';
import { article, noun, series } from '../../things/phrases.ts';
import { isInstitutionRecord, kindOf } from './kinds.ts';
import { traitsOf } from './shown.ts';

type PersonalData = Entity['personalData'];

const TRACE = /\bevent|\blog\b|\blogs\b|detection|metric|reading|alert|notification|audit|message|telemetry/i;
/** What was seen or measured by a machine is a trace that nobody edits or removes. */
const SEEN_ONCE = /\b(?:detection|sighting|metric|telemetry|reading)s?(?: events?)?$/i;
const MONEY = /payment|transfer|invoice|transaction|settlement|ledger|order|trade|quote|position/i;

const OF_MONEY = ['movement', 'clearing', 'line', 'account', 'limit', 'balance', 'offer'];

/** What moves, holds, limits or offers money is evidence for as long as accounts are. */
function isOfMoney(spine: Spine, entity: EntityFact): boolean {
  return MONEY.test(entity.name) || OF_MONEY.includes(kindOf(spine, entity)?.id ?? '');
}

/** What opens something lives as long as it can open it, and not as long as its owner is known. */
const SECRET =
  /\b(?:pick-?up |access |one-?time |entry |unlock )(?:code|pin|token|link)s?\b|\b(?:otp|invitation)s?$/i;

/** How long a broker or a log keeps what passes says nothing of the thing it speaks of. */
const CARRIED = /\bmessages?\b|\bkafka\b|\btopics?\b|\blogs?\b/i;

/** The retention that the inputs state for an entity; undefined where they state none. Pure. */
export function statedRetention(spine: Spine, entity: EntityFact): Quantity | undefined {
  return spine.input.reading.quantities.find(
    (each) =>
      each.measure === 'retention' &&
      mentionsAlone(`${each.subject} ${each.text}`, entity, spine.entities) &&
      (!CARRIED.test(`${each.subject} ${each.text}`) || CARRIED.test(entity.name)),
  );
}

/** Who is filmed or photographed in passing has no account whose end could end it. */
const SEEN =
  /\b(?:videos?|footage|cctv|surveillance|dashcam|(?:traffic|security|street) (?:feed|camera|stream)s?)\b/i;

function spokenOf(spine: Spine, entity: EntityFact): string {
  const own = spine.requirements.filter((each) => entity.requirementIds.includes(each.id));
  return [entity.name, ...own.map((each) => each.text)].join(' ');
}

/** What a default has to know of a thing: whether it is about people, shows who passes by, and is judged by people. */
export interface Nature {
  readonly kind: PersonalData;
  readonly isPicture: boolean;
  readonly isJudged: boolean;
  /** What is of it and has to be kept for a stated time; it cannot go before that. */
  readonly keptWith?: EntityFact | undefined;
  /** What names it and is kept without an end. */
  readonly namedBy?: EntityFact | undefined;
}

/** What moves money for something that stays without an end stays with it: its key would lead nowhere. */
function moneyRetention({ namedBy }: Nature): string {
  if (namedBy === undefined)
    return `assumed: 7 years for accounting, then deleted; the law that applies has to confirm it.`;
  return `assumed: as long as ${article(noun(namedBy.name))} names it; 7 years at hand, then in the long-term store.`;
}

function defaultRetention(spine: Spine, entity: EntityFact, nature: Nature): string {
  const { kind, isPicture, isJudged } = nature;
  if (isInstitutionRecord(spine, entity))
    return `assumed: as long as it takes part, and then as long as anything kept names it; its contacts until they are replaced.`;
  if (isOfMoney(spine, entity)) return moneyRetention(nature);
  if (SECRET.test(entity.name))
    return `assumed: until it is used, revoked or out of time; its hash 30 days longer, then deleted by a nightly job.`;
  if (TRACE.test(entity.name)) return `assumed: 90 days in the store, then deleted by a nightly job.`;
  if (kind !== 'none' && isJudged && (SEEN.test(spokenOf(spine, entity)) || isPicture))
    return `assumed: 30 days, because people may be seen in it who have no account here; what is labelled stays as long as a model learns from it, with people made unrecognisable.`;
  if (kind !== 'none' && (SEEN.test(spokenOf(spine, entity)) || isPicture))
    return `assumed: 30 days, because people may be seen in it who have no account here; then deleted by a nightly job.`;
  if (kind !== 'none')
    return `assumed: as long as the account of the person exists, then erased within 30 days.`;
  return `assumed: as long as it is in use; once removed, 30 days longer as a marked row.`;
}

const FOREVER = /\b(?:indefinitely|permanently|in perpetuity|for ever|forever|without (?:a )?time limit)\b/i;
const BY_SETTING = /\b(?:configurable|configured|agreed) (?:\w+ )?(?:period|time|retention)\b/i;

/** What the inputs ask to keep without an end; undefined where nothing does. Pure. */
export function keptForever(spine: Spine, entity: EntityFact): Requirement | undefined {
  // What stands behind the word is why it is kept, and for whom.
  return endless(spine).find(({ before }) => mentions(before, entity))?.requirement;
}

/** The demands that keep something without an end, each with what stands before the word. */
const endless = keptFor((spine: Spine) =>
  spine.requirements
    .filter(({ text }) => FOREVER.test(text))
    .map((requirement) => ({
      requirement,
      before: requirement.text.slice(0, requirement.text.search(FOREVER)),
    })),
);

/** What an answer keeps although it no longer qualifies at its source; null for any other thing. Pure. */
export function keptExpired(spine: Spine, entity: EntityFact): string | null {
  const asked = keptDropped(spine.input.answers);
  return asked !== undefined && mentions(asked.text, entity) ? asked.id : null;
}

/** A message between parties that the product passes on, and does not keep. */
const PASSED_ON = /\bwithout\b[^.]{0,40}\bstoring\b[^.]{0,40}\bforward/i;

/** The demand that what parties offer each other is kept for passing it on alone; undefined for any other thing. Pure. */
export function passedOn(spine: Spine, entity: EntityFact): Requirement | undefined {
  if (kindOf(spine, entity)?.id !== 'offer') return undefined;
  return spine.requirements.find(({ text }) => PASSED_ON.test(text));
}

/** How long an entity stays, with the requirement or the word "assumed". Pure. */
export function retentionOf(spine: Spine, entity: EntityFact, nature: Nature): string {
  const forever = keptForever(spine, entity);
  const online = spine.requirements.find((each) => BY_SETTING.test(each.text) && mentions(each.text, entity));
  if (forever !== undefined)
    return `Without an end (${forever.id})${online === undefined ? '' : `; at hand for the configured period (${online.id}), then in the long-term store`}.`;
  const passing = passedOn(spine, entity);
  if (passing !== undefined)
    return `Until it and its answer are passed on, or it has expired (${passing.id}); of it stays the id that others name.`;
  const quantity = statedRetention(spine, entity);
  const marked = keptExpired(spine, entity);
  if (quantity === undefined && marked !== null)
    return `assumed: without an end; what no longer qualifies is marked as expired and stays (${marked}).`;
  if (quantity === undefined) return withKept(spine, nature) ?? defaultRetention(spine, entity, nature);
  const traits = traitsOf(spine, entity).map(({ name }) => `\`${name}\``);
  const end =
    traits.length === 0 ? 'deleted' : `${series(traits)} ${traits.length > 1 ? 'are' : 'is'} blanked`;
  return `${numberText(quantity)}, then ${end} by a nightly job.`;
}

/** What is of it names it, so it stays as long: a note without the person it is on is worth nothing. */
function withKept(spine: Spine, { kind, keptWith }: Nature): string | null {
  const quantity = keptWith && statedRetention(spine, keptWith);
  if (keptWith === undefined || quantity === undefined || kind === 'none') return null;
  return `As long as ${noun(keptWith.plural)} name it: ${numberText(quantity)} after the last of them, then erased by a nightly job (assumed).`;
}

/** What an entity takes with it when it goes, and what keeps it from going. */
export interface Attached {
  readonly children: readonly EntityFact[];
  /** Children that another service keeps: they go by an event. */
  readonly told?: readonly EntityFact[];
  /** Children that stay for a time of their own. */
  readonly holding: readonly EntityFact[];
  readonly objectStore: string | null;
  readonly isKeptForever: boolean;
  /** True where what has to be kept names it. */
  readonly isKeptWith?: boolean;
}

function withIt({ children, told = [], objectStore }: Attached): string {
  const cascade = children.length === 0 ? '' : ` Its ${namesOf(children)} go in the same transaction.`;
  const objects = objectStore === null ? '' : ` Objects in ${objectStore} follow within 24 h, by key.`;
  const events = told.length === 0 ? '' : ` Its ${namesOf(told)} follow by the event of its removal.`;
  return `${cascade}${events}${objects}`;
}

function namesOf(all: readonly EntityFact[]): string {
  return series(all.map((each) => noun(each.plural)));
}

/** How an entity goes, and what goes with it. Pure. */
export function deletionOf(spine: Spine, entity: EntityFact, kind: PersonalData, attached: Attached): string {
  const name = noun(entity.name);
  const blanked = kind === 'none' ? '' : ' Personal fields are blanked on erasure.';
  if (attached.isKeptForever)
    return `Never changed or deleted; a wrong ${name} is corrected by a counter entry or a new version.${blanked}`;
  if (passedOn(spine, entity) !== undefined)
    return 'All but its id and state is blanked by a job, each hour; neither side needs the hub for it any more.';
  if (isInstitutionRecord(spine, entity))
    return `Disabled, and kept while a ${noun(mainEntity(spine)?.name ?? 'row')} names it; personal fields are blanked on request of the person.`;
  if (isOfMoney(spine, entity))
    return `Never changed or deleted before its retention ends; a wrong one is corrected by a counter entry.${blanked}`;
  const marked = keptExpired(spine, entity);
  if (marked !== null && kind === 'none')
    return `Not deleted: marked as expired, and shown no longer (${marked}).`;
  const rest = withIt(attached);
  const isStated = attached.isKeptWith === true || statedRetention(spine, entity) !== undefined;
  if (kind !== 'none' && isStated && traitsOf(spine, entity).length === 0)
    return `Not before its retention ends; until then a request of the person restricts who may read it. Backups age out.${rest}`;
  const held = namesOf(attached.holding);
  const stays = held === '' ? '' : ` Its ${held} stay for their own time and keep no more of it than its id.`;
  if (kind !== 'none') return `Erased on request of the person; backups age out.${rest}${stays}`;
  if (SEEN_ONCE.test(entity.name) && attached.holding.length === 0)
    return `By the job that ends its retention; nobody removes one by hand.${rest}`;
  const until = held === '' ? '' : `, and not while ${held} name it`;
  return `Marked and hidden at once, removed after its retention${until}.${rest}`;
}
