// Sentences about who sets up the things that stand in the field.
import { expect, it } from 'vitest';
import { withDeviceSetup } from '../../../../src/planner/builtin/parts/routes/device-setup.ts';
import { noun, requirement } from '../inputs.ts';
import { harbour } from './products.ts';

const endpoint = (method: 'GET' | 'POST', path: string) => ({
  method,
  path,
  purpose: 'As it says.',
  roles: ['Skipper'],
  serves: [],
});
const group = (...endpoints: ReturnType<typeof endpoint>[]) => [
  { category: 'Cranes', feature: '', endpoints },
];

function inTheField(isThere: boolean) {
  const spine = harbour({
    requirements: [
      requirement('A', '40 cranes in the first year.'),
      requirement('B', 'A crane must go on without a network.'),
    ],
    entities: [noun('Crane', { requirementIds: ['B'] })],
  });
  const [model] = spine.structure.components;
  if (model === undefined || !isThere) return spine;
  const units = [
    { ...model, id: 'device-software', name: 'Crane software' },
    { ...model, id: 'device-gateway', name: 'Crane gateway' },
  ];
  const components = [...spine.structure.components, ...units];
  return { ...spine, structure: { ...spine.structure, components } };
}

it('gives the chief a call that sets one up, behind the list of them', () => {
  const [first] = withDeviceSetup(inTheField(true), group(endpoint('GET', '/v1/cranes')));
  const call = first?.endpoints.at(-1);
  expect(call).toMatchObject({ method: 'POST', path: '/v1/cranes', roles: ['Harbour Master'] });
  expect(call?.serves).toEqual(['A', 'B']);
});

it('adds none where a call makes them already', () => {
  const groups = group(endpoint('GET', '/v1/cranes'), endpoint('POST', '/v1/cranes'));
  expect(withDeviceSetup(inTheField(true), groups)).toEqual(groups);
});

it('adds none where nothing stands in the field, or nobody lists it', () => {
  const listed = group(endpoint('GET', '/v1/cranes'));
  const other = group(endpoint('GET', '/v1/berths'));
  expect(withDeviceSetup(inTheField(false), listed)).toEqual(listed);
  expect(withDeviceSetup(inTheField(true), other)).toEqual(other);
});
