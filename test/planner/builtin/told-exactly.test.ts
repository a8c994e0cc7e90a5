// Sentences about what a guide cites, names and counts: the demand that speaks of it, the part that has it, the time it stays.
import { describe, expect, it } from 'vitest';
import { PATTERNS } from '../../../src/planner/builtin/catalogue/patterns.ts';
import { proposeOptions } from '../../../src/planner/builtin/options/options.ts';
import { draftData } from '../../../src/planner/builtin/parts/data.ts';
import { draftDecisions } from '../../../src/planner/builtin/parts/decisions.ts';
import { draftDeployment } from '../../../src/planner/builtin/parts/deployment.ts';
import { draftBackend } from '../../../src/planner/builtin/parts/domains/backend.ts';
import { readBrief } from '../../../src/planner/builtin/reading/read-brief.ts';
import type { Spine } from '../../../src/planner/builtin/spine.ts';
import { buildSpine } from '../../../src/planner/builtin/spine-builder.ts';
import { decided, noun, optionOf, requirement } from './inputs.ts';
import { draftedOf, harbour } from './parts/products.ts';
import { brief, document } from './reading/briefs.ts';

const told = (...demands: string[]) =>
  brief(
    'Roster tool',
    document(
      'prd',
      `# Roster\n\nThe tool is for its sole user, for personal use. It changes an existing application.\n\n## Requirements\n${demands.map((one, at) => `- FR-${at + 1} ${one}`).join('\n')}\n`,
    ),
  );

function spineOf(...demands: string[]): Spine {
  const input = decided([optionOf('A', 'modularMonolith'), optionOf('B', 'serverless')]);
  return buildSpine({ ...input, brief: told(...demands), reading: readBrief(told(...demands)) });
}

describe('simplicity of delivery', () => {
  const isSimple = (text: string): boolean =>
    readBrief(told(text)).requirements.some(({ attributes }) => attributes.includes('simplicity'));
  it('is asked for by what is to be simple', () => {
    expect(isSimple('The system must stay simple to operate.')).toBe(true);
  });
  it('is not asked for by how a button is pressed or a thing is added', () => {
    expect(isSimple('The system must start a run by a simple button click.')).toBe(false);
    expect(isSimple('The system must allow adding a roster by simply providing a name.')).toBe(false);
  });
});

describe('a point of a pattern', () => {
  const input = decided([optionOf('A', 'modularMonolith')]);
  const set = proposeOptions({ ...input, feedback: [], previous: null });
  const own = PATTERNS.flatMap(({ pros, cons }) => [...pros, ...cons]).filter(({ isOwn }) => isOwn === true);
  const head = (text: string): string => text.slice(0, 30);
  it('that follows from the pattern alone cites no demand', () => {
    const points = set.options.flatMap(({ pros, cons }) => [...pros, ...cons]);
    const alone = points.filter(({ text }) => own.some((one) => head(one.text) === head(text)));
    expect(own.length).toBeGreaterThan(0);
    expect(alone.flatMap(({ serves }) => serves)).toEqual([]);
  });
  it('cites demands where they ask for what it gives', () => {
    expect(set.options.flatMap(({ pros }) => pros.flatMap(({ serves }) => serves)).length).toBeGreaterThan(0);
  });
  it('speaks of no team, whoever builds it', () => {
    expect(JSON.stringify(set.options)).not.toContain('small team');
  });
});

describe('what drives a decision', () => {
  const demands = [
    'The system must list the roster data.',
    'The backend must use SQLite as its database.',
    'The page must be written with signals.',
    'The dialog has role=dialog and a header.',
    'Users require a list of the roster.',
  ];
  const driversOf = (title: RegExp): readonly string[] =>
    draftDecisions(spineOf(...demands)).records.find((one) => title.test(one.title))?.drivers ?? [];
  it('is first what names the technology', () => {
    expect(driversOf(/SQLite/)[0]).toBe('FR-2');
  });
  it('is no demand that only has the letters of a word', () => {
    const drivers = driversOf(/^Sign-in/);
    expect(drivers).not.toContain('FR-3');
    expect(drivers).not.toContain('FR-4');
    expect(drivers.length).toBeGreaterThan(0);
  });
});

describe('where the rules stand', () => {
  const rules = (spine: Spine): string => draftBackend(spine, draftedOf(spine)).businessLogic.text;
  it('is the service that owns the data, where several do', () => {
    const base = harbour();
    const second = { ...base.structure.components[1], id: 'office', name: 'Office service' };
    const components = base.structure.components.flatMap((one) =>
      one.id === 'api' ? [one, { ...one, ...second }] : [one],
    );
    const entities = base.entities.map((one) => (one.name === 'Berth' ? { ...one, owner: 'office' } : one));
    expect(rules(harbour({ components, entities }))).toContain('(Berth service and Office service)');
  });
  it('is the one service that there is', () => {
    expect(rules(harbour())).toContain('The rules stand in Berth service');
  });
});

describe('a thing that is kept', () => {
  const described = (features: string[]): string => {
    const spine = harbour();
    const named = features.map((name) => ({
      name,
      requirementIds: [],
      entityNames: ['Mooring Line'],
      roleNames: [],
    }));
    const entities = [noun('Mooring Line')];
    return draftData({ ...spine, entities, features: named }).entities[0]?.description ?? '';
  };
  it('is handled by the area that is called like it', () => {
    expect(described(['Berth booking', 'Mooring management'])).toContain('Handled by Mooring management.');
  });
  it('is not handled where it is only looked at', () => {
    expect(described(['Berth booking', 'Mooring review'])).toContain('Handled by Berth booking.');
  });
  const goes = (name: string): string =>
    draftData(harbour({ entities: [noun(name)] })).entities[0]?.deletion ?? '';
  it('leaves by the job alone where a machine saw it, and by hand where people keep it', () => {
    expect(goes('Seal Detection')).toContain('nobody removes one by hand');
    expect(goes('Mooring Line')).toContain('Marked and hidden');
  });
  const columns = (text: string): string[] => {
    const entities = [noun('Annotation')];
    const requirements = [requirement('X1', 'Users must annotate each seal.')];
    const [first] = draftData(harbour({ text, entities, requirements })).entities;
    return first?.fields.map((field) => field.name) ?? [];
  };
  it('has the box that people correct, where they correct one', () => {
    expect(columns('Up opens Edit Box mode.')).toContain('box');
    expect(columns('A box is drawn around each seal.')).not.toContain('box');
  });
});

describe('what takes a change back', () => {
  const rollback = (...demands: string[]): string => {
    const spine = spineOf('The system must list the roster.', ...demands);
    return draftDeployment(spine, draftData(spine)).rollback;
  };
  it('is first the flag that a demand names', () => {
    const flag = 'When NEW_ROSTER=false (default), the roster must be hidden.';
    expect(rollback(flag)).toContain('the flag `NEW_ROSTER` of FR-2 is turned off');
  });
  it('is the release before where there is none', () => {
    expect(rollback()).not.toContain('flag');
  });
});

describe('an error budget', () => {
  it('says of its number that it is assumed, and of a stated one where it stands', () => {
    const thresholds = (spine: Spine): string =>
      draftDeployment(spine, draftData(spine))
        .alerts.map(({ threshold }) => threshold)
        .join('; ');
    expect(thresholds(harbour({ quantities: [] }))).toMatch(/error budget of 99\.5 % spent .* \(assumed\)/);
    expect(thresholds(harbour())).not.toContain('budget of assumed');
    expect(thresholds(harbour())).toMatch(/error budget of [^;]*99\.5 %[^;]* over 1 h(?! \(assumed)/);
  });
});
