// Owns what a graph is built from, and the places its units take.
import type { Pattern } from '../catalogue/pattern.ts';
import type { Grounds } from '../ground/grounds.ts';
import type { Signals } from '../ground/signals.ts';
import type { EntityNoun } from '../product-nouns.ts';
import type { FeatureFact } from '../spine.ts';
import type { StackChoices } from '../stack/choice.ts';

/** What a graph is built from. */
export interface GraphInput {
  readonly input: Grounds;
  readonly pattern: Pattern;
  readonly signals: Signals;
  readonly choices: StackChoices;
  readonly hasUi: boolean;
  readonly entities: readonly EntityNoun[];
  readonly features: readonly FeatureFact[];
  readonly words: Readonly<Record<string, string>>;
}

/** Ids of the units that play the parts of a flow. */
export interface PlaceIds {
  readonly client: string;
  readonly entry: string;
  readonly core: string;
  readonly work: string | null;
  readonly bus: string | null;
  readonly store: string;
  readonly identity: string | null;
}
