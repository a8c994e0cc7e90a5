// Sentences about what an outside party reports of a settlement, what is demanded for later, and who runs the sign-in.
import { describe, expect, it } from 'vitest';
import type { Component } from '../../../../src/blueprint/parts/structure.ts';
import type { Requirement } from '../../../../src/blueprint/requirement.ts';
import { isSelfRun } from '../../../../src/planner/builtin/parts/deployment/place.ts';
import { withReports } from '../../../../src/planner/builtin/parts/routes/reports.ts';
import { readBrief } from '../../../../src/planner/builtin/reading/read-brief.ts';
import type { EntityFact, Spine } from '../../../../src/planner/builtin/spine.ts';
import { brief, document } from '../reading/briefs.ts';
import { harbour } from './products.ts';

const demand = (text: string): Requirement => ({
  id: 'R-90',
  kind: 'functional',
  priority: 'must',
  text,
  attributes: [],
  source: { kind: 'rule', rule: 'made up' },
});
const SETTLEMENT: EntityFact = {
  name: 'Settlement',
  plural: 'Settlements',
  segment: 'settlements',
  fields: [],
  requirementIds: [],
  owner: 'api',
};
const external = (id: string, name: string): Component => ({
  id,
  name,
  kind: 'external',
  technology: 'Outside system',
  responsibility: 'Does its work.',
  owner: null,
  scaling: '',
  serves: [],
});
const REPORT = 'Update the sums based on reports from the harvest bank.';

function house(text: string, ...entities: EntityFact[]): Spine {
  const spine = harbour();
  const components = [...spine.structure.components, external('ext-bank', 'Harvest bank')];
  return {
    ...spine,
    entities: [...spine.entities, ...entities],
    further: [demand(text)],
    structure: { ...spine.structure, components },
  };
}
const groups = () => [
  {
    category: 'Settlement',
    feature: 'Settlement',
    endpoints: [
      { method: 'GET' as const, path: '/v1/settlements', purpose: 'List.', roles: ['Nobody'], serves: [] },
    ],
  },
];
const calls = (spine: Spine) => withReports(spine, groups()).flatMap(({ endpoints }) => endpoints);

describe('a report of an outside party', () => {
  it('is taken in by a call of its own, for the demand that has sums follow from it', () => {
    const [, added] = calls(house(REPORT, SETTLEMENT));
    expect(added).toMatchObject({ method: 'POST', path: '/v1/settlements/{id}/reports', serves: ['R-90'] });
    expect(added?.purpose).toContain('harvest bank');
  });

  it('is of no party that the structure does not call', () => {
    expect(calls(house('Update the sums based on reports from the moon.', SETTLEMENT))).toHaveLength(1);
  });

  it('adds nothing where nothing is settled, or nothing follows from it', () => {
    expect(calls(house(REPORT))).toHaveLength(1);
    expect(calls(house('Read the reports of the harvest bank.', SETTLEMENT))).toHaveLength(1);
  });
});

describe('who runs the sign-in', () => {
  const keycloak = external('identity', 'Keycloak');
  it('is the team, where it needs a host and nobody is named who runs it', () => {
    expect(isSelfRun(harbour(), keycloak)).toBe(true);
  });
  it('is somebody else for what is bought, and for what is there already', () => {
    expect(isSelfRun(harbour(), external('identity', 'Auth0'))).toBe(false);
    const spine = harbour();
    const documents = [document('prd', 'Staff sign in through the existing Keycloak of the port.')];
    const there = { ...spine, input: { ...spine.input, brief: { ...spine.input.brief, documents } } };
    expect(isSelfRun(there, keycloak)).toBe(false);
  });
  it('is no question for any other system', () => {
    expect(isSelfRun(harbour(), external('ext-keycloak', 'Keycloak'))).toBe(false);
  });
});

describe('a demand that begins with its time', () => {
  const texts = (...lines: string[]): string[] =>
    readBrief(
      brief('Lock desk', document('prd', ['# Lock desk', '## Features', ...lines].join('\n'))),
    ).requirements.map(({ text }) => text);
  const BEFORE = ['1. To close a lock by hand.', '2. To review the levels of all basins.'];

  it('is told with its deed in front', () => {
    expect(texts(...BEFORE, '3. Once a lock has been closed, to automatically update the levels.')).toContain(
      'Automatically update the levels, once a lock has been closed.',
    );
  });

  it('is none where no deed stands behind the time', () => {
    const all = texts(...BEFORE, '3. Once a lock has been closed, to the dismay of all.');
    expect(all.join(' ')).not.toContain('dismay');
  });

  it('leaves a demand without a time as it is', () => {
    expect(texts(...BEFORE)).toEqual(['Close a lock by hand.', 'Review the levels of all basins.']);
  });
});
