// Owns the kinds of things that products without money keep: what opens something, what happened, what is booked,
// waited for and told. Data only; a column with `said` is there only where the inputs use the words.
import type { KindField, NounKind } from './noun-kinds.ts';

const STATUS: KindField = { name: 'status', type: 'text', note: 'assumed' };
const NAME: KindField = { name: 'name', type: 'text', note: 'assumed' };

/** What opens something is a credential: its value is never stored, it ends, and it is counted how often it was tried. */
const CREDENTIAL: NounKind = {
  id: 'credential',
  head: /\b(?:pick-?up|access|one-?time|entry|unlock|verification|sign-?in|log-?in) (?:code|pin|token|link|password)$|^(?:otp|invitation)$/i,
  near: null,
  fields: [
    { name: 'code_hash', type: 'text', note: 'keyed hash; the code itself is never stored' },
    { name: 'expires_at', type: 'timestamptz', note: 'assumed' },
    { name: 'attempts', type: 'integer', note: 'wrong tries since the last good one; assumed' },
    { name: 'used_at', type: 'timestamptz', note: 'empty until it is used' },
    {
      name: 'revoked_at',
      type: 'timestamptz',
      note: 'empty while it is good',
      said: /\brevok|\bstops? working|\bwithdraw/i,
    },
  ],
  instead: ['label', 'object_key'],
};

/** What happened is never changed: what it was, when it was, who did it. */
const HAPPENING: NounKind = {
  id: 'happening',
  head: /^(?!(?:calendar|live|public|school|sport\w*) )[\w-]+ event$/i,
  near: null,
  fields: [
    { name: 'kind', type: 'text', note: 'assumed' },
    { name: 'occurred_at', type: 'timestamptz', note: 'by the clock of where it happened; assumed' },
    { name: 'caused_by', type: 'text', note: 'account or device; assumed' },
    { name: 'details', type: 'jsonb', note: 'ids only, no personal data; assumed' },
  ],
  instead: ['label', 'status'],
};

const SLOT: NounKind = {
  id: 'slot',
  head: /^(?:[\w-]+ )?slot$/i,
  near: null,
  fields: [
    { name: 'starts_at', type: 'timestamptz', note: 'assumed' },
    { name: 'ends_at', type: 'timestamptz', note: 'assumed' },
    STATUS,
    { name: 'held_until', type: 'timestamptz', note: 'empty while nobody holds it', said: /\bheld for\b/i },
    {
      name: 'hold_token_hash',
      type: 'text',
      note: 'whose hold it is, also before a sign-in; assumed',
      said: /\bheld for\b/i,
    },
  ],
};

/** What is booked takes its time from the slot where one is kept. */
const BOOKING: NounKind = {
  id: 'booking',
  head: /^(?:[\w-]+ )?(?:appointment|booking|reservation)$/i,
  near: null,
  fields: [
    STATUS,
    { name: 'cancelled_at', type: 'timestamptz', note: 'empty unless it is', said: /\bcancel/i },
  ],
};

const MEETING: NounKind = {
  id: 'meeting',
  head: /^(?:visit|consultation|encounter)$/i,
  near: null,
  fields: [{ name: 'took_place_at', type: 'timestamptz', note: 'empty where nobody came; assumed' }, STATUS],
  instead: ['starts_at'],
};

const WAITING: NounKind = {
  id: 'waiting',
  head: /^(?:wait(?:ing)?[- ]?list)(?: entry)?$/i,
  near: null,
  fields: [
    { name: 'wanted', type: 'jsonb', note: 'what would suit; assumed' },
    {
      name: 'position',
      type: 'integer',
      note: 'by time of joining; a row is one person in the line; assumed',
    },
    STATUS,
    { name: 'offered_at', type: 'timestamptz', note: 'empty until something is offered', said: /\boffer/i },
    { name: 'offer_ends_at', type: 'timestamptz', note: '', said: /\boffer\w*\b[^.]*\bminutes?\b/i },
  ],
  instead: ['starts_at', 'label'],
};

const NOTICE: NounKind = {
  id: 'notice',
  head: /^(?:[\w-]+ )?(?:reminder|notification)$/i,
  near: null,
  fields: [
    { name: 'channel', type: 'text', note: 'assumed' },
    { name: 'due_at', type: 'timestamptz', note: 'assumed' },
    { name: 'sent_at', type: 'timestamptz', note: 'empty until it is sent' },
    STATUS,
  ],
  instead: ['label'],
};

const SITE: NounKind = {
  id: 'site',
  head: /^(?:clinic|branch|shop|site|office|school|hotel|restaurant|warehouse|depot)$/i,
  near: null,
  fields: [
    NAME,
    { name: 'opening_hours', type: 'jsonb', note: '', said: /\bopening hours\b/i },
    { name: 'time_zone', type: 'text', note: 'assumed' },
  ],
  instead: ['amount', 'starts_at', 'status', 'object_key', 'note', 'reason', 'label'],
};

const CALENDAR: NounKind = {
  id: 'calendar',
  head: /^(?:[\w-]+ )?(?:calendar|timetable|roster)$/i,
  near: null,
  fields: [
    { name: 'time_zone', type: 'text', note: 'assumed' },
    { name: 'working_hours', type: 'jsonb', note: 'what slots are made from; assumed' },
  ],
};

/** The columns of a person's record where the inputs list none: what they are called, and whose account it is. */
export const PERSON_FIELDS: readonly KindField[] = [
  { name: 'name', type: 'text', note: 'personal data (name); assumed' },
  { name: 'account_id', type: 'text', note: 'subject of the sign-in, empty while there is none; assumed' },
];

/** The kinds without money; the first whose head fits holds. */
export const EVERYDAY_KINDS: readonly NounKind[] = [
  CREDENTIAL,
  HAPPENING,
  SLOT,
  BOOKING,
  MEETING,
  WAITING,
  NOTICE,
  SITE,
  CALENDAR,
];

/** Kinds that hang together wherever both are kept: the parent, the child, and the verb between them. */
export const KINDS_TOGETHER: readonly (readonly [NounKind['id'], NounKind['id'], string])[] = [
  ['slot', 'booking', 'is taken by'],
  ['booking', 'meeting', 'leads to'],
  ['slot', 'waiting', 'is offered to'],
];
