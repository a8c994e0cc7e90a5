// Data: the words by which a demand, its strength, its id and its quality attributes are known.
import type { Attribute } from '../../../../blueprint/quality.ts';
import { alternatives } from './one-of.ts';

/** Ids documents give their requirements: FR1, FR-1, NFR3, US-01, REQ-7, R2.1. */
export const OWN_ID =
  /^(?:\[|\()?((?:FR|NFR|REQ|R|US|UC|BR|SR|UR|TR|QR|PR|DR|IR|CR|CON|ST|STORY|FEAT|SEC|PERF|RQ|RF|RNF|SYS|INT|UX|UI|AC|QA|OPS|SC|F|C)(?:[-_ ]?[A-Z]{1,5})?[-_ ]?\d{1,4}(?:\.\d{1,3})*[a-z]?)(?:\]|\))?(?=$|[\s:.,)—–-])/;
export const ID_CELL = /^[A-Z]{1,10}(?:[-_ ][A-Z]{1,8})?[-_ ]?\d{1,4}(?:\.\d{1,3})*[a-z]?$/;
export const ID_HEADER = /^(?:id|#|no\.?|ref(?:erence)?|key|req(?:uirement)?\.? ?id|nr\.?)$/i;

export const MUST =
  /\b(?:must(?: not)?|shall(?: not)?|has to|have to|is required|are required|required to|need(?:s)? to be|will need to|may not|cannot|never)\b/i;
export const SHOULD = /\b(?:should(?: not)?|ought to|recommended|is expected to)\b/i;
export const COULD = /\b(?:could|optional(?:ly)?|nice to have|may optionally|if ahead|if time)\b/i;
/** Words of a priority column, strongest first. */
export const PRIORITY_CELL: readonly (readonly ['must' | 'should' | 'could', RegExp])[] = [
  ['must', /^(?:must|high|p0|critical|mvp|required|1)\b/i],
  ['should', /^(?:should|medium|p1|2)\b/i],
  ['could', /^(?:could|low|p2|p3|nice|optional|3)\b/i],
];

/** A sentence of a demanding section that states what the product does. */
export const STATES =
  /\b(?:can|will|is able to|are able to|allows?|enables?|supports?|provides?|ensures?|requires?|guarantees?|validates?|exposes?|identif(?:y|ies)|retains?|follows?|is|are|returns?|shows?|sends?|keeps?|uses?|generates?|restores?|unlocks?|retr(?:y|ies))\b/i;

const INSTRUCTS = alternatives(`
  access, add, adjust, allow, annotate, archive, assign, authenticate, block, build, cancel, change,
  close, collect, configure, confirm, connect, create, define, delete, deploy, detect, disable,
  display, drag, edit, enable, encrypt, ensure, export, filter, focus, generate, hide, identify,
  implement, import, integrate, keep, load, log, maintain, manage, monitor, move, notify, onboard,
  onboarding, open, pause, prevent, process, processing, provide, publish, receive, record,
  redirect, register, remove, report, reset, restrict, resume, retry, return, review, save, scan,
  search, see, select, send, set, show, sign, split, start, stop, store, submit, support, suspend,
  sync, tap, test, track, trigger, unlock, update, updating, upload, use, validate, validating,
  verify, view, write, updates?, invite, warn, offer, book, order, pay, rate, choose, pick, give,
  make, calculate, compute, share, print, download, approve, reject, schedule, plan, alert, remind,
  compare, sort, group, merge, draw, render, play, stream, capture, transfer, ship, deliver, answer,
  handle, accept, attach, browse, chat, check, comment, complete, convert, count, measure, predict,
  rank, recommend, reserve, route, run, translate, upgrade, withdraw
`);

/** Verbs that open an instruction: "Add …", "Define …". */
export const IMPERATIVE = new RegExp(`^(?:to )?(?:automatically )?(?:${INSTRUCTS})\\b`, 'i');

/** Openings of text that explains rather than demands. */
export const EXPLAINS =
  /^(?:for example|for the avoidance|note\b|naturally|however|this (?:document|prd|section|version|measurement|means|is|activity|includes)|these (?:functions|are|features)|in this|in \w+ terms\b|when reading|in reading|in order to|in addition to these|many |further|finally|work continues|once |because |to (?:maximi|isolate|enable|handle|have|better)|it is (?:important|recommended)|the argument|since |assures |a common (?:misconception|mistake)|this (?:assures|ensures|gives|allows|means|removes|avoids)|for each,|you can|version \d|approval:|here is|as well as|together|currently|use case|consequently|the answer is|failures in|as the )/i;

/** Which ISO/IEC 25010 attribute a text speaks to. */
export const ATTRIBUTE_WORDS: readonly (readonly [Attribute, RegExp])[] = [
  [
    'performanceEfficiency',
    /\b(?:latency|throughput|response time|real[- ]time|instant(?:ly)?|fast|fps|low-latency|per second|performance|concurren|simultaneous|(?:within|under) \d+(?:\.\d+)? ?(?:ms\b|s\b|milli|seconds?|minutes?)|< ?\d|peak|milliseconds?|\d ?ms)\b/i,
  ],
  [
    'compatibility',
    /\b(?:integrat\w*|interoperab\w*|APIs?(?! calls?\b)|webhook|browsers?|standard|protocol|ISO \d+|FHIR|import|export|existing)\b/,
  ],
  [
    'interactionCapability',
    /\b(?:accessib\w*|WCAG|keyboard|contrast|responsive|screen reader|usab\w*|portrait|touch|mouse|focus|aria|hint|feedback|one-time|intuitive)\b/i,
  ],
  [
    'reliability',
    /\b(?:resilien\w*|availab(?:le|ility)(?! (?:liquidity|funds?|balances?|credit|cash|money|stock)\b)|uptime|fault|failover|failures?|recover\w*|backup|no single point|redundan\w*|(?:is|are|be|times|automatic\w*) retr(?:y|ies|ied)|retr(?:y|ies) (?:once|twice|with|after|up to|writes?|the (?:call|request|delivery))|offline|replicat\w*|idempotent|durab\w*|persist\w*|network drops|never lose)\b/i,
  ],
  [
    'security',
    /\b(?:secur\w*|encrypt\w*|authenticat\w*|authoriz\w*|authoris\w*|RBAC|mTLS|signed|sign-?in|password|audit\w*|access control|confidential\w*|non-repudi\w*|tamper\w*|GDPR|HIPAA|PCI|privacy|personal data|certificates?|maker\/checker)\b/i,
  ],
  [
    'maintainability',
    /\b(?:maintain\w*|as code|GitOps|lint|modular\w*|tests?(?! (?:the )?(?:health|connection)\b)|CI\/CD|monorepo|without rewriting|content-driven|without code changes|documented|terraform|helm)\b/i,
  ],
  [
    'flexibility',
    /\b(?:scal(?:able|ability|ing)|(?:must|can|should|shall|to) scale|scales? (?:up|out|to|with|by|horizontally|linearly)|elastic|multi-?tenant|portable|configurable|extensib\w*|adapt\w*|kubernetes|growth|devices)\b/i,
  ],
  ['safety', /\b(?:safety|hazard|emergency|fail-?safe|patient safety|injur\w*)\b/i],
  ['cost', /\b(?:cost|budget|cheap|price per|EUR|USD|€|\$\d)\b/i],
  [
    'simplicity',
    /\b(?:simpl[ey]\w*(?! (?:\w+ )?(?:clicks?|taps?|press|gestures?|swipes?|keystrokes?)\b)(?! (?:by )?\w+ing\b)|minimal|local cluster|single codebase|monorepo|small team)\b/i,
  ],
];

/** Words that make a requirement a constraint on how it is built. */
export const CONSTRAINT_WORDS =
  /\b(?:must be written in|written in|must (?:run|be hosted)|hosting|hosted|must use|should use|will leverage|existing stack|must integrate with the existing|defined as code|runs? on|run entirely|budget|cost must|go(?:es)? live|lint rules|monorepo|team is|deadline|avoided|single codebase)\b/i;
