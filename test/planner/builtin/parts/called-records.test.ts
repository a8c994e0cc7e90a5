// Sentences about what is called and that no noun stands for: its record, what waits for a second person, entries of a ledger,
// their rows in the backend state, and what a party may not do for now.
import { describe, expect, it } from 'vitest';
import type { Data } from '../../../../src/blueprint/parts/data.ts';
import type { Endpoint, Routes } from '../../../../src/blueprint/parts/routes.ts';
import type { State } from '../../../../src/blueprint/parts/state.ts';
import type { Requirement } from '../../../../src/blueprint/requirement.ts';
import { draftAccess } from '../../../../src/planner/builtin/parts/access.ts';
import { heldBack } from '../../../../src/planner/builtin/parts/api/held-back.ts';
import { withCalledRecords } from '../../../../src/planner/builtin/parts/data/called-records.ts';
import { draftData } from '../../../../src/planner/builtin/parts/data.ts';
import { draftRoutes } from '../../../../src/planner/builtin/parts/routes.ts';
import { withKeptRows } from '../../../../src/planner/builtin/parts/state/kept-rows.ts';
import type { EntityFact, Spine } from '../../../../src/planner/builtin/spine.ts';
import { DOSSIER } from '../../../fixtures/dossier.ts';
import { harbour } from './products.ts';

const source = { kind: 'rule', rule: 'made up' } as const;
const demand = (id: string, text: string): Requirement => ({
  id,
  kind: 'functional',
  priority: 'must',
  text,
  attributes: [],
  source,
});
const call = (method: Endpoint['method'], path: string, serves: string[] = []): Endpoint => ({
  method,
  path,
  purpose: 'Does it.',
  roles: ['Harbour Master'],
  serves,
});
const routes = (...endpoints: Endpoint[]): Routes => ({
  pages: [],
  noPagesBecause: 'none',
  groups: [{ category: 'Desk', feature: 'Desk', endpoints }],
  notes: '',
});
const PARTY: EntityFact = {
  name: 'Member Bank',
  plural: 'Member Banks',
  segment: 'member-banks',
  fields: [],
  requirementIds: [],
  owner: 'api',
};
const bank: Spine['roles'][number] = { name: 'Member Bank', description: 'A bank.', requirementIds: [] };

function desk(...texts: string[]): Spine {
  const spine = harbour();
  return {
    ...spine,
    roles: [...spine.roles, bank],
    entities: [...spine.entities, PARTY],
    requirements: [...spine.requirements, ...texts.map((text, at) => demand(`R-${90 + at}`, text))],
  };
}

/** A state with one row for what the spine names, kept in the store or in the ledger. */
const stateOf = (spine: Spine, store = 'store'): State => ({
  ...DOSSIER.blueprint.state,
  backend: [
    {
      state: spine.entities.map(({ name }) => name).join(', '),
      owner: 'api',
      store: 'store',
      synchronisation: 'Source of truth. Each change names the ETag it was made on.',
    },
    { state: 'Positions', owner: 'api', store, synchronisation: 'Entries.' },
  ],
});

const names = ({ entities }: Data): string[] => entities.map(({ name }) => name);
const columns = ({ entities }: Data, of: string): string[] =>
  entities.find(({ name }) => name === of)?.fields.map(({ name }) => name) ?? [];

describe('what is called', () => {
  it('has a record, as the inputs spell it, and belongs to the party that they make it for', () => {
    const spine = desk('Create user accounts for member banks.', 'Add or delete the CA certificates.');
    const given = draftData(spine);
    const data = withCalledRecords(
      spine,
      given,
      routes(call('POST', '/v1/user-accounts', ['R-90']), call('GET', '/v1/ca-certificates', ['R-91'])),
    );
    expect(names(data).slice(names(given).length)).toEqual(['User Account', 'CA Certificate']);
    expect(columns(data, 'User Account')).toContain('member_bank_id');
    expect(data.entities.at(-2)).toMatchObject({ personalData: 'personal', serves: ['R-90'] });
    expect(data.relations.at(-1)).toMatchObject({ from: 'Member Bank', to: 'User Account' });
  });

  it('has none where a noun stands for it, or where it is the session or the own account', () => {
    const spine = harbour();
    const given = draftData(spine);
    const own = draftRoutes(spine, draftAccess(spine));
    expect(withCalledRecords(spine, given, own)).toBe(given);
  });

  it('has none where only a part of something is called', () => {
    const spine = harbour();
    const given = draftData(spine);
    expect(withCalledRecords(spine, given, routes(call('PUT', '/v1/cranes/{id}/contacts')))).toBe(given);
  });

  it('names an audit entry that is only appended, and leaves the trail to nobody else', () => {
    const spine = harbour();
    const data = withCalledRecords(spine, draftData(spine), routes(call('GET', '/v1/audit-entries')));
    expect(columns(data, 'Audit Entry')).toContain('previous_hash');
    expect(columns(data, 'Audit Entry')).not.toContain('updated_at');
    expect(data.forDataArchitect.join(' ')).not.toContain('audit trail');
  });

  it('is named by its key where a column said its word', () => {
    const spine = harbour();
    const given = draftData(spine);
    const [first, ...rest] = given.entities;
    if (first === undefined) throw new Error('the harbour keeps something');
    const field = { name: 'model', type: 'text', note: '' };
    const segment = `${first.name.toLowerCase()}-models`;
    const data = withCalledRecords(
      spine,
      { ...given, entities: [{ ...first, fields: [...first.fields, field] }, ...rest] },
      routes(call('PUT', `/v1/${segment}`)),
    );
    expect(columns(data, first.name)).toContain(`${first.name.toLowerCase()}_model_id`);
    expect(columns(data, first.name)).not.toContain('model');
  });
});

describe('what waits for a second person', () => {
  const approval = (segment: string) => call('POST', `/v1/${segment}/{id}/raises/{raiseId}/approval`);

  it('is kept with who asked and who decided, under the thing that it changes', () => {
    const spine = desk();
    const data = withCalledRecords(spine, draftData(spine), routes(approval('member-banks')));
    expect(columns(data, 'Member Bank Raise')).toEqual(
      expect.arrayContaining(['member_bank_id', 'asked_by', 'decided_by']),
    );
  });

  it('is not kept under a thing that is not kept, nor twice', () => {
    const spine = desk();
    const given = draftData(spine);
    expect(withCalledRecords(spine, given, routes(approval('dolphins')))).toBe(given);
    const once = withCalledRecords(spine, given, routes(approval('member-banks')));
    expect(withCalledRecords(spine, once, routes(approval('member-banks')))).toBe(once);
  });
});

describe('a ledger', () => {
  const withLedger = (): Spine => {
    const spine = harbour();
    const { components } = spine.structure;
    const ledger = { ...components[0], id: 'ledger', name: 'Ledger', kind: 'store' as const, owner: 'api' };
    const [first] = components;
    if (first === undefined) throw new Error('the harbour has parts');
    return {
      ...spine,
      structure: { ...spine.structure, components: [...components, { ...first, ...ledger }] },
    };
  };

  it('has entries, whose row in the state is that of the ledger', () => {
    const spine = withLedger();
    const data = withCalledRecords(spine, draftData(spine), routes());
    expect(columns(data, 'Ledger Entry')).toEqual(expect.arrayContaining(['movement_id', 'amount']));
    const rows = withKeptRows(stateOf(spine, 'ledger'), data).backend.map(({ state }) => state);
    expect(rows.join(' ')).not.toContain('Ledger Entry');
  });

  it('has none where the structure has no ledger', () => {
    const spine = harbour();
    expect(names(withCalledRecords(spine, draftData(spine), routes()))).not.toContain('Ledger Entry');
  });
});

describe('the backend state', () => {
  it('has a row for what is kept beside the nouns, apart for what is only appended', () => {
    const spine = harbour();
    const data = withCalledRecords(
      spine,
      draftData(spine),
      routes(call('GET', '/v1/audit-entries'), call('PUT', '/v1/tide-tables')),
    );
    const { backend } = withKeptRows(stateOf(spine), data);
    const rowOf = (name: string) => backend.find(({ state }) => state.split(', ').includes(name));
    expect(rowOf('Tide Table')?.synchronisation).toContain('ETag');
    expect(rowOf('Audit Entry')?.synchronisation).toContain('Appended');
  });

  it('stays as it is where each entity has a row', () => {
    const spine = harbour();
    const state = stateOf(spine);
    expect(withKeptRows(state, draftData(spine))).toBe(state);
  });
});

describe('what a party may not do for now', () => {
  const RESTRICT = 'Restrict member bank connection to send or receive only.';

  it('has a code for the restriction and for what is still open', () => {
    const codes = heldBack(
      desk(RESTRICT, 'Disable a member bank (though it should not be possible with outstanding deals).'),
    );
    expect(codes.map(({ code }) => code)).toEqual(['MEMBER_BANK_RESTRICTED', 'MEMBER_BANK_STILL_OPEN']);
  });

  it('has none for a rule on something else, nor where no institution takes part', () => {
    expect(heldBack(desk('Restrict the crane to loading or unloading only.'))).toEqual([]);
    const spine = harbour();
    expect(heldBack({ ...spine, requirements: [demand('R-90', RESTRICT)] })).toEqual([]);
  });
});
