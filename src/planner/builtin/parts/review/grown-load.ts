// Owns the gap between a stated load and a stated growth: which of the two sizes the load is for.
// Keeps true: it speaks only where both are stated, and of a growth that no spare replica carries.
import type { Spine } from '../../spine.ts';
import type { RoomGap } from './room.ts';

/** Per cent a year that the usual room for a lost replica still carries. */
const CARRIED = 50;

/** A stated growth that no spare replica carries: how many times as much, and where it is stated; null where there is none. Pure. */
export function statedGrowth({ input }: Spine): { readonly times: number; readonly by: string } | null {
  const growth = input.reading.quantities.find(({ measure }) => measure === 'growth');
  if (!growth?.value || growth.value <= CARRIED) return null;
  const times = Number((1 + growth.value / 100).toFixed(1));
  return { times, by: growth.requirementId ?? growth.text };
}

/** The gap where a rate is stated beside much growth, and nothing says for which size; none else. Pure. */
export function grownLoad(spine: Spine): RoomGap[] {
  const growth = statedGrowth(spine);
  const load = spine.input.reading.quantities.find(
    ({ measure }) => measure === 'requestsPerSecond' || measure === 'requestsPerDay',
  );
  if (growth === null || !load?.value) return [];
  const { times, by: what } = growth;
  const rate = load.requirementId ?? load.text;
  return [
    {
      statement: `${rate} states the load and ${what} a growth to ${times} times as much in a year; nothing says for which of the two sizes the load holds.`,
      resolution: `Assumed: the stated load is that of the first year, and so are the lines of sizing and cost. At ${times} times the load the replicas, the storage of a year and the cost of both grow by as much; a load test at that rate comes before the growth.`,
    },
  ];
}
