// Owns the dated price table: what things cost a month, as ranges over the large public clouds. Data only.
// Rounded from published list prices in USD without discounts, taxes or support: an order of magnitude, no offer.

/** The day these ranges were written down. A later table is a new file; old guides keep the prices they were made with. */
export const PRICES_AS_OF = '2026-01-01';

/** Low and high in USD for one unit a month. */
export interface Price {
  readonly name: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
}

export const PRICES = {
  instance: { name: 'Container host, 2 vCPU, 4 GB', unit: 'host', low: 25, high: 60 },
  balancer: { name: 'Load balancer or gateway', unit: 'piece', low: 18, high: 35 },
  database: {
    name: 'Managed relational database, 2 vCPU, 8 GB, with standby',
    unit: 'database',
    low: 60,
    high: 220,
  },
  databaseStorage: { name: 'Database storage with backups', unit: 'GB', low: 0.12, high: 0.35 },
  queue: { name: 'Managed queue', unit: 'queue', low: 5, high: 70 },
  broker: { name: 'Managed broker or log, three nodes', unit: 'broker', low: 150, high: 600 },
  functions: { name: 'Function calls with their run time', unit: 'million calls', low: 2, high: 18 },
  platform: { name: 'Managed backend, base plan', unit: 'plan', low: 25, high: 100 },
  operations: { name: 'Reads and writes of a managed store', unit: 'million operations', low: 0.6, high: 3 },
  transfer: { name: 'Traffic to the internet', unit: 'GB', low: 0.02, high: 0.12 },
  observability: { name: 'Logs, metrics and traces', unit: 'host', low: 5, high: 20 },
} as const satisfies Readonly<Record<string, Price>>;
export type PriceId = keyof typeof PRICES;
