import { describe, expect, test } from 'vitest';
import { dueJobs } from '../../src/design/jobs.ts';
import type { Design } from '../../src/design/record.ts';
import { CHOSEN } from '../fixtures/deliverables.ts';
import {
  atCancelled,
  atDeleted,
  atDelivered,
  atDrafting,
  atFinal,
  atVoting,
  deliver,
  given,
  keyOf,
  news,
  type Told,
  thenQuiet,
  thenRefused,
  thenStage,
  when,
} from './given.ts';
import { BEN, blob, guide, OWNER, STRANGER } from './parts.ts';

const change: Told = { type: 'changeRequested', by: BEN, text: 'Add a cache' };
const accept: Told = { type: 'guideAccepted', by: OWNER };

describe('drafting', () => {
  const design = atDrafting();
  const part: Told = { type: 'partDrafted', jobKey: keyOf(design, 'blueprint'), part: 'structure' };

  test('shows each part as it is finished, once', () => {
    const one = thenStage(when(design, part), 'drafting');
    expect(one.draft?.parts).toEqual(['structure']);
    thenQuiet(when(one, part));
    thenQuiet(when(design, { ...part, jobKey: 'blueprint:of-another-draft' }));
  });

  test('ends with a blueprint, then with its rendering', () => {
    const blueprint: Told = {
      type: 'blueprintDrafted',
      jobKey: keyOf(design, 'blueprint'),
      blueprint: blob(5),
      changes: [],
    };
    const drafted = thenStage(when(design, blueprint), 'drafting');
    thenQuiet(when(drafted, blueprint));
    const jobKey = keyOf(drafted, 'render');
    const rendered: Told = { type: 'guideRendered', jobKey, summary: blob(8), guides: [guide()] };
    const outcome = when(drafted, rendered);
    const delivered = thenStage(outcome, 'delivered');
    expect(delivered.versions).toMatchObject([{ number: 1, request: null, changes: [], blueprint: blob(5) }]);
    expect(delivered.draft).toBeNull();
    expect(news(outcome)).toEqual(['canvas:architecture', 'file:1:architecture', 'guide:1']);
    thenQuiet(when(delivered, rendered));
    thenQuiet(when(design, rendered));
  });
});

describe('a delivery', () => {
  test.each([
    { deliverAs: ['canvas' as const], keys: ['canvas:architecture', 'canvas:technical', 'guide:1'] },
    { deliverAs: ['file' as const], keys: ['file:1:architecture', 'file:1:technical', 'guide:1'] },
  ])('as $deliverAs brings both guides so', ({ deliverAs, keys }) => {
    const deliverables = [CHOSEN.architecture, CHOSEN.technical];
    const design = atDelivered({ deliverAs, deliverables });
    expect(design.thread.slice(-3)).toEqual(keys);
  });

  test('brings the file where the canvas is refused, and says why, once', () => {
    const design = atDelivered({ deliverAs: ['canvas'] });
    const refused: Told = { type: 'canvasRefused', reason: 'Canvases are not available on a free team.' };
    const outcome = when(design, refused);
    expect(outcome.design.canvasRefused).toContain('free team');
    expect(news(outcome)).toEqual(['fallback', 'file:1:architecture']);
    thenQuiet(when(outcome.design, { ...refused, reason: 'again' }));
    const second = deliver(given(outcome.design, change));
    expect(second.thread.slice(-2)).toEqual(['file:2:architecture', 'guide:2']);
  });

  test('tells of a refused canvas even after the guide is final, not before there is one nor after deletion', () => {
    const refused: Told = { type: 'canvasRefused', reason: 'Not on this plan.' };
    expect(news(when(atFinal({ deliverAs: ['canvas'] }), refused))).toEqual([
      'fallback',
      'file:1:architecture',
    ]);
    thenQuiet(when(atVoting(), refused));
    thenQuiet(when(atCancelled(), refused));
    thenQuiet(when(atDeleted(), refused));
  });
});

describe('a change', () => {
  test('makes a new version with what changed; the canvas keeps its place', () => {
    const outcome = when(atDelivered(), change);
    const drafting = thenStage(outcome, 'drafting');
    expect(drafting.draft).toMatchObject({ number: 2, requestedBy: BEN, request: 'Add a cache' });
    expect(news(outcome)).toEqual(['change:2', 'drafting:2']);
    const delivered = deliver(drafting);
    expect(delivered.versions.at(-1)).toMatchObject({
      number: 2,
      requestedBy: BEN,
      request: 'Add a cache',
      changes: ['One thing changed.'],
    });
    expect(delivered.thread.slice(-2)).toEqual(['file:2:architecture', 'guide:2']);
  });

  test('is for the owner and the stakeholders, or for anyone where none was named', () => {
    thenStage(when(atDelivered(), { ...change, by: OWNER }), 'drafting');
    thenRefused(when(atDelivered(), { ...change, by: STRANGER }), 'Only the owner and the stakeholders');
    thenStage(when(atDelivered({ stakeholders: [] }), { ...change, by: STRANGER }), 'drafting');
  });

  test('needs a guide that is delivered and not final', () => {
    thenRefused(when(atVoting(), change), 'A change can be asked for once the guide is delivered');
    thenRefused(when(given(atDelivered(), change), change), 'A change can be asked for once');
    thenRefused(when(atFinal(), change), 'This design is final');
  });
});

describe('acceptance', () => {
  test('ends the design', () => {
    const outcome = when(atDelivered(), accept);
    thenStage(outcome, 'final');
    expect(news(outcome)).toEqual(['final']);
  });

  test('is the owner’s', () => {
    thenRefused(
      when(atDelivered(), { ...accept, by: BEN }),
      'Only the owner, <@U-ana>, can accept the guide',
    );
  });

  test('changes nothing before there is a guide', () => {
    thenQuiet(when(atVoting(), accept));
  });
});

describe('an accepted guide', () => {
  const rendered = (design: Design): Told => ({
    type: 'guideRendered',
    jobKey: keyOf(design, 'render'),
    summary: blob(70),
    guides: [{ ...guide(), file: blob(71), canvas: blob(72) }],
  });

  test('is printed once more, so that its documents say that it is final', () => {
    const accepted = given(atDelivered({ deliverAs: ['canvas', 'file'] }), accept);
    const sealed = when(accepted, rendered(accepted));
    expect(news(sealed)).toEqual(['file:1:architecture:final']);
    expect(sealed.design.versions).toHaveLength(1);
    expect(sealed.design.versions[0]).toMatchObject({ isSealed: true, summary: blob(70) });
    expect(dueJobs(sealed.design, sealed.design.updatedAt)).toEqual([]);
  });

  test('that was delivered as a canvas alone is edited in place', () => {
    const accepted = given(atDelivered({ deliverAs: ['canvas'] }), accept);
    expect(news(when(accepted, rendered(accepted)))).toEqual([]);
  });

  test('is sealed without what can no longer be written; that stays as it was delivered', () => {
    const before = atDelivered({ deliverables: [CHOSEN.architecture, CHOSEN.technical] });
    const accepted = given(before, { type: 'guideAccepted', by: OWNER });
    const sealed = when(accepted, rendered(accepted));
    expect(news(sealed)).toEqual(['file:1:architecture:final']);
    const guides = sealed.design.versions[0]?.guides.map((it) => it.deliverable);
    expect(guides).toEqual(['architecture', 'technical']);
  });

  test('is sealed once', () => {
    const accepted = given(atDelivered(), accept);
    const again = rendered(accepted);
    thenQuiet(when(given(accepted, again), again));
  });
});

describe('what a model used', () => {
  const used = (outputTokens: number, costUsd: number | null): Told => ({
    type: 'modelUsed',
    inputTokens: 1000,
    cachedTokens: 400,
    outputTokens,
    costUsd,
  });

  test('is summed over the whole design', () => {
    const { usage } = given(atDrafting(), used(10, 0.5), used(20, 0.25));
    expect(usage).toEqual({ inputTokens: 2000, cachedTokens: 800, outputTokens: 30, costUsd: 0.75 });
  });

  test('has no price once a part of it has none', () => {
    expect(given(atDrafting(), used(10, 0.5), used(20, null), used(1, 0.5)).usage?.costUsd).toBeNull();
  });
});
