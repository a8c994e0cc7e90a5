// Sentences about what a guide says of people, places and reasons: each holds for the product that it is about.
import { describe, expect, it } from 'vitest';
import { triesOf } from '../../../../src/planner/builtin/parts/access/enrolment.ts';
import { draftApi } from '../../../../src/planner/builtin/parts/api.ts';
import { draftDecisions } from '../../../../src/planner/builtin/parts/decisions.ts';
import { draftBackend } from '../../../../src/planner/builtin/parts/domains/backend.ts';
import { draftFrontend } from '../../../../src/planner/builtin/parts/domains/frontend.ts';
import { draftInfrastructure } from '../../../../src/planner/builtin/parts/domains/infrastructure.ts';
import { draftPlan } from '../../../../src/planner/builtin/parts/plan.ts';
import { draftQualities } from '../../../../src/planner/builtin/parts/qualities.ts';
import { draftState } from '../../../../src/planner/builtin/parts/state.ts';
import { readBrief } from '../../../../src/planner/builtin/reading/read-brief.ts';
import type { Spine } from '../../../../src/planner/builtin/spine.ts';
import { buildSpine } from '../../../../src/planner/builtin/spine-builder.ts';
import { decided, noun, optionOf, requirement } from '../inputs.ts';
import { brief, document } from '../reading/briefs.ts';
import { draftedOf, harbour, kiln } from './products.ts';

const asked = (text: string): Spine => harbour({ requirements: [requirement('R-1', text, [], 'quality')] });

describe('the first dashboard', () => {
  const watched = (text: string): string => {
    const spine = asked(text);
    const { points } = draftInfrastructure(spine, draftedOf(spine)).monitoringAndOperations;
    return points.map((each) => each.text).join();
  };
  it('shows what is to be watched', () => {
    expect(watched('The health of each crane must be monitored.')).toContain('On the first dashboard');
    expect(watched('Each crane writes a log of its lifts.')).toContain('On the first dashboard');
  });
  it('shows no audit log, and no rule about data', () => {
    expect(watched('Health data must be encrypted.')).not.toContain('dashboard');
    expect(watched('Every lift must be written to an audit log.')).not.toContain('dashboard');
  });
});

const source = requirement('R', '').source;
const page = (name: string, purpose: string, path: string) => ({
  ...{ name, purpose, path, source },
  requirementIds: ['R-1'],
});

describe('a scenario about a page', () => {
  const about = (purpose: string, text: string) => {
    const screens = [page('Quay', purpose, '/')];
    const spine = harbour({ screens, requirements: [requirement('R-1', text, ['interactionCapability'])] });
    return draftQualities(spine).scenarios.find(({ attribute }) => attribute === 'interactionCapability')
      ?.stimulus;
  };
  it('names who uses it, and not whoever runs the product', () => {
    expect(about('The skipper books a berth.', 'All pages must be easy to read.')).toMatch(/^Skipper uses/);
  });
  it('names the role of the demand where that uses it', () => {
    const text = 'The harbour master edits a berth by keyboard.';
    expect(about('The harbour master edits berths.', text)).toMatch(/^Harbour Master uses Quay/);
  });
  it('names somebody where there is no page', () => {
    const told = draftQualities(kiln()).scenarios.map(({ stimulus }) => stimulus);
    expect(told.join()).toContain('Potter');
    expect(told.join()).not.toMatch(/undefined|(?:^|,) uses/);
  });
});

describe('wrong tries of a code', () => {
  const tries = (isThere: boolean, text: string, isBearer = true): string => {
    const roles = ['Skipper', 'Harbour Master'].map((name) => ({
      ...{ name, description: 'Opens a gate.', requirementIds: [] },
      ...{ isBearer: isBearer && name === 'Skipper' },
    }));
    const spine = harbour({ text, roles });
    const [model] = spine.structure.components;
    if (model === undefined) throw new Error('a harbour has components');
    const units = [
      { ...model, id: 'device-software', name: 'Gate software', kind: 'client' as const },
      { ...model, id: 'device-gateway', name: 'Gate gateway', kind: 'service' as const },
    ];
    const components = [...spine.structure.components, ...(isThere ? units : [])];
    return triesOf({ ...spine, structure: { ...spine.structure, components } });
  };
  const SAID = 'A wrong code three times blocks the gate.';
  it('are counted at the thing that compares it without a connection', () => {
    expect(tries(true, `${SAID} The gate opens without a network.`)).toContain(
      'counted at the gate by its software',
    );
  });
  it('are counted by the server where only that compares it', () => {
    expect(tries(true, SAID)).toContain('counted by the server');
    expect(tries(false, `${SAID} The pier opens without a network.`)).toContain('counted by the server');
  });
  it('are told for nobody who holds no code', () => {
    expect(tries(true, SAID, false)).toBe('');
  });
});

const spineOf = (text: string): Spine => {
  const one = brief('Tide desk', document('prd', text));
  const told = { brief: one, reading: readBrief(one), answers: [] };
  return buildSpine({ ...decided([optionOf('A', 'modularMonolith')]), ...told });
};

describe('why a backend was chosen', () => {
  const drivers = (stack: string): readonly string[] =>
    draftDecisions(
      spineOf(`# Tide desk\n\n## Features\n\n- FR-1 A pilot must save a tide.\n- FR-2 ${stack}\n`),
    ).records.find(({ title }) => title.startsWith('Backend'))?.drivers ?? [];
  it('is driven by the demand that names it', () => {
    expect(drivers('The services must be written in Go.')[0]).toBe('FR-2');
  });
  it('is no decision where nobody names one', () => {
    expect(drivers('A pilot must print a tide.')).toEqual([]);
  });
  it('says nothing of what the team knows', () => {
    const all = JSON.stringify(
      draftDecisions(spineOf('# Tide desk\n\n- FR-1 Services must be written in Go.\n')),
    );
    expect(all).not.toMatch(/team (?:has|knows)|known to the team/i);
  });
});

describe('two changes at once', () => {
  const ruled = (rule: string): string => {
    const spine = spineOf('# Tide desk\n\n- FR-1 A pilot must save a tide.\n');
    const invariants = [{ id: 'I-1', rule, test: 'T.', serves: [], decisionId: null }];
    const { synchronisation } = draftState({ ...spine, structure: { ...spine.structure, invariants } });
    return synchronisation.map(({ text }) => text).join();
  };
  it('are held apart by the rule that they could break', () => {
    expect(ruled('A berth is never given twice.')).toContain('Two changes at once: the rule "A berth');
  });
  it('are not the same command that comes again', () => {
    expect(ruled('A command carries an idempotency key: the same key, the same answer.')).not.toContain(
      'Two changes',
    );
  });
});

it('the walking skeleton stands where its step is done', () => {
  const spine = harbour();
  const { phases, deliveryOrder } = draftPlan(spine, draftedOf(spine));
  const [, place = ''] = /deployed by the pipeline to ([\w ]+)\./.exec(JSON.stringify(phases)) ?? [];
  expect(place).not.toBe('');
  expect(deliveryOrder.find(({ step }) => step === 'Walking skeleton')?.exit).toContain(`in ${place},`);
});

it('a list that leaves something out counts what is left out', () => {
  const all = ['Berth', 'Boat', 'Crane', 'Crate', 'Gate', 'Lamp', 'Pier', 'Tide'];
  const kept = (names: string[]): string => {
    const spine = harbour({ entities: names.map((name) => noun(name, { requirementIds: ['FR1'] })) });
    return draftBackend(spine, draftedOf(spine)).dataLayer.text;
  };
  expect(kept(all)).toMatch(/ and \d more\.$/);
  expect(kept(all.slice(0, 3))).not.toContain('more');
});

it('a page that is open to everybody is shown by the client as well', () => {
  const screens = [page('Tides', 'Anybody sees tides before signing in; the skipper books a berth.', '/')];
  const spine = harbour({ screens });
  const drafted = draftedOf(spine);
  const pages = [
    { path: '/', screen: 'Tides', purpose: 'See.', roles: ['public', 'Skipper'], serves: [] },
    { path: '/login', screen: 'Sign in', purpose: 'Enter.', roles: ['public'], serves: [] },
  ];
  const { text } = draftFrontend(spine, {
    ...drafted,
    routes: { ...drafted.routes, pages },
  }).userInterfaceStrategy;
  expect(text).toContain('Tides');
  expect(text).not.toContain('Sign in');
});

it('people read events only to find faults', () => {
  const spine = harbour();
  const events = draftApi(spine, draftedOf(spine).routes).principles.map(({ text }) => text);
  expect(events.join()).toContain('only to find faults');
  expect(JSON.stringify(draftApi(kiln(), draftedOf(kiln()).routes))).not.toContain('only to find faults');
});

describe('a demand to copy something to a system of others', () => {
  const COPIED = 'The registry offers an interface; the list of berths is copied to it.';
  const servedBy = (purpose: string): string[] => {
    const made = harbour();
    const [feature] = made.features;
    const [stripe] = made.input.reading.integrations;
    if (feature === undefined || stripe === undefined) throw new Error('a harbour has both');
    const one = { ...stripe, name: 'Registry', kind: 'data' as const, purpose, requirementIds: ['FR9'] };
    const spine = harbour({
      requirements: [...made.requirements, requirement('FR9', COPIED)],
      features: [...made.features, { ...feature, name: 'Occupancy copy', requirementIds: ['FR3', 'FR9'] }],
      integrations: [one],
    });
    const all = draftedOf(spine).routes.groups.flatMap(({ endpoints }) => endpoints);
    return all
      .filter(({ method, serves }) => method !== 'EVENT' && serves.includes('FR9'))
      .map(({ path }) => path);
  };
  it('is served by no endpoint of ours', () => {
    expect(servedBy('Occupancy is copied to it.')).toEqual([]);
  });
  it('is served by one where nothing says that it is copied', () => {
    expect(servedBy('The registry of the coast.')).not.toEqual([]);
  });
});

describe('what hangs on a row', () => {
  const keys = (text: string): string => {
    const entities = [noun('Tide Note', { segment: 'tide-notes', requirementIds: ['R-1'] })];
    const spine = harbour({ entities, features: [], requirements: [requirement('R-1', text)] });
    const [entity] = draftedOf(spine).data.entities;
    const field = entity?.fields.find(({ name }) => name === 'object_key');
    return field === undefined ? '' : `${field.type} ${field.note}`;
  };
  it('is a list of files where several are attached', () => {
    expect(keys('A skipper must write a tide note and attach files.')).toMatch(/^jsonb a list: .*R-1/);
  });
  it('is one file where one is attached, and none where none is', () => {
    expect(keys('A skipper must write a tide note and attach a photo.')).toMatch(/^text implied by R-1/);
    expect(keys('A skipper must read a tide note.')).toBe('');
  });
});

it('the first write of a document makes it, where nothing else does', () => {
  const purposes = (patternId: Spine['option']['patternId']): string => {
    const spine = harbour({ requirements: [requirement('FR1', 'A skipper must see a berth.')] });
    const features = [
      { name: 'Berths', requirementIds: ['FR1'], entityNames: ['Berth'], roleNames: ['Skipper'] },
    ];
    const { groups } = draftedOf({ ...spine, features, option: { ...spine.option, patternId } }).routes;
    return groups.flatMap(({ endpoints }) => endpoints.map(({ purpose }) => purpose)).join();
  };
  expect(purposes('baas')).toContain('make the document with the first of them');
  expect(purposes('modularMonolith')).not.toContain('make the document');
});
