import type { ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import type { Design } from '../../../src/design/record.ts';
import { answersForm } from '../../../src/slack/forms/answers.ts';
import {
  cancellationForm,
  decisionForm,
  extensionForm,
  handoverForm,
} from '../../../src/slack/forms/owner.ts';
import { textForm } from '../../../src/slack/forms/texts.ts';
import { chosen, type Filled, submitted, typed } from '../forms/submitted.ts';
import { designWith, question, round, vote } from '../views/fixture.ts';
import { createListenerStage, submission } from './stage.ts';

const voting = (patch: Partial<Design> = {}) =>
  designWith({ stage: 'voting', rounds: [round(1)], thread: ['board', 'received', 'ballot:1'], ...patch });
const asking = () =>
  designWith({ stage: 'questions', questions: [question(1), question(2)], thread: ['board', 'questions'] });
const value = { design: 'design-1', round: 1 };

async function stageWith(design: Design) {
  const stage = await createListenerStage();
  await stage.put(design);
  return stage;
}

function filled(view: ModalView, fields: Record<string, Filled> = {}): object {
  return { ...submitted(view, fields), blocks: view.blocks };
}

describe('a submitted form', () => {
  const text = { text: typed('Because.') };
  const current = round(1);
  const table: [string, ModalView, Record<string, Filled>, object][] = [
    ['challenge', textForm('challenge', value), text, { type: 'challengeGiven', text: 'Because.' }],
    ['requirements', textForm('requirements', value), text, { type: 'requirementsGiven', text: 'Because.' }],
    ['reason', textForm('reason', value), text, { type: 'voteReasonGiven', round: 1, text: 'Because.' }],
    [
      'objection',
      textForm('objection', value),
      text,
      { type: 'objectionRaised', round: 1, text: 'Because.' },
    ],
    [
      'refinement',
      textForm('refinement', value),
      text,
      { type: 'refinementSuggested', round: 1, text: 'Because.' },
    ],
    ['round', textForm('round', value), text, { type: 'roundStarted', feedback: 'Because.', round: 1 }],
    ['change', textForm('change', value), text, { type: 'changeRequested', text: 'Because.' }],
    [
      'extension',
      extensionForm(voting(), current),
      { days: chosen('7') },
      { type: 'ballotExtended', days: 7, round: 1 },
    ],
    [
      'decision',
      decisionForm(voting(), current, 'A'),
      {},
      { type: 'optionDecided', optionId: 'A', reason: null, round: 1 },
    ],
    [
      'handover',
      handoverForm(voting()),
      { to: { selected_user: 'U2' } },
      { type: 'ownerHandedOver', to: 'U2' },
    ],
    ['cancellation', cancellationForm(voting()), {}, { type: 'designCancelled' }],
  ];

  it.each(table)('"%s" becomes one event by this person', async (_form, view, fields, event) => {
    const stage = await stageWith(voting());
    await stage.give(submission('U1', filled(view, fields)));
    expect(stage.events).toEqual([
      {
        ...event,
        id: expect.stringMatching(/^form:V1:[0-9a-f]{16}$/),
        at: '2026-03-02T10:00:00.000Z',
        by: 'U1',
      },
    ]);
  });

  it('closes only once it is saved', async () => {
    const stage = await stageWith(voting());
    const save = Promise.withResolvers<void>();
    stage.beforeSave = () => save.promise;
    let acked: unknown = 'not yet';
    const given = stage.give(submission('U2', filled(textForm('objection', value), text))).then((ack) => {
      acked = ack;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(acked).toBe('not yet');
    save.resolve();
    await given;
    expect(acked).toBe('');
    expect((await stage.get())?.rounds[0]?.objections).toHaveLength(1);
  });

  it('that could not be saved stays open with all that was typed, and says so', async () => {
    const stage = await stageWith(voting());
    stage.beforeSave = () => Promise.reject(new Error('disk full'));
    const ack = await stage.give(submission('U2', filled(textForm('objection', value), text)));
    expect(ack).toEqual({
      response_action: 'errors',
      errors: { text: expect.stringContaining('could not be saved') },
    });
    expect(stage.errors).toEqual(['form broke']);
  });

  it('without fields that could not be saved says so in its place', async () => {
    const stage = await stageWith(voting());
    stage.beforeSave = () => Promise.reject(new Error('disk full'));
    const ack = await stage.give(submission('U1', filled(cancellationForm(voting()))));
    expect(ack).toMatchObject({ response_action: 'update' });
    expect(JSON.stringify(ack)).toContain('could not be saved');
  });

  it('that the rules refuse says why beside its field, people by name', async () => {
    const stage = await stageWith(voting());
    const view = extensionForm(voting(), current);
    const ack = await stage.give(submission('U2', filled(view, { days: chosen('7') })));
    expect(ack).toEqual({
      response_action: 'errors',
      errors: { days: expect.stringMatching(/^Only the owner, Ana, can /) },
    });
  });

  it('without fields that the rules refuse says why in its place', async () => {
    const stage = await stageWith(voting());
    const ack = await stage.give(submission('U2', filled(cancellationForm(voting()))));
    expect(JSON.stringify(ack)).toContain('Only the owner, <@U1>');
  });

  it('hands over to a person who can see the channel, never to an app', async () => {
    const stage = await stageWith(voting());
    const give = (to: string) =>
      stage.give(submission('U1', filled(handoverForm(voting()), { to: { selected_user: to } })));
    expect(await give('UBOT')).toEqual({
      response_action: 'errors',
      errors: { to: 'Architect is an app and cannot decide. Choose a person.' },
    });
    stage.slack.answers['conversations.members'] = () => ({ members: ['U1'] });
    expect(await give('UGUEST')).toMatchObject({
      errors: { to: 'Gus cannot see this channel. Invite them first, then hand over.' },
    });
    expect(stage.events).toEqual([]);
    expect(await give('U9')).toBe('');
    expect((await stage.get())?.owner).toBe('U9');
  });

  it('for a design that is gone says so in its place', async () => {
    const stage = await stageWith(voting());
    const view = textForm('reason', { design: 'design-9', round: 1 });
    expect(JSON.stringify(await stage.give(submission('U2', filled(view, text))))).toContain(
      'no longer exists',
    );
  });

  it.each([
    [
      'of another version',
      { callback_id: 'poll', private_metadata: '', state: { values: {} } },
      'another version',
    ],
    [
      'with garbled metadata',
      { callback_id: 'reason', private_metadata: '{', state: { values: {} } },
      'no longer exists',
    ],
  ])('%s is answered politely', async (_what, view, line) => {
    const stage = await stageWith(voting());
    expect(JSON.stringify(await stage.give(submission('U2', view)))).toContain(line);
    expect(stage.events).toEqual([]);
  });

  it('against the votes asks for a reason at the reason', async () => {
    const design = voting({ rounds: [round(1, { votes: { U2: vote('B') } })] });
    const stage = await stageWith(design);
    const ack = await stage.give(submission('U1', filled(decisionForm(design, round(1), 'A'))));
    expect(ack).toMatchObject({ response_action: 'errors', errors: { reason: expect.any(String) } });
  });
});

describe('a form sent again', () => {
  const answers = (q1: string, q2: string) =>
    submission('U2', filled(answersForm(asking()), { 'Q-1': typed(q1), 'Q-2': typed(q2) }));
  const answersIn = (design: Design | null) => design?.questions.map(({ answer }) => answer?.text);

  it('unchanged counts once', async () => {
    const stage = await stageWith(asking());
    await stage.give(answers('5k', ''));
    const once = await stage.get();
    await stage.give(answers('5k', ''));
    expect(await stage.get()).toEqual(once);
  });

  it('corrected after a part of it was saved counts as corrected', async () => {
    const stage = await stageWith(asking());
    let saves = 0;
    stage.beforeSave = async () => {
      saves += 1;
      if (saves === 2) throw new Error('disk full');
    };
    await stage.give(answers('5k', 'yes'));
    await stage.give(answers('6k', 'yes'));
    expect(answersIn(await stage.get())).toEqual(['6k', 'yes']);
  });

  it('with another field filled in first still saves both', async () => {
    const stage = await stageWith(asking());
    await stage.give(answers('', 'yes'));
    await stage.give(answers('5k', 'yes'));
    expect(answersIn(await stage.get())).toEqual(['5k', 'yes']);
  });
});
