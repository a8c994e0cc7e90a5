// Owns the figures of thinking: each step of the built-in planner on each set of documents at hand.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Brief } from '../../src/blueprint/brief.ts';
import type { Dossier, RoundRecord } from '../../src/blueprint/dossier.ts';
import { createBuiltinPlanner } from '../../src/planner/builtin/planner.ts';
import type { Result } from '../../src/planner/port.ts';
import { ms, table, timed } from './figures.ts';

const HERE = import.meta.dirname;
const SETS = [
  join(HERE, '../../demo/samples'),
  process.env.ARCHITECT_CORPUS ?? join(HERE, '../../../shared/corpus'),
];

interface Documents {
  readonly name: string;
  readonly brief: Brief;
}

function briefFrom(folder: string, name: string): Brief {
  const documents = (['prd', 'ux'] as const).flatMap((kind) => {
    const path = join(folder, name, `${kind}.md`);
    if (!existsSync(path)) return [];
    const text = readFileSync(path, 'utf8');
    return [{ id: `D-${kind}`, name: `${kind}.md`, kind, text, sizeBytes: text.length, hash: '' }];
  });
  return {
    title: name,
    deliverables: ['architecture', 'technical'],
    challenge: '',
    requirements: '',
    domains: [],
    techniques: '',
    documents,
    unread: [],
  };
}

function documentSets(): Documents[] {
  return SETS.flatMap((folder) => {
    if (!existsSync(folder)) {
      process.stdout.write(`\nNo documents at ${folder}: left out.\n`);
      return [];
    }
    const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'prd.md')));
    return names.map((name) => ({ name, brief: briefFrom(folder, name) }));
  });
}

function worked<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

const NOW = '2026-01-15T12:00:00.000Z';

async function benchOne({ name, brief }: Documents): Promise<{ row: string[]; dossier: Dossier }> {
  const planner = createBuiltinPlanner();
  const call = { signal: new AbortController().signal, onPart: () => undefined, now: NOW };
  const asked = await timed(async () => worked(await planner.questions({ brief }, call)));
  const { reading } = asked.value;
  const offered = await timed(async () =>
    worked(await planner.options({ brief, reading, answers: [], feedback: [], previous: null }, call)),
  );
  const optionSet = offered.value;
  const chosen = optionSet.options.find((option) => option.recommended) ?? optionSet.options[0];
  if (!chosen) throw new Error('No option to draft');
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
  const decision = { optionId: chosen.id, round: 1, by: 'Ana', at: NOW, reason: null, againstBallot: false };
  const drafted = await timed(async () =>
    worked(
      await planner.blueprint(
        { brief, reading, answers: [], rounds: [round], decision, owner: 'Ana', change: null },
        call,
      ),
    ),
  );
  const words = brief.documents.reduce((sum, document) => sum + document.text.split(/\s+/).length, 0);
  const versions = [{ number: 1, at: NOW, requestedBy: null, request: null, changes: [] }];
  const people = { owner: 'Ana', stakeholders: [], handovers: [], waived: [] };
  const dossier: Dossier = {
    ...{ designId: 'bench', title: name, status: 'draft', questions: [], versions, ...people },
    ...{ brief, reading, rounds: [round], decision, blueprint: drafted.value.blueprint },
  };
  const row = [name, String(words), ms(asked.tookMs), ms(offered.tookMs), ms(drafted.tookMs)];
  return { row, dossier };
}

/** Prints the figures, and gives back the longest design that was drafted. */
export async function benchPlanner(): Promise<Dossier | null> {
  const made: { row: string[]; dossier: Dossier }[] = [];
  for (const documents of documentSets()) made.push(await benchOne(documents));
  const rows = made.map((it) => it.row);
  table('Built-in planner, first run on each set (aim: each step under 1,000 ms)', [
    ['documents', 'words', 'read and ask', 'options', 'blueprint'],
    ...rows,
  ]);
  const sizes = made.map((it) => JSON.stringify(it.dossier.blueprint).length);
  return made[sizes.indexOf(Math.max(...sizes))]?.dossier ?? null;
}
