// Owns what the documents put out of scope: sections, tables and labels that exclude, and sentences that say "does not". Pure.
import type { Exclusion } from '../../../blueprint/requirement.ts';
import type { Passage } from './document.ts';
import { capitalised, sentences, shortened } from './inline.ts';
import { sameness } from './requirements.ts';

const LABEL = /^(?:not included|out of scope|not in scope|excluded|not stored|not needed|non-goals?)$/i;
const SENTENCE =
  /\b(?:out of scope|is not included|are not included|not (?:currently |yet )?a requirement|does not (?:offer|support|include|take|cover|handle)|will not (?:be )?(?:support|includ|offer|cover|send)\w*|is not yet implemented)\b/i;

/** The exclusions in document order, each text once. Pure. */
export function readExclusions(passages: readonly Passage[]): Exclusion[] {
  const found = passages.flatMap(exclusionsIn).filter(({ text }) => text.length > 2);
  const first = new Map(found.map((one) => [sameness(one.text), one] as const).reverse());
  return found.filter((one) => first.get(sameness(one.text)) === one);
}

function exclusionsIn(passage: Passage): Exclusion[] {
  if (passage.kind === 'heading' || passage.kind === 'code' || passage.kind === 'quote') return [];
  return texts(passage).map((text) => ({
    text: shortened(capitalised(text.trim()), 600),
    source: passage.source,
  }));
}

function texts(passage: Passage): string[] {
  if (passage.kind === 'row') return rowTexts(passage);
  if (LABEL.test(passage.label)) return listed(passage.rest);
  if (passage.section === 'skip') return [];
  if (passage.section === 'out')
    return passage.kind === 'item' ? [passage.text] : (later(passage) ?? listed(passage.text));
  return sentences(passage.text).filter((sentence) => SENTENCE.test(sentence) && sentence.length < 300);
}

function rowTexts({ cells, section }: Passage): string[] {
  const [first, second] = cells;
  if (!first) return [];
  const isExcluding = section === 'out' || /\b(?:not)\b.*clone|not included|out of scope/i.test(first.header);
  if (!isExcluding) return [];
  return [second?.text ? `${first.text}: ${second.text}` : first.text];
}

/** "Phase 2 (later): AI hints, …" is one exclusion with its label. */
function later({ label, rest }: Passage): string[] | null {
  return label === ''
    ? null
    : listed(rest).map((text) => (/later|phase [2-9]/i.test(label) ? `${text} (${label})` : text));
}

function listed(text: string): string[] {
  const parts = text.replace(/\.$/, '').split(/\s+·\s+|;\s+/);
  const isWordList = parts.length === 1 && !/\b(?:is|are|does|do|will|the platform)\b/.test(text);
  return isWordList && (text.match(/,/g)?.length ?? 0) > 1
    ? text.replace(/\.$/, '').split(/,\s+(?:or |and )?/)
    : parts;
}
