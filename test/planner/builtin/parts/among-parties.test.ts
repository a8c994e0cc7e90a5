// Sentences about a product that joins institutions and is measured by what it promises: its risks, stops, measures and ways in.
import { describe, expect, it } from 'vitest';
import type { Component } from '../../../../src/blueprint/parts/structure.ts';
import { errorCatalogue } from '../../../../src/planner/builtin/parts/api/errors.ts';
import { retentionOf } from '../../../../src/planner/builtin/parts/data/lifetimes.ts';
import { draftDeployment } from '../../../../src/planner/builtin/parts/deployment.ts';
import { draftIntegration } from '../../../../src/planner/builtin/parts/domains/backend.ts';
import { draftInfrastructure } from '../../../../src/planner/builtin/parts/domains/infrastructure.ts';
import { draftRisks } from '../../../../src/planner/builtin/parts/plan/risks.ts';
import { draftSuccess } from '../../../../src/planner/builtin/parts/plan/success.ts';
import { draftQualities } from '../../../../src/planner/builtin/parts/qualities.ts';
import { readBrief } from '../../../../src/planner/builtin/reading/read-brief.ts';
import type { Spine } from '../../../../src/planner/builtin/spine.ts';
import { buildSpine } from '../../../../src/planner/builtin/spine-builder.ts';
import { slug } from '../../../../src/planner/builtin/things/phrases.ts';
import { decided, optionOf, part, quantity, requirement } from '../inputs.ts';
import { brief, document } from '../reading/briefs.ts';
import { draftedOf, harbour, kiln } from './products.ts';

const external = (id: string, name: string): Component => part(id, 'external', name);
const beside = (spine: Spine, ...more: Component[]): Spine => ({
  ...spine,
  structure: { ...spine.structure, components: [...spine.structure.components, ...more] },
});
const AGENTS = external('party-systems', 'Systems of Agents');
const told = (value: unknown): string => JSON.stringify(value);

describe('the systems of those who take part', () => {
  const of = (spine: Spine): string => told(draftIntegration(spine, draftedOf(spine)));
  it('are told with what happens while one does not answer', () => {
    expect(of(beside(harbour(), AGENTS))).toMatch(/Systems of Agents: each calls .* ends by its deadline/);
  });
  it('are told of no product that nobody takes part in by a system', () => {
    expect(of(harbour())).not.toContain('ends by its deadline');
  });
  it('wait while what passes messages on stands still; other data is late', () => {
    const stop = (spine: Spine) => draftQualities(spine).reliability.availabilityTargets;
    expect(stop(beside(harbour(), AGENTS))).toContain('waiting until its deadline ends it');
    expect(stop(harbour())).toContain('late, not absent');
    expect(stop(kiln())).not.toContain('A stop of');
  });
  it('drop out as parties, and sources as sources', () => {
    const asked = [
      requirement('R-1', 'The system must be resilient to failures of a sensor or a connection.'),
    ];
    const risks = (spine: Spine) => told(draftRisks(spine));
    expect(risks(beside(harbour({ requirements: asked }), AGENTS))).toContain('Parties drop out');
    expect(risks(harbour({ requirements: asked }))).toContain('Sources drop out');
    expect(risks(harbour())).not.toContain('drop out');
  });
});

describe('what may fail', () => {
  const share = (spine: Spine) =>
    draftSuccess(spine, draftedOf(spine)).technical.find(({ name }) => name.startsWith('Failed'))?.target;
  it('is what the stated availability leaves', () => {
    const quantities = [quantity('availability', 99.95, '%')];
    expect(share(harbour({ quantities }))).toMatch(/^under 0\.05 % a month: what the availability leaves/);
  });
  it('is the ordinary share where less is promised, or nothing', () => {
    expect(share(harbour())).toBe('under 0.5 % a month (assumed)');
    expect(share(kiln())).toBe('under 0.5 % a month (assumed)');
  });
});

describe('what is begun', () => {
  const ended = (on: string) => {
    const spine = harbour();
    const drafted = draftedOf(spine);
    const name = spine.entities[0]?.name ?? '';
    const transitions = [{ from: 'OPEN', to: 'DONE', on }];
    const machine = { entity: name, initial: 'OPEN', states: ['OPEN', 'DONE'], transitions, serves: [] };
    const business = (entity: string) =>
      told(
        draftSuccess(spine, {
          ...drafted,
          state: { ...drafted.state, lifecycles: [{ ...machine, entity }] },
        }).business,
      );
    return spine.entities.map((each) => business(each.name)).join();
  };
  it('has an end each time where a deadline ends it', () => {
    expect(ended('deadline passes without an answer')).toContain('100 % have reached');
  });
  it('may be left lying where nothing ends it', () => {
    expect(ended('closed by the office')).not.toContain('100 % have reached');
    expect(ended('closed by the office')).toContain('90 % of those begun');
  });
});

describe('who uses it', () => {
  const uses = (name: string, description: string) => {
    const spine = harbour({ roles: [{ name, description, requirementIds: [] }] });
    return told(draftSuccess(spine, draftedOf(spine)).business);
  };
  it('is counted by connection where it is an institution, and by account where it is a person', () => {
    expect(uses('Participant Bank', 'Sends bookings.')).toContain('of those connected');
    expect(uses('Skipper', 'Books berths.')).toContain('60 % of accounts');
  });
});

describe('the way in', () => {
  const way = (spine: Spine) => draftDeployment(spine, draftedOf(spine).data).networking;
  const onCluster = () => {
    const [first] = harbour().input.reading.technologies;
    if (first === undefined) throw new Error('the harbour names a host');
    return harbour({ technologies: [{ ...first, name: 'Kubernetes' }] });
  };
  it('leads to a sign-in that we run, because browsers go there', () => {
    expect(way(beside(onCluster(), external('identity', 'Keycloak')))).toContain(
      'the sign-in at Keycloak and',
    );
  });
  it('leads to no sign-in that others run, or where none is', () => {
    expect(way(beside(onCluster(), external('identity', 'Auth0')))).not.toContain('sign-in');
    expect(way(onCluster())).toContain('web pages and');
  });
});

describe('what is quoted beside the outside systems', () => {
  const asked = (text: string) => {
    const spine = harbour({ requirements: [requirement('R-9', text)] });
    return told(draftIntegration(spine, draftedOf(spine)).externalApis);
  };
  it('names one of them', () => {
    expect(asked('The Stripe API must be called within a second.')).toContain('R-9 asks');
  });
  it('is nothing that is said of our own calls', () => {
    expect(asked('The booking API is idempotent.')).not.toContain('R-9');
  });
});

describe('the first dashboard', () => {
  const seen = (kind: 'quality' | 'functional', text: string) => {
    const spine = harbour({ requirements: [{ ...requirement('R-9', text), kind }] });
    return told(draftInfrastructure(spine, draftedOf(spine)).monitoringAndOperations);
  };
  it('holds what those who run it watch', () => {
    expect(seen('quality', 'Queue length is monitored and has an alert.')).toContain(
      'On the first dashboard',
    );
  });
  it('holds no audit trail, no health of a person and no function', () => {
    expect(seen('quality', 'Each change is kept in an audit log.')).not.toContain('dashboard');
    expect(seen('quality', 'Health data is encrypted.')).not.toContain('dashboard');
    expect(seen('functional', 'Log/audit entries hold the settings.')).not.toContain('dashboard');
    expect(seen('functional', 'Test the health of a crane.')).not.toContain('dashboard');
    expect(seen('functional', 'A guard sees alerts of a camera.')).not.toContain('dashboard');
  });
});

describe('an offer that passes between parties', () => {
  const kept = (name: string, text: string) => {
    const [first] = harbour().entities;
    if (first === undefined) throw new Error('the harbour has entities');
    const entity = { ...first, name, plural: `${name}s`, fields: [] };
    const spine = harbour({ requirements: [requirement('R-7', text)], entities: [entity] });
    return retentionOf(spine, entity, { kind: 'none', isPicture: false, isJudged: false });
  };
  const PASSING =
    'The exchange may carry messages without parsing or storing them beyond what forwarding needs.';
  it('is kept until it is passed on where the inputs say so', () => {
    expect(kept('Quotation', PASSING)).toMatch(/^Until it and its answer are passed on.*R-7/);
  });
  it('is kept as money is where they do not, and no other thing is dropped', () => {
    expect(kept('Quotation', 'The exchange keeps each message.')).not.toContain('passed on');
    expect(kept('Payment', PASSING)).not.toContain('passed on');
  });
});

describe('the rule on the audit trail', () => {
  const served = (...lines: string[]) => {
    const one = brief('Toll desk', document('prd', `# Toll desk\n\n## Features\n\n- ${lines.join('\n- ')}`));
    const spine = buildSpine({
      ...decided([optionOf('A', 'modularMonolith')]),
      brief: one,
      reading: readBrief(one),
      answers: [],
    });
    const at = (text: string) => spine.requirements.find((each) => each.text.startsWith(text))?.id;
    const rule = spine.structure.invariants.find((each) => each.rule.includes('its audit entry'));
    return { rule, at };
  };
  const MESSAGES = 'Messages of a clerk must be tamper-evident.';
  const TRAIL = 'Changes made by a clerk are logged in an uneditable store with the name of the clerk.';
  it('is of the demand for the trail, before those on messages', () => {
    const { rule, at } = served('A clerk must be able to save a toll.', MESSAGES, TRAIL);
    expect(rule?.serves[0]).toBe(at('Changes'));
    expect(rule?.rule).toContain(`(${at('Changes') ?? '?'})`);
  });
  it('is of what raises it where no demand names the trail, and of nothing where none does', () => {
    const { rule, at } = served('A clerk must be able to save a toll.', MESSAGES);
    expect(rule?.serves[0]).toBe(at('Messages'));
    expect(served('A clerk must be able to save a toll.').rule).toBeUndefined();
  });
});

describe('the system that changes its interface', () => {
  const stimulus = (text: string) => {
    const [stripe] = harbour().input.reading.integrations;
    if (stripe === undefined) throw new Error('the harbour has a partner');
    const integrations = [stripe, { ...stripe, name: 'Tide Office', requirementIds: ['R-9'] }];
    const asked = {
      ...requirement('R-9', text),
      kind: 'quality' as const,
      attributes: ['compatibility' as const],
    };
    const { scenarios } = draftQualities(harbour({ integrations, requirements: [asked] }));
    return scenarios.find(({ attribute }) => attribute === 'compatibility')?.stimulus;
  };
  it('is the one that the demand names, else the first', () => {
    expect(stimulus('The product must integrate with the tide office.')).toMatch(/^Tide Office changes/);
    expect(stimulus('The product must integrate with others.')).toMatch(/^Stripe changes/);
  });
});

describe('a partner that settles what was cleared', () => {
  const silent = (name: string) => {
    const [stripe] = harbour().input.reading.integrations;
    if (stripe === undefined) throw new Error('the harbour has a partner');
    const one = { ...stripe, name, purpose: '' };
    const spine = beside(harbour({ integrations: [one] }), external(slug(name), name));
    return {
      reach: told(draftIntegration(spine, draftedOf(spine)).systemIntegrations),
      code: errorCatalogue(spine).find(({ status }) => status === 502)?.meaning ?? '',
    };
  };
  it('charges nobody while it is silent: what was closed waits for its report', () => {
    expect(silent('Settlement bank').reach).toContain('nothing is counted as settled');
    expect(silent('Settlement bank').code).toContain('nothing was settled');
  });
  it('is no one who takes payments', () => {
    expect(silent('Stripe').reach).toContain('nothing is counted as paid');
    expect(silent('Stripe').code).toContain('nothing was charged');
  });
});
