// Owns which feature stands on the things of another: institutions are connected before anything passes between them,
// and what passes is there before it is settled.
// Keeps true: two features never stand on each other; where no institution takes part, none stands on another.
import { keptFor } from '../../../kept.ts';
import type { EntityFact, FeatureFact, Spine } from '../../spine.ts';
import { isInstitutionRecord, kindOf } from '../data/kinds.ts';
import { bonds } from '../data/relations.ts';
import { homes } from '../routes/homes.ts';

const CLEARS: readonly string[] = ['clearing', 'line'];

interface Ground {
  readonly party: string | undefined;
  readonly moving: string | undefined;
  readonly clearing: ReadonlySet<string>;
  readonly ofParty: ReadonlySet<string>;
}

/** The home of the first thing that is moved, in the order of the spine; the key thing where it is one. */
const groundOf = keptFor((spine: Spine): Ground => {
  const home = homes(spine);
  const homeOf = (one: EntityFact | undefined): string | undefined =>
    one === undefined ? undefined : home.get(one.name);
  const kindIn = (one: EntityFact): string => kindOf(spine, one)?.id ?? '';
  const party = spine.entities.find((one) => isInstitutionRecord(spine, one));
  const under = bonds(spine).filter(({ parent }) => parent === party);
  const named = (all: readonly EntityFact[]): Set<string> =>
    new Set(all.map(homeOf).filter((name) => name !== undefined));
  return {
    party: homeOf(party),
    moving: homeOf(spine.entities.find((one) => kindIn(one) === 'movement')),
    clearing: named(spine.entities.filter((one) => CLEARS.includes(kindIn(one)))),
    ofParty: named(under.map(({ child }) => child)),
  };
});

/** True where a feature has to wait for the things of the other. Pure. */
export function isBuiltOn(spine: Spine, feature: FeatureFact, other: FeatureFact): boolean {
  const { party, moving, clearing, ofParty } = groundOf(spine);
  if (party === undefined || feature.name === other.name) return false;
  if (other.name === party) return ofParty.has(feature.name) || clearing.has(feature.name);
  return other.name === moving && feature.name !== party && clearing.has(feature.name);
}
