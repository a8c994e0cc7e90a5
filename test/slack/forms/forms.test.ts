import { describe, expect, test } from 'vitest';
import { FORMS } from '../../../src/slack/actions.ts';
import { answerForm, answersForm } from '../../../src/slack/forms/answers.ts';
import {
  cancellationForm,
  decisionForm,
  deletionForm,
  extensionForm,
  handoverForm,
} from '../../../src/slack/forms/owner.ts';
import { parseForm } from '../../../src/slack/forms/parse.ts';
import { TEXT_FORMS, type TextFormName, textForm } from '../../../src/slack/forms/texts.ts';
import { AT, designWith, question, round, vote } from '../views/fixture.ts';
import { viewFaults } from '../views/limits.ts';
import { hostile, largestDesign } from '../views/maximum.ts';
import { chosen, submitted, typed } from './submitted.ts';

const answered = question(1, { answer: { text: '50k', by: 'U2', at: AT, isDefault: false } });
const ballot = round(1, { votes: { U1: vote('B', 1), U2: vote('B', 2) } });
const DESIGN = designWith({
  stage: 'voting',
  questions: [answered, question(2), question(3)],
  rounds: [ballot],
});
const TEXTS: readonly TextFormName[] = [
  'reason',
  'objection',
  'refinement',
  'round',
  'change',
  'waiver',
  'challenge',
  'requirements',
];
const VALUE = { design: 'design-1', round: 1 };

describe('every form', () => {
  test('stays inside Slack limits at the maximum of every field', () => {
    const design = largestDesign('voting', false, true);
    const last = design.rounds.at(-1) ?? ballot;
    const forms = [
      ...TEXTS.map((form) => textForm(form, VALUE, hostile(9000))),
      answersForm(design),
      answerForm(design, 'Q-7'),
      decisionForm(design, last, 'C'),
      ...[extensionForm(design, last), handoverForm(design), cancellationForm(design), deletionForm(design)],
    ];
    expect(forms.flatMap(viewFaults)).toEqual([]);
  });
});

describe('the forms with one text', () => {
  test('cover, with the others, every form there is', () => {
    const others = [
      'start',
      'answers',
      'answer',
      'extension',
      'decision',
      'handover',
      'cancellation',
      'deletion',
    ];
    expect(Object.keys(TEXT_FORMS)).toEqual(TEXTS);
    expect([...TEXTS, ...others].sort()).toEqual([...FORMS].sort());
  });
  test.each(TEXTS)('%s: give the text and the value they were opened with', (form) => {
    const parsed = parseForm(submitted(textForm(form, VALUE), { text: typed(' Because. ') }));
    expect(parsed).toEqual({ ok: true, form: { form, value: VALUE, values: { text: 'Because.' } } });
  });
  test.each(TEXTS.filter((form) => form !== 'round'))('%s: say what is missing', (form) => {
    const parsed = parseForm(submitted(textForm(form, VALUE), { text: typed('  ') }));
    expect(parsed).toEqual({ ok: false, errors: { text: TEXT_FORMS[form].missing } });
  });
  test('a new round may come without words', () => {
    expect(parseForm(submitted(textForm('round', VALUE), {}))).toMatchObject({
      form: { values: { text: '' } },
    });
  });
  test('show what was written before', () => {
    expect(JSON.stringify(textForm('challenge', VALUE, 'Find parcels.'))).toContain(
      '"initial_value":"Find parcels."',
    );
  });
});

describe('answers', () => {
  test('are asked for the open questions only, each with its default', () => {
    const view = answersForm(DESIGN);
    expect(view.blocks.map((block) => block.block_id)).toEqual([undefined, 'Q-2', 'Q-3']);
    expect(JSON.stringify(view)).toContain(
      '"placeholder":{"type":"plain_text","text":"Default: 200 a minute"',
    );
  });
  test('leave the empty ones open', () => {
    const parsed = parseForm(submitted(answersForm(DESIGN), { 'Q-3': typed('EU only') }));
    expect(parsed).toMatchObject({
      form: { form: 'answers', values: [{ questionId: 'Q-3', text: 'EU only' }] },
    });
  });
  test('need at least one', () => {
    expect(parseForm(submitted(answersForm(DESIGN), {}))).toMatchObject({
      ok: false,
      errors: { 'Q-2': expect.any(String) },
    });
  });
  test('have nothing to ask once all is answered', () => {
    const view = answersForm(designWith({ questions: [answered] }));
    expect(JSON.stringify(view)).toContain('Every question is answered.');
    expect(view.submit).toBeUndefined();
  });
  test('one by one start from the answer that holds', () => {
    const view = answerForm(DESIGN, 'Q-1');
    if (!view) throw new Error('no form');
    expect(JSON.stringify(view)).toContain('"initial_value":"50k"');
    expect(parseForm(submitted(view, { 'Q-1': typed('60k') }))).toMatchObject({
      form: { form: 'answer', values: { questionId: 'Q-1', text: '60k' } },
    });
    expect(parseForm(submitted(view, { 'Q-1': typed('') }))).toMatchObject({ ok: false });
    expect(answerForm(DESIGN, 'Q-9')).toBeNull();
  });
});

describe('the decision', () => {
  const decide = (option: string, reason: string) =>
    parseForm(
      submitted(decisionForm(DESIGN, ballot, null), { option: chosen(option), reason: typed(reason) }),
      (id) => (id === 'B' ? null : 'Most votes are for B.'),
    );
  test('with the ballot needs no reason', () => {
    expect(decide('B', '')).toMatchObject({
      form: { form: 'decision', values: { optionId: 'B', reason: null } },
    });
  });
  test('against the ballot needs one', () => {
    expect(decide('A', '')).toMatchObject({ ok: false, errors: { reason: expect.stringContaining('B') } });
    expect(decide('A', 'cheaper')).toMatchObject({ form: { values: { optionId: 'A', reason: 'cheaper' } } });
  });
  test('says what it does: the ballot may have closed before', () => {
    const words = (patch: object) => JSON.stringify(decisionForm(DESIGN, { ...ballot, ...patch }, null));
    expect(words({})).toContain('Deciding closes the ballot and starts the guide.');
    expect(words({ closedAt: '2026-03-05T09:00:00.000Z' })).toContain('Deciding starts the guide.');
    expect(words({ closedAt: '2026-03-05T09:00:00.000Z', votes: {} })).toContain('Nobody has voted.');
  });
  test('needs an option', () => {
    expect(parseForm(submitted(decisionForm(DESIGN, ballot, null), {}))).toMatchObject({
      errors: { option: expect.any(String) },
    });
  });
  test('shows the votes, but not while they are hidden', () => {
    expect(JSON.stringify(decisionForm(DESIGN, ballot, null))).toMatch(/B has the most votes.*2 votes/);
    const hidden = JSON.stringify(decisionForm({ ...DESIGN, votesHidden: true }, ballot, null));
    expect(hidden).not.toMatch(/\d votes?"|has the most votes/);
  });
});

describe('the other forms of the owner', () => {
  test('extend by the chosen days', () => {
    const view = extensionForm(DESIGN, ballot);
    expect(parseForm(submitted(view, { days: chosen('7') }))).toMatchObject({
      form: { values: { days: 7 } },
    });
    expect(parseForm(submitted(view, { days: chosen('5') }))).toMatchObject({
      errors: { days: expect.any(String) },
    });
  });
  test('hand over to the chosen person', () => {
    const view = handoverForm(DESIGN);
    expect(parseForm(submitted(view, { to: { selected_user: 'U2' } }))).toMatchObject({
      form: { values: { to: 'U2' } },
    });
    expect(parseForm(submitted(view, {}))).toMatchObject({ errors: { to: expect.any(String) } });
  });
  test('ask before they cancel or delete', () => {
    expect(parseForm(submitted(cancellationForm(DESIGN), {}))).toMatchObject({
      form: { form: 'cancellation' },
    });
    expect(parseForm(submitted(deletionForm(DESIGN), {}))).toMatchObject({ form: { form: 'deletion' } });
  });
  test('of another name are a bug', () => {
    expect(() => parseForm({ ...submitted(deletionForm(DESIGN), {}), callback_id: 'surprise' })).toThrow(
      'surprise',
    );
  });
});
