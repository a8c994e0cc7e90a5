// Owns the systems of the institutions that a hub joins: they call it, and it calls them back.
// Keeps true: they stand on the graph only where the inputs name institutions and the pattern is a hub.
import type { Reading } from '../../../blueprint/reading.ts';
import type { Pattern, UnitTemplate, WireTemplate } from '../catalogue/pattern.ts';
import { isInstitution } from '../people/institutions.ts';
import { rolesOf } from '../product-nouns.ts';
import { clip, listOf, pluralOf } from '../things/nouns.ts';

/** The unit that stands for the systems of all parties. */
export const PARTY_SYSTEMS = 'party-systems';

interface Parties {
  readonly units: readonly (UnitTemplate & { readonly serves: readonly string[] })[];
  readonly wires: readonly WireTemplate[];
}

const WIRES: readonly WireTemplate[] = [
  { from: PARTY_SYSTEMS, to: '$entry', verb: 'send commands to', protocol: 'HTTPS, mutual TLS' },
  {
    from: '$work',
    to: PARTY_SYSTEMS,
    verb: 'pass messages and outcomes on to',
    protocol: 'HTTPS, signed messages',
    isAsync: true,
  },
];

/** The systems of the institutions with their two edges; none outside a hub, or where no institution takes part. Pure. */
export function partySystems(pattern: Pick<Pattern, 'id'>, reading: Reading): Parties {
  const parties = rolesOf(reading).filter(isInstitution);
  const [first] = parties;
  if (pattern.id !== 'orchestratedHub' || first === undefined) return { units: [], wires: [] };
  const all = listOf(
    parties.map(({ name }) => pluralOf(name)),
    4,
  );
  const unit = {
    id: PARTY_SYSTEMS,
    name: clip(`Systems of ${pluralOf(first.name)}`, 60),
    kind: 'external' as const,
    technology: 'external' as const,
    responsibility: `The own systems of ${all}: each calls with its certificate and takes what is called back.`,
    scaling: 'Outside this design; a callback has a timeout and a retry limit',
    serves: [],
  };
  return { units: [unit], wires: WIRES };
}
