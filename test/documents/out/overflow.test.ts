import { describe, expect, test } from 'vitest';
import { check } from '../../../src/blueprint/check/check.ts';
import { outlineOf, sectionsOf, wordsIn } from '../../../src/blueprint/check/markdown.ts';
import { renderGuide } from '../../../src/documents/out/guide.ts';
import { OVERFLOW_HEADING, withinBudgets } from '../../../src/documents/out/overflow.ts';
import { createRenderer } from '../../../src/documents/out/render.ts';
import { ARCHITECTURE } from '../../fixtures/deliverables.ts';
import { DOSSIER } from '../../fixtures/dossier.ts';
import { draftedDossiers } from '../../fixtures/drafted.ts';
import { TEMPLATES } from '../../fixtures/more-deliverables.ts';

const renderer = await createRenderer(TEMPLATES);

test.each(await draftedDossiers())('the guides of $title keep every length as they are', (dossier) => {
  const guides = renderer.deliverables.map((deliverable) => {
    const markdown = renderGuide(renderer, dossier, deliverable);
    expect(markdown).not.toContain(OVERFLOW_HEADING);
    return { deliverable, markdown, again: null };
  });
  const lengths = check(dossier.blueprint, guides, dossier).filter((it) => it.rule === 'G03');
  expect(lengths.map(({ place, message }) => `${place}: ${message}`)).toEqual([]);
});

function rows(count: number, words: string): string {
  const lines = Array.from({ length: count }, (_, at) => `| r${at} | ${words} |`);
  return ['| Id | What |', '| --- | --- |', ...lines].join('\n');
}

const HEADING = '5. High-Level Route Design';
const LONG = rows(100, 'word '.repeat(30).trim());
const guide = `# Title\n\n## ${HEADING}\n\n${LONG}\n\nAfter it.\n\n${rows(9, 'few')}\n\n## Last\n\nEnd.\n`;

describe('a section longer than its budget', () => {
  const kept = withinBudgets(guide, ARCHITECTURE);
  test('keeps the first rows of its longest table, and says how many more there are and where', () => {
    expect(kept).toContain(`| r4 | word`);
    expect(kept).toContain(`And 95 more; all of them stand in "${OVERFLOW_HEADING}".\n\nAfter it.`);
    const [section] = sectionsOf(outlineOf(kept), 2);
    expect(wordsIn(section?.lines ?? [])).toBeLessThan(2000);
  });
  test('has the whole table in the last appendix, and its small tables untouched', () => {
    expect(kept.endsWith(`## ${OVERFLOW_HEADING}\n\n### ${HEADING}\n\n${LONG}\n`)).toBe(true);
    expect(kept).toContain(rows(9, 'few'));
  });
  test('is the same once it is short', () => {
    expect(withinBudgets(kept, ARCHITECTURE)).toBe(kept);
    const short = guide.replace(LONG, rows(100, 'few'));
    expect(withinBudgets(short, ARCHITECTURE)).toBe(short);
  });
  test('stays a warning where no table can be moved', () => {
    const prose = `## ${HEADING}\n\n${'word '.repeat(2000)}\n`;
    expect(withinBudgets(prose, ARCHITECTURE)).toBe(prose);
  });
});

test('a guide with hundreds of endpoints keeps its budgets, names each of them, and is valid', () => {
  const { routes } = DOSSIER.blueprint;
  const [group] = routes.groups;
  const [first] = group?.endpoints ?? [];
  if (!group || !first) throw new Error('The example has an endpoint');
  const endpoints = Array.from({ length: 300 }, (_, at) => ({ ...first, path: `/api/v1/things-${at}` }));
  const blueprint = { ...DOSSIER.blueprint, routes: { ...routes, groups: [{ ...group, endpoints }] } };
  const dossier = { ...DOSSIER, blueprint };
  const markdown = renderGuide(renderer, dossier, ARCHITECTURE);
  for (const { path } of endpoints) expect(markdown).toContain(path);
  const found = check(blueprint, [{ deliverable: ARCHITECTURE, markdown, again: null }], dossier);
  expect(found.filter((it) => /^G0[136]$/.test(it.rule))).toEqual([]);
});
