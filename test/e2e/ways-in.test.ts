import { describe, expect } from 'vitest';
import { DAY_MS } from './clock.ts';
import { follow, openStartForm, PRD, start, submit, told, toldByMessage, UX, wordsOfForm } from './design.ts';
import type { Stage } from './harness.ts';
import { startVoting } from './scenes.ts';
import { story } from './story.ts';
import { wordsOf } from './words.ts';

describe('the channel', () => {
  story('if public, is joined by the bot itself', {}, async (stage) => {
    const { slack } = stage;
    const design = await start(stage, stage.ana);
    await design.says('board', 'Step 2 of 5');
    expect(slack.channel('product').members).toContain(slack.botUserId);
  });

  story('if private, is asked for and entered once the bot is invited', {}, async (stage) => {
    const { ana, slack } = stage;
    const { id } = slack.channel('secret');
    const design = await start(stage, ana, {}, id);
    const asked = await toldByMessage(stage, ana, 'waits for me to get into');
    expect(asked).toContain('/invite @');
    expect(asked).toContain('within 7 days');
    expect(slack.messages(id)).toEqual([]);
    slack.invite(id, slack.botUserId);
    await design.says('board', 'Tideberth');
    await design.says('questions', 'are open');
  });

  story('if private, is entered after a restart when the invitation came meanwhile', {}, async (stage) => {
    const { ana, slack } = stage;
    const { id } = slack.channel('secret');
    const design = await start(stage, ana, {}, id);
    await toldByMessage(stage, ana, 'waits for me to get into');
    await stage.stopBot();
    slack.invite(id, slack.botUserId);
    stage.clock.advance(61 * 60_000);
    await stage.startBot();
    await design.says('questions', 'are open');
  });

  story('if never opened to the bot, is given up after 7 days', {}, async (stage) => {
    const { ana, slack } = stage;
    const { id } = slack.channel('secret');
    const design = await start(stage, ana, { techniques: 'PostgreSQL' }, id);
    await toldByMessage(stage, ana, 'waits for me to get into');
    stage.clock.advance(7 * DAY_MS + 1000);
    const told = await toldByMessage(stage, ana, 'I was not invited');
    expect(told).toContain('“Tideberth” is cancelled: I was not invited to');
    expect(told).toContain('To begin again, type `/invite @architect`');
    for (const typed of [PRD, UX, 'PostgreSQL']) expect(told).toContain(typed.trim());
    slack.invite(id, slack.botUserId);
    await stage.calm();
    stage.clock.advance(DAY_MS);
    await stage.calm();
    expect(design.thread()).toEqual([]);
    const lines = slack.messages(ana.dmWithBot()).filter(({ text }) => text.includes('I was not invited'));
    expect(lines).toHaveLength(1);
    expect(await stage.store.open.keys()).toEqual([]);
  });

  story('names stakeholders who cannot see it; they count once they join', {}, async (stage) => {
    const { ana, ben, slack } = stage;
    const dan = slack.person('dan');
    const channel = slack.createChannel({
      name: 'core',
      isPrivate: true,
      members: ['ana', 'ben'],
      withBot: true,
    });
    const design = await startVoting(stage, { stakeholders: [ben.id, dan.id] }, channel.id);
    await design.says('absent:1', `<@${ana.id}>`, `<@${dan.id}> cannot see this channel`, 'invite them');
    await design.says('ballot:1', 'Quorum: 2 votes', `Not voted yet: <@${ben.id}> and <@${ana.id}>`);
    slack.invite(channel.id, dan.id);
    await design.says('absent:1', 'Everyone named for this design can see the channel now.');
    await design.says('ballot:1', `<@${dan.id}>`);
  });

  story('may be the bot’s own direct message: the owner is the only voter', {}, async (stage) => {
    const { ana } = stage;
    const design = await startVoting(stage, { stakeholders: [] }, ana.dmWithBot());
    await design.says('ballot:1', 'Quorum: 1 vote', `Not voted yet: <@${ana.id}>`);
    await design.vote(ana, 'A');
    await design.says('ballot:1', 'Everyone has voted');
  });

  story(
    'of one’s own takes no stakeholders; the form says so and keeps what was typed',
    {},
    async (stage) => {
      const { ana, ben } = stage;
      const form = await openStartForm(stage, ana, ana.dmWithBot(), 'Tideberth');
      ana.fill({ prdText: PRD, uxText: UX, stakeholders: [ben.id] });
      expect(await ana.submit()).toEqual({ stakeholders: expect.stringContaining('you alone vote here') });
      expect(ana.modal()?.values.prdText).toMatchObject({ prdText: { value: PRD } });
      ana.fill({ stakeholders: [ana.id] });
      await submit(stage, ana);
      await follow(stage, ana.dmWithBot(), form.id).says('questions', 'are open');
    },
  );

  story('is chosen in the form where the command was given in a talk of two', {}, async (stage) => {
    const { ana, slack } = stage;
    const form = await openStartForm(stage, ana, ana.dmWith('ben'), 'Tideberth');
    const { id } = slack.channel('product');
    ana.fill({ channel: id, prdText: PRD, uxText: UX, stakeholders: [] });
    await submit(stage, ana);
    await follow(stage, id, form.id).says('board', 'Tideberth');
  });
});

describe('stakeholders', () => {
  story('are people: an app is named at the field, and nothing typed is lost', {}, async (stage) => {
    const { ana, ben, slack } = stage;
    const { id } = slack.channel('product');
    const form = await openStartForm(stage, ana, id, 'Tideberth');
    ana.fill({ prdText: PRD, uxText: UX, stakeholders: [ben.id, slack.botUserId] });
    expect(await ana.submit()).toEqual({
      stakeholders: 'Apps cannot answer or vote: take out Architect.',
    });
    expect(ana.modal()?.values.uxText).toMatchObject({ uxText: { value: UX } });
    ana.fill({ stakeholders: [ben.id] });
    await submit(stage, ana);
    await follow(stage, id, form.id).says('questions', 'are open');
  });
});

describe('who may start', () => {
  for (const [name, why] of [
    ['gus', 'Guests cannot start a design'],
    ['ext', 'People from another organisation cannot start a design here'],
  ] as const) {
    story(`${name} may not, and is told so: ${why}`, {}, async (stage) => {
      const person = stage.slack.person(name);
      const channel = stage.slack.channel(name === 'gus' ? 'product' : 'partners');
      await person.command(channel.id, 'Tideberth');
      await told(stage, person, why);
      expect(person.modal()).toBeUndefined();
    });
  }
});

describe('shortcuts', () => {
  story('the global one asks for the channel', {}, async (stage) => {
    const { ana, slack } = stage;
    await ana.globalShortcut('architect_start');
    const form = await slack.waitFor(() => ana.modal(), 'the form');
    const { id } = slack.channel('product');
    expect(wordsOfForm(form)).toContain('Channel');
    ana.fill({ title: 'Tideberth', channel: id, prdText: PRD, uxText: UX });
    await submit(stage, ana);
    await follow(stage, id, form.id).says('questions', 'are open');
  });

  story('“Architect from this” takes the message’s text and files as PRD', {}, async (stage) => {
    const { ana, ben, slack } = stage;
    const { id } = slack.channel('product');
    const files = [
      { name: 'more.md', bytes: PRD },
      { name: 'berths.png', bytes: new Uint8Array([137, 80, 78, 71]) },
    ];
    const ts = await ben.say(id, 'Boaters must book a berth & pay < 500 ms', { files });
    await ana.messageShortcut('architect_from_message', id, ts);
    const form = await slack.waitFor(() => ana.modal(), 'the form');
    expect(wordsOfForm(form)).toContain(
      '1 file of the message will be read as PRD. Kept as a reference, not read: 1 image.',
    );
    expect(form.values.prdText).toMatchObject({
      prdText: { value: 'Boaters must book a berth & pay < 500 ms' },
    });
    ana.fill({ title: 'Tideberth', uxText: UX });
    await submit(stage, ana);
    const design = follow(stage, id, form.id);
    await design.says('received', '3 documents received', 'more.md', 'Taken as *PRD*');
    await design.says('unread', /image: berths\.png\n/);
    await design.says('questions', 'are open');
  });
});

describe('/architect', () => {
  story('help says what it does and what can be typed', {}, async (stage) => {
    const { ana, slack } = stage;
    await ana.command(slack.channel('product').id, 'help');
    await told(stage, ana, 'From a PRD to an architecture guide', 'vote B because', '/architect list');
  });

  story('list links open designs, and hides those of private channels from outsiders', {}, async (stage) => {
    const { ana, ben, slack } = stage;
    const dan = slack.person('dan');
    const secret = slack.channel('secret').id;
    const open = await start(stage, ana, { title: 'Tideberth' });
    slack.invite(secret, slack.botUserId);
    const hidden = await start(stage, ana, { title: 'Hush', stakeholders: [ben.id] }, secret);
    await open.says('questions', 'are open');
    await hidden.says('questions', 'are open');
    expect(await list(stage, ben.name)).toMatch(/<http[^|]+\|Hush>[\s\S]*<http[^|]+\|Tideberth>/);
    const seen = await list(stage, dan.name);
    expect(seen).toContain('Open designs: 1');
    expect(seen).toContain('Step 2 of 5: answering the questions. Waiting for ana');
    expect(seen).not.toContain('Hush');
  });
});

async function list(stage: Stage, name: string): Promise<string> {
  const { slack } = stage;
  const person = slack.person(name);
  await stage.calm();
  await person.command(slack.channel('product').id, 'list');
  await told(stage, person, 'Open designs');
  return slack.ephemerals(person.id).map(wordsOf).at(-1) ?? '';
}
