// Owns the decisions on backend, stores and tenants, each variant with its real options. Data only.
import type { DecisionTemplate } from '../decision-template.ts';

/** Decisions on backend, stores and tenants; words in braces are filled with the product's. */
export const DATA_DECISIONS: readonly DecisionTemplate[] = [
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
        pros: ['Follows the inputs', 'No second language or ORM beside existing code'],
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
    good: ['{feature} is built with what the inputs name.'],
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
    drivers: /sqlite|database|table|data|store/i,
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
        pros: ['One dialect of SQL everywhere', 'No switch before production'],
        cons: [
          'A server before there is anything to serve',
          'Sets the house default aside before anything needs what it lacks',
        ],
      },
      {
        name: 'A document store',
        pros: ['Free form of {key}', 'Scales out by itself'],
        cons: ['Rules across {entities} leave the database', 'No use for {orm}'],
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
        pros: ['Simple reads of one row per balance', 'Few rows'],
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
    key: 'objects',
    variant: 'any',
    title: 'Files: {objectStore}, addressed by key, handed out by short links',
    drivers: /file|video|image|photo|upload|\battach|archive|object|minio|s3|storage/i,
    context: '{files} are larger than everything else together.',
    options: [
      {
        name: '{objectStore}',
        pros: ['Lifecycle rules delete what is past its time', 'Clients load directly with links that end'],
        cons: ['Row and file can disagree; a sweep has to find it'],
      },
      {
        name: 'In the database',
        pros: ['One transaction for file and row', 'One backup for both'],
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
];
