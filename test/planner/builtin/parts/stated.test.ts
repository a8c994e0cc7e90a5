// Sentences about what the inputs write down themselves: paths, tables and surfaces come before any guess.
import { describe, expect, it } from 'vitest';
import { requestOf } from '../../../../src/planner/builtin/flows/requests.ts';
import { statedCalls } from '../../../../src/planner/builtin/flows/stated-calls.ts';
import { draftAccess } from '../../../../src/planner/builtin/parts/access.ts';
import { attributeOf } from '../../../../src/planner/builtin/parts/qualities/scenarios.ts';
import { draftPages } from '../../../../src/planner/builtin/parts/routes/pages.ts';
import { draftRoutes } from '../../../../src/planner/builtin/parts/routes.ts';
import { isOwnWork } from '../../../../src/planner/builtin/people/own-work.ts';
import { readBrief } from '../../../../src/planner/builtin/reading/read-brief.ts';
import type { Spine } from '../../../../src/planner/builtin/spine.ts';
import { requirement } from '../inputs.ts';
import { brief, document } from '../reading/briefs.ts';
import { harbour } from './products.ts';

const API = `
- \`GET /api/berths\` - List all berths
- \`POST /api/berths/{id}/lamp\` - Switch the lamp of a berth on the map
- \`GET /api/legacy/export\` - Old dump
`;

function routesWith(text: string): string[] {
  const spine: Spine = harbour({ text });
  return draftRoutes(spine, draftAccess(spine)).groups.flatMap((group) =>
    group.endpoints.map((each) => `${each.method} ${each.path}`),
  );
}

describe('endpoints of the inputs', () => {
  it('take the place of those that the rules would choose, with all calls on the same thing', () => {
    const keys = routesWith(API);
    expect(keys).toEqual(expect.arrayContaining(['GET /api/berths', 'GET /api/berths/{id}']));
    expect(keys).not.toContain('GET /v1/berths');
  });
  it('are added where only the inputs have them, and left where no demand speaks of them', () => {
    const keys = routesWith(API);
    expect(keys).toContain('POST /api/berths/{id}/lamp');
    expect(keys).not.toContain('GET /api/legacy/export');
  });
  it('are no contract where only one is written', () => {
    expect(statedCalls(harbour({ text: 'See GET /api/berths for more.' }).input.brief.documents)).toEqual([]);
    expect(routesWith('See GET /api/berths for more.')).toContain('GET /v1/berths');
  });
});

describe('a table of columns', () => {
  const TABLE = (heading: string): string =>
    `# Mill\n\n## Database schema\n\n#### ${heading}\n\n| Column | Type |\n| --- | --- |\n| id | UUID |\n| weight | INT |\n\n## Requirements\n\n- The miller must weigh each sack.\n`;
  const names = (text: string): string[] =>
    readBrief(brief('Mill', document('prd', text))).entities.map((one) => one.name);
  it('under the bare name of a table is that table', () => {
    expect(names(TABLE('`sacks`'))).toContain('Sack');
  });
  it('under a heading of words is none', () => {
    expect(names(TABLE('Notes on weighing and more'))).not.toContain('Notes On Weighing And More');
  });
});

describe('own work of the product', () => {
  it("is nobody's call", () => {
    expect(isOwnWork('The system must archive each tide table.')).toBe(true);
    expect(isOwnWork('Trigger: The pipeline must end with a commit.')).toBe(true);
  });
  it('is a call where it lets people do it', () => {
    expect(isOwnWork('The system must allow adding buoys.')).toBe(false);
    expect(isOwnWork('A skipper must archive each trip.')).toBe(false);
  });
});

describe('a request', () => {
  it('that opens or drops a thing changes it', () => {
    expect(requestOf('open a lock remotely', 'locks').line).toBe('PATCH /v1/locks/{id}');
  });
  it('that opens a page reads', () => {
    expect(requestOf('opens the page of the day', 'days').isRead).toBe(true);
  });
});

describe('a page', () => {
  it('under the console of one role is for that role', () => {
    const [screen] = harbour().input.reading.screens;
    if (screen?.source.kind !== 'document') throw new Error('the harbour has screens');
    const source = { ...screen.source, heading: 'Harbour master console' };
    const search = {
      ...screen,
      name: 'Boat search',
      path: '/boats',
      purpose: 'By number or by skipper.',
      source,
    };
    const spine = harbour({ screens: [screen, search] });
    expect(draftPages(spine, draftAccess(spine)).find((one) => one.path === '/boats')?.roles).toEqual([
      'Harbour Master',
    ]);
  });
});

describe('an attribute', () => {
  it('is performance where seconds are promised', () => {
    expect(attributeOf(requirement('Q1', 'Answers come within 2 seconds.', [], 'quality'))).toBe(
      'performanceEfficiency',
    );
  });
  it('is none of it where a deadline is days away', () => {
    expect(attributeOf(requirement('Q2', 'A parcel goes back within 7 days.', [], 'quality'))).not.toBe(
      'performanceEfficiency',
    );
  });
});
