// Who may do what: a table over everything that a person can do to the bot, by the code's own lists, and everybody who
// may try. Who may not changes nothing and is told so politely, in private.
import type { ModalView } from '@slack/types';
import { describe, expect, it } from 'vitest';
import type { Design } from '../../src/design/record.ts';
import { ACTIONS, type ActionName, FORMS, type FormName, SHORTCUTS } from '../../src/slack/actions.ts';
import type { Command } from '../../src/slack/commands.ts';
import { answerForm, answersForm } from '../../src/slack/forms/answers.ts';
import {
  cancellationForm,
  decisionForm,
  deletionForm,
  extensionForm,
  handoverForm,
} from '../../src/slack/forms/owner.ts';
import { startForm } from '../../src/slack/forms/start.ts';
import { textForm } from '../../src/slack/forms/texts.ts';
import { DELIVERABLES } from '../fixtures/deliverables.ts';
import { chosen, type Filled, submitted, typed } from './forms/submitted.ts';
import { BOT, click, createListenerStage, type ListenerStage, reply, submission } from './listeners/stage.ts';
import { delivered } from './thread/stage.ts';
import { AT, designWith, question, round, vote } from './views/fixture.ts';

const PEOPLE = {
  'the owner': 'U1',
  'a named stakeholder': 'U2',
  'a member who is not named': 'U4',
  'the owner of another design': 'U9',
  'a guest': 'UGUEST',
  'somebody of another company': 'UOTHER',
  'a bot': BOT,
} as const;
type Who = keyof typeof PEOPLE;
const EVERYBODY = Object.keys(PEOPLE).filter((who): who is Who => who in PEOPLE);

const MEMBERS: readonly Who[] = [
  'the owner',
  'a named stakeholder',
  'a member who is not named',
  'the owner of another design',
];
const NAMED: readonly Who[] = ['the owner', 'a named stakeholder'];
const RIGHTS = {
  anyone: [...MEMBERS, 'a guest'],
  starter: MEMBERS,
  voter: NAMED,
  asker: NAMED,
  owner: ['the owner'],
  // The owner is one already.
  heir: ['a named stakeholder'],
} as const satisfies Record<string, readonly Who[]>;
type Right = keyof typeof RIGHTS;

const may = (right: Right, who: Who): boolean => RIGHTS[right].some((one) => one === who);

// Designs in which each deed makes sense.
const intake = () => designWith({});
const asking = () =>
  designWith({ stage: 'questions', questions: [question(1), question(2)], thread: ['board', 'questions'] });
const challenged = () => {
  const check = { text: 'Two writers.', requirementCount: 3, confirmedBy: null };
  return designWith({ stage: 'questions', challengeCheck: check, questions: [question(1)] });
};
const voting = (patch: Partial<Design> = {}) => {
  const objections = ['U1', 'U2'].map((by) => ({ by, text: 'Too costly.', at: AT }));
  const open = round(1, { votes: { U1: vote('A'), U2: vote('A') }, objections });
  return designWith({ stage: 'voting', rounds: [open], thread: ['board', 'ballot:1'], ...patch });
};
const failed = () => {
  const trouble = { jobKey: 'questions:1', attempts: 3, message: 'x', retryAt: null, told: 'trouble:1' };
  return designWith({ trouble, thread: ['board', 'trouble:1'] });
};
const ownerless = () =>
  designWith({ ownerSeenAt: '2026-02-20T09:00:00.000Z', thread: ['board', 'takeover:1'] });
const rootless = () => {
  const standstill = {
    reason: 'rootGone',
    error: 'root_removed',
    since: AT,
    checkAt: null,
    isTold: true,
  } as const;
  return designWith({ standstill });
};

interface Deed {
  readonly right: Right;
  readonly design: () => Design;
  readonly value?: object;
}

/** Every button. A new one without a row does not compile. */
const CLICKS: Readonly<Record<ActionName, Deed>> = {
  setKind: { right: 'anyone', design: intake, value: { document: 'D-1', kind: 'ux' } },
  waiveGap: { right: 'owner', design: intake, value: { gap: 'ux' } },
  giveChallenge: { right: 'anyone', design: intake },
  giveRequirements: { right: 'anyone', design: intake },
  confirmChallenge: { right: 'owner', design: challenged },
  answerAll: { right: 'anyone', design: asking },
  answer: { right: 'anyone', design: asking, value: { question: 'Q-1' } },
  useDefault: { right: 'anyone', design: asking, value: { question: 'Q-1' } },
  useDefaults: { right: 'owner', design: asking },
  recordReply: { right: 'anyone', design: asking, value: { question: 'Q-1', text: '5k' } },
  vote: { right: 'voter', design: voting, value: { round: 1, option: 'B' } },
  withdraw: { right: 'voter', design: voting, value: { round: 1 } },
  addReason: { right: 'voter', design: voting, value: { round: 1 } },
  object: { right: 'voter', design: voting, value: { round: 1 } },
  liftObjection: { right: 'voter', design: voting, value: { round: 1 } },
  refine: { right: 'voter', design: voting, value: { round: 1 } },
  newRound: { right: 'owner', design: voting, value: { round: 1 } },
  extend: { right: 'owner', design: voting, value: { round: 1 } },
  decide: { right: 'owner', design: voting, value: { round: 1, option: 'A' } },
  requestChange: { right: 'asker', design: () => delivered() },
  accept: { right: 'owner', design: () => delivered() },
  handOver: { right: 'owner', design: voting },
  takeOver: { right: 'heir', design: ownerless },
  retry: { right: 'anyone', design: failed },
  restartThread: { right: 'owner', design: rootless },
  cancel: { right: 'owner', design: voting },
  cancelNow: { right: 'owner', design: voting },
  delete: { right: 'owner', design: voting },
};

const said = { text: typed('Because of the load.') };
const text = (form: Parameters<typeof textForm>[0]) => () => textForm(form, { design: 'design-1', round: 1 });

interface Form {
  readonly right: Right;
  readonly design: () => Design;
  readonly view: () => ModalView | null;
  readonly fields?: Record<string, Filled>;
}

/** Every form. */
const SUBMISSIONS: Readonly<Record<FormName, Form>> = {
  start: {
    right: 'starter',
    design: intake,
    view: blankStart,
    fields: { prdText: typed('# PRD'), uxText: typed('# UX') },
  },
  challenge: { right: 'anyone', design: intake, view: text('challenge'), fields: said },
  requirements: { right: 'anyone', design: intake, view: text('requirements'), fields: said },
  answers: {
    right: 'anyone',
    design: asking,
    view: () => answersForm(asking()),
    fields: { 'Q-1': typed('5k') },
  },
  answer: {
    right: 'anyone',
    design: asking,
    view: () => answerForm(asking(), 'Q-1'),
    fields: { 'Q-1': typed('5k') },
  },
  reason: { right: 'voter', design: voting, view: text('reason'), fields: said },
  objection: { right: 'voter', design: voting, view: text('objection'), fields: said },
  refinement: { right: 'voter', design: voting, view: text('refinement'), fields: said },
  round: { right: 'owner', design: voting, view: text('round'), fields: said },
  extension: {
    right: 'owner',
    design: voting,
    view: () => extensionForm(voting(), round(1)),
    fields: { days: chosen('7') },
  },
  decision: { right: 'owner', design: voting, view: () => decisionForm(voting(), round(1), 'A') },
  change: { right: 'asker', design: () => delivered(), view: text('change'), fields: said },
  waiver: { right: 'owner', design: () => delivered(), view: text('waiver'), fields: said },
  handover: {
    right: 'owner',
    design: voting,
    view: () => handoverForm(voting()),
    fields: { to: { selected_user: 'U3' } },
  },
  cancellation: { right: 'owner', design: voting, view: () => cancellationForm(voting()) },
  deletion: { right: 'owner', design: voting, view: () => deletionForm(voting()) },
};

interface Verb extends Deed {
  readonly words: string;
}

/** Every typed command. */
const VERBS: Readonly<Record<Command['kind'], Verb>> = {
  vote: { right: 'voter', design: voting, words: 'vote B because it scales' },
  withdraw: { right: 'voter', design: voting, words: 'withdraw' },
  answer: { right: 'anyone', design: asking, words: 'answer 1: 5k' },
  useDefaults: { right: 'owner', design: asking, words: 'use defaults' },
  decide: { right: 'owner', design: voting, words: 'decide A' },
  change: { right: 'asker', design: () => delivered(), words: 'change: name the owners' },
  status: { right: 'anyone', design: voting, words: 'status' },
  cancel: { right: 'owner', design: voting, words: 'cancel' },
  help: { right: 'anyone', design: voting, words: 'help' },
};

function blankStart(): ModalView {
  return startForm({
    context: { channel: 'C1', files: [] },
    drafterLine: '',
    deliverables: DELIVERABLES,
    askChannel: false,
    prefill: { title: 'Lockers', prd: '' },
  });
}

/** The form with its fields filled in; the start form's untouched fields as Slack sends them. */
function filled(view: ModalView, fields: Record<string, Filled>): object {
  return { ...submitted(view, fields), blocks: view.blocks };
}

/** What the record says, without the memory of who was heard when. */
async function facts(stage: ListenerStage, id = 'design-1'): Promise<unknown> {
  const design = await stage.get(id);
  if (!design) return null;
  const { heard: _heard, seen: _seen, updatedAt: _updatedAt, ownerSeenAt: _ownerSeenAt, ...rest } = design;
  return rest;
}

const all = async (stage: ListenerStage) => [
  await stage.store.records.keys(),
  await facts(stage),
  await facts(stage, 'design-2'),
];

/** A stage with the design, and another one of somebody else's. */
async function stageWith(design: Design): Promise<ListenerStage> {
  const stage = await createListenerStage();
  await stage.put({
    ...design,
    id: 'design-2',
    channel: { id: 'C2', kind: 'public' },
    owner: 'U9',
    stakeholders: [],
  });
  await stage.put(design);
  return stage;
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 10));

/** One line, in words that a person can be told. */
function expectPolite(lines: readonly string[]): void {
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^[A-Z“].{15,}[.?:…]$/s);
  expect(lines[0]).not.toMatch(/undefined|null|NaN|\[object|error/i);
}

function cases<Name extends string, Row>(table: Readonly<Record<Name, Row>>): [Name, Row][] {
  const isName = (name: string): name is Name => name in table;
  return Object.keys(table)
    .filter(isName)
    .map((name) => [name, table[name]]);
}

/** Each row with everybody. */
function tries<Name extends string, Row>(table: Readonly<Record<Name, Row>>): [Name, Who, Row][] {
  return cases(table).flatMap(([name, row]) => EVERYBODY.map((who): [Name, Who, Row] => [name, who, row]));
}

describe('the table', () => {
  it('has a row for each button, form and way in that there is', () => {
    expect(Object.keys(CLICKS).sort()).toEqual([...ACTIONS].sort());
    expect(Object.keys(SUBMISSIONS).sort()).toEqual([...FORMS].sort());
  });
});

describe('a click', () => {
  const asked = ({ value }: Deed, more: object = {}) => ({ design: 'design-1', ...value, ...more });

  it.each(tries(CLICKS))('on %s by %s', async (name, who, deed) => {
    const stage = await stageWith(deed.design());
    const before = await all(stage);
    expect(await stage.give(click(PEOPLE[who], name, asked(deed)))).toBe('');
    const forms = stage.slack.callsOf('views.open').length;
    if (may(deed.right, who)) {
      const isChanged = JSON.stringify(await all(stage)) !== JSON.stringify(before);
      expect([isChanged, forms]).toEqual(isChanged ? [true, 0] : [false, 1]);
      return;
    }
    expect(await all(stage)).toEqual(before);
    expect(forms).toBe(0);
    expectPolite(stage.responses);
  });

  const restricted = cases(CLICKS).filter(([, deed]) => deed.right !== 'anyone');
  it.each(restricted)('on %s of another design does nothing to either', async (name, deed) => {
    const stage = await stageWith(deed.design());
    const before = await all(stage);
    const by = deed.right === 'heir' ? 'U2' : 'U1';
    await stage.give(click(by, name, asked(deed, { design: 'design-2' })));
    const isVote = deed.right === 'voter';
    // Where nobody is named, anyone of the channel has a vote: there it is a vote in that design alone.
    if (isVote) return expect((await all(stage))[1]).toEqual(before[1]);
    expect(await all(stage)).toEqual(before);
    if (stage.slack.callsOf('views.open').length === 0) expectPolite(stage.responses);
  });

  const FORGED = [
    'not json',
    '',
    '{}',
    '[]',
    '{"design":""}',
    '{"design":7}',
    '{"design":"nope"}',
    '{"design":"__proto__"}',
    '{"design":"design-1","round":"1"}',
    '{"design":"design-1","option":"Z"}',
    '{"design":"design-1","gap":"everything"}',
  ];
  it.each(cases(CLICKS))('on %s with a forged value', async (name, deed) => {
    const stage = await stageWith(deed.design());
    const before = await all(stage);
    for (const value of FORGED) {
      stage.responses.length = 0;
      expect(await stage.give(click('U1', name, value))).toBe('');
      expectPolite(stage.responses);
    }
    expect(await all(stage)).toEqual(before);
    expect(stage.slack.callsOf('views.open')).toEqual([]);
  });

  it('on what is no button of ours', async () => {
    const stage = await stageWith(voting());
    const before = await all(stage);
    expect(await stage.give(click('U1', 'dropTables', { design: 'design-1' }))).toBe('');
    expectPolite(stage.responses);
    expect(await all(stage)).toEqual(before);
  });

  const ofRounds = cases(CLICKS).filter(([, { value }]) => JSON.stringify(value ?? {}).includes('"round"'));
  const closed = round(1, { closedAt: AT, voters: null, outcome: 'refined' });
  it.each(ofRounds)('on %s of an earlier round', async (name, deed) => {
    const stage = await stageWith(
      voting({ rounds: [closed, round(2)], thread: ['board', 'ballot:1', 'ballot:2'] }),
    );
    const before = await all(stage);
    await stage.give(click('U1', name, asked(deed)));
    expect(stage.responses).toEqual(['That ballot is over; round 2 is the open one.']);
    expect(await all(stage)).toEqual(before);
    expect(stage.slack.callsOf('views.open')).toEqual([]);
  });

  it.each(ofRounds.filter(([, { right }]) => right === 'voter'))('on %s too late', async (name, deed) => {
    const late = round(1, { closedAt: AT, voters: ['U1', 'U2', 'U3'], outcome: 'majority' });
    const stage = await stageWith(voting({ rounds: [late] }));
    const before = await all(stage);
    await stage.give(click('U2', name, asked(deed)));
    expect(stage.responses).toEqual(['The ballot has closed. The owner decides now, or extends it.']);
    expect(await all(stage)).toEqual(before);
  });

  it('of somebody of another company counts where they are named', async () => {
    const stage = await stageWith(voting({ stakeholders: ['U2', 'UOTHER'] }));
    await stage.give(click('UOTHER', 'vote:B', { design: 'design-1', round: 1, option: 'B' }));
    expect((await stage.get())?.rounds[0]?.votes.UOTHER?.choice).toBe('B');
  });
});

describe('a submitted form', () => {
  it.each(tries(SUBMISSIONS))('"%s" by %s', async (_name, who, { right, design, view, fields }) => {
    const stage = await stageWith(design());
    const before = await all(stage);
    const modal = view();
    if (!modal) throw new Error('There is no such form');
    const ack = await stage.give(submission(PEOPLE[who], filled(modal, fields ?? {})));
    if (may(right, who)) {
      expect(ack).toBe('');
      return expect(await all(stage)).not.toEqual(before);
    }
    expect(await all(stage)).toEqual(before);
    expect(ack).toMatchObject({ response_action: expect.stringMatching(/^(errors|update)$/) });
  });

  it.each(cases(SUBMISSIONS).filter(([name]) => name !== 'start'))(
    '"%s" with forged data changes nothing',
    async (_name, { design, view, fields }) => {
      const stage = await stageWith(design());
      const before = await all(stage);
      const modal = view();
      if (!modal) throw new Error('There is no such form');
      for (const private_metadata of [
        'not json',
        '{}',
        '{"design":"nope"}',
        '{"design":"design-1","round":"x"}',
      ]) {
        const ack = await stage.give(submission('U1', { ...filled(modal, fields ?? {}), private_metadata }));
        expect(ack).toMatchObject({ response_action: 'update' });
      }
      expect(await all(stage)).toEqual(before);
    },
  );
});

/** What is confirmed in private because the thread shows it far above. */
const CONFIRMED: Readonly<Record<string, readonly string[]>> = {
  vote: [expect.stringMatching(/^Your vote for \w counts/)],
  withdraw: ['Your vote is withdrawn.'],
  answer: ['Recorded as the answer to question 1.'],
};

describe('a typed command', () => {
  it.each(tries(VERBS))('"%s" by %s', async (name, who, { right, design, words }) => {
    const stage = await stageWith(design());
    const before = await all(stage);
    const bot = who === 'a bot' ? { bot_id: 'B7' } : {};
    await stage.give(reply(PEOPLE[who], `<@${BOT}> ${words}`, bot));
    await settled();
    const lines = stage.whispers(PEOPLE[who]);
    // "cancel" asks first: its button is what acts.
    const isAsking = name === 'status' || name === 'help' || name === 'cancel';
    if (may(right, who) && !isAsking) {
      expect(lines).toEqual(CONFIRMED[name] ?? []);
      return expect(await all(stage)).not.toEqual(before);
    }
    expect(await all(stage)).toEqual(before);
    // Nobody reads what a bot is told.
    if (who === 'a bot') expect(lines).toEqual([]);
    else if (!may(right, who)) expectPolite(lines);
    else expect(lines).toHaveLength(1);
  });

  it('and a file of somebody of another company is told to be talk; their chat is left alone', async () => {
    const stage = await stageWith(intake());
    const before = await all(stage);
    const files = [{ id: 'F9', name: 'prd.md' }];
    await stage.give(reply('UOTHER', '', { subtype: 'file_share', files }));
    await stage.give(reply('UOTHER', '1: 5k', { ts: '1800000300.000100' }));
    await settled();
    expectPolite(stage.whispers('UOTHER'));
    expect(await all(stage)).toEqual(before);
  });
});

describe('a way in', () => {
  const command = (user: string) => ({
    command: '/architect',
    text: 'Lockers',
    user_id: user,
    channel_id: 'C1',
    channel_name: 'product',
    trigger_id: `trigger-${user}`,
    response_url: 'https://hooks.slack.test/1',
  });
  const shortcut = (callback_id: string) => (user: string) => ({
    type: callback_id === 'architect_start' ? 'shortcut' : 'message_action',
    callback_id,
    user: { id: user },
    trigger_id: `trigger-${user}`,
    ...(callback_id === 'architect_start' ? {} : { channel: { id: 'C1' }, message: { text: 'PRD' } }),
  });
  const ways = { '/architect': command, ...Object.fromEntries(SHORTCUTS.map((id) => [id, shortcut(id)])) };

  it.each(tries<string, (user: string) => object>(ways))('%s by %s', async (_way, who, payloadOf) => {
    const stage = await stageWith(intake());
    const before = await all(stage);
    expect(await stage.give(payloadOf(PEOPLE[who]))).toBe('');
    expect(await all(stage)).toEqual(before);
    const told = [
      ...stage.responses,
      ...stage.slack.callsOf('chat.postMessage').map(({ args }) => String(args.text)),
    ];
    if (may('starter', who)) return expect([stage.slack.callsOf('views.open').length, told]).toEqual([1, []]);
    expect(stage.slack.callsOf('views.open')).toEqual([]);
    expectPolite(told);
  });
});
