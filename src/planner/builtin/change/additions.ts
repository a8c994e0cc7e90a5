// Owns what a change can add: an integration, a role, a page or an entity.
import type { Blueprint } from '../../../blueprint/blueprint.ts';
import { patternOf } from '../catalogue/patterns.ts';
import { capital, clip, pluralOf, slugOf } from '../things/nouns.ts';
import { withRecord } from './record.ts';
import type { Changed, Wish } from './wish.ts';

/** The blueprint with the named thing added and a record of it; null where the name is missing or taken. Pure. */
export function addThing(wish: Wish): Changed | null {
  const kind = (wish.groups.kind ?? 'integration').toLowerCase();
  const name = capital(
    clip((wish.groups.name ?? '').replace(/^["'`]|["'`]$/g, '').replace(/^(?:the|an?)\s+/i, ''), 60),
  );
  if (name === '') return null;
  const added = partsWith(kind, name, wish.blueprint, wish);
  if (!added) return null;
  const told = withRecord(
    added.blueprint,
    { by: wish.by, at: wish.at },
    {
      title: `Add ${kind}: ${name}`,
      wish: wish.wish,
      next: `Add ${kind} ${name}`,
      old: 'Leave it out',
      good: added.good,
      bad: added.bad,
      supersedes: null,
    },
  );
  return {
    blueprint: told.blueprint,
    changes: [`Added ${kind} "${name}": ${added.good} Recorded as ${told.id}.`],
  };
}

interface Added {
  readonly blueprint: Blueprint;
  readonly good: string;
  readonly bad: string;
}

function partsWith(kind: string, name: string, blueprint: Blueprint, wish: Wish): Added | null {
  switch (kind) {
    case 'role':
      return withRole(name, blueprint);
    case 'entity':
      return withEntity(name, blueprint);
    case 'page':
    case 'screen':
      return withPage(name, blueprint);
    default:
      return withIntegration(name, blueprint, wish);
  }
}

/** The unit that decides, for what is new and has no owner yet. */
function coreOf({ structure, data }: Blueprint): string | null {
  const { core, entry } = patternOf(structure.patternId).places;
  const ids = structure.components.map((one) => one.id);
  return (
    [core, data.entities[0]?.owner, entry, ids[0]].find((id) => id !== undefined && ids.includes(id)) ?? null
  );
}

function withIntegration(name: string, blueprint: Blueprint, { at }: Wish): Added | null {
  const { structure, stack } = blueprint;
  const id = slugOf(`ext ${name}`);
  const core = coreOf(blueprint);
  if (core === null || structure.components.some((one) => one.id === id)) return null;
  const isPayment = /stripe|paypal|adyen|payment|braintree/i.test(name);
  const component = {
    id,
    name,
    kind: 'external' as const,
    technology: 'Outside system',
    responsibility: `Asked for after the delivery: ${name}. Its contract and limits are still to be read.`,
    owner: null,
    scaling: 'Outside this design; calls have a timeout and a retry limit',
    serves: [],
  };
  const connection = { from: core, to: id, verb: 'exchanges data with', protocol: 'HTTPS', isAsync: false };
  const row = {
    group: isPayment ? ('payments' as const) : ('integrations' as const),
    role: 'Integration',
    choice: name,
    version: `latest at ${at.slice(0, 10)}`,
    reason: 'Asked for after the delivery',
    alternative: 'A stub behind the same adapter while the contract is missing',
    origin: 'decision' as const,
    decisionId: null,
    serves: [],
  };
  const { [row.group]: _, ...notApplicable } = stack.notApplicable;
  return {
    blueprint: {
      ...blueprint,
      structure: {
        ...structure,
        components: [...structure.components, component],
        connections: [...structure.connections, connection],
      },
      stack: { ...stack, rows: [...stack.rows, row], notApplicable },
    },
    good: `\`${core}\` calls ${name} behind an adapter of its own.`,
    bad: `${name} can be slow or down: its timeout, retry and fallback have to be agreed before it is built.`,
  };
}

function withRole(name: string, blueprint: Blueprint): Added | null {
  const { access } = blueprint;
  if (access.roles.some((one) => one.name.toLowerCase() === name.toLowerCase())) return null;
  const capabilities = access.capabilities.map((one) => ({
    ...one,
    grants: { ...one.grants, [name]: 'no' as const },
  }));
  const roles = [
    ...access.roles,
    { name, description: 'Asked for after the delivery; holds no rights until they are granted one by one.' },
  ];
  return {
    blueprint: { ...blueprint, access: { ...access, roles, capabilities } },
    good: `${name} stands in the role table with no rights yet.`,
    bad: `What ${name} may do is open: until it is decided, every request of that role is refused.`,
  };
}

function withPage(name: string, blueprint: Blueprint): Added | null {
  const { routes, access } = blueprint;
  const path = `/${slugOf(name)}`;
  if (routes.pages.some((one) => one.path === path)) return null;
  const page = {
    path,
    screen: name,
    purpose: 'Asked for after the delivery; its content is still to be described.',
    roles: access.roles.slice(0, 1).map((one) => one.name),
    serves: [],
  };
  return {
    blueprint: { ...blueprint, routes: { ...routes, pages: [...routes.pages, page], noPagesBecause: null } },
    good: `The page stands at \`${path}\` for ${page.roles.join(', ')}.`,
    bad: 'No requirement describes it yet, so nothing says when it is done.',
  };
}

function withEntity(name: string, blueprint: Blueprint): Added | null {
  const { data, routes, access } = blueprint;
  const owner = coreOf(blueprint);
  if (owner === null || data.entities.some((one) => one.name.toLowerCase() === name.toLowerCase()))
    return null;
  const segment = slugOf(pluralOf(name));
  const roles = access.roles.slice(0, 1).map((one) => one.name);
  const entity = {
    name,
    description: 'Asked for after the delivery; its fields are still to be described.',
    fields: [
      { name: 'id', type: 'uuid', note: 'primary key' },
      { name: 'created_at', type: 'datetime', note: 'UTC' },
    ],
    owner,
    personalData: 'none' as const,
    retention: 'As long as it is in use; to be decided.',
    deletion: 'By its owner, with what refers to it.',
    serves: [],
  };
  const endpoint = (method: 'GET' | 'POST', purpose: string) => ({
    method,
    path: `/v1/${segment}`,
    purpose,
    roles,
    serves: [],
  });
  const group = {
    category: pluralOf(name),
    feature: '',
    endpoints: [endpoint('GET', `List ${pluralOf(name)}`), endpoint('POST', `Create a ${name}`)],
  };
  return {
    blueprint: {
      ...blueprint,
      data: { ...data, entities: [...data.entities, entity] },
      routes: { ...routes, groups: [...routes.groups, group] },
    },
    good: `\`${owner}\` owns ${name}, reached at \`/v1/${segment}\`.`,
    bad: `Fields, retention and personal data of ${name} are open.`,
  };
}
