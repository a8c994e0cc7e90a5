// Sentences about what a guide says of a tool that one person changes on an own machine, and does not say of others.
import { describe, expect, it } from 'vitest';
import { errorCatalogue } from '../../../src/planner/builtin/parts/api/errors.ts';
import { sourceRisk } from '../../../src/planner/builtin/parts/plan/sources.ts';
import { presentState, switchedOn } from '../../../src/planner/builtin/parts/plan/switched.ts';
import { draftQualities } from '../../../src/planner/builtin/parts/qualities.ts';
import { withUnnamed } from '../../../src/planner/builtin/parts/routes/unnamed.ts';
import { readBrief } from '../../../src/planner/builtin/reading/read-brief.ts';
import { livePlurals } from '../../../src/planner/builtin/spine/live.ts';
import type { Spine } from '../../../src/planner/builtin/spine.ts';
import { buildSpine } from '../../../src/planner/builtin/spine-builder.ts';
import { decided, noun, optionOf, requirement } from './inputs.ts';
import { draftedOf, harbour } from './parts/products.ts';
import { brief, document } from './reading/briefs.ts';

const ALONE = 'The tool is for its sole user, for personal use. It changes an existing application.';
const MANY = 'Clerks and pilots sign in. It changes an existing application.';
const FILLS = 'The system must populate and update the roster from the survey.';

function spineOf(who: string, ...demands: string[]): Spine {
  const lines = [FILLS, 'The system must list the survey.', 'The system must add a roster.', ...demands];
  const text = `# Roster\n\n${who}\n\n## Requirements\n${lines.map((one, at) => `- FR-${at + 1} ${one}`).join('\n')}\n`;
  const told = brief('Roster tool', document('prd', text));
  const input = decided([optionOf('A', 'modularMonolith'), optionOf('B', 'serverless')]);
  return buildSpine({ ...input, brief: told, reading: readBrief(told) });
}

const UNNAMED = 'It must take the rows of the survey where the three boolean fields are true.';
const SWITCH = 'When NEW_ROSTER=false (default), the survey must be hidden.';

describe('the parts of a tool of one person', () => {
  const { components, connections } = spineOf(ALONE).structure;
  it('promise no copies, check no roles and stay on the loopback interface', () => {
    expect(components.map(({ scaling }) => scaling).join(' ')).not.toMatch(/replica|scaled by/);
    expect(components.map(({ responsibility }) => responsibility).join(' ')).toContain('refuses a foreign');
    expect(connections.map(({ protocol }) => protocol)).not.toContain('HTTPS/JSON');
  });
  it('are those of the pattern where several people use it', () => {
    const many = spineOf(MANY).structure;
    expect(many.components.map(({ responsibility }) => responsibility).join(' ')).toContain('checks roles');
    expect(many.connections.map(({ protocol }) => protocol)).toContain('HTTPS/JSON');
  });
});

describe('what a tool of one person answers and promises', () => {
  const codes = (who: string): string[] => {
    const spine = spineOf(who);
    return errorCatalogue(spine).map(({ code }) => code);
  };
  it('has no limit of requests, and a service for many has one', () => {
    expect(codes(ALONE)).not.toContain('RATE_LIMITED');
    expect(codes(MANY)).toContain('RATE_LIMITED');
  });
  it('has scenarios for what is asked for alone', () => {
    const security = (who: string): boolean =>
      draftQualities(spineOf(who)).scenarios.some(({ attribute }) => attribute === 'security');
    expect(security(ALONE)).toBe(false);
    expect(security(MANY)).toBe(true);
  });
  it('grows by the time of a run', () => {
    expect(draftQualities(spineOf(ALONE)).scalability.bottlenecks).toContain('time of one run');
    expect(draftQualities(spineOf(MANY)).scalability.bottlenecks).not.toContain('time of one run');
  });
});

describe('a plan for what is there', () => {
  it('begins with its present state and names the fields that nobody named', () => {
    expect(presentState(spineOf(ALONE, UNNAMED))?.exit).toContain('three boolean fields of FR-4');
    expect(presentState(spineOf(ALONE))?.exit).not.toContain('boolean');
    expect(presentState(spineOf(MANY, UNNAMED))).toBeNull();
  });
  it('ends with the switch that a demand has', () => {
    expect(switchedOn(spineOf(ALONE, SWITCH))?.deliverable).toContain(
      'The flag `NEW_ROSTER` of FR-4 is turned on',
    );
    expect(switchedOn(spineOf(ALONE))).toBeNull();
  });
});

describe('fields without a name', () => {
  const traced = (demand: string, path = '/v1/rosters/sync'): string[] => {
    const endpoint = { method: 'POST' as const, path, purpose: 'Runs.', roles: ['User'], serves: ['FR-1'] };
    const groups = [{ category: 'Roster', feature: 'Roster', endpoints: [endpoint] }];
    return withUnnamed(spineOf(ALONE, demand), groups).flatMap(({ endpoints }) =>
      endpoints.flatMap(({ serves }) => serves),
    );
  };
  it('are read by the run they decide', () => {
    expect(traced(UNNAMED)).toEqual(['FR-1', 'FR-4']);
  });
  it('add nothing where all are named, or nothing runs', () => {
    expect(traced('It must take the rows with the three boolean fields (dry, flat, new).')).toEqual(['FR-1']);
    expect(traced(UNNAMED, '/v1/rosters')).toEqual(['FR-1']);
  });
});

describe('the risk of a source', () => {
  it('is that of own records where they fill the thing', () => {
    expect(sourceRisk(spineOf(ALONE)).title).toMatch(/from surveys? .*not there$/);
  });
  it('is that of an outsider where none does', () => {
    const spine = spineOf(ALONE);
    const requirements = [requirement('FR-1', 'The system must add a roster.')];
    expect(sourceRisk({ ...spine, requirements }).title).toContain('refuses us');
  });
});

describe('what a live channel carries', () => {
  const entities = [noun('Kettle'), noun('Alarm')];
  const live = (text: string): string | undefined => {
    const features = [{ name: 'Watch', requirementIds: ['R-1'], entityNames: ['Alarm'], roleNames: [] }];
    return livePlurals({ entities, features, requirements: [requirement('R-1', text)] });
  };
  it('is the thing that is shown as it changes, and not the first of all', () => {
    expect(live('The page must show each alarm of a kettle live.')).toBe('Alarms');
  });
  it('is nothing where nothing is shown live, or no thing is named', () => {
    expect(live('The page must list each alarm.')).toBeUndefined();
    expect(live('The page must show the weather live.')).toBeUndefined();
  });
});

describe('the name of a metric', () => {
  const names = (title: string): string[] => {
    const spine = harbour({ title });
    const components = spine.structure.components.map((one) =>
      one.id === 'api' ? { ...one, name: `${title} service` } : one,
    );
    const drafted = draftedOf({ ...spine, structure: { ...spine.structure, components } });
    return drafted.deployment.alerts.map(({ metric }) => metric);
  };
  it('begins with a letter, whatever the product is called', () => {
    expect(names('11 quays').join(' ')).toContain('quays_service_error_ratio');
    expect(names('11 quays').filter((name) => /^\d/.test(name))).toEqual([]);
  });
  it('is that of the product where it begins with one', () => {
    expect(names('Quay 11').join(' ')).toContain('quay_11_service_error_ratio');
  });
});
