// Sentences about the records that deeds leave, and the columns that demands, roles and screens tell of.
import { describe, expect, it } from 'vitest';
import { type DeedSource, withDeedRecords } from '../../../src/planner/builtin/deed-records.ts';
import { capabilities } from '../../../src/planner/builtin/parts/access/capabilities.ts';
import { draftAccess } from '../../../src/planner/builtin/parts/access.ts';
import { personalClass } from '../../../src/planner/builtin/parts/data/personal.ts';
import { draftData } from '../../../src/planner/builtin/parts/data.ts';
import { draftRoutes } from '../../../src/planner/builtin/parts/routes.ts';
import type { RoleFact } from '../../../src/planner/builtin/spine.ts';
import { noun, requirement } from './inputs.ts';
import { harbour } from './parts/products.ts';

const role = (name: string, description: string): RoleFact => ({ name, description, requirementIds: [] });

function records(change: Partial<DeedSource> & { readonly says?: string }): string[] {
  const { says, ...rest } = change;
  const requirements = says === undefined ? [] : [requirement('R-1', says)];
  const source = { entities: [noun('Sluice'), noun('Hut')], roles: [], integrations: [], requirements };
  const all = withDeedRecords({ ...source, ...rest });
  return all.filter(({ kind }) => kind !== undefined).map(({ name, kind }) => `${name}: ${kind}`);
}

describe('a record that a deed leaves', () => {
  it('is who works at a place that somebody sets the staff of', () => {
    const sets = role('Warden', 'Sets lamps and staff of one hut.');
    expect(records({ roles: [sets] })).toEqual(['Staff Member: staff']);
    expect(records({ roles: [role('Warden', 'Sets lamps of one hut.')] })).toEqual([]);
    expect(records({ roles: [role('Warden', 'Sets staff of one tower.')] })).toEqual([]);
  });
  it('is the party whose webhook is called', () => {
    expect(records({ integrations: [{ name: "Grower's webhook" }] })).toEqual(['Grower: addressee']);
    expect(records({ integrations: [{ name: 'Pigeon post' }] })).toEqual([]);
    expect(records({ integrations: [{ name: "Hut's webhook" }] })).toEqual([]);
  });
  it('is what somebody reserves, where nothing that is booked is kept', () => {
    const says = 'As a skipper, I want to reserve sluices for the morning.';
    expect(records({ says })).toEqual(['Sluice Reservation: reservation']);
    expect(records({ says, entities: [noun('Sluice'), noun('Booking')] })).toEqual([]);
    expect(records({ says: 'The system must reserve the position of the payer.' })).toEqual([]);
  });
  it('is what waits for a second person', () => {
    const says = 'Every remote lifting of a sluice needs the approval of a second warden.';
    expect(records({ says })).toEqual(['Sluice Lifting: request']);
    expect(records({ says: 'Every remote lifting of a sluice is logged.' })).toEqual([]);
  });
  it('is about people unless it is a party', () => {
    expect(personalClass({ ...noun('Staff Member'), kind: 'staff' })).toBe('personal');
    expect(personalClass({ ...noun('Grower'), kind: 'addressee' })).toBe('none');
  });
});

const berth = (...texts: string[]) => {
  const requirements = texts.map((text, at) => requirement(`R-${at + 1}`, text));
  const spine = harbour({ requirements, entities: [noun('Crate'), noun('Rack')] });
  const entity = draftData(spine).entities.find(({ name }) => name === 'Crate');
  return entity?.fields.map(({ name }) => name) ?? [];
};

describe('a column that is told of', () => {
  it('is the end of a time, that it was extended, and what it is fitted by', () => {
    const told = berth(
      'The system shall burn a crate when it was not fetched within 3 days.',
      'As a skipper, I want to extend the storage time once so that the crate is not burnt.',
      'The system gives a rack of the smallest fitting size to each crate.',
    );
    expect(told).toEqual(expect.arrayContaining(['due_at', 'extended_at', 'size']));
  });
  it('is none of what no demand says', () => {
    const told = berth('The system shall weigh a crate within 3 days.', 'A rack has the right size.');
    for (const name of ['due_at', 'extended_at', 'size']) expect(told).not.toContain(name);
  });
  it('names who acts for another', () => {
    const fields = (description: string) => {
      const spine = harbour({ roles: [role('Skipper', description), role('Warden', 'Keeps huts.')] });
      return draftData(spine).entities.find(({ name }) => name === 'Skipper')?.fields ?? [];
    };
    const told = fields('Books berths for themselves or for a child.').find(
      ({ name }) => name === 'acted_for_by',
    );
    expect(told?.note).toContain('a child');
    expect(fields('Books berths.').map(({ name }) => name)).not.toContain('acted_for_by');
  });
  it('keeps a code that a screen shows again so that it can be shown', () => {
    const fields = (purpose: string) => {
      const [first] = harbour().input.reading.screens;
      const screens = first === undefined ? [] : [{ ...first, name: 'My crate', purpose }];
      const spine = harbour({ screens, entities: [noun('Crate'), noun('Access Code')] });
      return draftData(spine).entities.find(({ name }) => name === 'Access Code')?.fields ?? [];
    };
    expect(fields('Hut, code, days left.').map(({ name }) => name)).toContain('code_encrypted');
    const entered = fields('Enter the code.');
    expect(entered.map(({ name }) => name)).not.toContain('code_encrypted');
    expect(entered.find(({ name }) => name === 'code_hash')?.note).toContain('never stored');
  });
});

describe('what a role sets, and where it works', () => {
  const rowsFor = (description: string) => {
    const spine = harbour({ roles: [role('Skipper', 'Books.'), role('Dock Manager', description)] });
    return capabilities(spine).map(({ capability, grants }) => `${capability}: ${grants['Dock Manager']}`);
  };
  it('stands in the table of rights', () => {
    const rows = rowsFor('Sets quiet hours and lamps of one berth.');
    expect(rows).toEqual(
      expect.arrayContaining([
        'Set the quiet hours of a berth: yes',
        'Set the lamps of a berth: yes',
        'See and change what belongs to a berth: own',
      ]),
    );
  });
  it('does not where nothing is set and no place is one of several', () => {
    expect(rowsFor('Keeps all berths.').join()).not.toMatch(/^Set the|belongs to/);
  });
});

describe('what waits for a second person', () => {
  const paths = (text: string) => {
    const requirements = [
      requirement('R-1', 'As a harbour master, I want to open a berth from afar.'),
      requirement('R-2', text),
    ];
    const spine = harbour({ requirements });
    const features = spine.features.map((each) => ({ ...each, requirementIds: ['R-1'] }));
    const made = { ...spine, features };
    return draftRoutes(made, draftAccess(made)).groups.flatMap(({ endpoints }) =>
      endpoints.map(({ method, path }) => `${method} ${path}`),
    );
  };
  it('can be found without knowing of which thing it is', () => {
    const all = paths('Every opening of a berth needs the approval of a second master.');
    expect(all).toEqual(
      expect.arrayContaining([
        'POST /v1/berths/{id}/openings/{openingId}/approval',
        'GET /v1/berths/openings',
      ]),
    );
  });
  it('is nothing where one person is enough', () => {
    expect(paths('Every opening of a berth is logged.')).not.toContain('GET /v1/berths/openings');
  });
});
