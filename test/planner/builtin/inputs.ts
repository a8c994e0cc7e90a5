// Hand-made inputs for the planner's tests: a small product, and ways to change one thing of it.
import type { AnsweredQuestion, Brief, Question } from '../../../src/blueprint/brief.ts';
import type { Option } from '../../../src/blueprint/option.ts';
import type { Component } from '../../../src/blueprint/parts/structure.ts';
import { Reading } from '../../../src/blueprint/reading.ts';
import type { Quantity, Requirement } from '../../../src/blueprint/requirement.ts';
import type { Source } from '../../../src/blueprint/source.ts';
import type { EntityFact } from '../../../src/planner/builtin/spine.ts';
import type { BlueprintInput } from '../../../src/planner/port.ts';

export const at = '2026-03-04T05:06:07.000Z';

export function line(number: number): Source {
  return { kind: 'document', documentId: 'd1', document: 'prd.md', heading: 'Requirements', line: number };
}

export function requirement(
  id: string,
  text: string,
  attributes: Requirement['attributes'] = [],
  kind: Requirement['kind'] = 'functional',
): Requirement {
  return { id, kind, priority: 'must', text, attributes, source: line(10) };
}

/** A thing that a product keeps, of which little but the name is told. */
export function noun(name: string, more: Partial<EntityFact> = {}): EntityFact {
  const segment = `${name.toLowerCase()}s`;
  return { name, plural: `${name}s`, segment, fields: [], requirementIds: [], owner: 'api', ...more };
}

/** A component of which nothing but id, kind and name matters. */
export function part(id: string, kind: Component['kind'], name = id): Component {
  return {
    id,
    name,
    kind,
    technology: 'any',
    responsibility: 'does it',
    owner: null,
    scaling: '',
    serves: [],
  };
}

export function quantity(measure: Quantity['measure'], value: number, unit: string): Quantity {
  return {
    id: `N-${measure}`,
    measure,
    value,
    unit,
    bound: 'about',
    subject: measure,
    text: `${value} ${unit}`,
    requirementId: null,
    source: line(20),
  };
}

export function answered(measure: Question['measure'], answer: string, isPerson = true): AnsweredQuestion {
  return {
    question: {
      id: 'Q-1',
      kind: 'expectedLoad',
      text: 'How much?',
      why: 'It sizes the hosts.',
      decides: 'peak load',
      default: { answer: '200', consequence: 'one host' },
      measure,
      conflictId: null,
      requirementIds: [],
    },
    answer,
    by: isPerson ? { userId: 'U1', name: 'Ana' } : null,
    at,
    acceptedDefault: false,
  };
}

const text = `# Ferry desk
## Requirements
- FR-1 Passengers must be able to book a Sailing.
- FR-2 A Cabin must never be sold twice for one Sailing.
- FR-3 The clerk must be able to cancel a Booking and send a reminder in a background job.
- NFR-1 The site must be available 99.5 % of the time.
## Out of scope
- Kafka and microservices
`;

export const brief: Brief = {
  title: 'Ferry desk',
  deliverables: ['architecture', 'technical'],
  challenge: '',
  requirements: '',
  domains: [],
  techniques: '',
  documents: [{ id: 'd1', name: 'prd.md', kind: 'prd', text, sizeBytes: text.length, hash: 'h' }],
  unread: [],
};

export const reading: Reading = Reading.parse({
  purpose: 'Sells berths on ferries.',
  challenge: null,
  requirements: [
    requirement('FR-1', 'Passengers must be able to book a Sailing.'),
    requirement('FR-2', 'A Cabin must never be sold twice for one Sailing.', ['functionalSuitability']),
    requirement(
      'FR-3',
      'The clerk must be able to cancel a Booking and send a reminder in a background job.',
    ),
    requirement('NFR-1', 'The site must be available 99.5 % of the time.', ['reliability'], 'quality'),
  ],
  exclusions: [{ text: 'Kafka and microservices', source: line(30) }],
  quantities: [quantity('users', 3000, 'users')],
  actors: [
    {
      name: 'Passenger',
      description: 'Books berths.',
      isSystem: false,
      requirementIds: ['FR-1'],
      source: line(3),
    },
    {
      name: 'Clerk',
      description: 'Keeps the timetable.',
      isSystem: false,
      requirementIds: ['FR-3'],
      source: line(5),
    },
  ],
  entities: [
    {
      name: 'Booking',
      fields: [{ name: 'status', type: 'string' }],
      mentions: 4,
      requirementIds: ['FR-1', 'FR-3'],
      source: line(3),
    },
    { name: 'Sailing', fields: [], mentions: 2, requirementIds: ['FR-1'], source: line(3) },
    { name: 'Cabin', fields: [], mentions: 1, requirementIds: ['FR-2'], source: line(4) },
  ],
  features: [
    {
      name: 'Berth booking',
      requirementIds: ['FR-1', 'FR-2'],
      actorNames: ['Passenger'],
      entityNames: ['Booking', 'Cabin'],
      source: line(3),
    },
    {
      name: 'Cancelling',
      requirementIds: ['FR-3'],
      actorNames: ['Clerk'],
      entityNames: ['Booking'],
      source: line(5),
    },
    {
      name: 'Timetable',
      requirementIds: ['FR-1'],
      actorNames: ['Clerk'],
      entityNames: ['Sailing'],
      source: line(5),
    },
  ],
  screens: [
    { name: 'Timetable', path: '/', purpose: 'Find a sailing', requirementIds: ['FR-1'], source: line(3) },
  ],
  flows: [
    {
      name: 'Book a berth',
      goal: 'Hold a cabin',
      steps: [
        'Passenger picks a Sailing',
        'Passenger confirms the Booking',
        'The page shows the Booking number',
      ],
      requirementIds: ['FR-1'],
      source: line(3),
    },
  ],
  technologies: [],
  integrations: [],
  compliance: [],
  topics: [],
  conflicts: [],
});

/** A round on the given options with one vote for each choice, decided for the first option's id. */
export function decided(options: readonly Option[], overrides: Partial<BlueprintInput> = {}): BlueprintInput {
  const optionSet = { options: [...options], weights: [] };
  const [first] = options;
  return {
    brief,
    reading,
    answers: [],
    rounds: [
      {
        number: 1,
        optionSet,
        votes: [
          { name: 'Ana', choice: 'A', reason: 'One thing to run', objection: null },
          { name: 'Ben', choice: 'B', reason: 'Reminders must not block', objection: null },
          { name: 'Cleo', choice: 'A', reason: null, objection: null },
        ],
        quorum: { needed: 2, cast: 3 },
        refinements: [],
        openedAt: at,
        closedAt: at,
        outcome: 'majority',
      },
    ],
    decision: { optionId: first?.id ?? 'A', round: 1, by: 'Ana', at, reason: null, againstBallot: false },
    owner: 'Ana',
    change: null,
    ...overrides,
  };
}

/** An option of a catalogue pattern with the least text that the contract allows. */
export function optionOf(id: Option['id'], patternId: string): Option {
  return {
    id,
    patternId,
    name: patternId,
    idea: 'An idea.',
    components: [
      { name: 'One', responsibility: 'One thing.' },
      { name: 'Two', responsibility: 'Another.' },
    ],
    pros: [{ text: 'Fits.', serves: ['FR-1'] }],
    cons: [{ text: 'Costs.', serves: [] }],
    fit: [],
    score: 50,
    wrongWhen: 'Never.',
    recommended: id === 'A',
    reason: id === 'A' ? 'Best.' : null,
  };
}
