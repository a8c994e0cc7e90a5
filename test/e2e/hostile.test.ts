// Hostile words in every place that people or a model can put them, looked at from outside: what Slack shows in the end.
import { describe } from 'vitest';
import { createBuiltinPlanner } from '../../src/planner/builtin/planner.ts';
import { deflatedPdf } from '../documents/bombs.ts';
import { EVIL, INJECTIONS } from '../fixtures/injections.ts';
import { MINUTE_MS } from './clock.ts';
import { type DesignStory, PRD, start, told, UX } from './design.ts';
import type { Stage } from './harness.ts';
import { startVoting } from './scenes.ts';
import { expectHarmless } from './shown.ts';
import { story } from './story.ts';

const LINES = INJECTIONS.map(
  (text, at) => `- FR-${at + 10}: The system must store orders. ${text.replaceAll('\n', ' ')}`,
);
const BLOCKS = INJECTIONS.join('\n\n');
const HOSTILE_PRD = `${PRD}\n${LINES.join('\n')}\n\n## Notes\n\n${BLOCKS}\n`;
const HOSTILE_UX = `${UX}\n${INJECTIONS.map((text, at) => `### Screen ${at}: ${text.split('\n')[0]}`).join('\n')}\n`;
const some = (from: number, count = 8): string =>
  INJECTIONS.slice(from, from + count)
    .join('\n')
    .slice(0, 2_900);

async function speakHostile(stage: Stage, design: DesignStory): Promise<void> {
  const { ana, ben, cleo } = stage;
  await design.says('questions', 'are open');
  await design.mention(ben, `answer 1: ${some(0)}`);
  await design.reply(cleo, `2: ${some(8)}`);
  await design.reply(ben, some(16));
  await stage.calm();
  await design.click(ana, 'questions', 'useDefaults');
  await design.says('ballot:1', 'Which architecture');
  await design.vote(ben, 'A');
  await design.fillIn(ben, 'ballot:1', 'addReason', { text: some(14) });
  await design.fillIn(cleo, 'ballot:1', 'object', { text: some(24) });
  await design.fillIn(ana, 'ballot:1', 'refine', { text: some(30, 11) });
  await design.mention(cleo, `vote A because ${some(8)}`);
  await design.vote(ana, 'A');
  await stage.calm();
  stage.clock.advance(6 * MINUTE_MS);
  await design.says('result:1:1');
  await design
    .fillIn(ana, 'result:1:1', 'decide', { option: 'A', reason: some(0, 14) })
    .catch(() => undefined);
}

describe('hostile words', () => {
  story(
    'of people and their documents stay words, from the form to the changed guide',
    { planner: createBuiltinPlanner(), timeoutMs: 120_000 },
    async (stage) => {
      const { ana, ben } = stage;
      const title = `Tideberth <!channel> <@U012ABCDEF> \u202eevil\u202c ![x](https://${EVIL}/x.png)`;
      const files = { prdText: PRD, uxText: UX, title, techniques: some(4).slice(0, 900) };
      const design = await start(stage, ana, files);
      await design.reply(
        ben,
        '',
        { name: `prd <!here> \u202efdp.md`, bytes: HOSTILE_PRD },
        { name: 'ux.md', bytes: HOSTILE_UX },
      );
      await design.says('document:D-4', 'Taken as');
      await speakHostile(stage, design);
      await stage.calm();
      if (!design.thread().includes('decided:1')) await design.mention(ana, 'decide A because it fits');
      await design.says('guide:1', 'Request a change');
      await design.fillIn(ben, 'guide:1', 'requestChange', { text: `Name the refund window. ${some(14)}` });
      await design.says('guide:2', 'Request a change');
      await stage.calm();
      expectHarmless(stage);
    },
  );

  story('in a file that bursts hold up no other design', { timeoutMs: 120_000 }, async (stage) => {
    const { ana, ben } = stage;
    const bombed = await start(stage, ben, { prdText: PRD, uxText: '', title: 'Bombed' });
    await bombed.reply(ben, '', { name: 'ux.pdf', bytes: deflatedPdf(200) });
    const other = await startVoting(stage, { title: 'Other' });
    await other.vote(ana, 'A');
    await other.says('ballot:1', '1 of 3 have voted');
    await bombed.says('refused:D-2', 'ux.pdf');
    await stage.calm();
    expectHarmless(stage);
  });

  story(
    'that are too many for an answer are told so in private, and a shorter one is taken',
    {},
    async (stage) => {
      const { ana, ben } = stage;
      const design = await start(stage, ana);
      await design.says('questions', 'are open');
      await design.reply(ben, `1: ${'very '.repeat(2_500)}long`);
      await told(stage, ben, 'not read as an answer');
      await design.reply(ben, '1: yes');
      await design.says('questions', 'Answered by ben');
    },
  );
});
