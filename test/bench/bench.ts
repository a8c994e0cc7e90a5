// Prints every figure of the README, each beside the plain alternative of the same run where there is one.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchChecks } from './checks.ts';
import { benchClicks } from './clicks.ts';
import { ms, table } from './figures.ts';
import { benchFloods } from './flood/floods.ts';
import { benchOpenAi } from './openai.ts';
import { benchPictures } from './pictures.ts';
import { benchPlanner } from './planner.ts';
import { benchStartUp } from './start-up.ts';

const BUSY = new URL('./flood/busy.ts', import.meta.url).pathname;
const folder = await mkdtemp(join(tmpdir(), 'architect-bench-'));
process.stdout.write(`Node ${process.version}, ${cpus().length} cores\n`);
await benchStartUp(join(folder, 'start.sqlite'));
await benchClicks(join(folder, 'clicks.sqlite'));
await benchFloods(folder);
await once(fork(BUSY, [join(folder, 'busy.sqlite')]), 'exit');
const longest = await benchPlanner();
if (longest) await benchChecks(longest.title, longest);
await benchPictures();
const model = await benchOpenAi();
table(
  'A guide by a model at 0.89 s to the first token and 103 tokens/s, beside the same tokens as one answer',
  [
    ['', 'whole guide', 'first part', 'price'],
    ['one long prompt', ms(model.baselineSeconds * 1000), '', `$${model.baselineUsd.toFixed(3)}`],
    [
      'architect',
      ms(model.ourSeconds * 1000),
      `${(model.firstPartShare * 100).toFixed(1)} %`,
      `$${model.ourUsd.toFixed(3)}`,
    ],
    [
      'ratio',
      `${model.timesFaster.toFixed(1)} times faster`,
      '',
      `${model.timesThePrice.toFixed(2)} times the price`,
    ],
  ],
);
await rm(folder, { recursive: true });
process.exit(0);
