import { describe, expect, test } from 'vitest';
import { draftAccess } from '../../../src/planner/builtin/parts/access.ts';
import { draftRoutes } from '../../../src/planner/builtin/parts/routes.ts';
import { buildSpine } from '../../../src/planner/builtin/spine-builder.ts';
import { brief, decided, optionOf, reading, requirement } from './inputs.ts';

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
