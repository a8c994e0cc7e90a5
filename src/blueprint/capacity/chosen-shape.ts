// Owns what a design runs on in its own case: hosts of our own where a sizing line says so, a zoned database where a stated
// target asks for one. Keeps true: the ordinary shape of a pattern stays where nothing asks for another. Pure.
import type { Facts } from './inputs.ts';
import type { CostItem, Shape } from './shapes.ts';

/** The unit of the sizing line by which a design says that it rents no host. */
export const OWN_HOSTS_UNIT = 'own hosts';

/** True where a line of the blueprint says that the design runs on hosts of our own. Pure. */
export function runsOnOwnHosts({ sizing = [] }: Facts): boolean {
  return sizing.some((line) => line.result.unit === OWN_HOSTS_UNIT);
}

/** One chain of one machine: nothing is rented, and nothing stands in for it. Managed patterns stay with their provider. Pure. */
export function onOwnHosts(shape: Shape): Shape {
  if (shape.units === 0) return shape;
  return {
    ...shape,
    hosts: 'ownHosts',
    chain: ['machine'],
    items: [{ price: 'power', quantity: 'instances' }],
  };
}

/** The units of the sizing lines by which a design says that it runs parts beside those of its pattern. */
export const GATEWAY_UNIT = 'gateway hosts';
export const CACHE_UNIT = 'cache';

/** The shape with the hosts of a gateway and the cache that lines of the blueprint size. Pure. */
export function withParts(shape: Shape, { sizing = [] }: Facts): Shape {
  const has = (unit: string): boolean => sizing.some((line) => line.result.unit === unit);
  const cache: CostItem[] = has(CACHE_UNIT) ? [{ price: 'cache', quantity: 'caches' }] : [];
  const items = [...shape.items, ...cache];
  return shape.units > 0 && has(GATEWAY_UNIT)
    ? { ...shape, items, moreHosts: ['gatewayHosts'] }
    : { ...shape, items };
}

/** The shape with what its files cost, where a line of the blueprint sizes them. Pure. */
export function withFiles(shape: Shape): Shape {
  return { ...shape, items: [...shape.items, { price: 'objectStorage', quantity: 'sizedFiles' }] };
}

/** Stores that are metered, beside which no base plan is paid. */
const METERED = /\b(?:Firestore|Firebase|DynamoDB)\b/i;

/** The shape with the price of what was chosen, where that has no base plan. Pure. */
export function asChosen(shape: Shape, { reading }: Facts): Shape {
  const asked = (reading.technologies ?? []).filter(({ stance }) => stance === 'required');
  if (!asked.some(({ name }) => METERED.test(name))) return shape;
  const items = shape.items.map((item) =>
    item.price === 'platform' ? { ...item, price: 'meteredPlatform' as const } : item,
  );
  return { ...shape, items };
}

const SMALL_DATABASE_WRITES = 1000;

/** The shape with as many databases of the priced size as its durable writes need, where a line counts them. Pure. */
export function withWrites(shape: Shape, { sizing = [] }: Facts): Shape {
  const writes = sizing.find((line) => line.result.unit === 'writes/s');
  if (writes === undefined || writes.result.value <= SMALL_DATABASE_WRITES) return shape;
  const items = shape.items.map((item) =>
    item.price === 'database'
      ? { ...item, quantity: `max(${item.quantity}, ceil(durableWrites / writesPerDatabase))` }
      : item,
  );
  return { ...shape, items };
}

function zonedItem(item: CostItem): CostItem {
  return item.price === 'database' ? { ...item, price: 'zonedDatabase' } : item;
}

/** The shape with its database over zones: what a provider promises more for, and takes more for. Pure. */
export function overZones(shape: Shape): Shape {
  const chain = shape.chain.map((link) => (link === 'database' ? ('zones' as const) : link));
  return { ...shape, chain, items: shape.items.map(zonedItem) };
}
