// Owns the search for demands: each passage gives none, one or several candidate requirements with a strength.
// Explanations, histories, prompts and marketing prose give none. Pure.
import { clauses, laidOut, settledCase } from './clauses.ts';
import { listsOfContents, speaking } from './contents.ts';
import type { Passage } from './document.ts';
import { capitalised, sentences, shortened, title } from './inline.ts';
import { isUseLead, usesText } from './uses.ts';
import {
  EXPLAINS,
  ID_CELL,
  ID_HEADER,
  IMPERATIVE,
  MUST,
  OWN_ID,
  SHOULD,
  STATES,
} from './words/requirement-words.ts';
import type { SectionKind } from './words/sections.ts';

/** What somebody lists as a demand is at least this strong; what only explains one is weaker. */
export const LISTED = 38;

/** A possible requirement. `strength` ranks it when there are too many: 100 has its own id, 30 is a detail. */
export interface Candidate {
  readonly id: string | null;
  readonly text: string;
  readonly strength: number;
  readonly priority: string;
  readonly passage: Passage;
}

const DEMANDING: ReadonlySet<SectionKind | null> = new Set(['demand', 'quality', 'constraint', 'stories']);
const SILENT: ReadonlySet<SectionKind | null> = new Set([
  'skip',
  'style',
  'schema',
  'out',
  'epics',
  'persona',
]);
/** Labels of a document's head and slogans of a style. */
const NO_DEMAND =
  /^(?:project title|agent|version|date|status|author|owner|principle|style|feel|goal|user goal|rationale)\b|^how (?:the|to|an?)\b|^see .*\b(?:representation|documentation|specification|appendix|section|above|below)\b|\b(?:must|should|shall) feel\b/i;
const STORY = /^as an? (?:.{2,60}?),? I (?:want|need|can|would like)/i;

/** The candidates of all passages in document order; joined lists stand where the list begins. Pure. */
export function candidates(passages: readonly Passage[]): Candidate[] {
  const parents = new Set(passages.flatMap(({ parent }) => (parent ? [parent.source] : [])));
  const joined = fragmentLists(passages);
  const contents = listsOfContents(passages);
  const found = passages.flatMap((passage) => {
    if (passage.group !== null && contents.has(passage.group)) return [];
    const isJoined = passage.kind === 'item' && passage.group !== null && passage.depth === 0;
    if (isJoined && passage.group !== null && joined.has(passage.group)) {
      return joined.get(passage.group)?.passage === passage ? [joined.get(passage.group)].flatMap(some) : [];
    }
    return from(passage, parents.has(passage.source));
  });
  return speaking(found, STATED, LISTED);
}

/** What a section states and nobody listed. */
const STATED = 34;
/** What is told in telegram style under a heading that demands. */
const TOLD = 44;

const some = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);

function from(passage: Passage, isParent: boolean): Candidate[] {
  if (passage.section === 'skip' || passage.section === 'out' || passage.section === 'style') return [];
  if (passage.kind === 'row') return row(passage);
  if (passage.kind === 'item') return item(passage, isParent);
  return passage.kind === 'paragraph' ? paragraph(passage) : [];
}

function made(
  passage: Passage,
  text: string,
  strength: number,
  id: string | null = null,
  priority = '',
): Candidate {
  return { id, text: tidy(text), strength, priority, passage };
}

const POINTER = /[^.]*\b(?:introduced|described|explored|defined) (?:here|below|elsewhere)\b[^.]*\.?/gi;

function tidy(text: string): string {
  const ended = text
    .replace(POINTER, '')
    .replace(/\s*\((?:must|should|could)(?:[- ]have)?\)\s*$/i, '')
    .replace(/^To (?=[a-z]+ )(?!(?:ensure|maximi))/, '')
    .replace(/[;,:]?(?:\s+(?:and|or))?\s*$/, '')
    .replace(/^[\s:—–-]+/, '');
  return capitalised(/[.!?…)"”]$/.test(ended) ? ended : `${ended}.`);
}

function ownId(passage: Passage): { id: string; rest: string } | null {
  const [all, id] = OWN_ID.exec(passage.text) ?? [];
  if (all === undefined || id === undefined) return null;
  const rest = passage.text.slice(all.length).replace(/^[\s:.,)—–-]+/, '');
  return rest === '' ? null : { id, rest };
}

function item(passage: Passage, isParent: boolean): Candidate[] {
  const own = ownId(passage);
  if (own && (own.id.length > 2 || DEMANDING.has(passage.section)))
    return [made(passage, own.rest, 100, own.id)];
  if (STORY.test(passage.text)) return [made(passage, passage.text, 90)];
  if (SILENT.has(passage.section)) return [];
  if (!DEMANDING.has(passage.section)) return modal(passage, passage.text, 65);
  return isLabel(passage, isParent) || isLink(passage) ? [] : listed(passage);
}

function isLabel(passage: Passage, isParent: boolean): boolean {
  const count = passage.text.split(/\s+/).length;
  const isShort = count < (passage.depth > 0 && passage.label !== '' ? 6 : 3);
  return (isParent && (count < 5 || /:$/.test(passage.text))) || isShort || NO_DEMAND.test(passage.text);
}

function isLink(passage: Passage): boolean {
  return /^\**\[/.test(passage.raw) && /\]\([^)]*\.(?:md|html?)/.test(passage.raw);
}

function listed(passage: Passage): Candidate[] {
  const turned = turnedRound(passage.text);
  const text = turned ?? completed(passage);
  const strength = turned === null ? strengthOf(passage, text) : LISTED;
  return strength === 0 ? [] : [made(passage, text, strength)];
}

const IN_TIME_TO =
  /^((?:once|when|whenever|after|as soon as|if) [^,;.]{5,120}), to ((?:automatically |then |also )?[a-z]+ [^;]{5,})$/i;

/** "Once it is closed, to update the sums": a demand of a list of such, with its deed in front; null for any other text. */
function turnedRound(text: string): string | null {
  const [, when = '', deed = ''] = IN_TIME_TO.exec(text.replace(/[.;,]$/, '')) ?? [];
  if (!IMPERATIVE.test(deed.replace(/^(?:automatically|then|also) /i, ''))) return null;
  return `${capitalised(deed)}, ${when.charAt(0).toLowerCase()}${when.slice(1)}`;
}

/** What the line above achieves, whatever its words: "assures people that it cannot be lost". */
const ASSURES = /^(?:this )?(?:assures|ensures|guarantees) /i;
/** A statement that leaves no case out is a rule, and more than a description. */
const BINDS =
  /\b(?:will|is|are|can) only be\b|\bonly (?:by|with|after|if|when)\b|\bnever\b|\balways\b|\bwill be (?:added|debited|credited|recorded|rejected)\b|\bunrestricted\b|^(?:all|every|each) .*\b(?:is|are)\b|\bfor each\b.*\bwill be\b/i;

function strengthOf(passage: Passage, text: string): number {
  const ux = passage.documentKind === 'ux' ? 12 : 0;
  if (EXPLAINS.test(passage.text) && (!MUST.test(text) || ASSURES.test(passage.text))) return 0;
  const isDetail = passage.depth > 0 || passage.isLeadStrong ? 15 : 0;
  if (MUST.test(text)) return 72 - ux / 2 - isDetail;
  if (SHOULD.test(text)) return 60 - ux / 2 - isDetail;
  if (IMPERATIVE.test(passage.rest) || IMPERATIVE.test(passage.text)) return 56 - ux - isDetail;
  if (STATES.test(text) && BINDS.test(text)) return 48 - ux - isDetail;
  if (passage.label !== '' || STATES.test(text)) return 42 - ux - isDetail;
  return /\d/.test(text) || isExplicit(passage) ? 40 - ux : 0;
}

/** What somebody lists under "Requirements" or "Features" is demanded, whatever its words. */
function isExplicit({ path, source }: Passage): boolean {
  const isTyped = source.kind === 'document' && source.documentId === 'requirements';
  return (
    isTyped ||
    /\brequirements?\b|^functional|^(?:[\w ]+ )?constraints?$|\b(?:must|should|could)[- ]haves?\b|\bfeatures?\b/i.test(
      title(path.at(-1) ?? ''),
    )
  );
}

/** "… allows the operator to:" and "suspend participants" make one sentence. */
function completed(passage: Passage): string {
  const { lead, text } = passage;
  if (!/\b(?:to|by|can|must|shall|should):$/.test(lead) || passage.depth > 0 || !IMPERATIVE.test(text))
    return text;
  const opening = sentences(lead).at(-1)?.replace(/:$/, '') ?? '';
  return `${opening} ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

/** Lists of fragments after "…:" read as one demand: "search by: date, value, state". */
function fragmentLists(passages: readonly Passage[]): Map<number, Candidate> {
  const lists = Map.groupBy(
    passages.filter(
      ({ kind, group, section }) => kind === 'item' && group !== null && DEMANDING.has(section),
    ),
    ({ group }) => group ?? 0,
  );
  return new Map(
    [...lists].flatMap(([group, items]) => some(oneDemand(items)).map((one) => [group, one] as const)),
  );
}

function oneDemand(items: readonly Passage[]): Candidate | undefined {
  const [first] = items;
  if (!first || !/:$/.test(first.lead) || items.length < 2) return undefined;
  if (isUseLead(first.lead)) return made(first, usesText(first.lead, items), 57);
  if (items.some(({ depth }) => depth > 0)) return undefined;
  const isFragment = ({ text }: Passage): boolean =>
    text.length < 90 &&
    !MUST.test(text) &&
    !SHOULD.test(text) &&
    !IMPERATIVE.test(text) &&
    !OWN_ID.test(text);
  if (!items.every(isFragment)) return undefined;
  const lead = sentences(first.lead).at(-1) ?? first.lead;
  if (EXPLAINS.test(lead) || (!STATES.test(lead) && !MUST.test(lead))) return undefined;
  const parts = items.map(({ text }) => text.replace(/[;.,]$/, '')).join('; ');
  return made(first, shortened(`${lead} ${parts}`, 600), /\d/.test(parts) ? 62 : LISTED);
}

function row(passage: Passage): Candidate[] {
  const { cells } = passage;
  const idCell = cells.find(({ header, text }) => ID_HEADER.test(header) && ID_CELL.test(text));
  const priority = cells.find(({ header }) => /^(?:priority|moscow|prio)/i.test(header))?.text ?? '';
  const rest = cells.filter(
    (cell) => cell !== idCell && !ID_HEADER.test(cell.header) && cell.text !== priority,
  );
  if (idCell) return [made(passage, sentenceOf(rest), 100, idCell.text.replace(/\s+/g, '-'), priority)];
  if (!DEMANDING.has(passage.section) || passage.documentKind === 'ux') return [];
  const layout = laidOut(passage);
  if (layout !== null) return [made(passage, layout, TOLD, null, priority)];
  if (!isDemandTable(cells)) return [];
  return [made(passage, sentenceOf(rest), passage.section === 'quality' ? 75 : 44, null, priority)];
}

function isDemandTable(cells: Passage['cells']): boolean {
  return /requirement|case|feature|capabilit|attribute|quality|metric|story|need/i.test(
    cells[0]?.header ?? '',
  );
}

function sentenceOf(cells: Passage['cells']): string {
  const [first, ...others] = cells.filter(({ text }) => text !== '');
  const told = others.map(({ header, text }) =>
    /accept|criteri/i.test(header) ? ` Accepted when: ${text}.` : `: ${text}`,
  );
  return `${first?.text ?? ''}${told.join('').replace(/^ Accepted/, '. Accepted')}`;
}

function paragraph(passage: Passage): Candidate[] {
  const own = ownId(passage);
  if (own && own.id.length > 2) return [made(passage, own.rest, 100, own.id)];
  if (STORY.test(passage.text)) return [made(passage, passage.text, 90)];
  if (/:$/.test(passage.text) && (sentences(passage.text).length === 1 || isUseLead(passage.text))) return [];
  if (SILENT.has(passage.section)) return [];
  if (passage.isStrong && DEMANDING.has(passage.section)) return [made(passage, passage.text, 74)];
  const found = modal(passage, passage.text, 66);
  if (found.length > 0 || !DEMANDING.has(passage.section)) return found;
  if (isFunctional(passage)) return [made(passage, named(passage), 52)];
  const told = passage.documentKind === 'ux' ? null : (settledCase(passage) ?? clauses(passage));
  return told === null ? stated(passage) : [made(passage, told, TOLD)];
}

function modal(passage: Passage, text: string, strength: number): Candidate[] {
  return sentences(text)
    .filter((sentence) => (MUST.test(sentence) || SHOULD.test(sentence)) && isDemand(sentence))
    .map((sentence) => made(passage, sentence, MUST.test(sentence) ? strength : strength - 8));
}

function isDemand(sentence: string): boolean {
  return (
    sentence.split(' ').length > 4 &&
    !EXPLAINS.test(sentence) &&
    !/:$|\?$|^if you\b|remembered|\b(?:must|should) feel\b|\bshould we\b|would need to|the user must input|must also be noted/i.test(
      sentence,
    )
  );
}

/** Under "7. Functional requirements" a paragraph with its own heading is one demand, fragments and all. */
function isFunctional(passage: Passage): boolean {
  return passage.path.slice(0, -1).some((heading) => /functional requirements/i.test(heading));
}

function named(passage: Passage): string {
  const heading = (passage.path.at(-1) ?? '').replace(/^[\d.\s]+/, '');
  return shortened(`${heading}: ${passage.text}`, 700);
}

function stated(passage: Passage): Candidate[] {
  if (passage.documentKind === 'ux' || passage.label === 'Note') return [];
  return sentences(passage.text)
    .filter(
      (sentence) =>
        STATES.test(sentence) &&
        isDemand(sentence) &&
        /^(?:the|each|every|all|users?|a |an |[A-Z][\w-]+ )/i.test(sentence),
    )
    .filter(
      (sentence) =>
        !/\b(?:described|document|following|perspective|reader|adopters|community)\b/i.test(sentence),
    )
    .slice(0, 2)
    .map((sentence) => made(passage, sentence, STATED));
}
