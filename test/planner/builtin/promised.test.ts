// Sentences about what is promised: hosts for a stated availability, files kept with their records, words that only look live.
import { expect, it } from 'vitest';
import { patternOf } from '../../../src/planner/builtin/catalogue/patterns.ts';
import { draftRisks } from '../../../src/planner/builtin/parts/plan/risks.ts';
import { proposeQuestions } from '../../../src/planner/builtin/questions/questions.ts';
import { readBrief } from '../../../src/planner/builtin/reading/read-brief.ts';
import { presetWords } from '../../../src/planner/builtin/stack/presets.ts';
import { decided, optionOf, quantity, requirement } from './inputs.ts';
import { harbour } from './parts/products.ts';
import { brief, document } from './reading/briefs.ts';

const input = decided([optionOf('A', 'modular-monolith')]);
const words = (availability: number, signals: string[] = []) =>
  presetWords({
    input: {
      ...input,
      reading: {
        ...input.reading,
        technologies: [],
        quantities: [quantity('availability', availability, '%')],
      },
    },
    pattern: patternOf('modular-monolith'),
    signals: new Map(signals.map((id) => [id, { id, why: 'said', ids: [] }])),
    hasUi: true,
  });

it('runs on more than one host where more is promised than one host can keep', () => {
  expect(words(99.9)).toMatchObject({ iacPreset: 'Terraform' });
  expect(words(99.9).runtimePreset).toMatch(/at least two/);
});

it('stays on one host where less is promised', () => {
  expect(words(99).runtimePreset).toBe('Docker Compose');
});

it('is a service of the machine where one person runs it, with nothing beside it to operate', () => {
  const own = words(99.9, ['singleUser']);
  expect(own.runtimePreset).toBe('Service manager of the machine');
  expect(own.iacPreset).toMatch(/service file/);
  expect(own.monitoringPreset).toMatch(/files on the machine/);
  expect(words(99, ['singleUser', 'kubernetes']).runtimePreset).toBe('Kubernetes');
});

const volumeOf = (text: string) => {
  const given = brief('Leafbook', document('prd', text));
  return proposeQuestions(given, readBrief(given)).find((one) => one.measure === 'dataVolume')?.default
    .answer;
};
const LEAVES = '# Leafbook\n\n## Requirements\n\n- A keeper must be able to attach photos to a leaf.\n';

it('keeps files as long as the records they belong to, where the inputs say how long those are kept', () => {
  expect(volumeOf(`${LEAVES}- The system must keep leaves for 12 years.\n`)).toContain(
    'the record it belongs to',
  );
});

it('keeps files for a month where nothing is said of how long', () => {
  expect(volumeOf(LEAVES)).toContain('30 days');
});

it('fears no live view where a shop only goes live, and no change where a provider exists', () => {
  const risks = (text: string) =>
    draftRisks({ ...harbour(), requirements: [requirement('R-1', text)] }).map((risk) => risk.title);
  expect(risks('The first shop goes live in May.').join(' ')).not.toMatch(/^Live|Live \w+ overload/);
  expect(risks('The clerk must see a live list of ships.').join(' ')).toMatch(/Live \w+ overload/);
});
