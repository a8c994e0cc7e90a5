// Sentences about calls and the table of rights: what an area is closed to calls none of it.
import { describe, expect, it } from 'vitest';
import type { ApiGroup } from '../../../../src/blueprint/parts/routes.ts';
import { withinRights } from '../../../../src/planner/builtin/parts/routes/within-rights.ts';

const group = (category: string, ...roles: string[]): ApiGroup => ({
  category,
  feature: category,
  endpoints: [{ method: 'GET', path: '/v1/tides', purpose: 'List.', roles, serves: [] }],
});
const rights = (capability: string, grants: Record<string, 'yes' | 'own' | 'no'>) => ({
  capabilities: [{ capability, grants, serves: [] }],
});
const rolesIn = (groups: readonly ApiGroup[]) => groups.flatMap(({ endpoints }) => endpoints[0]?.roles ?? []);

describe('a call of an area', () => {
  it('is closed to whom the whole area is closed', () => {
    const table = rights('Tides', { Pilot: 'yes', Agent: 'own', Clerk: 'no' });
    expect(rolesIn(withinRights(table, [group('Tides', 'Pilot', 'Agent', 'Clerk')]))).toEqual([
      'Pilot',
      'Agent',
    ]);
  });

  it('is never left to nobody, and a role that the table does not name is not touched', () => {
    const table = rights('Tides', { Clerk: 'no' });
    expect(rolesIn(withinRights(table, [group('Tides', 'Clerk')]))).toEqual(['Clerk']);
    expect(rolesIn(withinRights(table, [group('Tides', 'public', 'Clerk')]))).toEqual(['public']);
  });

  it('stays as it is where the table has no row for the area', () => {
    const groups = [group('Tides', 'Clerk')];
    expect(withinRights(rights('See the tides', { Clerk: 'no' }), groups)).toEqual(groups);
  });
});
