// Sentences about what the inputs bind: things to the places that hold them, and staff to the one place they work for.
import { describe, expect, it } from 'vitest';
import { boundRoles } from '../../../../src/planner/builtin/parts/access/sites.ts';
import { draftAccess } from '../../../../src/planner/builtin/parts/access.ts';
import { roomGap } from '../../../../src/planner/builtin/parts/review/room.ts';
import { requirement } from '../inputs.ts';
import { harbour } from './products.ts';

const ASKED = [
  '3,000 trunks per day arrive at the railway.',
  '20 halls with 50 racks each.',
  'The system gives a rack to each trunk.',
  'A trunk is sold when it was not fetched within 10 days.',
];
const gap = (...texts: string[]) => roomGap(texts.map((text, at) => requirement(`R-${at + 1}`, text)));

describe('room for what comes in', () => {
  it('is a gap where more may stay than there are places', () => {
    const { statement = '', resolution = '' } = gap(...ASKED) ?? {};
    expect(statement).toContain('room for up to 30,000 at once; 20 halls with 50 racks each hold 1,000');
    expect(statement).toContain('(R-1, R-4, R-2)');
    expect(resolution).toContain('stays 8 hours on average');
  });
  it('is none where all fit', () => {
    expect(gap('90 trunks per day arrive.', ...ASKED.slice(1))).toBeNull();
  });
  it('is not reckoned where one of the numbers is not stated', () => {
    for (const left of [0, 1, 3]) expect(gap(...ASKED.filter((_, at) => at !== left))).toBeNull();
  });
  it('is not reckoned for two things that nothing ties', () => {
    expect(gap(...ASKED.filter((_, at) => at !== 2))).toBeNull();
    expect(gap(...ASKED.slice(0, 3), 'A letter is burnt when it was not fetched within 10 days.')).toBeNull();
  });
});

const berth = (description: string, name = 'Dock Clerk') =>
  harbour({ roles: [{ name, description, requirementIds: [] }] });

describe('who works for one place', () => {
  it('is narrowed to its rows', () => {
    const spine = berth('Keeps the lamps of one berth.');
    expect(boundRoles(spine).map(({ site }) => site.name)).toEqual(['Berth']);
    expect(draftAccess(spine).notes).toContain('Dock Clerk works for one berth only');
    expect(draftAccess(spine).notes).toContain('`berth_id`');
  });
  it('is not who works for all of them, or for nothing that is kept', () => {
    expect(boundRoles(berth('Keeps the lamps of every berth.'))).toEqual([]);
    expect(boundRoles(berth('Works out of one hut.'))).toEqual([]);
    expect(draftAccess(berth('Keeps the lamps of every berth.')).notes).not.toContain('only: the account');
  });
  it('is not who comes for themselves', () => {
    expect(boundRoles(berth('Sails out of one berth, of one berth.', 'Skipper'))).toEqual([]);
  });
  const beside = (text: string) => {
    const of = (name: string, description: string) => ({ name, description, requirementIds: [] });
    const roles = [of('Dock Clerk', 'Keeps the lamps of one berth.'), of('Rope Officer', 'Ties ropes.')];
    return harbour({ roles, requirements: [requirement('R-1', text)] });
  };
  it('is whom a demand counts among the people of such a place, and says that it is assumed', () => {
    const spine = beside('The dock clerk must see every rope officer of the berth.');
    expect(boundRoles(spine).map(({ role }) => role.name)).toEqual(['Dock Clerk', 'Rope Officer']);
    expect(draftAccess(spine).notes).toContain('one berth only (assumed for Rope Officer): the account');
  });
  it('is not whom a demand only names, or sends to all places', () => {
    for (const text of ['The rope officer ties a rope.', 'The rope officer of the port sees every berth.'])
      expect(boundRoles(beside(text)).map(({ role }) => role.name)).toEqual(['Dock Clerk']);
    expect(draftAccess(beside('The rope officer ties a rope.')).notes).not.toContain('assumed for');
  });
});
