import { describe, expect } from 'vitest';
import { threadKey } from '../../src/store/port.ts';
import { DAY_MS, MINUTE_MS } from './clock.ts';
import { start, told, toldByMessage } from './design.ts';
import type { Stage } from './harness.ts';
import { everyoneVotes, startVoting } from './scenes.ts';
import { story } from './story.ts';
import { wordsOf } from './words.ts';

/** Calls of this method so far. */
function callsOf({ slack }: Stage, method: string): number {
  return slack.traffic.filter((entry) => entry.kind === 'call' && entry.method === method).length;
}

/** What the bot wrote to this person that holds these words. */
function messagesTo(stage: Stage, name: 'ana' | 'ben', needle: string): number {
  const lines = stage.slack.messages(stage[name].dmWithBot());
  return lines.filter((line) => wordsOf(line).includes(needle)).length;
}

/** An hour of nothing but time: what is retried shows in the calls. */
async function hours(stage: Stage, count: number): Promise<void> {
  for (let hour = 0; hour < count; hour += 1) {
    stage.clock.advance(60 * MINUTE_MS + 1_000);
    await stage.calm();
  }
}

describe('a channel that is archived', () => {
  story('is told to the owner once and left alone; opened again, all goes on', {}, async (stage) => {
    const { ana, ben, slack } = stage;
    const design = await startVoting(stage);
    await stage.calm();
    slack.archive(design.channelId);
    await toldByMessage(stage, ana, 'is archived, so I cannot post there');
    await stage.calm();
    const posts = callsOf(stage, 'chat.postMessage') + callsOf(stage, 'chat.update');
    await hours(stage, 3);
    expect(callsOf(stage, 'chat.postMessage') + callsOf(stage, 'chat.update')).toBe(posts);
    expect(messagesTo(stage, 'ana', 'is archived')).toBe(1);
    await ana.command(slack.channel('secret').id, 'list');
    await told(stage, ana, 'Waiting for ana: the channel to be unarchived');
    slack.unarchive(design.channelId);
    await stage.calm();
    await design.vote(ben, 'B');
    await design.says('ballot:1', '1 vote: ben');
  });

  // Somebody acts while nothing is calm: a dead bot cannot answer.
  story(
    'while nobody heard of it is found at the next post, and opened in time too',
    { isOfOneLife: true },
    async (stage) => {
      const { ana, slack } = stage;
      const design = await start(stage, ana);
      await design.says('questions', 'are open');
      await stage.calm();
      await stage.stopBot();
      slack.archive(design.channelId);
      await stage.startBot();
      const threadTs = design.rootTs();
      await ana.forge(clickOn(stage, design.channelId, 'useDefaults', { design: design.id }));
      await toldByMessage(stage, ana, 'is archived, so I cannot post there');
      await stage.stopBot();
      slack.unarchive(design.channelId);
      await stage.startBot();
      await stage.calm();
      await hours(stage, 1);
      await design.says('ballot:1', 'Which architecture');
      expect(slack.thread(design.channelId, threadTs).length).toBeGreaterThan(3);
    },
  );
});

function clickOn(stage: Stage, channel: string, action: string, value: object): Record<string, unknown> {
  return {
    type: 'block_actions',
    trigger_id: 'none',
    channel: { id: channel },
    response_url: `${stage.slack.url}/response/none`,
    actions: [
      {
        type: 'button',
        action_id: action,
        block_id: 'b',
        action_ts: '1800000000.000001',
        value: JSON.stringify(value),
      },
    ],
  };
}

describe('a bot that is taken out of its channel', () => {
  for (const name of ['product', 'secret'] as const) {
    story(`(#${name}) waits to be invited again, and hears then what was said`, {}, async (stage) => {
      const { ana, ben, slack } = stage;
      const { id } = slack.channel(name);
      if (name === 'secret') slack.invite(id, slack.botUserId);
      const design = await start(stage, ana, {}, id);
      await design.says('questions', 'are open');
      await stage.calm();
      slack.remove(id, slack.botUserId);
      await toldByMessage(stage, ana, '/invite @architect');
      await ben.say(id, '2: 10 years', { threadTs: design.rootTs() });
      await hours(stage, 2);
      expect(slack.channel(name).members).not.toContain(slack.botUserId);
      expect(messagesTo(stage, 'ana', '/invite @architect')).toBe(1);
      slack.invite(id, slack.botUserId);
      await design.says('questions', '10 years', 'Answered by ben');
    });
  }
});

describe('messages of the bot that an administrator removed', () => {
  story('come back once where people need them; the others stay away', {}, async (stage) => {
    const { slack, ana, ben } = stage;
    const design = await startVoting(stage);
    const option = await design.says('option:1:B', 'Microservices');
    const ballot = await design.says('ballot:1', 'Vote A');
    await stage.calm();
    slack.removeMessage(design.channelId, option.ts);
    slack.removeMessage(design.channelId, ballot.ts);
    await slack.waitFor(() => design.words('ballot:1').includes('Vote A'), 'the ballot anew');
    await design.vote(ben, 'B');
    await design.says('ballot:1', '1 vote: ben');
    await stage.calm();
    const again = await design.says('ballot:1', 'Vote A');
    slack.removeMessage(design.channelId, again.ts);
    await stage.calm();
    expect(design.thread()).not.toContain('ballot:1');
    expect(design.thread()).not.toContain('option:1:B');
    await design.mention(ana, 'decide A because it is enough');
    await design.says('guide:1', 'Accept as final');
  });

  story(
    'stop the thread where it is the first; its owner has it posted anew',
    { isOfOneLife: true },
    async (stage) => {
      const { slack, ana, ben } = stage;
      const design = await startVoting(stage);
      await design.vote(ben, 'B');
      await stage.calm();
      const oldRoot = design.rootTs();
      slack.removeMessage(design.channelId, oldRoot);
      await toldByMessage(stage, ana, 'the first message of its thread');
      await hours(stage, 2);
      expect(messagesTo(stage, 'ana', 'the first message of its thread')).toBe(1);
      expect(design.rootTs()).toBe('');
      const [line] = slack.messages(ana.dmWithBot()).slice(-1);
      await ana.click(ana.dmWithBot(), line?.ts ?? '', 'restartThread');
      await slack.waitFor(() => design.rootTs() !== '', 'a new root');
      await stage.calm();
      expect(design.thread()).toContain('ballot:1');
      const voted = await slack.waitFor(
        () =>
          slack.thread(design.channelId, design.rootTs()).find((one) => wordsOf(one).includes('1 vote: ben')),
        'the ballot in the new thread',
      );
      expect(voted.threadTs).toBe(design.rootTs());
      // What is said in the old thread still counts.
      await ben.say(design.channelId, `<@${slack.botUserId}> vote A`, { threadTs: oldRoot });
      await stage.calm();
      await slack.waitFor(
        () =>
          slack
            .thread(design.channelId, design.rootTs())
            .some((one) => /A\. Modular monolith.*\n1 vote: ben/.test(wordsOf(one))),
        'the vote said in the old thread',
      );
      await design.fillIn(ana, 'board', 'delete', {});
      await stage.calm();
      expect(await stage.store.threads.get(threadKey(design.channelId, oldRoot))).toBeUndefined();
      expect(await stage.store.threads.keys()).toEqual([]);
    },
  );
});

describe('a token that is revoked', () => {
  story(
    'stops every call but one in ten minutes, and is said in the log; mended, all goes on after a restart',
    // A bot without a token cannot start again.
    { expectedErrors: ['nothing can be posted'], isOfOneLife: true },
    async (stage) => {
      const { slack, ana, ben } = stage;
      const design = await startVoting(stage);
      await stage.calm();
      slack.revokeToken();
      await stage.calm();
      const before = slack.traffic.length;
      const vote = { design: design.id, round: 1, option: 'B' };
      await ben.forge(clickOn(stage, design.channelId, 'vote:B', vote));
      stage.clock.advance(MINUTE_MS);
      await ana.forge(clickOn(stage, design.channelId, 'vote:A', { ...vote, option: 'A' }));
      await stage.calm();
      const calls = slack.traffic
        .slice(before)
        .filter((entry) => entry.kind === 'call' && entry.method !== 'response_url');
      expect(calls.length).toBeLessThanOrEqual(1);
      slack.restoreToken();
      await stage.restart();
      await design.says('ballot:1', '1 vote: ben', '1 vote: ana');
    },
  );
});

describe('an account that is closed', () => {
  story('of the owner lets any stakeholder take over at once', {}, async (stage) => {
    const { ana, ben, cleo, slack } = stage;
    const design = await startVoting(stage);
    await stage.calm();
    slack.deactivate(ana.id);
    await design.says('takeover:1', 'is deactivated', 'Take over');
    await design.says('absent:1', 'is deactivated; it does not count for the quorum');
    await design.click(ben, 'takeover:1', 'takeOver');
    await design.says(
      'handover:1',
      `<@${ben.id}> took this design over from ana, whose account is deactivated`,
    );
    await design.vote(ben, 'A');
    await design.vote(cleo, 'A');
    stage.clock.advance(6 * MINUTE_MS);
    await design.click(ben, 'result:1:1', 'decide:A');
    await design.says('guide:1', 'whose account is deactivated');
  });

  story('of a stakeholder holds up no ballot, and counts again when it is open', {}, async (stage) => {
    const { cleo, slack } = stage;
    const design = await startVoting(stage);
    await everyoneVotes(stage, design, ['A', 'A', '']);
    await stage.calm();
    slack.deactivate(cleo.id);
    await design.says('absent:1', `The account of <@${cleo.id}> is deactivated`);
    await design.says('ballot:1', 'Everyone has voted');
    slack.reactivate(cleo.id);
    await design.says('absent:1', 'Everyone named for this design can see the channel now');
    await design.says('ballot:1', `Not voted yet: <@${cleo.id}>`);
    slack.deactivate(cleo.id);
    await design.says('ballot:1', 'Everyone has voted');
    stage.clock.advance(6 * MINUTE_MS);
    await design.says('result:1:1', 'Most votes: *A. Modular monolith*');
  });

  story('of the owner is found after a time in which nobody listened', {}, async (stage) => {
    const design = await startVoting(stage);
    await stage.calm();
    await stage.stopBot();
    stage.slack.deactivate(stage.ana.id);
    stage.clock.advance(DAY_MS);
    await stage.startBot();
    await design.says('takeover:1', 'is deactivated');
  });

  story('of a stakeholder is found after such a time, too', {}, async (stage) => {
    const design = await startVoting(stage);
    await everyoneVotes(stage, design, ['A', 'A', '']);
    await stage.calm();
    await stage.stopBot();
    stage.slack.deactivate(stage.cleo.id);
    stage.clock.advance(MINUTE_MS);
    await stage.startBot();
    await design.says('absent:1', `The account of <@${stage.cleo.id}> is deactivated`);
    await design.says('ballot:1', 'Everyone has voted');
  });
});
