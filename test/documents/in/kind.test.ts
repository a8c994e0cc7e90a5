import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { guessKind } from '../../../src/documents/in/kind.ts';
import { corpus } from './corpus.ts';

describe('guessing the kind from the file name', () => {
  it.each([
    ['PRD.docx', 'prd'],
    ['lockers_PRD_v2.pdf', 'prd'],
    ['Product Requirements - Lockers.md', 'prd'],
    ['ux.md', 'ux'],
    ['LockersUXDesign.pdf', 'ux'],
    ['wireframes-v3.html', 'ux'],
    ['front-end-spec.md', 'ux'],
    ['architecture.md', 'other'],
    ['meeting notes.txt', 'other'],
    ['luxury.md', 'other'],
  ])('takes %s for %s', (name, kind) => {
    expect(guessKind(name, '').kind).toBe(kind);
  });

  it('says what told it', () => {
    expect(guessKind('lockers-ux.md', '').because).toBe('its file name says "ux"');
  });
});

describe('guessing the kind from the text', () => {
  it.each([
    ['# Lockers: Product Requirements\n## Screens\n## Navigation\n## User flows', 'prd'],
    ['# UX Design\n## Requirements\n## Goals\n## Functional requirements', 'ux'],
    ['# Lockers\n## Goals\n## User stories\n## Out of scope', 'prd'],
    ['# Lockers\n## User flows\n## Typography\n## Accessibility', 'ux'],
    ['# Lockers\n## Reference architecture\n## Deployment\n## Data models\n## Goals', 'other'],
    ['The locker must open. It must close. It shall report both.', 'prd'],
    [
      'The courier taps a button. The screen turns green. A second screen shows the door. She taps it, taps again.',
      'ux',
    ],
    ['# Lockers\nA courier opens a door.', 'other'],
    ['', 'other'],
  ])('takes %j for %s', (text, kind) => {
    expect(guessKind('document.md', text).kind).toBe(kind);
  });

  it('names the headings that told it', () => {
    const { because } = guessKind('a.md', '# Lockers\n## Goals\n## User stories\n## Goals');
    expect(because).toBe('it has headings such as "goals", "user stories"');
  });

  it('leaves headings inside of code alone', () => {
    expect(guessKind('a.md', '```\n# UX\n## Screens\n## User flows\n```').kind).toBe('other');
  });
});

describe('guessing the kind of our samples', () => {
  const samples = new URL('../../../demo/samples/', import.meta.url);
  const names = ['clinic-appointments', 'parcel-lockers'].flatMap((set) => [`${set}/prd.md`, `${set}/ux.md`]);
  it.each(names)('gets %s right, by its text alone too', (name) => {
    const text = readFileSync(new URL(name, samples), 'utf8');
    const kind = name.endsWith('ux.md') ? 'ux' : 'prd';
    expect(guessKind(name, text).kind).toBe(kind);
    expect(guessKind('document.md', text).kind).toBe(kind);
  });
});

describe.skipIf(corpus === null)('guessing the kind of real documents', () => {
  it('gets every one right, by its text alone too', () => {
    for (const set of readdirSync(corpus ?? '.')) {
      for (const file of readdirSync(`${corpus}/${set}`)) {
        if (!file.endsWith('.md')) continue;
        const text = readFileSync(`${corpus}/${set}/${file}`, 'utf8');
        const kind = file === 'prd.md' ? 'prd' : file === 'ux.md' ? 'ux' : 'other';
        expect([set, file, guessKind(file, text).kind]).toEqual([set, file, kind]);
        expect([set, file, guessKind('document.md', text).kind]).toEqual([set, file, kind]);
      }
    }
  });
});
