// Sentences about people who pass a camera: what shows them, what settles what holds for them, and what is asked.
import { describe, expect, it } from 'vitest';
import { draftReview } from '../../../../src/planner/builtin/parts/review.ts';
import {
  isViewUnsettled,
  SHOWN_DEFAULT,
  SHOWN_WHY,
} from '../../../../src/planner/builtin/people/passers-by.ts';
import { proposeQuestions } from '../../../../src/planner/builtin/questions/questions.ts';
import { readBrief } from '../../../../src/planner/builtin/reading/read-brief.ts';
import type { Spine } from '../../../../src/planner/builtin/spine.ts';
import { buildSpine } from '../../../../src/planner/builtin/spine-builder.ts';
import { answered, decided, optionOf } from '../inputs.ts';
import { brief, document } from '../reading/briefs.ts';

const QUAY = `# Quay Watch

Quay Watch looks after the quay.

## Requirements

- The system must store a photo of each ship by its street cameras, and the warden must be able to list photos.
- The warden must be able to delete a photo.
`;

function spineOf(text: string, answers: Spine['input']['answers'] = []): Spine {
  const given = brief('Quay Watch', document('prd', text));
  const input = decided([optionOf('A', 'modular-monolith')], { brief: given, reading: readBrief(given) });
  return buildSpine({ ...input, answers: [...answers] });
}

const gapsOf = (spine: Spine): string[] =>
  draftReview(spine).conflicts.flatMap((one) =>
    /number plates pass/.test(one.statement) ? [one.resolution] : [],
  );

const asksOf = (text: string): string[] => {
  const given = brief('Quay Watch', document('prd', text));
  return proposeQuestions(given, readBrief(given)).map((one) => one.why);
};

describe('people who pass a camera', () => {
  it('are asked about and a gap where no input says what holds for them', () => {
    expect(asksOf(QUAY)).toContain(SHOWN_WHY);
    expect(gapsOf(spineOf(QUAY))).toEqual([expect.stringContaining(SHOWN_DEFAULT)]);
  });
  it.each(['All of it follows the GDPR.', 'Faces are blurred before a photo is stored.'])(
    'are neither where an input settles it: %s',
    (said) => {
      const text = `${QUAY}- ${said}\n`;
      expect(isViewUnsettled(text)).toBe(false);
      expect(gapsOf(spineOf(text))).toEqual([]);
    },
  );
  it('are neither where nobody passes: a scanner looks at papers', () => {
    const text = QUAY.replace('its street cameras', 'a paper scanner');
    expect(asksOf(text)).not.toContain(SHOWN_WHY);
    expect(gapsOf(spineOf(text))).toEqual([]);
  });
  it('are no gap any more once a person has answered', () => {
    const said = answered(null, 'Signs stand at both ends.');
    const asked = { ...said, question: { ...said.question, why: SHOWN_WHY } };
    expect(gapsOf(spineOf(QUAY, [asked]))).toEqual([]);
    expect(gapsOf(spineOf(QUAY, [{ ...asked, by: null }]))).toEqual([
      expect.stringContaining('(Q-1): Signs'),
    ]);
  });
});
