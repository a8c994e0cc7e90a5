// Owns what each pattern runs on: its units, the chain a request passes, and what is paid for. Data only.
import type { PriceId } from './prices-2026.ts';

/** A link of the serial chain. */
export type Link = 'edge' | 'service' | 'hop' | 'database' | 'zones' | 'broker' | 'platform' | 'machine';

/** Something paid for; the quantity is a formula over inputs and lines of the capacity sheet. */
export interface CostItem {
  readonly price: PriceId;
  readonly quantity: string;
}

export interface Shape {
  /** Deployable units that run all the time. */
  readonly units: number;
  /** The formula of the hosts, where it is not the usual one. */
  readonly hosts?: string;
  /** Inputs that count hosts beside those of the pattern. */
  readonly moreHosts?: readonly string[];
  readonly chain: readonly Link[];
  readonly items: readonly CostItem[];
}

const SERVERS: readonly CostItem[] = [
  { price: 'balancer', quantity: '1' },
  { price: 'instance', quantity: 'instances' },
  { price: 'observability', quantity: 'instances' },
];
const STORAGE: readonly CostItem[] = [
  { price: 'databaseStorage', quantity: 'storageYear1' },
  { price: 'transfer', quantity: 'transfer' },
];

function servers(units: number, databases: number, chain: readonly Link[], ...more: CostItem[]): Shape {
  const database = { price: 'database', quantity: String(databases) } as const;
  return { units, chain: ['edge', ...chain], items: [...SERVERS, database, ...more, ...STORAGE] };
}

const QUEUE: CostItem = { price: 'queue', quantity: '1' };
const BROKER: CostItem = { price: 'broker', quantity: '1' };

const USUAL: Shape = servers(1, 1, ['service', 'database']);

const SHAPES: Readonly<Record<string, Shape>> = {
  modularMonolith: USUAL,
  microkernel: USUAL,
  // Its jobs are a table of the database.
  monolithWorkers: servers(2, 1, ['service', 'database']),
  masterWorker: servers(3, 1, ['service', 'hop', 'database'], QUEUE),
  serviceBased: servers(3, 1, ['service', 'hop', 'database']),
  orchestratedHub: servers(3, 1, ['service', 'hop', 'database'], QUEUE),
  // The answer is written with its outbox: a stop of the broker makes others late, and no request fail.
  eventDriven: servers(2, 1, ['service', 'database'], BROKER),
  eventSourcing: servers(2, 2, ['service', 'broker', 'database'], BROKER),
  streamPipeline: servers(3, 1, ['service', 'broker', 'database'], BROKER),
  microservices: servers(5, 3, ['service', 'hop', 'hop', 'database'], BROKER),
  serverless: {
    units: 0,
    chain: ['edge', 'platform', 'database'],
    items: [
      { price: 'functions', quantity: 'requestsMonth / 1000000' },
      { price: 'database', quantity: '1' },
      QUEUE,
      ...STORAGE,
    ],
  },
  baas: {
    units: 0,
    chain: ['edge', 'platform'],
    items: [
      { price: 'platform', quantity: '1' },
      { price: 'operations', quantity: 'requestsMonth / 1000000 * operationsPerRequest' },
      ...STORAGE,
    ],
  },
};

/** What a pattern runs on; a pattern of somebody's own ("serverless:berth-desk") on what it is based on; one service and
 *  one database where the pattern is unknown. Pure. */
export function shapeOf(patternId: string): Shape {
  return SHAPES[patternId.split(':')[0] ?? patternId] ?? USUAL;
}
