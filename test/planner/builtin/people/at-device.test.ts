// Sentences about who works at a thing in the field with an account, and how it knows them.
import { describe, expect, it } from 'vitest';
import { isLetInAt, lettingIn, unknownAtDevice } from '../../../../src/planner/builtin/people/at-device.ts';
import { harbour } from '../parts/products.ts';

const { structure } = harbour();
const [model] = structure.components;
if (model === undefined) throw new Error('a harbour has components');
const components = [
  { ...model, id: 'device-software', name: 'Crane software' },
  { ...model, id: 'device-gateway', name: 'Crane gateway' },
];
const flow = (actor: string) => ({
  id: 'F-1',
  name: 'Lift a load',
  actor,
  serves: [],
  steps: [{ from: 'actor', to: 'device-software', action: 'scans the load', isReply: false }],
});
const roles = [
  { name: 'Crane Hand', description: 'Lifts.', requirementIds: [] },
  { name: 'Guest', description: 'Waits.', requirementIds: [], isBearer: true },
];
const site = { components, flows: [flow('Crane Hand'), flow('Guest')] };

describe('who works at a thing in the field', () => {
  it('is unknown to it where the inputs say nothing', () => {
    const found = unknownAtDevice({ structure: site, roles }, ['A crane hand lifts loads.']);
    expect(found).toMatchObject({ device: 'Crane', roles: [{ name: 'Crane Hand' }] });
  });
  it('shows a code first, and who holds one instead of an account does not', () => {
    const [own, guest] = lettingIn(site, roles, []);
    expect(own?.steps.map(({ action }) => action)).toEqual([
      'shows the personal code of the account',
      'compares it with the keyed hashes it holds',
      'scans the load',
    ]);
    expect(guest?.steps).toHaveLength(1);
  });
  it.each(['Each crane hand has a badge.', 'A crane hand signs in at the crane.'])(
    'is known where they do: %s',
    (text) => {
      expect(isLetInAt(text, 'Crane Hand', 'Crane')).toBe(true);
      expect(unknownAtDevice({ structure: site, roles }, [text])).toBeNull();
      expect(lettingIn(site, roles, [text])).toEqual(site.flows);
    },
  );
  it('is nobody where nothing stands in the field', () => {
    expect(unknownAtDevice({ structure: { ...site, components: [model] }, roles }, [])).toBeNull();
  });
});
