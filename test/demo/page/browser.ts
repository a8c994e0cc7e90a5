// Owns the browser of the tests: finds the system's Chromium, opens windows, looks for what keeps people out.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { z } from 'zod';

const PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const OUTPUT = join(import.meta.dirname, '../../../test-output/page');

/** Where Chromium is, or null; CHROMIUM_PATH wins. Says so where there is none. */
export function chromiumPath(): string | null {
  const found = [process.env.CHROMIUM_PATH ?? '', ...PATHS].find((path) => path !== '' && existsSync(path));
  if (found === undefined)
    process.stdout.write('No Chromium here: the tests of the page are skipped. Set CHROMIUM_PATH.\n');
  return found ?? null;
}

export function openBrowser(executablePath: string): Promise<Browser> {
  mkdirSync(OUTPUT, { recursive: true });
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** A window of this person. Whatever the page throws fails the test. */
export async function openWindow(
  browser: Browser,
  url: string,
  you: string,
  size = { width: 1360, height: 860 },
) {
  const page = await browser.newPage({ viewport: size });
  // A busy machine, and the bot's own pace: a ballot is redrawn every 3 s at most.
  page.setDefaultTimeout(45_000);
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(`${url}/?you=${you}`);
  await page.getByRole('heading', { name: '#product' }).waitFor();
  return page;
}

/** A picture for people to look at, in a folder that git ignores. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(OUTPUT, `${name}.png`) });
}

const Found = z.object({
  violations: z.array(
    z.object({
      id: z.string(),
      impact: z.string().nullish(),
      nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })),
    }),
  ),
});

/** What axe-core calls serious or critical, one line each. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(`${axe.source};0`);
  const { violations } = Found.parse(await page.evaluate('axe.run(document)'));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary ?? ''}`);
}

const FOCUSED = `(() => {
  const at = document.activeElement;
  return (at?.getAttribute('aria-label') || at?.labels?.[0]?.textContent || at?.textContent || at?.getAttribute('placeholder') || '').trim();
})()`;

/** The name of what has the focus. */
export async function focused(page: Page): Promise<string> {
  return z.string().parse(await page.evaluate(FOCUSED));
}

/** Presses Tab, or another key, until this has the focus: how often. Throws when it cannot be reached. */
export async function tabTo(page: Page, name: string | RegExp, key = 'Tab'): Promise<number> {
  const isThere = (text: string) => (typeof name === 'string' ? text === name : name.test(text));
  for (let presses = 1; presses <= 200; presses += 1) {
    await page.keyboard.press(key);
    if (isThere(await focused(page))) return presses;
  }
  throw new Error(`The keyboard does not reach ${name}.`);
}
