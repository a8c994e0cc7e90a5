// Owns what the product is for and what makes it hard, in the documents' own sentences. Pure.
import type { Brief } from '../../../blueprint/brief.ts';
import type { Passage } from './document.ts';
import { sentences, shortened } from './inline.ts';

const META =
  /^(?:this (?:prd|document|section|specification|version)|here is|in reading|the following|for |see )/i;
const ABOUT =
  /\b(?:lets?|helps?|gives?|enables?|allows?|runs|interconnects|goal is to|project is|asks for|in order to|software|platform|web app|application|product)\b/i;
const SECTIONS = /purpose$|vision|background|overview$|introduction|goals?$|summary|executive/i;

/** One or two sentences that say what the product is for; empty where none does. At most 600 characters. Pure. */
export function readPurpose(brief: Brief, passages: readonly Passage[]): string {
  const told = passages
    .filter(({ kind, documentKind }) => kind === 'paragraph' && documentKind !== 'ux')
    .slice(0, 60);
  const scored = told
    .map((passage, index) => ({ text: telling(passage), score: scoreOf(brief, passage) - index / 4 }))
    .filter(({ text, score }) => text !== '' && score > 0);
  const best = scored.sort((a, b) => b.score - a.score)[0];
  return shortened(best?.text ?? '', 600);
}

function telling({ text, isStrong }: Passage): string {
  if (isStrong || /:$/.test(text)) return '';
  const told = sentences(text).filter((sentence) => !META.test(sentence) && sentence.length > 30);
  return told.slice(0, 2).join(' ');
}

function scoreOf({ title }: Brief, passage: Passage): number {
  const opening = sentences(passage.text)[0] ?? '';
  const name = title.split(/[\s:,-]/)[0] ?? title;
  const isUnderTold = passage.path.length < 2 || SECTIONS.test(passage.path.at(-1) ?? '');
  const isVision = /vision|purpose$/i.test(passage.path.at(-1) ?? '');
  const isDefinition = new RegExp(
    `^(?:the )?["“]?${name.replace(/\W/g, '\\W')}[^.]* (?:is|lets|runs|gives|helps) `,
    'i',
  ).test(opening);
  return (
    (isUnderTold ? 4 : 0) + (isVision ? 4 : 0) + (isDefinition ? 6 : 0) + (ABOUT.test(passage.text) ? 2 : -6)
  );
}

/** The challenge as typed, or as the documents tell it; null where nobody tells one. Pure. */
export function readChallenge(brief: Brief, passages: readonly Passage[]): string | null {
  const typed = brief.challenge.trim();
  if (typed !== '') return shortened(typed, 2000);
  const section = passages.filter(
    ({ kind, path }) => kind === 'paragraph' && /problem|challenge/i.test(path.at(-1) ?? ''),
  );
  if (section.length > 0) return shortened(section.map(({ text }) => text).join(' '), 2000);
  const core = passages
    .flatMap(({ text, section: kind }) => (kind === 'skip' ? [] : sentences(text)))
    .find((sentence) => /\b(?:core|main|key|biggest) (?:problem|challenge)\b|^today\b/i.test(sentence));
  return core ?? null;
}
