import { describe, expect, test } from 'vitest';
import type { Blueprint } from '../../../src/blueprint/blueprint.ts';
import type { Dossier } from '../../../src/blueprint/dossier.ts';
import { capacityData } from '../../../src/documents/out/capacity-data.ts';
import { numbersData, quantityWords } from '../../../src/documents/out/numbers-data.ts';
import { firstSentence } from '../../../src/documents/out/sentences.ts';
import { summaryData } from '../../../src/documents/out/summary-data.ts';
import { DOSSIER } from '../../fixtures/dossier.ts';

function withBlueprint(change: Partial<Blueprint>): Dossier {
  return { ...DOSSIER, blueprint: { ...DOSSIER.blueprint, ...change } };
}

function shown(name: string, dossier: Dossier): string | undefined {
  return numbersData(dossier).find((row) => row.name === name)?.value;
}

const [line] = DOSSIER.blueprint.review.sizing;
const [quantity] = DOSSIER.reading.quantities;
const [asked] = DOSSIER.questions;
if (!line || !quantity || !asked) throw new Error('The example has a sizing line, a quantity and a question');

describe('the numbers of the first page', () => {
  test('are always the same four, in order', () => {
    expect(numbersData(DOSSIER).map((row) => row.name)).toEqual([
      'Peak load',
      'Storage after a year',
      'Monthly cost range',
      'Availability',
    ]);
  });
  test('take what was computed before what was stated', () => {
    expect(shown('Peak load', DOSSIER)).toBe('13 req/s (Peak requests on the berth plan)');
  });
  test('say a thing once: neither the name of their row again, nor a formula', () => {
    const named = (name: string) =>
      numbersData(withBlueprint({ review: { ...DOSSIER.blueprint.review, sizing: [{ ...line, name }] } }))[0];
    expect(named('Peak load')).toEqual({
      name: 'Peak load',
      value: '13 req/s',
      source: `computed: sizing line ${line.id}`,
    });
    expect(named('Peak load of people at once')?.value).toBe('13 req/s (of people at once)');
    expect(named('Requests at the peak')?.value).toBe('13 req/s (Requests at the peak)');
  });
  test('take an answer before a document', () => {
    const answered = {
      ...asked,
      question: { ...asked.question, measure: 'concurrentUsers' as const },
      answer: '900 people',
    };
    const dossier = withBlueprint({ review: { ...DOSSIER.blueprint.review, sizing: [] } });
    expect(shown('Peak load', dossier)).toBe('13 req/s');
    expect(shown('Peak load', { ...dossier, questions: [answered] })).toBe('30 req/s');
  });
  test('take the storage from a line that gives bytes, else from the capacity sheet', () => {
    const stored = {
      ...line,
      id: 'S-2',
      name: 'Bookings kept for a year',
      result: { value: 2100, unit: 'GB' },
    };
    const dossier = withBlueprint({ review: { ...DOSSIER.blueprint.review, sizing: [line, stored] } });
    expect(shown('Storage after a year', dossier)).toBe('2,100 GB (Bookings kept for a year)');
    expect(shown('Storage after a year', DOSSIER)).toBe('16 GB');
  });
  test('give a cost range, and the stated budget beside it', () => {
    const budget = {
      ...quantity,
      measure: 'budget' as const,
      value: 900,
      unit: 'EUR/month',
      bound: 'atMost' as const,
      subject: 'running cost',
    };
    const reading = { ...DOSSIER.reading, quantities: [budget] };
    expect(shown('Monthly cost range', { ...DOSSIER, reading })).toBe(
      'USD 150 to 450 a month; budget: at most 900 EUR/month, about USD 1,058 at 1.1761 USD for 1 EUR (ECB, 2026-05-08)',
    );
    expect(shown('Monthly cost range', DOSSIER)).toMatch(/^USD \d+ to \d+ a month$/);
  });
  test('say a date in its own words', () => {
    expect(quantityWords({ ...quantity, measure: 'deadline', value: null, text: 'Live by Easter.' })).toBe(
      'Live by Easter.',
    );
  });
});

describe('the summary', () => {
  test('gives the first reason for the pattern that is not the vote itself', () => {
    const justification = [
      { text: '2 of 3 votes were for it.', serves: [] },
      { text: 'A booking is one transaction. And more.', serves: ['NFR-1'] },
    ];
    const structure = { ...DOSSIER.blueprint.structure, justification };
    expect(summaryData(withBlueprint({ structure })).because).toEqual({
      text: 'A booking is one transaction.',
      serves: ['NFR-1'],
    });
  });
  test('leaves out an outcome that the title already says', () => {
    const [record] = DOSSIER.blueprint.decisions.records;
    const records = record ? [{ ...record, title: 'Front end: React', outcome: 'React' }, record] : [];
    const { decisions } = summaryData(withBlueprint({ decisions: { records, notes: '' } }));
    expect(decisions.map((it) => it.outcome)).toEqual(['', 'Modular monolith']);
    const of = (title: string, outcome: string) =>
      summaryData(
        withBlueprint({ decisions: { records: record ? [{ ...record, title, outcome }] : [], notes: '' } }),
      ).decisions[0]?.outcome;
    expect(of('Sign-in: Keycloak, short tokens', 'Keycloak with OIDC')).toBe('');
    expect(of('Sign-in and tokens', 'Keycloak with OIDC')).toBe('Keycloak with OIDC');
  });
  test('shows a number with its budget and rate, and one that does not fit, whole', () => {
    const budget = {
      ...quantity,
      measure: 'budget' as const,
      value: 12_000,
      unit: 'EUR/month',
      bound: 'atMost' as const,
      subject: 'Infrastructure cost',
    };
    const goal = {
      ...quantity,
      measure: 'availability' as const,
      value: 99.999,
      unit: '%',
      subject: 'the berth plan',
    };
    const dossier = { ...DOSSIER, reading: { ...DOSSIER.reading, quantities: [budget, goal] } };
    const { numbers, flags } = summaryData(dossier);
    expect(flags).not.toEqual([]);
    expect(JSON.stringify([numbers, flags])).not.toContain('…');

    const [first] = dossier.blueprint.review.conflicts;
    const missed = capacityData(dossier).flags.find(({ message }) => message.includes('99.999'));
    const conflicts = first && missed ? [{ ...first, id: 'T-1', statement: missed.message }] : [];
    const asked = (text: string) => {
      const openDecisions = [{ question: text, owner: 'Ana', revisit: 'soon' }];
      const { review, plan } = dossier.blueprint;
      const blueprint = {
        ...dossier.blueprint,
        review: { ...review, conflicts },
        plan: { ...plan, openDecisions },
      };
      return summaryData({ ...dossier, blueprint }).flags.map(({ message }) => message.includes('99.999'));
    };
    expect(asked('T-1: (a) two places; or (b) one?')).not.toContain(true);
    expect(asked('T-2: (a) more; or (b) less?')).toContain(true);
  });
  test('names what a target is of, but not by half a sentence', () => {
    const row = (subject: string) => {
      const goal = { ...quantity, measure: 'availability' as const, value: 99.9, unit: '%', subject };
      const dossier = { ...DOSSIER, reading: { ...DOSSIER.reading, quantities: [goal] } };
      return summaryData(dossier).numbers.find(({ name }) => name === 'Availability')?.value;
    };
    expect(row('the berth plan')).toContain('(the berth plan)');
    expect(row('Given the right quay, the whole of the…')).not.toContain('quay');
  });
  test('asks about a conflict once, even where the plan repeats it', () => {
    const openDecisions = [{ question: 'C-2: How long are bookings kept?', owner: 'Ana', revisit: 'soon' }];
    const dossier = withBlueprint({ plan: { ...DOSSIER.blueprint.plan, openDecisions } });
    expect(summaryData(dossier).open.items).toEqual([
      { question: 'Confirm C-2: Kept for 3 years.', owner: 'Harbour office' },
    ]);
  });
  test('tells the ways of a conflict where a decision names them, so that it can be taken at a glance', () => {
    const question = 'C-2: (a) 3 years, EUR 10 a month; or (b) 1 year, EUR 4? Drafted for now: (a).';
    const openDecisions = [{ question, owner: 'Ana', revisit: 'soon' }];
    const dossier = withBlueprint({ plan: { ...DOSSIER.blueprint.plan, openDecisions } });
    expect(summaryData(dossier).open.items).toEqual([{ question, owner: 'Harbour office' }]);
  });
  test('shows three of many assumptions and says how many more there are', () => {
    const questions = Array.from({ length: 7 }, () => ({ ...asked, by: null }));
    expect(summaryData({ ...DOSSIER, questions }).assumptions).toMatchObject({
      more: 4,
      items: { length: 3 },
    });
  });
});

describe('firstSentence', () => {
  test.each([
    ['One. Two.', 'One.'],
    ['Uses 3.5 and e.g. this. Then that.', 'Uses 3.5 and e.g. this.'],
    ['No stop', 'No stop'],
  ])('of %j is %j', (text, first) => {
    expect(firstSentence(text)).toBe(first);
  });
  test('is cut between words where it is too long', () => {
    expect(firstSentence('word '.repeat(100))).toMatch(/word …$/);
  });
});
