// Sentences about what sections of one guide must agree on: calls of flows and routes, numbers of recovery, people of deeds.
import { describe, expect, it } from 'vitest';
import type { ApiGroup, Endpoint } from '../../../../src/blueprint/parts/routes.ts';
import type { Flow } from '../../../../src/blueprint/parts/structure.ts';
import type { Requirement } from '../../../../src/blueprint/requirement.ts';
import { draftAccess } from '../../../../src/planner/builtin/parts/access.ts';
import { draftData } from '../../../../src/planner/builtin/parts/data.ts';
import { draftDeployment } from '../../../../src/planner/builtin/parts/deployment.ts';
import { draftQualities } from '../../../../src/planner/builtin/parts/qualities.ts';
import { recoveryOf } from '../../../../src/planner/builtin/parts/recovery.ts';
import { withCalls } from '../../../../src/planner/builtin/parts/routes/called.ts';
import { draftRoutes } from '../../../../src/planner/builtin/parts/routes.ts';
import type { Spine } from '../../../../src/planner/builtin/spine.ts';
import { answered } from '../inputs.ts';
import { harbour, kiln } from './products.ts';

function endpoint(
  method: Endpoint['method'],
  path: string,
  serves: string[],
  purpose = 'Does it.',
): Endpoint {
  return { method, path, purpose, roles: ['Keeper'], serves };
}

function flow(name: string, call: string, serves: string[]): Flow {
  const step = (from: string, to: string, action: string, isReply = false) => ({ from, to, action, isReply });
  const steps = [
    step('actor', 'web', 'asks for it'),
    step('web', 'api', call),
    step('api', 'web', '200 with the new state', true),
  ];
  return { id: 'F-2', name, actor: 'Keeper', steps, serves };
}

const groups: ApiGroup[] = [
  {
    category: 'Hives',
    feature: 'Keep hives',
    endpoints: [
      endpoint('GET', '/v1/hives', ['H-1'], 'List hives.'),
      endpoint('POST', '/v1/hives/{id}/openings', ['H-2'], 'Open a hive from afar.'),
    ],
  },
];
const context = { textOf: () => '', roles: ['Keeper'], nameOf: () => 'Hive' };
const actionsOf = (flows: readonly Flow[]): string[] =>
  flows.flatMap((one) => one.steps.map((step) => step.action));
const keysOf = (all: readonly ApiGroup[]): string[] =>
  all.flatMap((group) => group.endpoints.map((one) => `${one.method} ${one.path}`));

describe('a call that a flow draws', () => {
  it('is the one of the table that serves the same demand, with what that answers', () => {
    const agreed = withCalls([flow('Open a hive', 'PATCH /v1/hives/{id}', ['H-2'])], groups, context);
    expect(actionsOf(agreed.flows)).toContain('POST /v1/hives/{id}/openings with an idempotency key');
    expect(actionsOf(agreed.flows)).toContain('201 with its id');
    expect(keysOf(agreed.groups)).toEqual(keysOf(groups));
  });
  it('joins the table beside its thing where nothing there does that deed', () => {
    const agreed = withCalls([flow('Rename', 'PATCH /v1/hives/{id}', ['H-9'])], groups, context);
    expect(keysOf(agreed.groups)).toContain('PATCH /v1/hives/{id}');
    expect(actionsOf(agreed.flows)).toContain('PATCH /v1/hives/{id}');
  });
  it('stays as it is where the table has it', () => {
    const told = [flow('See hives', 'GET /v1/hives', ['H-1'])];
    expect(withCalls(told, groups, context)).toEqual({ flows: told, groups });
  });
});

function withAnswer(answer: string): Spine {
  const base = harbour();
  return { ...base, input: { ...base.input, answers: [answered('recoveryPoint', answer, false)] } };
}

describe('what may be lost, and how soon it is back', () => {
  it('is one number in data, deployment and qualities', () => {
    const spine = harbour();
    const data = draftData(spine);
    const told = [
      draftDeployment(spine, data).backups,
      draftQualities(spine).reliability.disasterRecovery,
      ...data.databases.map((one) => one.backup).filter((text) => /recovery point/.test(text)),
    ];
    expect(told.length).toBeGreaterThan(2);
    for (const text of told) expect(text.toLowerCase()).toContain(recoveryOf(spine).point);
  });
  it('takes the time that an answer names beside the loss', () => {
    expect(recoveryOf(withAnswer('10 minutes lost at most, back within 2 hours')).time).toBe(
      '2 hours (Q-1, assumed)',
    );
  });
  it('is assumed, and a day for one person, where nobody says it', () => {
    expect(recoveryOf(withAnswer('ten minutes')).time).toBe('assumed: 4 h');
    expect(recoveryOf(kiln()).point).toBe('assumed: 24 h');
  });
});

function asking(texts: readonly string[], screens: Spine['input']['reading']['screens'] = []): Spine {
  const base = harbour();
  const [first] = base.requirements;
  if (!first) throw new Error('the harbour has requirements');
  const asked = texts.map((text, index): Requirement => ({ ...first, id: `X${index + 1}`, text }));
  const ids = asked.map((one) => one.id);
  const features = base.features.map((each, index) =>
    index === 0 ? { ...each, requirementIds: [...each.requirementIds, ...ids] } : each,
  );
  const made = harbour({ requirements: [...base.requirements, ...asked], features });
  const reading = { ...made.input.reading, screens: [...made.input.reading.screens, ...screens] };
  return { ...made, input: { ...made.input, reading } };
}

function endpointsOf(spine: Spine): Endpoint[] {
  return draftRoutes(spine, draftAccess(spine)).groups.flatMap((group) => group.endpoints);
}

const find = (spine: Spine, path: string): Endpoint | undefined =>
  endpointsOf(spine).find((one) => one.path === path);

describe('a deed', () => {
  it('that opens what is there already is no new one', () => {
    const spine = asking(['The skipper opens my berth with a card.']);
    expect(find(spine, '/v1/berths/{id}/openings')?.roles).toEqual(['Skipper']);
  });
  it('that two people of different roles ask for is open to both', () => {
    const spine = asking([
      'The skipper opens my berth with a card.',
      'The harbour master can open a berth remotely.',
    ]);
    expect(find(spine, '/v1/berths/{id}/openings')?.roles).toEqual(['Skipper', 'Harbour Master']);
  });
  it('needs its second person where the inputs want one, and none elsewhere', () => {
    const two = 'Each remote opening of a berth needs the approval of a second officer.';
    const open = 'The harbour master can open a berth remotely.';
    const path = '/v1/berths/{id}/openings/{openingId}/approval';
    expect(find(asking([open, two]), path)?.serves).toEqual(['X2']);
    expect(find(asking([open]), path)).toBeUndefined();
  });
  it('is done to what stands before a pronoun, and to the whole of which a time is a part', () => {
    const spine = asking([
      'Users view damaged berths and annotate them.',
      'Users extend the arrival time once so that the booking is not lost.',
    ]);
    expect(find(spine, '/v1/berths/{id}/annotations')).toBeDefined();
    expect(find(spine, '/v1/bookings/{id}/extension')).toBeDefined();
  });
});

describe('who does what nobody is named for', () => {
  const screen = {
    name: 'Damage Desk',
    path: '/damage',
    purpose: 'The harbour master annotates berths with damage.',
    requirementIds: ['X1'],
    source: { kind: 'rule', rule: 'made up' } as const,
  };
  it('is the people of the page that it is done on', () => {
    const spine = asking(['Users must be able to annotate berths with damage.'], [screen]);
    expect(find(spine, '/v1/berths/{id}/annotations')?.roles).toEqual(['Harbour Master']);
  });
  it('is who is named, whatever the page', () => {
    const spine = asking(['Skippers must be able to annotate berths with damage.'], [screen]);
    expect(find(spine, '/v1/berths/{id}/annotations')?.roles).toEqual(['Skipper']);
  });
});

describe('a thing', () => {
  it('can be read by those who may act on it, and by nobody more for it', () => {
    const spine = asking(['The harbour master can open a berth remotely.']);
    expect(find(spine, '/v1/bookings')?.roles).toContain('Harbour Master');
    expect(find(spine, '/v1/skippers')?.roles ?? []).not.toContain('Skipper');
  });
});

describe('what the product draws up', () => {
  it('is read by those who read the thing; a list over all of it by staff alone', () => {
    const spine = asking([
      'The system must send a reminder before each booking.',
      'The system could export the monthly list of missed bookings.',
    ]);
    const readers = find(spine, '/v1/bookings')?.roles;
    expect(find(spine, '/v1/bookings/notifications')?.roles).toEqual(readers);
    expect(readers).toContain('Skipper');
    expect(find(spine, '/v1/bookings/export')?.roles).toEqual(['Harbour Master']);
  });
});

describe('a page', () => {
  const screen = {
    name: 'Ice Watch',
    path: '/ice',
    purpose: 'Ice of each berth.',
    requirementIds: ['X1'],
    source: { kind: 'rule', rule: 'made up' } as const,
  };
  it('can read its thing', () => {
    const spine = asking(
      ['The system measures the ice at the floats.'],
      [{ ...screen, purpose: 'Ice at the floats.' }],
    );
    const float = {
      name: 'Float',
      plural: 'Floats',
      segment: 'floats',
      fields: [],
      requirementIds: ['X1'],
      owner: 'api',
    };
    expect(find({ ...spine, entities: [...spine.entities, float] }, '/v1/floats')?.serves).toEqual(['X1']);
    expect(find(spine, '/v1/floats')).toBeUndefined();
  });
});
