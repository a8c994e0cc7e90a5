// Sentences about what a payment hub is used for: each use has its calls and its record, where the inputs list it.
import { describe, expect, it } from 'vitest';
import type { Requirement } from '../../../../src/blueprint/requirement.ts';
import { withFurther } from '../../../../src/planner/builtin/parts/further.ts';
import {
  servedByUses,
  usesDone,
  usesLine,
  withUseCalls,
  withUseRecords,
} from '../../../../src/planner/builtin/parts/uses.ts';
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
const entity = (name: string, segment: string): EntityFact => ({
  name,
  plural: `${name}s`,
  segment,
  fields: [],
  requirementIds: [],
  owner: 'api',
});
const PULL = demand('R-90', 'The hub supports Request to Pay, in which a payee requests a payment.');
const LISTS = demand('R-91', 'Bulk payments reach every bank at once.');
const CASH = demand('R-92', 'Cash out at any agent.');
const LAMPS = demand('R-93', 'Lamps are lit at the quay.');

function hub(further: readonly Requirement[], patternId = 'orchestratedHub'): Spine {
  const spine = harbour();
  return {
    ...spine,
    option: { ...spine.option, patternId },
    roles: [{ name: 'Member Bank', description: 'A bank.', requirementIds: [] }],
    entities: [entity('Payment', 'payments'), entity('Member Bank', 'member-banks')],
    further,
  };
}

const submit = {
  method: 'POST',
  path: '/v1/payments',
  purpose: 'Submit.',
  roles: ['Member Bank'],
  serves: ['FR1'],
} as const;
const groups = () => [
  {
    category: 'Payments',
    feature: '',
    endpoints: [{ ...submit, roles: [...submit.roles], serves: [...submit.serves] }],
  },
];
const keys = (spine: Spine) =>
  withUseCalls(spine, groups()).flatMap(({ endpoints }) =>
    endpoints.map(({ method, path }) => `${method} ${path}`),
  );

describe('the uses of a payment hub', () => {
  it('have calls of their own, in the words of what is moved', () => {
    expect(keys(hub([PULL, LISTS]))).toEqual([
      'POST /v1/payments',
      'POST /v1/bulk-payments',
      'GET /v1/bulk-payments/{id}',
      'POST /v1/payment-requests',
      'POST /v1/payment-requests/{id}/answer',
      'GET /v1/payment-requests/{id}',
    ]);
  });

  it('are carried by the plain call where they need no other', () => {
    const [first] = withUseCalls(hub([CASH]), groups()).flatMap(({ endpoints }) => endpoints);
    expect(first?.serves).toEqual(['FR1', 'R-92']);
    expect(keys(hub([CASH]))).toEqual(['POST /v1/payments']);
  });

  it('are none beside a hub, or where nothing listed is a use', () => {
    expect(keys(hub([PULL], 'modularMonolith'))).toEqual(['POST /v1/payments']);
    expect(keys(hub([LAMPS]))).toEqual(['POST /v1/payments']);
    expect(servedByUses(hub([LAMPS]))).toEqual([]);
    expect(usesDone(hub([]))).toEqual([]);
    expect(usesLine(hub([]))).toBe('');
  });

  it('keep a record each, and the line of a list names its list', () => {
    const { data } = DOSSIER.blueprint;
    const [like] = data.entities;
    if (like === undefined) throw new Error('no entity');
    const payment = { ...like, name: 'Payment', fields: [{ name: 'id', type: 'uuid', note: '' }] };
    const kept = withUseRecords(hub([PULL, LISTS, CASH]), { ...data, entities: [payment] });
    expect(kept.entities.map(({ name }) => name)).toEqual(['Payment', 'Bulk Payment', 'Payment Request']);
    expect(kept.entities[0]?.fields.map(({ name }) => name)).toContain('bulk_payment_id');
    expect(kept.entities[2]?.fields.map(({ name }) => name)).toContain('payer_member_bank_id');
    expect(withUseRecords(hub([LAMPS]), data)).toBe(data);
  });

  it('stand in the plan with their proof', () => {
    expect(usesLine(hub([PULL, LISTS]))).toBe('bulk payments (R-91) and request to pay (R-90)');
    expect(usesDone(hub([LISTS]))[0]).toContain('`POST /v1/bulk-payments`');
  });
});

describe('what is traced beside the draft', () => {
  const outside = DOSSIER.blueprint.structure.components.find(({ kind }) => kind === 'external');

  it('is answered by an outside system that it names, and by nothing else', () => {
    if (outside === undefined) throw new Error('no outside system');
    const named = demand('R-94', `The ${outside.name} integration lets agents pay.`);
    const blueprint = withFurther(DOSSIER.blueprint, { ...harbour(), further: [named, LAMPS] });
    const ids = blueprint.structure.components.flatMap(({ serves }) => serves);
    expect(blueprint.structure.components.find(({ id }) => id === outside.id)?.serves).toContain('R-94');
    expect(JSON.stringify([ids, blueprint.routes])).not.toContain('R-93');
  });

  it('changes nothing where there is none', () => {
    expect(withFurther(DOSSIER.blueprint, harbour())).toBe(DOSSIER.blueprint);
  });
});
