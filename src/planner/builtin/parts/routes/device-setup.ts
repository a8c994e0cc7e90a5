// Owns the call by which a thing in the field is set up, where the inputs have such things and name nobody who makes them.
// Keeps true: where a call makes them already, none is added.
import type { ApiGroup, Endpoint } from '../../../../blueprint/parts/routes.ts';
import { deviceOf } from '../../graph/device-surface.ts';
import { chiefOf, known } from '../../spine/facts.ts';
import type { EntityFact, Spine } from '../../spine.ts';
import { article, noun } from '../../things/phrases.ts';

/** "600 stations": the demand that says how many there are, and the first that one of them has to meet. */
function demandOn({ requirements }: Spine, entity: EntityFact): string[] {
  const counted = new RegExp(`\\b\\d[\\d,.]* ${entity.plural}\\b`, 'i');
  const asked = requirements.filter(({ text }) => counted.test(text)).map(({ id }) => id);
  return [...asked.slice(0, 1), ...entity.requirementIds.slice(0, 1)];
}

function setUp(spine: Spine, entity: EntityFact): Endpoint {
  return {
    method: 'POST',
    path: `/v1/${entity.segment}`,
    purpose: `Set up ${article(noun(entity.name))}: where it stands, what belongs to it, and the certificate that it connects with (assumed).`,
    roles: [chiefOf(spine).name],
    serves: known(spine, demandOn(spine, entity)),
  };
}

/** The groups with that call behind the list of the things in the field; as they are where something makes them. Pure. */
export function withDeviceSetup(spine: Spine, groups: readonly ApiGroup[]): ApiGroup[] {
  const device = deviceOf(spine.structure.components);
  const entity = spine.entities.find(({ name }) => name.toLowerCase() === device?.toLowerCase());
  const isHere = ({ endpoints }: ApiGroup): boolean =>
    endpoints.some(({ path }) => path === `/v1/${entity?.segment ?? ''}`);
  const isMade = groups.some(({ endpoints }) =>
    endpoints.some(({ method, path }) => method === 'POST' && path === `/v1/${entity?.segment ?? ''}`),
  );
  const home = groups.findIndex(isHere);
  if (entity === undefined || isMade || home < 0) return [...groups];
  return groups.map((group, at) =>
    at === home ? { ...group, endpoints: [...group.endpoints, setUp(spine, entity)] } : group,
  );
}
