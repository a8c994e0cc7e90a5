// Sentences about what a guide must not say of a product without a server, and what its inputs name beside the stack.
import { describe, expect, it } from 'vitest';
import { personalIn } from '../../../../src/planner/builtin/parts/data/shown.ts';
import { draftSecurity } from '../../../../src/planner/builtin/parts/domains/security.ts';
import { draftPlan } from '../../../../src/planner/builtin/parts/plan.ts';
import { draftStack } from '../../../../src/planner/builtin/parts/stack.ts';
import { lastWins } from '../../../../src/planner/builtin/parts/state/last-wins.ts';
import { readBrief } from '../../../../src/planner/builtin/reading/read-brief.ts';
import { buildSpine } from '../../../../src/planner/builtin/spine-builder.ts';
import { decided, noun, optionOf, requirement } from '../inputs.ts';
import { brief, document } from '../reading/briefs.ts';
import { draftedOf, harbour } from './products.ts';

const STACK = `## Tech stack\n\n### Required\n\n| Layer | Technology |\n| --- | --- |\n| Frontend | React (Vite) |\n| Database | Cloud Firestore |\n\n### Recommended\n\n| Layer | Technology |\n| --- | --- |\n| Routing | React Router |\n\n### Not in stack\n\nSupabase`;
const SCREENS =
  '## Screens\n\n| Route | Screen |\n| --- | --- |\n| `/` | Tide list |\n| `/tide` | Tide desk |';
const given = (pattern: string, ...lines: string[]) => {
  const one = brief('Tide desk', document('prd', ['# Tide desk', ...lines].join('\n\n')));
  return buildSpine({ ...decided([optionOf('A', pattern)]), brief: one, reading: readBrief(one) });
};
const FEATURES = '## Features\n\n- A pilot must be able to save a tide.';
const rows = (pattern: string, ...lines: string[]) =>
  given(pattern, FEATURES, SCREENS, ...lines).stackRows.map(({ role, choice }) => `${role}: ${choice}`);

describe('the stack of a product', () => {
  it('holds what the inputs name for building the client, once', () => {
    const all = rows('baas', STACK);
    expect(all).toContain('Routing: React Router');
    expect(all).toContain('Build tool: Vite');
  });
  it('holds no such rows where the inputs name none', () => {
    expect(rows('baas').filter((row) => /^(?:Routing|Build tool|State):/.test(row))).toEqual([]);
  });
  it('has no runtime of its own where nothing of ours runs, and one where something does', () => {
    expect(rows('baas', STACK).join()).not.toContain('Runtime');
    expect(rows('modularMonolith').join()).toContain('Runtime');
  });
  it('says what the inputs rule out by name, and nothing where they rule nothing out', () => {
    expect(draftStack(given('baas', FEATURES, SCREENS, STACK)).notes).toMatch(/^Ruled out .*Supabase/);
    expect(draftStack(given('baas', FEATURES, SCREENS)).notes).toBe('');
  });
});

describe('the first spike without a server', () => {
  const first = (pattern: string) => {
    const spine = given(pattern, FEATURES, SCREENS);
    const drafted = draftedOf(spine);
    const [page] = drafted.routes.pages;
    if (page === undefined) throw new Error('there are pages');
    const pages = [
      { ...page, screen: 'Gate', roles: ['public'], serves: ['1', '2', '3', '4'] },
      { ...page, screen: 'Done', path: '/desk#done', roles: ['Pilot'], serves: ['1', '2', '3'] },
      { ...page, screen: 'Desk', roles: ['Pilot'], serves: ['1', '2'] },
      { ...page, screen: 'List', roles: ['Pilot'], serves: ['1'] },
    ];
    return draftPlan(spine, { ...drafted, routes: { ...drafted.routes, pages } }).deliveryOrder[0]?.step;
  };
  it('is the page that most is asked of, and no sign-in and nothing that opens over it', () => {
    expect(first('baas')).toBe('Spike: Desk');
  });
  it('is a part of the server where there is one', () => {
    expect(first('modularMonolith')).not.toContain('Desk');
  });
});

describe('two writes of one thing', () => {
  const said = (text: string) => lastWins({ ...harbour(), requirements: [requirement('R-1', text)] });
  it('are told by the clock of the server where the later one holds', () => {
    expect(said('Two devices: latest change wins.')).toEqual([
      { text: expect.stringContaining('latest change wins" (R-1)'), serves: ['R-1'] },
    ]);
  });
  it('are not told where nothing says so', () => {
    expect(said('The latest tide is shown; a prize is what the pilot wins.')).toEqual([]);
  });
});

describe('a code that opens something once', () => {
  const rules = (text: string) =>
    given('modularMonolith', FEATURES, `- ${text}`)
      .structure.invariants.map(({ rule }) => rule)
      .join();
  it('is checked by the product that hands it out', () => {
    expect(rules('A gate must open with a single-use code.')).toContain('opens something at most once');
  });
  it('is no rule of the product where it is part of a sign-in', () => {
    expect(rules('Pilots must sign in with a one-time code.')).not.toContain('opens something at most once');
  });
});

describe('threats', () => {
  const cited = (text: string) => {
    const spine = { ...harbour({ requirements: [requirement('R-1', text)] }) };
    const { threatMitigation } = draftSecurity(spine, draftedOf(spine));
    return threatMitigation.points
      .filter(({ serves }) => serves.includes('R-1'))
      .map(({ text: told }) => told);
  };
  it('cite the demand on who may see what', () => {
    expect(cited('Access to a berth is granted by role.').join()).toContain('by guessing ids');
  });
  it('cite no demand on use by all, and none on what fails in a game', () => {
    expect(cited('Accessibility: contrast and focus.').join()).not.toContain('by guessing ids');
    expect(cited('On fail, the pilot tries the missed knots again.').join()).not.toContain('Too many calls');
  });
});

describe('things that hold data of people', () => {
  it('are led by those kept with the traits of somebody', () => {
    const text = "The port shall keep the runs of a crate for 2 years, then delete the skipper's name.";
    const spine = harbour({
      text,
      requirements: [requirement('R-1', text)],
      entities: [noun('Mooring', { fields: [{ name: 'email', type: 'text' }] }), noun('Crate')],
    });
    expect(personalIn(spine).map(({ name }) => name)).toEqual(['Crate', 'Mooring']);
  });
  it('are none where nothing is told of anybody', () => {
    expect(personalIn(harbour({ text: '', requirements: [], entities: [noun('Crate')] }))).toEqual([]);
  });
});
