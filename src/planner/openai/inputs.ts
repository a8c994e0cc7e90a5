// Owns what of the inputs a model gets to read: visible text only, in the house's order, shortened where it must be.
// Keeps true: the originals are never changed; text of a document cannot end the fence it stands in.
import type { Brief } from '../../blueprint/brief.ts';

/** What no reader sees: zero-width and direction signs, tag characters, variation selectors, private use. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Co}]/gu;
const CONTROL = /[^\P{Cc}\n\t]/gu;

/** The text without signs that nobody can see. Pure. */
export function visible(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(INVISIBLE, '').replace(CONTROL, '');
}

/** The tags that fence foreign text in a prompt. */
const FENCES = /<(\/?)(document|typed|reply|refinement|change|answer|earlier|finding)s?\b/gi;

/** Visible text that cannot open or close a fence. Pure. */
export function fenced(text: string): string {
  return visible(text).replace(FENCES, '‹$1$2');
}

/** A text with what it is called, ready for a fence. */
export interface InputText {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly text: string;
}

/** Everything people handed in as text, PRDs first; typed fields after the documents, techniques last. Pure. */
export function inputTexts(brief: Brief): InputText[] {
  const rank = { prd: 0, ux: 1, other: 2 } as const;
  const documents = brief.documents.toSorted((a, b) => rank[a.kind] - rank[b.kind]);
  const typed = [
    { id: 'challenge', name: 'Challenge', text: brief.challenge },
    { id: 'requirements', name: 'Requirements', text: brief.requirements },
    { id: 'techniques', name: 'Available techniques', text: brief.techniques },
  ].filter((one) => one.text.trim() !== '');
  return [
    ...documents.map(({ id, name, kind, text }) => ({ id, name: fenced(name), kind, text: fenced(text) })),
    ...typed.map((one) => ({ ...one, kind: 'typed', text: fenced(one.text) })),
  ];
}

/** Texts within a length, and the names of the sections that had to go. */
export interface Fitted {
  readonly texts: readonly InputText[];
  readonly leftOut: readonly string[];
}

interface Section {
  readonly text: InputText;
  readonly heading: string;
  readonly body: string;
  readonly order: number;
}

/**
 * The texts within `mostCharacters`, whole sections left out, those that hold fewest demands for their length first.
 * Pure.
 */
export function fitted(texts: readonly InputText[], mostCharacters: number): Fitted {
  const sections = texts.flatMap(sectionsOf).map((section, order) => ({ ...section, order }));
  let length = sections.reduce((sum, one) => sum + one.body.length, 0);
  const gone = new Set<Section>();
  for (const section of sections.toSorted((a, b) => worthOf(a) - worthOf(b))) {
    if (length <= mostCharacters) break;
    gone.add(section);
    length -= section.body.length;
  }
  const kept = sections.filter((one) => !gone.has(one));
  const left = sections.filter((one) => gone.has(one));
  return {
    texts: texts.map((text) => ({ ...text, text: joined(kept.filter((one) => one.text === text)) })),
    leftOut: left.map((one) => `${one.text.name}: ${one.heading}`),
  };
}

function joined(sections: readonly Section[]): string {
  return sections.map((one) => one.body).join('');
}

function sectionsOf(text: InputText): Omit<Section, 'order'>[] {
  const bodies = text.text.split(/^(?=#{1,6} )/m).flatMap(pieces);
  return bodies.map((body, index) => ({ text, body, heading: headingOf(body, index) }));
}

const LONGEST_PIECE = 8000;

/** A document without headings is cut at paragraphs, so that shortening never means all or nothing. */
function pieces(body: string): string[] {
  if (body.length <= LONGEST_PIECE) return [body];
  const at = body.lastIndexOf('\n', LONGEST_PIECE);
  const end = at > LONGEST_PIECE / 2 ? at : LONGEST_PIECE;
  return [body.slice(0, end), ...pieces(body.slice(end))];
}

function headingOf(body: string, index: number): string {
  const heading = /^#{1,6} +(.+)/.exec(body)?.[1];
  return (heading ?? body.trim().split('\n')[0] ?? '').slice(0, 80).trim() || `section ${index + 1}`;
}

const DEMAND = /\b(?:must|shall|should|require[sd]?|need(?:s|ed)?|NFR|FR)\b|\d/gi;

/** Demands and numbers by the thousand characters, short sections favoured; the head of all is never left out. */
function worthOf({ body, order }: Section): number {
  const demands = body.match(DEMAND)?.length ?? 0;
  return order === 0 ? Number.POSITIVE_INFINITY : (demands + 2) / (body.length / 1000 + 0.5);
}
