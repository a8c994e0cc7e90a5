// Owns the screens of the user interface: route tables, screen lists, site maps and the screens that sentences name. Pure.
import type { Screen } from '../../../blueprint/reading.ts';
import type { Requirement } from '../../../blueprint/requirement.ts';
import type { Passage } from './document.ts';
import { related } from './flows.ts';
import { capitalised, sentences, shortened, title } from './inline.ts';
import { edges, nodes } from './mermaid.ts';

/** More screens than this make no list of pages a reader can use. */
const MOST = 30;
type Raw = Omit<Screen, 'requirementIds'>;

/** The screens in document order, each once, with the requirements that name them. Pure. */
export function readScreens(passages: readonly Passage[], requirements: readonly Requirement[]): Screen[] {
  const readable = passages.filter(
    ({ section }) => section !== 'skip' && section !== 'out' && section !== 'style',
  );
  const told = readable.flatMap((passage) => [
    ...rows(passage),
    ...listed(passage),
    ...headings(passage),
    ...labels(passage),
    ...mapped(passage),
  ]);
  const all = told.length > 0 ? told : readable.flatMap(mentioned);
  // A sentence that only names a screen says less of it than a list of screens does.
  const least = told.length > 0 ? 2 : 4;
  return withoutSecondNames(merged(all))
    .slice(0, MOST)
    .map((screen) => ({ ...screen, requirementIds: serving(screen, requirements, least) }));
}

const keyOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\s*\(.*\)/, '')
    .replace(/\b(?:screen|page|view|the)\b|\W/g, '');

function merged(all: readonly Raw[]): Raw[] {
  const first = new Map<string, Raw>();
  for (const screen of all) {
    const key = keyOf(screen.name);
    const before = first.get(key);
    if (key !== '')
      first.set(
        key,
        before
          ? { ...before, path: before.path ?? screen.path, purpose: before.purpose || screen.purpose }
          : screen,
      );
  }
  return [...first.values()];
}

const PLAIN_WORDS = /^(?:manage\w*|screen|page|view|list|detail|overview|main|the|and|for|or)$/;

function tellingWords(text: string): Set<string> {
  const words = text.toLowerCase().match(/[a-z]{3,}/g) ?? [];
  return new Set(words.map((word) => word.replace(/(?<!s)s$/, '')).filter((word) => !PLAIN_WORDS.test(word)));
}

const documentOf = ({ source }: Raw): string => (source.kind === 'document' ? source.documentId : '');

/** "Ship Management: map or list of ships" in one document is the "Harbour Map & Ships" of another: all that its name tells, and a word of what it is for. */
function isSecondName(second: Raw, first: Raw): boolean {
  const [name, told] = [tellingWords(second.name), tellingWords(first.name)];
  const about = tellingWords(first.purpose);
  const isWithin = told.size > 0 && [...told].every((word) => name.has(word));
  const isAbout = [...name].some((word) => !told.has(word) && about.has(word));
  return (
    documentOf(second) !== documentOf(first) &&
    second.path === null &&
    second.purpose === '' &&
    isWithin &&
    isAbout
  );
}

/** A screen that two documents call differently is told once, where only one of the others can be meant. */
function withoutSecondNames(all: readonly Raw[]): Raw[] {
  const pairs = all.flatMap((second) => {
    const [first, ...others] = all.filter((one) => one !== second && isSecondName(second, one));
    return first !== undefined && others.length === 0 ? [{ first, second }] : [];
  });
  return all
    .filter((one) => !pairs.some(({ second }) => second === one))
    .map((one) => {
      const names = pairs.filter(({ first }) => first === one).map(({ second }) => second.name);
      return names.length === 0
        ? one
        : { ...one, purpose: `${one.purpose} Also called ${names.join(', ')}.` };
    });
}

function serving({ name, purpose }: Raw, requirements: readonly Requirement[], least: number): string[] {
  return [
    ...new Set([...naming(name, requirements), ...related(`${name} ${purpose}`, requirements, least)]),
  ].slice(0, 8);
}

/** To manage a thing is to add, change or remove it. */
const MANAGES = /\b(?:add|remov|delet|edit|configur|registe?r|manag)(?:s|e|es|ed|ing|er)?\b/;

/** "Survey-driven", "the survey table": a word for where something comes from, and no page. */
function asModifier(word: string): RegExp {
  return new RegExp(
    `\\b${word}(?:-[\\w-]+| (?:database |data )?(?:tables?|data|rows?|records?|entries|sync\\w*)\\b)`,
    'g',
  );
}

function isSaid(word: string, lower: string): boolean {
  return lower.includes(word.replace(/s$/, '')) || (word === 'management' && MANAGES.test(lower));
}

function naming(name: string, requirements: readonly Requirement[]): string[] {
  const plain = name.replace(/\s*\(.*\)/, '').toLowerCase();
  const words = plain
    .split(/\W+/)
    .filter(
      (word) => word.length > 3 && !/^(?:screen|page|view|list|detail|dialog|modal|overlay)$/.test(word),
    );
  const [only = ''] = words.length === 1 ? words : [];
  return requirements
    .filter(({ text }) => {
      const lower = only === '' ? text.toLowerCase() : text.toLowerCase().replace(asModifier(only), ' ');
      return lower.includes(plain) || (words.length > 0 && words.every((word) => isSaid(word, lower)));
    })
    .map(({ id }) => id);
}

function made(name: string, path: string | null, purpose: string, passage: Passage): Raw[] {
  const whole = name
    .replace(/[`*"“”]/g, '')
    .replace(/:$/, '')
    .trim();
  // "Sign in / sign up + display name" is called by its first part.
  const short = whole.split(' ').length < 7 ? whole : (whole.split(/\s+[/+&–—]\s+|[,;(]/)[0]?.trim() ?? '');
  const isName = short !== '' && short.length < 60 && short.split(' ').length < 7;
  return isName
    ? [{ name: capitalised(short), path, purpose: shortened(purpose, 300), source: passage.source }]
    : [];
}

/** What a route column says of a screen that has no address of its own. */
const OVERLAY = /^\(?(overlay|modal|dialog|drawer|popup|sheet)\)?$/i;

function rows(passage: Passage): Raw[] {
  const { cells } = passage;
  const route = cells.find(({ header }) => /^(?:route|path|url)$/i.test(header));
  const screen = cells.find(({ header }) => /^(?:screen|page|view|name)$/i.test(header));
  if (!screen || (!route && passage.section !== 'screens')) return [];
  const purpose = cells
    .filter((cell) => cell !== route && cell !== screen)
    .map(({ text }) => text)
    .join('; ');
  const [name = '', ...about] = screen.text.split(/:\s+/);
  const path = route && /^\//.test(route.text) ? route.text : null;
  const over = OVERLAY.exec(route?.text ?? '')?.[1];
  const told = [...about, purpose].filter((text) => text !== '').join('; ');
  return made(name, path, over ? `${capitalised(over.toLowerCase())}: ${told}` : told, passage);
}

function listed(passage: Passage): Raw[] {
  const isScreens =
    passage.section === 'screens' && /\bscreens?\b|\bpages\b|\bviews\b/i.test(passage.path.at(-1) ?? '');
  if (!isScreens || passage.kind !== 'item' || passage.depth > 0) return [];
  return made(passage.label || passage.text, null, passage.label === '' ? '' : passage.rest, passage);
}

/** "4.1 Mission Control (Dashboard)" under "Key screen layouts". */
function headings(passage: Passage): Raw[] {
  const isUnder =
    passage.kind === 'heading' &&
    /screen layouts?|^screens$|key screens|^pages$|wireframes/i.test(title(passage.path.at(-1) ?? ''));
  return isUnder ? made(title(passage.raw), null, '', passage) : [];
}

/** "**Station map:** all stations …" under a surface such as "Operations console". */
function labels(passage: Passage): Raw[] {
  const surface = title(passage.path.at(-1) ?? '');
  const isSurface =
    passage.documentKind === 'ux' && /\b(?:screen|page|console|app|dashboard|portal|site)$/i.test(surface);
  return isSurface && passage.kind === 'paragraph' && passage.label !== ''
    ? made(passage.label, null, passage.rest, passage)
    : [];
}

/** The first level of a site map drawn as a graph. */
function mapped(passage: Passage): Raw[] {
  const isMap =
    passage.kind === 'code' &&
    passage.lang === 'mermaid' &&
    /site ?map|screen inventory|navigation/i.test(passage.path.at(-1) ?? '');
  if (!isMap) return [];
  const links = edges(passage.raw);
  const root = links[0]?.from;
  const names = nodes(passage.raw);
  return links
    .filter(({ from }) => from === root)
    .flatMap(({ to }) => made((names.get(to) ?? to).split('(')[0] ?? to, null, '', passage));
}

/** "(e.g. the drawing screen)": a screen that is named as an example, without capitals. */
const EXAMPLE =
  /\(?\b(?:e\. ?g\.|for example|such as),? the ([a-z]{4,}(?: [a-z]{4,})?) (screen|page|view|dashboard)\b/g;
const NO_NAME = /^(?:same|main|whole|current|first|last|next|previous|new|full)\b/;

/** How one gets to a screen says nothing of what it is for. */
const WAY_TO = /\b(?:navigates?|goes|comes|returns?|switch(?:es)?) (?:back )?(?:to|from)\b|\bopens? the\b/i;

/** The "Orders" screen, the Calendar screen, the "Edit order" modal dialog. */
function mentioned(passage: Passage): Raw[] {
  const shape =
    /\b(?:[Tt]he|via the|[Aa]n?) (?:["“]([A-Z][\w ]{2,30})["”]|([A-Z][a-z]+(?: [A-Z][a-z]+)?)) (screen|page|modal dialog|dialog|dashboard|view)\b/g;
  const examples = [...passage.text.matchAll(EXAMPLE)].flatMap(([, name = '', kind = '']) =>
    NO_NAME.test(name) ? [] : made(`${name} ${kind}`, null, passage.text, passage),
  );
  const named = [...passage.text.matchAll(shape)].flatMap(([whole, quoted, bare, kind = '']) => {
    const said = sentences(passage.text).find((one) => one.includes(whole) && !WAY_TO.test(one)) ?? '';
    return made(`${quoted ?? bare ?? ''} ${kind.replace('modal ', '')}`, null, said, passage);
  });
  return [...named, ...examples];
}
