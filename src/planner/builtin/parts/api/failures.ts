// Owns which words of the requirements point to a failure of the product's own, and the code it gets.
// Data only; `code` ends an entity's name, `meaning` ends a sentence that begins with it.

/** A way to fail: the words that point to it, the status, the end of the code, and what it means for an entity. */
export interface FailureRule {
  readonly words: RegExp;
  readonly status: number;
  readonly code: string;
  readonly meaning: (name: string) => string;
  /** True where only who asks for a run can be answered so: what the product starts by itself asks nobody. */
  readonly isAsked?: boolean;
  /** Only for a product that sells, or only for one whose own business is to move money; both where absent. */
  readonly for?: 'sellers' | 'movers';
}

/** In order of interest; the error catalogue takes the first ones that fit. */
export const FAILURES: readonly FailureRule[] = [
  {
    words:
      /\bunreachable|\bnetwork drops?|\bdisconnect|\bdrops? (?:its|the) connection|\bfail(?:s|ures?)?\b.*\b(?:sensor|camera|device|stream|source)|\b(?:sensor|camera|device|stream|source)\b.*\bfail/i,
    status: 503,
    code: 'SOURCE_UNREACHABLE',
    meaning: (name) =>
      `The source of the ${name} does not answer; it is tried again with growing pauses and shown as offline.`,
  },
  {
    words: /\bconnection string|\brtsp\b|\burl\b/i,
    status: 422,
    code: 'SOURCE_INVALID',
    meaning: (name) =>
      `The address given for the ${name} is of no known kind, or outside the networks that are allowed for it.`,
  },
  {
    words: /\blimits?\b|\bceiling|\bcaps?\b|\bquota|\bmaximum\b/i,
    status: 422,
    code: 'LIMIT_EXCEEDED',
    meaning: (name) => `The ${name} would pass a limit; the answer names the limit and what is left.`,
  },
  {
    words: /\bliquidity|\binsufficient|\bbalance\b(?! scale)|(?<!\bend )(?<!\btraded )\bfunds\b(?!\W*\()/i,
    status: 422,
    code: 'FUNDS_INSUFFICIENT',
    meaning: (name) => `There is not enough cover for the ${name}; nothing was reserved.`,
  },
  {
    words: /\bbook(?:s|ed|ing)?\b|\breserv(?!ed (?:funds?|amounts?|money|liquidity|balances?)\b)|\bslots?\b/i,
    status: 409,
    code: 'NOT_AVAILABLE',
    meaning: (name) => `Somebody else took the ${name} in the meantime; the answer lists what is still free.`,
  },
  {
    words: /\bup to \d+ (?:minutes?|hours?|days?|weeks?) before\b/i,
    status: 409,
    code: 'TOO_LATE',
    meaning: (name) =>
      `The time in which the ${name} could still be changed is over; the answer says when it ended.`,
  },
  {
    words: /\bis offered to\b[^.;]{0,60}\bfor \d+ (?:minutes?|hours?|days?)\b/i,
    status: 410,
    code: 'OFFER_OVER',
    meaning: (name) => `The offer of the ${name} is past its time, and is with the next in line.`,
  },
  {
    words: /\bapprov|\breject(?:s|ed)? (?:an?|the|each)\b/i,
    status: 409,
    code: 'ALREADY_DECIDED',
    meaning: (name) => `The ${name} was approved or turned down before; the answer says by whom and when.`,
  },
  {
    words: /\bduplicate|\bunique\b|\balready (?:exists?|registered)|\btwice\b|\bidempoten/i,
    status: 409,
    code: 'DUPLICATE',
    meaning: (name) => `A ${name} with the same identity exists; the answer links to it.`,
  },
  {
    words: /\block(?:ed|s)?\b|\bunlock/i,
    status: 409,
    code: 'LOCKED',
    meaning: (name) => `The ${name} is not open yet; the answer names what has to be done first.`,
  },
  {
    words: /\bthreshold\b/i,
    status: 409,
    code: 'THRESHOLD_NOT_REACHED',
    isAsked: true,
    meaning: (name) =>
      `The run was asked for before enough of the ${name} came together; the answer says how many are missing.`,
  },
  {
    // What people hold and use later; a row that a run marks as expired is no call that fails.
    words:
      /\b(?:codes?|links?|tokens?|offers?|holds?|quotes?|invitations?|reservations?|vouchers?|tickets?|bids?)\b[^.;]{0,60}\bexpir|\bexpir(?:ed|ing|y|ation) (?:of (?:an? |the )?)?(?:code|link|token|offer|hold|quote|invitation|reservation|voucher|ticket|bid)/i,
    status: 410,
    code: 'EXPIRED',
    meaning: (name) => `The ${name} is past its time and can no longer be used.`,
  },
  {
    words: /\bannotat|\btriage/i,
    status: 409,
    code: 'ALREADY_JUDGED',
    meaning: (name) => `Another person judged the ${name} first; the client shows the next one.`,
  },
  {
    words:
      /\bimages?\b|\bvideos?\b|\bphotos?\b|\bupload\w* (?:\w+ ){0,3}(?:files?|documents?|pictures?)\b|\bcsv\b/i,
    status: 415,
    code: 'FORMAT_UNSUPPORTED',
    meaning: (name) => `The file for the ${name} is of a type that the product does not take, or is damaged.`,
  },
  {
    // "… during synchronisation" tells when something holds, and asks for no run.
    words: /(?<!\bduring (?:[\w-]+ ){0,3})(?:\bsync|\bimport|\brefresh|\bscrap|\bpopulat)/i,
    status: 409,
    code: 'SYNC_RUNNING',
    meaning: (name) =>
      `A run over the ${name} is under way; the answer links to it instead of starting a second.`,
  },
  {
    words: /\bre-?train|\btraining (?:job|run|pipeline)|\bmodel versions?\b|\broll ?out/i,
    status: 409,
    code: 'ROLLOUT_IN_PROGRESS',
    isAsked: true,
    meaning: (name) =>
      `A training run or rollout that touches the ${name} is under way; wait for its end or stop it.`,
  },
  {
    words: /\breject(?:s|ed|ing)?\b|\brefus/i,
    status: 409,
    code: 'REFUSED',
    meaning: (name) =>
      `The ${name} was refused by a rule or by the other party; it has reached its end, nothing moved, and a new one has a new id.`,
    for: 'movers',
  },
  {
    words: /\bpay(?:s|ment)?\b|\bcheckout/i,
    status: 402,
    for: 'sellers',
    code: 'PAYMENT_DECLINED',
    meaning: (name) =>
      /payment/i.test(name)
        ? `The ${name} was declined; it stays open and may be tried again.`
        : `The payment for the ${name} was declined; the ${name} stays unpaid and may be paid again.`,
  },
  {
    // How fast something answers is no answer that somebody gives.
    words: /\bsubmit|\banswers?\b(?!\s*:?\s*(?:in|within|under|below|at most|after)\b)/i,
    status: 422,
    code: 'INCOMPLETE',
    meaning: (name) =>
      `The ${name} lacks an input that it needs; nothing was saved over the last complete state.`,
  },
];
