// Sentences about the heat on a map, the log of a run, and where a demand stands that names no page.
import { describe, expect, it } from 'vitest';
import type { Page } from '../../../../src/blueprint/parts/routes.ts';
import { besideOthers } from '../../../../src/planner/builtin/parts/routes/page-sections.ts';
import { shownLayers } from '../../../../src/planner/builtin/parts/routes/shown-layers.ts';
import type { EntityFact } from '../../../../src/planner/builtin/spine.ts';
import { noun, requirement } from '../inputs.ts';
import { harbour, type Made } from './products.ts';

const page = (purpose: string): Page => ({
  path: '/watch',
  screen: 'Watch',
  purpose,
  roles: ['Trainer'],
  serves: ['X1'],
});
const job = {
  id: 'training-job',
  name: 'Training job',
  kind: 'job' as const,
  technology: 'any',
  responsibility: 'trains',
  owner: null,
  scaling: '',
  serves: [],
};

function paths(made: Partial<Made>, purpose: string, isRead: (one: EntityFact) => boolean = () => true) {
  const roles = [{ name: 'Trainer', description: 'Looks after the model.', requirementIds: [] }];
  const spine = harbour({ roles, ...made });
  return shownLayers(spine, page(purpose), isRead).map(({ path }) => path);
}

describe('a heatmap', () => {
  const entities = [noun('Buoy Sensor', { segment: 'buoy-sensors' }), noun('Skipper')];
  const text = 'The map has a heatmap layer.';
  it('is read beside what stands on the map of a page', () => {
    expect(paths({ entities, text }, 'Map of all buoy sensors.')).toEqual(['/v1/buoy-sensors/heatmap']);
  });
  it('is none on a page without a map, or of people', () => {
    expect(paths({ entities, text }, 'List of all buoy sensors.')).toEqual([]);
    expect(paths({ entities, text }, 'Map of all skippers.')).toEqual([]);
  });
  it('is none where the inputs speak of none', () => {
    expect(paths({ entities, text: 'The map shows berths.' }, 'Map of all buoy sensors.')).toEqual([]);
  });
});

describe('the log of a run', () => {
  const entities = [noun('Model Version', { segment: 'model-versions', requirementIds: ['X1'] })];
  const text = 'A model version is trained at night. A model version is deployed by hand.';
  const { components } = harbour().structure;
  const wanting = [{ name: 'Trainer', description: 'Needs error logs.', requirementIds: [] }];
  const trained = { entities, text, components: [...components, job] };
  it('is read with the model that it made, for whom the inputs say needs it', () => {
    expect(paths({ ...trained, roles: wanting }, 'All versions.')).toEqual(['/v1/model-versions/{id}/log']);
  });
  it('is none where the model is read nowhere, or no job makes one', () => {
    expect(paths({ ...trained, roles: wanting }, 'All versions.', () => false)).toEqual([]);
    expect(paths({ entities, text, roles: wanting }, 'All versions.')).toEqual([]);
  });
  it('is none where nobody needs one', () => {
    expect(paths(trained, 'All versions.')).toEqual([]);
  });
});

describe('a demand that shares little with any page', () => {
  const under = (heading: string, id: string, text: string) => {
    const one = requirement(id, text);
    return { ...one, source: { ...one.source, heading } };
  };
  const first = under('Messages', 'X1', 'A toast tells that the berth list is new.');
  const second = under('Messages', 'X2', 'A toast tells why it failed.');
  const fields = under('Entry', 'X3', 'The mooring code fields of the drawer are taken out.');
  const flag = under('Switch', 'X4', 'Mooring code fields stay visible while OLD_WAY is set.');
  const requirements = [first, second, fields, flag];
  const pages = [{ serves: ['X1'] }, { serves: ['X3'] }];
  const unsure = (each: typeof first, at: number) => ({ each, at, isSure: false });
  const placed = (...homes: Parameters<typeof besideOthers>[2]) =>
    besideOthers({ requirements }, pages, homes).map(({ at }) => at);
  it('goes with the rest of its section, or with a demand on the same thing', () => {
    expect(placed(unsure(second, 1))).toEqual([0]);
    expect(placed(unsure(flag, 0))).toEqual([1]);
  });
  it('stays where its section stands on two pages', () => {
    const third = under('Messages', 'X5', 'A button rings.');
    expect(placed(unsure(second, -1), { each: third, at: 1, isSure: true })).toEqual([-1, 1]);
  });
  it('is left alone where its words are sure of a page', () => {
    expect(placed({ each: second, at: 1, isSure: true })).toEqual([1]);
  });
});
