import { describe, expect } from 'vitest';
import { DAY_MS, MINUTE_MS } from './clock.ts';
import { submit, told } from './design.ts';
import { everyoneVotes, startVoting } from './scenes.ts';
import { story } from './story.ts';

describe('a ballot', () => {
  story('closes 5 minutes after the last vote, so that a slip can be mended', {}, async (stage) => {
    const design = await startVoting(stage);
    await everyoneVotes(stage, design, ['A', 'A', 'A']);
    await design.says('ballot:1', 'Everyone has voted. It closes');
    stage.clock.advance(4 * MINUTE_MS);
    await stage.calm();
    expect(design.thread()).not.toContain('result:1:1');
    await design.vote(stage.cleo, 'B');
    stage.clock.advance(2 * MINUTE_MS);
    await design.says('result:1:1', 'Most votes: *A. Modular monolith*');
    await design.click(stage.ana, 'result:1:1', 'decide:A');
    await design.says('guide:1', 'Request a change');
  });

  story('answers each click privately, in its own thread and nowhere else', {}, async (stage) => {
    const { ben, slack } = stage;
    const design = await startVoting(stage);
    await design.vote(ben, 'B');
    await told(stage, ben, 'Your vote for B counts');
    const places = slack.ephemerals(ben.id).map(({ channel, threadTs }) => ({ channel, threadTs }));
    expect(places).toEqual([{ channel: design.channelId, threadTs: design.rootTs() }]);
    await ben.command(design.channelId, 'help');
    await told(stage, ben, '/architect');
    expect(slack.ephemerals(ben.id).at(-1)?.threadTs).toBeUndefined();
  });

  story('that is tied goes to the owner', {}, async (stage) => {
    const design = await startVoting(stage, { stakeholders: [stage.ben.id] });
    await everyoneVotes(stage, design, ['A', 'B']);
    stage.clock.advance(6 * MINUTE_MS);
    await design.says('result:1:1', 'The vote is tied between', 'please decide.');
    await design.fillIn(stage.ana, 'result:1:1', 'decide', { option: 'B' });
    await design.says('decided:1', 'Microservices');
  });

  story('without a quorum at its deadline can be extended', {}, async (stage) => {
    const design = await startVoting(stage, { ballotDays: '1' });
    await design.vote(stage.ben, 'B');
    stage.clock.advance(DAY_MS / 2 + MINUTE_MS);
    await design.says('reminder:1:1', `<@${stage.cleo.id}> and <@${stage.ana.id}>`, 'your vote is missing');
    stage.clock.advance(DAY_MS / 2);
    await design.says('result:1:1', 'No quorum: 1 vote, 2 needed', 'Did not vote: cleo and ana');
    await design.fillIn(stage.ana, 'result:1:1', 'extend', { days: '2' });
    await design.says('ballot:1', 'Ballot, round 1', 'Vote A', 'ben');
    await design.says('result:1:1', 'The ballot was extended.');
    await design.says(
      'extended:1:1',
      `<@${stage.cleo.id}>: ana extended`,
      'the ballot of round 1',
      'You can vote until',
    );
    await design.fillIn(stage.ana, 'ballot:1', 'extend', { days: '2' });
    await stage.calm();
    expect(design.thread().filter((key) => key.startsWith('extended:'))).toEqual(['extended:1:1']);
    await everyoneVotes(stage, design, ['B', '', 'B']);
    stage.clock.advance(6 * MINUTE_MS);
    await design.says('result:1:2', 'Most votes: *B. Microservices*', 'Confirm B');
  });

  story('with an open objection is the owner’s, who needs a reason against the votes', {}, async (stage) => {
    const { ana, ben } = stage;
    const design = await startVoting(stage);
    await design.fillIn(ben, 'ballot:1', 'object', { text: 'Nobody here runs clusters.' });
    await design.says('ballot:1', '*Objections*', 'ben: Nobody here runs clusters.', 'Lift my objection');
    await everyoneVotes(stage, design, ['B', 'A', 'B']);
    stage.clock.advance(6 * MINUTE_MS);
    await design.says('result:1:1', 'There is an open objection.', 'Objection by ben');
    const errors = await design.fillIn(ana, 'result:1:1', 'decide', { option: 'A' });
    expect(errors).toEqual({ reason: expect.stringContaining('against the ballot needs a reason') });
    expect(ana.modal()?.values.option).toMatchObject({ option: { selected_option: { value: 'A' } } });
    ana.fill({ reason: 'Ben is right: nobody runs clusters.' });
    await submit(stage, ana);
    await design.says('decided:1', 'Ben is right', 'goes against the ballot');
    await design.says('guide:1', 'against the ballot', 'nobody runs clusters');
  });

  story('whose objection is lifted counts the votes again', {}, async (stage) => {
    const design = await startVoting(stage);
    await design.fillIn(stage.ben, 'ballot:1', 'object', { text: 'Too costly.' });
    await design.says('ballot:1', 'Too costly.');
    await design.click(stage.ben, 'ballot:1', 'liftObjection');
    await everyoneVotes(stage, design, ['B', 'B', 'A']);
    stage.clock.advance(6 * MINUTE_MS);
    await design.says('result:1:1', 'Most votes: *B. Microservices*');
  });

  story('may be cut short by the owner; who had not voted is recorded', {}, async (stage) => {
    const design = await startVoting(stage);
    await design.vote(stage.ben, 'A');
    expect(await design.fillIn(stage.ana, 'ballot:1', 'decide', { option: 'A' })).toBeUndefined();
    await design.says('decided:1', 'Not voted by then: cleo and ana');
    await design.says('ballot:1', 'Ballot, round 1: closed', 'Did not vote: cleo and ana');
  });

  story('may be refined into a second round; votes there count', {}, async (stage) => {
    const { ana, ben } = stage;
    const design = await startVoting(stage);
    await design.fillIn(ben, 'ballot:1', 'refine', { text: 'Show how payments fail.' });
    await design.says('ballot:1', '*Refinements asked for*', 'ben: Show how payments fail.');
    await design.fillIn(ana, 'ballot:1', 'newRound', { text: '' });
    await design.says('ballot:2', 'Ballot, round 2');
    await design.says('ballot:1', 'A new round was started');
    await everyoneVotes(stage, design, ['B', 'B', 'A']);
    stage.clock.advance(6 * MINUTE_MS);
    await design.says('result:2:1', 'Most votes: *B. Microservices*');
    await design.click(ana, 'result:2:1', 'decide:B');
    await design.says('guide:1', 'Round 2');
  });

  story('with nobody named is open to anyone in the channel; only the owner closes it', {}, async (stage) => {
    const { ben, ana, slack } = stage;
    const gus = slack.person('gus');
    const design = await startVoting(stage, { stakeholders: [] });
    await design.says('ballot:1', 'Anyone in this channel may vote', 'closes the ballot');
    await design.vote(ben, 'B');
    await design.vote(gus, 'B');
    await design.says('ballot:1', '2 votes: ben and gus');
    stage.clock.advance(8 * DAY_MS);
    await stage.calm();
    expect(design.words('ballot:1')).toContain('Vote A');
    await design.fillIn(ana, 'ballot:1', 'decide', { option: 'B' });
    await design.says('decided:1', 'Microservices');
  });

  story('takes no vote of strangers and no late one; both are told in private', {}, async (stage) => {
    const { cleo, slack, clock } = stage;
    const gus = slack.person('gus');
    const design = await startVoting(stage);
    await design.click(gus, 'ballot:1', 'vote:A');
    await told(stage, gus, 'Only the named stakeholders and the owner vote here');
    await everyoneVotes(stage, design, ['A', 'A', 'B']);
    clock.advance(6 * MINUTE_MS);
    await design.mention(cleo, 'vote A');
    await told(stage, cleo, 'The ballot has closed.');
    await design.says('ballot:1', '2 votes: ana and ben', '1 vote: cleo');
  });

  story('may hide its votes until it closes', {}, async (stage) => {
    const design = await startVoting(stage, { votes: 'hidden' });
    await everyoneVotes(stage, design, ['B', 'B', '']);
    await design.says('ballot:1', '2 of 3 have voted', 'Votes stay hidden until the ballot closes.');
    expect(design.words('ballot:1')).not.toMatch(/votes?: /);
    expect(design.words('ballot:1')).toContain(`Not voted yet: <@${stage.cleo.id}>`);
    const errors = await design.fillIn(stage.ana, 'ballot:1', 'decide', { option: 'A' });
    expect(errors).toEqual({ reason: expect.stringContaining('The votes are still hidden') });
    expect(errors?.reason).not.toContain('Most votes');
    stage.ana.fill({ option: 'B' });
    expect(await stage.ana.submit()).toEqual(errors);
    await stage.ana.closeModal();
    await design.vote(stage.cleo, 'A');
    stage.clock.advance(6 * MINUTE_MS);
    await design.says('ballot:1', '2 votes: ana and ben', '1 vote: cleo');
  });
});
