// Owns the merging of a draft that differs in one thing into a version that people have changed since.
// Knows no technology. What nobody changed follows the new draft; what was changed stays, with the names replaced.

/** A value of the version before, with the words that go replaced. */
export type Reword = (value: unknown) => unknown;

/** The version `held` brought from draft `base` to draft `target`: where the two agree it stays, where it was never changed
 *  it follows, lists go entry by entry, and what both changed keeps its words, reworded. Pure. */
export function merged(held: unknown, base: unknown, target: unknown, reword: Reword): unknown {
  if (isSame(base, target)) return held;
  if (isSame(held, base)) return target;
  if (Array.isArray(held) && Array.isArray(base) && Array.isArray(target))
    return mergedList(held, base, target, reword) ?? reword(held);
  if (!isRecord(held) || !isRecord(base) || !isRecord(target)) return reword(held);
  const keys = [...new Set([...Object.keys(held), ...Object.keys(target)])];
  const pairs = keys.map((key) => [key, merged(held[key], base[key], target[key], reword)] as const);
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}

/** Entries of the target in its order, those that people removed left out, those that people added behind. */
function mergedList(
  held: readonly unknown[],
  base: readonly unknown[],
  target: readonly unknown[],
  reword: Reword,
): unknown[] | null {
  const [ours, theirs, wanted] = [byName(held), byName(base), byName(target)];
  if (!ours || !theirs || !wanted) return null;
  const kept = [...wanted].flatMap(([name, value]) => {
    if (ours.has(name)) return [merged(ours.get(name), theirs.get(name), value, reword)];
    return theirs.has(name) ? [] : [value];
  });
  const added = [...ours].filter(([name]) => !theirs.has(name) && !wanted.has(name));
  return [...kept, ...added.map(([, value]) => value)];
}

const NAMES = ['group', 'method', 'path', 'name', 'role', 'title', 'from', 'to', 'verb', 'entity', 'metric'];

/** Entries by what names them, the second of a name as its second; null where an entry has no name. */
function byName(list: readonly unknown[]): Map<string, unknown> | null {
  const seen = new Map<string, number>();
  const named = list.map((one) => {
    const name = nameOf(one);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return [`${name} #${count}`, one] as const;
  });
  return seen.has('') ? null : new Map(named);
}

function nameOf(one: unknown): string {
  if (typeof one === 'string') return one;
  if (!isRecord(one)) return '';
  return NAMES.flatMap((key) => (typeof one[key] === 'string' ? [`${one[key]}`] : [])).join(' ');
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
