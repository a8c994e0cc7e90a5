// Sentences about gaps between what is asked for and what can be shown or told.
import { describe, expect, it } from 'vitest';
import { unshown } from '../../../../src/planner/builtin/parts/review/unshown.ts';
import type { Spine } from '../../../../src/planner/builtin/spine.ts';
import { quantity, requirement } from '../inputs.ts';
import { harbour } from './products.ts';

const told = (spine: Spine): string => unshown(spine).flatMap(Object.values).join(' ');

function drawn(text: string, kind: 'ux' | 'prd' = 'ux', shownBy: readonly string[] = []): Spine {
  const spine = harbour({ requirements: [requirement('R-9', text)] });
  const screens = spine.input.reading.screens.map((each) => ({ ...each, requirementIds: [...shownBy] }));
  const documents = spine.input.brief.documents.map((each) => ({ ...each, kind }));
  const brief = { ...spine.input.brief, documents };
  return { ...spine, input: { ...spine.input, brief, reading: { ...spine.input.reading, screens } } };
}

describe('what a role is to do', () => {
  const ASKED = 'As a skipper, I want to borrow a rope for my voyage so that I need none.';
  it('is a gap where nobody drew a screen for it', () => {
    expect(told(drawn(ASKED))).toContain('R-9 lets Skipper borrow a rope for their voyage');
    expect(told(drawn('A skipper must be able to borrow a rope.'))).toContain('no screen or flow');
  });
  it('is none where a screen or a flow shows it', () => {
    expect(told(drawn(ASKED, 'ux', ['R-9']))).toBe('');
    const spine = drawn(ASKED);
    const flows = spine.structure.flows.map((each) => ({ ...each, serves: ['R-9'] }));
    expect(told({ ...spine, structure: { ...spine.structure, flows } })).toBe('');
  });
  it('is none where no screens were drawn at all, nobody does it, or it is done without a connection', () => {
    expect(told(drawn(ASKED, 'prd'))).toBe('');
    expect(told(drawn('The ropes must be dry.'))).toBe('');
    expect(told(drawn('As a skipper, I want to borrow a rope while the pier has no network.'))).toBe('');
  });
});

describe('a time within which each change is told', () => {
  const TOLD = 'The port shall notify the agent of each change of a berth within 9 seconds.';
  const ALONE = 'A pier shall work for at least 5 hours without a network connection.';
  const timed = (change: string, alone: string, isThere = true): string => {
    const limit = { ...quantity('latency', 9, 's'), requirementId: 'R-1' };
    const requirements = [requirement('R-1', change), requirement('R-2', alone)];
    const spine = harbour({ requirements, quantities: [limit], screens: [] });
    const [model] = spine.structure.components;
    if (model === undefined) throw new Error('a harbour has components');
    const units = [
      { ...model, id: 'device-software', name: 'Pier software' },
      { ...model, id: 'device-gateway', name: 'Pier gateway' },
    ];
    const components = [...spine.structure.components, ...(isThere ? units : [])];
    return told({ ...spine, structure: { ...spine.structure, components } });
  };
  it('cannot hold while a thing in the field is cut off', () => {
    expect(timed(TOLD, ALONE)).toMatch(/told within a time .*a pier may be without .*\(R-2\)/);
    expect(timed(TOLD, ALONE)).toContain('runs from when the event of the pier comes in');
  });
  it('holds where nothing works alone, nothing stands in the field, or nobody is told', () => {
    expect(timed(TOLD, 'A pier shall be dry.')).toBe('');
    expect(timed(TOLD, ALONE, false)).toBe('');
    expect(timed('A gate opens within 9 seconds.', ALONE)).toBe('');
  });
});
