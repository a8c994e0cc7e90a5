// Sentences about content that ships beside the client: it is loaded from its host, and what judges by it is the client.
import { expect, it } from 'vitest';
import { contentSteps } from '../../../../src/planner/builtin/flows/content-steps.ts';
import {
  contentChecks,
  contentText,
} from '../../../../src/planner/builtin/parts/deployment/content-check.ts';
import { callsText } from '../../../../src/planner/builtin/parts/domains/reach.ts';
import { readBrief } from '../../../../src/planner/builtin/reading/read-brief.ts';
import { buildSpine } from '../../../../src/planner/builtin/spine-builder.ts';
import { decided, optionOf, requirement } from '../inputs.ts';
import { harbour } from '../parts/products.ts';
import { brief, document } from '../reading/briefs.ts';

const places = {
  client: 'web',
  entry: 'rules',
  core: 'rules',
  work: null,
  bus: null,
  store: 'db',
  identity: null,
};
const edge = { from: 'web', to: 'static-host', verb: 'loads', protocol: 'HTTPS', isAsync: false };
const graph = (isHosted: boolean) => ({
  components: [],
  connections: isHosted ? [edge] : [],
  places,
  ownerOf: () => 'rules',
});
const LOADS = requirement('A', 'Tide player: Load tide JSON by ID.');
const JUDGES = requirement('B', 'Client-side validation of each knot.');
const actions = (isHosted: boolean, asked: (typeof LOADS)[], all = asked) =>
  contentSteps(graph(isHosted), asked, all).map(({ action }) => action);

it('is loaded from its host, and judged by the client where the inputs say so', () => {
  expect(actions(true, [LOADS], [LOADS, JUDGES])).toEqual([
    'loads the content by its id',
    'content of this release',
    'judges the answer by the content, on the device',
  ]);
  expect(actions(true, [LOADS])).toHaveLength(2);
});

it('is not loaded where nothing asks for it, or nobody hosts it', () => {
  expect(actions(true, [JUDGES])).toEqual([]);
  expect(actions(false, [LOADS])).toEqual([]);
});

const building = (text: string) => harbour({ requirements: [requirement('C', text)] });

it('stops the build where it is broken and the inputs want that', () => {
  const spine = building('Invalid JSON fails build.');
  expect(contentChecks(spine)).toEqual(['C']);
  expect(contentText(spine)).toContain('fails the build (C)');
});

it('stops nothing where nobody asks for it', () => {
  expect(contentText(building('Invalid JSON is shown as it is.'))).toBe('');
  expect(contentChecks(building('The build fails without a harbour.'))).toEqual([]);
});

const calls = (pattern: string) => {
  const text =
    '# Tide desk\n\n## Features\n\n- The system must sign pilots in with Google Maps and Twilio.\n';
  const one = brief('Tide desk', document('prd', text));
  return callsText(buildSpine({ ...decided([optionOf('A', pattern)]), brief: one, reading: readBrief(one) }));
};

it('leaves the client to its provider, its store and who takes its faults', () => {
  expect(calls('baas')).toMatch(
    /^The client calls .* by the library of the provider, reports faults to Sentry/,
  );
  expect(calls('modularMonolith')).not.toContain('Sentry');
});
