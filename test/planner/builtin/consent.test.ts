// Sentences about children as users: what shows them, what settles who consents, and what stays a gap.
import { describe, expect, it } from 'vitest';
import { draftReview } from '../../../src/planner/builtin/parts/review.ts';
import {
  CONSENT_DEFAULT,
  CONSENT_WHY,
  isConsentUntold,
} from '../../../src/planner/builtin/people/children.ts';
import type { Spine } from '../../../src/planner/builtin/spine.ts';
import { buildSpine } from '../../../src/planner/builtin/spine-builder.ts';
import { answered, decided, brief as ferry, optionOf } from './inputs.ts';

function spineWith(said: string, answers: Spine['input']['answers'] = []): Spine {
  const documents = ferry.documents.map((one) => ({ ...one, text: `${said}\n\n${one.text}` }));
  const input = decided([optionOf('A', 'modularMonolith'), optionOf('B', 'serverless')], {
    answers: [...answers],
  });
  return buildSpine({ ...input, brief: { ...input.brief, documents } });
}

function gaps(spine: Spine): string[] {
  return draftReview(spine).conflicts.flatMap((one) =>
    /consents/.test(one.statement) ? [one.resolution] : [],
  );
}

describe('children as users', () => {
  it.each([
    'Made for 4th grade.',
    'Age / grade: 12–13',
    'Pupils sail alone.',
    'For 9-year-olds.',
    'Aged 10 to 14.',
  ])('are a gap where nobody says who consents: %s', (said) => {
    expect(gaps(spineWith(said))).toEqual([expect.stringContaining(CONSENT_DEFAULT)]);
  });
  it.each([
    'Made for 4th grade under COPPA.',
    'Pupils sail; consent of a parent is asked first.',
    'Passengers sail.',
    'The cache has an age: 5 min.',
    'A list renders the children of the component.',
    'For grown-ups, aged 18 to 80.',
  ])('are none where somebody does, or where there are none: %s', (said) => {
    expect(isConsentUntold(said)).toBe(false);
    expect(gaps(spineWith(said))).toEqual([]);
  });
  it('are settled by the answer of a person, and not by a default', () => {
    const said = answered(null, 'The parents, by mail.');
    const asked = { ...said, question: { ...said.question, why: CONSENT_WHY } };
    expect(gaps(spineWith('Pupils sail alone.', [asked]))).toEqual([]);
    expect(gaps(spineWith('Pupils sail alone.', [{ ...asked, by: null }]))).toEqual([
      expect.stringContaining('(Q-1): The parents, by mail.'),
    ]);
  });
});
