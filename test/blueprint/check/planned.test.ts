// Sentences about the guides of the built-in planner: our samples always, the corpus where it is present.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isError } from '../../../src/blueprint/check/finding.ts';
import type { Dossier } from '../../../src/blueprint/dossier.ts';
import { traceOf } from '../../../src/blueprint/trace.ts';
import { findingsOf } from '../../../src/documents/out/checked.ts';
import { createRenderer } from '../../../src/documents/out/render.ts';
import { createBuiltinPlanner } from '../../../src/planner/builtin/planner.ts';
import { dossierOf, voted } from '../../fixtures/decided.ts';
import { briefOf, sets } from '../../fixtures/sets.ts';

const renderer = await createRenderer(join(import.meta.dirname, '../../../templates'));
const planner = createBuiltinPlanner();
/** The dossier of the recommended option, or of the first of the others. */
async function draftedOf(folder: string, isRecommended: boolean): Promise<Dossier> {
  const vote = await voted(planner, briefOf(folder, 'Redis, Kafka'));
  const optionId = vote.optionSet.options.find((it) => it.recommended === isRecommended)?.id ?? 'A';
  return dossierOf(planner, vote, optionId);
}

describe.each(sets())('the guides from %s', (folder) => {
  test.each([true, false])(
    'have no errors (recommended option: %s)',
    async (isRecommended) => {
      const dossier = await draftedOf(folder, isRecommended);
      const findings = findingsOf(renderer, dossier);
      const { coverage } = traceOf(dossier);
      const rules = findings.map((it) => it.rule).join(' ');
      console.log(`${dossier.title}: coverage ${coverage} %, warnings: ${rules || 'none'}`);
      expect(findings.filter(isError)).toEqual([]);
    },
    30_000,
  );
});
