// Data: units behind a number, the words that bound it, and the words that say what it measures.

/** What follows a number, first match wins. `skip` units say nothing about load, time or money. */
export const UNITS: readonly (readonly [family: string, unit: string, shape: RegExp])[] = [
  [
    'skip',
    '',
    /^(?:px|fps|p\b|pt\b|rem\b|cm\b|mm\b|inch|-inch|x\d|st\b|nd\b|rd\b|th\b|°|\/\d|:\d|-bit|-based|-column)/,
  ],
  ['time', 'ms', /^\s?(?:ms|milliseconds?)\b/i],
  ['time', 'min', /^[\s-]?(?:min|mins|minutes?)\b/],
  ['time', 's', /^[\s-]?(?:s|sec|secs|seconds?)\b/],
  ['time', 'h', /^[\s-]?(?:h|hrs?|hours?)\b/],
  ['time', 'days', /^[\s-](?:days?)\b/],
  ['time', 'weeks', /^[\s-](?:weeks?)\b/],
  ['time', 'months', /^[\s-](?:months?)\b/],
  ['time', 'years', /^[\s-](?:years?)\b/],
  ['percent', '%', /^\s?(?:%|percent)/],
  ['money', '', /^\s?(?:EUR|USD|GBP|CHF|euros?|dollars?|€|\$|£)/],
  ['bytes', 'kB', /^\s?(?:KB|kB|kilobytes?)\b/],
  ['bytes', 'MB', /^\s?(?:MB|megabytes?)\b/],
  ['bytes', 'GB', /^\s?(?:GB|gigabytes?)\b/],
  ['bytes', 'TB', /^\s?(?:TB|terabytes?)\b/],
  ['bytes', 'PB', /^\s?PB\b/],
  ['perSecond', 'req/s', /^\s?(?:rps|tps|qps|req(?:uests)?\/s(?:ec)?)\b/i],
  ['perSecond', '', /^\s?((?:[a-z]+ )?[a-z]+)(?:\s\([^)]*\))? (?:per|a|each) second\b/i],
  ['perMinute', '', /^\s?((?:[a-z]+ )?[a-z]+) (?:per|a|each) minute\b/i],
  ['perHour', '', /^\s?((?:[a-z]+ )?[a-z]+) (?:per|an|each) hour\b/i],
  ['perDay', '', /^\s?((?:[a-z]+ )?[a-z]+)(?: (?:per|a|each) day|\/day| daily)\b/i],
  ['noun', '', /^\s((?:[a-z][\w-]*(?: |(?=[,.;:)]|$))){1,5})/],
];

/** Words right before a number that bound it. */
export const BOUNDS: readonly (readonly ['atMost' | 'atLeast' | 'about', RegExp])[] = [
  [
    'atMost',
    /(?:no (?:more|longer|later|greater) than|not (?:more|longer) than|not exceed|max(?:imum)?(?: of)?)\s*$/i,
  ],
  ['atLeast', /(?:no (?:less|fewer) than|not less than)\s*$/i],
  [
    'atMost',
    /(?:under|below|less than|fewer than|within|at most|up to|exceed|<|≤|<=|stay under|in under)\s*(?:[€$£]\s?)?$/i,
  ],
  ['atLeast', /(?:at least|minimum(?: of)?|min\.?|more than|over|above|from|≥|>|>=)\s*(?:[€$£]\s?)?$/i],
  ['about', /(?:about|approx(?:imately)?\.?|around|roughly|on average|~|≈|nearly|almost)\s*(?:[€$£]\s?)?$/i],
];

export const CONCURRENT =
  /\b(?:concurrent(?:ly)?|simultaneous(?:ly)?|at the same time|at once|in parallel|online at)\b/i;
export const PEOPLE =
  /\b(?:users?|customers?|clients?|patients?|students?|learners?|people|persons?|visitors?|members?|subscribers?|employees?|recipients?|drivers?|couriers?|merchants?|participants?|citizens?|dispatchers?|operators?|agents|staff|nurses?|doctors?|teachers?|sellers?|buyers?|riders?|guests?|players?|accounts)\b/i;
/** People whom a number counts as users only where it says that they are there at once. */
export const CROWD =
  /\b(?:viewers?|watchers?|spectators?|listeners?|readers?|fans?|followers?|callers?|shoppers?|bidders?|gamers?|pupils?|passengers?|travell?ers?|applicants?|candidates?|voters?|attendees?|tenants?|residents?|editors?|authors?|presenters?|hosts?|streamers?|traders?|borrowers?|investors?|technicians?|workers?|managers?|administrators?|admins?|owners?|payers?|payees?|senders?|suppliers?|vendors?|planners?|parents?|instructors?|coaches|clerks?)$/i;
/** Nothing of its own is counted here: "50,000 users, 5,000 of them at once". */
export const OF_THEM_AT_ONCE =
  /^\s*(?:of (?:them|whom|these) )?(?:(?:are|will be|being) )?(?:online |active |connected )?(?:concurrently|simultaneously|(?:concurrent|simultaneous)(?=\s*(?:[.,;)]|$))|at once|at the same (?:time|moment))\b/i;
export const TEAM = /\b(?:developers?|engineers?|programmers?|people on the team|FTEs?|team members?)\b/i;
export const KEPT = /\b(?:keep|keeps|kept|retain\w*|retention|stor(?:e|es|ed|age)|held|archived?|purged?)\b/i;
export const WAITS =
  /\b(?:latency|respon\w*|answers?|load(?:s|ed|ing)?|render\w*|appears?|opens?|within|under|less than|takes?|taking|shows?|sees?|updates?|feedback|transition|delay|copied|tell|<)\b|<|≤/i;
/** "200 ms latency": what the time is stands behind it. */
export const WAIT_AFTER =
  /^[\s-]?[a-z]+\s+(?:of\s+)?((?:(?:p\d+|end-to-end|median|average|mean|max(?:imum)?|tail|network|page|api|request|total|round-trip|glass-to-glass)\s+){0,2}(?:latency|response times?|load(?:ing)? times?|delay|lag|round[- ]?trips?))\b/i;
/** Nouns after a number that count pages, steps and lessons of a text rather than load. */
export const NO_COUNT =
  /^(?:of|to|and|or|in|is|are|on|for|the|a|per|with|at|by|as|from|more|less|based|new|questions?|steps?|sections?|phases?|sentences?|columns?|buttons?|digits?|times?|versions?|options?|characters?|chars|mc|q|word|mixed|core|combine|large|screens|if|was|before|after|between|will|may|june|july|january|february|march|april|august|september|october|november|december|scale|points?|tap|one|accepted)\b/i;
/** Labels that name a quality and not a subject. */
export const GENERIC_LABEL =
  /^(?:efficiency|clarity|performance|situational awareness|availability|latency|scale|scalability|reliability|target|metric|note|goal|quality|security|requirement|contrast|(?:FR|NFR|R|US|REQ)[-\s]?\d+)$/i;
export const DEADLINE =
  /\b(?:live|launch\w*|deadline|due|release[ds]?|pilot|milestones?|by|until|before|deliver\w*|start|ready|all \d+)\b/i;
