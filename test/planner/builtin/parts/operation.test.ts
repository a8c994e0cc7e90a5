// Sentences about deployment and qualities: where it runs, what wakes somebody, and how each quality is measured.
import { describe, expect, it } from 'vitest';
import { Deployment } from '../../../../src/blueprint/parts/deployment.ts';
import { Qualities } from '../../../../src/blueprint/parts/qualities.ts';
import { ATTRIBUTE_IDS, ATTRIBUTES } from '../../../../src/blueprint/quality.ts';
import { draftData } from '../../../../src/planner/builtin/parts/data.ts';
import { draftDeployment } from '../../../../src/planner/builtin/parts/deployment.ts';
import { draftQualities } from '../../../../src/planner/builtin/parts/qualities.ts';
import type { Spine } from '../../../../src/planner/builtin/spine.ts';
import { harbour, kiln } from './products.ts';

function deployed(spine: Spine): Deployment {
  return draftDeployment(spine, draftData(spine));
}

describe.each([
  ['a harbour', harbour()],
  ['a kiln log', kiln()],
])('for %s', (_name, spine) => {
  const deployment = deployed(spine);
  const qualities = draftQualities(spine);

  it('deployment and qualities keep to their schemas', () => {
    expect(Deployment.safeParse(deployment).error).toBeUndefined();
    expect(Qualities.safeParse(qualities).error).toBeUndefined();
  });

  it('nodes run the components that are ours, each on one node', () => {
    const ours = spine.structure.components.filter((each) => each.kind !== 'external').map((each) => each.id);
    expect(deployment.nodes.flatMap((node) => node.runs).sort()).toEqual(ours.sort());
  });

  it('has at least four alerts, no metric twice', () => {
    const metrics = deployment.alerts.map((alert) => alert.metric);
    expect(metrics.length).toBeGreaterThanOrEqual(4);
    expect(new Set(metrics).size).toBe(metrics.length);
  });

  it('treats all nine attributes of the standard', () => {
    const iso = ATTRIBUTE_IDS.filter((id) => ATTRIBUTES[id].iso);
    expect(qualities.treatments.map((each) => each.attribute)).toEqual(iso);
  });

  it('gives each decided attribute a scenario', () => {
    const decided = qualities.treatments
      .filter((each) => each.status === 'decided')
      .map((each) => each.attribute);
    const shown = qualities.scenarios.map((each) => each.attribute);
    expect(decided.filter((attribute) => !shown.includes(attribute))).toEqual([]);
  });

  it('measures by a stated number with its requirement, or says "assumed"', () => {
    const ids = spine.requirements.map((each) => each.id);
    for (const { measure } of qualities.scenarios) {
      expect(measure.startsWith('assumed: ') || ids.some((id) => measure.includes(`(${id})`))).toBe(true);
    }
  });

  it('puts each requirement about a quality into a scenario', () => {
    const served = qualities.scenarios.flatMap((each) => each.serves);
    const wanted = spine.requirements.filter((each) => each.kind !== 'functional').map((each) => each.id);
    expect(wanted.filter((id) => !served.includes(id))).toEqual([]);
  });
});

describe('the place to run', () => {
  const named = (name: string): Spine =>
    harbour({
      requirements: harbour().requirements.filter((each) => each.id !== 'C1'),
      technologies: harbour().input.reading.technologies.map((each) => ({ ...each, name })),
    });

  it.each([
    ['Docker Compose', 'one server'],
    ['K3s', 'one local cluster'],
    ['Vercel', 'managed services only'],
    ['Kubernetes', 'three zones'],
  ])('follows %s', (name, words) => {
    expect(deployed(named(name)).hosting).toMatch(new RegExp(`^${name}, as the inputs ask.*${words}`));
  });

  it('is the own machine of a single user', () => {
    expect(deployed(kiln()).hosting).toContain('one machine of the only user');
  });

  it('is marked as assumed where nothing is named', () => {
    const spine = harbour({ technologies: [], requirements: harbour().requirements.slice(0, 5) });
    expect(deployed(spine).hosting).toMatch(/^Assumed/);
  });

  it('promises no second copy on another node of a single server', () => {
    expect(draftQualities(harbour()).reliability.faultTolerance).not.toContain('Two copies');
  });
});

it('ties an alert to the stated latency', () => {
  expect(deployed(harbour()).alerts[0]?.threshold).toBe('p95 over 2 s (NFR1) for 5 min');
});

it('watches the sensors that a requirement says may fail', () => {
  expect(deployed(kiln()).alerts.map((alert) => alert.metric)).toContain('sensors_failing');
});

it('quotes the stated availability, and assumes one where none is stated', () => {
  expect(draftQualities(harbour()).reliability.availabilityTargets).toContain('99.5 % (NFR2)');
  expect(draftQualities(kiln()).reliability.availabilityTargets).toMatch(/^assumed/);
});

it('says that a load which nobody confirmed is assumed', () => {
  expect(draftQualities(harbour()).performance.expectedLoad).toContain('confirmed by nobody');
});

it('finds the ease of use not relevant where there is no user interface', () => {
  const treatment = draftQualities(kiln()).treatments.find(
    (each) => each.attribute === 'interactionCapability',
  );
  expect(treatment?.status).toBe('notRelevant');
});
