import { describe, expect, test } from 'vitest';
import type { Design, Version } from '../../../src/design/record.ts';
import type { ThreadItem } from '../../../src/slack/views/item.ts';
import { threadView } from '../../../src/slack/views/thread.ts';
import { CHOSEN } from '../../fixtures/deliverables.ts';
import { AT, blob, designWith, MATERIAL, read, round, verbs } from './fixture.ts';

const FIRST: Version = {
  number: 1,
  at: AT,
  requestedBy: null,
  request: null,
  changes: [],
  blueprint: blob('f'),
  summary: blob('c'),
  guides: [
    {
      deliverable: 'architecture',
      fileName: 'lockers-architecture-guide.md',
      title: 'Parcel lockers: Architecture Guide',
      file: blob('d'),
      canvas: blob('e'),
    },
  ],
};
const SECOND: Version = {
  ...FIRST,
  number: 2,
  requestedBy: 'U2',
  request: 'Use PostgreSQL.',
  changes: ['The database is PostgreSQL.'],
  guides: FIRST.guides.map((guide) => ({ ...guide, canvas: blob('9') })),
};
const DRAFT: NonNullable<Design['draft']> = {
  number: 1,
  requestedBy: null,
  request: null,
  startedAt: AT,
  parts: ['review', 'structure'],
  blueprint: null,
  changes: [],
};

function item(key: string, patch: Partial<Design>): ThreadItem {
  const thread = [key, ...(patch.thread ?? [])];
  const [first] = threadView(designWith({ rounds: [round(1)], ...patch, thread }), MATERIAL);
  if (!first) throw new Error(`nothing drawn for ${key}`);
  return first;
}

describe('drafting', () => {
  test('shows progress by part', () => {
    const text = read(item('drafting:1', { stage: 'drafting', draft: DRAFT }));
    expect(text).toContain('2 of 13 parts');
    expect(text).toContain('Review of the inputs and Pattern, components and flows');
  });
  test('is redrawn as written, or as not finished', () => {
    expect(read(item('drafting:1', { stage: 'delivered', versions: [FIRST] }))).toContain('is written');
    expect(read(item('drafting:1', { stage: 'cancelled' }))).toContain('was not finished');
  });
});

describe('the guide', () => {
  const delivered = {
    stage: 'delivered',
    versions: [FIRST],
    thread: ['canvas:architecture', 'file:1:architecture'],
  } as const;
  test('comes with its summary, its places, and what to do next', () => {
    const guide = item('guide:1', { ...delivered, thread: [...delivered.thread], versions: [FIRST] });
    expect(read(guide)).toContain('Build a modular monolith.');
    expect(read(guide)).toContain('<ref:canvas:architecture|Architecture Guide (canvas)>');
    expect(read(guide)).toContain('<ref:file:1:architecture|Architecture Guide (Markdown file)>');
    expect(verbs(guide)).toEqual(['requestChange', 'accept']);
  });
  test('shows the beginning of a long list, and a short one whole', () => {
    const list = (size: number) => Array.from({ length: size }, (_, at) => `- line ${at}`).join('\n');
    const withList = (size: number) => {
      const design = designWith({ ...delivered, thread: ['guide:1'], versions: [FIRST] });
      const summaries = new Map([[FIRST.summary, `**Parts.**\n\n${list(size)}\n\nThe end.`]]);
      return JSON.stringify(threadView(design, { optionSets: new Map(), summaries }));
    };
    expect(withList(9)).toContain('- line 4\\n- and 4 more, in the guide\\n\\nThe end.');
    expect(withList(6)).toContain('- line 5\\n\\nThe end.');
  });
  test('says what changed in a later version; the earlier one points to it', () => {
    const versions = [FIRST, SECOND];
    expect(read(item('guide:2', { stage: 'delivered', versions }))).toContain(
      '• The database is PostgreSQL.',
    );
    const earlier = item('guide:1', { stage: 'delivered', versions, thread: ['guide:2'] });
    expect(read(earlier)).toContain('Version 1 of the guide was replaced by <ref:guide:2|version 2>');
    expect(read(earlier)).not.toContain('Build a modular monolith.');
    expect(verbs(earlier)).toEqual([]);
  });
  test('tells a finding once: not again where the summary already says it', () => {
    const told = ['N04 at availability: Five decisions matter.', 'G02 at api.style: TBD.'];
    const checks = { errors: 0, warnings: 3, errorRules: [], told };
    const text = read(item('guide:1', { stage: 'delivered', versions: [{ ...FIRST, checks }] }));
    expect(text).not.toContain('N04');
    expect(text).toContain('*Also found by the checks*\\n• G02 at api.style: TBD.\\n• and 1 more');
    const [first = ''] = told;
    const only = { ...checks, warnings: 1, told: [first] };
    const said = read(item('guide:1', { stage: 'delivered', versions: [{ ...FIRST, checks: only }] }));
    expect(said).not.toContain('by the checks');
  });
  test('tells what the checks found, and that errors ask for a reason', () => {
    const checks = {
      errors: 1,
      warnings: 2,
      errorRules: ['G02'],
      told: ['G02 at api.style: TBD <!channel>.'],
    };
    const text = read(item('guide:1', { stage: 'delivered', versions: [{ ...FIRST, checks }] }));
    expect(text).toContain('*Found by the checks* (1 error, 2 warnings)');
    expect(text).toContain('and 2 more');
    expect(text).not.toContain('<!channel>');
    expect(text).toContain('While errors stand, that asks for a reason.');
    const sound = read(item('guide:1', { stage: 'delivered', versions: [FIRST] }));
    expect(sound).not.toContain('by the checks');
    expect(sound).not.toContain('asks for a reason');
  });
  test('prints the waiver at the end, and brings the file as accepted', () => {
    const waiver = { by: 'U1', at: AT, reason: 'It is a prototype.', rules: ['G02'] };
    const versions = [{ ...FIRST, waiver }];
    expect(read(item('final', { stage: 'final', versions }))).toContain('It is a prototype.');
    expect(item('file:1:architecture:final', { stage: 'final', versions })).toMatchObject({
      kind: 'file',
      comment: 'Architecture Guide, version 1, accepted as final, as a Markdown file.',
    });
  });
  test('brings the bundle of a version as a file', () => {
    const versions = [{ ...FIRST, bundle: { fileName: 'lockers.zip', blob: blob('8') } }];
    expect(item('bundle:1', { stage: 'delivered', versions })).toMatchObject({
      kind: 'file',
      files: [{ fileName: 'lockers.zip', blob: blob('8') }],
    });
    expect(item('bundle:1:final', { stage: 'final', versions })).toMatchObject({
      comment: expect.stringContaining('version 1, accepted as final'),
    });
  });
  test('offers nothing while a change is made, or once it is final', () => {
    const drafting = { stage: 'drafting', versions: [FIRST], draft: { ...DRAFT, number: 2 } } as const;
    expect(
      verbs(item('guide:1', { ...drafting, versions: [FIRST], draft: { ...DRAFT, number: 2 } })),
    ).toEqual([]);
    expect(verbs(item('guide:1', { stage: 'final', versions: [FIRST] }))).toEqual([]);
  });
  test('is a canvas with the newest text, and a file for each version', () => {
    const versions = [FIRST, SECOND];
    expect(item('canvas:architecture', { stage: 'delivered', versions })).toMatchObject({
      kind: 'canvas',
      blob: blob('9'),
    });
    expect(item('file:1:architecture', { stage: 'delivered', versions })).toMatchObject({
      kind: 'file',
      files: [{ blob: blob('d'), fileName: 'lockers-architecture-guide.md', altText: null }],
      comment: 'Architecture Guide, version 1, as a Markdown file.',
    });
  });
  test('says why a file comes instead of a canvas', () => {
    const text = read(item('fallback', { canvasRefused: 'canvases are off for this workspace' }));
    expect(text).toContain('canvases are off for this workspace. It comes as a Markdown file instead.');
  });
  test('tells who asked for which change', () => {
    const text = read(
      item('change:2', { stage: 'delivered', versions: [FIRST, SECOND], thread: ['guide:2'] }),
    );
    expect(text).toMatch(/Ben asked for a change.*>Use PostgreSQL\..*<ref:guide:2\|version 2>/);
  });
});

describe('options', () => {
  test('say idea, components, both sides with requirement ids, fit by weight, and when they are wrong', () => {
    const text = read(item('option:1:A', { stage: 'voting', thread: ['ballot:1'] }));
    for (const part of [
      'Option A: Modular monolith (recommended)',
      'One deployable',
      'Module 0',
      'Little to run. (FR-1, NFR-2)',
    ]) {
      expect(text).toContain(part);
    }
    for (const part of [
      'Fit: 73 of 100',
      'Compatibility 4 of 5 (weighs 9 %)',
      'Many teams must',
      'It fits a small team.',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain('Vote on <ref:ballot:1|the ballot below>');
    expect(read(item('option:1:A', { stage: 'drafting' }))).toContain('The vote is over');
  });
  test('shorten long lists and count the rest', () => {
    expect(read(item('option:1:A', { stage: 'voting' }))).toContain('• and 5 more');
  });
  test('keep their names when their details are gone', () => {
    const design = designWith({ stage: 'deleted', rounds: [round(1)], thread: ['option:1:B'] });
    const [option] = threadView(design, { optionSets: new Map(), summaries: new Map() });
    expect(option && read(option)).toMatch(/Option B: Event-driven services.*no longer stored/);
  });
  test('show progress until they are there', () => {
    expect(read(item('proposing:1', { stage: 'proposing', rounds: [] }))).toContain(
      'Working out two or three',
    );
    expect(read(item('proposing:1', { stage: 'voting' }))).toContain('Worked out 3 options');
    expect(read(item('proposing:1', { stage: 'cancelled', rounds: [] }))).toContain('were not worked out');
  });
});

describe('owner and trouble', () => {
  const handovers = [{ from: 'U1', to: 'U2', at: AT, how: 'taken over' } as const];
  test('the offer to take over mentions the stakeholders, and closes once one of them has', () => {
    expect(read(item('takeover:1', {}))).toMatch(/<@U1> has not been active.*<@U2> and <@U3>/);
    expect(verbs(item('takeover:1', {}))).toEqual(['takeOver']);
    expect(verbs(item('takeover:1', { handovers }))).toEqual([]);
  });
  test('each change of owner is printed', () => {
    expect(read(item('handover:1', { handovers }))).toContain('<@U2> took this design over from Ana');
  });
  test('trouble says what happened with "Try again", and is settled afterwards', () => {
    const trouble = {
      jobKey: 'x',
      attempts: 3,
      message: 'No answer in time.',
      retryAt: null,
      told: 'trouble:1',
    };
    expect(read(item('trouble:1', { trouble }))).toContain('A step failed: No answer in time.');
    expect(verbs(item('trouble:1', { trouble }))).toEqual(['retry']);
    expect(verbs(item('trouble:1', { trouble: { ...trouble, told: 'trouble:2' } }))).toEqual([]);
  });
  test('the end says what it is', () => {
    expect(read(item('final', { stage: 'final', versions: [FIRST] }))).toContain('is final, accepted by Ana');
    expect(read(item('cancelled', { stage: 'cancelled' }))).toContain('This design is cancelled');
    expect(read(item('deleted', { stage: 'deleted' }))).toContain('This design is deleted');
  });
});

describe('a deliverable that could not be written', () => {
  const thread = ['file:1:architecture'];
  const guideOf = (patch: Partial<Design>) =>
    read(item('guide:1', { stage: 'delivered', versions: [FIRST], thread, ...patch }));
  test('is told with the guide, by its name', () => {
    const gone = { id: 'c4-lite', name: 'C4 *lite*', needs: [] };
    expect(guideOf({ deliverables: [CHOSEN.architecture, gone] })).toMatch(
      /Not written:.*C4.*lite.*no longer/,
    );
  });
  test('is no matter where all are there', () => {
    expect(guideOf({ deliverables: [CHOSEN.architecture] })).not.toContain('Not written');
  });
});
