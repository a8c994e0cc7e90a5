// Sentences about troubles that the inputs settle themselves, and about demands on what a hand can reach.
import { describe, expect, it } from 'vitest';
import { draftBackend } from '../../../src/planner/builtin/parts/domains/backend.ts';
import { attributeOf } from '../../../src/planner/builtin/parts/qualities/scenarios.ts';
import { requirement } from './inputs.ts';
import { draftedOf, harbour } from './parts/products.ts';

function pointsWith(text: string): string[] {
  const spine = harbour();
  const with1 = { ...spine, requirements: [...spine.requirements, requirement('R-90', text)] };
  const { businessLogic } = draftBackend(with1, draftedOf(with1));
  return businessLogic.points.filter((one) => one.serves.includes('R-90')).map((one) => one.text);
}

describe('a case that the inputs settle', () => {
  it('is a test of the rules, in the words of the inputs', () => {
    expect(pointsWith('Tide table unavailable: keep the last one; do not block the booking.')[0]).toContain(
      'keep the last one; do not block',
    );
  });
  it('is none where a label only names a topic, or nothing follows', () => {
    expect(pointsWith('No Payload: the page sends nothing.')).toEqual([]);
    expect(pointsWith('The tide table is unavailable at night.')).toEqual([]);
  });
});

describe('a demand on buttons', () => {
  it('is one on how people work with the page', () => {
    const asked = requirement('R-91', 'Buttons are reachable and clearly labeled.', [], 'quality');
    expect(attributeOf(asked)).toBe('interactionCapability');
    expect(attributeOf(requirement('R-92', 'Lint rules hold.', [], 'constraint'))).toBe('maintainability');
  });
});
