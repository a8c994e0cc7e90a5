import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { check } from '../../../src/blueprint/check/check.ts';
import type { Dossier } from '../../../src/blueprint/dossier.ts';
import { parseArchitecture } from '../../../src/documents/out/architecture-file.ts';
import { createBundle } from '../../../src/documents/out/bundle.ts';
import { renderChecked } from '../../../src/documents/out/checked.ts';
import { createRenderer } from '../../../src/documents/out/render.ts';
import { createGuides } from '../../../src/guides.ts';
import { DELIVERABLES } from '../../fixtures/deliverables.ts';
import { DOSSIER } from '../../fixtures/dossier.ts';
import { copiedTemplates, rendererWithArc42 } from '../../fixtures/more-deliverables.ts';

const ARC42 = [
  '1. Introduction and Goals',
  '2. Architecture Constraints',
  '3. Context and Scope',
  '4. Solution Strategy',
  '5. Building Block View',
  '6. Runtime View',
  '7. Deployment View',
  '8. Cross-cutting Concepts',
  '9. Architecture Decisions',
  '10. Quality Requirements',
  '11. Risks and Technical Debts',
  '12. Glossary',
];
const renderer = await rendererWithArc42();

function wanting(...deliverables: string[]): Dossier {
  return { ...DOSSIER, brief: { ...DOSSIER.brief, deliverables } };
}

describe('a deliverable of one folder more', () => {
  const dossier = wanting('technical', 'arc42');
  const { guides, findings } = renderChecked(renderer, dossier);
  const [, arc42] = guides;

  test('is offered after the others, in its order', () => {
    expect(renderer.deliverables.map((it) => it.id)).toEqual(['architecture', 'technical', 'arc42']);
  });
  test('is rendered beside the others, with its headings in order and its own partial', () => {
    expect(guides.map((it) => it.deliverable.name)).toEqual(['Technical Architecture', 'arc42']);
    const headings = [...(arc42?.markdown ?? '').matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings.slice(2, 14)).toEqual(ARC42);
    expect(arc42?.markdown).toContain('| Term | Meaning |');
  });
  test('is checked by its own headings, labels and lengths', () => {
    expect(findings).toEqual([]);
    const spoilt = (from: string, to: string) => {
      const texts = guides.map((it) => ({ ...it, markdown: it.markdown.replace(from, to), again: null }));
      return check(dossier.blueprint, texts, dossier).map(({ rule, place }) => `${rule} ${place}`);
    };
    expect(spoilt('## 6. Runtime View', '## 6. Runtime')).toContain('G01 arc42, "6. Runtime View"');
    expect(spoilt('- **Voters:**', '- **People:**')).toContain('G01 arc42, "Stakeholders"');
    const long = spoilt('## 12. Glossary', `## 12. Glossary\n\n${'word '.repeat(1600)}`);
    expect(long).toContain('G03 arc42, "12. Glossary"');
  });
  test('is in the bundle, whose model renders it again to the byte', () => {
    const files = unzipSync(createBundle(renderer, dossier));
    const text = (path: string) => strFromU8(files[path] ?? new Uint8Array());
    expect(text('tideberth-arc42.md')).toBe(arc42?.markdown);
    const again = renderChecked(renderer, parseArchitecture(text('architecture.json')));
    expect(again.guides).toEqual(guides);
  });
  test('is delivered under its name, as file and canvas', async () => {
    const { guides: delivered } = await createGuides(renderer).render(dossier, []);
    expect(delivered.map(({ file: _file, canvas: _canvas, ...it }) => it)).toContainEqual({
      deliverable: 'arc42',
      fileName: 'tideberth-arc42.md',
      title: 'Tideberth: arc42',
    });
  });
});

describe('a deliverable whose folder is gone', () => {
  test('leaves the others to be written', () => {
    const { guides } = renderChecked(renderer, wanting('c4-lite', 'arc42'));
    expect(guides.map((it) => it.deliverable.id)).toEqual(['arc42']);
  });
  test('is an error where nothing else was chosen', () => {
    expect(() => renderChecked(renderer, wanting('c4-lite'))).toThrow('c4-lite');
  });
});

const SOUND = {
  name: 'Notes',
  slug: 'notes',
  description: 'A few notes',
  order: 9,
  needs: [],
  maxWords: 100,
  sections: [{ heading: 'Notes', maxWords: 100 }],
};

/** Our templates with a folder that holds these files. */
async function withFolder(id: string, files: Readonly<Record<string, string>>): Promise<string> {
  const templates = await copiedTemplates();
  await mkdir(join(templates, 'documents', id));
  for (const [name, text] of Object.entries(files))
    await writeFile(join(templates, 'documents', id, name), text);
  return templates;
}

function manifest(change: object = {}): Record<string, string> {
  return { 'deliverable.json': JSON.stringify({ ...SOUND, ...change }), 'guide.md.hbs': '{{meta.title}}' };
}

describe('the folders of deliverables', () => {
  test('hold the two guides, each with every heading of its contract', () => {
    expect(DELIVERABLES.map(({ id, name, needs }) => ({ id, name, needs }))).toEqual([
      { id: 'architecture', name: 'Architecture Guide', needs: ['prd', 'ux'] },
      { id: 'technical', name: 'Technical Architecture', needs: ['challenge', 'requirements'] },
    ]);
  });
  test('may have any number of sections and no needs', async () => {
    const { deliverables } = await createRenderer(await withFolder('notes', manifest()));
    expect(deliverables.at(-1)).toMatchObject({ id: 'notes', needs: [], sections: [{ labels: [] }] });
  });
  test.each([
    ['an unknown field', 'notes', manifest({ colour: 'red' }), /notes.deliverable\.json.*colour/s],
    ['an unknown need', 'notes', manifest({ needs: ['budget'] }), /needs/],
    ['a name twice', 'notes', manifest({ name: 'Architecture Guide' }), /name "Architecture Guide"/],
    ['a slug twice', 'notes', manifest({ slug: 'architecture-guide' }), /slug "architecture-guide"/],
    ['a word of the form as its name', 'both', manifest(), /word of the form/],
    ['no JSON', 'notes', { 'deliverable.json': '{' }, /no JSON/],
    ['no manifest', 'notes', { 'guide.md.hbs': '' }, /ENOENT/],
    ['no template', 'notes', { 'deliverable.json': manifest()['deliverable.json'] ?? '' }, /guide\.md\.hbs/],
  ])('are refused with %s', async (_, id, files, message) => {
    await expect(createRenderer(await withFolder(id, files))).rejects.toThrow(message);
  });
  test('are refused where none is left or a form cannot hold them', async () => {
    const none = await copiedTemplates();
    for (const { id } of DELIVERABLES) await rm(join(none, 'documents', id), { recursive: true });
    await expect(createRenderer(none)).rejects.toThrow('holds 0 deliverables');
    const many = await copiedTemplates();
    for (const at of Array.from({ length: 9 }).keys()) {
      const folder = join(many, 'documents', `notes-${at}`);
      await mkdir(folder);
      const own = manifest({ name: `Notes ${at}`, slug: `notes-${at}` });
      await writeFile(join(folder, 'deliverable.json'), own['deliverable.json'] ?? '');
    }
    await expect(createRenderer(many)).rejects.toThrow('holds 11 deliverables');
  });
});
