// Owns the main story: one design from the command to the accepted guide, with three people and everything they can do.
import { expect } from 'vitest';
import { MINUTE_MS } from './clock.ts';
import { type DesignStory, follow, openStartForm, PRD, submit, told, UX, wordsOfForm } from './design.ts';
import type { Stage } from './harness.ts';

/** Plays the story to its end. Gives the design back. */
export async function playMainStory(stage: Stage): Promise<DesignStory> {
  const design = await startWithAMistake(stage);
  await handInTheDesign(stage, design);
  await answerTheQuestions(stage, design);
  await chooseAnOption(stage, design);
  await readAndChange(stage, design);
  await design.click(stage.ana, 'guide:2', 'accept');
  await design.says('final', 'Version 2 of the guide');
  await design.says('board', 'Accepted as final');
  await design.says('guide:2', 'Final: accepted by the owner');
  await stage.slack.waitFor(
    () => stage.slack.canvases().every((canvas) => canvas.markdown.includes('Final: accepted by the owner')),
    'the canvases to say that they are final',
  );
  const told = () => design.thread().filter((line) => !line.includes('.png')).length;
  await stage.slack.waitFor(() => told() === MAIN_THREAD.length, 'the final files');
  await design.says('guide:2', '|Technical Architecture (Markdown file)>');
  await stage.calm();
  return design;
}

async function startWithAMistake(stage: Stage): Promise<DesignStory> {
  const { ana, ben, cleo, slack } = stage;
  const channelId = slack.channel('product').id;
  const form = await openStartForm(stage, ana, channelId, 'Tideberth');
  expect(wordsOfForm(form)).toContain('Drafted by rules on this server.');
  ana.fill({ stakeholders: [ben.id, cleo.id], techniques: 'PostgreSQL', deliverable: 'both' });
  const errors = await ana.submit();
  expect(errors).toEqual({ prdText: expect.stringContaining('Add the product requirements') });
  expect(ana.modal()?.values.techniques).toMatchObject({ techniques: { value: 'PostgreSQL' } });
  ana.fill({ prdText: PRD });
  await submit(stage, ana);
  return follow(stage, channelId, form.id);
}

async function handInTheDesign({ ben, ana }: Stage, design: DesignStory): Promise<void> {
  await design.says('board', 'Step 1 of 5', 'Waiting for', 'UX design');
  await design.says('gap:ux', 'needs the *UX design*');
  await design.reply(ben, '', { name: 'tideberth-ux.md', bytes: UX });
  await design.says('document:D-2', 'Taken as *UX design*');
  await design.says('gap:ux', /The UX design: received, see <http[^|]+\|tideberth-ux\.md>/);
  await design.says('questions', '4 of 4 are open', 'The challenge, as I read it');
  await design.says('board', 'Step 2 of 5');
  await design.click(ana, 'questions', 'confirmChallenge');
  await design.says('questions', 'Confirmed by ana');
}

async function answerTheQuestions(stage: Stage, design: DesignStory): Promise<void> {
  const { ana, ben, cleo } = stage;
  await design.reply(ben, '2: 10 years, the tax office asks');
  await design.says('questions', '10 years, the tax office asks', 'Answered by ben');
  await design.reply(ben, 'Lunch, anyone?');
  await design.reply(cleo, 'The region must be Norway and the EU');
  await told(stage, cleo, 'Record this as the answer to question 3?');
  await recordOffer(stage, design, cleo.id);
  await design.says('questions', 'Norway and the EU', 'Answered by cleo');
  expect(
    await design.fillIn(ana, 'questions', 'answerAll', { 'Q-1': 'At booking, refunded until noon' }),
  ).toBeUndefined();
  await design.says('questions', 'refunded until noon', '1 of 4 is open');
  await design.click(ana, 'questions', 'useDefaults');
  await design.says('questions', 'Nobody confirmed it: an assumption');
}

async function recordOffer(stage: Stage, design: DesignStory, userId: string): Promise<void> {
  await stage.calm();
  const offer = stage.slack.ephemerals(userId).at(-1);
  await stage.cleo.click(design.channelId, offer?.ts ?? '', 'recordReply').catch((error: unknown) => {
    if (stage.deaths() === 0) throw error;
  });
}

async function chooseAnOption(stage: Stage, design: DesignStory): Promise<void> {
  const { ana, ben, cleo, clock } = stage;
  await design.says('option:1:A', 'Modular monolith (recommended)');
  await design.says('ballot:1', 'Which architecture', 'Quorum: 2 votes, 2 more needed', 'Not voted yet');
  await design.vote(ben, 'A');
  await design.says('ballot:1', '1 vote: ben');
  await design.vote(ben, 'B');
  await design.says('ballot:1', /Microservices.*\n1 vote: ben/s);
  await design.fillIn(ben, 'ballot:1', 'addReason', { text: 'Payments will be sold on.' });
  await design.says('ballot:1', 'ben: Payments will be sold on.');
  await design.vote(cleo, 'A');
  await design.withdraw(cleo);
  await design.says('ballot:1', '1 of 3 have voted');
  await design.vote(cleo, 'B');
  await design.vote(ana, 'B');
  await design.says('ballot:1', 'Everyone has voted');
  await stage.calm();
  clock.advance(6 * MINUTE_MS);
  await design.says('result:1:1', 'Most votes: *B. Microservices*', 'Confirm B');
  await design.says('ballot:1', 'Ballot, round 1: closed');
  await design.click(ana, 'result:1:1', 'decide:B');
  await design.says('decided:1', 'Microservices', 'Decided by ana');
}

async function readAndChange(stage: Stage, design: DesignStory): Promise<void> {
  const { ben, slack } = stage;
  await design.says('drafting:1', '13 of 13 parts');
  await design.says('guide:1', 'Request a change', 'Accept as final');
  expect(slack.canvases().map((canvas) => canvas.title)).toEqual([
    'Tideberth: Architecture Guide',
    'Tideberth: Technical Architecture',
  ]);
  const before = slack.canvases().map((canvas) => canvas.markdown);
  await design.fillIn(ben, 'guide:1', 'requestChange', { text: 'Name the refund window.' });
  await design.says('change:2', 'ben asked for a change', 'Name the refund window.');
  await design.says('guide:2', 'What changed in this version', 'Changed as asked: Name the refund window.');
  await design.says('guide:1', 'was replaced by');
  const after = slack.canvases();
  expect(after).toHaveLength(2);
  expect(after.map((canvas) => canvas.markdown)).not.toEqual(before);
  for (const canvas of after) expect(canvas.markdown).toContain('Name the refund window.');
}

/** What the thread holds when the story is told. */
export const MAIN_THREAD: readonly string[] = [
  'board',
  'received',
  'gap:ux',
  'ben: tideberth-ux.md',
  'document:D-2',
  'questions',
  'ben: 2: 10 years, the tax office asks',
  'ben: Lunch, anyone?',
  'cleo: The region must be Norway and the EU',
  'proposing:1',
  'option:1:A',
  'option:1:B',
  'ballot:1',
  'result:1:1',
  'decided:1',
  'drafting:1',
  'file tideberth-architecture-guide.md',
  'file tideberth-technical-architecture.md',
  'file tideberth.zip',
  'guide:1',
  'change:2',
  'drafting:2',
  'file tideberth-architecture-guide-v2.md',
  'file tideberth-technical-architecture-v2.md',
  'file tideberth-v2.zip',
  'guide:2',
  'final',
  'file tideberth-architecture-guide-v2.md',
  'file tideberth-technical-architecture-v2.md',
  'file tideberth-v2.zip',
];
