// Owns the shapes of a change: one wish in words, and what it made of a blueprint.
import type { Blueprint } from '../../../blueprint/blueprint.ts';
import type { BlueprintInput } from '../../port.ts';

/** One sentence of a request against a blueprint; `groups` are the words its form caught. */
export interface Wish {
  readonly input: BlueprintInput;
  readonly wish: string;
  /** When the change was asked for. ISO 8601 UTC. */
  readonly at: string;
  /** The name of who asked for it. */
  readonly by: string;
  readonly blueprint: Blueprint;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

/** A blueprint after a change, and what changed in words. */
export interface Changed {
  readonly blueprint: Blueprint;
  readonly changes: string[];
}
