// Owns choices: one number decides everything about one step, so that a found fault shrinks by leaving steps out.

export interface Dice {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** True this often of a hundred times. */
  chance(percent: number): boolean;
}

/** Dice that fall the same for the same seed (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed | 0;
  const roll = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(roll() * limit);
  return { below, pick: (items) => picked(items, below), chance: (percent) => below(100) < percent };
}

function picked<Item>(items: readonly Item[], below: (limit: number) => number): Item {
  const item = items.at(below(items.length));
  if (item === undefined) throw new Error('There is nothing to pick from');
  return item;
}
