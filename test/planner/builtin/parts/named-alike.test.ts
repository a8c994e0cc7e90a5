// Sentences about names and references that say what is meant: metrics of limits, what drives a decision, which channel is
// live and what it carries, and which quality a demand speaks of.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Blueprint } from '../../../../src/blueprint/blueprint.ts';
import type { Quantity } from '../../../../src/blueprint/requirement.ts';
import { draftAlerts } from '../../../../src/planner/builtin/parts/deployment/alerts.ts';
import { createBuiltinPlanner } from '../../../../src/planner/builtin/planner.ts';
import { templateWords } from '../../../../src/planner/builtin/product-nouns.ts';
import { ATTRIBUTE_WORDS } from '../../../../src/planner/builtin/reading/words/requirement-words.ts';
import { isShownLive, livePlurals } from '../../../../src/planner/builtin/spine/live.ts';
import { blueprintOf, voted } from '../../../fixtures/decided.ts';
import { brief as briefOf, document } from '../reading/briefs.ts';
import { harbour } from './products.ts';

const limit = (subject: string, value: number): Quantity => ({
  id: `q-${value}`,
  measure: 'latency',
  value,
  unit: 's',
  bound: 'atMost',
  subject,
  text: subject,
  requirementId: 'R-7',
  source: { kind: 'rule', rule: 'made up' },
});

function metricsOf(...quantities: Quantity[]): string[] {
  const spine = harbour();
  const reading = { ...spine.input.reading, quantities };
  return draftAlerts({ ...spine, input: { ...spine.input, reading } }).map(({ metric }) => metric);
}

describe('the metric of a stated limit', () => {
  it('is named after what the limit is of, without its share', () => {
    expect(metricsOf(limit('99 % of berth calls (inbound)', 2))).toContain('berth_calls_seconds');
  });

  it('takes the telling words of a sentence, so that two limits have two names', () => {
    const names = metricsOf(
      limit('the pilot shall see the tide of each berth on one…', 5),
      limit('the harbour tells each agent of every change at the quay', 9),
    );
    expect(names).toEqual(
      expect.arrayContaining(['pilot_tide_berth_seconds', 'harbour_tells_agent_change_seconds']),
    );
  });

  it('is that of the entry where nothing is left to name', () => {
    expect(metricsOf(limit('95 % of all', 3)).filter((name) => name.startsWith('r_7'))).toEqual([]);
  });
});

describe('a live channel', () => {
  it('runs both ways where people act on it together, and not where a party is asked in collaboration', () => {
    expect(isShownLive('Pilots collaborate on one plan.')).toBe(true);
    expect(isShownLive('The port finds the berth in collaboration with that agent.')).toBe(false);
  });

  it('carries what a feature shows, and nothing where none shows anything', () => {
    const { entities, features, requirements } = harbour();
    const quiet = requirements.map((one) => ({ ...one, text: 'Berths are kept.' }));
    expect(livePlurals({ entities, features, requirements: quiet })).toBeUndefined();
  });
});

describe('a quality', () => {
  const of = (text: string) => ATTRIBUTE_WORDS.filter(([, words]) => words.test(text)).map(([name]) => name);

  it('is meant by being available and by tests', () => {
    expect(of('The harbour stays available.')).toContain('reliability');
    expect(of('Tests run on each change.')).toContain('maintainability');
  });

  it('is not meant by available money, nor by a test of the health of a link', () => {
    expect(of('Checks on available liquidity.')).not.toContain('reliability');
    expect(of('Test the health of a link.')).not.toContain('maintainability');
  });
});

const PORT = `# Tug hub

All Towing Banks are connected to the tug hub. The desks allow a quay operator to run the hub.

### Towing Bank Management

1. Onboarding a Towing Bank.

### Rules

- The hub must process transfers between towing banks; every transfer is a payment from a payer to a payee.
- The rapid assessment of a towing bank must pass through the standardised processes.
- The hub must expose asynchronous interfaces, and must answer by callback.
- The transfer API must be idempotent; transfers must never be lost, and settlement is daily.
- The hub must update the position of each towing bank in real time as debits occur.
- Messages of the API must be signed.
`;

describe('what drives a decision', () => {
  let blueprint: Blueprint;
  beforeAll(async () => {
    const planner = createBuiltinPlanner();
    const vote = await voted(planner, briefOf('Tug hub', document('prd', PORT)));
    const hub = vote.optionSet.options.find((one) => one.patternId === 'orchestratedHub');
    blueprint = await blueprintOf(planner, vote, hub?.id ?? 'A');
  });
  const drivenBy = (title: RegExp): string[] =>
    blueprint.decisions.records.find((one) => title.test(one.title))?.drivers ?? [];

  it('is led by the demands that name the subject', () => {
    const [first] = drivenBy(/^API style/);
    expect(first).toBe('R-004');
  });

  it('is no word inside another', () => {
    expect(drivenBy(/^API style/)).not.toContain('R-003');
  });
});

describe('who sees the pages', () => {
  const { input, entities, features } = harbour();
  const viewers = (...names: string[]) =>
    templateWords({
      title: 'Tug hub',
      reading: input.reading,
      roles: names.map((name) => ({ name, description: '', requirementIds: [] })),
      entities,
      features,
    }).viewers;

  it('are the people, and no institution that calls by its systems', () => {
    expect(viewers('Member Bank', 'Clerk')).toBe('Clerks');
  });

  it('are the institutions where nobody else is named', () => {
    expect(viewers('Member Bank')).toBe('Member Banks');
  });
});
