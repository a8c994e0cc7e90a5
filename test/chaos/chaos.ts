// Plays the main story while the real process is killed: once at each crash point, then by chance; then every other story
// with a restart after each save. Prints what became of it; ends with 1 where a promise was broken.
// npm run chaos -- --seed 7 --kills 200 [--stories 2] [--mode socket|http] [--only random|points|stories]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { killAtRandom, type Passes, visitEach } from './kills.ts';
import { randomFrom } from './random.ts';
import { add, emptySum, printSum, type Sum } from './report.ts';
import { playRound, type Round, type RoundOptions } from './round.ts';

const Options = z.object({
  seed: z.coerce
    .number()
    .int()
    .default(() => Date.now() % 1_000_000),
  kills: z.coerce.number().int().min(0).default(200),
  stories: z.coerce.number().int().min(1).default(2),
  mode: z.enum(['socket', 'http']).default('socket'),
  only: z.enum(['points', 'random', 'stories']).optional(),
});

/** So that one round does not go on for ever. */
const KILLS_IN_A_ROUND = 25;
/** Some points are only come to before others; this many rounds reach them all. */
const MOST_VISITS = 6;

const { values } = parseArgs({
  options: Object.fromEntries(Object.keys(Options.shape).map((name) => [name, { type: 'string' }] as const)),
});
const { seed, kills, stories, mode, only } = Options.parse(values);
const isWanted = (part: NonNullable<typeof only>) => only === undefined || only === part;

function say(line: string): void {
  process.stdout.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);
}

async function play(name: string, sum: Sum, options: RoundOptions): Promise<Round> {
  const round = await playRound({
    mode,
    onStep: (story, step) => say(`${name}, story ${story + 1}: ${step}`),
    ...options,
    onKilled: (at) => {
      options.onKilled?.(at);
      say(`${name}: killed ${at ?? 'at a moment'}`);
    },
  });
  for (const line of add(sum, name, round)) say(line);
  return round;
}

async function killAtEach(expected: Round, sum: Sum): Promise<void> {
  const visit = visitEach([...expected.passes.keys()]);
  for (let round = 1; visit.left().length > 0 && round <= MOST_VISITS; round += 1) {
    const { nextKill, onKilled } = visit;
    await play(`points ${round}`, sum, {
      stories: 1,
      nextKill,
      onKilled,
      expected: expected.threads[0] ?? null,
    });
  }
  if (visit.left().length > 0) say(`points that were not come to: ${visit.left().join(', ')}`);
}

async function killByChance(expected: Round, passes: Passes, sum: Sum): Promise<void> {
  const random = randomFrom(seed);
  for (let round = 1; sum.kills < kills; round += 1) {
    const nextKill = killAtRandom(random, passes, Math.min(KILLS_IN_A_ROUND, kills - sum.kills));
    await play(`random ${round}`, sum, { stories, nextKill, expected: expected.threads[0] ?? null });
  }
}

/** The other stories, each with a bot that is killed after every save. True where all of them ended well. */
async function tellOthers(): Promise<boolean> {
  const vitest = join(import.meta.dirname, '../../node_modules/vitest/vitest.mjs');
  const env = { ...process.env, ARCHITECT_SAVES_TO_LIVE: '1' };
  const child = spawn(process.execPath, [vitest, 'run', 'test/e2e'], { env, stdio: 'inherit' });
  const [code]: unknown[] = await once(child, 'exit');
  return code === 0;
}

say(`seed ${seed}, ${kills} kills, ${mode} mode, Node ${process.version}, ${cpus().length} cores`);
const [points, random] = [emptySum(), emptySum()];
if (only !== 'stories') {
  const undisturbed = await play('undisturbed', emptySum(), {
    stories: 1,
    nextKill: () => null,
    expected: null,
  });
  if (undisturbed.stuck.length > 0) process.exit(1);
  if (isWanted('points')) await killAtEach(undisturbed, points);
  if (isWanted('random')) await killByChance(undisturbed, undisturbed.passes, random);
}
const areOthersWell = isWanted('stories') ? await tellOthers() : true;
if (isWanted('points')) printSum('One kill at each point', points);
if (isWanted('random')) printSum('Kills by chance', random);
const broken = [...points.broken, ...random.broken];
for (const line of broken) say(line);
if (!areOthersWell) say('a story with a restart after each save failed');
const isWell = broken.length === 0 && areOthersWell;
say(
  isWell
    ? 'every promise was kept'
    : `broken; play it again: npm run chaos -- --seed ${seed} --kills ${kills} --stories ${stories} --mode ${mode}`,
);
process.exit(isWell ? 0 : 1);
