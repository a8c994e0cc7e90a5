// Guesses whether a document is a PRD or a UX design, from its file name and headings. People correct it with a click.
import { findHeadings, type Heading } from './title.ts';

/** The guess, and the reason to show beside it (a sentence fragment). */
export interface KindGuess {
  readonly kind: 'prd' | 'ux' | 'other';
  readonly because: string;
}

type Kind = KindGuess['kind'];

const KINDS: readonly Kind[] = ['prd', 'ux', 'other'];

interface Evidence {
  readonly kind: Kind;
  readonly weight: number;
  readonly words: string;
  readonly from: 'name' | 'title' | 'heading' | 'text';
}

// What people call such documents, in a file name or in the title.
const NAMES: Readonly<Record<Kind, RegExp>> = {
  prd: /\b(?:prd|brd|mrd|frd|srs|(?:product|business|functional|software) (?:requirements?|brief|spec(?:ification)?)|requirements?|user stor(?:y|ies)|product (?:vision|definition))\b/,
  ux: /\b(?:ux|ui|ux ?ui|uiux|user (?:experience|interface|flows?|journeys?)|wireframes?|mock ?ups?|prototype|front ?end spec(?:ification)?|(?:interface|interaction|ux|ui) design|style guide|design system|screens?)\b/,
  other:
    /\b(?:architecture|adr|rfc|readme|changelog|minutes|meeting|notes|test plan|runbook|source|licen[cs]e|roadmap|retro(?:spective)?|technical design|api spec(?:ification)?)\b/,
};

// What sections of such documents are called.
const SECTIONS: Readonly<Record<Kind, RegExp>> = {
  prd: /\b(?:(?:non )?functional|requirements?|nfrs?|user stor(?:y|ies)|goals?|non goals?|objectives?|problem statement|(?:product|executive) (?:vision|summary)|proposed solution|success (?:metrics|criteria)|kpis?|in scope|out of scope|mvp|use cases?|epics?|acceptance criteria|target (?:audience|market|users)|stakeholders?|business (?:value|case|rules)|assumptions|release plan|invariants)\b/,
  ux: /\b(?:user (?:flows?|journeys?)|flow \d+|wireframes?|screens?(?: layouts?)?|navigation|site ?map|information architecture|component library|components? and states|typography|colou?rs?(?: palette)?|iconography|branding|style guide|visual (?:design|identity)|accessibility|a11y|responsive|usability|interactions?|micro ?copy|(?:loading|empty|error)(?: and \w+)? states?|ui changes|layout|personas?|notifications|keyboard|animation|motion)\b/,
  other:
    /\b(?:architecture decision records?|high level architecture|reference architecture|deployment(?: strategy)?|infrastructure|rest api|api (?:schema|specification)|database schema|data flow|data models?|tech(?:nology)? stack|project structure|engineering principles|sequence|rollout|rollback|ci and testing|testing plan|observability|kafka topic)\b/,
};

// How the sentences of such documents speak: for text that was pasted without headings.
const SENTENCES: readonly { readonly kind: Kind; readonly pattern: RegExp; readonly words: string }[] = [
  { kind: 'prd', pattern: /\b(?:must|shall|has to|is required to)\b/gi, words: 'must' },
  { kind: 'prd', pattern: /\bas an? [\p{L} ]{2,40},? i (?:want|need|can)\b/giu, words: 'as a … I want' },
  { kind: 'prd', pattern: /\b(?:FR|NFR|REQ|US)[-_ ]?\d+\b/g, words: 'FR-1' },
  { kind: 'ux', pattern: /\b(?:taps?|clicks?|swipes?|hovers?|scrolls?)\b/gi, words: 'taps' },
  {
    kind: 'ux',
    pattern: /\b(?:button|modal|screen|icon|tooltip|toast|dropdown|sidebar|layout|wireframe)s?\b/gi,
    words: 'screen',
  },
];
const MIN_SENTENCES = 3;

const WEIGHT = { name: 8, title: 8, heading: 1, text: 1 } as const;
// Documents of one kind hold sections of another: names outweigh a few of them, not a document full.
const MAX_HEADINGS = 12;
const ENOUGH = 2;
const SHOWN = 3;

/** The likeliest kind of document; "other" where too little speaks for PRD or UX. Pure. */
export function guessKind(name: string, markdown: string): KindGuess {
  const evidence = [...nameEvidence(name), ...headingEvidence(findHeadings(markdown))];
  const best = rank(evidence) ?? rank(textEvidence(markdown));
  return best ?? { kind: 'other', because: 'neither its name nor its headings tell' };
}

function rank(evidence: readonly Evidence[]): KindGuess | null {
  const ranked = KINDS.map((kind) => ({ kind, score: scoreOf(kind, evidence) })).sort(
    (left, right) => right.score - left.score,
  );
  const best = ranked[0];
  if (best === undefined || best.score < ENOUGH) return null;
  return { kind: best.kind, because: reason(evidence.filter(({ kind }) => kind === best.kind)) };
}

function textEvidence(markdown: string): readonly Evidence[] {
  return SENTENCES.flatMap(({ kind, pattern, words }) => {
    const times = markdown.match(pattern)?.length ?? 0;
    const weight = Math.min(times, MAX_HEADINGS);
    return times < MIN_SENTENCES ? [] : [{ kind, words, from: 'text' as const, weight }];
  });
}

function nameEvidence(name: string): readonly Evidence[] {
  return find(NAMES, spaced(name), 'name');
}

function headingEvidence(headings: readonly Heading[]): readonly Evidence[] {
  const titleAt = headings.findIndex(({ text }) => find(NAMES, spaced(text), 'title').length > 0);
  return headings.flatMap(({ level, text }, index) => {
    const isTitle = index === titleAt && index < 2 && level <= 2;
    return isTitle ? find(NAMES, spaced(text), 'title') : find(SECTIONS, spaced(text), 'heading');
  });
}

function find(patterns: typeof NAMES, text: string, from: Evidence['from']): readonly Evidence[] {
  return KINDS.flatMap((kind) => {
    const words = patterns[kind].exec(text)?.[0];
    return words === undefined ? [] : [{ kind, words, from, weight: WEIGHT[from] }];
  });
}

function scoreOf(kind: Kind, evidence: readonly Evidence[]): number {
  const own = evidence.filter((piece) => piece.kind === kind);
  const headings = own.filter(({ from }) => from === 'heading').length;
  const others = own.filter(({ from }) => from !== 'heading').reduce((sum, { weight }) => sum + weight, 0);
  return others + Math.min(MAX_HEADINGS, headings);
}

function reason(evidence: readonly Evidence[]): string {
  const named = evidence.find(({ from }) => from === 'name' || from === 'title');
  if (named !== undefined)
    return `its ${named.from === 'name' ? 'file name' : 'title'} says "${named.words}"`;
  const words = [...new Set(evidence.map((piece) => `"${piece.words}"`))].slice(0, SHOWN).join(', ');
  return evidence[0]?.from === 'text' ? `it has words such as ${words}` : `it has headings such as ${words}`;
}

// "UXDesign_v2.pdf" and "ux-design" hold the same words.
function spaced(text: string): string {
  return text
    .replaceAll(/([a-z])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3 $2')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .toLowerCase();
}
