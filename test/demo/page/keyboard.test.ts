// One person, the owner, does the whole of it without a mouse; the page keeps the keyboard's place and shows it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileChooser, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { barriers, focused, picture, tabTo } from './browser.ts';
import { CHROMIUM, LONG_MS, stageForEach } from './stage.ts';

const SAMPLE = join(import.meta.dirname, '../../../demo/samples/clinic-appointments');
const CHANNEL_FIELD = 'Message #product';
const THREAD_FIELD = 'Reply in the thread';
const BUTTONS = { key: 'ArrowRight', controls: 'button' };
const LINKS = { key: 'Tab', controls: 'a[href], button, [tabindex="0"]' };

const { demo, enter } = stageForEach();

const thread = (page: Page) => page.getByRole('region', { name: 'Thread', exact: true });
const says = (page: Page, words: string | RegExp) => thread(page).getByText(words).first().waitFor();
const at = (page: Page, name: string | RegExp) =>
  expect.poll(() => focused(page), { timeout: 30_000 }).toMatch(name);

/** From anywhere to the newest message, up to the one with this control, and on to it: how many keys that took. */
async function reach(page: Page, control: string | RegExp, how = BUTTONS): Promise<number> {
  const field = (await focused(page)) === THREAD_FIELD ? 0 : await tabTo(page, THREAD_FIELD, 'F6');
  for (let ups = 1; ups <= 40; ups += 1) {
    await page.keyboard.press('ArrowUp');
    const tabs = (await controlsHere(page, how.controls)).findIndex((one) =>
      typeof control === 'string' ? one === control : control.test(one),
    );
    if (tabs < 0) continue;
    for (let tab = 0; tab <= tabs; tab += 1) await page.keyboard.press(how.key);
    expect(await focused(page)).toMatch(control);
    return field + ups + tabs + 1;
  }
  throw new Error(`No message has ${control}.`);
}

/** The names of these controls in the message that has the focus. */
async function controlsHere(page: Page, controls: string): Promise<string[]> {
  const stops = await page.evaluate(`[...document.activeElement.querySelectorAll('${controls}')]
    .map((one) => (one.getAttribute('aria-label') || one.textContent).trim())`);
  return z.array(z.string()).parse(stops);
}

describe.skipIf(CHROMIUM === null)('the keyboard', { timeout: LONG_MS }, () => {
  test('is all that the owner needs, from /architect to an accepted guide', async () => {
    const ana = await enter('ana');
    const ben = await enter('ben');
    const cleo = await enter('cleo');
    await ana.evaluate("addEventListener('pointerdown', () => { document.title = 'a mouse' })");
    await startByKeys(ana);
    await answerByKeys(ana);
    await voteWithTheMouse(ben, 'Vote B');
    await voteWithTheMouse(cleo, 'Vote A');
    await voteAndDecideByKeys(ana);
    await readTheCanvasByKeys(ana);
    await changeAndAcceptByKeys(ana);
    await ben.getByText('Accepted as final').first().waitFor();
    expect(await ana.title()).toBe('Architect demo');
    expect(demo().workspace.violations).toEqual([]);
  });

  test('comes past everything, is seen wherever it is, and is told of its keys', async () => {
    const ana = await enter('ana');
    await ana.keyboard.press('Tab');
    expect(await focused(ana)).toBe('Skip to the newest message');
    await tabTo(ana, 'Skip to the message field');
    await ana.keyboard.press('Enter');
    expect(await focused(ana)).toBe(CHANNEL_FIELD);
    expect(await unseenStops(ana)).toEqual([]);
    await ana.keyboard.press('Control+/');
    await ana.getByRole('dialog', { name: 'Keys' }).waitFor();
    expect(await barriers(ana)).toEqual([]);
    await picture(ana, 'keys');
    await ana.keyboard.press('F6');
    expect(await focused(ana)).toBe('Close');
    await ana.keyboard.press('Escape');
    await ana.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await tabTo(ana, CHANNEL_FIELD, 'F6')).toBeLessThanOrEqual(5);
    expect(await tabTo(ana, 'product', 'Shift+F6')).toBe(2);
  });

  test('is back where it was once a form was closed, and keeps what is being written', async () => {
    const ana = await enter('ana');
    await tabTo(ana, /^Start with this sample: Cedar/);
    await ana.keyboard.press('Enter');
    await ana.getByRole('dialog').waitFor();
    await tabTo(ana, 'Remove clinic-appointments-prd.md');
    await ana.keyboard.press('Enter');
    await at(ana, /^Product requirements \(PRD\), as files/);
    await ana.keyboard.press('Control+Enter');
    await ana.getByText('Add the product requirements').waitFor();
    await at(ana, /^Product requirements \(PRD\), as text/);
    await ana.keyboard.press('Escape');
    await at(ana, /^Start with this sample: Cedar/);
    await tabTo(ana, CHANNEL_FIELD);
    await ana.keyboard.type('Half a th');
    await ana.keyboard.press('ArrowUp');
    await ana.keyboard.press('Escape');
    expect(await focused(ana)).toBe(CHANNEL_FIELD);
    expect(await ana.getByLabel(CHANNEL_FIELD).inputValue()).toBe('Half a th');
  });
});

async function startByKeys(ana: Page): Promise<void> {
  // The browser takes a while to hand its chooser over; asked for at the key, it may come too late.
  const chooser = new Promise<FileChooser>((resolve) => ana.once('filechooser', resolve));
  await tabTo(ana, CHANNEL_FIELD, 'F6');
  await ana.keyboard.type('/architect Cedar');
  await ana.keyboard.press('Enter');
  await at(ana, 'Title');
  await ana.keyboard.press('End');
  await ana.keyboard.type(' Appointments');
  await tabTo(ana, /^Architecture Guide/);
  await ana.keyboard.press('ArrowDown');
  expect(await focused(ana)).toMatch(/^Technical Architecture/);
  await ana.keyboard.press('ArrowUp');
  await tabTo(ana, /^Product requirements \(PRD\), as text/);
  await ana.keyboard.type(await shortPrd());
  await tabTo(ana, /^UX design, as files/);
  await ana.keyboard.press('Space');
  await (await chooser).setFiles(join(SAMPLE, 'ux.md'));
  await tabTo(ana, 'Remove ux.md');
  for (const name of [/^Ben Okafor/, /^Cleo Marsh/, 'Security']) {
    await tabTo(ana, name);
    await ana.keyboard.press('Space');
  }
  await tabTo(ana, 'Start');
  await ana.keyboard.press('Enter');
  await at(ana, THREAD_FIELD);
}

/** As much of the sample's requirements as the field takes. */
async function shortPrd(): Promise<string> {
  const whole = await readFile(join(SAMPLE, 'prd.md'), 'utf8');
  return whole.slice(0, whole.lastIndexOf('\n## ', 3000));
}

async function answerByKeys(ana: Page): Promise<void> {
  await says(ana, 'Use defaults for the rest');
  await ana.keyboard.type('1: the PRD holds');
  await ana.keyboard.press('Enter');
  await says(ana, 'Answered by Ana Lima.');
  expect(await focused(ana)).toBe(THREAD_FIELD);
  await reach(ana, 'Answer all');
  await ana.keyboard.press('Enter');
  await at(ana, /^2\. /);
  await ana.keyboard.type('The clinic says so');
  await ana.keyboard.press('Control+Enter');
  await says(ana, 'The clinic says so');
  await at(ana, 'Answer all');
  await reach(ana, 'Use defaults for the rest');
  await ana.keyboard.press('Enter');
}

async function voteWithTheMouse(page: Page, vote: string): Promise<void> {
  await page.getByRole('button', { name: /\d+ replies/ }).click();
  await thread(page).getByRole('button', { name: vote, exact: true }).click();
}

async function voteAndDecideByKeys(ana: Page): Promise<void> {
  await says(ana, 'Which architecture shall we build?');
  await tabTo(ana, THREAD_FIELD, 'F6');
  // From where one writes: up to the newest message, and on to its first button.
  expect(await reach(ana, 'Vote A')).toBe(2);
  await ana.keyboard.press('Enter');
  await says(ana, /2 votes: (?:Ana Lima and Cleo Marsh|Cleo Marsh and Ana Lima)/);
  expect(await focused(ana)).toBe('Vote A');
  await tabTo(ana, 'Decide');
  await ana.keyboard.press('Enter');
  await at(ana, /^[AB]\. /);
  await tabTo(ana, /^[AB]\. /, 'ArrowDown');
  await tabTo(ana, /^A\. /, 'ArrowUp');
  await tabTo(ana, /^Reason/);
  await ana.keyboard.type('Few people run it.');
  await tabTo(ana, 'Decide');
  await ana.keyboard.press('Enter');
  await ana.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await focused(ana)).not.toBe('');
}

async function readTheCanvasByKeys(ana: Page): Promise<void> {
  await says(ana, 'The guide, version 1');
  await reach(ana, /\(canvas\)/, LINKS);
  const link = await focused(ana);
  await ana.keyboard.press('Enter');
  const canvas = ana.getByRole('region', { name: 'Canvas', exact: true });
  await canvas.getByRole('heading', { name: 'Summary' }).waitFor();
  await tabTo(ana, 'Close the canvas');
  await ana.keyboard.press('Tab');
  await ana.keyboard.press('PageDown');
  await expect.poll(() => ana.evaluate("document.querySelector('.document').scrollTop > 0")).toBe(true);
  await ana.keyboard.press('Escape');
  await canvas.waitFor({ state: 'detached' });
  expect(await focused(ana)).toBe(link);
}

async function changeAndAcceptByKeys(ana: Page): Promise<void> {
  await reach(ana, 'Request a change');
  await ana.keyboard.press('Enter');
  await at(ana, 'What should change in the guide?');
  await ana.keyboard.type('Name the refund window.');
  await ana.keyboard.press('Control+Enter');
  await says(ana, 'The guide, version 2');
  await reach(ana, 'Accept as final');
  await ana.keyboard.press('Enter');
  await says(ana, 'Accepted as final');
}

/** What Tab stops at without a frame around it, in one turn around the page. Throws where Tab does not come round. */
async function unseenStops(page: Page): Promise<string[]> {
  const unseen: string[] = [];
  const first = await focused(page);
  for (let stop = 0; stop < 100; stop += 1) {
    if (!(await page.evaluate(IS_SEEN))) unseen.push(await focused(page));
    await page.keyboard.press('Tab');
    if ((await focused(page)) === first) return unseen;
  }
  throw new Error('Tab does not come round.');
}

/** The browser's own bar has the focus between two turns: then nothing of the page has it. */
const IS_SEEN = `(() => {
  const at = document.activeElement;
  return [at, at.closest('.composer'), at.closest('label')]
    .some((one) => one && (one === document.body || parseFloat(getComputedStyle(one).outlineWidth) > 0 && getComputedStyle(one).outlineStyle !== 'none'));
})()`;
