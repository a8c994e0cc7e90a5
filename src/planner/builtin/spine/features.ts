// Owns the features that the parts draft from: those of the spine, and one for each thing that is asked for outside of them.
// Keeps true: a requirement stands in the feature that speaks of it, or in none; the names come from the requirements' own words.
import type { Requirement } from '../../../blueprint/requirement.ts';
import { keptFor } from '../../kept.ts';
import { holdsAlways } from '../reading/words/always.ts';
import { oneOf } from '../reading/words/one-of.ts';
import type { EntityFact, FeatureFact, Spine } from '../spine.ts';
import { pluralOf } from '../things/nouns.ts';
import { action, clip, keywords, noun, slug } from '../things/phrases.ts';
import { mentions } from './mentions.ts';

const MOST_NEW = 8;

/** A thing that a requirement acts on, where no entity was read: "triage image". */
export interface Thing {
  readonly name: string;
  readonly plural: string;
  readonly segment: string;
}

const ENDS = oneOf(`
  of, for, from, to, with, by, on, in, into, using, and, or, when, while, that, which, via, as, at,
  through, upon, if, per, must, should, can, are, is, be, has, have, without, after, before, within,
  across, between, under, over, only, not, needed, required, used, necessary, either, manually,
  automatically
`);
const WEAK =
  /^(?:the|an?|all|any|new|each|every|their|its|his|her|own|multiple|several|live|real-?time|real|time|current|existing|full|simple|different|other|such|similar|this|these|those|such|following|both|at|least|up|\d.*)$/i;
const VAGUE = oneOf(`
  it, them, this, that, system, user, users, way, ability, support, use, able, data, information,
  one, app, application, buttons?, dialogs?, modals?, spinners?, toasts?, messages?, errors?, focus,
  headers?, tabs?, keys?, selections?, layouts?, clicks?, taps?, guidance, insides?, inlines?, such,
  screens?, pages?, writes?, elements?, moments?, desktops?, operations?, process(?:es)?, backoff,
  flows?, attempts?, changes?
`);

function singular(word: string): string {
  if (/(?:ss|us|is|series|status)$/i.test(word)) return word;
  return word
    .replace(/ies$/i, 'y')
    .replace(/(?<=(?:x|ch|sh|ss))es$/i, '')
    .replace(/s$/i, '');
}

const MODAL = /\b(?:must|shall|should|can|will|may|want to|needs? to|has to|have to|able to)\b/i;
const IMPERATIVE = oneOf(`
  add, allow, annotate, approve, archive, assign, book, browse, build, cancel, change, check,
  configure, create, delete, deploy, detect, display, download, drag, edit, enter, export, filter,
  find, generate, get, identify, implement, import, ingest, insert, list, load, log, manage, mark,
  monitor, notify, open, order, pay, pick, play, publish, read, receive, record, register, remove,
  rename, report, request, reserve, resume, retry, return, review, save, scan, schedule, search,
  see, select, send, set, share, show, sign, start, store, submit, tap, track, transfer, trigger,
  unlock, update, upload, use, validate, verify, view
`);

/** True for a text that asks for something to be done, so that its first word is a verb. Pure. */
export function isDemand(text: string): boolean {
  return MODAL.test(text) || IMPERATIVE.test(action(text).split(/[ /]/)[0] ?? '');
}

/** What must never happen acts on nothing. */
const FORBIDS = /\b(?:must|may|shall) not\b|\bnever\b|\bcannot\b/i;

/** The noun phrase after the verb of a requirement, at most two words; null where none can be told. Pure. */
export function thingOf(text: string): Thing | null {
  if (!isDemand(text) || FORBIDS.test(text)) return null;
  return thingIn(action(text, 200).replace(/^\S+/, ''));
}

/** The noun phrase that a text begins with, at most two words; null where it begins with none. Pure. */
export function thingIn(text: string): Thing | null {
  const words = text
    .replace(/[^\p{L}\p{N} /-]/gu, ' ,')
    .trim()
    .split(/\s+/);
  const first = words.findIndex((word) => !WEAK.test(word) && !ENDS.test(word));
  const end = words.findIndex(
    (word, index) => index > first && (ENDS.test(word) || WEAK.test(word) || word.startsWith(',')),
  );
  const phrase = words
    .slice(first, end < 0 ? undefined : end)
    .slice(0, 3)
    .slice(-2);
  const bare = phrase.filter((word) => /^\p{L}[\p{L}-]*$/u.test(word));
  const last = bare.at(-1);
  if (first < 0 || last === undefined || last.length < 3 || VAGUE.test(last)) return null;
  const name = noun([...bare.slice(0, -1), singular(last)].join(' '));
  return { name, plural: pluralOf(name), segment: slug(pluralOf(name)) };
}

function handles(feature: FeatureFact, entity: EntityFact): boolean {
  return feature.entityNames.includes(entity.name);
}

interface Words {
  readonly feature: FeatureFact;
  readonly words: ReadonlySet<string>;
}

function wordsOf(spine: Spine, feature: FeatureFact): Words {
  const texts = spine.requirements
    .filter((each) => feature.requirementIds.includes(each.id))
    .map((each) => each.text);
  return { feature, words: keywords(`${feature.name} ${texts.join(' ')}`) };
}

/** The feature whose things and words a requirement shares most, or null where it stands alone. */
function nearest(spine: Spine, all: readonly Words[], requirement: Requirement): string | null {
  const spoken = spine.entities.filter((entity) => mentions(requirement.text, entity));
  if (holdsAlways(requirement.text)) return null;
  const words = [...keywords(requirement.text)];
  const scored = all.map(({ feature, words: own }) => ({
    name: feature.name,
    things: spoken.filter((entity) => handles(feature, entity)).length,
    shared: words.filter((word) => own.has(word)).length,
  }));
  const best = scored.reduce((a, b) => (b.shared + b.things > a.shared + a.things ? b : a), {
    name: '',
    things: 0,
    shared: 0,
  });
  return best.shared >= 3 || (best.things > 0 && best.shared >= 2) ? best.name : null;
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** A demand that begins with what somebody does: "must be compatible" is none. */
function isDeed(text: string): boolean {
  return IMPERATIVE.test(action(text).split(/[ /]/)[0] ?? '');
}

/** The feature that a lone requirement founds, named after what it acts on; null where that cannot be told. */
function founded(spine: Spine, requirement: Requirement): FeatureFact | null {
  if (!isDeed(requirement.text)) return null;
  const thing = thingOf(requirement.text);
  if (thing === null) return null;
  const entityNames = spine.entities
    .filter((entity) => mentions(requirement.text, entity))
    .map((entity) => entity.name);
  return {
    name: clip(capitalised(thing.plural), 80),
    requirementIds: [requirement.id],
    entityNames,
    roleNames: [],
  };
}

function added(features: readonly FeatureFact[], name: string, id: string): FeatureFact[] {
  return features.map((each) =>
    each.name === name ? { ...each, requirementIds: [...each.requirementIds, id] } : each,
  );
}

function completed(spine: Spine): FeatureFact[] {
  const known = new Set(spine.features.flatMap((feature) => feature.requirementIds));
  const words = spine.features.map((feature) => wordsOf(spine, feature));
  let features = [...spine.features];
  for (const requirement of spine.requirements.filter(
    (each) => each.kind === 'functional' && !known.has(each.id),
  )) {
    const near = nearest(spine, words, requirement);
    const fresh = near === null ? founded(spine, requirement) : null;
    const isFull = features.length >= spine.features.length + MOST_NEW;
    const home = near ?? features.find((each) => each.name === fresh?.name)?.name;
    if (home !== undefined) features = added(features, home, requirement.id);
    else if (features.length === 0 || (fresh !== null && !isFull))
      features = [...features, fresh ?? { ...wholeProduct(spine), requirementIds: [requirement.id] }];
  }
  return features.length > 0 ? features : [wholeProduct(spine)];
}

function wholeProduct(spine: Spine): FeatureFact {
  const entityNames = spine.entities.map((entity) => entity.name);
  return { name: clip(spine.input.brief.title, 80), requirementIds: [], entityNames, roleNames: [] };
}

/** The features; a demand on the product as a whole belongs to none of them. Never empty, in the order of the spine. Pure. */
export const featuresOf = keptFor((spine: Spine): readonly FeatureFact[] => completed(spine));
