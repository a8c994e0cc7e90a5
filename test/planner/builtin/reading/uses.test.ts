// Sentences about lists of what a service is used for: one demand each, traced beside what a guide is drafted from.
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../../src/blueprint/reading.ts';
import { coreReading, furtherOf } from '../../../../src/planner/builtin/reading/core.ts';
import { passagesOf } from '../../../../src/planner/builtin/reading/document.ts';
import { readBrief } from '../../../../src/planner/builtin/reading/read-brief.ts';
import { untraced } from '../../../../src/planner/builtin/reading/requirements.ts';
import { isUseLead } from '../../../../src/planner/builtin/reading/uses.ts';
import { brief, document } from './briefs.ts';

const USES = [
  '## Use cases',
  '### Harvest loads',
  'A grower sends a load to a mill by the barge hub. This supports the following use cases:',
  '- **Seed loads**, from grower to grower;',
  '- **Mill loads**, from a grower to a mill, by barge or by night train, where the mill has a quay of its own;',
  '    - The quay is booked a day ahead.',
];
const FEATURES = Array.from({ length: 90 }, (_, at) => `- The hub must keep barge chart ${at + 1}.`);

const briefWith = (...lines: string[]) => brief('Barge hub', document('prd', lines.join('\n')));
const read = (...lines: string[]): Reading => readBrief(briefWith('# Barge hub', ...lines));
const texts = (reading: Reading): string[] => reading.requirements.map(({ text }) => text);

describe('a list of uses', () => {
  it('is one demand with what stands above it, whatever the length of its lines', () => {
    const [one, ...more] = texts(read(...USES)).filter((text) => /loads,/.test(text));
    expect(one).toMatch(/^A grower sends a load.*use cases: Seed loads, .*; Mill loads, .*of its own/);
    expect(more).toEqual([]);
  });

  it('founds no area of the product', () => {
    const [features, uses] = [['## Barge desk', ...FEATURES.slice(0, 3)], USES];
    expect(read(...features, ...uses).features.map(({ name }) => name)).toEqual(['Barge desk']);
  });

  it('is none under a sentence that only points at something else', () => {
    expect(isUseLead('This is in support of:')).toBe(false);
    expect(isUseLead('The desk shows the following charts:')).toBe(false);
    expect(isUseLead('The hub supports the usual cash transactions:')).toBe(true);
  });
});

describe('where all demands are too many to draft from', () => {
  const many = read('## Features', ...FEATURES, ...USES);

  it('traces uses and weaker lines beside the others, numbered after them', () => {
    const further = furtherOf(many);
    expect(further.length).toBeGreaterThan(0);
    expect(texts(coreReading(many)).join()).not.toContain('Seed loads');
    expect(further.map(({ text }) => text).join()).toContain('Seed loads');
    expect(many.requirements.slice(-further.length)).toEqual(further);
  });

  it('keeps nothing beside where all fit', () => {
    const few = read('## Features', ...FEATURES.slice(0, 5), ...USES);
    expect(few.furtherIds).toBeUndefined();
    expect(coreReading(few)).toBe(few);
    expect(furtherOf(few)).toEqual([]);
  });
});

describe('what says nothing of its own', () => {
  it('is no demand: lists that only name the sections after them', () => {
    const contents = ['## Features', '- Barge desk', '- Quay desk', '- Mill desk', '', '## Barge desk'];
    const rest = ['- The hub must keep barges.', '## Quay desk', '## Mill desk'];
    expect(texts(read(...contents, ...rest))).toEqual(['The hub must keep barges.']);
    const told = [
      '## Features',
      '- Barges, supported by night.',
      '- Quays, supported by day.',
      '',
      'These are described below.',
    ];
    expect(texts(read(...told))).toEqual([]);
    expect(texts(read(...told.slice(0, 3)))).toHaveLength(2);
  });

  it('is not asked about: what spells out a traced statement, or repeats its words', () => {
    const lines = [
      ...FEATURES,
      '',
      '**The hub never loses a barge.**',
      '',
      '- A barge is counted at dawn.',
      '',
      'The hub supports lamps. It supports lamps by night.',
    ];
    const left = untraced(passagesOf(briefWith('# Barge hub', '## Features', ...lines))).map(
      ({ text }) => text,
    );
    expect(left.join()).not.toContain('counted at dawn');
    expect(left.join()).not.toContain('by night');
  });

  it('speaks for its section where it is all that the section says', () => {
    const weak = (text: string) =>
      read('## Features', ...FEATURES, '## Reports', text).furtherIds?.length ?? 0;
    const none = weak('A lamp is lit.');
    expect(weak('The hub provides reports, which allow a miller to see the loads.')).toBe(none + 1);
  });
});
