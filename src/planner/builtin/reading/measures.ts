// Owns the meaning of a number: which measure it is, in which unit and value, by its unit and the words around it. Pure.
import type { Measure } from '../../../blueprint/requirement.ts';
import type { Found } from './numbers.ts';
import { PHRASE_ENDS } from './words/entity-words.ts';
import {
  CONCURRENT,
  CROWD,
  KEPT,
  NO_COUNT,
  OF_THEM_AT_ONCE,
  PEOPLE,
  TEAM,
  WAIT_AFTER,
  WAITS,
} from './words/unit-list.ts';

/** A number's measure with value and unit as shown to people. */
export interface Measured {
  readonly measure: Measure;
  readonly value: number;
  readonly unit: string;
}

type Rule = (found: Found, sentence: string, roles: ReadonlySet<string>) => Measured | null;

const NO_ROLES: ReadonlySet<string> = new Set();

const as = (measure: Measure, value: number, unit: string): Measured => ({ measure, value, unit });
const round = (value: number): number => Math.round(value * 1000) / 1000;

const RULES: Readonly<Record<string, Rule>> = {
  time,
  money,
  percent: (found, sentence) => {
    if (/availab|uptime|\bSLA\b|\bSLO\b/i.test(sentence)) return as('availability', found.value, '%');
    return /\bgrow(?:s|th|ing)?\b/i.test(sentence) ? as('growth', found.value, '%') : null;
  },
  bytes: ({ value, unit, after }, sentence) => {
    const isEach =
      /^\s?\w+ (?:each|per)\b/.test(after) ||
      /upload|attach|payload|file|image|message|document/i.test(sentence);
    return as(
      isEach && !/total|database|per day/i.test(sentence) ? 'payloadSize' : 'dataVolume',
      value,
      unit,
    );
  },
  perSecond: ({ value, noun }) => as('requestsPerSecond', value, rateUnit(noun, 's')),
  perMinute: ({ value, noun }) => as('requestsPerSecond', round(value / 60), rateUnit(noun, 's')),
  perHour: ({ value, noun }) => as('requestsPerSecond', round(value / 3600), rateUnit(noun, 's')),
  perDay: ({ value, noun }) =>
    PEOPLE.test(noun) ? as('dailyUsers', value, 'users') : as('requestsPerDay', value, rateUnit(noun, 'day')),
  noun,
  none: bare,
};

function rateUnit(noun: string, per: string): string {
  const counted = noun.split(' ').at(-1) ?? '';
  return counted === '' || /^requests?$/i.test(counted) ? `req/${per}` : `${counted.toLowerCase()}/${per}`;
}

/** What a number measures; null where it says nothing that sizes or limits the product. `roles` are the product's own
 *  people, one word each, singular and in small letters. Pure. */
export function measured(found: Found, sentence: string, roles = NO_ROLES): Measured | null {
  return RULES[found.family]?.(found, sentence, roles) ?? null;
}

/** What a time after which it is named is: "latency" of "200 ms latency"; null where it is named before or not at all. Pure. */
export function waitNamedAfter({ family, before, after }: Found): string | null {
  return family === 'time' && !WAITS.test(before) ? (WAIT_AFTER.exec(after)?.[1] ?? null) : null;
}

const SECONDS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, min: 60 };

function time(found: Found, sentence: string): Measured | null {
  const { value, unit, before, bound } = found;
  const isLong = /days|weeks|months|years/.test(unit);
  if (isLong && KEPT.test(sentence)) return as('retention', value, unit);
  if (/\bRPO\b|data loss|lose at most/i.test(sentence)) return as('recoveryPoint', value, unit);
  if (/\bRTO\b|\brecover(?:y|ed)? |\brestored? (?:service )?within/i.test(sentence))
    return as('recoveryTime', value, unit);
  const isShort = (SECONDS[unit] ?? 1000) * value <= 120;
  if (isShort && waitNamedAfter(found) !== null) return as('latency', value, unit);
  const isWait =
    WAITS.test(before) && !/\b(?:for|held|hold|every|before|after|last)\s*(?:about )?$/i.test(before);
  if (isShort && isWait && (bound === 'atMost' || unit === 'ms' || /latency|more than/i.test(before)))
    return as('latency', value, unit);
  return bound === 'exactly' && !/\b(?:for|every|held)\s*$/i.test(before) ? null : as('count', value, unit);
}

function money({ value, after, before }: Found, sentence: string): Measured | null {
  if (!/budget|cost|spend|price|€|\$|EUR|USD|GBP|CHF/i.test(sentence)) return null;
  const currency = /GBP|£/.test(after + before)
    ? 'GBP'
    : /EUR|euro|€/i.test(sentence)
      ? 'EUR'
      : /CHF/.test(sentence)
        ? 'CHF'
        : 'USD';
  const period = /\b(?:per|a|each|\/)\s?month|monthly/i.test(sentence)
    ? '/month'
    : /\b(?:per|a|\/)\s?year|annual/i.test(sentence)
      ? '/year'
      : '';
  return as('budget', value, `${currency}${period}`);
}

function noun(found: Found, sentence: string, roles: ReadonlySet<string>): Measured | null {
  const { value, noun: words, before, after, bound } = found;
  const counted = nounsOf(words);
  if (OF_THEM_AT_ONCE.test(after) && (PEOPLE.test(before) || isCrowd(lastCounted(before), roles)))
    return as('concurrentUsers', value, 'users');
  if (TEAM.test(counted) && /team|developers|engineers/i.test(sentence))
    return as('teamSize', value, 'people');
  const around = `${before.slice(-30).replace(/^.*[,;]/, '')} ${after.split(/[,;]|\d/)[0] ?? ''}`;
  const isPeople = PEOPLE.test(counted) || (isCrowd(counted, roles) && CONCURRENT.test(around));
  if (isPeople && value >= 5) return people(value, around);
  const isThing = !NO_COUNT.test(counted) && /s\b/.test(counted);
  return isThing && (value >= 10 || bound !== 'exactly') ? as('count', value, thing(counted)) : null;
}

/** True where people end the phrase: viewers and the like, or a role of the product. */
function isCrowd(counted: string, roles: ReadonlySet<string>): boolean {
  const last = counted.split(' ').at(-1)?.toLowerCase() ?? '';
  return CROWD.test(last) || roles.has(last.replace(/s$/, ''));
}

/** The thing that the number before this one counts; empty where there is none. */
function lastCounted(before: string): string {
  return nounsOf(/\d[^\d]*?\s((?:[a-z][\w-]*\s?){1,4})[^\d]*$/i.exec(before)?.[1] ?? '');
}

function people(value: number, context: string): Measured {
  if (CONCURRENT.test(context)) return as('concurrentUsers', value, 'users');
  return /\b(?:daily|per day|a day|DAU)\b/i.test(context)
    ? as('dailyUsers', value, 'users')
    : as('users', value, 'users');
}

/** The words up to the first plural, before a preposition ends the phrase. Pure. */
export function nounsOf(words: string): string {
  const all = words.trim().split(' ');
  const end = all.findIndex((word) => PHRASE_ENDS.test(word));
  const phrase = end < 0 ? all : all.slice(0, end);
  const plural = phrase.findIndex((word) => /s$/.test(word) && !/(?:ss|us|ous)$/.test(word));
  return phrase.slice(0, plural < 0 ? 1 : plural + 1).join(' ');
}

/** "simultaneous low-latency video streams" counts "video streams". */
function thing(counted: string): string {
  return counted
    .split(' ')
    .slice(-2)
    .filter((word) => !/^(?:simultaneous|concurrent|new)$|-/.test(word))
    .join(' ');
}

/** A bare number in a table: its label says what it is. */
function bare({ value, before, after }: Found, sentence: string): Measured | null {
  if (!/:\s*(?:[<>≤≥~]\s?)?$/.test(before) || !/^\.?\s*$/.test(after)) return null;
  if (PEOPLE.test(sentence)) return people(value, sentence);
  if (/requests? per second|throughput/i.test(sentence)) return as('requestsPerSecond', value, 'req/s');
  if (/team|developers/i.test(sentence)) return as('teamSize', value, 'people');
  return value >= 10 ? as('count', value, '') : null;
}
