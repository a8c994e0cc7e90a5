// Owns the trace of fields that decide a run and have no names yet: they are read by the call of that run. Pure.
import type { ApiGroup } from '../../../../blueprint/parts/routes.ts';
import { unnamedFields } from '../../ground/unnamed.ts';
import type { Spine } from '../../spine.ts';
import { unique } from '../../things/nouns.ts';

const RUN = /\/sync$/;

/** The groups, in which the first call of a run serves what speaks of unnamed fields; as they are where there is none. Pure. */
export function withUnnamed(spine: Spine, groups: readonly ApiGroup[]): ApiGroup[] {
  const ids = spine.requirements.filter(({ text }) => unnamedFields(text) !== null).map(({ id }) => id);
  const run = groups
    .flatMap(({ endpoints }) => endpoints)
    .find(({ method, path }) => method === 'POST' && RUN.test(path));
  if (run === undefined || ids.length === 0) return [...groups];
  const served = { ...run, serves: unique([...run.serves, ...ids]) };
  return groups.map((group) => ({
    ...group,
    endpoints: group.endpoints.map((each) => (each === run ? served : each)),
  }));
}
