// Owns what a scene hands on: a drawing, and what is written below it.
import type { Drawing } from '../svg.ts';

/** A line below the drawing; its number is the badge on an arrow. */
export interface Note {
  readonly number: number;
  readonly text: string;
  readonly isDashed: boolean;
}
export interface Scene extends Drawing {
  readonly notes: readonly Note[];
}
