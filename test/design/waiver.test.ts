import { describe, expect, test } from 'vitest';
import type { EventOf } from '../../src/design/events.ts';
import { errorWords, needsWaiver } from '../../src/design/guide.ts';
import { type Design, parseDesign } from '../../src/design/record.ts';
import {
  atDelivered,
  atDrafting,
  given,
  keyOf,
  news,
  type Told,
  thenRefused,
  thenStage,
  when,
} from './given.ts';
import { BEN, blob, guide, OWNER } from './parts.ts';

const accept: Told = { type: 'guideAccepted', by: OWNER };
const signed: Told = { ...accept, reason: 'It is a prototype; the numbers follow.' };
const checks = { errors: 2, warnings: 1, errorRules: ['G02', 'R01'], told: ['G02 at api.style: TBD.'] };

type Rendered = Partial<EventOf<'guideRendered'>>;

function rendered(design: Design, more: Rendered = {}): Told {
  const jobKey = keyOf(design, 'render');
  return { type: 'guideRendered', jobKey, summary: blob(8), guides: [guide()], checks, ...more };
}

function withErrors(errors = checks): Design {
  const drafted = thenDrafted();
  return given(drafted, rendered(drafted, { checks: errors }));
}

describe('a version with errors', () => {
  test('is not accepted without a reason, and the owner is told in words what is wrong', () => {
    const design = withErrors();
    expect(needsWaiver(design)).toBe(true);
    thenRefused(
      when(design, accept),
      'The checks found errors:\n• TBD. (G02 at api.style)\n• 1 more of the rules G02, R01.\nAsk',
    );
    thenRefused(when(design, { ...accept, reason: '  ' }), 'The checks found errors');
  });

  test('tells a sentence for each error, none of the warnings, and nothing that could mention people', () => {
    const told = [
      'R01 at FR-4: No part meets FR-4 ("a: <!here> & b").',
      'N04 at x: Too many.',
      'P02 at y: So.',
    ];
    const design = withErrors({ errors: 1, warnings: 2, errorRules: ['R01'], told });
    const [version] = design.versions;
    expect(version && errorWords(version)).toEqual(['No part meets FR-4 ("a: <!here> & b"). (R01 at FR-4)']);
    thenRefused(when(design, accept), '• No part meets FR-4 ("a: ‹!here› + b"). (R01 at FR-4)\nAsk for');
    expect(errorWords({ checks: { errors: 0, warnings: 2, errorRules: [], told } })).toEqual([]);
  });

  test('is accepted with a reason, and its documents then print it', () => {
    const outcome = when(withErrors(), signed);
    const final = thenStage(outcome, 'final');
    expect(final.versions[0]?.waiver).toMatchObject({
      by: OWNER,
      reason: 'It is a prototype; the numbers follow.',
      rules: ['G02', 'R01'],
    });
    const sealed = when(final, rendered(final, { summary: blob(9) }));
    expect(sealed.design.versions).toMatchObject([
      { number: 1, isSealed: true, summary: blob(9), waiver: {} },
    ]);
    expect(news(sealed)).toEqual(['file:1:architecture:final']);
    expect(parseDesign(JSON.parse(JSON.stringify(sealed.design)))).toEqual(sealed.design);
  });

  test('is the owner’s to waive', () => {
    thenRefused(when(withErrors(), { ...signed, by: BEN }), 'Only the owner');
  });
});

describe('a version without errors', () => {
  test('is accepted at once, with warnings or without, and one that was never checked as well', () => {
    thenStage(when(withErrors({ ...checks, errors: 0, errorRules: [] }), accept), 'final');
    const design = atDelivered();
    expect(needsWaiver(design)).toBe(false);
    thenStage(when(design, accept), 'final');
  });

  test('needs no waiver, and keeps none', () => {
    const final = thenStage(when(atDelivered(), signed), 'final');
    expect(final.versions[0]?.waiver).toBeUndefined();
  });
});

describe('the bundle of a version', () => {
  const bundle = { fileName: 'tideberth.zip', blob: blob(7) };
  const sound = { ...checks, errors: 0, errorRules: [] };

  test('comes after the guides, and once more when the accepted version is sealed', () => {
    const drafted = thenDrafted();
    const delivered = when(drafted, rendered(drafted, { checks: sound, bundle }));
    expect(news(delivered).slice(-2)).toEqual(['bundle:1', 'guide:1']);
    const final = given(delivered.design, accept);
    const sealed = when(final, rendered(final, { checks: sound, bundle: { ...bundle, blob: blob(6) } }));
    expect(news(sealed)).toEqual(['file:1:architecture:final', 'bundle:1:final']);
    expect(sealed.design.versions[0]?.bundle?.blob).toBe(blob(6));
  });

  test('is not promised where there is none', () => {
    expect(atDelivered().thread.filter((key) => key.startsWith('bundle'))).toEqual([]);
  });
});

function thenDrafted(): Design {
  const drafting = atDrafting();
  const jobKey = keyOf(drafting, 'blueprint');
  return given(drafting, { type: 'blueprintDrafted', jobKey, blueprint: blob(5), changes: [] });
}
