// Sentences about who calls whom: what only the page loads, who may look, and what people remove.
import { describe, expect, it } from 'vitest';
import { draftAccess } from '../../../../src/planner/builtin/parts/access.ts';
import { draftAlerts } from '../../../../src/planner/builtin/parts/deployment/alerts.ts';
import { callsText, systemsText } from '../../../../src/planner/builtin/parts/domains/reach.ts';
import { supplierText } from '../../../../src/planner/builtin/parts/plan/suppliers.ts';
import { draftRoutes } from '../../../../src/planner/builtin/parts/routes.ts';
import {
  withCalledRemovals,
  withStateColumns,
} from '../../../../src/planner/builtin/parts/state/removals.ts';
import { partners } from '../../../../src/planner/builtin/spine/facts.ts';
import type { Spine } from '../../../../src/planner/builtin/spine.ts';
import { isLoadedByPage } from '../../../../src/planner/builtin/stack/page-services.ts';
import { draftedOf, harbour } from './products.ts';

const [STRIPE] = harbour().input.reading.integrations;
if (STRIPE === undefined) throw new Error('the harbour has a partner');
const MAP = {
  ...STRIPE,
  name: 'Mapbox',
  kind: 'data',
  purpose: 'The map is drawn by it.',
  requirementIds: [],
};

function keys(spine: Spine): string[] {
  return draftRoutes(spine, draftAccess(spine)).groups.flatMap((group) =>
    group.endpoints.map((one) => `${one.method} ${one.path}`),
  );
}

describe('what the page loads by itself', () => {
  const alone = harbour({ integrations: [MAP] });
  it('is no call of the server, and has no alert of the server', () => {
    expect(callsText(alone)).toMatch(/^No call leaves the server/);
    expect(systemsText(alone)).toContain('no server of ours calls it');
    expect(supplierText(alone)).toContain('component of the client');
    expect(draftAlerts(alone).map((one) => one.metric)).not.toContain('mapbox_failure_ratio');
  });
  it('leaves other partners where they are', () => {
    const both = harbour({ integrations: [STRIPE, MAP] });
    expect(partners(both).map((one) => one.name)).toEqual(['Stripe']);
    expect(callsText(both)).toContain('quotas of Stripe are counted');
    expect(draftAlerts(both).map((one) => one.metric)).toContain('stripe_failure_ratio');
  });
  it('is a partner where a server uses it, or where there is no page', () => {
    expect(isLoadedByPage({ ...MAP, purpose: 'Addresses are geocoded by Mapbox.' })).toBe(false);
    expect(isLoadedByPage(STRIPE)).toBe(false);
    expect(partners(harbour({ integrations: [MAP], hasUi: false })).map((one) => one.name)).toEqual([
      'Mapbox',
    ]);
  });
});

describe('what only a screen says that people remove', () => {
  const told = (purpose: string): Spine => {
    const base = harbour();
    const [first, ...others] = base.input.reading.screens;
    if (first === undefined) throw new Error('the harbour has screens');
    const requirements = base.requirements.map((each) => ({
      ...each,
      text: each.text.replace(', edit and remove', ''),
    }));
    return harbour({ requirements, screens: [{ ...first, purpose }, ...others] });
  };
  it('has a call, for those who make it', () => {
    const spine = told('Map or list to add/remove small berths.');
    expect(keys(spine)).toContain('DELETE /v1/berths/{id}');
    const removal = draftRoutes(spine, draftAccess(spine))
      .groups.flatMap((group) => group.endpoints)
      .find((one) => one.method === 'DELETE' && one.path === '/v1/berths/{id}');
    expect(removal?.roles).toEqual(['Harbour Master']);
  });
  it('has none where nothing says so, or where it is forbidden', () => {
    expect(keys(told('See which berths are free.'))).not.toContain('DELETE /v1/berths/{id}');
    expect(keys(told('Nobody may never remove berths here.'))).not.toContain('DELETE /v1/berths/{id}');
  });
  it('stands once where a demand says it as well', () => {
    expect(keys(harbour()).filter((key) => key === 'DELETE /v1/berths/{id}')).toHaveLength(1);
  });
});

describe('a removal by a person in a life cycle', () => {
  const machine = {
    entity: 'Berth',
    initial: 'FREE',
    states: ['FREE', 'TAKEN', 'REMOVED'],
    transitions: [
      { from: 'FREE', to: 'TAKEN', on: 'a boat arrives' },
      { from: 'TAKEN', to: 'REMOVED', on: 'removed by a person' },
    ],
    serves: [],
  };
  const [berth] = harbour().entities.filter(({ name }) => name === 'Berth');
  const entities = berth === undefined ? [] : [berth];
  const groups = draftRoutes(harbour(), draftAccess(harbour())).groups;
  it('stays where a call removes it', () => {
    expect(withCalledRemovals([machine], { groups }, entities)).toEqual([machine]);
  });
  it('goes with its state where no call does', () => {
    const [left] = withCalledRemovals([machine], { groups: [] }, entities);
    expect(left?.states).toEqual(['FREE', 'TAKEN']);
    expect(left?.transitions).toHaveLength(1);
  });
  it('leaves other endings alone', () => {
    const ends = { ...machine, transitions: [{ from: 'FREE', to: 'REMOVED', on: 'its season ends' }] };
    expect(withCalledRemovals([ends], { groups: [] }, entities)[0]?.transitions).toHaveLength(1);
  });
});

describe('what a person judges in a life cycle', () => {
  const machine = {
    entity: 'Berth',
    initial: 'RAISED',
    states: ['RAISED', 'TAKEN_UP', 'CLOSED', 'GONE'],
    transitions: [
      { from: 'RAISED', to: 'TAKEN_UP', on: 'a person takes it up' },
      { from: 'TAKEN_UP', to: 'CLOSED', on: 'its season ends' },
      { from: 'RAISED', to: 'GONE', on: 'nothing is seen for an hour' },
    ],
    serves: [],
  };
  const entities = harbour().entities.filter(({ name }) => name === 'Berth');
  const groups = draftRoutes(harbour(), draftAccess(harbour())).groups;
  it('stays where a call changes it', () => {
    expect(withCalledRemovals([machine], { groups }, entities)).toEqual([machine]);
  });
  it('goes with all that only it leads to where no call does', () => {
    const [left] = withCalledRemovals([machine], { groups: [] }, entities);
    expect(left?.states).toEqual(['RAISED', 'GONE']);
    expect(left?.transitions.map(({ to }) => to)).toEqual(['GONE']);
  });
  it('leaves no life cycle in which nothing happens', () => {
    const idle = { ...machine, transitions: machine.transitions.slice(0, 2) };
    expect(withCalledRemovals([idle], { groups: [] }, entities)).toEqual([]);
  });
  it('has a column that says where it stands, unless there is one', () => {
    const [berth] = draftedOf(harbour()).data.entities.filter(({ name }) => name === 'Berth');
    if (berth === undefined) throw new Error('the harbour keeps berths');
    const plain = { ...berth, fields: berth.fields.filter(({ name }) => !/status|state|^is_/.test(name)) };
    const names = (of: typeof berth): string[] =>
      withStateColumns([of], [machine])[0]?.fields.map(({ name }) => name) ?? [];
    expect(names(plain).filter((name) => name === 'status')).toHaveLength(1);
    const told = { ...plain, fields: [...plain.fields, { name: 'is_expired', type: 'boolean', note: '' }] };
    expect(names(told)).not.toContain('status');
    expect(withStateColumns([plain], [])).toEqual([plain]);
  });
});

describe('those who only look', () => {
  const visitor = { name: 'Visitor', description: 'Looks at the harbour.', requirementIds: [] };
  const spine = harbour({ roles: [...harbour().roles, visitor] });
  const access = draftAccess(spine);
  const routes = draftRoutes(spine, access);
  const all = routes.groups
    .filter(({ category }) => category !== 'Session and health')
    .flatMap((one) => one.endpoints);
  it('open the pages and reads of what the role table lets them see', () => {
    expect(routes.pages.find((page) => page.path === '/map')?.roles).toContain('Visitor');
    expect(all.some((one) => one.method === 'GET' && one.roles.includes('Visitor'))).toBe(true);
  });
  it('change nothing', () => {
    const changing = all.filter((one) => !['GET', 'SSE', 'EVENT'].includes(one.method));
    expect(changing.filter((one) => one.roles.includes('Visitor'))).toEqual([]);
  });
  it('are not let see what also changes', () => {
    const [first] = spine.requirements;
    if (first === undefined) throw new Error('the harbour has requirements');
    const text = 'The system must allow skippers to view the berths and correct them.';
    const told = harbour({
      roles: [...spine.roles],
      requirements: [{ ...first, text }, ...spine.requirements.slice(1)],
    });
    const row = draftAccess(told).capabilities.find((each) => each.serves.includes(first.id));
    expect(row?.grants.Visitor).toBe('no');
  });
});
