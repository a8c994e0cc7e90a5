// Owns which data is about people: the word lists that classify fields and entities.
// A class is a proposal from names alone; the guide asks the data architect to confirm it.
import type { Entity } from '../../../../blueprint/parts/data.ts';
import { PUBLIC_VIEW } from '../../people/passers-by.ts';
import type { EntityFact } from '../../spine.ts';

type PersonalData = Entity['personalData'];

/** Names that point to data which law or common sense holds to be sensitive, with the reason. */
const SENSITIVE: readonly (readonly [RegExp, string])[] = [
  [/health|medic|diagnos|allerg|prescri|patient|symptom|blood|treatment/i, 'health data'],
  [/biometric|fingerprint|face ?(?:id|image|template)|iris|voiceprint/i, 'biometric data'],
  [
    /\bcard ?(?:number|holder)|\biban\b|bank ?account|account ?number|\bcvv\b|salary|payer|payee/i,
    'payment data',
  ],
  [/passport|national ?id|tax ?id|social ?security|\bssn\b/i, 'government identifier'],
  [/\bchild(?:ren)?\b|\bminors?\b|\bpupil|\bguardian|\bdate ?of ?birth|\bbirth ?date/i, 'data of children'],
  [/ethnic|religio|sexual|political/i, 'special category'],
];

const PERSONAL: readonly (readonly [RegExp, string])[] = [
  [/e-?mail/i, 'email'],
  [/(?:first|last|full|display|user|given|family|contact) ?names?\b/i, 'name'],
  [/phone|mobile ?number/i, 'phone'],
  [/\b(?:street|postal|home|delivery|billing|shipping) ?address|\baddress\b|postcode|\bzip\b/i, 'address'],
  [/\bip ?address|device ?id|user ?agent/i, 'online identifier'],
  [
    /\busers?\b(?! interface)|\bcustomers?\b|\bmembers?\b|\bemployees?\b|\bprofiles?\b|\bperson\b|\bcontacts?\b/i,
    'person',
  ],
  [
    /\bparticipants?\b|\blearners?\b|\bstudents?\b|\bguests?\b|\bsubscribers?\b|\btenants?\b|\bvisitors?\b/i,
    'person',
  ],
];

function spaced(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[_-]+/g, ' ');
}

function found(lists: readonly (readonly [RegExp, string])[], text: string): string | null {
  return lists.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

/** What makes a name personal or sensitive ("email", "health data"), or null. Pure. */
export function personalKind(name: string): { readonly kind: PersonalData; readonly why: string } | null {
  const text = spaced(name);
  const sensitive = found(SENSITIVE, text);
  if (sensitive !== null) return { kind: 'sensitive', why: sensitive };
  const personal = found(PERSONAL, text);
  return personal === null ? null : { kind: 'personal', why: personal };
}

/** Records of what happens to a person in care: health data whatever their fields are called. */
const CARE =
  /\b(?:visits?|appointments?|encounters?|consultations?|admissions?|referrals?|wait(?:ing )?lists?|reminders?|visit notes?|cases?|documents?)\b/i;
const CARE_DOMAIN = /\bpatients?\b|\bclinic(?:s|al)?\b|\bhospital|\bhealth data\b/i;

/** What tells how one person is doing, where people see their own data only. */
const OWNED = /\b(?:progress|streaks?|attempts?|scores?|answers?|preferences?|bookmarks?|favou?rites?)\b/i;
const OWN_DOMAIN = /\bown data\b|\busers\/\{uid\}|\bown (?:account|profile|records?)\b/i;

const PERSON_WORDS =
  /\b(?:recipients?|customers?|users?|persons?|people|guests?|members?|employees?|tenants?|drivers?|buyers?|sellers?|students?|learners?)(?:['’]s?)?\b/i;
const TRAITS =
  /\b(?:names?|phone numbers?|e-?mail|(?<!\b(?:it|that|which|this|project|product|system|document|solution)"? )addresses|date of birth|contact details)\b/i;

/** A sentence that speaks of the thing and of a person's name or number says that they are kept with it. */
function isOfPeople(domain: string, { name }: EntityFact): boolean {
  const thing = new RegExp(
    `\\b${name}s?\\b|\\b${name.split(' ').at(-1) ?? name}s? of an? ${name.split(' ')[0] ?? ''}\\b`,
    'i',
  );
  const sentences = domain.split(/(?<=[.;])\s/);
  return sentences.some((one) => thing.test(one) && TRAITS.test(one) && PERSON_WORDS.test(one));
}

const PICTURE =
  /\b(?:images?|photos?|pictures?|frames?|snapshots?|clips?|footage|videos?|recordings?|(?:video|audio) segments?|anomal(?:y|ies))$/i;

/** True for pictures of places where people pass who have no account. Pure. */
export function showsPassersBy(domain: string, { name }: EntityFact): boolean {
  return (
    PUBLIC_VIEW.test(domain) &&
    (PICTURE.test(name) || /\bvideo\b/i.test(name)) &&
    !/\b(?:streams?|feeds?)$/i.test(name)
  );
}

/** The class of an entity of a product: in a clinic a visit says something about health. Pure. */
export function personalClassIn(domain: string, entity: EntityFact): PersonalData {
  const own = personalClass(entity);
  const isCare =
    CARE_DOMAIN.test(domain) && CARE.test(spaced(entity.name)) && !/type|template/i.test(entity.name);
  if (isCare) return 'sensitive';
  if (own === 'none' && (isOfPeople(domain, entity) || showsPassersBy(domain, entity))) return 'personal';
  return own === 'none' && OWNED.test(spaced(entity.name)) && OWN_DOMAIN.test(domain) ? 'personal' : own;
}

/** The class of an entity: the strictest of its own name and of its fields. Pure. */
export function personalClass(entity: EntityFact): PersonalData {
  // A record of a party is about an institution; who works, reserves or asks is a person.
  if (entity.kind !== undefined)
    return ['line', 'account', 'addressee'].includes(entity.kind) ? 'none' : 'personal';
  const names = [entity.name, ...entity.fields.map((field) => field.name)];
  const kinds = names.flatMap((name) => personalKind(name)?.kind ?? []);
  if (kinds.includes('sensitive')) return 'sensitive';
  return kinds.includes('personal') ? 'personal' : 'none';
}
