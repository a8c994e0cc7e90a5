// Recounts the coverage of real guides from their JSON alone, by a walk that knows no part by name.
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { PARTS } from '../../src/blueprint/blueprint.ts';
import type { Brief } from '../../src/blueprint/brief.ts';
import type { Dossier } from '../../src/blueprint/dossier.ts';
import { traceOf } from '../../src/blueprint/trace.ts';
import { architectureJson } from '../../src/documents/out/architecture-file.ts';
import { renderSummary } from '../../src/documents/out/guide.ts';
import { createRenderer } from '../../src/documents/out/render.ts';
import { createBuiltinPlanner } from '../../src/planner/builtin/planner.ts';
import type { Planner } from '../../src/planner/port.ts';
import { dossierOf, voted } from '../fixtures/decided.ts';
import { briefOf, samples } from '../fixtures/sets.ts';
import { brief as ferry } from '../planner/builtin/inputs.ts';
import { createFakeModel, createTrial } from '../planner/openai/desk.ts';

const renderer = await createRenderer(join(import.meta.dirname, '../../templates'));

async function draftedOf(planner: Planner, brief: Brief): Promise<Dossier> {
  return dossierOf(planner, await voted(planner, brief), 'A');
}

/** All ids below the keys that name requirements. */
function idsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => {
    const ids = ['serves', 'drivers'].includes(key) ? z.array(z.string()).safeParse(one) : null;
    return ids?.success ? ids.data : idsIn(one);
  });
}

const File = z.object({
  dossier: z.object({
    blueprint: z.record(z.string(), z.unknown()),
    reading: z.object({
      requirements: z.array(z.object({ id: z.string(), text: z.string(), source: z.unknown() })),
      exclusions: z.array(z.object({ text: z.string(), source: z.unknown() })),
    }),
  }),
});
/** These only name what is to be met. */
const NAMING = ['review', 'plan'];

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function placeOf(source: unknown): string {
  const at = z.object({ documentId: z.string(), line: z.number() }).safeParse(source);
  return at.success ? `${at.data.documentId} ${at.data.line}` : 'nowhere';
}

function recounted(json: string): { readonly coverage: number; readonly met: number } {
  const { blueprint, reading } = File.parse(JSON.parse(json)).dossier;
  const parts = Object.entries(blueprint).filter(([name]) => !NAMING.includes(name));
  const served = new Set(parts.flatMap(([, part]) => idsIn(part)));
  const texts = new Set(reading.exclusions.map((it) => plain(it.text)));
  const places = new Set(reading.exclusions.map((it) => placeOf(it.source)).filter((it) => it !== 'nowhere'));
  const inScope = reading.requirements.filter(
    (it) => !texts.has(plain(it.text)) && !places.has(placeOf(it.source)),
  );
  const met = inScope.filter((it) => served.has(it.id)).length;
  return { met, coverage: inScope.length === 0 ? 100 : Math.floor((100 * met) / inScope.length) };
}

const rules = createBuiltinPlanner();
const CASES: readonly (readonly [string, string, Planner, Brief])[] = [
  ['rules', ferry.title, rules, ferry],
  ...samples().map((folder) => ['rules', basename(folder), rules, briefOf(folder)] as const),
  // The answers of the model in this process know the ids of this product alone.
  ['a model', ferry.title, createTrial(createFakeModel()).planner, ferry],
];

describe.each(CASES)('the guide by %s for %s', (_who, _title, planner, brief) => {
  test('has the coverage that its JSON gives, and prints it', async () => {
    const dossier = await draftedOf(planner, brief);
    const { coverage, met } = recounted(architectureJson(dossier));
    expect(traceOf(dossier).coverage).toBe(coverage);
    const page = renderSummary(renderer, dossier);
    expect(page).toContain(`${met} of ${dossier.reading.requirements.length} requirements`);
    expect(page).toContain(`${coverage} %`);
  });
});

describe.each(CASES.slice(1))('each part of the guide by %s for %s', (_who, _title, planner, brief) => {
  test('names what it serves', async () => {
    const { blueprint } = await draftedOf(planner, brief);
    const parts = Object.keys(PARTS).map((name) => [
      name,
      Object.entries(blueprint).find(([it]) => it === name)?.[1],
    ]);
    expect(parts.filter(([, part]) => idsIn(part).length === 0).map(([name]) => name)).toEqual([]);
  });
});

test('a walk over the JSON finds nothing met where the decisions alone are left', async () => {
  const { blueprint, ...dossier } = await draftedOf(rules, ferry);
  const json = architectureJson({
    ...dossier,
    blueprint: { ...blueprint, decisions: { records: [], notes: '' } },
  });
  const bare = JSON.parse(json, (key, value) => (key === 'serves' ? [] : value));
  expect(recounted(JSON.stringify(bare)).met).toBe(0);
});
