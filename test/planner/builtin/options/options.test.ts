import { describe, expect, test } from 'vitest';
import { OptionSet } from '../../../../src/blueprint/option.ts';
import { ATTRIBUTE_IDS } from '../../../../src/blueprint/quality.ts';
import { PATTERNS } from '../../../../src/planner/builtin/catalogue/patterns.ts';
import { isDistinct } from '../../../../src/planner/builtin/options/fitness.ts';
import { proposeOptions } from '../../../../src/planner/builtin/options/options.ts';
import type { OptionsInput } from '../../../../src/planner/port.ts';
import { answered, brief, quantity, reading } from '../inputs.ts';

const plain: OptionsInput = { brief, reading, answers: [], feedback: [], previous: null };

function idsOf(input: Partial<OptionsInput>): string[] {
  return proposeOptions({ ...plain, ...input }).options.map((one) => one.patternId);
}
function scoreOf(patternId: string, input: Partial<OptionsInput>): number {
  return (
    proposeOptions({ ...plain, ...input }).options.find((one) => one.patternId === patternId)?.score ?? 0
  );
}
function withText(text: string): Partial<OptionsInput> {
  const [first] = brief.documents;
  return { brief: { ...brief, documents: first ? [{ ...first, text }] : [] } };
}

describe('the catalogue', () => {
  test('holds at least nine patterns with an id each', () => {
    expect(new Set(PATTERNS.map((one) => one.id)).size).toBe(PATTERNS.length);
    expect(PATTERNS.length).toBeGreaterThanOrEqual(9);
  });
  test.each(PATTERNS.map((one) => [one.name, one] as const))(
    'rates %s on every attribute, with why and source',
    (_, pattern) => {
      for (const attribute of ATTRIBUTE_IDS) {
        const [rating, why, source] = pattern.ratings[attribute];
        expect(rating).toBeGreaterThanOrEqual(1);
        expect(why.length).toBeGreaterThan(5);
        expect(source.length).toBeGreaterThan(5);
      }
    },
  );
});

describe('the options', () => {
  const set = proposeOptions(plain);

  test('keep the contract: two or three, one recommended, the best first', () => {
    OptionSet.parse(set);
    expect(set.options[0]?.recommended).toBe(true);
    expect(set.options.map((one) => one.score)).toEqual(
      set.options.map((one) => one.score).toSorted((a, b) => b - a),
    );
  });
  test('differ clearly from each other', () => {
    const patterns = set.options.flatMap((one) => PATTERNS.filter((pattern) => pattern.id === one.patternId));
    for (const a of patterns)
      for (const b of patterns) if (a !== b) expect(isDistinct(a, b), `${a.id} and ${b.id}`).toBe(true);
  });
  test('speak in the nouns of the product and cite its requirements', () => {
    const text = JSON.stringify(set.options);
    expect(text).toContain('Booking');
    expect(text).toContain('Berth booking');
    for (const option of set.options)
      expect([...option.pros, ...option.cons].some((one) => one.serves.length > 0)).toBe(true);
  });
  test('cite only requirements that exist', () => {
    const known = new Set(reading.requirements.map((one) => one.id));
    const cited = set.options.flatMap((one) => [...one.pros, ...one.cons].flatMap((point) => point.serves));
    for (const id of cited) expect(known).toContain(id);
  });
  test('rest on weights that sum to one, each with its reason', () => {
    expect(set.weights.reduce((sum, one) => sum + one.weight, 0)).toBeCloseTo(1, 6);
    for (const weight of set.weights) expect(weight.because.length).toBeGreaterThan(10);
  });
  test('count one number once among the reasons, however many limits it passes', () => {
    const quantities = [...reading.quantities, quantity('availability', 99.95, '%')];
    const { weights } = proposeOptions({ ...plain, reading: { ...reading, quantities } });
    const reason = weights.find((one) => one.attribute === 'reliability')?.because ?? '';
    expect(reason.match(/availability of/gi)).toHaveLength(1);
  });
  test('give the recommendation a reason with numbers', () => {
    expect(set.options[0]?.reason).toMatch(/Scores \d+/);
  });
});

describe('what the inputs state', () => {
  test('an architecture named in the documents is among the options', () => {
    expect(idsOf(withText('Service Architecture: Microservices on Kubernetes.'))).toContain('microservices');
    expect(idsOf(withText('Data lives in Firebase. There is no custom server.'))[0]).toBe('baas');
  });
  test('an architecture that is out of scope is not raised by its name', () => {
    expect(idsOf({})).not.toContain('microservices');
  });
  test('an answer about load moves the rank', () => {
    const few = { answers: [answered('concurrentUsers', '20')] };
    const many = { answers: [answered('concurrentUsers', '40k at once')] };
    expect(scoreOf('modularMonolith', few)).toBeGreaterThan(scoreOf('modularMonolith', many));
    expect(idsOf(few)).not.toEqual(idsOf(many));
  });
});

describe('refinements', () => {
  test('a pattern that is asked for by name is offered', () => {
    expect(idsOf({ feedback: ['Please show us an event sourcing variant as well'] })).toContain(
      'eventSourcing',
    );
  });
  test('"no Kafka" bans what rests on a broker', () => {
    const text = withText('All events go over Kafka, a message broker. Event-driven processing.');
    expect(idsOf(text)).toContain('eventDriven');
    expect(idsOf({ ...text, feedback: ['no Kafka please'] })).not.toContain('eventDriven');
  });
  test('"must run on premises" bans what only a provider runs', () => {
    const ids = idsOf({ feedback: ['It must run on premises'] });
    expect(ids).not.toContain('serverless');
    expect(ids).not.toContain('baas');
  });
  test('"cheaper" gives cost more weight and says who asked', () => {
    const cost = (feedback: string[]) =>
      proposeOptions({ ...plain, feedback }).weights.find((one) => one.attribute === 'cost');
    expect(cost(['make it cheaper'])?.weight).toBeGreaterThan(cost([])?.weight ?? 1);
    expect(cost(['make it cheaper'])?.because).toContain('make it cheaper');
  });
  test('words that ask for nothing known change nothing', () => {
    expect(proposeOptions({ ...plain, feedback: ['hmm, interesting'] })).toEqual(proposeOptions(plain));
  });
});
