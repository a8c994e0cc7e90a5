// Owns how many copies a node runs: the sizing where it gives a number, else what the place assumes.
import { type Capacity, lineValue } from '../../../../blueprint/capacity/capacity.ts';
import { STORAGE_LINES } from '../../catalogue/sizing/storage.ts';
import type { Spine } from '../../spine.ts';
import type { Host } from './hosts.ts';

type Node = Host['nodes'][number];

const COPIES = /^(\d+) copies\b(.*?)(?:, up to (\d+) by CPU)?( \(assumed\))?$/;

/** The shape of a node, with the copies that the sizing gives for its services; as the place has it where it gives none. Pure. */
export function sizedShape({ kinds, shape }: Node, copies: number | null): string {
  const [, usual, rest = '', most = ''] = COPIES.exec(shape) ?? [];
  if (copies === null || usual === undefined || !kinds.includes('service') || copies <= Number(usual))
    return shape;
  const upTo = most === '' ? '' : `, up to ${2 * copies} by CPU`;
  return `${copies} copies of the one that answers requests, as sized for the peak${rest}${upTo} (assumed)`;
}

/** The replicas that the sizing line gives at a stated rate of requests, whole; null where no rate is stated. Pure. */
export function sizedCopies(spine: Spine): number | null {
  const stated = spine.quantity('requestsPerSecond');
  const rate = stated !== null && /^(?:req|call)/i.test(stated.unit) ? stated.value : null;
  const inputs = STORAGE_LINES.find(({ key }) => key === 'replicas')?.inputs ?? [];
  const assumed = (name: string): number => inputs.find((each) => each.name === name)?.assumed ?? 1;
  return rate === null ? null : Math.ceil((rate / assumed('perReplica')) * assumed('spare'));
}

/** The hosts that the sheet pays for to answer its peak; null where it has none that answer. Pure. */
export function paidCopies({ inputs, lines }: Pick<Capacity, 'inputs' | 'lines'>): number | null {
  const each = inputs.find(({ name }) => name === 'perInstance')?.value ?? 0;
  return each === 0 ? null : Math.ceil(lineValue({ lines }, 'peak') / each);
}

const DISK = /\b(\d+) GB disk\b/;
/** A disk that is fuller than this share is no disk to begin with. */
const FULLEST = 0.7;
const STEP_GB = 50;

/** The shape of a node that keeps data, with a disk that has room for what the sheet gives after a year. Pure. */
export function sizedDisk({ kinds, shape }: Node, gigabytes: number): string {
  const disk = Number(DISK.exec(shape)?.[1] ?? Number.POSITIVE_INFINITY);
  if (!kinds.includes('store') || gigabytes <= disk * FULLEST) return shape;
  const needed = Math.ceil(gigabytes / FULLEST / STEP_GB) * STEP_GB;
  const basis = `(assumed; the sheet gives ${Math.round(gigabytes)} GB after a year)`;
  return shape.replace(DISK, `${needed} GB disk`).replace('(assumed)', basis);
}
