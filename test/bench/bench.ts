// Prints every figure of the README, each beside the plain alternative of the same run where there is one.
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchClicks } from './clicks.ts';
import { benchPlanner } from './planner.ts';
import { benchStartUp } from './start-up.ts';

const folder = await mkdtemp(join(tmpdir(), 'architect-bench-'));
process.stdout.write(`Node ${process.version}, ${cpus().length} cores\n`);
await benchStartUp(join(folder, 'start.sqlite'));
await benchClicks(join(folder, 'clicks.sqlite'));
await benchPlanner();
await rm(folder, { recursive: true });
process.exit(0);
