// Owns the tests of the rules that the inputs state: each in the words of its rule, so that it names its thing and its failure.
// Knows no requirement and no part of a blueprint. Pure.
import { capital, clip, listOf, unique } from '../things/nouns.ts';

/** "the help button is shown in practice only": what, and where it is. */
export const PLACED =
  /^(?:the |an? )?([^.;]{3,60}?) (?:(?:is |are )?(?:shown |allowed |used |possible )?)(?:in|on|during) (?:the )?([^.;]{3,40}?) only\b/i;

const CONTESTED = /\b(?:same|twice|two|double|again|at once|simultaneous\w*)\b/i;
const OWN_DATA = /\bown (?:data|records?|documents?|account)s? only\b|\bonly (?:their|his|her|its) own\b/i;
const BOUND = /(?:[≥≤<>]=?|at least|at most|up to|more than|fewer than)\s?\d+(?:\/\d+)?/i;
const ABSENT =
  /\bno (?!more\b|longer\b|later\b)([a-z][\w -]{2,40}?)(?= until\b| before\b|[,;.·]| and\b| or\b|$)/gi;
/** "the gate does not read or act on cargo lists". */
const UNREAD =
  /\b(?:does not|doesn['’]t|do not|don['’]t|never) (?:parse|read|interpret|inspect|look at|act on)(?: (?:or|and) (?:parse|read|interpret|inspect|look at|act on))? (?:the |any )?(.{3,60}?)(?=[,;.]|$)/i;
/** "a slip contains only the values that the crane needs". */
const HOLDS_ONLY =
  /(?:^|[,;.] )(?:the |an? |each |every )?([\w -]{3,40}?) (?:contains?|carr(?:y|ies)|holds?|includes?|consists? of) only (.{3,100}?)(?=[;.]|$)/i;
/** "restrict a berth to loading or unloading only". */
const RESTRICTED =
  /\b(?:restrict|limit)(?:s|ed)? (?:the |an? |each |every )?(.{3,50}?) to (?:either )?(.{3,60}?) only\b/i;
/** "a deposit can only be returned with the consent of the master". */
const GATED =
  /\b(?:can|may|shall|must|will) only (?:be )?(\w+)\b(?:.*?)\b(with|after|by|once|if|when) (.{3,100}?)(?=[;.]|$)/i;

/** "Zero telemetry calls". */
const NO_CALLS = /\bzero ((?:[\w-]+ ){1,4}calls?)\b/i;

/** The test of a stated rule, the sharpest that its words allow. Pure. */
export function statedTest(rule: string): string {
  const isForbidden = /\b(?:never|must not|may not|cannot|under no)\b/i.test(rule);
  if (isForbidden && CONTESTED.test(rule))
    return 'A hundred clients ask for it at the same moment, half of them again after a lost answer; one is granted, all others are refused with the state that holds.';
  if (isForbidden)
    return 'A test tries to make it happen: directly, by a repeated command, and while a dependency is down; each try is refused and leaves no trace in the data.';
  const spared = SPARED.exec(rule)?.groups;
  if (spared !== undefined)
    return `${capital(spared.work ?? '')} meet rows of both kinds, twice: those that the rule names are as they were, all others change as they should.`;
  const [, calls] = NO_CALLS.exec(rule) ?? [];
  if (calls !== undefined)
    return `The pipeline searches the build for ${calls} and records every host that the acceptance tests reach; one that is not on the list of known hosts fails it.`;
  if (/\b(?:exactly|always)\b/i.test(rule))
    return 'A test runs one below, at and one above the bound, and twice at the same time; only the case at the bound passes.';
  return onlyTest(rule);
}

/** "Loans on hold are not closed during nightly runs": work that leaves some rows alone. */
const SPARED =
  /\b(?:are|is) not \w+(?:ed|en|t)\b[^.;]* (?:during|by|in|on) (?:an? |the |each |every )?(?<work>[\w -]+?)[.;]?$/i;

/** "Limits: one each; none on Sunday; none after ten". */
const LIMITS = /^(?:constraints?|limits?|restrictions?|rules?): [^;·]+[;·][^;·]+[;·]/i;

/** The test of a rule that says "only", "cannot" or "unless". */
function onlyTest(rule: string): string {
  if (OWN_DATA.test(rule))
    return 'Two accounts: each reads, changes and lists what is its own; the same calls on what the other owns, and without signing in, are all refused.';
  if (LIMITS.test(rule))
    return 'Each clause is broken in turn by one value beyond it: what holds that value is refused, at the build where it ships with the product.';
  return placedTest(rule) ?? contentTest(rule) ?? restrictedTest(rule) ?? gatedTest(rule) ?? boundTest(rule);
}

function placedTest(rule: string): string | null {
  const [, what, where] = PLACED.exec(rule) ?? [];
  return what === undefined || where === undefined
    ? null
    : `A test walks through every state: "${lowered(what)}" is there in ${lowered(where)}, and neither shown nor answered in any other.`;
}

/** What is not read changes no outcome, and what may hold only some values refuses one more. */
function contentTest(rule: string): string | null {
  const unread = UNREAD.exec(rule)?.[1];
  const [, what, values] = HOLDS_ONLY.exec(rule) ?? [];
  const same =
    unread === undefined
      ? ''
      : `Two commands that differ in ${unread} alone get the same outcome and leave the same rows.`;
  const more =
    what === undefined || values === undefined
      ? ''
      : `A contract test adds one field to ${what} beyond ${values}: it is refused, and the answer names the field.`;
  return `${same} ${more}`.trim() || null;
}

function restrictedTest(rule: string): string | null {
  const [, what, ways] = RESTRICTED.exec(rule) ?? [];
  if (what === undefined || ways === undefined) return null;
  const each = ways.split(/ or |, /);
  const set =
    each.length > 1
      ? `${what} is set to ${listOf(each, 4)} in turn: what is set passes, the other way`
      : `${what} is set to ${ways}: that passes, every other call`;
  return `${set} is refused with a code that names the restriction, nothing is reserved or written, and what was under way before the change still reaches its end.`;
}

const WITHOUT: Readonly<Record<string, string>> = {
  with: 'without',
  after: 'before',
  by: 'by anybody other than',
};

function gatedTest(rule: string): string | null {
  const [, done, word, condition] = GATED.exec(rule) ?? [];
  if (done === undefined || word === undefined || condition === undefined) return null;
  const without = WITHOUT[word.toLowerCase()] ?? 'before it holds that';
  return `It is ${done} ${without} ${condition}, with a consent that was refused, and with one that was given for something else or is used up: each try is refused and no row changes; the one case that is allowed passes once.`;
}

function boundTest(rule: string): string {
  const bound = BOUND.exec(rule)?.[0];
  const absent = [...rule.matchAll(ABSENT)].map(([, thing = '']) => thing.trim());
  const missing = absent.length === 0 ? '' : ` While it runs there are no ${listOf(unique(absent), 3)}.`;
  if (bound !== undefined)
    return `A test ends one below, at and one above "${bound}"; only what meets it passes.${missing}`;
  const binding = rule.split(/(?<=[;.]) /).find((part) => /\b(?:only|unless)\b/i.test(part)) ?? rule;
  return `"${clip(binding.replace(/[;.]$/, ''), 120)}": the case that is named passes; each neighbour of it is refused with a code of its own, and no row changes.`;
}

/** A text that goes on in a sentence: its first letter small, unless it is an abbreviation. Pure. */
export function lowered(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
}
