// Owns the rules that a product's own demands make binding: which words raise them, the rule and the test.
// Data only; words in braces are filled with the product's names.
import type { DecisionKey } from '../decision-plan.ts';

/** A rule raised by the first requirement whose text fits. `{subject}` is the entity that requirement speaks of. */
export interface InvariantRule {
  readonly words: RegExp;
  readonly rule: string;
  readonly test: string;
  readonly decision: DecisionKey | null;
  /** Told only where such a thing is kept. */
  readonly needs?: 'credential';
  /** True where it stands beside another rule that the same requirement raises. */
  readonly isBeside?: boolean;
  /** Words that speak against it in the same requirement. */
  readonly unless?: RegExp;
  /** Words of the demand that it is about, before others that raise it as well. */
  readonly chief?: RegExp;
}

/** What stands in the field goes on alone: "a kiosk shall work for a day without a network". */
const DEVICE_OFFLINE =
  /\b(?:stations?|devices?|terminals?|kiosks?|lockers?|machines?|meters?|gates?|controllers?)\b[^.;]{0,40}\b(?:works?|runs?|operates?|goes on|keeps? working)\b[^.;]{0,60}\bwithout (?:a |any )?(?:network|connection|internet)/i;

/** "Keep the rows for 2 years, then delete the name": what goes is a part, and the rest may stay. */
export const THEN_GONE =
  /\b(?:keep|kept|retain\w*|stor(?:e|ed))\b.{0,60}\b\d+ (?:days?|months?|years?)\b,? (?:and )?then (?:delete|erase|remove|blank|anonymi[sz]e)s? ((?:the |its |their )?[^.;]{5,80})/i;

const NAMED_FLAG = /\b([A-Z]+(?:_[A-Z]+)+)\s*=\s*(?:false|true)\b/;

/** The name of the flag that a text sets; null where it names none. Pure. */
export function flagIn(text: string): string | null {
  return NAMED_FLAG.exec(text)?.[1] ?? null;
}

/** A look that has to be written down: "every access to a file must be recorded". */
const READS_LOGGED =
  /\b(?:every|each|all|any) (?:access(?:es)?|reads?|reading|views?|viewing|look-?ups?)\b.{0,80}\b(?:audit|record|log)/i;

/** In the order in which they matter: what harms people or money first. */
export const INVARIANT_RULES: readonly InvariantRule[] = [
  {
    words:
      /\b(?:second|another|different) (?:person|user|operator|agent|admin\w*|pair of eyes)\b.*\bapprov|\bapprov\w*\b.*\b(?:second|another|different) (?:person|user|operator|agent|admin\w*)\b|\bfour[- ]eyes\b|\bdual control\b|\bmaker\b.{0,20}\bchecker\b.{0,20}\bnot of (?:their|his|her) own\b/i,
    rule: 'Nobody approves what they asked for themselves ({id}): {owner} compares the two subjects, not the two sessions.',
    test: 'One account asks and approves, from two browsers and through the API; both are refused and written to the audit trail.',
    decision: 'session',
  },
  {
    words:
      /\b(?:code|pin|token|link|invitation|otp|password)s?\b.*\b(?:expires?|valid|once|single[- ]use|one[- ]time)\b|\b(?:one[- ]time|single[- ]use) (?:code|pin|token|link|password)/i,
    // The code of a sign-in is made and checked by whoever signs people in.
    unless: /\b(?:sign|log)s?(?:ed|ing)?[- ]?in (?:with|by|through|via)\b/i,
    rule: 'A code or link opens something at most once, within its time, by the clock of {owner} ({id}); only its hash is stored.',
    test: 'Use one twice at the same moment, once a second after its end, and with the device clock turned back; one use passes, no stored value can be used.',
    decision: 'session',
  },
  {
    words:
      /\b(?:holds?|reserv\w*|kept free|expires?|times? out|auto[- ]?(?:release|cancel)\w*|lapses?)\b.*\b(?:within|after|for|in)\b.{0,24}\b(?:\d+|two|three|five|ten|fifteen|thirty)\b.{0,3}(?:min|minutes?|hours?|days?|h\b)/i,
    rule: 'When the time of a {subject} is over it is over everywhere ({id}): {owner} decides by its own clock, and a late command is refused.',
    test: 'With the clock one second before and one second after the end, each command is tried; and the job that ends it runs twice at once.',
    decision: null,
    unless: /\brespon[sd]|\blatency|\bload|\brender/i,
  },
  {
    words:
      /\backnowledged\b.{0,40}\b(?:until|before|once|after)\b.{0,40}\b(?:recorded|stored|persist\w*|written|saved)\b/i,
    rule: 'Nothing is acknowledged before it is on durable store ({id}): {owner} commits first and answers then.',
    test: 'Kill {owner} after the commit and before the answer, and again right after the answer, a hundred times each; what was acknowledged is always there.',
    decision: null,
  },
  {
    words: /\bthreshold\b.*\breach|\bwhen\b.{0,60}\b(?:threshold|reaches|is reached|exceeds?)\b/i,
    rule: 'One crossing of the threshold of {id} starts one run: it is a counter with compare-and-set in {store}, and while a run is under way the next waits.',
    test: 'Ten clients pass the threshold at the same moment, and {owner} is killed in between; one run starts and no input is counted twice or lost.',
    decision: null,
  },
  {
    words:
      /\bidentical(?:ly)?\b|\bsource[- ]agnostic\b|\bregardless of (?:the )?(?:source|origin|kind|type)/i,
    rule: 'Behind the adapter nothing knows which kind of source a {subject} has ({id}).',
    test: 'The same material goes through each kind of source; stored results are equal but for id and time, and a search finds no branch on the kind outside the adapter.',
    decision: null,
  },
  {
    words: READS_LOGGED,
    isBeside: true,
    rule: 'Nobody sees a {subject} without an entry in the audit log, with what {id} asks for: {owner} writes it before it answers, and no role, the administrator of the product included, can change or remove it.',
    test: 'Read one by each call, list, search and export while the audit table refuses writes: nothing is handed out. UPDATE and DELETE on it are refused to the application account.',
    decision: 'database',
  },
  {
    isBeside: true,
    unless: READS_LOGGED,
    chief:
      /\baudit (?:log|trail|entr|record)|\/audit entr|\blogged\b.*\b(?:uneditable|immutable|append-only)\b/i,
    words:
      /\blogged\b.*\b(?:uneditable|immutable|append-only)\b|\baudit|\b(?:log|record)(?:s|ed)? (?:of )?(?:who|every|each|all)\b|\bnon-?repudiat|\btamper/i,
    rule: 'A change and its audit entry are committed together; no role, the administrator of the product included, can change or remove an entry ({id}).',
    test: 'Kill {owner} between the two writes a hundred times: never one without the other. UPDATE and DELETE on the audit table are refused to the application account.',
    decision: 'database',
  },
  {
    words: THEN_GONE,
    rule: 'After the time that {id} names no store holds {gone}: rows, files, copies for search, messages and backups follow one deletion job.',
    test: 'With the clock moved past the end the job runs; a search for the marked values in every store and in the newest backup finds nothing, and what has to stay is still there.',
    decision: null,
  },
  {
    words:
      /\b(?:delet|eras|anonymi[sz]|purg)\w*\b.{0,60}\b(?:after|within|older than)\b.{0,20}\b\d+|\b(?:keep|kept|retain\w*|stor(?:e|ed)|retention)\b.{0,50}\b\d+ (?:days?|months?|years?)/i,
    unless: /\bkafka\b|\bmessages?\b|\blogs? (?:are|is)\b/i,
    rule: 'No {subject} outlives the time that {id} names, in any store: rows, files, copies for search and backups follow one deletion job.',
    test: 'With the clock moved past the end the job runs; a search for the marked record in every store and in the newest backup finds nothing.',
    decision: null,
  },
  {
    words: DEVICE_OFFLINE,
    isBeside: true,
    rule: 'What a {device} did without a connection is done and is never refused afterwards ({id}): its events carry numbers, each is applied once and in its order, and what contradicts them is marked for a person.',
    test: 'Cut one off, let it do ten things, one of them barred meanwhile; deliver its events twice and in two orders: the state is that of one ordered run, and the contradiction stands in a list.',
    decision: null,
  },
  {
    words: DEVICE_OFFLINE,
    isBeside: true,
    needs: 'credential',
    rule: 'A {credential} is checked where it is entered ({id}): each {device} holds the keyed hashes of the codes that are good there and makes codes for what comes in meanwhile; one that was used or ran out there stays so when the connection returns.',
    test: 'Without a connection a good one opens, and one that is wrong, used or past its time does not; one revoked meanwhile may still open there, and is reported when the connection returns.',
    decision: null,
  },
  {
    words:
      /\b(?:works?|while|when|sav\w+|queue\w*)\b.{0,40}\b(?:offline|without (?:a )?(?:network|connection))\b|\b(?:offline|no network)\b.{0,60}\b(?:sav|retr|sync|send|queue)\w*/i,
    rule: 'What was done without a connection is applied once, in the order in which it was done, and judged by the rules that hold when it arrives ({id}).',
    test: 'Queue five commands, deliver them twice and in two orders, one of them no longer allowed; the state is that of one ordered run and the refusal reaches the person.',
    decision: null,
    unless:
      /\b(?:stations?|devices?|terminals?|kiosks?|lockers?|machines?|meters?|gates?|controllers?)\b[^.;]{0,40}\b(?:works?|runs?|operates?|goes on|keeps? working)\b[^.;]{0,60}\bwithout|\bwhile the (?:station|device|terminal|kiosk|locker|machine)\b|\boffline (?:mode|cash|wallet|payment)|\bout of scope\b|\bno offline\b|\bshown as offline\b/i,
  },
  {
    words:
      /\b(?:sends?|sent|receiv\w+|gets?|is|are)\b.{0,30}\b(?:reminders?|reminded|notifi\w+|sms|text message|e-?mails?)\b|\bnotif(?:y|ies)\b|\btell the \w+ of\b/i,
    rule: 'One event sends one message to one person ({id}): it is an outbox row with a unique key, and what is no longer true is not sent.',
    test: 'Two copies of the sender run at once and the provider answers late; each address gets one message, and none for a {subject} cancelled meanwhile.',
    decision: null,
    unless: /\bin-app\b|\btoast\b|\bsign[- ]?(?:in|up)\b|\blog ?in\b|\bemail\/password\b/i,
  },
  {
    words: /\bfixed[- ]point|\bfloating[- ]point|\brounding\b|\barithmetic/i,
    rule: 'No amount passes through a floating point number, on any hop ({id}): decimal types in code, NUMERIC in stores, strings in messages.',
    test: 'A static check fails on float in the money modules; a property test sums a million random amounts forwards and backwards to the same digit.',
    decision: 'ledger',
  },
  {
    words:
      /\bfeature flag\b|\b(?:switched|turned) off\b.*\bflag\b|\b(?:when|while) (?:the |its )?flag is off\b|\b[A-Z]+(?:_[A-Z]+)+=false\b/i,
    rule: 'With the flag {flag}of {id} off nothing of what it switches runs: it writes no row, makes no outside call, and its pages are as they were.',
    test: 'The whole suite runs with the flag off against a copy of the data; the tables and pages that the flag switches are compared byte by byte with those before the change.',
    decision: null,
  },
  {
    words:
      /\b(?:scrap|sync|import|refresh|populat|updat)\w*\b.*\b(?:sources?|feeds?|lists?|catalog\w*|external|results? of|tables?)\b/i,
    rule: 'A run that fills {keyPlural} from their source is applied whole or not at all ({id}); a source that is empty, damaged or silent changes nothing.',
    test: 'The source gives nothing, half of its rows, an error and a changed shape; after each run the rows of {subject} equal those before, and the run says why.',
    decision: null,
  },
];
