// Owns the shape of a catalogue pattern. Patterns are data; scoring and drafting are elsewhere.
import type { Attribute } from '../../../blueprint/quality.ts';

/** Rating 1 (poor) to 5 (excellent), why, and where the rating is from. */
export type Rating = readonly [rating: 1 | 2 | 3 | 4 | 5, why: string, source: string];

/** How a signal moves a pattern's score: points (negative speaks against) and what follows, ending a sentence. */
export interface SignalEffect {
  readonly signal: string;
  readonly points: number;
  readonly so: string;
}

/** A pro or con; it is told where its attributes weigh much or its signals are raised. */
export interface PointTemplate {
  readonly text: string;
  readonly attributes: readonly Attribute[];
  readonly signals?: readonly string[];
  /** True for what follows from the pattern alone: no demand asks for it, however much its attributes weigh. */
  readonly isOwn?: boolean;
}

/** A deployable unit or store. `technology` names a stack role (see stack-choice); texts hold {words}. */
export interface UnitTemplate {
  readonly id: string;
  readonly name: string;
  readonly kind:
    | 'client'
    | 'gateway'
    | 'service'
    | 'worker'
    | 'job'
    | 'store'
    | 'cache'
    | 'queue'
    | 'external';
  readonly technology: string;
  readonly responsibility: string;
  /** The unit that owns this store, cache or queue. */
  readonly owner?: string;
  readonly scaling: string;
  /** Only where this signal is raised. */
  readonly when?: string;
}

/** An edge. Ends are unit ids or a place: $client $entry $core $work $bus $store, $services (each of them). */
export interface WireTemplate {
  readonly from: string;
  readonly to: string;
  readonly verb: string;
  readonly protocol: string;
  readonly isAsync?: boolean;
}

/** Where a pattern puts the work, so that flows and capabilities know whom to call. */
export interface Places {
  /** Takes requests from the client. */
  readonly entry: string;
  /** Decides and writes the key entity; "$key" is the domain service that owns it. */
  readonly core: string;
  /** Does what outlives a request; null where nothing does. */
  readonly work: string | null;
  readonly bus: string | null;
  /** The main store; "$key" is the store of the domain service that owns the key entity. */
  readonly store: string;
}

/** Three axes; two patterns are clearly distinct when they differ on at least two. */
export interface Traits {
  readonly units: 'one' | 'few' | 'many' | 'none';
  readonly flow: 'calls' | 'queue' | 'broker' | 'log' | 'stream' | 'scatter' | 'saga';
  readonly runtime: 'servers' | 'functions' | 'managed' | 'plugins';
}

export interface Pattern {
  readonly id: string;
  readonly name: string;
  readonly traits: Traits;
  /** Two sentences for the ballot; {words} are the product's. */
  readonly idea: string;
  /** One paragraph for the guide. */
  readonly description: string;
  readonly ratings: Readonly<Record<Attribute, Rating>>;
  readonly effects: readonly SignalEffect[];
  readonly pros: readonly PointTemplate[];
  readonly cons: readonly PointTemplate[];
  readonly wrongWhen: string;
  readonly units: readonly UnitTemplate[];
  /** Into how many services the features are split at most; 0 for none. */
  readonly services: number;
  readonly storePerService: boolean;
  readonly places: Places;
  readonly wires: readonly WireTemplate[];
  /** Words in a refinement or document that name this pattern. */
  readonly names: RegExp;
}
