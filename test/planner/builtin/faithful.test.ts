import { describe, expect, test } from 'vitest';
import { groupServices } from '../../../src/planner/builtin/graph/services.ts';
import { draftAccess } from '../../../src/planner/builtin/parts/access.ts';
import { draftDecisions } from '../../../src/planner/builtin/parts/decisions.ts';
import { draftRoutes } from '../../../src/planner/builtin/parts/routes.ts';
import { buildSpine } from '../../../src/planner/builtin/spine-builder.ts';
import { brief, decided, noun, optionOf, reading, requirement } from './inputs.ts';

function spineOf(patternId: string, text: string) {
  const documents = brief.documents.map((one) => ({ ...one, text: `${text}\n${one.text}` }));
  return buildSpine(
    decided([optionOf('A', patternId), optionOf('B', 'serverless')], { brief: { ...brief, documents } }),
  );
}
const FILES = 'A Sailing is JSON in `/content`. Firestore keeps each Booking and each Cabin.';
const names = (spine: ReturnType<typeof spineOf>) => spine.entities.map((one) => one.name);

describe('content that ships with a client', () => {
  test('is no stored document and has no operation', () => {
    const spine = spineOf('baas', FILES);
    expect(names(spine)).toEqual(['Booking', 'Cabin']);
    expect(JSON.stringify(draftRoutes(spine, draftAccess(spine)).groups)).not.toContain('/sailings');
  });
  test('is stored where the product has a server, or where nothing says that it is files', () => {
    expect(names(spineOf('modularMonolith', FILES))).toContain('Sailing');
    expect(names(spineOf('baas', 'Firestore keeps each Booking.'))).toContain('Sailing');
  });
  test('leaves every stored document a way to be written', () => {
    const spine = spineOf('baas', FILES);
    const endpoints = draftRoutes(spine, draftAccess(spine)).groups.flatMap((group) => group.endpoints);
    for (const { path } of endpoints.filter((one) => one.method === 'GET' && one.path.endsWith('{id}'))) {
      const written = endpoints.some(
        (one) => ['POST', 'PATCH'].includes(one.method) && path.startsWith(one.path.replace('/{id}', '')),
      );
      expect(written, path).toBe(true);
    }
  });
});

describe('a capability', () => {
  const audited = {
    ...reading,
    flows: [],
    requirements: [
      ...reading.requirements,
      requirement('FR-9', 'Log/audit entries include changes to the desk.'),
    ],
    features: [
      {
        name: 'Logging & Audit',
        requirementIds: ['FR-9'],
        actorNames: [],
        entityNames: [],
        source: reading.features[0]?.source ?? requirement('x', 'x').source,
      },
      ...reading.features,
    ],
  };
  const spine = buildSpine(
    decided([optionOf('A', 'modularMonolith'), optionOf('B', 'serverless')], { reading: audited }),
  );
  test('is no flow of a person, while a deed is', () => {
    const flows = spine.structure.flows.map((one) => one.name);
    expect(flows).not.toContain('Logging & Audit');
    expect(flows).toContain('Cancelling');
  });
  test('about a trail is read and never written', () => {
    const groups = draftRoutes(spine, draftAccess(spine)).groups;
    const trail = groups.find((group) => group.category === 'Logging & Audit');
    expect(trail?.endpoints.map((one) => `${one.method} ${one.path}`)).toEqual([
      'GET /v1/audit-entries',
      'GET /v1/audit-entries/{id}',
    ]);
  });
});

describe('an institution', () => {
  const withBank = (name: string) => {
    const [first, ...others] = reading.actors;
    const actors = first ? [{ ...first, name }, ...others] : [];
    return buildSpine(
      decided([optionOf('A', 'orchestratedHub'), optionOf('B', 'serverless')], {
        reading: { ...reading, actors, topics: [] },
        answers: [],
        brief: { ...brief, requirements: 'People sign in by Keycloak.' },
      }),
    );
  };
  test('signs in by client credentials, and the first people by a browser', () => {
    const spine = withBank('Partner bank');
    const machine = spine.structure.flows.find((one) => one.actor === 'Partner bank');
    const login = spine.structure.flows.find((one) => one.name.startsWith('Sign-in'));
    expect(login?.actor).toBe('Clerk');
    for (const flow of spine.structure.flows.filter((one) => one.actor === 'Partner bank')) {
      expect(flow.steps.flatMap((step) => [step.from, step.to])).not.toContain('web-client');
    }
    expect(JSON.stringify(machine ?? '')).not.toContain('PKCE');
  });
  test('is nobody who is named like a person', () => {
    expect(withBank('Bank clerk').structure.flows[0]?.actor).toBe('Bank clerk');
  });
});

describe('services', () => {
  const feature = (name: string, entityNames: string[]) => ({
    name,
    entityNames,
    requirementIds: [],
    roleNames: [],
  });
  const groups = (...names: string[]) =>
    groupServices(
      names.map((name) => feature(`${name} desk`, [name])),
      names.map((name) => noun(name)),
      2,
    );
  test('that overlap become one, which owns both things', () => {
    const found = groups('Camera', 'Stream', 'Berth');
    expect(found.map((one) => one.name)).toEqual(['Camera service', 'Berth service']);
    expect(found[0]?.entityNames).toEqual(['Camera', 'Stream']);
    expect(groups('Sailing', 'Sailing Plan', 'Berth').map((one) => one.name)).toEqual([
      'Sailing service',
      'Berth service',
    ]);
  });
  test('of different things stay apart', () => {
    expect(groups('Sailing', 'Cabin')).toHaveLength(2);
  });
  test('answer for no area of screens', () => {
    const features = reading.features.map((one) => ({ ...one, name: `${one.name} Frontend` }));
    const spine = buildSpine(
      decided([optionOf('A', 'microservices'), optionOf('B', 'serverless')], {
        reading: { ...reading, features },
      }),
    );
    const services = spine.structure.components.filter((one) => one.kind === 'service');
    expect(services.map((one) => one.responsibility).join(' ')).not.toContain('Frontend');
  });
});

describe('a page with a possessive title', () => {
  test('is for the role that speaks of its own', () => {
    const story = 'As a passenger, I want to see my berth so that I find it.';
    const [first, ...actors] = reading.actors;
    const passenger = first ? { ...first, requirementIds: ['FR-8'] } : undefined;
    const spine = buildSpine(
      decided([optionOf('A', 'modularMonolith'), optionOf('B', 'serverless')], {
        reading: {
          ...reading,
          actors: passenger ? [...actors, passenger] : actors,
          requirements: [...reading.requirements, requirement('FR-8', story)],
          screens: ['My berth', 'Clerk desk'].map((name) => ({
            name,
            path: null,
            purpose: 'Berth, deck and a plan of the ship.',
            requirementIds: [],
            source: reading.flows[0]?.source ?? requirement('x', 'x').source,
          })),
        },
      }),
    );
    const pages = draftRoutes(spine, draftAccess(spine)).pages;
    expect(pages.find((one) => one.screen === 'My berth')?.roles).toEqual(['Passenger']);
    expect(pages.find((one) => one.screen === 'Clerk desk')?.roles).toEqual(['Clerk']);
  });
});

describe('a suggested technology', () => {
  const named = (name: string, role: string, stance: 'required' | 'suggested') => ({
    name,
    role,
    stance,
    version: null,
    requirementId: null,
    source: requirement('x', 'x').source,
  });
  const spineWith = (...technologies: ReturnType<typeof named>[]) =>
    buildSpine(
      decided([optionOf('A', 'modularMonolith'), optionOf('B', 'serverless')], {
        reading: { ...reading, technologies },
      }),
    );
  test('is chosen where nothing required speaks against it', () => {
    const spine = spineWith(
      named('Go', 'language', 'suggested'),
      named('TypeScript', 'language', 'suggested'),
    );
    expect(spine.stackRows.find((one) => one.role === 'Language and framework')?.choice).toBe('Go');
  });
  test('stands in the record as not taken where something required does', () => {
    const spine = spineWith(
      named('MariaDB', 'database', 'required'),
      named('CockroachDB', 'database', 'suggested'),
    );
    const record = draftDecisions(spine).records.find((one) => one.title.startsWith('Data store'));
    expect(record?.options.find((one) => one.name === 'CockroachDB')?.cons[0]).toContain('MariaDB');
  });
  test('of a browser or a phone leaves the server as it is', () => {
    const spine = spineWith(named('Swift', 'language', 'suggested'));
    expect(spine.stackRows.find((one) => one.role === 'Language and framework')?.choice).toContain('FastAPI');
  });
});
