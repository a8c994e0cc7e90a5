// The whole story in a real browser: three people in three windows, one of them by keyboard alone.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { barriers, focused, picture, tabTo } from './browser.ts';
import { CHROMIUM, LONG_MS, stageForEach } from './stage.ts';

const PRD = join(import.meta.dirname, '../../../demo/samples/clinic-appointments/prd.md');

const { demo, enter, restart } = stageForEach(150);

const thread = (page: Page) => page.getByRole('region', { name: 'Thread', exact: true });
const press = (page: Page, name: string) => thread(page).getByRole('button', { name, exact: true }).click();
const says = (page: Page, words: string | RegExp) => thread(page).getByText(words).first().waitFor();

/** How often people clicked, sent a form, or said something. */
function deeds(): number {
  const { workspace } = demo();
  const clicks = workspace.traffic.filter(
    (entry) => entry.kind === 'envelope' && entry.type === 'interactive',
  );
  const said = workspace.messages(workspace.channel('product').id).filter((message) => !message.botId);
  return clicks.length + said.length;
}

describe.skipIf(CHROMIUM === null)('the page', { timeout: LONG_MS }, () => {
  test('carries three people from a sample to an accepted guide', async () => {
    const ana = await enter('ana');
    const ben = await enter('ben');
    const cleo = await enter('cleo');
    await startWithAMistake(ana);
    await answerByKeyboard(ben);
    await says(ana, 'the PRD holds');
    await press(ana, 'Use defaults for the rest');
    await voteByKeyboard(ben);
    await voteWithAReason(cleo);
    await decide(ana);
    await readTheGuide(ana, cleo);
    await press(ana, 'Accept as final');
    await ben.getByText('Accepted as final').first().waitFor();
    expect(demo().workspace.violations).toEqual([]);
  });

  test('plays everybody to a guide, keeps it over a restart, and can be reset', async () => {
    const ana = await enter('ana');
    await ana.getByRole('button', { name: /^Start with this sample: Lockerline/ }).click();
    await ana.getByRole('button', { name: 'Start', exact: true }).click();
    await ana.getByRole('button', { name: 'Play everybody, me too' }).click();
    await says(ana, 'The guide, version 1');
    await ana.getByText('Read the guide.').waitFor();
    await ana.getByRole('button', { name: 'Stop playing' }).waitFor({ state: 'detached' });
    await restart();
    await ana.goto(demo().url);
    await ana.getByRole('button', { name: /\d+ replies/ }).click();
    await says(ana, 'The guide, version 1');
    await press(ana, 'Accept as final');
    await ana.getByText('Accepted as final').first().waitFor();
    ana.on('dialog', (dialog) => void dialog.accept());
    await ana.getByRole('button', { name: 'Reset' }).click();
    await ana.getByText('Start a design.').waitFor();
    await ana.getByRole('button', { name: /^Start with this sample: Lockerline/ }).click();
    await ana.getByRole('heading', { name: 'New architecture' }).waitFor();
    expect(demo().workspace.violations).toEqual([]);
  });

  test('lets a visitor stop the others', async () => {
    const ana = await enter('ana');
    await ana.getByRole('button', { name: /^Start with this sample: Cedar/ }).click();
    await ana.getByRole('button', { name: 'Start', exact: true }).click();
    await ana.getByRole('button', { name: 'Play the others' }).click();
    await says(ana, /Answered by|accepted by/);
    await ana.getByRole('button', { name: 'Stop playing' }).click();
    await ana.getByRole('button', { name: 'Play the others' }).waitFor();
    // What was under way ends; the bot may go on with its own work.
    await demo().workspace.settled(400);
    const before = deeds();
    await demo().workspace.settled(800);
    expect(before).toBeGreaterThan(0);
    expect(deeds()).toBe(before);
  });
});

async function startWithAMistake(ana: Page): Promise<void> {
  await picture(ana, 'first');
  expect(await barriers(ana)).toEqual([]);
  await ana.getByRole('button', { name: /^Start with this sample: Cedar/ }).click();
  await ana.getByRole('dialog').waitFor();
  expect(await barriers(ana)).toEqual([]);
  await picture(ana, 'form');
  await ana.getByRole('button', { name: 'Remove clinic-appointments-prd.md' }).click();
  await ana.getByRole('button', { name: 'Start', exact: true }).click();
  await ana.getByText('Add the product requirements').waitFor();
  await picture(ana, 'form-error');
  expect(await barriers(ana)).toEqual([]);
  const bytes = await readFile(PRD);
  await ana
    .getByLabel('Product requirements (PRD), as files')
    .setInputFiles({ name: 'prd.md', mimeType: 'text/markdown', buffer: bytes });
  await ana.getByRole('button', { name: 'Start', exact: true }).click();
  await says(ana, 'Use defaults for the rest');
  await picture(ana, 'questions');
  expect(await barriers(ana)).toEqual([]);
}

async function answerByKeyboard(ben: Page): Promise<void> {
  await tabTo(ben, /^\d+ repl/);
  await ben.keyboard.press('Enter');
  await says(ben, 'Use defaults for the rest');
  await tabTo(ben, 'Reply in the thread');
  await ben.keyboard.type('1: the PRD holds');
  await ben.keyboard.press('Enter');
  await says(ben, 'Answered by Ben Okafor.');
}

async function voteByKeyboard(ben: Page): Promise<void> {
  await says(ben, 'Which architecture shall we build?');
  await tabTo(ben, 'Vote A');
  await ben.keyboard.press('Enter');
  await says(ben, '1 vote: Ben Okafor');
  expect(await focused(ben)).toBe('Vote A');
}

async function voteWithAReason(cleo: Page): Promise<void> {
  await cleo.getByRole('button', { name: /\d+ replies/ }).click();
  await press(cleo, 'Vote B');
  await says(cleo, '1 vote: Cleo Marsh');
  await press(cleo, 'Add a reason');
  await cleo.getByLabel('Why did you vote this way?').fill('We will sell it on.');
  await cleo.getByRole('button', { name: 'Add', exact: true }).click();
  await says(cleo, 'Cleo Marsh: We will sell it on.');
  await picture(cleo, 'ballot');
  expect(await barriers(cleo)).toEqual([]);
}

async function decide(ana: Page): Promise<void> {
  await press(ana, 'Vote A');
  await says(ana, /2 votes: (?:Ana Lima and Ben Okafor|Ben Okafor and Ana Lima)/);
  await press(ana, 'Decide');
  await ana.getByRole('radio', { name: /^A\./ }).check();
  await ana.getByRole('dialog').getByRole('button', { name: 'Decide', exact: true }).click();
}

async function readTheGuide(ana: Page, cleo: Page): Promise<void> {
  await says(cleo, 'The guide, version 1');
  await thread(cleo)
    .getByRole('img', { name: /components/i })
    .first()
    .waitFor();
  const link = thread(cleo)
    .getByRole('link', { name: /architecture-guide\.md.*Download/ })
    .last();
  const [download] = await Promise.all([cleo.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toBe('cedar-appointments-architecture-guide.md');
  expect(await readFile(await download.path(), 'utf8')).toContain('We will sell it on.');
  await thread(ana)
    .getByRole('link', { name: /\(canvas\)/ })
    .click();
  const canvas = ana.getByRole('region', { name: 'Canvas', exact: true });
  await canvas.getByRole('heading', { name: 'Summary' }).waitFor();
  await picture(ana, 'canvas');
  expect(await barriers(ana)).toEqual([]);
  await lookAtAllSizes(ana);
}

async function lookAtAllSizes(ana: Page): Promise<void> {
  await ana.getByRole('button', { name: 'Raw traffic' }).click();
  await ana
    .getByText(/^ack \d/)
    .first()
    .waitFor();
  await picture(ana, 'traffic');
  expect(await barriers(ana)).toEqual([]);
  await ana.getByRole('button', { name: 'Raw traffic' }).click();
  await ana.emulateMedia({ colorScheme: 'dark' });
  await picture(ana, 'canvas-dark');
  expect(await barriers(ana)).toEqual([]);
  await ana.setViewportSize({ width: 390, height: 844 });
  await picture(ana, 'canvas-narrow-dark');
  expect(await overflow(ana)).toBe(0);
  await ana.emulateMedia({ colorScheme: 'light' });
  await ana.getByRole('button', { name: 'Close the canvas' }).click();
  await picture(ana, 'thread-narrow');
  expect(await overflow(ana)).toBe(0);
  expect(await barriers(ana)).toEqual([]);
  await ana.setViewportSize({ width: 1360, height: 860 });
}

/** How far the page is wider than its window. */
function overflow(page: Page): Promise<unknown> {
  return page.evaluate('document.documentElement.scrollWidth - innerWidth');
}
