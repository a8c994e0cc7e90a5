// Owns the walk over all texts of a blueprint, and the words that people and documents brought in. Knows no rule.
import type { Blueprint, PartName } from '../blueprint.ts';
import { PARTS } from '../blueprint.ts';
import type { Dossier } from '../dossier.ts';

/** A text of the blueprint, where it stands ("decisions.records.0.because"), and the part it belongs to. */
export interface PlacedText {
  readonly part: PartName | null;
  readonly place: string;
  /** The last name in the place that is no number: "because". */
  readonly field: string;
  readonly text: string;
}

function walk(value: unknown, path: readonly string[], part: PartName | null, found: PlacedText[]): void {
  if (typeof value === 'string') {
    const field = path.findLast((step) => !/^\d+$/.test(step)) ?? '';
    found.push({ part, place: path.join('.'), field, text: value });
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) walk(inner, [...path, name], part, found);
}

function partNamed(name: string): PartName | null {
  return Object.keys(PARTS).find((one): one is PartName => one === name) ?? null;
}

/** Every text of the blueprint in its own order. Pure. */
export function textsOf(blueprint: Blueprint): PlacedText[] {
  const found: PlacedText[] = [];
  for (const [name, value] of Object.entries(blueprint)) walk(value, [name], partNamed(name), found);
  return found;
}

/** What people handed in, said and answered, as one text: a word found here was not made up. Pure. */
export function inputsOf(dossier: Dossier): string {
  const { brief, questions, rounds, decision, versions, reading } = dossier;
  const people = [dossier.owner, ...dossier.stakeholders, ...dossier.handovers, decision.by];
  return [
    brief.title,
    brief.challenge,
    brief.requirements,
    brief.techniques,
    ...brief.documents.flatMap((it) => [it.name, it.text]),
    ...brief.unread.flatMap((it) => [it.label, it.target]),
    ...questions.map((it) => it.answer),
    ...people,
    decision.reason ?? '',
    ...rounds.flatMap((round) => [
      ...round.votes.flatMap((vote) => [vote.name, vote.reason ?? '', vote.objection ?? '']),
      ...round.refinements.map((it) => it.text),
    ]),
    ...versions.map((it) => it.request ?? ''),
    // What was read stands for documents whose text is not at hand.
    JSON.stringify(reading),
  ].join('\n');
}

/** Letters and digits alone, lower case, single spaces: for comparing words whatever the marks around them. Pure. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
