// Owns two invented products as spines: a harbour that books berths (people, live map, queue) and a kiln log for one person.
// Small on purpose; what the documents of a real product give is tried on the samples and the corpus.
import type { Domain } from '../../../../src/blueprint/brief.ts';
import type { Option } from '../../../../src/blueprint/option.ts';
import type { StackRow } from '../../../../src/blueprint/parts/stack.ts';
import type { Component, Structure } from '../../../../src/blueprint/parts/structure.ts';
import type { Reading } from '../../../../src/blueprint/reading.ts';
import type { Quantity, Requirement } from '../../../../src/blueprint/requirement.ts';
import { draftAccess } from '../../../../src/planner/builtin/parts/access.ts';
import { draftApi } from '../../../../src/planner/builtin/parts/api.ts';
import { draftData } from '../../../../src/planner/builtin/parts/data.ts';
import { draftDeployment } from '../../../../src/planner/builtin/parts/deployment.ts';
import type { Drafted } from '../../../../src/planner/builtin/parts/domains/drafted.ts';
import { draftQualities } from '../../../../src/planner/builtin/parts/qualities.ts';
import { draftRoutes } from '../../../../src/planner/builtin/parts/routes.ts';
import type { EntityFact, FeatureFact, RoleFact, Spine } from '../../../../src/planner/builtin/spine.ts';

const AT = '2026-01-05T09:00:00.000Z';
const SOURCE = { kind: 'document', documentId: 'd1', document: 'PRD.md', heading: 'Needs', line: 7 } as const;

function requirement(
  id: string,
  text: string,
  kind: Requirement['kind'] = 'functional',
  attributes: Requirement['attributes'] = [],
): Requirement {
  return { id, kind, priority: 'must', text, attributes, source: SOURCE };
}

function quantity(
  measure: Quantity['measure'],
  value: number,
  unit: string,
  subject: string,
  requirementId: string,
): Quantity {
  const text = `${subject}: ${value} ${unit}`;
  return {
    id: `q-${measure}`,
    measure,
    value,
    unit,
    bound: measure === 'availability' ? 'atLeast' : 'atMost',
    subject,
    text,
    requirementId,
    source: SOURCE,
  };
}

function role(name: string, description: string): RoleFact {
  return { name, description, requirementIds: [] };
}

function entity(name: string, segment: string, fields: string[], requirementIds: string[]): EntityFact {
  const typed = fields.map((field) => ({ name: field, type: '' }));
  return { name, plural: `${name}s`, segment, fields: typed, requirementIds, owner: 'api' };
}

function feature(
  name: string,
  requirementIds: string[],
  entityNames: string[],
  roleNames: string[],
): FeatureFact {
  return { name, requirementIds, entityNames, roleNames };
}

function component(id: string, name: string, kind: Component['kind'], technology: string): Component {
  const owner = kind === 'store' || kind === 'queue' ? 'api' : null;
  const responsibility = `${name} does its work.`;
  return { id, name, kind, technology, responsibility, owner, scaling: '', serves: [] };
}

function row(group: StackRow['group'], purpose: string, choice: string): StackRow {
  return {
    group,
    role: purpose,
    choice,
    version: '1.0',
    reason: 'Fits.',
    alternative: 'Another',
    origin: 'catalogue',
    decisionId: null,
    serves: [],
  };
}

const OPTION: Option = {
  id: 'A',
  patternId: 'modularMonolith',
  name: 'Modular monolith',
  idea: 'One service with clear modules.',
  components: [
    { name: 'API', responsibility: 'Rules' },
    { name: 'Store', responsibility: 'Data' },
  ],
  pros: [{ text: 'One unit to deploy.', serves: [] }],
  cons: [{ text: 'All modules scale together.', serves: [] }],
  fit: [{ attribute: 'simplicity', rating: 4, why: '' }],
  score: 70,
  wrongWhen: 'teams multiply',
  recommended: true,
  reason: 'It fits.',
};

function structure(components: Component[]): Structure {
  return {
    patternId: 'modularMonolith',
    patternName: 'Modular monolith',
    description: 'One service.',
    justification: [{ text: 'Simple', serves: [] }],
    components,
    connections: [{ from: 'api', to: 'store', verb: 'reads', protocol: 'SQL', isAsync: false }],
    flows: [
      {
        id: 'F-1',
        name: 'Sign in',
        actor: 'Person',
        steps: [
          { from: 'actor', to: 'api', action: 'opens', isReply: false },
          { from: 'api', to: 'store', action: 'reads', isReply: false },
        ],
        serves: [],
      },
    ],
    invariants: [
      {
        id: 'I-1',
        rule: 'A row has one owner.',
        test: 'A second owner is refused.',
        serves: [],
        decisionId: null,
      },
    ],
    notes: '',
  };
}

/** What a made-up product consists of. */
export interface Made {
  readonly title: string;
  readonly text: string;
  readonly requirements: Requirement[];
  readonly quantities: Quantity[];
  readonly roles: RoleFact[];
  readonly entities: EntityFact[];
  readonly features: FeatureFact[];
  readonly screens: Reading['screens'];
  readonly integrations: Reading['integrations'];
  readonly compliance: Reading['compliance'];
  readonly technologies: Reading['technologies'];
  readonly components: Component[];
  readonly rows: StackRow[];
  readonly hasUi: boolean;
  readonly domains: Domain[];
  readonly techniques: string;
}

function readingOf(made: Made): Reading {
  const entities = made.entities.map((each) => ({
    name: each.name,
    fields: [...each.fields],
    mentions: 3,
    requirementIds: [...each.requirementIds],
    source: SOURCE,
  }));
  return {
    purpose: `${made.title} serves its people.`,
    challenge: null,
    requirements: made.requirements,
    exclusions: [],
    quantities: made.quantities,
    actors: [],
    entities,
    features: [],
    screens: made.screens,
    flows: [],
    technologies: made.technologies,
    integrations: made.integrations,
    compliance: made.compliance,
    topics: [],
    conflicts: [],
  };
}

function inputOf(made: Made): Spine['input'] {
  return {
    brief: {
      title: made.title,
      deliverables: ['architecture'],
      challenge: '',
      requirements: '',
      domains: made.domains,
      techniques: made.techniques,
      documents: [{ id: 'd1', name: 'PRD.md', kind: 'prd', text: made.text, sizeBytes: 10, hash: 'h' }],
      unread: [],
    },
    reading: readingOf(made),
    answers: [
      {
        question: {
          id: 'Q-1',
          kind: 'expectedLoad',
          text: `How many people use ${made.title} at peak?`,
          why: 'It sizes the service.',
          decides: 'peak load',
          default: { answer: '200 at once', consequence: 'The service is too small.' },
          measure: 'concurrentUsers',
          conflictId: null,
          requirementIds: [],
        },
        answer: '200 at once',
        by: null,
        at: AT,
        acceptedDefault: false,
      },
    ],
    rounds: [],
    decision: { optionId: 'A', round: 1, by: 'Ana', at: AT, reason: null, againstBallot: false },
    owner: 'Ana',
    change: null,
  };
}

function spineOf(made: Made): Spine {
  return {
    input: inputOf(made),
    option: OPTION,
    structure: structure(made.components),
    stackRows: made.rows,
    roles: made.roles,
    entities: made.entities,
    features: made.features,
    hasUi: made.hasUi,
    topics: new Set(),
    requirements: made.requirements,
    further: [],
    quantity: (measure) => made.quantities.find((each) => each.measure === measure) ?? null,
    serving: (pattern, most = 6) =>
      made.requirements
        .filter((each) => pattern.test(each.text))
        .slice(0, most)
        .map((each) => each.id),
  };
}

const HARBOUR: Made = {
  title: 'Berthline',
  text: 'Skippers sign up and book berths. The harbour office approves.',
  requirements: [
    requirement('FR1', 'The system must allow skippers to book a berth for their boat by arrival date.'),
    requirement('FR2', 'The harbour master must approve or reject each booking with a reason.'),
    requirement('FR3', 'The system must show the live occupancy of all berths on a map.'),
    requirement('FR4', 'The system must allow the harbour master to add, edit and remove berths.'),
    requirement('FR5', 'Skippers can pay the harbour fee of a booking by card.'),
    requirement('NFR1', 'Occupancy changes must reach the map within 2 seconds.', 'quality', [
      'performanceEfficiency',
    ]),
    requirement('NFR2', 'The service must be available 99.5 % of the season.', 'quality', ['reliability']),
    requirement('NFR3', 'Personal data of skippers must be handled under GDPR.', 'quality', ['security']),
    requirement('C1', 'The system must run in Docker Compose on one server in Kiel.', 'constraint'),
  ],
  quantities: [
    quantity('latency', 2, 's', 'occupancy changes', 'NFR1'),
    quantity('availability', 99.5, '%', 'season', 'NFR2'),
  ],
  roles: [
    role('Skipper', 'Books berths and pays harbour fees.'),
    role('Harbour Master', 'Approves bookings and manages berths.'),
  ],
  entities: [
    entity('Skipper', 'skippers', ['displayName', 'email', 'phone'], ['NFR3']),
    entity('Berth', 'berths', ['number', 'length', 'status'], ['FR3', 'FR4']),
    entity('Booking', 'bookings', ['skipperId', 'berthId', 'arrivalDate', 'status'], ['FR1', 'FR2', 'FR5']),
  ],
  features: [
    feature('Berth booking', ['FR1', 'FR2', 'FR5'], ['Booking', 'Berth', 'Skipper'], []),
    feature('Occupancy map', ['FR3', 'NFR1'], ['Berth'], ['Skipper', 'Harbour Master']),
    feature('Berth management', ['FR4'], ['Berth'], ['Harbour Master']),
  ],
  screens: [
    {
      name: 'Occupancy Map',
      path: '/map',
      purpose: 'See which berths are free.',
      requirementIds: ['FR3'],
      source: SOURCE,
    },
    {
      name: 'My Bookings',
      path: null,
      purpose: 'Book a berth and follow the booking.',
      requirementIds: ['FR1'],
      source: SOURCE,
    },
  ],
  integrations: [
    {
      name: 'Stripe',
      kind: 'payment',
      purpose: 'Card payments of harbour fees',
      requirementIds: ['FR5'],
      source: SOURCE,
    },
  ],
  compliance: [{ name: 'GDPR', source: SOURCE }],
  technologies: [
    {
      name: 'Docker Compose',
      role: 'hosting',
      stance: 'required',
      version: null,
      requirementId: 'C1',
      source: SOURCE,
    },
  ],
  components: [
    component('web', 'Web app', 'client', 'React'),
    component('api', 'Berth service', 'service', 'FastAPI'),
    component('store', 'Harbour database', 'store', 'PostgreSQL'),
    component('events', 'Event bus', 'queue', 'NATS'),
    component('stripe', 'Stripe', 'external', 'HTTPS API'),
  ],
  rows: [
    row('authentication', 'Provider', 'Keycloak'),
    row('backend', 'ORM', 'SQLModel'),
    row('database', 'Initial prototype', 'SQLite'),
    row('payments', 'Provider', 'Stripe'),
  ],
  hasUi: true,
  domains: [],
  techniques: 'PostgreSQL, Blockchain, event sourcing, NATS',
};

const KILN: Made = {
  title: 'Kilnlog',
  text: 'A tool for personal use; its sole user is the potter.',
  requirements: [
    requirement('R-001', 'The system shall record the temperature of each firing every 10 seconds.'),
    requirement('R-002', 'The system shall raise an alarm when a sensor fails or drops its connection.'),
    requirement('R-003', 'The system shall export a firing as CSV.'),
  ],
  quantities: [],
  roles: [role('Potter', 'Fires the kiln.')],
  entities: [
    entity('Firing', 'firings', [], ['R-001', 'R-003']),
    entity('Sensor', 'sensors', ['sourceUrl'], ['R-002']),
  ],
  features: [
    feature('Firing record', ['R-001', 'R-003'], ['Firing'], ['Potter']),
    feature('Sensor alarm', ['R-002'], ['Sensor'], ['Potter']),
  ],
  screens: [],
  integrations: [],
  compliance: [],
  technologies: [],
  components: [
    component('api', 'Kiln service', 'service', 'FastAPI'),
    component('store', 'Kiln database', 'store', 'SQLite'),
  ],
  rows: [row('authentication', 'Method', 'Passphrase')],
  hasUi: false,
  domains: [],
  techniques: '',
};

/** A harbour with two roles, pages, a queue and a payment provider; parts of it can be changed. */
export function harbour(change: Partial<Made> = {}): Spine {
  return spineOf({ ...HARBOUR, ...change });
}

/** A kiln log for one person, without pages. */
export function kiln(change: Partial<Made> = {}): Spine {
  return spineOf({ ...KILN, ...change });
}

/** All parts that the domains and the plan are told from. */
export function draftedOf(spine: Spine): Drafted {
  const access = draftAccess(spine);
  const routes = draftRoutes(spine, access);
  const data = draftData(spine);
  return {
    access,
    routes,
    data,
    api: draftApi(spine, routes),
    deployment: draftDeployment(spine, data),
    qualities: draftQualities(spine),
    state: {
      frontendStrategy: 'Server data is cached by query.',
      frontend: [{ kind: 'Server data', approach: 'Query cache' }],
      backendStrategy: 'One store.',
      backend: [{ state: 'Rows', owner: 'api', store: 'store', synchronisation: 'Transactions' }],
      synchronisation: [{ text: 'Changes go through the service.', serves: [] }],
      lifecycles: [],
      notes: '',
    },
  };
}
