// Owns the kinds of things that products keep, each known by the last word of its name and by what is said of it,
// with the columns that go with the kind. Data only; a column with `said` is there only where the inputs use the words.

/** A column of a kind; `said` names the words without which it is left out. */
export interface KindField {
  readonly name: string;
  readonly type: string;
  readonly note: string;
  readonly said?: RegExp;
}

/** A kind of thing; `near` are words that at least two sentences on the thing must use, null where its name is enough. */
export interface NounKind {
  readonly id:
    | 'movement'
    | 'clearing'
    | 'line'
    | 'limit'
    | 'balance'
    | 'offer'
    | 'period'
    | 'account'
    | 'link'
    | 'role'
    | 'credential'
    | 'happening'
    | 'slot'
    | 'booking'
    | 'meeting'
    | 'waiting'
    | 'notice'
    | 'site'
    | 'calendar'
    | 'staff'
    | 'addressee'
    | 'reservation'
    | 'request'
    | 'sighting'
    | 'stream'
    | 'judgement'
    | 'model'
    | 'picture';
  readonly head: RegExp;
  readonly near: RegExp | null;
  readonly fields: readonly KindField[];
  /** Columns that single words would imply, and that the kind has under a better name. */
  readonly instead?: readonly string[];
}

const MONEY =
  /\b(?:debit\w*|credit\w*|currenc(?:y|ies)|funds?|money|liquidity|payments?|amounts?|cash|deposit\w*|withdraw\w*|settle\w*|prices?|fees?)\b/i;

const AMOUNT: KindField = { name: 'amount', type: 'numeric(18,4)', note: 'assumed' };
const CURRENCY: KindField = { name: 'currency', type: 'char(3)', note: 'assumed' };
const STATUS: KindField = { name: 'status', type: 'text', note: 'assumed' };
const NAME: KindField = { name: 'name', type: 'text', note: 'assumed' };

/** The kinds; the first whose head and words fit holds. */
export const NOUN_KINDS: readonly NounKind[] = [
  {
    id: 'movement',
    head: /^(?:\w+ )?(?:transfer|payment|transaction|invoice|refund|payout|deposit|withdrawal|remittance)$/i,
    near: null,
    fields: [
      AMOUNT,
      CURRENCY,
      STATUS,
      {
        name: 'expires_at',
        type: 'timestamptz',
        note: '',
        said: /\bexpir|\btime limit|\bguaranteed (?:service )?time/i,
      },
      { name: 'fulfilled_at', type: 'timestamptz', note: '', said: /\bfulfil/i },
    ],
  },
  {
    id: 'clearing',
    head: /^(?:settlement|netting|clearing)$/i,
    near: null,
    fields: [
      { ...AMOUNT, note: 'assumed: what moves in all' },
      CURRENCY,
      STATUS,
      { name: 'model', type: 'text', note: '', said: /\bmodels?\b/i },
    ],
  },
  {
    id: 'line',
    head: / line$/i,
    near: MONEY,
    fields: [
      { ...AMOUNT, note: 'assumed: what it nets, negative where it pays; all lines of one sum to zero' },
      CURRENCY,
      STATUS,
    ],
  },
  {
    id: 'limit',
    head: /(?:cap|limit|ceiling|threshold|allowance|quota)$/i,
    near: MONEY,
    fields: [
      { ...AMOUNT, note: 'assumed' },
      CURRENCY,
      {
        name: 'share_percent',
        type: 'numeric(7,4)',
        note: 'where it is no fixed value',
        said: /\bpercent/i,
      },
      { name: 'valid_from', type: 'timestamptz', note: 'assumed' },
      {
        name: 'approved_by',
        type: 'uuid',
        note: 'never who made it',
        said: /\bmaker\b.{0,20}\bchecker\b|\bfour[- ]eyes\b/i,
      },
    ],
  },
  {
    id: 'balance',
    head: /(?:position|balance|liquidity|reserve|float|holding)$/i,
    near: MONEY,
    fields: [
      { ...AMOUNT, note: 'assumed: the sum of its postings' },
      {
        name: 'reserved_amount',
        type: 'numeric(18,4)',
        note: '',
        said: /\breserv/i,
      },
      CURRENCY,
      { name: 'version', type: 'bigint', note: 'assumed' },
      {
        name: 'approved_by',
        type: 'uuid',
        note: 'never who made the change',
        said: /\bmaker\b.{0,20}\bchecker\b|\bfour[- ]eyes\b/i,
      },
    ],
  },
  {
    id: 'offer',
    head: /(?:quote|quotation|bid)$/i,
    near: null,
    fields: [
      AMOUNT,
      { name: 'fee', type: 'numeric(18,4)', note: '', said: /\bfees?\b/i },
      CURRENCY,
      STATUS,
      { name: 'expires_at', type: 'timestamptz', note: 'assumed' },
    ],
  },
  {
    id: 'period',
    head: / (?:window|period|batch|cycle|run|day)$/i,
    near: /\bclos(?:e|es|ed|ing|ure)\b|\bopen(?:s|ed)?\b|\bend of\b/i,
    fields: [
      STATUS,
      { name: 'opened_at', type: 'timestamptz', note: 'assumed' },
      { name: 'closed_at', type: 'timestamptz', note: 'empty while it is open' },
    ],
    instead: ['starts_at', 'due_at'],
  },
  {
    id: 'account',
    head: / account$/i,
    near: MONEY,
    fields: [{ name: 'kind', type: 'text', note: 'assumed' }, CURRENCY, STATUS],
  },
  {
    id: 'link',
    head: /(?:oracle|connector|webhook|adapter|endpoint|end-point|integration)$/i,
    near: null,
    fields: [
      NAME,
      { name: 'endpoint_url', type: 'text', note: '', said: /\bend-?points?\b|\burls?\b/i },
      { name: 'health', type: 'text', note: '', said: /\bhealth/i },
      { name: 'checked_at', type: 'timestamptz', note: '', said: /\bhealth/i },
    ],
  },
  {
    id: 'role',
    head: /^role$/i,
    near: null,
    fields: [NAME, { name: 'permissions', type: 'jsonb', note: 'assumed: what it may call' }],
  },
];

/** The columns of an institution's record: no person, so a name, a state and how its systems are reached. */
export const INSTITUTION_FIELDS: readonly KindField[] = [
  NAME,
  { name: 'status', type: 'text', note: 'assumed' },
  {
    name: 'endpoint_url',
    type: 'text',
    note: '',
    said: /\bend-?points?\b|\bcallbacks?\b/i,
  },
  {
    name: 'certificate',
    type: 'text',
    note: '',
    said: /\bcertificates?\b|\bmtls\b/i,
  },
  {
    name: 'source_ips',
    type: 'jsonb',
    note: 'the addresses that its calls may come from; any other is refused before the message is read',
    said: /\bsource (?:ips?|addresses)\b|\bip (?:allow|white)[- ]?lists?\b|\ballow(?:ed)?[- ]?list\w* of (?:ips?|addresses)\b/i,
  },
  {
    name: 'contacts',
    type: 'jsonb',
    note: 'personal data (name, email, phone of its staff)',
    said: /\bcontacts?\b/i,
  },
  { name: 'thresholds', type: 'jsonb', note: '', said: /\bthresholds?\b/i },
  {
    name: 'restriction',
    type: 'text',
    note: 'empty, or the one way that is left open',
    said: /\brestrict/i,
  },
];

/** The two sides that move something, as documents name them. */
export const SIDES: readonly (readonly [string, string])[] = [
  ['payer', 'payee'],
  ['debtor', 'creditor'],
  ['sender', 'recipient'],
  ['sender', 'receiver'],
  ['buyer', 'seller'],
];
