// Sentences about deeds that flows, buttons, roles and pages tell of, and that no verb of a demand gives.
import { describe, expect, it } from 'vitest';
import type { ApiGroup, Endpoint, Page } from '../../../../src/blueprint/parts/routes.ts';
import { deskRoles } from '../../../../src/planner/builtin/parts/routes/desk-deeds.ts';
import { withToldDeeds } from '../../../../src/planner/builtin/parts/routes/told-deeds.ts';
import type { Spine } from '../../../../src/planner/builtin/spine.ts';
import { line, requirement } from '../inputs.ts';
import { harbour } from './products.ts';

const role = (name: string, description = '') => ({ name, description, requirementIds: [] });
const thing = (name: string, fields: string[] = []) => ({
  name,
  plural: `${name}s`,
  segment: `${name.toLowerCase().replace(' ', '-')}s`,
  fields: fields.map((field) => ({ name: field, type: '' })),
  requirementIds: ['R-1'],
  owner: 'api',
});
const page = (purpose: string, roles: string[]): Page => ({
  path: '/front',
  screen: 'Front',
  purpose,
  roles,
  serves: [],
});
const call = (method: Endpoint['method'], path: string, serves: string[] = []): Endpoint => ({
  method,
  path,
  purpose: 'Does it.',
  roles: ['Rower'],
  serves,
});

interface Told {
  readonly asked?: string;
  readonly step?: string;
  readonly boatman?: string;
}

function club({ asked = 'A rower can see boats.', step = '', boatman = '' }: Told = {}): Spine {
  const flows =
    step === '' ? [] : [{ name: 'Row', goal: '', steps: [step], requirementIds: [], source: line(3) }];
  const before = harbour();
  return {
    ...before,
    input: { ...before.input, reading: { ...before.input.reading, flows } },
    roles: [role('Rower'), role('Boat Clerk', boatman)],
    entities: [thing('Boat'), thing('Queue'), thing('Trip Log'), thing('Seat'), thing('Outing', ['seatId'])],
    features: [],
    requirements: [requirement('R-1', asked)],
  };
}

function told(spine: Spine, calls: Endpoint[], pages: Page[] = []): string[] {
  const groups: ApiGroup[] = [{ category: 'All', feature: 'All', endpoints: calls }];
  return withToldDeeds(spine, pages, groups).flatMap((group) =>
    group.endpoints.map((one) => `${one.method} ${one.path} ${one.roles.join()}`),
  );
}

describe('a button that bars a thing', () => {
  const boats = [call('GET', '/v1/boats')];
  it('is a call for those of its page', () => {
    const keys = told(club(), boats, [page('Buttons "Push off" and "Block boat".', ['Boat Clerk'])]);
    expect(keys).toContain('PUT /v1/boats/{id}/block Boat Clerk');
  });
  it('is none without the mark of a button', () => {
    expect(told(club(), boats, [page('Rocks block boats here.', ['Boat Clerk'])])).toHaveLength(1);
  });
  it('is none for a thing that no call knows', () => {
    expect(told(club(), [call('GET', '/v1/seats')], [page('"Block boat"', ['Boat Clerk'])])).toHaveLength(1);
  });
});

describe('a line in which places are offered', () => {
  const join = [call('POST', '/v1/queues/{id}/members', ['R-1'])];
  it('is left, and its offer is taken, by who may join it', () => {
    const asked = 'A rower can join a queue; a free boat is offered to the first person on the queue.';
    const keys = told(club({ asked }), join);
    expect(keys).toContain('DELETE /v1/queues/{id}/members/me Rower');
    expect(keys).toContain('POST /v1/queues/{id}/acceptance Rower');
  });
  it('has a row for each person where that is what is kept', () => {
    const asked = 'A rower can join a waitlist; a free boat is offered to the first person on the waitlist.';
    const spine = club({ asked });
    const kept = { ...spine, entities: [...spine.entities, thing('Waitlist')] };
    const keys = told(kept, [call('POST', '/v1/waitlists/{id}/members', ['R-1'])]);
    for (const key of ['GET /v1/waitlists', 'POST /v1/waitlists', 'DELETE /v1/waitlists/{id}'])
      expect(keys).toContain(`${key} Rower`);
    expect(keys.join()).not.toContain('members');
  });
  it('asks for neither where nothing is offered', () => {
    expect(told(club({ asked: 'A rower can join a queue.' }), join)).toHaveLength(1);
  });
});

describe('what a flow holds for a time', () => {
  const boats = [call('GET', '/v1/boats')];
  it('is held by the one who picks it', () => {
    const keys = told(club({ step: 'The rower picks a boat; it is held for 7 minutes.' }), boats);
    expect(keys).toContain('POST /v1/boats/{id}/hold Rower');
  });
  it('is not held where it is only picked', () => {
    expect(told(club({ step: 'The rower picks a boat and pushes off.' }), boats)).toHaveLength(1);
  });
});

describe('what somebody writes', () => {
  const logs = [call('POST', '/v1/trip-logs', ['R-1'])];
  it('is corrected by its writer and takes files where they are attached', () => {
    const spine = club({ asked: 'A rower must be able to write a log note and attach photos.' });
    const notes = { ...spine, entities: [...spine.entities, thing('Log Note')] };
    const keys = told(notes, [call('POST', '/v1/log-notes', ['R-1'])]);
    expect(keys).toContain('PATCH /v1/log-notes/{id} Rower');
    expect(keys).toContain('POST /v1/log-notes/{id}/attachments Rower');
  });
  it('is not touched where it is only kept', () => {
    expect(told(club({ asked: 'The trip log must be kept.' }), logs)).toHaveLength(1);
  });
});

describe('what a role sets of a thing', () => {
  const calls = [call('GET', '/v1/boats'), call('POST', '/v1/seats')];
  it('is a part of the thing, or a change of a thing of its own', () => {
    const keys = told(club({ boatman: 'Sets rest times, seats and crew of one boat.' }), calls);
    expect(keys).toContain('PUT /v1/boats/{id}/rest-times Boat Clerk');
    expect(keys).toContain('PATCH /v1/seats/{id} Boat Clerk');
    expect(keys).toContain('PUT /v1/boats/{id}/crew Boat Clerk');
  });
  it('is nothing where the role only looks', () => {
    expect(told(club({ boatman: 'Sees rest times and crew of one boat.' }), calls)).toHaveLength(2);
  });
});

describe('who gives out what is free', () => {
  const front = [page('Register a rower and give the next free seat.', ['Boat Clerk'])];
  it('books, moves and searches it for others', () => {
    expect(deskRoles(club(), front, 'A rower can move or cancel an outing.')).toEqual(['Boat Clerk']);
    expect(deskRoles(club(), front, 'A rower can search free seats by day.')).toEqual(['Boat Clerk']);
  });
  it('does nothing else for them', () => {
    expect(deskRoles(club(), front, 'A rower can cancel a boat.')).toEqual([]);
    expect(deskRoles(club(), front, 'A rower can rate an outing.')).toEqual([]);
  });
  it('is nobody where pages only show it', () => {
    expect(deskRoles(club(), [page('See the next free seat.', ['Rower'])], 'Book an outing.')).toEqual([]);
  });
});
