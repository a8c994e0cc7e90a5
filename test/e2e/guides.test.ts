import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { Blueprint } from '../../src/blueprint/blueprint.ts';
import { Reading } from '../../src/blueprint/reading.ts';
import { parseDesign } from '../../src/design/record.ts';
import { createBuiltinPlanner } from '../../src/planner/builtin/planner.ts';
import { textsOf } from '../../src/ports.ts';
import { corpus } from '../documents/in/corpus.ts';
import { emptySections, titlesOf } from '../documents/out/sections.ts';
import {
  APPENDICES,
  ARCHITECTURE_HEADINGS,
  REVIEW_BLOCKS,
  TECHNICAL_HEADINGS,
} from '../fixtures/headings.ts';
import { type DesignStory, start } from './design.ts';
import type { Stage } from './harness.ts';
import { story } from './story.ts';

const SAMPLES = new URL('../../demo/samples/', import.meta.url).pathname;

/** Documents that a design is made from; `prds` are the same one in several formats. */
interface Input {
  readonly title: string;
  readonly folder: string;
  readonly prds: readonly string[];
  readonly ux: boolean;
}

/** What a guide was made of, to compare it with another's. */
interface Made {
  readonly title: string;
  readonly guides: readonly string[];
  readonly requirements: ReadonlySet<string>;
  readonly entities: ReadonlySet<string>;
  readonly routes: ReadonlySet<string>;
}

const inProject: readonly Input[] = [
  { title: 'Cedar', folder: join(SAMPLES, 'clinic-appointments'), prds: ['prd.md'], ux: true },
  { title: 'Lockerline', folder: join(SAMPLES, 'parcel-lockers'), prds: ['prd.md'], ux: true },
];

function fromCorpus(folder: string): readonly Input[] {
  return [
    { title: 'Traffic', folder: join(folder, '07-smart-city-traffic'), prds: ['prd.md'], ux: true },
    { title: 'Dividends', folder: join(folder, '11-dms-dividends'), prds: ['prd.md'], ux: true },
    { title: 'Hub', folder: join(folder, '04-mojaloop-hub'), prds: ['prd.md'], ux: false },
    ...['prd.md', 'prd.docx', 'prd.pdf'].map((prd) => ({
      title: `Algebra ${prd}`,
      folder: join(folder, '06-x-pedition-algebra'),
      prds: [prd],
      ux: false,
    })),
  ];
}

async function seed(folder: string, name: string) {
  return { name, bytes: new Uint8Array(await readFile(join(folder, name))) };
}

/** Plays a design from its documents to the delivered guides, every question by its default. */
async function play(stage: Stage, input: Input): Promise<DesignStory> {
  const { ana } = stage;
  const files = await Promise.all(input.prds.map((name) => seed(input.folder, name)));
  const design = await start(stage, ana, {
    title: input.title,
    deliverable: 'both',
    prdText: null,
    uxText: null,
    prdFiles: files,
    uxFiles: input.ux ? [await seed(input.folder, 'ux.md')] : [],
  });
  if (!input.ux) await design.click(ana, 'gap:ux', 'waiveGap');
  await design.says('questions', 'The challenge, as I read it from the PRD');
  const isAsked = design.words('questions').includes('Use defaults for the rest');
  await design.click(ana, 'questions', isAsked ? 'useDefaults' : 'confirmChallenge');
  await design.fillIn(ana, 'ballot:1', 'decide', { option: 'A' });
  await design.says('guide:1', 'Accept as final');
  await stage.calm();
  return design;
}

async function madeOf(stage: Stage, design: DesignStory, title: string): Promise<Made> {
  const texts = textsOf(stage.store, design.id);
  const record = parseDesign(await stage.store.records.get(design.id));
  const [version] = record.versions;
  if (!version || !record.reading) throw new Error(`${title} delivered nothing`);
  const reading = Reading.parse(JSON.parse(await texts.get(record.reading)));
  const blueprint = Blueprint.parse(JSON.parse(await texts.get(version.blueprint)));
  return {
    title,
    guides: await Promise.all(version.guides.map((guide) => texts.get(guide.file))),
    requirements: new Set(reading.requirements.map(({ text }) => text)),
    entities: new Set(blueprint.data.entities.map(({ name }) => name)),
    routes: routesOf(blueprint),
  };
}

/** What every product has: a first page, the login, the own account, the health check. */
const COMMON = /^\/(v1\/)?(login(\/callback)?|logout|me|health|auth\b.*)?$/;

function routesOf({ routes }: Blueprint): ReadonlySet<string> {
  const endpoints = routes.groups.flatMap((group) => group.endpoints);
  const paths = [...routes.pages, ...endpoints].map(({ path }) => path);
  return new Set(paths.filter((path) => !COMMON.test(path)));
}

function expectComplete({ guides: [architecture = '', technical = ''] }: Made): void {
  expect(titlesOf(architecture, 2)).toEqual([
    'Summary',
    'Review of the inputs',
    ...ARCHITECTURE_HEADINGS,
    'Appendix: Architecture decision records',
    ...APPENDICES,
  ]);
  expect(titlesOf(technical, 2)).toEqual([
    'Summary',
    'Review of the inputs',
    ...TECHNICAL_HEADINGS,
    ...APPENDICES,
  ]);
  for (const guide of [architecture, technical]) {
    expect(titlesOf(guide, 3)).toEqual(expect.arrayContaining([...REVIEW_BLOCKS]));
    expect(emptySections(guide)).toEqual([]);
  }
}

function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): string[] {
  return [...one].filter((item) => other.has(item));
}

/** What two designs have in common and should not: each thing with the titles of both. */
function commonTo(one: Made, other: Made): string[] {
  const said = [...one.requirements].filter((text) => text.length > LONG);
  const things = [
    ...shared(one.requirements, other.requirements),
    ...shared(one.entities, other.entities),
    ...shared(one.routes, other.routes),
    ...said.filter((text) => other.guides.some((guide) => guide.includes(text))),
  ];
  return things.map((thing) => `${one.title} and ${other.title}: ${thing}`);
}

/** A shorter sentence may stand in any guide. */
const LONG = 30;
const made: Made[] = [];

describe('guides of the built-in planner', () => {
  for (const input of [...inProject, ...(corpus === null ? [] : fromCorpus(corpus))]) {
    story(
      `${input.title}: every heading in order, no section empty`,
      { planner: createBuiltinPlanner() },
      async (stage) => {
        const result = await madeOf(stage, await play(stage, input), input.title);
        expect(result.requirements.size).toBeGreaterThan(5);
        expectComplete(result);
        made.push(result);
      },
    );
  }

  story('share no requirement, entity or route with those of other documents', {}, async () => {
    const apart = made.filter(({ title }) => !/docx|pdf/.test(title));
    expect(apart.length).toBeGreaterThan(1);
    const pairs = apart.flatMap((one) =>
      apart.flatMap((other) => (one === other ? [] : [[one, other] as const])),
    );
    expect(pairs.flatMap(([one, other]) => commonTo(one, other))).toEqual([]);
  });
});
