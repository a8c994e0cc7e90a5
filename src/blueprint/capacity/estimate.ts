// Owns the few numbers that stand beside an option when people vote: a short form of its capacity sheet.
import type { Estimate, OptionSet } from '../option.ts';
import { type Capacity, capacityOf, lineValue } from './capacity.ts';
import type { Facts } from './inputs.ts';

/** The short form of a sheet. Pure. */
export function estimateOf(capacity: Capacity): Estimate {
  return {
    peakPerSecond: lineValue(capacity, 'peak'),
    storageGbAfterYear: lineValue(capacity, 'storageYear1'),
    instances: lineValue(capacity, 'instances'),
    availabilityPercent: lineValue(capacity, 'availability'),
    monthlyUsd: { low: capacity.cost.low, high: capacity.cost.high },
    pricesAsOf: capacity.pricesAsOf,
    assumed: capacity.inputs.filter((it) => it.origin === 'assumed').map((it) => it.label),
    flags: capacity.flags.map((it) => it.message),
  };
}

/** The options with their numbers beside them, from what was stated and each option's own sizing lines; whoever proposed
 *  them, the program computes. Pure. */
export function withEstimates(set: OptionSet, facts: Facts): OptionSet {
  const options = set.options.map((option) => ({
    ...option,
    estimate: estimateOf(capacityOf({ ...facts, sizing: option.sizing ?? [] }, option.patternId)),
  }));
  return { ...set, options };
}
