// Owns the figures of drawing: time per picture, and what the event loop and the memory notice of it.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { PictureRequest } from '../../src/documents/pictures/picture.ts';
import { createPictureThread, type PictureThread } from '../../src/documents/pictures/picture-thread.ts';
import { draftedPictures } from '../documents/pictures/drafts.ts';
import { ms, percentile, table, timed } from './figures.ts';

const ROUNDS = 3;
const NS_PER_MS = 1e6;

/** The longest that the event loop was held while the task ran. */
async function heldMs(task: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await task();
  delay.disable();
  return delay.max / NS_PER_MS;
}

/** A thread that only counts: what the machine itself takes from the event loop. */
async function beOccupied(forMs: number): Promise<void> {
  const counter = new Worker('for (;;);', { eval: true });
  await sleep(forMs);
  await counter.terminate();
}

interface Sample {
  readonly kind: string;
  readonly tookMs: number;
  /** Processor time of the whole process meanwhile: what a machine with nothing else to do would take. */
  readonly workedMs: number;
}

async function drawOne(thread: PictureThread, request: PictureRequest): Promise<Sample> {
  const before = process.cpuUsage();
  const { tookMs } = await timed(() => thread.draw(request));
  const { user, system } = process.cpuUsage(before);
  return { kind: request.key.split('-')[0] ?? '', tookMs, workedMs: (user + system) / 1000 };
}

async function drawAll(
  thread: PictureThread,
  requests: readonly PictureRequest[],
  rounds: number,
): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const request of requests) samples.push(await drawOne(thread, request));
  return samples;
}

function row(kind: string, samples: readonly Sample[]): string[] {
  const took = samples.map((sample) => sample.tookMs);
  const worked = samples.map((sample) => sample.workedMs);
  return [kind, ...[took, worked].flatMap((of) => [ms(percentile(of, 0.5)), ms(percentile(of, 0.95))])];
}

/** Prints the figures. */
export async function benchPictures(): Promise<void> {
  const requests = (await draftedPictures()).flatMap(({ pictures }) => pictures);
  const thread = createPictureThread();
  const [first] = requests;
  const cold = first ? await timed(() => thread.draw(first)) : { tookMs: Number.NaN };
  await drawAll(thread, requests, 1);
  const before = process.memoryUsage().rss;
  let all: Sample[] = [];
  const held = await heldMs(async () => {
    all = await drawAll(thread, requests, ROUNDS);
  });
  const grown = (process.memoryUsage().rss - before) / 1e6;
  await thread.close();
  const tookMs = all.reduce((sum, sample) => sum + sample.tookMs, 0);
  const beside = await heldMs(() => beOccupied(tookMs));
  const kinds = [...new Set(all.map((sample) => sample.kind))];
  table(`${requests.length} pictures of real documents, drawn warm (aim: p95 under 150 ms)`, [
    ['kind', 'median', 'p95', 'processor, median', 'p95'],
    ...kinds.map((kind) =>
      row(
        kind,
        all.filter((sample) => sample.kind === kind),
      ),
    ),
    row('all', all),
  ]);
  table('Meanwhile (aim: the event loop held under 50 ms)', [
    ['first picture, thread started', ms(cold.tookMs)],
    ['event loop held at most', ms(held)],
    ['beside a thread that only counts, for as long', ms(beside)],
    ['memory grown', `${grown.toFixed(0)} MB`],
  ]);
}
