// Owns the figure of votes while the bot works hard: three guides are drafted, their diagrams drawn, a long PDF is read.
// Measured is the bot alone, at its socket, by a process that does nothing else (wire.ts). The strict workspace is busy
// itself, with checking canvases that the real Slack checks on machines of its own: here it gives way to the bot.
// A program, which lowers its own priority for good: `node test/bench/flood/busy.ts <database to make>`.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Message } from '../../../demo/model.ts';
import type { Person } from '../../../demo/person.ts';
import { startWorkspace, type Workspace } from '../../../demo/workspace.ts';
import { makePdf } from '../../documents/in/samples.ts';
import { ms, percentile, table } from '../figures.ts';
import { startProcess } from '../process.ts';

const MAIN = new URL('../../../src/main.ts', import.meta.url).pathname;
const WIRE = new URL('./wire.ts', import.meta.url).pathname;
const SAMPLES = new URL('../../../demo/samples/', import.meta.url).pathname;
const PRODUCTS = ['clinic-appointments', 'parcel-lockers', 'clinic-appointments'] as const;
const PER_SECOND = 100;
const QUIET_MS = 3000;
const PDF_PAGES = 25;
const LINES_A_PAGE = 45;
const PATIENCE_MS = 60_000;

interface Sample {
  readonly prd: string;
  readonly ux: string;
}

async function sampleOf(product: string): Promise<Sample> {
  const read = (name: string) => readFile(join(SAMPLES, product, name), 'utf8');
  return { prd: await read('prd.md'), ux: await read('ux.md') };
}

function holding(slack: Workspace, channel: string, needle: string): Promise<Message> {
  const find = () =>
    slack.messages(channel).find((message) => JSON.stringify(message.blocks ?? []).includes(needle));
  return slack.waitFor(find, needle, PATIENCE_MS);
}

async function startDesign(slack: Workspace, owner: Person, channel: string, sample: Sample): Promise<void> {
  await owner.command(channel, 'Busy');
  await slack.waitFor(() => owner.modal(), 'the form');
  const files = (name: string, text: string) => [{ name, bytes: text, mimetype: 'text/markdown' }];
  owner.fill({ prdFiles: files('prd.md', sample.prd), uxFiles: files('ux.md', sample.ux) });
  await owner.submit();
  while (owner.modal()) await owner.closeModal();
}

/** A design up to its open ballot. */
async function openBallot(
  slack: Workspace,
  owner: Person,
  channel: string,
  sample: Sample,
): Promise<Message> {
  await startDesign(slack, owner, channel, sample);
  const questions = await holding(slack, channel, '"useDefaults"');
  await owner.click(channel, questions.ts, 'useDefaults');
  return holding(slack, channel, '"vote:A"');
}

async function decide(slack: Workspace, owner: Person, channel: string, ballot: Message): Promise<void> {
  await owner.click(channel, ballot.ts, 'decide');
  await slack.waitFor(() => owner.modal(), 'the decision');
  owner.fill({ option: 'A', reason: 'It fits the figures best.' });
  await owner.submit();
  while (owner.modal()) await owner.closeModal();
}

interface Wire {
  readonly apiUrl: string;
  /** Votes at an even pace until `done`; the milliseconds of each until it was acknowledged. */
  votesUntil(done: Promise<unknown>): Promise<number[]>;
  close(): void;
}

/** A wire to this workspace, that clicks and measures apart from it. */
async function startWire(slack: Workspace): Promise<Wire> {
  const wire = fork(WIRE, [slack.url, String(PER_SECOND)]);
  const said = async (): Promise<unknown> => (await once(wire, 'message'))[0];
  return {
    apiUrl: `${z.string().parse(await said())}/api/`,
    votesUntil: async (done) => {
      wire.send('start');
      await done;
      wire.send('stop');
      return z.array(z.number()).parse(await said());
    },
    close: () => wire.disconnect(),
  };
}

async function longPdf({ prd }: Sample): Promise<Uint8Array> {
  const lines = prd.split('\n').map((text) => ({ text: text.replace(/[^ -~]/g, '-').slice(0, 90) }));
  const pages = Array.from({ length: PDF_PAGES }, (_, page) =>
    Array.from(
      { length: LINES_A_PAGE },
      (_line, index) => lines[(page * LINES_A_PAGE + index) % lines.length] ?? { text: '' },
    ),
  );
  return makePdf(pages);
}

async function benchBusy(databasePath: string): Promise<void> {
  const slack = await startWorkspace();
  const wire = await startWire(slack);
  const bot = await startProcess(MAIN, {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: wire.apiUrl,
    DATABASE_URL: `sqlite://${databasePath}`,
  });
  // Started before, bot and wire keep their priority.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const ana = slack.person('ana');
  const channelOf = (name: string) => slack.createChannel({ name, members: ['ana', 'ben', 'cleo'] }).id;
  const samples = await Promise.all(PRODUCTS.map(sampleOf));
  const [sample] = samples;
  if (!sample) throw new Error('There are no samples');
  const drafts: { channel: string; ballot: Message }[] = [];
  for (const [index, one] of samples.entries()) {
    const channel = channelOf(`draft-${index}`);
    drafts.push({ channel, ballot: await openBallot(slack, ana, channel, one) });
  }
  const voting = channelOf('votes');
  const ballot = await openBallot(slack, ana, voting, sample);
  for (const name of ['ana', 'ben', 'cleo'])
    for (const choice of ['vote:A', 'vote:B']) await slack.person(name).click(voting, ballot.ts, choice);

  const quiet = await wire.votesUntil(sleep(QUIET_MS));
  const pdf = await longPdf(sample);
  const reading = channelOf('reading');
  const work = async () => {
    for (const { channel, ballot: open } of drafts) await decide(slack, ana, channel, open);
    await ana.command(reading, 'Long');
    await slack.waitFor(() => ana.modal(), 'the form');
    ana.fill({ prdFiles: [{ name: 'prd.pdf', bytes: pdf, mimetype: 'application/pdf' }] });
    await ana.submit();
    await Promise.all([
      ...drafts.map(({ channel }) => holding(slack, channel, '"accept"')),
      holding(slack, reading, 'prd.pdf'),
    ]);
  };
  const began = performance.now();
  const busy = await wire.votesUntil(work());
  const seconds = (performance.now() - began) / 1000;
  await bot.stop();
  wire.close();
  await slack.close();
  table(
    `Votes at ${PER_SECOND}/s while three guides are drafted and drawn and a PDF of ${PDF_PAGES} pages is read (aim: p99 under 50 ms)`,
    [
      ['', 'votes', 'ack p50', 'ack p99'],
      ['nothing else to do', String(quiet.length), ms(percentile(quiet, 0.5)), ms(percentile(quiet, 0.99))],
      [
        `busy for ${seconds.toFixed(1)} s`,
        String(busy.length),
        ms(percentile(busy, 0.5)),
        ms(percentile(busy, 0.99)),
      ],
    ],
  );
}

const [databasePath] = process.argv.slice(2);
if (databasePath === undefined) throw new Error('Name the database to make');
await benchBusy(databasePath);
process.exit(0);
