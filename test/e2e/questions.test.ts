import { describe, expect } from 'vitest';
import { PRD, start, submit, told, UX } from './design.ts';
import { everyoneVotes } from './scenes.ts';
import { story } from './story.ts';

describe('the questions', () => {
  story('may be answered several at once, by number, and one by one', {}, async (stage) => {
    const { ana, ben, cleo } = stage;
    const design = await start(stage, ana);
    await design.says('questions', '4 of 4 are open');
    await design.reply(ben, '1. At booking 2. 10 years');
    await design.says('questions', '2 of 4 are open', '10 years');
    await design.click(cleo, 'questions', 'useDefault:Q-3');
    await design.says('questions', 'The default, accepted by cleo.', '1 of 4 is open');
    const form = await design.open(cleo, 'questions', 'answer:Q-4');
    expect(form.title).toBe('Question 4');
    cleo.fill({ 'Q-4': '5,000 at noon' });
    await submit(stage, cleo);
    await design.says('questions', '(closed)', '5,000 at noon', 'Answered by cleo.');
    await design.says('ballot:1', 'Which architecture');
  });

  story(
    'whose answer is unclear are asked back once; one that says nothing leaves the default',
    {},
    async (stage) => {
      const { ben } = stage;
      const design = await start(stage, stage.ana);
      await design.says('questions', 'are open');
      await design.reply(ben, '4: hm');
      await design.says('followUp:Q-4', `<@${ben.id}>, about question 4: In numbers, please?`);
      await design.reply(ben, '4: hm');
      await design.says('questions', '3 of 4 are open', 'Nobody confirmed it: an assumption.');
      await told(stage, ben, 'Question 4 keeps its default, “400”', 'reply “4: …”');
      await stage.calm();
      expect(design.thread().filter((key) => key.startsWith('followUp'))).toEqual(['followUp:Q-4']);
    },
  );

  story('take changes until the guide is drafted, and none after', {}, async (stage) => {
    const { ana, ben } = stage;
    const design = await start(stage, ana);
    await design.click(ana, 'questions', 'useDefaults');
    await design.says('ballot:1', 'Which architecture');
    await design.fillIn(ben, 'questions', 'answer:Q-2', { 'Q-2': '12 years' });
    await design.says('questions', '12 years', 'Answered by ben.');
    await design.says('changedAnswers:1', '1 answer changed', '12 years', '"Refine" on the ballot');
    await design.mention(ben, 'answer 2: 11 years');
    await told(stage, ben, 'Recorded as the answer to question 2.', 'The options rest on the earlier answer');
    await everyoneVotes(stage, design, ['A']);
    await design.fillIn(ana, 'ballot:1', 'decide', { option: 'A' });
    await design.says('guide:1', 'Accept as final');
    await design.mention(ben, 'answer 2: 13 years');
    await told(stage, ben, 'Answers can no longer be changed');
    expect(design.words('questions')).not.toContain('13 years');
  });

  story('left empty in the form stay open; an empty form is explained', {}, async (stage) => {
    const design = await start(stage, stage.ana);
    const errors = await design.fillIn(stage.ben, 'questions', 'answerAll', {});
    expect(errors).toEqual({ 'Q-1': expect.stringContaining('Answer at least one question') });
    stage.ben.fill({ 'Q-3': 'Norway' });
    await submit(stage, stage.ben);
    await design.says('questions', '3 of 4 are open', 'Norway');
  });

  story('are read again when a document comes late', {}, async (stage) => {
    const design = await start(stage, stage.ana);
    await design.says('questions', 'are open');
    await design.reply(stage.ben, '', { name: 'more-prd.md', bytes: PRD.replace('FR-1', 'FR-7') });
    await design.says('document:D-3', 'Taken as *PRD*');
    await design.says('board', '3 documents read');
    await design.click(stage.ana, 'questions', 'useDefaults');
    await design.says('ballot:1', 'Which architecture');
    expect(design.thread().filter((key) => key === 'questions')).toHaveLength(1);
  });
});

describe('a channel shared with another company', () => {
  story('works alike: a file there tells nothing of itself in the event', {}, async (stage) => {
    const { ana, ben, slack } = stage;
    const { id } = slack.channel('partners');
    const design = await start(stage, ana, { uxText: null, stakeholders: [ben.id] }, id);
    await design.says('gap:ux', 'needs the *UX design*');
    await design.reply(ben, '', { name: 'tideberth-ux.md', bytes: UX });
    await design.says('document:D-2', 'tideberth-ux.md', 'Taken as *UX design*');
    await design.says('questions', 'are open');
  });
});
