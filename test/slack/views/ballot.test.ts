import { describe, expect, test } from 'vitest';
import type { Design, Round } from '../../../src/design/record.ts';
import { ballotItem } from '../../../src/slack/views/ballot.ts';
import { decidedItem, extensionItem, reminderItem, resultItem } from '../../../src/slack/views/outcome.ts';
import { AT, designWith, read, round, verbs, vote } from './fixture.ts';

const votes = { U1: vote('B', 1), U2: vote('B', 2) };
const closed = { closedAt: AT, outcome: 'majority' } as const;

function voting(patch: Partial<Round> = {}, design: Partial<Design> = {}): { design: Design; round: Round } {
  const ballot = round(1, { votes, ...patch });
  return { design: designWith({ stage: 'voting', rounds: [ballot], ...design }), round: ballot };
}

function ballot(patch: Partial<Round> = {}, design: Partial<Design> = {}) {
  const given = voting(patch, design);
  return ballotItem(given.design, given.round);
}

function result(patch: Partial<Round>, design: Partial<Design> = {}, key = 'result:1:1') {
  const given = voting(patch, { thread: ['result:1:1'], ...design });
  return resultItem(given.design, key, given.round);
}

describe('an open ballot', () => {
  test('offers a vote for each option, withdrawal, a voice, and the owner’s deeds', () => {
    expect(verbs(ballot())).toEqual([
      ...['vote:A', 'vote:B', 'vote:C', 'withdraw', 'addReason', 'object', 'refine'],
      ...['decide', 'newRound', 'extend'],
    ]);
  });
  test('shows who voted for what, who is missing, and the quorum', () => {
    const text = read(ballot({ reasons: { U2: 'we know Kafka' } }));
    expect(text).toContain('2 votes: Ana and Ben');
    expect(text).toContain('Ben: we know Kafka');
    expect(text).toContain('Not voted yet: <@U3>');
    expect(text).toContain('Quorum: 2 votes, reached.');
  });
  test('hides choices and reasons while votes are hidden, but counts who has voted', () => {
    const text = read(ballot({ reasons: { U2: 'we know Kafka' } }, { votesHidden: true }));
    expect(text).not.toMatch(/Ana|Ben|Kafka/);
    expect(text).toContain('2 of 3 have voted.');
    expect(text).toContain('Votes stay hidden until the ballot closes.');
  });
  test('keeps votes hidden for ever where it never closed', () => {
    expect(read(ballot({}, { votesHidden: true, stage: 'cancelled' }))).not.toMatch(/Ana|Ben/);
  });
  test('shows its deadline in the reader’s zone, or who closes it', () => {
    expect(read(ballot())).toContain('Open until <!date^');
    expect(read(ballot({ deadlineAt: null }))).toContain('No deadline');
    expect(read(ballot({}, { stakeholders: [] }))).toContain('Open until <@U1> decides.');
  });
  test('lets an objection be lifted only where there is one', () => {
    const objections = [{ by: 'U2', text: 'Too costly', at: AT }];
    expect(verbs(ballot({ objections }))).toContain('liftObjection');
    expect(read(ballot({ objections }))).toContain('Ben: Too costly');
    expect(verbs(ballot())).not.toContain('liftObjection');
  });
});

describe('a closed ballot', () => {
  test('shows names and outcome even where votes were hidden, and no buttons', () => {
    const item = ballot(closed, { votesHidden: true });
    expect(read(item)).toMatch(
      /closed.*Most votes: \*B\. Event-driven services\*.*Ana and Ben.*Did not vote: Cleo/,
    );
    expect(verbs(item)).toEqual([]);
  });
});

describe('a closed ballot', () => {
  test('asks for no more votes: its quorum is reached or not', () => {
    const one = { votes: { U1: vote('B', 1) }, closedAt: AT, outcome: 'noQuorum' } as const;
    expect(read(ballot(one))).toContain('Quorum: 2 votes, not reached.');
    expect(read(ballot(closed))).toContain('Quorum: 2 votes, reached.');
    expect(read(ballot(closed, { stakeholders: [] }))).toContain('Anyone in this channel could vote.');
  });
});

describe('the reminder', () => {
  test('mentions those who have not voted', () => {
    const given = voting();
    expect(read(reminderItem(given.design, 'reminder:1:1', given.round))).toContain(
      '<@U3>: your vote is missing',
    );
  });
  test('says until when, and nothing of moving a vote that is not there', () => {
    const given = voting();
    const text = read(reminderItem(given.design, 'reminder:1:1', given.round));
    expect(text).toMatch(/You can vote until <!date/);
    expect(text).not.toContain('withdraw');
  });
  test('settles once everyone has voted or the ballot is closed', () => {
    for (const patch of [{ votes: { ...votes, U3: vote('A', 3) } }, closed]) {
      const given = voting(patch);
      expect(read(reminderItem(given.design, 'reminder:1:1', given.round))).toContain(
        'The reminder is settled',
      );
    }
  });
});

describe('the result', () => {
  test('of a majority asks the owner to confirm with one click', () => {
    const item = result(closed);
    expect(read(item)).toContain('<@U1>, please confirm B');
    expect(verbs(item)).toEqual(['decide:B', 'decide', 'extend', 'newRound']);
  });
  test('of a tie, an objection or no quorum leaves it to the owner', () => {
    for (const outcome of ['tie', 'objection', 'noQuorum'] as const) {
      expect(verbs(result({ ...closed, outcome }))).toEqual(['decide', 'extend', 'newRound']);
    }
  });
  test('is settled once the owner has decided or extended', () => {
    const decided = {
      optionId: 'B',
      round: 1,
      by: 'U1',
      at: AT,
      reason: null,
      againstBallot: false,
    } as const;
    expect(verbs(result(closed, { stage: 'drafting', decided }))).toEqual([]);
    expect(verbs(result({}))).toEqual([]);
    expect(read(result({}))).toContain('extended');
  });
  test('of an earlier closing gives way to the newer one', () => {
    expect(verbs(result(closed, { thread: ['result:1:1', 'result:1:2'] }))).toEqual([]);
    expect(verbs(result(closed, { thread: ['result:1:1', 'result:1:2'] }, 'result:1:2'))).toContain(
      'decide:B',
    );
  });
  test('of an earlier closing keeps its own words, whatever came after', () => {
    const both = { thread: ['ballot:1', 'result:1:1', 'result:1:2'] };
    expect(read(result(closed, both))).toMatch(/The ballot was extended\..*<ref:result:1:2\|a later result/s);
    expect(read(result(closed, both))).not.toContain('Most votes');
    expect(read(result(closed, both, 'result:1:2'))).toContain('Most votes');
  });
  test('before an extension leads back to the open ballot', () => {
    const extended = read(result({}, { thread: ['ballot:1', 'result:1:1'] }));
    expect(extended).toContain('<ref:ballot:1|the ballot> is open again.');
  });
});

describe('an extension', () => {
  const until = '2026-03-05T09:00:00.000Z';
  const extensions = [{ by: 'U1', at: AT, until }];
  const votes = { U2: vote('B', 1) };
  const item = (patch: Partial<Round>, more: Partial<Design> = {}, number = 1) => {
    const one = round(1, { votes, extensions, ...patch });
    const design = designWith({ stage: 'voting', rounds: [one], thread: ['ballot:1'], ...more });
    return read(extensionItem(design, `extended:1:${number}`, one, number));
  };
  test('names who has not voted, who extended it and the new end', () => {
    expect(item({})).toMatch(
      /<@U3>: Ana extended <ref:ballot:1\|the ballot of round 1>\. You can vote until <!date/,
    );
  });
  test('mentions nobody once all have voted, it is closed, or a later one followed', () => {
    expect(item({ votes: { ...votes, U3: vote('A', 2) } })).not.toContain('<@');
    expect(item({ closedAt: AT, outcome: 'majority' })).not.toContain('<@');
    expect(item({ extensions: [...extensions, { by: 'U1', at: AT, until: AT }] })).not.toContain('<@');
  });
  test('says that anyone may vote where nobody was named', () => {
    expect(item({}, { stakeholders: [] })).toContain('anyone here may vote until');
  });
});

describe('the decision', () => {
  test('names who decided, the reason, the dissent and who had not voted', () => {
    const decided = {
      optionId: 'A',
      round: 1,
      by: 'U1',
      at: AT,
      reason: 'cheaper',
      againstBallot: true,
    } as const;
    const given = voting({ closedAt: AT, outcome: 'decidedEarly' }, { stage: 'drafting', decided });
    const text = read(decidedItem(given.design, given.round));
    expect(text).toMatch(
      /A\. Modular monolith.*Decided by Ana.*cheaper.*against the ballot.*Not voted by then: Cleo/,
    );
  });
});
