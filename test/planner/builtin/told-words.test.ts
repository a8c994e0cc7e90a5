// Sentences about the words of a guide: tests that fit their rule, verbs of people, events, and ends of questions.
import { describe, expect, it } from 'vitest';
import { draftAccess } from '../../../src/planner/builtin/parts/access.ts';
import { retentionOf } from '../../../src/planner/builtin/parts/data/lifetimes.ts';
import { draftRoutes } from '../../../src/planner/builtin/parts/routes.ts';
import { draftState } from '../../../src/planner/builtin/parts/state.ts';
import { rolesOf } from '../../../src/planner/builtin/product-nouns.ts';
import { proposeQuestions } from '../../../src/planner/builtin/questions/questions.ts';
import type { Spine } from '../../../src/planner/builtin/spine.ts';
import { buildSpine } from '../../../src/planner/builtin/spine-builder.ts';
import { decided, brief as ferry, optionOf, reading, requirement } from './inputs.ts';
import { harbour } from './parts/products.ts';

function spineWith(change: Partial<typeof reading>): Spine {
  const input = decided([optionOf('A', 'modularMonolith'), optionOf('B', 'serverless')]);
  return buildSpine({ ...input, reading: { ...input.reading, ...change } });
}

function testOf(text: string): string | undefined {
  const { invariants } = spineWith({ requirements: [requirement('R-9', text)] }).structure;
  return invariants.find((one) => one.serves.includes('R-9'))?.test;
}

describe('the test of a rule that says "only"', () => {
  it('speaks of what the rule speaks of', () => {
    expect(testOf('Each member reads and writes own data only.')).toContain('Two accounts');
    expect(testOf('The undo button in practice only.')).toContain('"undo button" is there in practice');
    expect(testOf('A quiz has no hints until it ends and is passed at ≥3/5 only.')).toContain('"≥3/5"');
  });
  it('stays general where the rule gives nothing to hold on to', () => {
    expect(testOf('The harbour cannot be entered unless the light is green.')).not.toContain('Two accounts');
  });
});

describe('people of a product', () => {
  const [first] = reading.actors;
  const host = { ...first, name: 'Landlord', description: 'Owns the pier; wants no work with it.' };
  it('are those who do something in it', () => {
    const actors = [...reading.actors, ...(first ? [{ ...first, ...host }] : [])];
    expect(rolesOf({ ...reading, actors }).map((one) => one.name)).toEqual(['Passenger', 'Clerk']);
  });
  it('are all who are named where nobody else is', () => {
    const actors = first ? [{ ...first, ...host }] : [];
    expect(rolesOf({ ...reading, actors }).map((one) => one.name)).toEqual(['Landlord']);
  });
});

describe('what people make', () => {
  const purposes = (spine: Spine): string[] =>
    draftRoutes(spine, draftAccess(spine)).groups.flatMap((one) => one.endpoints.map((each) => each.purpose));
  it('is told by their verb, and what has no other verb is created', () => {
    const told = purposes(harbour());
    expect(told).toContain('Create a berth.');
    expect(told.filter((one) => /^Create a booking/.test(one))).toEqual([]);
  });
});

describe('what opens something', () => {
  const kept = (name: string): string => {
    const entity = { name, plural: `${name}s`, segment: 'x', fields: [], requirementIds: [], owner: 'api' };
    return retentionOf(harbour(), entity, { kind: 'personal', isPicture: false, isJudged: false });
  };
  it('is kept as long as it can open it, and a person as long as the account', () => {
    expect(kept('Entry Code')).toContain('until it is used');
    expect(kept('Boat')).toContain('account of the person');
  });
});

describe('a life cycle', () => {
  const told = 'The booking keeps its status: held, confirmed, printed.';
  const spine = spineWith({ requirements: [...reading.requirements, requirement('R-9', told)] });
  it('goes from state to state by an event, not by its name', () => {
    const events = draftState(spine).lifecycles.flatMap((one) => one.transitions.map((each) => each.on));
    expect(events.length).toBeGreaterThan(0);
    expect(events.filter((one) => /as R-\d+ tells/.test(one))).toEqual([]);
  });
});

describe('a question on a conflict', () => {
  it('ends a quoted sentence once', () => {
    const conflict = {
      id: 'C-1',
      kind: 'scope' as const,
      statement: 'The screen "Deck" is out of scope: "Chat with crews.".',
      sides: [],
      proposal: 'Leave it out.',
      needsPerson: true,
    };
    const [question] = proposeQuestions(ferry, { ...reading, conflicts: [conflict] });
    expect(question?.text).toBe('The screen "Deck" is out of scope: "Chat with crews." Which holds?');
  });
});

describe('the rights of people', () => {
  const rights = (text: string): string[] => {
    const spine = harbour();
    const requirements = [...spine.requirements, requirement('R-90', text)];
    const features = spine.features.map((one) => ({
      ...one,
      requirementIds: [...one.requirementIds, 'R-90'],
    }));
    return draftAccess({ ...spine, requirements, features })
      .capabilities.filter((one) => one.serves.includes('R-90'))
      .map((one) => one.capability);
  };
  it('are what they do', () => {
    expect(rights('Skippers can print a berth plan.')).toHaveLength(1);
  });
  it('are not what is done to the product, by the team, or told by a page', () => {
    expect(rights('The old plan fields will be removed.')).toEqual([]);
    expect(rights('Add berths by file without rewriting the app.')).toEqual([]);
    expect(rights('Show error message; keep the dialog open.')).toEqual([]);
  });
});
