// Owns the stage of a browser test: a demo in a folder of its own and a browser, new for each test and gone after it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeEach } from 'vitest';
import { type Demo, startDemo } from '../../../demo/stage.ts';
import { chromiumPath, openBrowser, openWindow } from './browser.ts';

/** Null where tests of the page are to be skipped. */
export const CHROMIUM = chromiumPath();
/** What a whole story may take on a busy machine. */
export const LONG_MS = 300_000;

/** A key in the surroundings would have a model draft. */
const NO_MODEL = { OPENAI_API_KEY: '', OPENAI_BASE_URL: '', OPENAI_REPLAY: '' };

export interface Stage {
  readonly demo: () => Demo;
  /** A window of this person. */
  readonly enter: (you: string) => Promise<Page>;
  /** Ends the demo and starts it again on what it kept. */
  readonly restart: () => Promise<void>;
}

/** The stage of all tests of a file. `pauseMs` is how long played people think; their own pace where it is absent. */
export function stageForEach(pauseMs?: number): Stage {
  let standing: { readonly folder: string; demo: Demo; readonly browser: Browser } | null = null;
  const here = () => {
    if (standing === null) throw new Error('There is a stage within a test only.');
    return standing;
  };
  const start = (folder: string): Promise<Demo> =>
    startDemo({ folder, port: 0, settings: NO_MODEL, ...(pauseMs === undefined ? {} : { pauseMs }) });

  beforeEach(async () => {
    if (CHROMIUM === null) return;
    const folder = await mkdtemp(join(tmpdir(), 'architect-page-'));
    standing = { folder, demo: await start(folder), browser: await openBrowser(CHROMIUM) };
  });
  afterEach(async () => {
    if (standing === null) return;
    const { folder, demo, browser } = standing;
    standing = null;
    await browser.close();
    await demo.stop();
    await rm(folder, { recursive: true });
  });

  return {
    demo: () => here().demo,
    enter: (you) => openWindow(here().browser, here().demo.url, you),
    restart: async () => {
      await here().demo.stop();
      here().demo = await start(here().folder);
    },
  };
}
