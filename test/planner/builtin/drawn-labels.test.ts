// Sentences about labels of a drawing as steps of a flow, and about what a decision says of an outside system.
import { describe, expect, it } from 'vitest';
import { readBrief } from '../../../src/planner/builtin/reading/read-brief.ts';
import { buildSpine } from '../../../src/planner/builtin/spine-builder.ts';
import { decided, optionOf, reading } from './inputs.ts';
import { brief, document } from './reading/briefs.ts';

function actionsOf(steps: string[]): string[] {
  const input = decided([optionOf('A', 'modularMonolith'), optionOf('B', 'serverless')]);
  const flows = reading.flows.slice(0, 1).map((one) => ({ ...one, steps }));
  const told = buildSpine({ ...input, reading: { ...input.reading, flows } }).structure.flows[1];
  return told?.steps.map((one) => one.action) ?? [];
}

describe('a label of a drawing', () => {
  it('is shown where it names what is on the screen, and clicked where it says so', () => {
    const actions = actionsOf(['Badge on Deck Icon', 'Click: Cabin Page', 'Booking is printed']);
    expect(actions).toEqual(expect.arrayContaining(['shows "Badge on Deck Icon"', 'clicks "Cabin Page"']));
  });
  it('is a deed and what is seen then, where an arrow names the one and its box the other', () => {
    const actions = actionsOf([
      'Open the page',
      'Click Red Cabin: Show the deck',
      'Click Bell: Booking is printed',
    ]);
    expect(actions).toEqual(expect.arrayContaining(['Click Red Cabin', 'The page shows: the deck']));
    expect(actions.at(-1)).toBe('The page shows: Booking is printed');
  });
  it('is a key that is pressed', () => {
    expect(actionsOf(['Open the page', 'Key: Y: Mark full', 'Done'])).toContain('presses "Y": Mark full');
  });
  it('stays whole where no person does what stands before the colon', () => {
    expect(actionsOf(['Open the page', 'Deck plan: two berths', 'Done'])).toContain('Deck plan: two berths');
  });
  it('stays as it is where it tells a deed', () => {
    expect(actionsOf(['Open the page', 'Passenger picks a Cabin', 'Done'])).toContain('Open the page');
  });
});

describe('the purpose of an outside system', () => {
  const purposes = (line: string): string[] =>
    readBrief(brief('Log', document('prd', `# Log\n\n- ${line}\n`))).integrations.map((one) => one.purpose);
  it('is what is said of it', () => {
    expect(purposes('Mapbox draws the coast.')).toEqual(['Mapbox draws the coast.']);
  });
  it('is not that it was chosen', () => {
    expect(purposes('Decision: a wrapper (Mapbox).')).toEqual(['']);
  });
});
