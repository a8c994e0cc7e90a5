// Owns how the parts turn names and requirement texts into short phrases, slugs and codes.
// Knows no part and no spine. Every result fits the length it was asked for.
import { PERSON_HEADS } from '../reading/words/people-words.ts';

/** The text cut at a word so that it is at most `most` characters, with an ellipsis where cut. Pure. */
export function clip(text: string, most: number): string {
  const tidy = text.replace(/\s+/g, ' ').trim();
  if (tidy.length <= most) return tidy;
  const cut = tidy.slice(0, most - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut).replace(/[,;:.\s]+$/, '')}…`;
}

/** "a, b and c"; an empty list gives an empty text. Pure. */
export function series(items: readonly string[], last = 'and'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1) ?? ''}`;
}

/** A path segment: "Triage Images" is "triage-images". Never empty. Pure. */
export function slug(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
  return (
    words
      .replace(/^-+|-+$/g, '')
      .slice(0, 48)
      .replace(/-+$/, '') || 'items'
  );
}

/** A column name: "currentStreak" is "current_streak". Pure. */
export function column(text: string): string {
  return slug(text).replaceAll('-', '_');
}

/** An error code's stem: "Triage Image" is "TRIAGE_IMAGE". Starts with a letter. Pure. */
export function constant(text: string): string {
  const code = column(text).toUpperCase();
  return /^[A-Z]/.test(code) ? code : `N${code}`;
}

/** The text with its first letter large, and with a full stop where it ends without one. Pure. */
export function sentence(text: string): string {
  const tidy = text.trim();
  const capital = tidy.charAt(0).toUpperCase() + tidy.slice(1);
  return /[.!?…]$/.test(capital) ? capital : `${capital}.`;
}

/** A noun in the middle of a sentence: small letters, save for acronyms and names in capitals. Pure. */
export function noun(name: string): string {
  return name
    .split(' ')
    .map((word) => (/^[A-Z][a-z]+(?:-[a-z]+)*$/.test(word) ? word.toLowerCase() : word))
    .join(' ');
}

/** What cannot be counted takes no article. */
const UNCOUNTED =
  /\b(?:liquidity|progress|data|feedback|equipment|staff|news|media|information|inventory|stock)$/i;

/** The name with its article: "a camera", "an order", "liquidity". Pure. */
export function article(name: string): string {
  if (UNCOUNTED.test(name)) return name;
  const isVowel = /^(?:[aeio]|u(?!ni|se))/i.test(name) || /^[FHLMNRSX](?=[A-Z])/.test(name);
  return `${isVowel ? 'an' : 'a'} ${name}`;
}

const STORY = /^as an?\b.{2,60}?,?\s+i\s+(?:want|need|can|would like)\s+(?:to\s+)?/i;
const SUBJECT =
  /^(?:the\s+|an?\s+|each\s+|every\s+|all\s+)?(?:[\w-]+\s){0,2}?(?:system|app|application|platform|product|solution|users?|tool|it|we|backend|service)\s+(?:must|shall|should|will|can|could|may|might|needs? to|has to|have to)\s+(?:be able to\s+)?(?!be\b|not\b)/i;
const PERSON = new RegExp(
  `^(?:the |an? |each |every |all )?(?:[\\w-]+ ){0,2}(?:${PERSON_HEADS})s? (?:must|shall|should|will|can|may|needs? to|has to|have to) (?:be able to )?(?!be\\b|not\\b|never\\b|only\\b)`,
  'i',
);
/** "Ana can open …": a persona's own name before what she can do. */
const PERSONA = /^[A-Z][a-z]+ can (?=[a-z])(?!be\b|not\b|never\b)/;
const PERMISSION =
  /^(?:allow|let|enable|permit|support)s?\s+(?:the\s+|an?\s+|all\s+)?[\w -]{2,40}?\s+to\s+(?=[a-z])/i;
const TAIL = /\s+(?:so that|in order to|such that|because)\b.*$/i;

function plain(text: string): string {
  return text
    .replace(/[*`"“”]+|(?<![A-Za-z0-9])_+|_+(?![A-Za-z0-9_])/g, '')
    .replace(/^(?:GET|POST|PUT|PATCH|DELETE) \S+\s*[-–:]\s*/, '')
    .replace(/\s*\([^)]*\)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** How a demand is accepted belongs to its test and not to its name. */
const ACCEPTANCE = /[.;]?\s*Accepted when:.*$/i;

function firstClause(text: string): string {
  const clause = text.replace(ACCEPTANCE, '').split(/(?<=[A-Za-z0-9)])[.;!?](?:\s|$)|\s[—–|]\s/)[0] ?? text;
  const colon = clause.indexOf(': ');
  return colon > 0 && clause.slice(0, colon).split(' ').length > 3 ? clause.slice(0, colon) : clause;
}

/** "Data source: The server reads …" is said of the server; the label before it is its heading. */
const LABEL = /^[A-Z][\w /-]{2,40}: (?=(?:The|An?|When|It|Each|Every|All|If) [a-z])/;

/** What a requirement asks for as a short verb phrase: "add cameras by a connection string". Pure. */
export function action(text: string, most = 110): string {
  const clause = firstClause(plain(text).replace(LABEL, ''))
    .replace(STORY, '')
    .replace(SUBJECT, '')
    .replace(PERSON, '')
    .replace(PERSONA, '');
  const bare = clause
    .replace(PERMISSION, '')
    .replace(/^allows? (?=\w+ing\b)/i, '')
    .replace(TAIL, '')
    .replace(/^(?:then|also|automatically)\s+/i, '');
  const phrase = (bare.length >= 4 ? bare : plain(text)).replace(/[,;:\s]+$/, '');
  return clip(/^[A-Z][a-z]/.test(phrase) ? phrase.charAt(0).toLowerCase() + phrase.slice(1) : phrase, most);
}

const FILLER = new Set(
  'the and for with that this from into must shall should will can may are not all any each their them they system user users application platform able allow using used have has been when where which within without more than only also per via'.split(
    ' ',
  ),
);

/** The words of a text that carry meaning, in small letters, plural endings cut. Pure. */
export function keywords(text: string): Set<string> {
  const words = text.toLowerCase().match(/[a-z][a-z0-9]{2,}/g) ?? [];
  return new Set(words.filter((word) => !FILLER.has(word)).map((word) => word.replace(/(?:ies|es|s)$/, '')));
}

/** How many meaningful words two texts share. Pure. */
export function overlap(one: string, other: string): number {
  const words = keywords(other);
  return [...keywords(one)].filter((word) => words.has(word)).length;
}

/** A name without anything that Markdown or Slack could read as markup, for fields that hold Markdown. Pure. */
export function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N} .,'()/:{}-]/gu, '');
}
