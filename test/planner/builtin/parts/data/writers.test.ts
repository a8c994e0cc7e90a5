// Sentences about who writes the rows of a thing: calls, flows and the program; and about things that nothing makes.
import { describe, expect, it } from 'vitest';
import type { Data, Entity } from '../../../../../src/blueprint/parts/data.ts';
import type { Endpoint } from '../../../../../src/blueprint/parts/routes.ts';
import { withWriters } from '../../../../../src/planner/builtin/parts/data/writers.ts';
import { part, requirement } from '../../inputs.ts';

const entity = (name: string, description = 'Named in the documents.'): Entity => ({
  name,
  description,
  fields: [{ name: 'id', type: 'uuid', note: '' }],
  owner: 'api',
  personalData: 'none',
  retention: 'a year',
  deletion: 'erased',
  serves: [],
});
const endpoint = (method: Endpoint['method'], path: string): Endpoint => ({
  method,
  path,
  purpose: 'does it',
  roles: [],
  serves: [],
});
const components = [part('api', 'service', 'Inn application')];
const flows = [
  {
    id: 'F-2',
    name: 'Arrive',
    actor: 'Guest',
    serves: [],
    steps: [
      { from: 'api', to: 'database', action: 'checks the rule, writes Bed Note', isReply: false },
      { from: 'api', to: 'database', action: 'writes Door Sign, and Alarm where it is one', isReply: false },
    ],
  },
];

const connections = [
  { from: 'job', to: 'api', verb: 'reports state and cost of the oven to', protocol: 'HTTP', isAsync: true },
];

function told(
  entities: Entity[],
  endpoints: Endpoint[],
  demands: string[] = [],
  relations: Data['relations'] = [],
) {
  const data: Data = {
    databases: [],
    entities,
    relations,
    consistency: 'kept',
    migration: 'done',
    forDataArchitect: [],
    notes: '',
  };
  const groups = [{ category: 'All', feature: 'all', endpoints }];
  const requirements = demands.map((text, at) => requirement(`R-${at + 1}`, text));
  const written = withWriters(
    data,
    { groups },
    { structure: { components, flows, connections }, requirements },
  );
  return { of: written.entities.map(({ description }) => description), notes: written.forDataArchitect };
}

describe('what calls write', () => {
  it('names the first of them, in place of the feature that handles the thing', () => {
    const { of, notes } = told(
      [entity('Bed', 'Belongs to room. Handled by Rooms.'), entity('Room')],
      [
        endpoint('POST', '/v1/beds'),
        endpoint('PATCH', '/v1/beds/{id}'),
        endpoint('GET', '/v1/beds'),
        endpoint('POST', '/v1/rooms'),
      ],
    );
    expect(of).toEqual([
      'Belongs to room. Written by `POST /v1/beds` and 1 more.',
      'Written by `POST /v1/rooms`.',
    ]);
    expect(notes).toEqual([]);
  });
  it('gives a call under a thing to the part that it makes', () => {
    const { of, notes } = told(
      [entity('Bed'), entity('Bed Opening')],
      [endpoint('POST', '/v1/beds'), endpoint('POST', '/v1/beds/{id}/openings')],
    );
    expect(of).toEqual(['Written by `POST /v1/beds`.', 'Written by `POST /v1/beds/{id}/openings`.']);
    expect(notes).toEqual([]);
  });
});

describe('what no call writes', () => {
  it('is written by the step of a flow that says so, and by no step on a longer name', () => {
    const { of } = told([entity('Bed Note'), entity('Bed')], []);
    expect(of).toEqual(['Written by Inn application in F-2.', 'Named in the documents.']);
  });
  it('is written by the step that writes it beside another', () => {
    const { of, notes } = told([entity('Alarm'), entity('Sign')], []);
    expect(of).toEqual(['Written by Inn application in F-2.', 'Named in the documents.']);
    expect(notes[0]).toContain('makes a row of Sign:');
  });
  it('is written from what another part reports of it, and of no other thing', () => {
    const { of } = told([entity('Oven Run'), entity('Range')], []);
    expect(of).toEqual(['Written by Inn application from what job reports.', 'Named in the documents.']);
  });
  it('is opened with its source where it is a stream, and is asked about where it stands alone', () => {
    const { of, notes } = told([entity('Stream', 'Belongs to camera.'), entity('Feed')], []);
    expect(of[0]).toContain('when the source of its camera is opened');
    expect(notes[0]).toContain('makes a row of Feed:');
  });
  it('is made by the program where a demand wants it, or where it tells of a change', () => {
    const { of, notes } = told(
      [entity('Key Code'), entity('Bed Event', 'Belongs to bed. Handled by Rooms.')],
      [],
      ['The system must issue a key code when a guest arrives.'],
    );
    expect(of[0]).toBe('Made by the program (R-1).');
    expect(of[1]).toBe('Belongs to bed. Made by the program with each change of its bed (assumed).');
    expect(notes).toEqual([]);
  });
  it('is put to the data architect once where nothing makes it', () => {
    const { of, notes } = told(
      [entity('Room', 'Belongs to inn.'), entity('Fire Event', 'Belongs to bed.')],
      [endpoint('PUT', '/v1/rooms/{id}/lock')],
      ['A guest must be able to see a room.'],
    );
    expect(of).toEqual(['Belongs to inn. Written by `PUT /v1/rooms/{id}/lock`.', 'Belongs to bed.']);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toContain('makes a row of Room and Fire Event:');
  });
});

describe('what is only appended', () => {
  const stamped = (name: string, ...columns: string[]): Entity => ({
    ...entity(name, 'Kept.'),
    fields: ['id', ...columns].map((column) => ({ name: column, type: 'uuid', note: '' })),
  });
  it('is made by the program, and nobody is asked who makes it', () => {
    const { of, notes } = told([stamped('Key Log', 'created_at')], []);
    expect(of).toEqual(['Kept. Made by the program with what it tells of.']);
    expect(notes).toEqual([]);
  });
  it('is no thing that changes, or of which no time is kept', () => {
    const { of, notes } = told([stamped('Bed', 'created_at', 'updated_at'), stamped('Room')], []);
    expect(of).toEqual(['Kept.', 'Kept.']);
    expect(notes).toHaveLength(1);
  });
});

describe('what no call makes by itself', () => {
  const priced = (name: string): Entity => ({
    ...entity(name),
    fields: [{ name: 'currency', type: 'char(3)', note: '' }],
  });
  const one = (from: string, to: string, verb = 'has') => ({
    from,
    to,
    cardinality: 'one-to-many' as const,
    verb,
  });
  const CALLS = [endpoint('POST', '/v1/tills'), endpoint('PUT', '/v1/shops/{id}/accounts')];
  it('begins with the account of its owner', () => {
    const { of } = told(
      [priced('Float'), entity('Shop Account'), entity('Shop')],
      CALLS,
      [],
      [one('Shop', 'Float')],
    );
    expect(of[0]).toContain('Made by the program with each shop account');
  });
  it('begins with its first step, or with the closing of a part of it', () => {
    const steps = [one('Deal', 'Till', 'passes through'), one('Shop', 'Deal')];
    expect(told([priced('Deal'), entity('Till'), entity('Shop Account')], CALLS, [], steps).of[0]).toContain(
      'with its first till',
    );
    const closing = [endpoint('POST', '/v1/days/{id}/closure')];
    expect(told([entity('Month'), entity('Day')], closing, [], [one('Month', 'Day')]).of[0]).toContain(
      'when a day of it is closed',
    );
  });
  it('is asked about where nothing of it is opened, passed or closed', () => {
    expect(
      told([entity('Float'), entity('Shop Account')], CALLS, [], [one('Shop', 'Float')]).notes.join(),
    ).toContain('Float');
    expect(told([entity('Month'), entity('Day')], [], [], [one('Month', 'Day')]).notes.join()).toContain(
      'Month',
    );
  });
});
