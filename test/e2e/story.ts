// Owns the frame of every story: a fresh workspace and bot, and afterwards no broken rule and no error in the log.
import { expect, it } from 'vitest';
import { areLivesShort, type Stage, type StageOptions, startStage } from './harness.ts';

export interface StoryOptions extends StageOptions {
  /** Messages of the error lines that this story is about. */
  readonly expectedErrors?: readonly string[];
  readonly timeoutMs?: number;
  /** What it shows needs a bot that lives through: not told where bots die after each save. */
  readonly isOfOneLife?: boolean;
}

/** A test that plays one story on a stage of its own. */
export function story(
  title: string,
  { expectedErrors = [], timeoutMs = 60_000, isOfOneLife = false, ...options }: StoryOptions,
  play: (stage: Stage) => Promise<void>,
): void {
  it.skipIf(isOfOneLife && areLivesShort)(title, { timeout: timeoutMs }, async () => {
    const stage = await startStage(options);
    try {
      await play(stage);
      await stage.calm();
    } finally {
      await stage.close();
    }
    expect(stage.slack.violations).toEqual([]);
    const unexpected = stage.errors.filter((line) => !expectedErrors.some((error) => line.includes(error)));
    expect(unexpected).toEqual([]);
    for (const error of expectedErrors) {
      expect(stage.errors.some((line) => line.includes(error))).toBe(true);
    }
  });
}
