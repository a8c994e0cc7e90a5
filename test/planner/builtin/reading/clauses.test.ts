// Sentences about demands in telegram style: labels with clauses, cases under their headings, tables of devices.
import { describe, expect, it } from 'vitest';
import { withLayout } from '../../../../src/planner/builtin/parts/routes/layout.ts';
import { readBrief } from '../../../../src/planner/builtin/reading/read-brief.ts';
import { requirement } from '../inputs.ts';
import { draftedOf, harbour } from '../parts/products.ts';
import { brief, document } from './briefs.ts';

const read = (kind: 'prd' | 'ux', ...lines: string[]) =>
  readBrief(brief('Kite school', document(kind, ['# Kite school', ...lines].join('\n\n')))).requirements;
const texts = (...lines: string[]) => read('prd', ...lines).map(({ text }) => text);

describe('a label with its clauses', () => {
  it('is one demand under a heading that demands', () => {
    const said = 'Lessons: one wind only; no gusts above 5; no kite beyond 3 m.';
    expect(texts('## Features', said)).toEqual([said]);
  });
  it('is none with fewer clauses, or where it only speaks of the document', () => {
    expect(texts('## Features', 'Lessons: one wind; no gusts.')).toEqual([]);
    expect(texts('## Features', 'Audience: pilots; wind readers; makers of string.')).toEqual([]);
  });
  it('is none outside of what demands', () => {
    expect(texts('## Background', 'Lessons: one wind; no gusts; no kite.')).toEqual([]);
    expect(texts('## Out of scope', 'Lessons: one wind; no gusts; no kite.')).toEqual([]);
  });
});

describe('a case under a heading', () => {
  const said = 'A torn kite file fails the build.';
  it('is a demand that its heading names', () => {
    expect(texts('## Edge cases', '### Files', said)).toEqual([`Files: ${said}`]);
  });
  it('is none of a few words', () => {
    expect(texts('## Edge cases', '### Files', 'See below.')).toEqual([]);
  });
  it('is none under another heading', () => {
    expect(texts('## Overview', '### Files', said)).toEqual([]);
  });
});

const TABLE = '| Element | Mobile | Desktop |\n| --- | --- | --- |\n| Kite list | One column | Two columns |';

describe('a table of devices', () => {
  it('is a constraint for each row, with the names of its columns', () => {
    const [one] = read('prd', '## Responsive design', TABLE);
    expect(one?.text).toBe('Kite list: Mobile: One column; Desktop: Two columns.');
    expect(one?.kind).toBe('constraint');
  });
  it('is none where its heading lays nothing out, or its columns name no device', () => {
    expect(texts('## Features', TABLE)).toEqual([]);
    expect(texts('## Responsive design', TABLE.replace('Mobile', 'Red').replace('Desktop', 'Blue'))).toEqual(
      [],
    );
  });
});

describe('what every page owes its devices', () => {
  const layout = (heading: string) => ({
    ...requirement('R-9', 'Kite list: Mobile: one column, ~720px.'),
    source: { kind: 'document', documentId: 'd1', document: 'prd.md', heading, line: 3 } as const,
  });
  const routesWith = (heading: string) => {
    const spine = harbour();
    const { routes } = draftedOf(spine);
    return withLayout({ ...spine, requirements: [layout(heading)] }, { ...routes, notes: 'Before.' });
  };
  it('stands once below the pages, with its id', () => {
    const { notes, serves } = routesWith('Devices');
    expect(notes).toMatch(
      /^Before\.\n\nOn each device.*\n\n- Kite list: Mobile: one column, about 720px \(R-9\)$/s,
    );
    expect(serves).toEqual(['R-9']);
  });
  it('says nothing where nothing is laid out', () => {
    expect(routesWith('Features')).toMatchObject({ notes: 'Before.' });
    expect(routesWith('Features').serves).toBeUndefined();
  });
  it('says nothing where there are no pages', () => {
    const spine = harbour();
    const routes = { ...draftedOf(spine).routes, pages: [], notes: '' };
    expect(withLayout({ ...spine, requirements: [layout('Devices')] }, routes).notes).toBe('');
  });
});

describe('a list of constraints', () => {
  const said = 'Pilots sign in through the tower; guests sign in with a code.';
  it('binds by each of its lines, whatever their words', () => {
    expect(texts('## Constraints', `- ${said}`)).toEqual([said]);
  });
  it('binds by none that only explains', () => {
    expect(texts('## Constraints', '- Because of the wind, kites wait.')).toEqual([]);
  });
  it('is none under a heading that only speaks of it', () => {
    expect(texts('## Background', `- ${said}`)).toEqual([]);
  });
});
