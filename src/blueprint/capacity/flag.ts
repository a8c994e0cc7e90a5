// Owns what a capacity sheet says of a stated target: that it is missed, or cannot be compared.

/** A stated target that the sheet does not meet, or cannot be compared with. */
export interface CapacityFlag {
  readonly what: 'budget' | 'availability';
  readonly isBroken: boolean;
  /** False where it stands beside the sheet, not against it: another currency, another period. */
  readonly isCompared: boolean;
  readonly message: string;
}
