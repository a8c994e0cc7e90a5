// Sentences about the order that inputs give, accounts made for others, documents of a person and what a sheet counts.
import { describe, expect, it } from 'vitest';
import { capacityOf } from '../../../src/blueprint/capacity/capacity.ts';
import { orderLine, statedOrder, stepOf } from '../../../src/planner/builtin/parts/plan/stated-order.ts';
import { withAccounts } from '../../../src/planner/builtin/parts/routes/accounts.ts';
import { managedGroups } from '../../../src/planner/builtin/parts/routes/managed.ts';
import { noun } from './inputs.ts';
import { harbour } from './parts/products.ts';

const STEPS = ['canvas', 'renderer + feedback', 'auth', 'store progress', 'edge cases'];

function told(line: string) {
  const spine = harbour();
  const [first] = spine.input.brief.documents;
  if (first === undefined) throw new Error('the harbour has a document');
  const brief = { ...spine.input.brief, documents: [{ ...first, text: `# Plan\n\n${line}\n` }] };
  return { ...spine, input: { ...spine.input, brief } };
}

describe('an order of building', () => {
  it('is read where the inputs give one, and told as theirs', () => {
    const spine = told('**Build order:** canvas → sign-in → deploy.');
    expect(statedOrder(spine)).toEqual(['canvas', 'sign-in', 'deploy']);
    expect(orderLine(spine).join()).toContain('canvas → sign-in → deploy');
  });

  it('is none for two steps, or for a word without steps', () => {
    expect(statedOrder(told('Build order: canvas → deploy'))).toEqual([]);
    expect(orderLine(told('The build order is open.'))).toEqual([]);
  });

  it('places a part by its name, then by its demands, and after all others where no step names it', () => {
    expect(stepOf(STEPS, 'Authentication', '')).toBe(2);
    expect(stepOf(STEPS, 'Mastery', 'Feedback in words.')).toBe(1);
    expect(stepOf(STEPS, 'Badges', 'Shown at home.')).toBe(STEPS.length);
    expect(stepOf([], 'Badges', '')).toBe(0);
  });
});

describe('accounts that are made for others', () => {
  const of = (text: string, path = '/v1/user-accounts/{id}/suspension') => {
    const spine = harbour();
    const [first] = spine.requirements;
    if (!first) throw new Error('the harbour has demands');
    const requirements = [{ ...first, text }, ...spine.requirements.slice(1)];
    const endpoints = [{ method: 'POST' as const, path, purpose: 'Suspend.', roles: ['X'], serves: ['FR1'] }];
    const groups = withAccounts({ ...spine, requirements }, [{ category: 'A', feature: '', endpoints }]);
    return groups.flatMap((group) => group.endpoints.map((one) => `${one.method} ${one.path}`));
  };

  it('are listed and created by a call each, and once only', () => {
    expect(of('Create and manage user accounts for staff.')).toEqual([
      'GET /v1/user-accounts',
      'POST /v1/user-accounts',
      'POST /v1/user-accounts/{id}/suspension',
    ]);
    expect(of('Create user accounts.', '/v1/user-accounts')).toEqual(['POST /v1/user-accounts']);
  });

  it('come back from a suspension where the inputs say so, and from none otherwise', () => {
    expect(of('Enable/disable user accounts.')).toContain('DELETE /v1/user-accounts/{id}/suspension');
    expect(of('Disable user accounts.')).toEqual(['POST /v1/user-accounts/{id}/suspension']);
  });
});

describe('the sheet', () => {
  const line = (unit: string, value: number) => ({
    id: 'S-3',
    name: 'Durable writes',
    inputs: [],
    formula: 'rate',
    result: { value, unit },
    consequence: '',
  });
  const databases = (value: number) =>
    capacityOf(
      { reading: { quantities: [] }, questions: [], sizing: [line('writes/s', value)] },
      'orchestratedHub',
    ).cost.rows.find((row) => /relational database/.test(row.name))?.quantity;

  it('counts as many databases as the durable writes need, and one for few', () => {
    expect(databases(5000)).toBe(5);
    expect(databases(400)).toBe(1);
  });

  it('takes no base plan for a metered store, and one for any other', () => {
    const source = { kind: 'rule' as const, rule: 'stated' };
    const priced = (name: string) =>
      capacityOf(
        {
          reading: {
            quantities: [],
            technologies: [
              { name, role: 'database', stance: 'required', version: null, requirementId: null, source },
            ],
          },
          questions: [],
        },
        'baas',
      ).cost.rows.map((row) => row.name);
    expect(priced('Cloud Firestore').join()).toContain('no base fee');
    expect(priced('Postgres').join()).toContain('base plan');
  });
});

describe('the document of a person', () => {
  const calls = (name: string) => {
    const entity = { ...noun(name), requirementIds: ['FR1'] };
    return managedGroups([], { ...harbour(), entities: [entity] }).flatMap(({ endpoints }) =>
      endpoints.map(({ method, purpose }) => `${method} ${purpose}`),
    );
  };

  it('is created by a call of its own, once and by its owner', () => {
    expect(
      calls('Profile')
        .filter((one) => one.startsWith('PUT'))
        .join(),
    ).toContain('at the first sign-in');
  });

  it('is the only one that a sign-in makes', () => {
    expect(calls('Crossing').some((one) => one.startsWith('PUT'))).toBe(false);
  });
});
