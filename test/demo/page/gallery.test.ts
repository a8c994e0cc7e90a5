// Every view of the bot on the page, in light and dark, on a phone and on a desk: nothing keeps people out, nothing is cut.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { addMessage } from '../../../demo/messages.ts';
import type { Channel } from '../../../demo/model.ts';
import { createPage } from '../../../demo/page/page.ts';
import { seedCast } from '../../../demo/page/people.ts';
import { addChannel, userByName } from '../../../demo/seed.ts';
import { changed, type Team, violate } from '../../../demo/team.ts';
import { pushView, stackOf } from '../../../demo/views.ts';
import { startWorkspace, type Workspace } from '../../../demo/workspace.ts';
import { gallery } from '../../slack/views/gallery.ts';
import { barriers, chromiumPath, openBrowser, picture } from './browser.ts';

const CHROMIUM = chromiumPath();
const LONG_MS = 240_000;
const SCHEMES = ['light', 'dark'] as const;
const WIDTHS = [390, 1280] as const;
const Message = z.object({ blocks: z.array(z.record(z.string(), z.unknown())) });
const Form = z.looseObject({ title: z.looseObject({ text: z.string() }) });

const views = [...gallery()].map(([name, view]) => [name, withCast(view)] as const);
const messages = views.filter(([name]) => !name.startsWith('form-'));
const forms = views.filter(([name]) => name.startsWith('form-'));

const DELIVERY = {
  kind: 'envelope',
  atMs: 0,
  id: 'envelope-1',
  type: 'slash_commands',
  payload: { command: '/architect' },
  retryAttempt: 0,
  retryReason: '',
} as const;

let workspace: Workspace;
let team: Team;
let channel: Channel;
let browser: Browser;

beforeAll(async () => {
  if (CHROMIUM === null) return;
  const nothing = async () => undefined;
  const tools = { play: () => undefined, stopPlay: () => undefined, restartBot: nothing, reset: nothing };
  const now = () => ({ play: { isOn: false, doing: '' }, isConnected: true });
  const page = (own: Team) => {
    team = own;
    return createPage(own, { ...tools, now });
  };
  workspace = await startWorkspace({ page, furnish: seedCast });
  channel = addChannel(team, { name: 'views', members: ['ana', 'ben', 'cleo'], withBot: true });
  for (const [, view] of messages) {
    const { blocks } = Message.parse(view);
    addMessage(team, channel, { userId: team.botUserId, botId: team.botId, blocks });
  }
  browser = await openBrowser(CHROMIUM);
});

afterAll(async () => {
  if (CHROMIUM === null) return;
  await browser.close();
  await workspace.close();
});

describe.skipIf(CHROMIUM === null)('every view of the bot', { timeout: LONG_MS }, () => {
  for (const scheme of SCHEMES) {
    test.each(WIDTHS)(`is readable and whole, ${scheme}, %i pixels wide`, async (width) => {
      const page = await opened(scheme, width);
      expect(await barriers(page)).toEqual([]);
      expect(await cut(page, '.message')).toEqual([]);
      await lookAtMessages(page, `${scheme}-${width}`);

      for (const [name, view] of forms) await lookAtForm(page, name, view, `${scheme}-${width}`);
      await page.close();
    });
  }
});

describe.skipIf(CHROMIUM === null)('the raw traffic', { timeout: LONG_MS }, () => {
  test.each(SCHEMES)('shows milliseconds, and broken rules in words and in red, %s', async (scheme) => {
    for (const list of [team.violations, team.traffic]) list.length = 0;
    const page = await opened(scheme, 1280);
    await page.getByRole('button', { name: 'Raw traffic' }).click();
    const panel = page.getByRole('region', { name: 'Raw traffic', exact: true });
    await panel.getByText('No rule of Slack was broken.').waitFor();
    team.traffic.push({ ...DELIVERY, ackMs: 4.2 }, { ...DELIVERY, ackMs: 3400 });
    violate(team, 'ack', '/architect', 'acknowledged after 3400 ms');
    await panel.getByText('Broken rules of Slack: 1').waitFor();
    await page.getByText('1 broken rule', { exact: true }).waitFor();
    await panel.getByRole('listitem').filter({ hasText: 'ack 4.2 ms' }).waitFor();
    const late = panel.locator('.bad').filter({ hasText: 'ack 3400 ms' });
    await late.waitFor();
    expect(await panel.locator('.bad').filter({ hasText: 'ack 4.2 ms' }).count()).toBe(0);
    const colour = await page.evaluate("getComputedStyle(document.querySelector('.bad .outcome')).color");
    expect(colour).toBe(scheme === 'light' ? 'rgb(179, 23, 58)' : 'rgb(255, 143, 163)');
    expect(await barriers(page)).toEqual([]);
    await picture(page, `traffic-broken-${scheme}`);
    await page.close();
  });
});

describe.skipIf(CHROMIUM === null)('the log', { timeout: LONG_MS }, () => {
  const lines = (count: number) =>
    Array.from({ length: count }, (_, at) => ({
      type: 'section',
      text: { type: 'mrkdwn', text: `Line ${at}` },
    }));
  const bot = () => ({ userId: team.botUserId, botId: team.botId });
  const seen = (page: Page, words: string) =>
    page.getByRole('article').filter({ hasText: words }).getByText(words, { exact: true });

  async function withLog(look: (page: Page, own: Channel) => Promise<void>): Promise<void> {
    const own = addChannel(team, { name: `log-${team.channels.size}`, members: ['ana'], withBot: true });
    addMessage(team, own, { ...bot(), blocks: lines(30) });
    addMessage(team, own, {
      ...bot(),
      blocks: [{ type: 'header', text: plain('The ballot') }, ...lines(40)],
    });
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(`${workspace.url}/?you=ana&channel=${own.id}`);
    await seen(page, 'The ballot').waitFor();
    await look(page, own);
    await page.close();
  }

  function plain(text: string) {
    return { type: 'plain_text', text };
  }

  function comes(own: Channel): void {
    const blocks = [{ type: 'header', text: plain('The guide') }, ...lines(20)];
    addMessage(team, own, { ...bot(), blocks });
    changed(team);
  }

  test('shows what comes, though what stands above was redrawn shorter', () =>
    withLog(async (page, own) => {
      // What the browser does when a message above is redrawn with fewer lines.
      await page.evaluate("document.querySelector('.log').scrollTop -= 30");
      await framed(page);
      comes(own);
      await expect.poll(() => isInView(page, 'The guide')).toBe(true);
    }));

  test('stays where a reader went up', () =>
    withLog(async (page, own) => {
      const log = page.getByRole('log');
      await log.hover();
      for (let turn = 0; turn < 3; turn += 1) {
        await page.mouse.wheel(0, -200);
        await framed(page);
      }
      comes(own);
      await seen(page, 'The guide').waitFor({ state: 'attached' });
      await framed(page);
      expect(await isInView(page, 'The guide')).toBe(false);
    }));
});

/** After the next two frames: what scrolls has scrolled, and was told of. */
async function framed(page: Page): Promise<void> {
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
}

async function isInView(page: Page, heading: string): Promise<unknown> {
  return page.evaluate(`(() => {
    const log = document.querySelector('.log').getBoundingClientRect();
    const at = [...document.querySelectorAll('.log h3')].find((it) => it.textContent === '${heading}');
    const box = at?.getBoundingClientRect();
    return box !== undefined && box.top >= log.top && box.bottom <= log.bottom;
  })()`);
}

/** The people of the views are those of the workspace. */
function withCast(view: unknown): unknown {
  return JSON.parse(JSON.stringify(view).replaceAll(/<@U(\d)>/g, '<@U00000000$1>'));
}

async function opened(colorScheme: (typeof SCHEMES)[number], width: number): Promise<Page> {
  const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
  await page.goto(`${workspace.url}/?you=ana&channel=${channel.id}`);
  await page
    .getByRole('article')
    .nth(messages.length - 1)
    .waitFor();
  return page;
}

async function lookAtMessages(page: Page, how: string): Promise<void> {
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  const whole = z.number().parse(await page.evaluate("document.querySelector('.log').scrollHeight"));
  await page.setViewportSize({ width, height: whole + 600 });
  await picture(page, `views-${how}`);
  await page.setViewportSize({ width, height });
}

async function lookAtForm(page: Page, name: string, view: unknown, how: string): Promise<void> {
  const ana = userByName(team, 'ana').id;
  const form = Form.parse(view);
  pushView(team, 'views.open', ana, form, channel.id);
  const dialog = page.getByRole('dialog', { name: form.title.text });
  await dialog.waitFor();
  expect(await cut(page, 'dialog, .field'), name).toEqual([]);
  expect(await focusIn(page), name).toBe(true);
  if (how === 'light-390') expect(await barriers(page), name).toEqual([]);
  await picture(page, `${name}-${how}`);
  stackOf(team, ana).length = 0;
  changed(team);
  await dialog.waitFor({ state: 'detached' });
}

/** The parts inside that reach beyond its right edge, but for what scrolls by itself. */
async function cut(page: Page, selector: string): Promise<unknown> {
  return page.evaluate(`[...document.querySelectorAll('${selector}')].flatMap((box) =>
    [...box.querySelectorAll('*')]
      .filter((part) => !part.closest('.wide') && !part.closest('.hidden'))
      .filter((part) => part.getBoundingClientRect().right > box.getBoundingClientRect().right + 0.5)
      .map((part) => part.outerHTML.slice(0, 120)))`);
}

/** Whether typing or choosing can begin at once. */
async function focusIn(page: Page): Promise<unknown> {
  return page.evaluate(`document.activeElement?.matches(
    'dialog :is(input, select, textarea):not([type=radio]), dialog [type=radio]:checked, dialog footer button') ?? false`);
}
