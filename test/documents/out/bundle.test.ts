import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { Finding } from '../../../src/blueprint/check/finding.ts';
import { AGENTS_LINES } from '../../../src/documents/out/agents.ts';
import { parseArchitecture } from '../../../src/documents/out/architecture-file.ts';
import { bundleFiles, bundleName, createBundle, zipped } from '../../../src/documents/out/bundle.ts';
import { findingsOf, renderChecked } from '../../../src/documents/out/checked.ts';
import { createRenderer } from '../../../src/documents/out/render.ts';
import { spoilt } from '../../fixtures/checked.ts';
import { DOSSIER, HOSTILE_DOSSIER, SECOND_VERSION } from '../../fixtures/dossier.ts';

const renderer = await createRenderer(join(import.meta.dirname, '../../../templates'));
const DECODER = new TextDecoder();

function unpacked(dossier = DOSSIER): Readonly<Record<string, string>> {
  const entries = Object.entries(unzipSync(createBundle(renderer, dossier)));
  return Object.fromEntries(entries.map(([path, bytes]) => [path, DECODER.decode(bytes)]));
}

const files = unpacked();

describe('the bundle', () => {
  test('holds both guides, the records, the model with its schema, the rules for agents, findings and diagrams', () => {
    expect(Object.keys(files)).toEqual([
      'AGENTS.md',
      'adr/0001-the-pattern.md',
      'adr/0002-the-database-in-production.md',
      'architecture.json',
      'architecture.schema.json',
      'diagrams/containers.mmd',
      'diagrams/deployment.mmd',
      'diagrams/entities.mmd',
      'diagrams/flow-f-1.mmd',
      'diagrams/flow-f-2.mmd',
      'diagrams/life-cycle-booking.mmd',
      'findings.json',
      'tideberth-architecture-guide.md',
      'tideberth-technical-architecture.md',
    ]);
  });

  test('is the same to the byte each time', () => {
    expect(createBundle(renderer, DOSSIER)).toEqual(createBundle(renderer, structuredClone(DOSSIER)));
    const pictures = [{ path: 'diagrams/containers.png', bytes: new Uint8Array([1, 2]) }];
    const checked = renderChecked(renderer, DOSSIER);
    const one = bundleFiles(renderer, DOSSIER, checked, pictures);
    expect(zipped(one)).toEqual(zipped(bundleFiles(renderer, DOSSIER, checked, pictures)));
    expect(one.map((it) => it.path)).toContain('diagrams/containers.png');
  });

  test.each([
    ['the example', DOSSIER],
    ['its second version', SECOND_VERSION],
  ])('renders the same Markdown to the byte from its own model: %s', (_, dossier) => {
    const packed = unpacked(dossier);
    const again = renderChecked(renderer, parseArchitecture(packed['architecture.json'] ?? ''));
    const guides = Object.entries(packed).filter(([path]) => /-(?:guide|architecture)\.md$/.test(path));
    expect(guides).toHaveLength(2);
    for (const { markdown } of again.guides) expect(guides.map(([, text]) => text)).toContain(markdown);
  });

  test('leaves the texts of the documents where they are', () => {
    const documents = parseArchitecture(files['architecture.json'] ?? '').brief.documents;
    expect(documents.map((it) => it.text)).toEqual(['', '']);
    expect(documents.map((it) => it.hash)).toEqual(DOSSIER.brief.documents.map((it) => it.hash));
  });

  test('gives the model a schema that it keeps and that a broken one does not', () => {
    const validate = new Ajv2020({ strict: false, formats: { date: true, 'date-time': true } }).compile(
      JSON.parse(files['architecture.schema.json'] ?? ''),
    );
    const model = JSON.parse(files['architecture.json'] ?? '');
    expect(validate(model), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...model, dossier: { ...model.dossier, blueprint: {} } })).toBe(false);
  });

  test('prints what the rules found, and which rules no program checks', () => {
    const findings = JSON.parse(files['findings.json'] ?? '');
    expect(findings).toMatchObject({
      counts: { error: 0, warning: 0 },
      coverage: 85,
      waiver: null,
      findings: [],
    });
    expect(findings.notChecked.length).toBeGreaterThan(5);
    const broken = unpacked(spoilt('api', { style: 'REST, TBD.' }));
    const [first] = JSON.parse(broken['findings.json'] ?? '').findings;
    expect(Finding.parse(first)).toMatchObject({ rule: 'G02', severity: 'error' });
  });
});

describe('a decision record', () => {
  const adr = files['adr/0001-the-pattern.md'] ?? '';

  test('has the front matter of MADR 4, with the people of the ballot', () => {
    expect(parseYaml(adr.split('---')[1] ?? '')).toMatchObject({
      status: 'accepted',
      'decision-makers': ['Ana Ruiz', 'Ben Okafor'],
      informed: ['Dai Ito'],
    });
  });

  test('has the headings of MADR 4, in order', () => {
    expect(adr.match(/^##? .*$/gm)).toEqual([
      '# ADR-0001: The pattern',
      '## Context and Problem Statement',
      '## Decision Drivers',
      '## Considered Options',
      '## Decision Outcome',
      '## Pros and Cons of the Options',
      '## More Information',
    ]);
  });

  test('quotes the drivers, the price and the dissent', () => {
    expect(adr).toContain('- NFR-1: A berth is never booked twice for one night.');
    expect(adr).toContain('- Bad, because One thing to break.');
    expect(adr).toContain('Dissent: "Chloé Martin: Payments will be sold to other marinas."');
  });

  test('is not broken out of by hostile names', () => {
    const hostile = unpacked(HOSTILE_DOSSIER);
    const records = Object.entries(hostile).filter(([path]) => path.startsWith('adr/'));
    for (const [, text] of records)
      expect(Object.keys(parseYaml(text.split('\n---\n')[0] ?? ''))).toHaveLength(5);
  });
});

describe('AGENTS.md', () => {
  test('holds the invariants alone, each with the decision behind it', () => {
    expect(files['AGENTS.md']).toContain(
      '- **I-1** Two bookings of one berth must never overlap. Test: 100 parallel bookings of one night leave exactly one. See [ADR-0002](adr/0002-the-database-in-production.md).',
    );
  });

  test('stays on one page however many rules there are', () => {
    const { invariants } = DOSSIER.blueprint.structure;
    const many = Array.from({ length: 100 }, () => invariants).flat();
    const dossier = spoilt('structure', { invariants: many });
    const page = unpacked(dossier)['AGENTS.md'] ?? '';
    expect(page.split('\n').length).toBeLessThanOrEqual(AGENTS_LINES);
    expect(page).toContain('and 160 more rules');
  });
});

describe('the checks on the first page', () => {
  test('count what the rules found, by rule', () => {
    expect(renderChecked(renderer, DOSSIER).summary).toContain('The rules found no error and no warning.');
    const broken = renderChecked(renderer, spoilt('api', { style: 'REST, TBD.' }));
    expect(broken.summary).toContain('The rules found 1 error and no warning (G02).');
    expect(broken.guides[0]?.markdown).toContain('The rules found 1 error');
  });

  test('print the waiver with who signed it and why', () => {
    const waiver = {
      by: 'Ana Ruiz',
      at: '2026-03-05T09:00:00.000Z',
      reason: 'It is a prototype.',
      rules: ['G02'],
    };
    expect(renderChecked(renderer, { ...DOSSIER, waiver }).summary).toContain(
      'Ana Ruiz accepted this version on 2026-03-05 although the rules found errors (G02). Reason given: "It is a prototype."',
    );
  });

  test('find that a model does not survive JSON', () => {
    const lost = {
      ...DOSSIER,
      blueprint: { ...DOSSIER.blueprint, purpose: `${DOSSIER.blueprint.purpose}\ud800` },
    };
    expect(findingsOf(renderer, lost).filter((it) => it.severity === 'error')).toEqual([]);
    const odd = spoilt('review', {
      sizing: DOSSIER.blueprint.review.sizing.map((it) => ({
        ...it,
        result: { ...it.result, value: Number.NaN },
      })),
    });
    expect(findingsOf(renderer, odd).map((it) => it.rule)).toContain('X02');
  });
});

describe('bundleName', () => {
  test('counts versions from the second on', () => {
    expect(bundleName('Tideberth', 1)).toBe('tideberth.zip');
    expect(bundleName('Tideberth', 2)).toBe('tideberth-v2.zip');
  });
});
