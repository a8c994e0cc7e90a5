// Owns the call that takes in what an outside party reports of a settlement, where the inputs have sums follow from it.
// Keeps true: only a party that the structure calls is named; without such a demand nothing is added.
import type { ApiGroup, Endpoint } from '../../../../blueprint/parts/routes.ts';
import type { Requirement } from '../../../../blueprint/requirement.ts';
import { chiefOf, componentsOf, isStaff } from '../../spine/facts.ts';
import type { Spine } from '../../spine.ts';
import { article, noun, sentence } from '../../things/phrases.ts';
import { kindOf } from '../data/kinds.ts';

const REPORTED =
  /\b(?:update|adjust|correct|post)\w*\b[^.;]*\b(?:based on|from|by|according to) (?:the )?reports? (?:from|of|by) (?:the )?([^.;,()]{3,60})/i;

/** The demands beside the draft that are told of by a party, with the party. */
function reported(spine: Spine): { readonly demand: Requirement; readonly party: string }[] {
  const parties = componentsOf(spine, 'external').map(({ name }) => name);
  return [...spine.requirements, ...spine.further].flatMap((demand) => {
    const said = REPORTED.exec(demand.text)?.[1]?.toLowerCase();
    const party = parties.find((name) => said?.startsWith(name.toLowerCase()));
    return party === undefined ? [] : [{ demand, party }];
  });
}

/** The groups with the call for reports under the thing that is settled. Pure. */
export function withReports(spine: Spine, groups: readonly ApiGroup[]): ApiGroup[] {
  const cleared = spine.entities.find((one) => kindOf(spine, one)?.id === 'clearing');
  const [first] = reported(spine);
  if (cleared === undefined || first === undefined) return [...groups];
  const root = `/v1/${cleared.segment}`;
  const readers = groups.flatMap(({ endpoints }) => endpoints).find(({ path }) => path === root)?.roles ?? [];
  const staff = spine.roles.filter((role) => isStaff(role) && readers.includes(role.name));
  const call: Endpoint = {
    method: 'POST',
    path: `${root}/{id}/reports`,
    purpose: sentence(
      `Take in a report of the ${noun(first.party)} on ${article(noun(cleared.name))}, from its adapter or by hand: each is booked once, and balances follow from it`,
    ),
    roles: staff.length > 0 ? staff.map(({ name }) => name) : [chiefOf(spine).name],
    serves: [first.demand.id],
  };
  return groups.map((group) => {
    const at = group.endpoints.findLastIndex(({ path }) => path.startsWith(`${root}/`) || path === root);
    return at < 0 || !group.endpoints.some(({ path }) => path === root)
      ? group
      : { ...group, endpoints: group.endpoints.toSpliced(at + 1, 0, call) };
  });
}
