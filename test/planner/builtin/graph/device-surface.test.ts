// Sentences about what happens at a device: which screens and flows are its own, and how what it did is taken over.
import { describe, expect, it } from 'vitest';
import type { Screen } from '../../../../src/blueprint/reading.ts';
import { decidedAt, reportedBy } from '../../../../src/planner/builtin/flows/device-steps.ts';
import { deviceSteps } from '../../../../src/planner/builtin/flows/told-steps.ts';
import { deviceOf, isAtDevice, screensAt } from '../../../../src/planner/builtin/graph/device-surface.ts';
import type { Graph } from '../../../../src/planner/builtin/graph/graph.ts';
import { line } from '../inputs.ts';

const parts = (...ids: string[]) =>
  ids.map((id) => ({ id, name: id === 'device-software' ? 'Kiosk software' : id }));

describe('a device', () => {
  it('is what the software in the field is named after', () => {
    expect(deviceOf(parts('api', 'device-software', 'device-gateway'))).toBe('Kiosk');
  });
  it('is none where nothing runs in the field', () => {
    expect(deviceOf(parts('api', 'web-client'))).toBeNull();
    expect(deviceOf(parts('api', 'device-software'))).toBeNull();
  });
  it('shows what stands under its heading', () => {
    const screen = (name: string, heading: string): Screen => ({
      name,
      path: null,
      purpose: '',
      requirementIds: [],
      source: { ...line(3), ...(line(3).kind === 'document' ? { heading } : {}) },
    });
    const screens = [screen('Hello', 'Kiosk screen'), screen('List', 'Office console')];
    expect(screensAt('Kiosk', { screens }).map(({ name }) => name)).toEqual(['Hello']);
  });
  it('is where something moves or its screen is named', () => {
    expect(isAtDevice('Kiosk', ['The guest touches the kiosk screen.'])).toBe(true);
    expect(isAtDevice('Kiosk', ['The guest closes the hatch.'])).toBe(true);
    expect(isAtDevice('Kiosk', ['The guest reads the kiosk rules on the page.'])).toBe(false);
  });
});

const edge = (from: string, to: string) => ({ from, to, verb: 'x', protocol: 'x', isAsync: true });
const graph = (bus: string | null, ...connections: ReturnType<typeof edge>[]): Graph => ({
  components: [],
  connections,
  places: { client: 'c', entry: 'api', core: 'api', work: null, bus, store: 's', identity: null },
  ownerOf: () => 'api',
});
const deed = { noun: 'Crate', owner: 'api', store: 's', text: 'The guest enters the code.', isOffline: true };
const ends = (one: Graph): string[] => reportedBy(one, deed).map(({ from, to }) => `${from}>${to}`);

describe('what was done at a device', () => {
  it('is decided by what it holds, and says so where it goes on alone', () => {
    expect(decidedAt(deed).action).toBe(
      'compares the code with the keyed hashes it holds, also without a connection',
    );
    expect(decidedAt({ ...deed, isOffline: false, text: 'The guest lifts the hatch.' }).action).toBe(
      'decides by the state it holds',
    );
  });
  it('reaches the owner over the bus, and is written by the owner alone', () => {
    const over = graph('bus', edge('device-gateway', 'bus'), edge('api', 'bus'));
    expect(ends(over).slice(0, 5)).toEqual([
      'device-software>device-gateway',
      'device-gateway>bus',
      'api>bus',
      'api>s',
      's>api',
    ]);
  });
  it('takes no way that the graph does not have', () => {
    expect(ends(graph(null, edge('device-gateway', 'api')))).toContain('device-gateway>api');
    expect(ends(graph(null))).not.toContain('device-gateway>api');
  });
  it('stands behind the last deed of who stands before it', () => {
    const flow = {
      steps: ['The guest enters the code.', 'The hatch opens.', 'The guest closes it.', 'A lamp goes out.'],
      actor: 'Guest',
      others: [],
      client: 'device-software',
      entry: 'api',
    };
    const told = deviceSteps(flow, decidedAt(deed), reportedBy(graph(null), deed)) ?? [];
    const at = (words: string) => told.findIndex(({ action }) => action.startsWith(words));
    expect(at('compares')).toBe(1);
    expect(at('reports')).toBe(at('The guest closes') + 1);
    expect(at('A lamp')).toBe(told.length - 1);
    expect(deviceSteps({ ...flow, steps: ['A lamp goes on.'] }, decidedAt(deed), [])).toBeNull();
  });
});
