// Sentences about the breakdown by domain and the plan: focus, techniques, phases, risks, measures and what is open.
import { describe, expect, it } from 'vitest';
import type { Domain } from '../../../../src/blueprint/brief.ts';
import { DomainBreakdown } from '../../../../src/blueprint/parts/domains.ts';
import { Plan } from '../../../../src/blueprint/parts/plan.ts';
import type { Passage } from '../../../../src/blueprint/parts/shared.ts';
import { draftTechniques, listed } from '../../../../src/planner/builtin/parts/domains/techniques.ts';
import { draftDomains } from '../../../../src/planner/builtin/parts/domains.ts';
import { draftPlan } from '../../../../src/planner/builtin/parts/plan.ts';
import type { Spine } from '../../../../src/planner/builtin/spine.ts';
import { draftedOf, harbour, kiln } from './products.ts';

function domainsOf(spine: Spine): DomainBreakdown {
  return draftDomains(spine, draftedOf(spine));
}

function planOf(spine: Spine): Plan {
  return draftPlan(spine, draftedOf(spine));
}

function passages(breakdown: DomainBreakdown, domain: Domain): Passage[] {
  return Object.values(breakdown[domain]);
}

function depth(breakdown: DomainBreakdown, domain: Domain): number {
  return passages(breakdown, domain).reduce((sum, each) => sum + each.points.length, 0);
}

describe.each([
  ['a harbour', harbour()],
  ['a kiln log', kiln()],
])('for %s', (_name, spine) => {
  const plan = planOf(spine);

  it('domains and plan keep to their schemas', () => {
    expect(DomainBreakdown.safeParse(domainsOf(spine)).error).toBeUndefined();
    expect(Plan.safeParse(plan).error).toBeUndefined();
  });

  it('each requirement stands in exactly one phase', () => {
    const served = plan.phases.flatMap((phase) => phase.serves);
    expect(served.toSorted()).toEqual(spine.requirements.map((each) => each.id).toSorted());
  });

  it('has three phases with ranges that name their basis', () => {
    expect(plan.phases.map((phase) => phase.name)).toEqual(['Foundation', 'Enhancement', 'Scaling']);
    for (const { weeks } of plan.phases) {
      expect(weeks.high).toBeGreaterThan(weeks.low);
      expect(weeks.basis).toMatch(/person-weeks.*assumed/);
    }
  });

  it('has at least three technical and two business risks with ids in order', () => {
    const technical = plan.risks.filter((risk) => risk.kind === 'technical');
    const business = plan.risks.filter((risk) => risk.kind === 'business');
    expect(technical.length).toBeGreaterThanOrEqual(3);
    expect(business.length).toBeGreaterThanOrEqual(2);
    expect(business.map((risk) => risk.id)).toEqual(business.map((_, index) => `BR-${index + 1}`));
  });

  it('measures success by numbers', () => {
    const metrics = Object.values(plan.success).flat();
    expect(metrics.filter((metric) => !/\d/.test(metric.target))).toEqual([]);
  });

  it('names at least three threats with their controls', () => {
    const threats = domainsOf(spine).security.threatMitigation.points;
    expect(threats.filter((each) => each.text.includes('Control:')).length).toBeGreaterThanOrEqual(3);
  });

  it('speaks only of requirements that exist', () => {
    const ids = new Set(spine.requirements.map((each) => each.id));
    const breakdown = domainsOf(spine);
    const domains = ['backend', 'frontend', 'infrastructure', 'security', 'integration'] as const;
    const served = domains
      .flatMap((domain) => passages(breakdown, domain))
      .flatMap((each) => each.points.flatMap((one) => one.serves));
    expect(served.filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe('the domain focus', () => {
  const focused = domainsOf(harbour({ domains: ['security'] }));

  it('deepens the domains that were chosen and shortens the others', () => {
    const all = domainsOf(harbour());
    expect(depth(focused, 'security')).toBe(depth(all, 'security'));
    expect(depth(focused, 'backend')).toBeLessThan(depth(all, 'backend'));
  });

  it('keeps every domain that was not chosen, in short form', () => {
    for (const each of passages(focused, 'infrastructure')) {
      expect(each.text.length).toBeGreaterThan(10);
      expect(each.points.length).toBeLessThanOrEqual(1);
    }
  });

  it('says "Not applicable" of the frontend of a product without one', () => {
    expect(domainsOf(kiln()).frontend.userInterfaceStrategy.text).toMatch(/^Not applicable: /);
  });
});

describe('the available techniques', () => {
  it('are each used or refused, in the order they were named', () => {
    const drafted = draftTechniques(harbour());
    expect(drafted.map((each) => [each.technique, each.isUsed])).toEqual([
      ['PostgreSQL', true],
      ['Blockchain', false],
      ['event sourcing', false],
      ['NATS', true],
    ]);
    expect(drafted.every((each) => /^(?:Used|Refused): /.test(each.how))).toBe(true);
  });

  it('are read from lists of several kinds', () => {
    expect(listed('- Redis\n- Kafka (if needed); GraphQL and Terraform')).toEqual([
      'Redis',
      'Kafka',
      'GraphQL',
      'Terraform',
    ]);
  });

  it('are none where none was named', () => {
    expect(draftTechniques(kiln())).toEqual([]);
  });
});

describe('the plan', () => {
  it('invents no cost', () => {
    expect(planOf(harbour()).resources.infrastructureCosts).toMatch(
      /no budget\. The cost sheet in the appendix/,
    );
  });

  it('leaves a default that nobody confirmed open, with owner and time', () => {
    expect(planOf(harbour()).openDecisions).toEqual([
      {
        question: expect.stringContaining('200 at once'),
        owner: 'Ana',
        revisit: expect.stringContaining('load test'),
      },
    ]);
  });

  it('has nothing open where a person answered', () => {
    const spine = harbour();
    const answers = spine.input.answers.map((each) => ({ ...each, by: { userId: 'U1', name: 'Ana' } }));
    expect(planOf({ ...spine, input: { ...spine.input, answers } }).openDecisions).toEqual([]);
  });

  it('leaves a conflict that only people can settle open', () => {
    const spine = harbour();
    const source = { kind: 'rule', rule: 'two values' } as const;
    const conflict = {
      id: 'C-1',
      kind: 'valueMismatch',
      statement: 'Two fees',
      sides: [{ text: 'a', source }],
      proposal: 'The first',
      needsPerson: true,
    } as const;
    const reading = { ...spine.input.reading, conflicts: [{ ...conflict, sides: [...conflict.sides] }] };
    const open = planOf({ ...spine, input: { ...spine.input, reading } }).openDecisions;
    expect(open.map((each) => each.question).join(' ')).toContain('C-1: Two fees.');
  });

  it('begins with a spike and a walking skeleton and ends with the release', () => {
    const steps = planOf(harbour()).deliveryOrder.map((each) => each.step);
    expect(steps.slice(0, 2)).toEqual(['Spike: Berth service', 'Walking skeleton']);
    expect(steps.at(-1)).toBe('Release');
  });

  it('takes the hardest features first', () => {
    const steps = planOf(harbour()).deliveryOrder.map((each) => each.step);
    expect(steps.indexOf('Berth booking')).toBeLessThan(steps.indexOf('Berth management'));
  });
});

describe('the risks', () => {
  const titles = (spine: Spine): string =>
    planOf(spine)
      .risks.map((risk) => risk.title)
      .join('\n');

  it('speak of money where a requirement moves it, and not elsewhere', () => {
    expect(titles(harbour())).toContain('Money moves twice');
    expect(titles(kiln())).not.toContain('Money');
  });

  it('are all owned by the one person who uses and builds the product', () => {
    expect(new Set(planOf(kiln()).risks.map((risk) => risk.ownerRole))).toEqual(new Set(['Owner']));
  });
});
