// Sentences about what a guide says of sign-in, events and measures: each only where the product has it.
import { expect, it } from 'vitest';
import { inputOf } from '../../../src/blueprint/capacity/inputs.ts';
import { decisionVariant } from '../../../src/planner/builtin/parts/decisions/variant.ts';
import { draftPlan } from '../../../src/planner/builtin/parts/plan.ts';
import { mainEntity } from '../../../src/planner/builtin/spine/facts.ts';
import { layGroundwork } from '../../../src/planner/builtin/spine-builder.ts';
import { action } from '../../../src/planner/builtin/things/phrases.ts';
import { decided, optionOf } from './inputs.ts';
import { draftedOf, harbour, kiln } from './parts/products.ts';

const pathsOf = (spine = harbour()): string[] =>
  draftedOf(spine).routes.groups.flatMap((group) =>
    group.endpoints.map(({ method, path }) => `${method} ${path}`),
  );

/** The harbour where a provider sends the browser back. */
function byProvider() {
  const spine = harbour();
  const [first] = spine.structure.flows;
  const step = { from: 'web-client', to: 'api', action: 'GET /v1/login/callback', isReply: false };
  const flows = first === undefined ? [] : [{ ...first, steps: [...first.steps, step] }];
  return { ...spine, structure: { ...spine.structure, flows } };
}

it('starts a session by the way back from the provider, and by no second call beside it', () => {
  expect(pathsOf(byProvider())).toContain('GET /v1/login/callback');
  expect(pathsOf(byProvider())).not.toContain('POST /v1/login');
});

it('starts a session by a call of its own where no provider is asked', () => {
  expect(pathsOf()).toContain('POST /v1/login');
  expect(pathsOf()).not.toContain('GET /v1/login/callback');
});

it('speaks of topics and consumers only where events are sent', () => {
  const [busy, quiet] = [draftedOf(harbour()).api, draftedOf(kiln()).api];
  expect(`${busy.versioning} ${busy.idempotency}`).toMatch(/topic names.*Event consumers/s);
  expect(`${quiet.versioning} ${quiet.idempotency}`).not.toMatch(/topic|consumer/);
});

it('looks at pages for access by all, and counts times where the work is done', () => {
  const [spine, drafted] = [harbour(), draftedOf(harbour())];
  const [first] = drafted.qualities.scenarios;
  if (first === undefined) throw new Error('a product has scenarios');
  const measured = (measure: string): string => {
    const scenarios = [{ ...first, measure }];
    const plan = draftPlan(spine, { ...drafted, qualities: { ...drafted.qualities, scenarios } });
    return plan.success.technical[0]?.howMeasured ?? '';
  };
  expect(measured('WCAG 2.1 AA (R-3)')).toMatch(/^By axe/);
  expect(measured('at most 2 s (R-1)')).not.toMatch(/axe/);
  expect(measured('at most 2 s (R-1); WCAG AA (R-3)')).toMatch(/^Traces.*WCAG by axe/);
});

it('names client systems in the sign-in decision only where systems of others call', () => {
  const variant = (signals: string[], hasUi = true): string => {
    const ground = layGroundwork(decided([optionOf('A', 'modular-monolith')]));
    const named = new Map(signals.map((id) => [id, { id, why: 'said', ids: [] }]));
    const auth = ground.choices.get('auth');
    if (auth === undefined) throw new Error('a way in is chosen');
    const choices = new Map([...ground.choices, ['auth', { ...auth, name: 'Keycloak (OIDC)' }]]);
    return decisionVariant('session', { ...ground, choices, signals: named, hasUi });
  };
  expect(variant([])).toBe('people');
  expect(variant(['participants'])).toBe('oidc');
  expect(variant([], false)).toBe('oidc');
});

it('takes the pause between requests from the line that sizes the people, and one of its own elsewhere', () => {
  const line = {
    id: 'S-1',
    name: 'Peak load of people at the same moment',
    inputs: [
      {
        name: 'requestsPerMinute',
        label: 'requests of one person in a minute',
        unit: 'requests/min',
        value: 6,
        source: { kind: 'rule' as const, rule: 'said' },
      },
    ],
    formula: 'x',
    result: { value: 1, unit: 'requests/s' },
    consequence: 'None.',
  };
  const facts = { reading: { quantities: [] }, questions: [] };
  expect(inputOf('thinkTime', { ...facts, sizing: [line] }).value).toBe(10);
  expect(inputOf('thinkTime', { ...facts, sizing: [] }).value).toBe(30);
});

it('keeps the names of switches whole where it strips marks', () => {
  expect(action('When USE_LAMP=false, hide the _old_ lamp.')).toContain('USE_LAMP=false, hide the old lamp');
});

it('counts finished things only where a life ends otherwise than by being taken away', () => {
  const [spine, drafted] = [harbour(), draftedOf(harbour())];
  const key = mainEntity(spine);
  if (key === undefined) throw new Error('the harbour keeps something');
  const names = (last: string): string[] => {
    const machine = {
      entity: key.name,
      initial: 'OPEN',
      states: ['OPEN', last],
      transitions: [{ from: 'OPEN', to: last, on: 'it ends' }],
      serves: [],
    };
    const plan = draftPlan(spine, { ...drafted, state: { ...drafted.state, lifecycles: [machine] } });
    return plan.success.business.map(({ name }) => name);
  };
  expect(names('DONE').some((name) => name.startsWith('Finished'))).toBe(true);
  expect(names('REMOVED').some((name) => name.startsWith('Finished'))).toBe(false);
});
