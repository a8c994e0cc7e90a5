// Sentences about what stays because something of it has to be kept, what goes as a part, and whose accounts are there already.
import { describe, expect, it } from 'vitest';
import { THEN_GONE } from '../../../../src/planner/builtin/catalogue/invariant-data.ts';
import { draftAccess } from '../../../../src/planner/builtin/parts/access.ts';
import { draftData } from '../../../../src/planner/builtin/parts/data.ts';
import type { EntityFact, Spine } from '../../../../src/planner/builtin/spine.ts';
import { harbour } from './products.ts';

const thing = (name: string, fields: string[] = []): EntityFact => ({
  name,
  plural: `${name}s`,
  segment: `${name.toLowerCase()}s`,
  fields: fields.map((field) => ({ name: field, type: '' })),
  requirementIds: [],
  owner: 'api',
});
const THINGS = [
  thing('Skipper', ['email', 'phone', 'displayName']),
  thing('Booking', ['skipperId', 'status', 'email']),
  thing('Booking Note', ['bookingId', 'text', 'email']),
  thing('Lamp', ['number', 'height', 'colour']),
];

function keeping(subject: string): Spine {
  const spine = harbour({ entities: THINGS });
  const source = { kind: 'rule', rule: 'told' } as const;
  const kept = {
    id: 'q-retention',
    measure: 'retention' as const,
    value: 6,
    unit: 'years',
    bound: 'exactly' as const,
    subject,
    text: `${subject} are kept 6 years`,
    requirementId: 'NFR3',
    source,
  };
  const reading = { ...spine.input.reading, quantities: [kept] };
  return { ...spine, input: { ...spine.input, reading } };
}

describe('what something has to be kept of', () => {
  const entity = (spine: Spine, name: string) => draftData(spine).entities.find((each) => each.name === name);
  it('stays as long as that, and is not erased before', () => {
    const spine = keeping('Booking notes');
    for (const name of ['Booking', 'Skipper']) {
      expect(entity(spine, name)?.retention).toMatch(/^As long as booking notes name it: 6 years/);
      expect(entity(spine, name)?.deletion).toMatch(/^Not before its retention ends/);
    }
  });
  it('has no time of its own by a longer name', () => {
    expect(entity(keeping('Booking notes'), 'Booking')?.retention).not.toMatch(/^6 years/);
    expect(entity(keeping('Bookings'), 'Booking')?.retention).toMatch(/^6 years/);
  });
  it('is nothing that is about nobody, or that nothing kept names', () => {
    expect(entity(keeping('Booking notes'), 'Lamp')?.retention).toMatch(/^assumed: as long as it is in use/);
    expect(entity(keeping('Lamps'), 'Skipper')?.retention).toMatch(/^assumed/);
  });
});

describe('what goes as a part', () => {
  it('is what stands behind "then delete"', () => {
    const told = 'The port shall keep the runs for 2 years, then delete the name of the skipper.';
    expect(THEN_GONE.exec(told)?.[1]).toBe('the name of the skipper');
    expect(THEN_GONE.test('The port shall keep the runs for 2 years.')).toBe(false);
  });
});

describe('accounts that are there already', () => {
  const registration = (text: string) => draftAccess(harbour({ text })).registration.join(' ');
  it('are given a role, and nobody is invited', () => {
    const told = registration("The office signs in through the port's existing Keycloak.");
    expect(told).toContain('No new account for');
    expect(told).not.toContain('invitation');
  });
  it('are not, where no provider is there', () => {
    expect(registration('The office signs in with Keycloak.')).toContain('By invitation');
  });
});
