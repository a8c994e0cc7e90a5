// Sentences about the guides of the built-in planner: our samples always, the corpus where it is present.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Brief } from '../../../src/blueprint/brief.ts';
import { isError } from '../../../src/blueprint/check/finding.ts';
import { Dossier } from '../../../src/blueprint/dossier.ts';
import { traceOf } from '../../../src/blueprint/trace.ts';
import { findingsOf } from '../../../src/documents/out/checked.ts';
import { createRenderer } from '../../../src/documents/out/render.ts';
import { createBuiltinPlanner } from '../../../src/planner/builtin/planner.ts';
import type { Result } from '../../../src/planner/port.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const CORPUS = process.env.ARCHITECT_CORPUS ?? resolve(ROOT, '../shared/corpus');
const AT = '2026-01-05T09:00:00.000Z';
if (!existsSync(CORPUS)) console.log('The corpus is absent: the rules are tried on the samples alone.');

const SETS = [join(ROOT, 'demo/samples'), CORPUS]
  .flatMap((root) => (existsSync(root) ? readdirSync(root).map((name) => join(root, name)) : []))
  .filter((folder) => existsSync(join(folder, 'prd.md')));

const renderer = await createRenderer(join(ROOT, 'templates'));
const planner = createBuiltinPlanner();
const call = { signal: new AbortController().signal, onPart: () => undefined, now: AT };

function given<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
}

function briefOf(folder: string): Brief {
  const documents = (['prd', 'ux'] as const).flatMap((kind) => {
    const file = join(folder, `${kind}.md`);
    if (!existsSync(file)) return [];
    const text = readFileSync(file, 'utf8');
    return [{ id: kind, name: `${kind}.md`, kind, text, sizeBytes: text.length, hash: kind }];
  });
  return {
    title: folder.split('/').at(-1) ?? '',
    deliverables: ['architecture', 'technical'],
    challenge: '',
    requirements: '',
    domains: [],
    techniques: 'Redis, Kafka',
    documents,
    unread: [],
  };
}

/** The dossier of the recommended option, or of the first of the others. */
async function dossierOf(folder: string, isRecommended: boolean): Promise<Dossier> {
  const brief = briefOf(folder);
  const { reading } = given(await planner.questions({ brief }, call));
  const asked = { brief, reading, answers: [], feedback: [], previous: null };
  const optionSet = given(await planner.options(asked, call));
  const optionId = optionSet.options.find((it) => it.recommended === isRecommended)?.id ?? 'A';
  const votes = [{ name: 'Ana', choice: optionId, reason: null, objection: null }];
  const quorum = { needed: 1, cast: 1 };
  const times = { openedAt: AT, closedAt: AT, outcome: 'majority' as const };
  const rounds = [{ number: 1, optionSet, votes, quorum, refinements: [], ...times }];
  const decision = { optionId, round: 1, by: 'Ana', at: AT, reason: null, againstBallot: false };
  const input = { brief, reading, answers: [], rounds, decision, owner: 'Ana', change: null };
  const { blueprint } = given(await planner.blueprint(input, call));
  const people = { owner: 'Ana', stakeholders: [], handovers: [], waived: [] };
  const versions = [{ number: 1, at: AT, requestedBy: null, request: null, changes: [] }];
  const history = { brief, reading, questions: [], rounds, decision, versions };
  return Dossier.parse({
    designId: 'd',
    title: brief.title,
    status: 'draft',
    ...people,
    ...history,
    blueprint,
  });
}

describe.each(SETS)('the guides from %s', (folder) => {
  test.each([true, false])(
    'have no errors (recommended option: %s)',
    async (isRecommended) => {
      const dossier = await dossierOf(folder, isRecommended);
      const findings = findingsOf(renderer, dossier);
      const { coverage } = traceOf(dossier);
      const rules = findings.map((it) => it.rule).join(' ');
      console.log(`${dossier.title}: coverage ${coverage} %, warnings: ${rules || 'none'}`);
      expect(findings.filter(isError)).toEqual([]);
    },
    30_000,
  );
});
