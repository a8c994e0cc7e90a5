// Owns whom a section is for: the sentences before its demands that let somebody act, or those of the section around it.
// Keeps true: where a section's own demands let somebody act, no sentence from further out takes that away. Pure.
import type { Actor } from '../../../blueprint/reading.ts';
import type { Requirement } from '../../../blueprint/requirement.ts';
import { isActedOn, isLet } from '../people/acting.ts';
import type { Passage } from './document.ts';

/** What is known of the demands of one feature. */
export interface Told {
  readonly passages: readonly Passage[];
  readonly functional: readonly Requirement[];
  readonly actors: readonly Actor[];
  readonly ids: readonly string[];
}

const isUnder = (one: Passage, path: readonly string[]): boolean => one.path.join('\n') === path.join('\n');

/** Those whom the paragraphs right under a heading let act. */
function introduced({ passages, actors }: Told, path: readonly string[]): string[] {
  const said = passages.filter((one) => one.kind === 'paragraph' && isUnder(one, path));
  return actors.filter(({ name }) => said.some(({ text }) => isLet(text, name))).map(({ name }) => name);
}

function named({ name }: Actor, { text }: Requirement): boolean {
  return new RegExp(`\\b${name.replace(/\W/g, '\\W')}s?\\b`, 'i').test(text);
}

/** Those who act in the demands that stand under the very heading. */
function isAnyoneActing({ functional, actors }: Told, heading: string | undefined): boolean {
  const own = functional.filter(({ source }) => source.kind === 'document' && source.heading === heading);
  return actors.some((actor) => own.some((one) => named(actor, one) && !isActedOn(one.text, actor.name)));
}

/** "Audit trail" is named after the auditor. Pure. */
export function isNamedAfter(heading: string, role: string): boolean {
  const stems = (text: string): string[] =>
    (text.toLowerCase().match(/[a-z]{5,}/g) ?? []).map((word) => word.slice(0, 5));
  const own = new Set(stems(heading));
  return stems(role).some((stem) => own.has(stem));
}

/** Those whom the nearest section around lets act, where the section itself tells of nobody. */
function introducedAround(told: Told, path: readonly string[]): string[] {
  const heading = path.at(-1) ?? '';
  const isTheirs = told.actors.some(({ name }) => isNamedAfter(heading, name));
  if (isTheirs || isAnyoneActing(told, heading)) return [];
  const around = path.map((_, at) => introduced(told, path.slice(0, path.length - at)));
  return around.find((names) => names.length > 0) ?? [];
}

/** The names of those whom a section is told for, with those whom its demands let act; empty where nothing is told. Pure. */
export function toldUsers({ path }: Passage, told: Told): string[] {
  const own = introduced(told, path);
  const users = own.length > 0 ? own : introducedAround(told, path);
  if (users.length === 0) return [];
  const demands = told.functional.filter(({ id }) => told.ids.includes(id));
  const isAllowed = ({ name }: Actor): boolean => demands.some(({ text }) => isLet(text, name));
  return told.actors.filter((one) => users.includes(one.name) || isAllowed(one)).map(({ name }) => name);
}
