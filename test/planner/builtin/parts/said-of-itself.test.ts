// Sentences about what a guide says of itself: it speaks of calls, sources, risks and ends that the product has, and of no others.
import { describe, expect, it } from 'vitest';
import type { Requirement } from '../../../../src/blueprint/requirement.ts';
import { DROPPED_WHY, keptDropped } from '../../../../src/planner/builtin/ground/dropped.ts';
import { draftAccess } from '../../../../src/planner/builtin/parts/access.ts';
import { draftApi } from '../../../../src/planner/builtin/parts/api.ts';
import { draftData } from '../../../../src/planner/builtin/parts/data.ts';
import { draftSecurity } from '../../../../src/planner/builtin/parts/domains/security.ts';
import { draftRisks } from '../../../../src/planner/builtin/parts/plan/risks.ts';
import { draftSuccess } from '../../../../src/planner/builtin/parts/plan/success.ts';
import { draftQualities } from '../../../../src/planner/builtin/parts/qualities.ts';
import { draftRoutes } from '../../../../src/planner/builtin/parts/routes.ts';
import { readBrief } from '../../../../src/planner/builtin/reading/read-brief.ts';
import type { Spine } from '../../../../src/planner/builtin/spine.ts';
import { buildSpine } from '../../../../src/planner/builtin/spine-builder.ts';
import { decided, optionOf } from '../inputs.ts';
import { brief, document } from '../reading/briefs.ts';
import { draftedOf, harbour, kiln } from './products.ts';

const [BASE] = harbour().requirements;

function ask(text: string, more: Partial<Requirement> = {}): Requirement {
  if (BASE === undefined) throw new Error('the harbour has requirements');
  return { ...BASE, id: 'X1', text, ...more };
}

function built(text: string, ux = '# Buoys'): Spine {
  const given = brief('Buoys', document('prd', text), document('ux', ux));
  return buildSpine(decided([optionOf('A', 'microservices')], { brief: given, reading: readBrief(given) }));
}

describe('what no longer qualifies at its source', () => {
  function kept(answer: string, thing = 'booking'): string {
    const base = harbour();
    const [first] = base.input.answers;
    if (first === undefined) throw new Error('something was asked');
    const question = {
      ...first.question,
      id: 'Q-9',
      why: DROPPED_WHY,
      text: `When a ${thing} no longer qualifies?`,
    };
    const spine = { ...base, input: { ...base.input, answers: [{ ...first, question, answer }] } };
    const berth = draftData(spine).entities.find(({ name }) => name === 'Berth');
    return `${berth?.retention} ${berth?.deletion}`;
  }
  it('stays where an answer keeps it', () => {
    expect(kept('Marked as expired and kept; nothing is deleted', 'berth')).toMatch(
      /without an end.*\(Q-9\).*Not deleted/,
    );
  });
  it('goes as usual where the answer removes it, or speaks of another thing', () => {
    expect(kept('Removed after a month', 'berth')).not.toContain('Q-9');
    expect(kept('Marked as expired and kept; nothing is deleted', 'quay')).not.toContain('Q-9');
  });
  it('is asked about once', () => {
    expect(keptDropped([])).toBeUndefined();
  });
});

describe('what an API promises', () => {
  const api = (spine: Spine) => draftApi(spine, draftRoutes(spine, draftAccess(spine)));
  it('is a guard against stale changes for the methods that it has', () => {
    const { idempotency, errors } = api(harbour());
    expect(idempotency).toContain('PATCH and DELETE need `If-Match`');
    expect(errors.map(({ code }) => code)).toContain('VERSION_CONFLICT');
  });
  it('is none for methods that no call has', () => {
    const { idempotency, errors } = api(kiln());
    expect(idempotency).not.toContain('If-Match');
    expect(errors.map(({ code }) => code)).not.toContain('VERSION_CONFLICT');
  });
  it('speaks of outside sources where there are some', () => {
    const integrations = harbour().input.reading.integrations;
    expect(api(kiln({ integrations })).rateLimiting).toContain('outside sources');
    expect(api(kiln()).rateLimiting).not.toContain('outside sources');
  });
});

describe('the time in which somebody takes something in', () => {
  const attributeOf = (subject: string) => {
    const requirement = ask('The board is read within 1 second.', {
      kind: 'quality',
      attributes: ['performanceEfficiency'],
    });
    const [usual] = harbour().input.reading.quantities;
    if (usual === undefined) throw new Error('the harbour states a time');
    const quantities = [{ ...usual, measure: 'latency' as const, value: 1, subject, requirementId: 'X1' }];
    return draftQualities(harbour({ requirements: [requirement], quantities })).scenarios.find(({ serves }) =>
      serves.includes('X1'),
    )?.attribute;
  };
  it('is a matter of the page', () => {
    expect(attributeOf('operator able to assess the board')).toBe('interactionCapability');
  });
  it('is one of the server where they wait', () => {
    expect(attributeOf('board')).toBe('performanceEfficiency');
  });
});

describe('compatibility by a standard', () => {
  const status = (text: string) => {
    const spine = harbour({ requirements: [ask(text, { attributes: ['compatibility'] })], integrations: [] });
    const { treatments, scenarios } = draftQualities(spine);
    const isIt = ({ attribute }: { attribute: string }) => attribute === 'compatibility';
    return [treatments.find(isIt)?.status, scenarios.find(isIt)?.response];
  };
  it('is decided by one adapter for each kind of source', () => {
    const [how, response] = status('The system must take video from any standard source (RTSP or file).');
    expect(how).toBe('decided');
    expect(response).toContain('adapter of its kind');
  });
  it('is left for later where no standard is named', () => {
    expect(status('The system must take video from a boat.')[0]).toBe('deferred');
  });
});

describe('an address that somebody gives', () => {
  const control = (text: string) => {
    const spine = harbour({ requirements: [ask(text)] });
    const { points } = draftSecurity(spine, draftedOf(spine)).threatMitigation;
    return points.find(({ text: told }) => told.includes('SSRF'))?.text;
  };
  it('of what is watched may stand in its own network, and in no other', () => {
    expect(control('Masters add cameras by an RTSP URL.')).toContain(
      'only the networks that sources may stand in',
    );
  });
  it('of anything else stands in no private one', () => {
    expect(control('Masters add a feed by its URL.')).toContain('private ranges are refused');
  });
  it('is no matter where nobody gives one', () => {
    expect(control('Masters add berths.')).toBeUndefined();
  });
});

describe('the main task', () => {
  const tasks = (text: string) => {
    const spine = harbour({ text, roles: harbour().roles.slice(0, 1) });
    const drafted = draftedOf(spine);
    const [first] = drafted.routes.pages.filter(({ roles }) => !roles.includes('public'));
    if (first === undefined) throw new Error('the harbour has pages');
    const pages = [
      { ...first, screen: 'Quay', serves: ['FR1'] },
      { ...first, screen: 'Deck', serves: ['FR1', 'FR2'] },
    ];
    const told = draftSuccess(spine, { ...drafted, routes: { ...drafted.routes, pages } });
    return told.userExperience.map(({ name }) => name).join('; ');
  };
  it('of one person is done on the page with most demands', () => {
    expect(tasks('For personal use, by its sole user.')).toContain('main task on Deck');
  });
  it('of several people begins where they come in', () => {
    expect(tasks('Skippers book berths.')).toContain('main task on Quay');
  });
});

describe('a product that is made to be shown', () => {
  const told = (text: string) => {
    const spine = harbour({ text });
    return {
      risks: draftRisks(spine)
        .map(({ title }) => title)
        .join('; '),
      goals: draftSuccess(spine, draftedOf(spine))
        .business.map(({ name }) => name)
        .join('; '),
    };
  };
  it('fails by a demonstration that fails, and is measured by those that do not', () => {
    const { risks, goals } = told('Berthline is a portfolio piece.');
    expect(risks).toContain('fails while it is shown');
    expect(goals).toContain('Demonstrations');
  });
  it('is none where people are to use it', () => {
    const { risks, goals } = told('Skippers book berths.');
    expect(risks).not.toContain('while it is shown');
    expect(goals).not.toContain('Demonstrations');
  });
});

describe('a job that trains a model', () => {
  const PRD = `# Buoys\n\n## Requirements\n\n- FR1: Divers must be able to view images and annotate them.\n- FR2: The system must start a re-training of the model when 40 new annotations are there.\n- FR3: The system must detect seals with a Deep Learning model.\n- FR4: Divers must be able to add buoys.\n\n## Technical Assumptions\n\n- Microservices with Kafka, MinIO and PostgreSQL.\n`;
  const said = (text: string) =>
    built(text)
      .structure.connections.filter(({ from }) => from === 'training-job')
      .map(({ verb, to }) => `${verb} ${to}`);
  it('tells whoever started it how it went', () => {
    const starter = built(PRD).structure.connections.find(
      ({ to, from }) => to === 'training-job' && from !== 'training-job',
    );
    expect(said(PRD)).toContain(`reports state and scores of the model to ${starter?.from}`);
  });
  it('is none where nothing is trained', () => {
    expect(said(PRD.replace(/- FR2.*\n/, '').replace(' with a Deep Learning model', ''))).toEqual([]);
  });
});

describe('a flow without a name of its own', () => {
  const ux = (button: string) =>
    `# Front-end UX Specification\n\n## UI/UX Specification\n\n### 1. User Flow\n\n1. The diver opens the screen with the "${button}" dialog.\n2. The diver clicks the "${button}" button.\n3. The dialog closes.\n`;
  const names = (text: string) =>
    readBrief(
      brief(
        'Buoys',
        document('prd', '# Buoys\n\n- The diver must be able to add buoys.\n'),
        document('ux', text),
      ),
    ).flows.map(({ name }) => name);
  it('is called by what its steps press', () => {
    expect(names(ux('Update Buoys'))).toContain('Update Buoys');
  });
  it('keeps a plain name where they press nothing twice', () => {
    expect(names(ux('Update Buoys').replace('the "Update Buoys" button', 'a button'))).not.toContain(
      'Update Buoys',
    );
  });
});
