// Owns the decisions beyond the pattern: each variant with its real options. Data only; {words} are the product's.
import type { DecisionKey } from '../decision-plan.ts';

export interface OptionTemplate {
  readonly name: string;
  readonly pros: readonly string[];
  readonly cons: readonly string[];
}

export interface DecisionTemplate {
  readonly key: DecisionKey;
  /** Which variant of the subject: see decision-variant. First match in this list wins. */
  readonly variant: string;
  readonly title: string;
  readonly context: string;
  /** Words that find the requirements which drive it. */
  readonly drivers: RegExp;
  /** The first is the outcome. */
  readonly options: readonly OptionTemplate[];
  readonly because: string;
  readonly good: readonly string[];
  readonly bad: readonly string[];
  readonly metric: string;
  readonly target: string;
  readonly how: string;
}

export const DECISION_TEMPLATES: readonly DecisionTemplate[] = [
  {
    key: 'backend',
    variant: 'managed',
    title: 'No server of our own: {provider} and access rules',
    drivers: /firebase|firestore|supabase|server|security|auth/i,
    context:
      'The house default is Python / FastAPI with SQLModel. The decided pattern puts access rules beside the data instead of a server in front of it.',
    options: [
      {
        name: '{provider} with access rules',
        pros: ['Nothing to run, patch or scale', 'Sign-in, storage and synchronisation come together'],
        cons: [
          'Rules over several people cannot be enforced without a function',
          'Leaving means a migration of {keyPlural} and of accounts',
        ],
      },
      {
        name: 'Python / FastAPI with SQLModel (house default)',
        pros: ['Any rule can be enforced on the server', 'Data stays in open SQL'],
        cons: [
          'A server to run for a product that needs none yet',
          'Sign-in and synchronisation to be built',
        ],
      },
    ],
    because:
      'the inputs ask for a managed backend and no rule of {product} spans several people; what a person could forge touches only their own {keyPlural}.',
    good: ['The team builds {feature} and no infrastructure.'],
    bad: [
      'The first rule that spans people needs a server function: then this decision is reviewed.',
      "Prices and limits are the provider's.",
    ],
    metric: 'Access rules covered by emulator tests',
    target: '100 % of rules, run on each change',
    how: 'The pipeline runs the emulator with one allowed and one refused case for each rule.',
  },
  {
    key: 'backend',
    variant: 'override',
    title: 'Backend: {backend} with {orm} instead of the house default',
    drivers: /fastify|prisma|spring|java|node|nestjs|express|django|backend|framework|orm|stack/i,
    context:
      'The house default is Python / FastAPI with SQLModel. The inputs name {backend}. {backendReason}.',
    options: [
      {
        name: '{backend} with {orm}',
        pros: ['Follows the inputs and what the team has', 'No second language or ORM beside existing code'],
        cons: ['Leaves the house default, its templates and its examples'],
      },
      {
        name: 'Python / FastAPI with SQLModel (house default)',
        pros: ['House templates apply as they are', 'One class is table and schema'],
        cons: ['Contradicts the inputs', 'A rewrite of what exists, or two stacks side by side'],
      },
    ],
    because:
      'an input that names the backend goes before a house default, and nothing in the requirements of {product} needs Python.',
    good: ['{feature} is built with what the team knows.'],
    bad: [
      'Templates and examples of the house default do not apply; conventions have to be written down here.',
    ],
    metric: 'Backend frameworks and ORMs in the repository',
    target: '1 of each',
    how: 'A dependency check in CI fails on a second web framework or ORM.',
  },
  {
    key: 'database',
    variant: 'managed',
    title: 'Data store: {database}',
    drivers: /firestore|database|persist|store|sync|data/i,
    context:
      '{keyPlural} have to survive the device and be the same on each. The house default for a prototype is SQLite.',
    options: [
      {
        name: '{database}',
        pros: [
          'Access rules and synchronisation come with the store',
          'Works on several devices without code of ours',
        ],
        cons: ['Bound to its data model; no joins across people', 'Priced by operation'],
      },
      {
        name: 'SQLite behind a small API (house default)',
        pros: ['One file, nothing to pay', 'Open SQL'],
        cons: ['Needs a server, sign-in and synchronisation of our own', 'Set aside by the inputs'],
      },
    ],
    because: 'the store, its rules and its synchronisation are one product here, and the inputs name it.',
    good: ['Progress on {key} is the same on every device.'],
    bad: ['A later move to SQL needs an export of {keyPlural} and new access code.'],
    metric: 'Writes refused that should pass, and passed that should be refused',
    target: '0 in the emulator suite',
    how: 'Emulator tests for each rule; a weekly export proves that the data can leave.',
  },
  {
    key: 'database',
    variant: 'sqlite',
    title: 'Data store: stay on {database}',
    drivers: /sqlite|database|table|data|store|screener/i,
    context: 'The inputs name {database} and describe no load that one file could not carry.',
    options: [
      {
        name: '{database}',
        pros: ['Already there; no data to move', 'One file to back up'],
        cons: ['One writer at a time', 'Bound to one host'],
      },
      {
        name: 'PostgreSQL',
        pros: ['Several writers and hosts', 'Point-in-time recovery'],
        cons: [
          'A server to run for a load that does not need it',
          'A migration of {keyPlural} that no requirement asks for',
        ],
      },
    ],
    because:
      'the inputs name it, it is the house default for a prototype as well, and the sizing shows no need for more.',
    good: ['No migration; {feature} can start at once.'],
    bad: ['A second host or a second writing process would force the move.'],
    metric: 'Time to write a run of {keyPlural}',
    target: 'below 1 s, lock waits below 1 %',
    how: 'Measured in the log of each run; the alert names this decision.',
  },
  {
    key: 'database',
    variant: 'required',
    title: 'Data store: {database} from the first day',
    drivers: /postgres|mysql|mongo|database|data|store/i,
    context: 'The house default for the prototype is SQLite. The inputs require {database}.',
    options: [
      {
        name: '{database} in a container from the first day',
        pros: ['Prototype and production behave alike', 'No switch to plan'],
        cons: ['A container to start before the first test'],
      },
      {
        name: 'SQLite first, {database} later (house default)',
        pros: ['Nothing to start', 'Fast tests'],
        cons: ['Contradicts the inputs', 'Locks, types and concurrency differ where {product} is hard'],
      },
    ],
    because: 'the inputs require it, and what is hard about {key} shows only on the real store.',
    good: ['Concurrency on {key} is tested where it will run.'],
    bad: ['Each developer needs the container; the first start takes minutes instead of seconds.'],
    metric: 'Differences between prototype and production schema',
    target: '0',
    how: 'The same migrations build both; CI compares the schemas.',
  },
  {
    key: 'database',
    variant: 'preset',
    title: 'Data store: SQLite for the prototype, {database} in production',
    drivers: /database|data|store|record|concurren|retention/i,
    context: '{databaseContext} {keyPlural} are relational and change in transactions.',
    options: [
      {
        name: 'SQLite, then {database}',
        pros: [
          'The prototype starts without a server',
          'Production has concurrent writers and point-in-time recovery',
        ],
        cons: ['Two dialects to keep compatible until the switch'],
      },
      {
        name: '{database} from the first day',
        pros: ['One dialect', 'No switch'],
        cons: [
          'A server before there is anything to serve',
          'Sets the house default aside without an input that asks for it',
        ],
      },
      {
        name: 'A document store',
        pros: ['Free form of {key}', 'Scales out by itself'],
        cons: ['Rules across {entities} leave the database', 'SQLModel does not apply'],
      },
    ],
    because:
      'it keeps the house default where it helps and ends it before two processes write; {entities} refer to each other, which a relational store checks.',
    good: ['First results without infrastructure; a tested way to production.'],
    bad: ['Until the switch, SQL must stay in the common part of both dialects.'],
    metric: 'Test suite on both databases',
    target: 'green on each change',
    how: 'CI runs the suite twice; the switch is done before a second process writes.',
  },
  {
    key: 'api',
    variant: 'managed',
    title: "API style: the provider's library, typed by us",
    drivers: /api|sync|offline|read|write/i,
    context:
      'There is no server of our own, so there is no API of our own; the client still needs one place that knows the store.',
    options: [
      {
        name: 'Provider library behind one typed repository for each entity',
        pros: ['Offline queue and listeners come with it', 'One place to change when the provider changes'],
        cons: ['Types are checked by us, not by the provider'],
      },
      {
        name: 'REST functions in front of the store',
        pros: ['Open contract', 'Rules in code'],
        cons: ['A server after all', 'Loses listeners and the offline queue'],
      },
    ],
    because:
      'what the library gives ({keyPlural} in step on several devices) is what the requirements ask for.',
    good: ['Pages never name the provider; they ask the repository for {keyPlural}.'],
    bad: ['Outside systems have nothing to call.'],
    metric: 'Imports of the provider library outside the repositories',
    target: '0',
    how: 'An import rule in the linter.',
  },
  {
    key: 'api',
    variant: 'async',
    title: 'API style: asynchronous resources with callbacks',
    drivers: /api|async|callback|message|interoper|standard|protocol/i,
    context:
      'Parties on both sides of a {key} answer in their own time, and no connection may be held open for them.',
    options: [
      {
        name: 'Asynchronous REST: accepted now, outcome by callback',
        pros: ['No connection per {key} in flight', 'One slow party holds nobody else'],
        cons: ['Each caller must serve a callback', 'Harder to try by hand'],
      },
      {
        name: 'Synchronous REST',
        pros: ['Easy to call and to test', 'One answer'],
        cons: ['Threads and connections wait for the slowest party', 'A time-out leaves the outcome open'],
      },
      {
        name: 'Message broker open to the parties',
        pros: ['Durable delivery', 'High throughput'],
        cons: ['Each party needs network access to it and its client', 'Access control by topic is coarse'],
      },
    ],
    because:
      'the inputs demand asynchronous interfaces with a definite outcome of each {key}, over what parties already speak.',
    good: ['A party that is down delays its own {keyPlural} only.'],
    bad: ['Every party must make its callback idempotent and reachable.'],
    metric: 'Commands of {key} without a final outcome',
    target: '0 older than their deadline',
    how: 'A check every minute; the alert names the party.',
  },
  {
    key: 'api',
    variant: 'rest',
    title: 'API style: REST resources with an OpenAPI contract',
    drivers: /api|endpoint|request|integration|client/i,
    context: 'The client needs {entities} and a few commands on {key}; {reach}.',
    options: [
      {
        name: 'REST with OpenAPI',
        pros: [
          'Paths follow {entities}; every tool speaks it',
          'The contract is generated from {backend} and checked in CI',
        ],
        cons: ['A page that shows several of {entities} makes several calls'],
      },
      {
        name: 'GraphQL',
        pros: ['One call for each page', 'Clients choose fields'],
        cons: ['Limits, caching and permissions per field have to be built', 'More than {n} resources need'],
      },
      {
        name: 'RPC (tRPC or gRPC)',
        pros: ['Typed end to end', 'Fast'],
        cons: [
          "Ties the client to the server's language or needs a proxy in the browser",
          'Outsiders cannot call it easily',
        ],
      },
    ],
    because: '{n} resources with plain commands need no query language, and anyone can call and test REST.',
    good: ["The client's types are generated; a broken contract fails the build."],
    bad: ['Pages over several resources need a composed endpoint now and then.'],
    metric: 'Differences between the contract and the running API',
    target: '0',
    how: 'Contract tests on each change; a breaking difference fails the build.',
  },
  {
    key: 'session',
    variant: 'managed',
    title: 'Sign-in: {auth}',
    drivers: /auth|sign|account|session|security|password/i,
    context: '{roles} sign in on more than one device; there is no server that could hold a session.',
    options: [
      {
        name: '{auth}',
        pros: [
          'Passwords, recovery and providers are not ours to keep',
          'Its tokens are what the access rules check',
        ],
        cons: ['Accounts live with the provider', "Token lifetime is the provider's"],
      },
      {
        name: 'Sign-in of our own',
        pros: ['Full control', 'Accounts stay with us'],
        cons: ['Needs a server', 'Passwords of {roles} to protect'],
      },
    ],
    because: 'access rules read the identity from its tokens, and nothing is gained by keeping passwords.',
    good: ['No password is stored by us.'],
    bad: [
      'A token that was issued stays valid for up to an hour; a block takes effect with the next renewal.',
    ],
    metric: 'Reads and writes without a valid token',
    target: '0 pass',
    how: 'Emulator tests without, with expired and with foreign tokens.',
  },
  {
    key: 'session',
    variant: 'oidc',
    title: 'Sign-in and tokens: {auth}, short access tokens, rotated refresh tokens',
    drivers: /auth|sign|account|session|security|token|access|role/i,
    context:
      '{roles} and client systems need identities that several units can check without asking each other.',
    options: [
      {
        name: '{auth} with OIDC',
        pros: ['Each unit checks a signature on its own', 'People and client systems by one standard'],
        cons: ['One more service to run and to back up', 'A token holds until it ends, five minutes here'],
      },
      {
        name: 'Session cookie of {entry}',
        pros: ['Revoked at once', 'Nothing else to run'],
        cons: ['Every unit must ask {entry}', 'No answer for client systems'],
      },
      {
        name: 'Long-lived API keys',
        pros: ['Simple for client systems'],
        cons: ['Cannot be renewed safely', 'No person behind a key'],
      },
    ],
    because:
      'several units must check identities alone, and client systems need one as well; five minutes bound what a stolen token can do.',
    good: ['One place for accounts, second factors and roles.'],
    bad: ['{auth} is on the way of every sign-in: it runs twice and is backed up.'],
    metric: 'Requests with an expired or foreign token',
    target: '0 pass',
    how: 'A generated test calls every endpoint with expired, foreign and missing tokens.',
  },
  {
    key: 'session',
    variant: 'cookie',
    title: 'Sign-in: a session cookie of the application',
    drivers: /auth|sign|login|account|session|security|role|password/i,
    context: '{sessionContext} One application answers all pages of {product}.',
    options: [
      {
        name: 'Server session in an HttpOnly cookie',
        pros: ['Revoked at once by deleting a row', 'Scripts cannot read it'],
        cons: ['A read for each request', 'Needs protection against cross-site requests'],
      },
      {
        name: 'JWT in the browser',
        pros: ['No read for each request', 'Works across services'],
        cons: ['Cannot be revoked before it ends', 'A script that runs in the page can take it'],
      },
      {
        name: 'Keycloak (OIDC)',
        pros: ['Single sign-on and second factors', 'A standard'],
        cons: ['One more service to run for one application'],
      },
    ],
    because:
      'one application needs no token that travels, and a session that can be ended at once is the safer half of the choice.',
    good: ['Signing out, or a block, takes effect with the next request.'],
    bad: ['A second application would need a shared session or a provider: then this decision is reviewed.'],
    metric: 'Time from a block to the first refused request',
    target: 'below 1 s',
    how: 'An end-to-end test blocks an account in the middle of a session.',
  },
  {
    key: 'frontend',
    variant: 'input',
    title: 'Front end: {frontend}',
    drivers: /\bui\b|front-?end|angular|react|vue|next|page|dashboard|responsive|browser/i,
    context: 'The inputs name {frontend} for {screens}.',
    options: [
      {
        name: '{frontend} with {uiLibrary}',
        pros: ['Named by the inputs', 'Known to the team'],
        cons: ['Its release cycle is followed whether or not a requirement asks for it'],
      },
      {
        name: 'Server-rendered pages',
        pros: ['Less code in the browser', 'Fast first page'],
        cons: ['Contradicts the inputs', 'Awkward for {screens}'],
      },
    ],
    because: 'the inputs decide it, and {screens} need an interactive client.',
    good: ['One way to build each page.'],
    bad: ['Major versions of {frontend} have to be followed about once a year.'],
    metric: 'Time to interactive on the reference device',
    target: 'below 2 s',
    how: 'A browser test with a throttled network on each release.',
  },
  {
    key: 'frontend',
    variant: 'preset',
    title: 'Front end: {frontend}',
    drivers: /\bui\b|front-?end|page|dashboard|responsive|browser|accessib|mobile/i,
    context: 'The inputs describe {screens} and name no framework.',
    options: [
      {
        name: '{frontend} with {uiLibrary}',
        pros: ['Typed, widely known, builds to static files', 'Accessible primitives exist'],
        cons: ['More code in the browser than plain pages'],
      },
      {
        name: 'Server-rendered pages with a little script',
        pros: ['Least code', 'Fast first page'],
        cons: [
          'Each interactive page is a special case',
          'State such as a half-filled form is lost on errors',
        ],
      },
      {
        name: 'A native application',
        pros: ['Device functions', 'Offline'],
        cons: ['Two more code bases', 'No requirement asks for it'],
      },
    ],
    because: '{screens} are interactive, and no requirement asks for a native application.',
    good: ['The client is static files: any host serves it.'],
    bad: ['Dependencies of the client need an update every month.'],
    metric: 'Time to interactive on the reference device',
    target: 'below 2 s',
    how: 'A browser test with a throttled network on each release.',
  },
  {
    key: 'messaging',
    variant: 'jobs',
    title: 'Slow work: a job table in the main database',
    drivers: /job|background|async|remind|notif|batch|import|export|queue/i,
    context: 'Some work of {features} outlives a request and must survive a restart.',
    options: [
      {
        name: 'Job table in {store}',
        pros: ['A job is enqueued in the transaction that needs it', 'Nothing more to run'],
        cons: ['Polling; a few thousand jobs a minute at most'],
      },
      {
        name: 'A message broker',
        pros: ['Pushes at once', 'High rates'],
        cons: ['Enqueue and commit can disagree without an outbox', 'One more service'],
      },
    ],
    because:
      'the rate of jobs is far below what a table carries, and a job that is lost between commit and enqueue would be worse than a poll.',
    good: ['A change of {key} and its job are one transaction.'],
    bad: ['Jobs wait up to a second for the next poll.'],
    metric: 'Age of the oldest job',
    target: 'below 60 s',
    how: 'A metric of {work} with an alert at 5 minutes.',
  },
  {
    key: 'messaging',
    variant: 'broker',
    title: 'Events and steps over {queue}, published from an outbox',
    drivers: /kafka|event|message|broker|queue|stream|async|bus/i,
    context: '{core} has to tell others of {keyPlural} without waiting for them and without losing one.',
    options: [
      {
        name: '{queue} with an outbox',
        pros: ['An event exists exactly when its change does', 'Consumers catch up after a fault'],
        cons: ['Delivered at least once: every consumer is idempotent', 'A broker to run and to watch'],
      },
      {
        name: 'Direct calls',
        pros: ['Simple to follow', 'No broker'],
        cons: ['A consumer that is down fails or delays the change', 'Each new consumer changes {core}'],
      },
      {
        name: 'A table that consumers poll',
        pros: ['No broker', 'Transactional'],
        cons: ['Delay and load grow with each consumer', 'No replay by position'],
      },
    ],
    because: '{queueReason}, and the outbox closes the gap between commit and publish.',
    good: ['A consumer of {key} events is added without touching {core}.'],
    bad: ['Order holds per {key} only; what needs a wider order must be designed for.'],
    metric: 'Lag of the slowest consumer group',
    target: 'below 5 s at the 95th percentile',
    how: 'Broker metrics; alert at 30 s; dead letters are looked at each day.',
  },
  {
    key: 'live',
    variant: 'video',
    title: 'Live view: WebRTC for pictures, WebSocket for events',
    drivers: /video|stream|webrtc|hls|real-?time|latency|live/i,
    context: 'Pages show video and events at once; video is a thousand times the volume of events.',
    options: [
      {
        name: 'WebRTC from {media}, HLS as fallback; events by WebSocket',
        pros: ['Below two seconds from source to screen', 'Video never touches {entry}'],
        cons: ['Needs network paths for media (UDP or a relay)', 'Two channels to watch in the page'],
      },
      {
        name: 'HLS only',
        pros: ['Plain HTTP, any network', 'Cached'],
        cons: ['Several seconds behind', 'Boxes and pictures drift apart'],
      },
      {
        name: 'MJPEG through the application',
        pros: ['An image tag is enough'],
        cons: ['Many times the bandwidth', 'Pictures pass through {entry} and starve it'],
      },
    ],
    because: 'live pictures must be seconds old at most, and only a path of their own keeps {entry} free.',
    good: ['A fault of a picture is not a fault of the page.'],
    bad: ['Networks without UDP see the fallback, a few seconds late.'],
    metric: 'Delay from source to screen',
    target: 'below 2 s at the 95th percentile',
    how: 'A test source with a burnt-in clock, read in the browser, on each release.',
  },
  {
    key: 'live',
    variant: 'events',
    title: 'Live updates: one WebSocket per page, reads stay REST',
    drivers: /real-?time|live|websocket|sse|update|push|instant/i,
    context: '{roles} act on {keyPlural} as they change.',
    options: [
      {
        name: 'WebSocket from {entry} with numbered events',
        pros: ['Changes arrive at once', 'Gaps are noticed'],
        cons: ['Open connections count against {entry}'],
      },
      {
        name: 'Server-sent events',
        pros: ['Plain HTTP', 'Reconnects by itself'],
        cons: ['One way only', 'Some proxies buffer it'],
      },
      {
        name: 'Polling',
        pros: ['Nothing to build', 'Works everywhere'],
        cons: ['Late by half the interval', 'Load without changes'],
      },
    ],
    because: 'the inputs ask for live data, and numbered events make a gap visible instead of silent.',
    good: ['A page that lost its channel says so.'],
    bad: ['Deployments close channels; pages must reconnect without a storm.'],
    metric: 'Delay from commit to screen',
    target: 'below 1 s at the 95th percentile',
    how: 'A browser test measures it on each release; reconnect spread over 10 s.',
  },
  {
    key: 'ledger',
    variant: 'any',
    title: 'Positions: double-entry postings with reservations',
    drivers: /ledger|position|settle|liquidity|net debit cap|fund|limit/i,
    context: 'Positions and limits decide whether a {key} may pass, while many are in flight.',
    options: [
      {
        name: 'Append-only double entries with two-phase reservations ({ledger})',
        pros: ['A limit check and its reservation are one operation', 'Every position can be recomputed'],
        cons: ['Hot accounts serialise', 'Reports need a projection'],
      },
      {
        name: 'Balance columns updated in place',
        pros: ['Simple reads', 'Few rows'],
        cons: ['History is lost', 'A lost update is money'],
      },
    ],
    because: 'a position that cannot be explained entry by entry cannot be settled on.',
    good: ['The sum of all entries is zero at any time, and a check says so.'],
    bad: ['The hottest account bounds the rate: it is measured first.'],
    metric: 'Sum of all entries',
    target: '0, checked every minute',
    how: 'A job sums the ledger; a difference stops new {keyPlural} and pages somebody.',
  },
  {
    key: 'models',
    variant: 'training',
    title: 'Models: a registry, a fixed evaluation set, canary rollout',
    drivers: /model|train|annotat|canary|rolling|inference|deploy/i,
    context: 'Labels of people start a training run whose result goes into service by itself.',
    options: [
      {
        name: 'Gate on a fixed evaluation set, then canary with automatic rollback',
        pros: ['A worse model never takes over', 'Each result names its model version'],
        cons: ['The evaluation set has to be kept fresh by people'],
      },
      {
        name: 'Replace the model after each run',
        pros: ['Simple', 'Fast'],
        cons: ['Fifty wrong labels degrade the product at once', 'No way back but another run'],
      },
      {
        name: 'A person approves each model',
        pros: ['Safe'],
        cons: ['Contradicts the demand for a loop without a person'],
      },
    ],
    because: 'the loop must run alone, so the gate has to be a measurement.',
    good: ['Every detection can be traced to a model and its labels.'],
    bad: ['A canary needs enough traffic to mean something; on a quiet day it takes longer.'],
    metric: 'Evaluation score of candidate against current',
    target: 'not worse, on every class',
    how: 'The training job writes both scores; the rollout reads them and stops by itself.',
  },
  {
    key: 'models',
    variant: 'serving',
    title: 'Model serving: {inferenceName} as a unit of its own',
    drivers: /model|inference|detect|predict|learning/i,
    context: 'Model work is heavy and comes in bursts; pages must not wait for it.',
    options: [
      {
        name: '{inferenceName} as its own unit',
        pros: ['Sized and restarted alone', 'Its version is part of each result'],
        cons: ['One more hop'],
      },
      {
        name: 'In the process of the application',
        pros: ['No hop', 'One deployment'],
        cons: ['Memory and cores shared with requests', 'A crash of the model is a crash of the pages'],
      },
    ],
    because: 'the load of the model and the load of people have nothing in common.',
    good: ['A new model is a deployment of one unit.'],
    bad: ['The hop has to be watched and timed.'],
    metric: 'Time of one prediction',
    target: 'below 200 ms at the 95th percentile',
    how: 'Histogram in {inference}, alert at twice the target.',
  },
  {
    key: 'objects',
    variant: 'any',
    title: 'Files: {objectStore}, addressed by key, handed out by short links',
    drivers: /file|video|image|photo|upload|archive|object|minio|s3|storage/i,
    context: 'Files of {keyPlural} are larger than everything else together.',
    options: [
      {
        name: '{objectStore}',
        pros: ['Lifecycle rules delete what is past its time', 'Clients load directly with links that end'],
        cons: ['Row and file can disagree; a sweep has to find it'],
      },
      {
        name: 'In the database',
        pros: ['One transaction', 'One backup'],
        cons: ['Backups and memory grow with files', 'Every download passes through the application'],
      },
    ],
    because: 'files are written once, read by link and deleted by age: what an object store is for.',
    good: ['{entry} never carries a file.'],
    bad: ['A file can outlive its row for a day, until the sweep.'],
    metric: 'Files without a row, rows without a file',
    target: '0 older than 24 h',
    how: 'A daily sweep counts, deletes and reports both.',
  },
  {
    key: 'tenancy',
    variant: 'any',
    title: 'Tenants: one schema, tenant id in every key, row-level rules',
    drivers: /tenant|organi[sz]ation|isolat|white/i,
    context: "Several tenants share {product}, and none may see another's {keyPlural}.",
    options: [
      {
        name: 'Shared schema with row-level rules',
        pros: ['One migration for all', 'Cheap for small tenants'],
        cons: ['A forgotten filter would leak; the database must refuse it'],
      },
      {
        name: 'A schema or database for each tenant',
        pros: ['Strong isolation', 'One tenant can be restored alone'],
        cons: ['Migrations times tenants', 'Dear for small tenants'],
      },
    ],
    because:
      'the database itself refuses rows of another tenant, so a forgotten filter shows nothing instead of everything.',
    good: ['A new tenant is a row.'],
    bad: ['A very large tenant may need a database of its own later.'],
    metric: 'Cross-tenant reads that pass',
    target: '0',
    how: 'A generated test calls every endpoint as another tenant on each change.',
  },
  {
    key: 'runtime',
    variant: 'cluster',
    title: 'Runtime: {orchestration}, everything from the repository',
    drivers: /kubernetes|k3s|minikube|helm|terraform|argo|gitops|cluster|infrastructure|deploy/i,
    context: 'The inputs demand {orchestration}.',
    options: [
      {
        name: '{orchestration} with {iac}',
        pros: ['Named by the inputs', 'Restarts, rollouts and limits are declared'],
        cons: ['A cluster to learn and to upgrade', 'Uses memory before the first unit runs'],
      },
      {
        name: 'Docker Compose on one host',
        pros: ['Starts in seconds', 'One file'],
        cons: ['No rolling update, no canary', 'Contradicts the inputs'],
      },
    ],
    because: 'the inputs demand it; Compose stays as the way to work on one unit without a cluster.',
    good: ['A cluster can be thrown away and built again from the repository.'],
    bad: ['All units with their limits must fit the memory of one developer machine.'],
    metric: 'Time from an empty cluster to the first sign-in',
    target: 'below 20 min, no manual step',
    how: 'A weekly job builds a cluster from nothing.',
  },
  {
    key: 'runtime',
    variant: 'hosts',
    title: 'Runtime: hosts of our own',
    drivers: /premis|self-?host|data cent|local|residency|own/i,
    context: 'The inputs demand that {product} runs on hosts of our own.',
    options: [
      {
        name: 'Containers on hosts of our own',
        pros: ['Data stays in the house', 'No provider to depend on'],
        cons: ['Patches, backups and spare hosts are ours'],
      },
      {
        name: 'A managed cloud',
        pros: ['Backups and patches included', 'Scales by a setting'],
        cons: ['Contradicts the inputs', 'Data leaves the house'],
      },
    ],
    because: 'the inputs demand it; only parts that run anywhere are chosen.',
    good: ['The same images run anywhere.'],
    bad: ['Somebody has to be called when a disk fails.'],
    metric: 'Restore on a spare host',
    target: 'below 4 h',
    how: 'A rehearsal each quarter.',
  },
];
