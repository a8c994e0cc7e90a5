// Sentences about where things are done and which law holds: in the client where no server is ours, at a thing in the field
// where it stands there, and by an answer where no document says so.
import { describe, expect, it } from 'vitest';
import type { AnsweredQuestion } from '../../../../src/blueprint/brief.ts';
import { draftAccess } from '../../../../src/planner/builtin/parts/access.ts';
import { answeredLaws } from '../../../../src/planner/builtin/parts/domains/answered-law.ts';
import { draftBackend } from '../../../../src/planner/builtin/parts/domains/backend.ts';
import { draftFrontend } from '../../../../src/planner/builtin/parts/domains/frontend.ts';
import { gathered } from '../../../../src/planner/builtin/parts/domains/points.ts';
import { draftSecurity } from '../../../../src/planner/builtin/parts/domains/security.ts';
import { readBrief } from '../../../../src/planner/builtin/reading/read-brief.ts';
import { buildSpine } from '../../../../src/planner/builtin/spine-builder.ts';
import { answered, decided, optionOf, requirement } from '../inputs.ts';
import { brief, document } from '../reading/briefs.ts';
import { draftedOf, harbour } from './products.ts';

const PRD =
  '# Tide desk\n\n## Features\n\n- A pilot must be able to save a tide.\n- Missing tide: show the one before.\n\n## Screens\n\n| Route | Screen |\n| --- | --- |\n| `/` | Tide list |';
const served = (pattern: string) => {
  const one = brief('Tide desk', document('prd', PRD));
  const spine = buildSpine({
    ...decided([optionOf('A', pattern)]),
    brief: one,
    reading: readBrief(one),
    answers: [],
  });
  return draftBackend(spine, draftedOf(spine));
};

describe('the work of a product without a server', () => {
  it('is done and tested in the client', () => {
    const { coreServices, businessLogic } = served('baas');
    expect(coreServices.text).toMatch(/client carries .* Access rules admit/);
    expect(businessLogic.text).toContain('The rules stand in the client');
    expect(businessLogic.points.map(({ text }) => text).join()).toContain('each a test of the client');
  });
  it('is done at the server where there is one', () => {
    const { coreServices, businessLogic } = served('modularMonolith');
    expect(`${coreServices.text} ${businessLogic.text}`).not.toContain('in the client');
  });
});

const law = (answer: string, isPerson = false): AnsweredQuestion => {
  const one = answered(null, answer, isPerson);
  return { ...one, question: { ...one.question, text: 'Which data is stored, and which law applies?' } };
};
const under = (...answers: AnsweredQuestion[]) => {
  const spine = harbour();
  return {
    ...spine,
    input: { ...spine.input, answers, reading: { ...spine.input.reading, compliance: [] } },
  };
};

describe('a law that no document names', () => {
  it('holds by the answer, and says whose it is', () => {
    expect(answeredLaws(under(law('Names; the GDPR applies')))).toEqual([
      { name: 'GDPR', by: 'Q-1, assumed' },
    ]);
    expect(answeredLaws(under(law('HIPAA', true)))).toEqual([{ name: 'HIPAA', by: 'Q-1, Ana' }]);
    const spine = under(law('the GDPR applies'));
    const { compliance } = draftSecurity(spine, draftedOf(spine));
    expect(compliance.text).toContain('GDPR (Q-1, assumed)');
    expect(compliance.points.map(({ text }) => text).join()).toContain('record of processing');
  });
  it('does not hold where the answer rules it out, or answers something else', () => {
    expect(answeredLaws(under(law('no GDPR, only names')))).toEqual([]);
    expect(answeredLaws(under(answered(null, 'The GDPR applies')))).toEqual([]);
  });
  it('is not told twice where a document names it', () => {
    const spine = under(law('the GDPR applies'));
    const compliance = [{ name: 'GDPR', source: requirement('R', '').source }];
    const input = { ...spine.input, reading: { ...spine.input.reading, compliance } };
    expect(answeredLaws({ ...spine, input })).toEqual([]);
  });
});

describe('what a thing in the field shows', () => {
  const [model] = harbour().structure.components;
  if (model === undefined) throw new Error('a harbour has components');
  const screens = [
    ['Hook', 'Crane screen'],
    ['Desk', 'Console'],
  ].map(([name = '', heading = '']) => ({
    name,
    path: null,
    purpose: 'Lifts.',
    requirementIds: [],
    source: { kind: 'document', documentId: 'd', document: 'ux.md', heading, line: 1 } as const,
  }));
  const spineOf = (isThere: boolean) => {
    const spine = harbour();
    const units = [
      { ...model, id: 'device-software', name: 'Crane software', kind: 'client' as const },
      { ...model, id: 'device-gateway', name: 'Crane gateway', kind: 'service' as const },
    ];
    const components = [...spine.structure.components, ...(isThere ? units : [])];
    const reading = { ...spine.input.reading, screens };
    return {
      ...spine,
      input: { ...spine.input, reading },
      structure: { ...spine.structure, components },
    };
  };
  const strategy = (isThere: boolean) =>
    draftFrontend(spineOf(isThere), draftedOf(spineOf(isThere))).userInterfaceStrategy.text;
  it('is shown by its software, and by no client in a browser', () => {
    expect(strategy(true)).toMatch(/shows Desk.*Crane software shows Hook\./);
    expect(draftAccess(spineOf(true)).login.join()).toContain('the first page of its role');
  });
  it('is shown by the client where nothing stands in the field', () => {
    expect(strategy(false)).toMatch(/shows Hook and Desk/);
    expect(draftAccess(spineOf(false)).login.join()).not.toContain('the first page of its role');
  });
});

describe('a demand of two sentences', () => {
  const told = (text: string) =>
    gathered({ ...harbour(), requirements: [requirement('R', text)] }, 'Shown', /\baudit/i)[0]?.text;
  it('is told by the one that the words are found in', () => {
    expect(told('Crates are subject to GDPR. Each lift must be written to an audit log.')).toContain(
      'each lift',
    );
  });
  it('is told by its beginning where that says it, or where how it is accepted says it', () => {
    expect(told('An audit log holds each lift. Crates are blue.')).toContain('audit log holds');
    expect(told('Lift a crate. Accepted when: the audit shows it.')).toContain('lift a crate');
  });
});

describe('what people may do', () => {
  const rights = (text: string) => {
    const spine = harbour({ requirements: [requirement('R', text)], features: [] });
    return draftAccess(spine)
      .capabilities.filter(({ serves }) => serves.includes('R'))
      .map(({ capability }) => capability);
  };
  it('is told by a deed that a demand begins with', () => {
    expect(rights('Tap the lamp to resume the tide.')).toEqual(['Tap the lamp to resume the tide']);
  });
  it('is not told by what is so by itself', () => {
    expect(rights('Tides resume after a storm.')).not.toEqual(['Tides resume after a storm']);
  });
});
