// Sentences about numbers that defaults give: told as assumed, counted where both were asked, grown as the inputs say.
import { describe, expect, it } from 'vitest';
import { quantityOf } from '../../../../src/planner/builtin/ground/quantities.ts';
import { draftPlan } from '../../../../src/planner/builtin/parts/plan.ts';
import { draftScenarios } from '../../../../src/planner/builtin/parts/qualities/scenarios.ts';
import { draftReview } from '../../../../src/planner/builtin/parts/review.ts';
import { buildSpine } from '../../../../src/planner/builtin/spine-builder.ts';
import { answered, decided, optionOf, quantity } from '../inputs.ts';
import { draftedOf, harbour } from './products.ts';

const drivers = (answers: ReturnType<typeof answered>[]) => {
  const input = decided([optionOf('A', 'modularMonolith')], { answers });
  return draftReview(buildSpine(input)).drivers.map(({ title }) => title);
};

describe('a number among the drivers', () => {
  it('says which question it waits for where a default gives it', () => {
    expect(drivers([answered('concurrentUsers', '90 at once', false)]).join()).toContain('(Q-1, assumed)');
  });
  it('is told as it is where a person gave it, or the inputs do', () => {
    expect(drivers([answered('concurrentUsers', '90 at once')]).join()).not.toContain('assumed');
    expect(drivers([]).join()).not.toContain('assumed');
  });
});

describe('how many there are in total', () => {
  const total = (answer: string) => {
    const { reading } = decided([optionOf('A', 'modularMonolith')]);
    const answers = [answered('concurrentUsers', answer)];
    return quantityOf({ reading: { ...reading, quantities: [] }, answers }, 'users')?.value;
  };
  it('is read from the answer to the question for both', () => {
    expect(total('2,000 in total, 100 at once')).toBe(2000);
    expect(total('100 at once, 2,000 in total')).toBe(2000);
  });
  it('is not read from an answer that gives one number of another kind', () => {
    expect(total('100 at once')).toBeUndefined();
  });
});

describe('the load that a design must bear to grow into', () => {
  const grown = (...quantities: ReturnType<typeof quantity>[]) =>
    draftScenarios(harbour({ quantities }), new Set(['flexibility'])).find(
      ({ attribute }) => attribute === 'flexibility',
    )?.stimulus;
  it('is what the inputs say that it grows to', () => {
    expect(grown(quantity('growth', 150, '%'))).toContain('grows to 2.5 times as much');
  });
  it('is twice the load where they say little or nothing', () => {
    expect(grown(quantity('growth', 20, '%'))).toContain('doubles');
    expect(grown()).toContain('doubles');
  });
});

describe('a wait', () => {
  const waits = (text: string) => {
    const spine = harbour();
    const latency = { ...quantity('latency', 60, 's'), subject: text, text: `${text} within 60 seconds` };
    const reading = { ...spine.input.reading, quantities: [latency] };
    const system = { name: 'Customs', kind: 'data' as const, purpose: 'Takes manifests.' };
    const integrations = [{ ...system, requirementIds: [], source: latency.source }];
    const input = { ...spine.input, reading: { ...reading, integrations } };
    return draftPlan({ ...spine, input }, draftedOf(spine)).success.userExperience.filter(({ howMeasured }) =>
      howMeasured.startsWith('Measured in the page'),
    );
  };
  it('is measured in the page where a person waits', () => {
    expect(waits('the berth list shows')).toHaveLength(1);
  });
  it('is not where the other side is a system', () => {
    expect(waits('manifests are copied to Customs')).toEqual([]);
  });
  it('is where a system is only named', () => {
    expect(waits('the Customs page shows')).toHaveLength(1);
  });
});
