// Owns real designs to draw: the built-in planner's drafts of the sample documents, and of a corpus where there is one.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Brief } from '../../../src/blueprint/brief.ts';
import type { RoundRecord } from '../../../src/blueprint/dossier.ts';
import type { PictureRequest } from '../../../src/documents/pictures/picture.ts';
import { guidePictures, optionPicture } from '../../../src/documents/pictures/requests.ts';
import { createBuiltinPlanner } from '../../../src/planner/builtin/planner.ts';
import type { Result } from '../../../src/planner/port.ts';

const HERE = import.meta.dirname;
const SAMPLES = join(HERE, '../../../demo/samples');
const CORPUS = process.env.ARCHITECT_CORPUS ?? join(HERE, '../../../../shared/corpus');
const NOW = '2026-01-15T12:00:00.000Z';

function briefFrom(folder: string, name: string): Brief {
  const documents = (['prd', 'ux'] as const).flatMap((kind) => {
    const path = join(folder, name, `${kind}.md`);
    if (!existsSync(path)) return [];
    const text = readFileSync(path, 'utf8');
    return [{ id: `D-${kind}`, name: `${kind}.md`, kind, text, sizeBytes: text.length, hash: '' }];
  });
  const empty = { challenge: '', requirements: '', domains: [], techniques: '', unread: [] };
  return { ...empty, title: name, deliverables: ['architecture', 'technical'], documents };
}

function worked<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

async function picturesFrom(brief: Brief): Promise<PictureRequest[]> {
  const planner = createBuiltinPlanner();
  const call = { signal: new AbortController().signal, onPart: () => undefined, now: NOW };
  const { reading } = worked(await planner.questions({ brief }, call));
  const common = { brief, reading, answers: [] };
  const optionSet = worked(await planner.options({ ...common, feedback: [], previous: null }, call));
  const optionId = optionSet.options.find((option) => option.recommended)?.id ?? 'A';
  const round: RoundRecord = {
    number: 1,
    optionSet,
    votes: [],
    quorum: { needed: null, cast: 0 },
    refinements: [],
    openedAt: NOW,
    closedAt: NOW,
    outcome: 'decidedEarly',
  };
  const decision = { optionId, round: 1, by: 'Ana', at: NOW, reason: null, againstBallot: false };
  const input = { ...common, rounds: [round], decision, owner: 'Ana', change: null };
  const { blueprint } = worked(await planner.blueprint(input, call));
  return [...optionSet.options.map((option) => optionPicture(option, reading)), ...guidePictures(blueprint)];
}

/** All pictures of each set of documents, by the set's name; says so where there is no corpus. */
export async function draftedPictures(): Promise<{ name: string; pictures: PictureRequest[] }[]> {
  if (!existsSync(CORPUS)) process.stdout.write(`No corpus at ${CORPUS}: only the samples are drawn.\n`);
  const folders = [SAMPLES, CORPUS].filter((folder) => existsSync(folder));
  const sets = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => existsSync(join(folder, name, 'prd.md')))
      .map((name) => ({ folder, name })),
  );
  return Promise.all(
    sets.map(async ({ folder, name }) => ({ name, pictures: await picturesFrom(briefFrom(folder, name)) })),
  );
}
