// Owns of which kind an entity is, and the columns that its kind gives it.
// Keeps true: a kind of money needs money said of the thing, a column with words needs the words.
import { isInstitution } from '../../people/institutions.ts';
import { requirementOf } from '../../spine/facts.ts';
import { featuresOf } from '../../spine/features.ts';
import { mentions } from '../../spine/mentions.ts';
import { sentencesOf, sentencesOn } from '../../spine/told.ts';
import type { EntityFact, Spine } from '../../spine.ts';
import { noun } from '../../things/phrases.ts';
import { EVERYDAY_KINDS, PERSON_FIELDS } from './everyday-kinds.ts';
import { INSTITUTION_FIELDS, type KindField, NOUN_KINDS, type NounKind } from './noun-kinds.ts';
import { RECORD_KINDS } from './record-kinds.ts';
import { SEEN_KINDS } from './seen-kinds.ts';

const OFTEN = 2;
const KINDS = [...RECORD_KINDS, ...NOUN_KINDS, ...SEEN_KINDS, ...EVERYDAY_KINDS];

function isNear({ near }: NounKind, texts: readonly string[]): boolean {
  return near === null || texts.filter((text) => near.test(text)).length >= OFTEN;
}

/** The kind of an entity by its name and what is said of it; undefined where none fits. Pure. */
export function kindOf(spine: Spine, entity: EntityFact): NounKind | undefined {
  if (entity.kind !== undefined) return KINDS.find((kind) => kind.id === entity.kind);
  const named = KINDS.filter((kind) => kind.head.test(entity.name));
  if (named.length === 0) return undefined;
  const texts = sentencesOn(spine, entity);
  return named.find((kind) => isNear(kind, texts));
}

/** What a code that opens something is called: the credential that is kept, else "code". Pure. */
export function credentialName(spine: Spine): string {
  const kept = spine.entities.find((each) => kindOf(spine, each)?.id === 'credential');
  return kept === undefined ? 'code' : noun(kept.name);
}

/** True for the record of a role that is an institution. Pure. */
export function isInstitutionRecord(spine: Spine, { name }: EntityFact): boolean {
  return spine.roles.some((role) => role.name.toLowerCase() === name.toLowerCase() && isInstitution(role));
}

/** What the section that is named after a thing asks for, where it names no other thing: "Define an endpoint". */
function ownDemands(spine: Spine, entity: EntityFact): string[] {
  const others = spine.entities.filter((each) => each !== entity);
  return featuresOf(spine)
    .filter((feature) => feature.name.toLowerCase() === `${entity.name.toLowerCase()} management`)
    .flatMap((feature) => feature.requirementIds)
    .map((id) => requirementOf(spine, id)?.text ?? '')
    .filter((text) => !others.some((other) => mentions(text, other)));
}

function isSaid({ said }: KindField, texts: readonly string[]): boolean {
  return said === undefined || texts.some((text) => said.test(text));
}

/** A role's own record, where the inputs list no fields of it. */
function personFields(spine: Spine, entity: EntityFact): readonly KindField[] | undefined {
  const isRole = spine.roles.some(({ name }) => name.toLowerCase() === entity.name.toLowerCase());
  return isRole && entity.fields.length === 0 ? PERSON_FIELDS : undefined;
}

const CORRECTS = /\b(?:edit|resize|redraw|correct|adjust)\w*\b[^.;]*\bbox(?:es)?\b/i;

/** The columns that an entity has by its kind; none where it is of no known kind. Pure. */
export function kindFields(spine: Spine, entity: EntityFact): Omit<KindField, 'said'>[] {
  const all = isInstitutionRecord(spine, entity)
    ? INSTITUTION_FIELDS
    : (kindOf(spine, entity)?.fields ?? personFields(spine, entity));
  if (all === undefined) return [];
  const demands = spine.requirements.map((each) => each.text).filter((text) => mentions(text, entity));
  // What is drawn around what was seen comes with each sighting, whichever of them the demand names.
  const drawn = kindOf(spine, entity)?.id === 'sighting' ? spine.requirements.map(({ text }) => text) : [];
  // Where people judge what was seen, correcting what is drawn around it is a part of what they say.
  const corrected =
    kindOf(spine, entity)?.id === 'judgement' ? sentencesOf(spine).filter((text) => CORRECTS.test(text)) : [];
  const told = [...drawn, ...corrected];
  const texts = [...sentencesOn(spine, entity), ...demands, ...ownDemands(spine, entity), ...told];
  return all.filter((field) => isSaid(field, texts)).map(({ name, type, note }) => ({ name, type, note }));
}
