// Owns the agreement of names: what an answer may refer to, what it refers to in vain, and the answer without that.
// Keeps true: after pruning every reference leads somewhere. Pure.

/** What exists, by the kind of name. */
export interface Names {
  readonly requirements: ReadonlySet<string>;
  readonly components: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  readonly entities: ReadonlySet<string>;
  readonly decisions: ReadonlySet<string>;
  readonly conflicts: ReadonlySet<string>;
  readonly quantities: ReadonlySet<string>;
}

/** The keys of answers that refer, and to what. `also` are words that always exist. */
const REFERRING: Readonly<Record<string, { readonly to: keyof Names; readonly also: readonly string[] }>> = {
  serves: { to: 'requirements', also: [] },
  drivers: { to: 'requirements', also: [] },
  owner: { to: 'components', also: [] },
  store: { to: 'components', also: [] },
  component: { to: 'components', also: [] },
  runs: { to: 'components', also: [] },
  from: { to: 'components', also: ['actor'] },
  to: { to: 'components', also: ['actor'] },
  roles: { to: 'roles', also: ['public'] },
  role: { to: 'roles', also: [] },
  entity: { to: 'entities', also: [] },
  fromEntity: { to: 'entities', also: [] },
  toEntity: { to: 'entities', also: [] },
  decision: { to: 'decisions', also: [] },
  conflictId: { to: 'conflicts', also: [] },
  quantityId: { to: 'quantities', also: [] },
};
/** A reference that may be missing is set to null; one of the others takes its object with it. */
const NULLABLE: ReadonlySet<string> = new Set(['decision', 'quantityId']);
/** A datum without an owner is worse than one with the obvious owner. */
const DEFAULTED: ReadonlySet<string> = new Set(['owner', 'store', 'component']);

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The name as it is spelled where it exists; null where it does not. Pure. */
export function spelled(name: string, key: string, names: Names): string | null {
  const rule = REFERRING[key];
  if (!rule) return name;
  const known = [...names[rule.to], ...rule.also];
  return known.find((one) => one === name) ?? known.find((one) => plain(one) === plain(name)) ?? null;
}

/** One line for each reference that leads nowhere: "rows.2.serves names FR-99, which is no requirement". Pure. */
export function strayReferences(value: unknown, names: Names, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one, at) => strayReferences(one, names, joined(path, at)));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => {
    const here = joined(path, key);
    return referencesOf(key, one).length === 0
      ? strayReferences(one, names, here)
      : referencesOf(key, one)
          .filter((name) => spelled(name, key, names) === null)
          .map((name) => `${here} names "${name}", which is not one of the ${REFERRING[key]?.to}`);
  });
}

function joined(path: string, key: string | number): string {
  return path === '' ? String(key) : `${path}.${key}`;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function referencesOf(key: string, value: unknown): string[] {
  if (!(key in REFERRING)) return [];
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

/** The value with every reference spelled right, and those that lead nowhere gone. `core` stands in for an owner. Pure. */
export function pruned(value: unknown, names: Names, core: string): unknown {
  if (Array.isArray(value)) {
    return value.map((one) => pruned(one, names, core)).filter((one) => one !== undefined);
  }
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, prunedAt(key, one, names, core)] as const);
  return entries.some(([, one]) => one === undefined) ? undefined : Object.fromEntries(entries);
}

function prunedAt(key: string, value: unknown, names: Names, core: string): unknown {
  if (!(key in REFERRING) || value === null) return pruned(value, names, core);
  if (typeof value === 'string') {
    return spelled(value, key, names) ?? (NULLABLE.has(key) ? null : DEFAULTED.has(key) ? core : undefined);
  }
  if (!Array.isArray(value)) return pruned(value, names, core);
  const [words, rest] = [referencesOf(key, value), value.filter((one) => typeof one !== 'string')];
  const known = words.flatMap((one) => spelled(one, key, names) ?? []);
  return [...new Set(known), ...rest.map((one) => pruned(one, names, core))];
}
