// Owns the dated price table: what things cost a month, as ranges over public clouds. Data only.
// Without discounts, taxes or support: an order of magnitude, no offer. A later table is a new file.

/** The day the prices were looked up. Each row says whether its ends are list prices, and whose. */
export const PRICES_AS_OF = '2026-11-22';

/** Low and high in USD for one unit a month. */
export interface Price {
  readonly name: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  /** "list": both ends are list prices that `source` names. "rounded": an order of magnitude from experience. */
  readonly basis: 'list' | 'rounded';
  readonly source: string;
}

const ROUNDED = { basis: 'rounded', source: 'an order of magnitude, no list price' } as const;

/** A month has 730 hours. Published prices as other people's pages of 2026 quote them, US East. */
export const PRICES = {
  instance: {
    name: 'Container host, 2 vCPU, 4 GB',
    unit: 'host',
    low: 30,
    high: 72,
    basis: 'list',
    source:
      'AWS EC2 t3.medium; AWS Fargate at 0.04048 for a vCPU hour and 0.004445 for a GB hour (wring.co, vantage.sh)',
  },
  balancer: { name: 'Load balancer or gateway', unit: 'piece', low: 18, high: 35, ...ROUNDED },
  database: {
    name: 'Managed relational database, 2 vCPU, 8 GB, with standby',
    unit: 'database',
    low: 60,
    high: 220,
    ...ROUNDED,
  },
  databaseStorage: {
    name: 'Database storage with backups',
    unit: 'GB',
    low: 0.115,
    high: 0.325,
    basis: 'list',
    source: 'AWS RDS gp3 at 0.115; twice that with a standby, and 0.095 for backups (usage.ai)',
  },
  objectStorage: {
    name: 'Object storage with versions and a copy',
    unit: 'GB',
    low: 0.02,
    high: 0.06,
    ...ROUNDED,
  },
  zonedDatabase: {
    name: 'Managed relational database, 2 vCPU, 8 GB, over several zones',
    unit: 'database',
    low: 110,
    high: 440,
    ...ROUNDED,
  },
  power: { name: 'Power for a host of our own, 60 to 200 W', unit: 'host', low: 6, high: 60, ...ROUNDED },
  cache: { name: 'Managed cache, two nodes', unit: 'cache', low: 25, high: 140, ...ROUNDED },
  queue: { name: 'Managed queue', unit: 'queue', low: 5, high: 70, ...ROUNDED },
  broker: { name: 'Managed broker or log, three nodes', unit: 'broker', low: 150, high: 600, ...ROUNDED },
  functions: {
    name: 'Function calls with their run time',
    unit: 'million calls',
    low: 1.9,
    high: 17,
    basis: 'list',
    source:
      'AWS Lambda at 0.20 for a million requests and 0.0000166667 for a GB second: 0.2 s with 0.5 GB to 1 s with 1 GB',
  },
  platform: {
    name: 'Managed backend, base plan',
    unit: 'plan',
    low: 25,
    high: 85,
    basis: 'list',
    source: 'Supabase Pro; with a database of 2 vCPU and 8 GB at 0.0822 an hour (supabase.com)',
  },
  meteredPlatform: {
    name: 'Static host, one to four seats on a paid plan; the backend has no base fee',
    unit: 'plan',
    low: 20,
    high: 80,
    basis: 'list',
    source: 'Vercel Pro at 20 a seat; Firebase on its metered plan charges by use alone (usagepricing.com)',
  },
  operations: {
    name: 'Reads and writes of a managed store',
    unit: 'million operations',
    low: 0.6,
    high: 3,
    ...ROUNDED,
  },
  transfer: {
    name: 'Traffic to the internet',
    unit: 'GB',
    low: 0.05,
    high: 0.12,
    basis: 'list',
    source: 'AWS above 150 TB; Google Cloud, premium tier, first TB (dev.to, cloudtoolstack.com)',
  },
  observability: { name: 'Logs, metrics and traces', unit: 'host', low: 5, high: 20, ...ROUNDED },
} as const satisfies Readonly<Record<string, Price>>;
export type PriceId = keyof typeof PRICES;
