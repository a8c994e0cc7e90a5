// Sentences about what an architect would look for first in the drafts of the two sample products.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Blueprint } from '../../../src/blueprint/blueprint.ts';
import type { Option } from '../../../src/blueprint/option.ts';
import type { Reading } from '../../../src/blueprint/reading.ts';
import { createBuiltinPlanner } from '../../../src/planner/builtin/planner.ts';
import { blueprintOf, call, given, voted } from '../../fixtures/decided.ts';
import { briefOf, sampleFolder } from '../../fixtures/sets.ts';
import { decided, optionOf } from './inputs.ts';

const planner = createBuiltinPlanner();
interface Story {
  readonly blueprint: Blueprint;
  readonly reading: Reading;
  readonly recommended: Option | undefined;
}

async function storyOf(name: string): Promise<Story> {
  const vote = await voted(planner, briefOf(sampleFolder(name)));
  const { options } = vote.optionSet;
  const blueprint = await blueprintOf(planner, vote, options[0]?.id ?? 'A');
  return { blueprint, reading: vote.reading, recommended: options.find((one) => one.recommended) };
}

function personalOf({ data }: Blueprint, name: string): string | undefined {
  return data.entities.find((one) => one.name === name)?.personalData;
}

describe('the parcel lockers', () => {
  let story: Story;
  beforeAll(async () => {
    story = await storyOf('parcel-lockers');
  });
  test('keep codes and events that are named once', () => {
    const names = story.reading.entities.map((one) => one.name);
    expect(names).toEqual(expect.arrayContaining(['Pick-up Code', 'Parcel Event']));
  });
  test('run in the city that the inputs name, with the tools of that cloud', () => {
    expect(story.blueprint.deployment.region).toContain('Frankfurt');
    expect(story.blueprint.deployment.infrastructureAsCode).toContain('Terraform');
  });
  test('have a gateway for the devices, and software in the field that no host of ours runs', () => {
    const ids = story.blueprint.structure.components.map((one) => one.id);
    expect(ids).toEqual(expect.arrayContaining(['device-gateway', 'device-software']));
    const node = story.blueprint.deployment.nodes.find((one) => one.runs.includes('device-software'));
    expect(node?.runs).toEqual(['device-software']);
  });
  test('relate what the inputs relate, and guess nothing else', () => {
    const pairs = story.blueprint.data.relations.map((one) => `${one.from} ${one.to}`);
    expect(pairs).toContain('Station Box');
    expect(pairs).not.toContain('Parcel Station');
  });
  test('know whose name and number a parcel carries', () => {
    expect(personalOf(story.blueprint, 'Parcel')).toBe('personal');
    expect(personalOf(story.blueprint, 'Box')).toBe('none');
  });
  test('ask a second person before a box opens from afar, and then send the command to the station', () => {
    const flow = story.blueprint.structure.flows.find((one) => one.name === 'Operations');
    const steps = flow?.steps.map((one) => one.action) ?? [];
    const at = (words: RegExp) => steps.findIndex((step) => words.test(step));
    expect(at(/waits for a second person/)).toBeGreaterThan(0);
    expect(at(/\/approval /)).toBeGreaterThan(at(/waits for a second person/));
    expect(at(/^sends the command/)).toBeGreaterThan(at(/\/approval /));
    expect(at(/^publishes/)).toBeGreaterThan(at(/\/approval /));
  });
  test('bring parcels in before they are picked up, and stand against both dates', () => {
    const steps = story.blueprint.plan.deliveryOrder.map((one) => one.step);
    expect(steps.indexOf('Drop-off')).toBeLessThan(steps.indexOf('Pick-up'));
    expect(steps.filter((one) => one.startsWith('Stated date'))).toHaveLength(2);
  });
  test('bind who approves, who is offline and who is told', () => {
    const rules = story.blueprint.structure.invariants.map((one) => one.rule).join('\n');
    expect(rules).toMatch(/Nobody approves what they asked for/);
    expect(rules).toMatch(/What a Station did without a connection is done/);
    expect(rules).toMatch(/A Pick-up Code is checked where it is entered/);
    expect(rules).not.toMatch(/judged by the rules that hold when it arrives/);
    expect(story.blueprint.structure.invariants.map((one) => one.test).join(' ')).not.toContain('covers R-');
  });
  test('run what happens at a station over its own software, and write it where it is owned', () => {
    const { structure, routes } = story.blueprint;
    const flow = structure.flows.find((one) => one.name === 'Pick up a parcel');
    const ends = flow?.steps.map((one) => `${one.from}>${one.to}`) ?? [];
    expect(ends[0]).toBe('actor>device-software');
    expect(ends.join(' ')).not.toContain('web-client');
    expect(ends).toEqual(expect.arrayContaining(['device-gateway>broker', 'api>database']));
    const client = structure.components.find((one) => one.id === 'web-client');
    expect(client?.responsibility).not.toContain('Enter code');
    const page = routes.pages.find((one) => one.screen === 'Box open');
    expect(page).toMatchObject({
      roles: ['Courier', 'Recipient'],
      purpose: expect.stringMatching(/^At the station/),
    });
  });
  test('write down each remote opening, beside the approval that it needs', () => {
    const told = story.blueprint.structure.invariants.filter((one) => one.serves.includes('R-022'));
    expect(told.map((one) => one.rule).join(' ')).toMatch(
      /Nobody approves.*audit entry are committed together/,
    );
    expect(story.blueprint.qualities.treatments.find((one) => one.attribute === 'safety')?.status).toBe(
      'decided',
    );
  });
  test('are recommended by what speaks for the pattern, with its price', () => {
    expect(story.recommended?.reason).toMatch(/Strong where it counts: .*rated [45] of 5/);
    expect(story.recommended?.reason).toMatch(/It costs: .*rated [12] of 5/);
  });
});

describe('the clinic', () => {
  let story: Story;
  beforeAll(async () => {
    story = await storyOf('clinic-appointments');
  });
  test('turns on appointments, and holds what happens to a patient to be health data', () => {
    expect(story.blueprint.data.entities[0]?.name).toBe('Appointment');
    for (const name of ['Appointment', 'Visit', 'Visit Note', 'Patient'])
      expect(personalOf(story.blueprint, name)).toBe('sensitive');
    expect(personalOf(story.blueprint, 'Visit Type')).toBe('none');
  });
  test('draws the record system and its interface once, and copies changes to it', () => {
    const outside = story.blueprint.structure.components.filter((one) => /FHIR|record system/.test(one.name));
    expect(outside).toHaveLength(1);
    const edge = story.blueprint.structure.connections.find((one) => one.to === outside[0]?.id);
    expect(edge?.verb).toBe('copies changes to');
  });
  test('opens each page to those it is for, and none that is out of scope', () => {
    const rolesAt = (path: string) => story.blueprint.routes.pages.find((one) => one.path === path)?.roles;
    expect(rolesAt('/desk/walk-in')).toEqual(['Receptionist']);
    expect(rolesAt('/day')).toEqual(['Practitioner']);
    expect(story.blueprint.routes.pages.map((one) => one.screen)).not.toContain('Video visit');
  });
  test('fails by the thing that is taken, not by the person who takes it', () => {
    const codes = story.blueprint.api.errors.map((one) => one.code);
    expect(codes).toContain('SLOT_NOT_AVAILABLE');
    expect(codes.filter((code) => code.startsWith('PATIENT_') && !code.includes('RECORD'))).toEqual([]);
  });
  test('keeps the prototype on the house default and production on what the inputs require', () => {
    const choice = (role: string) => story.blueprint.stack.rows.find((one) => one.role === role)?.choice;
    expect(choice('Initial prototype')).toBe('SQLite');
    expect(choice('Production database')).toBe('PostgreSQL');
    const record = story.blueprint.decisions.records.find((one) => one.title.startsWith('Data store'));
    expect(record?.context).toContain('require PostgreSQL');
  });
  test('writes down who looked, not only who changed', () => {
    const rules = story.blueprint.structure.invariants.map((one) => one.rule).join('\n');
    expect(rules).toContain('Nobody sees a Visit Note without an entry in the audit log');
    expect(rules).not.toContain('A change and its audit entry');
    const driver = story.blueprint.review.drivers.find((one) => one.serves.includes('NFR-7'));
    expect(driver?.implication).toContain('with person, time and reason, before it hands out a visit note');
  });
  test('plans no copy of a sign-in that others run, and keeps jobs where they are', () => {
    const record = story.blueprint.decisions.records.find((one) => one.title.startsWith('Sign-in'));
    expect(`${record?.bad.join(' ')} ${record?.options[0]?.cons.join(' ')}`).not.toMatch(
      /runs twice|One more service/,
    );
    const files = story.blueprint.decisions.records.find((one) => one.title.startsWith('Files'));
    expect(files).toMatchObject({ drivers: ['FR-10'], context: expect.stringContaining('Visit Notes') });
  });
  test('tell of changes as they happen where a demand sets the seconds, to those who may read them', () => {
    const all = story.blueprint.routes.groups.flatMap((one) => one.endpoints);
    const live = all.filter((one) => one.method === 'SSE');
    expect(live.map((one) => one.path)).toEqual(['/v1/calendars/live']);
    expect(live[0]?.roles).toEqual(['Receptionist', 'Clinic Manager']);
  });
  test('holds the slot and not the booking, before anybody signs in', () => {
    const { state, routes, structure } = story.blueprint;
    const first = (name: string) => state.lifecycles.find((one) => one.entity === name)?.initial;
    expect([first('Appointment'), first('Slot')]).toEqual(['CONFIRMED', 'FREE']);
    const hold = routes.groups.flatMap((one) => one.endpoints).find((one) => one.path.endsWith('/hold'));
    expect(hold?.roles).toContain('public');
    const steps =
      structure.flows.find((one) => one.name === 'Book a visit')?.steps.map((one) => one.action) ?? [];
    const at = (words: RegExp) => steps.findIndex((step) => words.test(step));
    expect(at(/\/hold /)).toBeGreaterThan(0);
    expect(at(/\/hold /)).toBeLessThan(at(/^signs in/));
    expect(at(/copies the Appointment/)).toBeGreaterThan(at(/POST \/v1\/appointments /));
  });
  test('says each quality once', () => {
    const told = story.blueprint.qualities.scenarios.map((one) => one.attribute);
    expect(new Set(told).size).toBe(told.length);
  });
});

describe('a product without a server', () => {
  test('promises no endpoint, header or code that only a server could keep', async () => {
    const input = decided([optionOf('A', 'baas'), optionOf('B', 'serverless')]);
    const { routes, api, structure } = given(await planner.blueprint(input, call)).blueprint;
    const paths = routes.groups.flatMap((group) => group.endpoints.map((one) => one.path));
    expect(paths.filter((path) => path.includes('/v1'))).toEqual([]);
    expect(`${api.idempotency} ${api.versioning}`).not.toMatch(/Idempotency-Key|Sunset/);
    expect(structure.flows[0]?.steps.map((step) => step.action).join(' ')).not.toContain('/v1/');
  });
});
