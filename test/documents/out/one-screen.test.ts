import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/blueprint/check/finding.ts';
import { outlineOf, sectionsOf } from '../../../src/blueprint/check/markdown.ts';
import { SCREEN, screenLines } from '../../../src/blueprint/check/screen.ts';
import type { Dossier } from '../../../src/blueprint/dossier.ts';
import { toCanvas } from '../../../src/documents/out/canvas.ts';
import { countsThatFit, firstIds } from '../../../src/documents/out/first-page.ts';
import { renderGuide } from '../../../src/documents/out/guide.ts';
import { pictureWords } from '../../../src/documents/out/picture-words.ts';
import { createRenderer } from '../../../src/documents/out/render.ts';
import { DOSSIER, HOSTILE_DOSSIER, SECOND_VERSION } from '../../fixtures/dossier.ts';
import { draftedDossiers } from '../../fixtures/drafted.ts';
import { TEMPLATES } from '../../fixtures/more-deliverables.ts';
import { LARGEST_DOSSIER } from '../../fixtures/stretched.ts';

const renderer = await createRenderer(TEMPLATES);

/** More rules than the first page names. */
const FINDINGS = Array.from({ length: 12 }, (_, at): Finding => {
  const words = { place: 'plan', message: 'It is wrong.', mend: 'Mend it.' };
  return { rule: `R${at + 10}`, severity: 'error', part: null, ...words };
});

function guidesOf(dossier: Dossier): string[] {
  return renderer.deliverables.map((it) => renderGuide(renderer, dossier, it, FINDINGS));
}

/** The first page of each guide as a canvas holds it. */
function firstPages(dossier: Dossier): string[] {
  return guidesOf(dossier).map((markdown) => {
    const [summary] = sectionsOf(outlineOf(toCanvas(markdown).markdown), 2);
    return ['## Summary', ...(summary?.lines ?? [])].join('\n');
  });
}

const SETS: readonly (readonly [string, Dossier])[] = [
  ['the example', DOSSIER],
  ['its second version', SECOND_VERSION],
  ['hostile texts', HOSTILE_DOSSIER],
  ['the largest that there can be', LARGEST_DOSSIER],
  ...(await draftedDossiers()).map((it) => [it.title, it] as const),
];

describe.each(SETS)('the first page of %s', (_, dossier) => {
  const pages = firstPages(dossier);
  test('fits one screen of a canvas', () => {
    for (const page of pages) expect(screenLines(page.split('\n'))).toBeLessThanOrEqual(SCREEN.lines);
  });
  test('tells the picture in a sentence, not arrow by arrow', () => {
    for (const page of pages) {
      expect(page).not.toMatch(/^[*-] .+ → /m);
      expect(page).toMatch(/^In words: \d+ .*connections?\. The thread and the bundle hold/m);
    }
  });
  test('names five decisions at most, each in two lines', () => {
    for (const page of pages) {
      const decisions = page.split('\n').filter((line) => /^[*-] \*\*ADR-/.test(line));
      expect(decisions.length).toBeGreaterThan(0);
      expect(decisions.length).toBeLessThanOrEqual(5);
      expect(decisions.filter((line) => line.length > 2 * SCREEN.width)).toEqual([]);
    }
  });
});

describe('what the first page leaves out', () => {
  const [page = ''] = firstPages(LARGEST_DOSSIER);
  test('is counted, with the place where it stands', () => {
    expect(page).toMatch(/and \d+ more, see the appendix on assumptions/);
    expect(page).toMatch(/and \d+ more, see the review of the inputs and the open decisions/);
    expect(page).toMatch(/Dissent: \d+, quoted in the appendix on options/);
  });
  test('is whole in the appendices: the reason against the ballot, and the signed waiver', () => {
    const [guide = ''] = guidesOf(LARGEST_DOSSIER);
    expect(guide).toContain(`Reason given: "${LARGEST_DOSSIER.decision.reason}"`);
    expect(guide).toContain(
      `although errors stood (R01, R02, N01, N02, X03): "${LARGEST_DOSSIER.waiver?.reason}"`,
    );
  });
  test('is nothing where all of it fits', () => {
    const [small = ''] = firstPages(DOSSIER);
    expect(small).not.toMatch(/see the appendix|quoted in the appendix/);
  });
});

describe('the room of the first page', () => {
  const fixed = { items: [], isWaived: false };
  test('takes three of each list where they fit', () => {
    expect(countsThatFit(fixed, [[80, 80, 80, 80], [80]])).toEqual({ counts: [3, 1], isOver: false });
  });
  test('takes from the higher list first, and leaves one of each', () => {
    const items = [10 * SCREEN.width];
    const long = [8, 4, 4].map((lines) => lines * SCREEN.width);
    expect(countsThatFit({ ...fixed, items }, [long, [80, 80, 80]])).toEqual({
      counts: [2, 3],
      isOver: false,
    });
    expect(countsThatFit({ ...fixed, items: [99 * SCREEN.width] }, [long, long])).toEqual({
      counts: [1, 1],
      isOver: true,
    });
  });
  test('shows few ids and counts the rest, but never "and 1 more"', () => {
    expect(firstIds(['a', 'b', 'c', 'd'])).toEqual(['a', 'b', 'c', 'd']);
    expect(firstIds(['a', 'b', 'c', 'd', 'e'])).toEqual(['a', 'b', 'c', 'and 2 more']);
  });
});

describe('the height of Markdown on a canvas', () => {
  test('wraps long lines and closes up empty ones', () => {
    expect(screenLines(['', 'short', 'x'.repeat(SCREEN.width + 1), ' '])).toBe(3);
  });
  test('is that of the fullest cell of a row, and none for the rule below a header', () => {
    expect(screenLines(['| a | b |', '| --- | --- |', `| ${'x'.repeat(SCREEN.width)} | b |`])).toBe(3);
  });
});

describe('a picture in words', () => {
  const { structure } = DOSSIER.blueprint;
  const [component] = structure.components;
  if (!component) throw new Error('The example has a component');
  const many = (name: string) =>
    Array.from({ length: 40 }, (_, at) => ({ ...component, id: `c-${at}`, name: `${name} ${at}` }));
  test('counts parts by kind and names what three lines hold', () => {
    expect(pictureWords(structure)).toMatch(/^1 client \(Berth plan\)/);
    expect(pictureWords({ ...structure, components: many('Part') })).toMatch(/Part 5, and 34 more\)/);
  });
  test('names none where one name is too long', () => {
    expect(pictureWords({ ...structure, components: many('word '.repeat(80)) })).toMatch(/^40 \w+; \d+ conn/);
  });
});
