// Owns how the verbs of a requirement become endpoints: which operation a word asks for, and on what.
// Data only. The order counts: within one requirement the first verb that fits an action names it.

/** Matches a verb, not the noun of the same spelling: "record a" but not "the record". */
function verb(words: string): RegExp {
  return new RegExp(
    `(?<!\\b(?:the|an?|of|each|every|new|this|that|per|rolling|see|any|all|status|show|shows)\\s)\\b(?:${words})s?\\b`,
    'i',
  );
}

/** The five operations on a resource and the words that ask for each. */
export const OPERATIONS = {
  list: /\b(?:list|view|see|browse|display|show|search|filter|monitor|dashboard|overview|history|track|find|report)/i,
  create: verb(
    'create|add|define|register|submit|upload|insert|enter|record|post|book|place|open|start|initiate|write|ingest|adding|creating|submitting',
  ),
  read: verb('view|open|inspect|read|display|show|see'),
  update: verb(
    'edit|update|change|modify|configure|rename|adjust|maintain|manage|move|set|correct|editing|updating|managing',
  ),
  delete: verb('delete|remove|erase|discard|deleting|removing'),
} as const;
export type Operation = keyof typeof OPERATIONS;

/** An action: the verb that asks for it, its path segment, and whether it acts on one item or on the collection. */
export interface ActionVerb {
  readonly verb: RegExp;
  readonly segment: string;
  readonly on: 'item' | 'collection';
  readonly does: string;
}

/** Actions that are more than a change of a field: each leaves a trace and may be refused by the state of the item. */
export const ACTION_VERBS: readonly ActionVerb[] = [
  { verb: /\bannotat(?:es?|ing)\b/i, segment: 'annotations', on: 'item', does: 'Annotate' },
  { verb: /\bapprov/i, segment: 'approvals', on: 'item', does: 'Approve or turn down' },
  { verb: /\breject|\bdecline/i, segment: 'rejections', on: 'item', does: 'Turn down (with a reason)' },
  { verb: /\bjoins? (?=an? |the )/i, segment: 'members', on: 'item', does: 'Join' },
  { verb: /\breserv(?:e|es|ing)\b/i, segment: 'reservations', on: 'item', does: 'Reserve' },
  { verb: /\b(?:extend|prolong)(?:s|ing)?\b/i, segment: 'extension', on: 'item', does: 'Extend' },
  { verb: /\bscans? (?=an? |the |each |every )/i, segment: 'scans', on: 'item', does: 'Scan' },
  {
    // What is opened is there already: from afar, or somebody's own by what they hold.
    verb: /\b(?:opens?|unlocks?) (?=(?:an?|the|each) [\w-]+ (?:remotely|from afar|by hand)\b|(?:my|your|his|her|their) [\w-]+ with (?:an?|the|my|their) )/i,
    segment: 'openings',
    on: 'item',
    does: 'Open',
  },
  { verb: /\bconfirms? (?=an? |the |each |every )/i, segment: 'confirmation', on: 'item', does: 'Confirm' },
  { verb: /\bescalat/i, segment: 'escalations', on: 'item', does: 'Escalate' },
  { verb: /\bretry|\bretries|\bretried/i, segment: 'retries', on: 'item', does: 'Retry' },
  {
    verb: /\bre-?train/i,
    segment: 'training-runs',
    on: 'collection',
    does: 'Start a training run by hand for',
  },
  {
    verb: /\bdeploy(?:s|ing)? the (?:new )?\w+|\brolling update|\broll ?out/i,
    segment: 'rollouts',
    on: 'collection',
    does: 'Start or stop a rollout of',
  },
  { verb: /\breturns? an? \w+ to\b/i, segment: 'return', on: 'item', does: 'Return' },
  { verb: /\bpredict|\bforecast/i, segment: 'forecast', on: 'collection', does: 'Read the forecast for' },
  { verb: /\bassign/i, segment: 'assignments', on: 'item', does: 'Assign' },
  { verb: /\bcancel/i, segment: 'cancellation', on: 'item', does: 'Cancel' },
  { verb: /\brefund/i, segment: 'refunds', on: 'item', does: 'Refund' },
  { verb: /\bsettles?\b|\bsettling\b/i, segment: 'settlement', on: 'item', does: 'Settle' },
  { verb: /\bcommits? (?=an? |the |each )|\bfulfil/i, segment: 'fulfilment', on: 'item', does: 'Commit' },
  {
    verb: /\bpays?\b|\bcheck(?:s)? ?out\b|\bmakes? (?:an? )?payment/i,
    segment: 'payments',
    on: 'item',
    does: 'Pay',
  },
  { verb: /\bverif(?:y|ies)\b|\bvalidates?\b/i, segment: 'validations', on: 'item', does: 'Validate' },
  {
    verb: /\bsync(?:s|ed|h|hroni[sz]e)?\b|\brefresh|\bpopulat(?:es?|ing)\b/i,
    segment: 'sync',
    on: 'collection',
    does: 'Synchronise',
  },
  { verb: /\bimport/i, segment: 'imports', on: 'collection', does: 'Import' },
  { verb: /\bexport|\bdownload/i, segment: 'export', on: 'collection', does: 'Export' },
  { verb: /\barchiv/i, segment: 'archive', on: 'item', does: 'Archive' },
  { verb: /\bpublish/i, segment: 'publication', on: 'item', does: 'Publish' },
  { verb: /\bshar(?:e|es|ing)\b/i, segment: 'shares', on: 'item', does: 'Share' },
  {
    verb: /\bsubmit(?:s|ting)? (?:an? )?(?:answer|response)|\banswers? (?:an?|the|each|questions?)\b/i,
    segment: 'answers',
    on: 'item',
    does: 'Answer',
  },
  { verb: /\bpaus(?:e|es|ing)\b/i, segment: 'pause', on: 'item', does: 'Pause or resume' },
  { verb: /\bresum(?:e|es|ing)\b/i, segment: 'position', on: 'item', does: 'Resume' },
  { verb: /\bcheck(?:s|ed)?[- ]?in\b/i, segment: 'check-in', on: 'item', does: 'Check in' },
  {
    verb: /\b(?:re)?schedul(?:e|es|ing) (?=an? |the |each |every |new )/i,
    segment: 'schedule',
    on: 'item',
    does: 'Schedule',
  },
  {
    verb: /\bsuspend|\bdeactivat|\bdisables? (?:an? |the )?(?:account|user|participant|tenant|client|member|[a-z]+ing [\w-]+)/i,
    segment: 'suspension',
    on: 'item',
    does: 'Suspend',
  },
  { verb: /\bcloses? (?:an?|the|each|their|his|her)\b/i, segment: 'closure', on: 'item', does: 'Close' },
  {
    verb: /\b(?:complete|finish)(?:s|es)? (?:an?|the|each|their|his|her)\b/i,
    segment: 'completion',
    on: 'item',
    does: 'Complete',
  },
  { verb: /\bgenerat|\bsummari[sz]/i, segment: 'generations', on: 'collection', does: 'Generate' },
  {
    verb: /\bnotif(?:y|ies)\b|\bremind(?:s|er)?\b/i,
    segment: 'notifications',
    on: 'collection',
    does: 'See what was sent about',
  },
];

/** Words that say that people must see changes as they happen. */
export const LIVE =
  /\breal[- ]?time\b|\bchanges? (?:made elsewhere )?within \d+ (?:s\b|seconds?)|(?<!aria-)(?<!\b(?:go|goes|going|went) )\blive\b|\bstream(?:s|ing|ed)?\b|\bwithout (?:a )?(?:page )?(?:reload|refresh)/i;

/** Words that call for a connection in both directions. */
export const TWO_WAY =
  /\bchat\b|\bcollaborat(?:es?|ing|ive(?:ly)?)\b|\b(?:live|real-?time) collaboration\b|\bco-?edit|\bmultiplayer\b|\bwebsocket|\btyping indicator/i;

/** Words of the page alone: what they ask for happens in the browser and needs no endpoint of its own. */
export const ON_PAGE =
  /\b(?:buttons?|dialogs?|modal|spinner|toast|tooltip|focus|keyboard|aria|hover|clicks?|taps?|drag|inline|layout|viewport|animations?|contrast|scroll|swipe|css|font|interstitial|double-tap|no selection)\b/i;

/** "Deal review" is where deals are looked up, wherever they are made. */
export const LOOKED_AT =
  /\b(?:reviews?|search|look-?up|history|enquir(?:y|ies)|inquir(?:y|ies)|overview|explorer|browser)$/i;

/** Somebody other than the person makes the record of a person. */
export const ENROL = /\b(?:register|onboard|enrol|creat|add)\w*\b/i;
