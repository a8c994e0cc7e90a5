// Owns the calls for accounts that somebody makes for others, and the way back from a suspension.
// Keeps true: they stand where the inputs ask for them, beside what acts on the same thing, and none stands twice.
import type { ApiGroup, Endpoint } from '../../../../blueprint/parts/routes.ts';
import { chiefOf, textOf } from '../../spine/facts.ts';
import type { Spine } from '../../spine.ts';

const ACCOUNTS = '/v1/user-accounts';
const MADE = /^(?:[^.]{0,40}\b)?(?:create|add|manage|set up)\w*\b[^.]{0,30}\buser accounts?\b/i;
const BACK = /\b(?:re-?activat|re-?enabl|re-?instat|enable\/disable|disable\/enable|unblock)\w*/i;
const SUSPENSION = /^\/v1\/([a-z-]+)\/\{id\}\/suspension$/;

/** True where the inputs ask that somebody makes the accounts of others in the product itself. Pure. */
export function makesAccounts({ requirements }: Pick<Spine, 'requirements'>): boolean {
  return requirements.some(({ kind, text }) => kind === 'functional' && MADE.test(text));
}

/** A suspension that the inputs say may end: the call that ends it. */
function wayBack(spine: Spine, one: Endpoint): Endpoint[] {
  const thing = SUSPENSION.exec(one.path)?.[1]?.replace(/s$/, '').replaceAll('-', ' ');
  if (one.method !== 'POST' || thing === undefined || !BACK.test(textOf(spine, one.serves))) return [];
  return [{ ...one, method: 'DELETE', purpose: `End the suspension: the ${thing} is active again.` }];
}

function made(spine: Spine, serves: string[], beside: Endpoint | undefined): Endpoint[] {
  const base = { path: ACCOUNTS, roles: beside?.roles ?? [chiefOf(spine).name], serves };
  return [
    { ...base, method: 'GET', purpose: 'List user accounts, each with its role and state.' },
    {
      ...base,
      method: 'POST',
      purpose: 'Create a user account: the person gets an invitation, and nobody else sets the password.',
    },
  ];
}

/** The groups with the accounts that are made for others, and the end of each suspension that may end. Pure. */
export function withAccounts(spine: Spine, groups: readonly ApiGroup[]): ApiGroup[] {
  const asked = spine.requirements
    .filter(({ kind, text }) => kind === 'functional' && MADE.test(text))
    .map(({ id }) => id);
  const isOn = ({ path }: Endpoint): boolean => path.startsWith(ACCOUNTS);
  const isThere = groups.some(({ endpoints }) => endpoints.some(({ path }) => path === ACCOUNTS));
  const near = groups.findIndex(({ endpoints }) => endpoints.some(isOn));
  const serving = groups.findIndex(({ endpoints }) =>
    endpoints.some(({ serves }) => serves.some((id) => asked.includes(id))),
  );
  const home = isThere || asked.length === 0 ? -1 : near >= 0 ? near : serving;
  return groups.map((group, at) => {
    const first = group.endpoints.findIndex(isOn);
    const all = group.endpoints.flatMap((one) => [one, ...wayBack(spine, one)]);
    const calls = at === home ? made(spine, asked, group.endpoints[first]) : [];
    return { ...group, endpoints: all.toSpliced(first < 0 ? all.length : first, 0, ...calls) };
  });
}
