// What the log says of a whole story at its most talkative level: who and when, never what people wrote, nor a token.
import { describe, expect } from 'vitest';
import { createBuiltinPlanner } from '../../src/planner/builtin/planner.ts';
import type { Planner } from '../../src/planner/port.ts';
import { follow, openStartForm, PRD, submit, told, UX } from './design.ts';
import type { Stage } from './harness.ts';
import { story } from './story.ts';

const MARKS = {
  title: 'Zanzibarmark',
  prd: 'quokkamark',
  ux: 'wombatmark',
  reply: 'numbatmark',
  chat: 'bandicootmark',
  reason: 'bilbymark',
  objection: 'pottoromark',
  refinement: 'bettongmark',
  change: 'dunnartmark',
};

/** Each planner call breaks once, with an error that quotes what it was given, before it works. */
function clumsy(inner: Planner): Planner {
  const broken = new Set<string>();
  const breakOnce = (what: string) => {
    if (broken.has(what)) return;
    broken.add(what);
    JSON.parse(`${MARKS.prd} ${MARKS.ux}`);
  };
  return {
    ...inner,
    questions: async (...call) => {
      breakOnce('questions');
      return inner.questions(...call);
    },
    blueprint: async (...call) => {
      breakOnce('blueprint');
      return inner.blueprint(...call);
    },
  };
}

async function play(stage: Stage): Promise<void> {
  const { ana, ben, cleo, slack } = stage;
  const channel = slack.channel('product').id;
  const form = await openStartForm(stage, ana, channel, MARKS.title);
  ana.fill({
    prdText: `${PRD}\n- FR-2: The system must show ${MARKS.prd} within 2 seconds.\n`,
    stakeholders: [ben.id, cleo.id],
  });
  await submit(stage, ana);
  const design = follow(stage, channel, form.id);
  await design.reply(ben, '', {
    name: 'ux.md',
    bytes: `${UX}\n### ${MARKS.ux}\n\n1. Open the ${MARKS.ux} page\n`,
  });
  await design.click(ana, 'trouble:1', 'retry');
  await design.says('questions', 'are open');
  await design.reply(ben, `1: 50,000 users, 300 at once, says ${MARKS.reply}`);
  await design.says('questions', MARKS.reply);
  await design.reply(cleo, `I had ${MARKS.chat} for lunch`);
  await design.mention(cleo, `nonsense ${MARKS.chat}`);
  await design.click(ana, 'questions', 'useDefaults');
  await design.says('ballot:1', 'Which architecture');
  await design.vote(ben, 'A');
  await design.fillIn(ben, 'ballot:1', 'addReason', { text: `Because ${MARKS.reason}.` });
  await design.fillIn(cleo, 'ballot:1', 'object', { text: `But ${MARKS.objection}.` });
  await design.fillIn(cleo, 'ballot:1', 'refine', { text: `Rather ${MARKS.refinement}.` });
  await design.fillIn(ana, 'ballot:1', 'decide', { option: 'A', reason: `Since ${MARKS.reason}.` });
  await design.click(ana, 'trouble:2', 'retry');
  await design.says('guide:1', 'Accept as final');
  await design.fillIn(ben, 'guide:1', 'requestChange', { text: `Name ${MARKS.change}.` });
  await design.says('guide:2', 'Accept as final');
  await told(stage, ben, 'counts');
}

describe('the log of a whole story, at debug', () => {
  const lines: string[] = [];

  story(
    'holds nothing that people wrote and no token, and names the design on each line about one',
    {
      planner: clumsy(createBuiltinPlanner()),
      onLine: (line) => lines.push(line),
      expectedErrors: ['job broke'],
      timeoutMs: 120_000,
      isOfOneLife: true,
    },
    async (stage) => {
      stage.slack.faults.loseAnswer('chat.postMessage', { times: 1 });
      await play(stage);
      await stage.calm();
      const { botToken, appToken, signingSecret } = stage.slack;
      const secrets = [...Object.values(MARKS), botToken, appToken, signingSecret];
      expect(lines.length).toBeGreaterThan(100);
      expect(lines.filter((line) => secrets.some((secret) => line.includes(secret)))).toEqual([]);
      const said = lines.map((line): Record<string, unknown> => JSON.parse(line));
      expect(said.some(({ level }) => level === 'debug')).toBe(true);
      const events = said.filter(({ message }) => message === 'event');
      expect(events.length).toBeGreaterThan(10);
      expect(events.filter(({ design, event }) => !design || !event)).toEqual([]);
      const jobs = said.filter(({ message }) => String(message).startsWith('job '));
      expect(jobs.length).toBeGreaterThan(1);
      expect(jobs.filter(({ design, job }) => !design || !job)).toEqual([]);
    },
  );
});
