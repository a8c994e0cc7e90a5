import { describe, expect, it } from 'vitest';
import type { Design } from '../../../src/design/record.ts';
import { ACTIONS, type ActionName } from '../../../src/slack/actions.ts';
import { AT, blob, designWith, question, round } from '../views/fixture.ts';
import { click, createListenerStage } from './stage.ts';

const voting = (patch: Partial<Design> = {}) =>
  designWith({ stage: 'voting', rounds: [round(1)], thread: ['board', 'received', 'ballot:1'], ...patch });
const voted = (reasons: Record<string, string> = {}) => {
  const mine = { choice: 'B' as const, actionTs: '1800000050.0001', at: AT };
  return voting({ rounds: [round(1, { votes: { U1: mine }, reasons })] });
};
const asking = () => designWith({ stage: 'questions', questions: [question(1), question(2)] });
const value = (more: object = {}) => ({ design: 'design-1', ...more });

async function stageWith(design: Design) {
  const stage = await createListenerStage();
  await stage.put(design);
  return stage;
}

describe('a click that is an event', () => {
  const table: [ActionName, string, object, object][] = [
    [
      'setKind',
      'setKind',
      { document: 'D-1', kind: 'ux' },
      { type: 'documentKindSet', documentId: 'D-1', kind: 'ux' },
    ],
    ['waiveGap', 'waiveGap', { gap: 'ux' }, { type: 'gapWaived', gap: 'ux' }],
    ['confirmChallenge', 'confirmChallenge', {}, { type: 'challengeConfirmed' }],
    ['useDefault', 'useDefault', { question: 'Q-1' }, { type: 'defaultAccepted', questionId: 'Q-1' }],
    ['useDefaults', 'useDefaults', {}, { type: 'defaultsUsed' }],
    [
      'recordReply',
      'recordReply',
      { question: 'Q-1', text: '5k' },
      { type: 'questionAnswered', questionId: 'Q-1', text: '5k' },
    ],
    [
      'vote',
      'vote:B',
      { round: 1, option: 'B' },
      { type: 'voteCast', round: 1, optionId: 'B', actionTs: '1800000100.0001' },
    ],
    ['withdraw', 'withdraw', { round: 1 }, { type: 'voteWithdrawn', round: 1, actionTs: '1800000100.0001' }],
    ['liftObjection', 'liftObjection', { round: 1 }, { type: 'objectionLifted', round: 1 }],
    ['decide', 'decide:A', { option: 'A' }, { type: 'optionDecided', optionId: 'A', reason: null }],
    ['accept', 'accept', {}, { type: 'guideAccepted' }],
    ['takeOver', 'takeOver', {}, { type: 'ownershipTaken' }],
    ['retry', 'retry', {}, { type: 'retryRequested' }],
    ['restartThread', 'restartThread', {}, { type: 'threadRestarted' }],
  ];

  it.each(table)(
    '%s says so once, by this person, under an id of its own',
    async (name, action, more, event) => {
      const stage = await stageWith(voting());
      expect(await stage.give(click('U1', action, value(more)))).toBe('');
      expect(stage.events).toEqual([
        { ...event, id: `click:U1:${name}:1800000100.0001`, at: '2026-03-02T10:00:00.000Z', by: 'U1' },
      ]);
    },
  );

  it.each(['setKind', 'waiveGap', 'useDefault', 'recordReply', 'vote', 'withdraw', 'liftObjection'])(
    '%s without what it is about is answered politely and changes nothing',
    async (action) => {
      const stage = await stageWith(voting());
      expect(await stage.give(click('U1', action, value()))).toBe('');
      expect(stage.events).toEqual([]);
      expect(stage.responses).toEqual(['There is nothing to fill in here any more.']);
    },
  );
});

describe('a click that opens a form', () => {
  const forms: [string, string, () => Design, object][] = [
    ['giveChallenge', 'challenge', voting, {}],
    ['giveRequirements', 'requirements', voting, {}],
    ['answerAll', 'answers', asking, {}],
    ['answer', 'answer', asking, { question: 'Q-2' }],
    ['addReason', 'reason', voted, { round: 1 }],
    ['object', 'objection', voting, { round: 1 }],
    ['refine', 'refinement', voting, { round: 1 }],
    ['newRound', 'round', voting, { round: 1 }],
    ['extend', 'extension', voting, {}],
    ['decide', 'decision', voting, {}],
    ['requestChange', 'change', voting, {}],
    ['handOver', 'handover', voting, {}],
    ['cancel', 'cancellation', voting, {}],
    ['delete', 'deletion', voting, {}],
  ];

  it.each(forms)('%s opens the form "%s" with the click’s trigger', async (action, form, design, more) => {
    const stage = await stageWith(design());
    expect(await stage.give(click('U1', action, value(more)))).toBe('');
    const [opened] = stage.slack.callsOf('views.open');
    expect(opened?.args.trigger_id).toMatch(/^trigger-/);
    expect(JSON.parse(String(opened?.args.view)).callback_id).toBe(form);
  });

  it.each(['newRound', 'extend', 'decide', 'handOver', 'cancel', 'delete'])(
    '%s is refused to others at the click, before they type',
    async (action) => {
      const stage = await stageWith(voting());
      await stage.give(click('U2', action, value()));
      expect(stage.slack.callsOf('views.open')).toEqual([]);
      expect(stage.responses).toEqual(['Only the owner, <@U1>, can do that.']);
    },
  );

  it('for a reason needs a vote for it to stand beside', async () => {
    const stage = await stageWith(voting());
    await stage.give(click('U1', 'addReason', value({ round: 1 })));
    expect(stage.slack.callsOf('views.open')).toEqual([]);
    expect(stage.responses).toEqual(['Please vote first: a reason stands beside a vote.']);
  });

  it('is told where Slack could not open it in time', async () => {
    const stage = await stageWith(voting());
    stage.slack.trouble = (call) =>
      call.method === 'views.open' ? { kind: 'refused', error: 'expired_trigger_id' } : null;
    await stage.give(click('U1', 'cancel', value()));
    expect(stage.responses).toEqual(['Slack could not open the form in time. Please try once more.']);
  });

  it('covers every verb, together with the events', () => {
    const opening = forms.map(([action]) => action);
    const saying = [
      'setKind',
      'waiveGap',
      'confirmChallenge',
      'useDefault',
      'useDefaults',
      'recordReply',
      'vote',
    ];
    const ending = ['withdraw', 'liftObjection', 'accept', 'takeOver', 'retry', 'restartThread', 'cancelNow'];
    expect([...opening, ...saying, ...ending].sort()).toEqual([...ACTIONS].sort());
  });
});

describe('a forged or garbled click', () => {
  it.each([
    ['no value', { value: undefined }],
    ['a value that is not JSON', { value: 'vote B' }],
    ['a value of another shape', { value: '{"design":7}' }],
    ['an option that does not exist', { value: JSON.stringify(value({ round: 1, option: 'Z' })) }],
    ['no action_ts', { action_ts: undefined }],
  ])('with %s is acknowledged and changes nothing', async (_what, more) => {
    const stage = await stageWith(voting());
    expect(await stage.give(click('U1', 'vote:B', '', more))).toBe('');
    expect(stage.events).toEqual([]);
    expect(stage.errors).toEqual([]);
  });

  it('on a verb that is not ours is acknowledged and changes nothing', async () => {
    const stage = await stageWith(voting());
    expect(await stage.give(click('U1', 'launch', value()))).toBe('');
    expect(stage.events).toEqual([]);
  });

  it('on a design that is gone is told so', async () => {
    const stage = await stageWith(voting());
    await stage.give(click('U1', 'vote:B', { design: 'design-9', round: 1, option: 'B' }));
    expect(stage.responses).toEqual(['This design no longer exists.']);
  });

  it('on another round leaves this ballot alone', async () => {
    const stage = await stageWith(voting());
    await stage.give(click('U1', 'vote:B', value({ round: 7, option: 'B' })));
    expect((await stage.get())?.rounds[0]?.votes).toEqual({});
    expect(stage.responses).toHaveLength(1);
  });
});

describe('a vote', () => {
  const ballot = value({ round: 1, option: 'B' });

  it('is acknowledged and confirmed only once it is saved', async () => {
    const stage = await stageWith(voting());
    const save = Promise.withResolvers<void>();
    stage.beforeSave = () => save.promise;
    let acked: unknown = 'not yet';
    const given = stage.give(click('U2', 'vote:B', ballot)).then((ack) => {
      acked = ack;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect([acked, stage.responses]).toEqual(['not yet', []]);
    save.resolve();
    await given;
    expect(acked).toBe('');
    expect((await stage.get())?.rounds[0]?.votes.U2?.choice).toBe('B');
    expect(stage.responses).toEqual(['Your vote for B counts. Click another option to move it.']);
  });

  it('that could not be saved is not acknowledged; the person is told and it is logged once', async () => {
    const stage = await stageWith(voting());
    stage.beforeSave = () => Promise.reject(new Error('disk full'));
    expect(await stage.give(click('U2', 'vote:B', ballot))).toBeUndefined();
    expect(stage.responses).toEqual([
      'That did not work: it could not be saved, and nothing was changed. Please try again in a moment.',
    ]);
    expect(stage.errors).toEqual(['click broke']);
  });

  it('of somebody who may not vote is refused in private', async () => {
    const stage = await stageWith(voting());
    await stage.give(click('U9', 'vote:B', ballot));
    expect((await stage.get())?.rounds[0]?.votes).toEqual({});
    expect(stage.responses).toHaveLength(1);
  });

  it.each([
    ['A', 'cheaper', 'The reason you gave before now stands beside it'],
    ['A', null, 'Click another option to move it.'],
    ['B', 'cheaper', 'Click another option to move it.'],
  ])('for %s instead of B, with the reason %s, is confirmed: … %s', async (option, reason, end) => {
    const stage = await stageWith(voted(reason === null ? {} : { U1: reason }));
    await stage.give(click('U1', `vote:${option}`, value({ round: 1, option })));
    expect(stage.responses).toEqual([expect.stringContaining(`Your vote for ${option} counts.`)]);
    expect(stage.responses[0]?.includes('The reason you gave')).toBe(end.startsWith('The reason'));
  });

  it('is withdrawn, and nothing is said to be withdrawn where there is none', async () => {
    const stage = await stageWith(voted());
    await stage.give(click('U1', 'withdraw', value({ round: 1 })));
    await stage.give(click('U2', 'withdraw', value({ round: 1 })));
    expect(stage.responses).toEqual([
      'Your vote is withdrawn.',
      'You have no vote in this ballot, so there is nothing to withdraw.',
    ]);
  });

  it('can be objected to, and an objection is lifted by who raised it', async () => {
    const objection = { by: 'U1', text: 'No team for it.', at: AT };
    const stage = await stageWith(voting({ rounds: [round(1, { objections: [objection] })] }));
    await stage.give(click('U2', 'liftObjection', value({ round: 1 })));
    await stage.give(click('U1', 'liftObjection', value({ round: 1 })));
    expect(stage.responses).toEqual([
      'You have no open objection in this ballot.',
      'Your objection is lifted.',
    ]);
  });

  it('sent twice counts once', async () => {
    const stage = await stageWith(voting());
    await stage.give(click('U2', 'vote:B', ballot));
    const once = await stage.get();
    await stage.give(click('U2', 'vote:B', ballot));
    expect(await stage.get()).toEqual(once);
  });
});

describe('accepting a guide with errors', () => {
  const told = ['G02 at api.style: TBD <!here>.'];
  const checks = { errors: 1, warnings: 0, errorRules: ['G02'], told };
  const guide = {
    deliverable: 'architecture' as const,
    fileName: 'a.md',
    title: 'A',
    file: blob('d'),
    canvas: blob('e'),
  };
  const version = {
    number: 1,
    at: AT,
    requestedBy: null,
    request: null,
    changes: [],
    blueprint: blob('f'),
    summary: blob('c'),
    guides: [guide],
    checks,
  };
  const delivered = () => designWith({ stage: 'delivered', versions: [version] });

  it('asks the owner for a reason first, and tells others who may', async () => {
    const stage = await stageWith(delivered());
    await stage.give(click('U1', 'accept', value()));
    const [opened] = stage.slack.callsOf('views.open');
    expect(JSON.parse(String(opened?.args.view)).callback_id).toBe('waiver');
    expect(String(opened?.args.view)).toContain('• TBD &lt;!here&gt;. (G02 at api.style)');
    await stage.give(click('U2', 'accept', value()));
    expect(stage.responses).toEqual(['Only the owner, <@U1>, can do that.']);
    expect(stage.events).toEqual([]);
  });
});
