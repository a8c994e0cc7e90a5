// Sentences about which demands give somebody a right, and what the right is called.
import { describe, expect, it } from 'vitest';
import { draftAccess } from '../../../../src/planner/builtin/parts/access.ts';
import { harbour } from './products.ts';

function rightsFor(text: string): string[] {
  const base = harbour();
  const requirements = base.requirements.map((each) => (each.id === 'FR1' ? { ...each, text } : each));
  const rows = draftAccess(harbour({ requirements })).capabilities;
  return rows.filter((row) => row.serves.includes('FR1')).map((row) => row.capability);
}

describe('a right', () => {
  it('is called by the deed, not by what stands before it', () => {
    const [right] = rightsFor(
      'Beyond the berths that the office lists by itself, skippers must be able to book a mooring in the outer harbour.',
    );
    expect(right).toMatch(/mooring in the outer harbour/);
    expect(right).not.toMatch(/^Beyond/);
  });
  it('is none where a demand changes the product itself, also with a remark in brackets', () => {
    const text =
      'The list that skippers read (e.g., the harbour board) must be updated to use the new source.';
    expect(rightsFor(text)).toEqual([]);
  });
  it('stays where it begins with the deed', () => {
    expect(rightsFor('Skippers must be able to book a berth.').join()).toMatch(/book a berth/i);
  });
});
