// Owns what a change can remove: an integration, page, role, entity or stack row that nothing else stands on.
import type { Blueprint } from '../../../blueprint/blueprint.ts';
import { withRecord } from './record.ts';
import type { Changed, Wish } from './wish.ts';

/** The blueprint without the named thing and a record of it; null where nothing of that name can go safely. Pure. */
export function removeThing({ wish, at, by, blueprint, groups }: Wish): Changed | null {
  const name = (groups.name ?? '').replace(/^["'`]|["'`]$/g, '').trim();
  const cut = [withoutExternal, withoutPage, withoutRole, withoutEntity, withoutRow]
    .map((one) => one(name, blueprint))
    .find((one) => one !== null);
  if (!cut || name === '') return null;
  const told = withRecord(
    cut.blueprint,
    { by, at },
    {
      title: `Remove ${cut.what}`,
      wish,
      next: `Remove ${cut.what}`,
      old: `Keep ${cut.what}`,
      good: 'Less to build, to run and to secure.',
      bad: `What relied on ${cut.what} has to do without; texts that still speak of it are history.`,
      supersedes: null,
    },
  );
  return { blueprint: told.blueprint, changes: [`Removed ${cut.what}; recorded as ${told.id}.`] };
}

interface Cut {
  readonly blueprint: Blueprint;
  readonly what: string;
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** An outside system goes with its edges; what a flow passes through stays. */
function withoutExternal(name: string, blueprint: Blueprint): Cut | null {
  const { structure, stack, deployment } = blueprint;
  const found = structure.components.find((one) => one.kind === 'external' && isSame(one.name, name));
  const isUsed = structure.flows.some((flow) =>
    flow.steps.some((step) => step.from === found?.id || step.to === found?.id),
  );
  const isHosted = deployment.nodes.some((node) => node.runs.includes(found?.id ?? ''));
  if (!found || isUsed || isHosted) return null;
  const components = structure.components.filter((one) => one !== found);
  const connections = structure.connections.filter((one) => one.from !== found.id && one.to !== found.id);
  const rows = stack.rows.filter(
    (row) => !(isSame(row.choice, name) && ['integrations', 'payments'].includes(row.group)),
  );
  const lacking = (['integrations', 'payments'] as const).filter(
    (group) => !rows.some((row) => row.group === group),
  );
  const notApplicable = {
    ...Object.fromEntries(lacking.map((group) => [group, 'removed on request after the delivery.'])),
    ...stack.notApplicable,
  };
  return {
    what: `the integration with ${found.name}`,
    blueprint: {
      ...blueprint,
      structure: { ...structure, components, connections },
      stack: { ...stack, rows, notApplicable },
    },
  };
}

function withoutPage(name: string, blueprint: Blueprint): Cut | null {
  const { routes } = blueprint;
  const pages = routes.pages.filter((one) => !isSame(one.screen, name) && one.path !== name);
  if (pages.length === routes.pages.length || pages.length === 0) return null;
  return { what: `the page ${name}`, blueprint: { ...blueprint, routes: { ...routes, pages } } };
}

function withoutRole(name: string, blueprint: Blueprint): Cut | null {
  const { access, routes } = blueprint;
  const roles = access.roles.filter((one) => !isSame(one.name, name));
  if (roles.length === access.roles.length || roles.length === 0) return null;
  const left = (names: readonly string[]): string[] => {
    const kept = names.filter((one) => !isSame(one, name));
    return kept.length > 0 ? kept : roles.slice(0, 1).map((one) => one.name);
  };
  const capabilities = access.capabilities.map((one) => ({
    ...one,
    grants: Object.fromEntries(Object.entries(one.grants).filter(([role]) => !isSame(role, name))),
  }));
  const pages = routes.pages.map((one) => ({ ...one, roles: left(one.roles) }));
  const groups = routes.groups.map((group) => ({
    ...group,
    endpoints: group.endpoints.map((one) => ({ ...one, roles: left(one.roles) })),
  }));
  return {
    what: `the role ${name}`,
    blueprint: {
      ...blueprint,
      access: { ...access, roles, capabilities },
      routes: { ...routes, pages, groups },
    },
  };
}

function withoutEntity(name: string, blueprint: Blueprint): Cut | null {
  const { data, state } = blueprint;
  const entities = data.entities.filter((one) => !isSame(one.name, name));
  if (entities.length === data.entities.length || entities.length === 0) return null;
  const relations = data.relations.filter((one) => !isSame(one.from, name) && !isSame(one.to, name));
  const lifecycles = state.lifecycles.filter((one) => !isSame(one.entity, name));
  const backend = state.backend.filter((one) => !isSame(one.state, name));
  return {
    what: `the entity ${name}`,
    blueprint: {
      ...blueprint,
      data: { ...data, entities, relations },
      state: { ...state, lifecycles, backend },
    },
  };
}

/** A technology that no component names may go from the stack. */
function withoutRow(name: string, blueprint: Blueprint): Cut | null {
  const { stack, structure } = blueprint;
  const rows = stack.rows.filter((row) => !isSame(row.choice, name));
  const isBuilt = structure.components.some((one) =>
    one.technology.toLowerCase().includes(name.toLowerCase()),
  );
  if (rows.length === stack.rows.length || rows.length < 4 || isBuilt) return null;
  return { what: name, blueprint: { ...blueprint, stack: { ...stack, rows } } };
}
