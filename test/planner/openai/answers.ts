// Answers a model could give to any of our requests: of the right shape, with names that exist, as long as wanted.
import { z } from 'zod';
import { DOMAIN_FIELDS } from '../../../src/planner/openai/schemas/domains.ts';
import { SCHEMAS } from './schemas-by-name.ts';

export interface AnswerOptions {
  /** Words of each text. */
  readonly words?: number;
  /** Entries of each list. */
  readonly entries?: number;
}

/** What every request is known by: the heading of its task, as people would read it. */
const TASKS: Readonly<Record<string, string>> = {
  'analyse the inputs': 'analysis',
  'read a reply': 'reply',
  'offer architecture patterns': 'options',
  'the spine': 'spine',
  'what the change touches': 'change',
  'review of the inputs': 'review',
  'pattern, flows and invariants': 'structure',
  'state management': 'state',
  'technical stack': 'stack',
  'authentication and authorization': 'access',
  'routes and API groups': 'routes',
  'API design': 'api',
  'data model': 'data',
  'deployment and operations': 'deployment',
  'quality attributes': 'qualities',
  'breakdown by domain': 'domains',
  'plan, risks and measures': 'plan',
  'decision records': 'decisions',
};

/** Which task a prompt sets. */
export function taskOf(prompt: string): string {
  const heading = [...prompt.matchAll(/^## Task: (.+)$/gm)].at(-1)?.[1] ?? '';
  return TASKS[heading] ?? 'unknown';
}

/** The last task of a prompt, with its own words only. */
function taskText(prompt: string): string {
  return prompt.slice(prompt.lastIndexOf('## Task: '));
}

const WORDS = 'the desk keeps each booking until the clerk has seen it because a cabin is sold once'.split(
  ' ',
);

function sentence(words: number, seed: number): string {
  const told = Array.from({ length: words }, (_, at) => WORDS[(at + seed) % WORDS.length]).join(' ');
  return `${told.charAt(0).toUpperCase()}${told.slice(1)}.`;
}

function times<T>(count: number, of: (at: number) => T): T[] {
  return Array.from({ length: count }, (_, at) => of(at));
}

export const SPINE = {
  components: [
    ['web', 'Web client', 'client', null],
    ['api', 'Booking API', 'service', null],
    ['jobs', 'Reminder worker', 'worker', null],
    ['db', 'Booking store', 'store', 'api'],
  ].map(([id, name, kind, owner]) => ({
    id,
    name,
    kind,
    technology: 'Python',
    responsibility: `Does what a ${name} does.`,
    owner,
    scaling: 'More of the same.',
    serves: ['FR-1', 'FR-2'],
  })),
  connections: [
    { from: 'web', to: 'api', verb: 'sends bookings to', protocol: 'HTTPS', isAsync: false },
    { from: 'api', to: 'db', verb: 'writes', protocol: 'SQL', isAsync: false },
    { from: 'jobs', to: 'db', verb: 'reads', protocol: 'SQL', isAsync: false },
  ],
  stack: [
    { group: 'frontend', place: 'Framework', choice: 'Vue' },
    { group: 'backend', place: 'Framework', choice: 'FastAPI' },
    { group: 'database', place: 'Initial prototype', choice: 'SQLite' },
    { group: 'backend', place: 'ORM', choice: 'SQLModel' },
  ],
  roles: [
    { name: 'Passenger', description: 'Books berths.' },
    { name: 'Clerk', description: 'Keeps the timetable.' },
  ],
  entities: [
    { name: 'Booking', owner: 'api' },
    { name: 'Sailing', owner: 'api' },
    { name: 'Cabin', owner: 'api' },
  ],
  decisions: [
    { title: 'Hold a cabin by a unique key', choice: 'Unique constraint', drivers: ['FR-2'] },
    { title: 'Session in a cookie', choice: 'Server-side session', drivers: ['FR-1'] },
    { title: 'Reminders by a worker', choice: 'Job table', drivers: ['FR-3'] },
    { title: 'Move to PostgreSQL', choice: 'PostgreSQL', drivers: ['NFR-1'] },
    { title: 'One region', choice: 'EU', drivers: ['NFR-1'] },
  ],
};

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

const Node = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.union([z.string(), z.number()])).optional(),
  anyOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  items: z.unknown().optional(),
});

const REFERENCES: Readonly<Record<string, string>> = {
  serves: 'FR-1',
  drivers: 'FR-2',
  owner: 'api',
  store: 'db',
  component: 'db',
  runs: 'api',
  from: 'api',
  to: 'db',
  roles: 'Clerk',
  role: 'Clerk',
  entity: 'Booking',
  fromEntity: 'Booking',
  toEntity: 'Cabin',
  initial: 'open',
  fromState: 'open',
  toState: 'closed',
  code: 'CABIN_TAKEN',
  path: '/v1/bookings',
  formula: 'bookings * share',
};

function filled(schema: unknown, key: string, options: Required<AnswerOptions>, seed: number): Json {
  const node = Node.parse(schema);
  if (node.anyOf || Array.isArray(node.type)) return null;
  if (node.enum) return node.enum[seed % node.enum.length] ?? '';
  if (node.type === 'object') {
    const entries = Object.entries(node.properties ?? {});
    return Object.fromEntries(entries.map(([name, one]) => [name, filled(one, name, options, seed)]));
  }
  if (node.type === 'array') return listOf(node, key, options, seed);
  if (node.type === 'boolean') return false;
  if (node.type === 'number' || node.type === 'integer') return key === 'status' ? 400 + (seed % 10) : 3;
  return REFERENCES[key] ?? sentence(options.words, seed);
}

function listOf(
  node: z.infer<typeof Node>,
  key: string,
  options: Required<AnswerOptions>,
  seed: number,
): Json {
  if (key === 'states') return ['open', 'closed'];
  if (key in REFERENCES && Node.parse(node.items).type === 'string') return [REFERENCES[key] ?? ''];
  return Array.from({ length: options.entries }, (_, at) => filled(node.items, key, options, seed + at + 1));
}

/** A whole answer to this prompt in this shape. */
export function answerTo(prompt: string, schema: z.ZodType, options: AnswerOptions = {}): Json {
  return answerIn(prompt, z.toJSONSchema(schema), options);
}

/** The same for a shape as it goes over the wire; null takes the shape of the prompt's task. */
export function answerIn(prompt: string, jsonSchema: unknown, options: AnswerOptions = {}): Json {
  const task = taskOf(prompt);
  const all = { words: 12, entries: 3, ...options };
  const shape =
    jsonSchema ?? z.toJSONSchema(SCHEMAS[task === 'domains' ? 'domains_1' : task] ?? z.object({}));
  const plain = filled(shape, '', all, 0);
  const answer = typeof plain === 'object' && plain !== null && !Array.isArray(plain) ? plain : {};
  return { ...answer, ...(OWN[task]?.(taskText(prompt), all) ?? {}) };
}

type Own = (prompt: string, options: Required<AnswerOptions>) => { [key: string]: Json };

const OWN: Readonly<Record<string, Own>> = {
  analysis: (_, { words }) => ({ conflicts: [], questions: [], sizingIdeas: [sentence(words, 3)] }),
  reply: () => ({ answers: [], unclear: [] }),
  options: () => ({ patterns: ['modularMonolith', 'serverless'].map(pattern) }),
  spine: () => JSON.parse(JSON.stringify(SPINE)),
  review: () => ({ conflicts: [], sizing: [] }),
  structure: (_, { words, entries }) => ({
    flows: times(entries, (at) => ({
      name: at === 0 ? 'Sign in' : `Book a cabin, case ${at}`,
      actor: 'Passenger',
      steps: [
        { from: 'actor', to: 'web', action: sentence(words, at), isReply: false },
        { from: 'web', to: 'api', action: sentence(words, at + 1), isReply: false },
        { from: 'api', to: 'web', action: sentence(words, at + 2), isReply: true },
      ],
      serves: ['FR-1'],
    })),
  }),
  access: (_, { words, entries }) => ({
    tokens: {
      issuance: sentence(words, 1),
      validation: sentence(words, 2),
      expiration: `15 minutes. ${sentence(words, 3)}`,
      refresh: sentence(words, 4),
      revocation: sentence(words, 5),
      storage: sentence(words, 6),
    },
    capabilities: times(entries, (at) => ({
      capability: `Book cabin ${at + 1}`,
      grants: SPINE.roles.map(({ name }) => ({ role: name, grant: 'yes' })),
      serves: ['FR-1'],
    })),
  }),
  routes: (_, { words, entries }) => ({
    pages: times(entries, (at) => ({
      path: `/bookings-${at + 1}`,
      screen: `Bookings ${at + 1}`,
      purpose: sentence(words, at),
      roles: ['Clerk'],
      serves: ['FR-1'],
    })),
    groups: times(entries, (at) => ({
      category: `Bookings ${at + 1}`,
      feature: sentence(4, at),
      endpoints: ['GET', 'POST'].map((method) => ({
        method,
        path: `/v1/bookings-${at + 1}`,
        purpose: sentence(words, at),
        roles: ['Clerk'],
        serves: ['FR-2', 'FR-3'],
      })),
    })),
  }),
  deployment: (_, { words, entries }) => ({
    alerts: times(entries, (at) => ({
      metric: `Errors ${at + 1}`,
      meaning: sentence(words, at),
      threshold: '5 % for 10 minutes',
    })),
    pipeline: ['Unit tests', 'End-to-end tests', 'Load tests'].map((step, at) => ({
      step,
      does: sentence(words, at),
    })),
  }),
  qualities: (_, { words, entries }) => ({
    disasterRecovery: `At most 5 minutes are lost. ${sentence(words, 2)}`,
    scenarios: times(entries, (at) => ({
      attribute: at % 2 === 0 ? 'reliability' : 'performanceEfficiency',
      stimulus: sentence(words, at),
      response: sentence(words, at + 1),
      measure: 'within 200 ms',
      serves: ['NFR-1'],
    })),
  }),
  change: () => ({
    parts: [{ part: 'api', change: 'Versions stand in a header.' }],
    overturns: [],
    changesSpine: false,
  }),
  stack: (_, { words }) => ({
    rows: SPINE.stack.map((one) => ({
      ...one,
      reason: sentence(words, 1),
      alternative: 'Another.',
      decision: null,
      serves: ['FR-1'],
    })),
    notApplicable: [],
  }),
  data: (_, { words }) => ({
    entities: SPINE.entities.map(({ name, owner }) => ({
      name,
      description: sentence(words, 1),
      fields: [{ name: 'id', type: 'uuid', note: 'key' }],
      owner,
      personalData: 'none',
      retention: sentence(words, 2),
      deletion: sentence(words, 3),
      serves: ['FR-1'],
    })),
  }),
  plan: (_, { words }) => ({
    phases: [1, 2, 3].map((seed) => ({
      deliverables: [sentence(words, seed)],
      successCriteria: [sentence(words, seed)],
      serves: ['FR-1'],
    })),
  }),
  domains: (prompt, { words, entries }) => ({
    passages: Object.values(DOMAIN_FIELDS)
      .flat()
      .filter((field) => prompt.includes(`"${field}"`))
      .map((field, at) => ({
        field,
        text: `${field === 'userInterfaceStrategy' ? 'WCAG 2.2 AA. ' : ''}${sentence(words, at)}`,
        points: Array.from({ length: entries }, (_one, seed) => ({
          text: sentence(words, seed),
          serves: ['FR-1'],
        })),
      })),
    techniques: [],
  }),
  decisions: (prompt, { words }) => ({
    records: [...prompt.matchAll(/^- (ADR-\d{4}): .+?\. (.+)$/gm)].map(([, decision = '', choice = '']) => ({
      decision,
      context: sentence(words * 2, 1),
      drivers: ['FR-2'],
      options: [choice, 'Nothing at all'].map((name) => ({
        name,
        pros: [sentence(words, 1)],
        cons: [sentence(words, 2)],
      })),
      outcome: choice,
      because: `FR-2 asks for it: ${sentence(words, 3)}`,
      good: [sentence(words, 4)],
      bad: [sentence(words, 5)],
      metric: sentence(words, 6),
      target: '0',
      how: sentence(words, 7),
    })),
  }),
};

function pattern(basedOn: string) {
  return {
    basedOn,
    isNew: false,
    name: basedOn,
    idea: 'Sells berths from one place.',
    components: [
      { name: 'Booking API', responsibility: 'Holds cabins.' },
      { name: 'Booking store', responsibility: 'Keeps bookings.' },
    ],
    pros: [{ text: 'A cabin is sold once.', serves: ['FR-2'] }],
    cons: [{ text: 'One unit stops all.', serves: [] }],
    wrongWhen: 'Many teams work on it.',
    units: 'one',
    flow: 'calls',
    runtime: 'servers',
    ratings: [],
  };
}
