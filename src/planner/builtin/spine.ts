// Owns the spine of a draft: the names, ids and facts that every part must share, so that parts cannot disagree.
// Built once from the input (see structure); parts only read it.
import type { Option } from '../../blueprint/option.ts';
import type { StackRow } from '../../blueprint/parts/stack.ts';
import type { Structure } from '../../blueprint/parts/structure.ts';
import type { Measure, Quantity, Requirement } from '../../blueprint/requirement.ts';
import type { BlueprintInput } from '../port.ts';

/** A role of the product: its actors as read, or one honest default ("User") where none was named. */
export interface RoleFact {
  readonly name: string;
  readonly description: string;
  readonly requirementIds: readonly string[];
  /** True where the inputs let it in by a code that it was sent, so that it has no account. */
  readonly isBearer?: boolean;
}

/** An entity with the path segment its API uses ("cameras") and the component that owns it. */
export interface EntityFact {
  readonly name: string;
  readonly plural: string;
  readonly segment: string;
  readonly fields: readonly { readonly name: string; readonly type: string }[];
  readonly requirementIds: readonly string[];
  readonly owner: string;
  /** Initials that the inputs use for it: "Participant (DFSP)". Absent where they use none. */
  readonly alsoNamed?: readonly string[];
  /** Of which kind it is, where its name alone does not tell. */
  readonly kind?: 'line' | 'account' | 'staff' | 'addressee' | 'reservation' | 'request';
}

/** A feature with the entities it handles and the roles that use it (names of the facts above). */
export interface FeatureFact {
  readonly name: string;
  readonly requirementIds: readonly string[];
  readonly entityNames: readonly string[];
  readonly roleNames: readonly string[];
}

export interface Spine {
  readonly input: BlueprintInput;
  /** The option that was decided for. */
  readonly option: Option;
  readonly structure: Structure;
  readonly stackRows: readonly StackRow[];
  readonly roles: readonly RoleFact[];
  readonly entities: readonly EntityFact[];
  readonly features: readonly FeatureFact[];
  /** False where the documents describe no user interface at all. */
  readonly hasUi: boolean;
  /** Topic ids present in the reading: "realtime", "payments" … */
  readonly topics: ReadonlySet<string>;
  readonly requirements: readonly Requirement[];
  /** What is traced beside them, and answered by what is drafted for them or put off. */
  readonly further: readonly Requirement[];
  /** The quantity that holds for a measure: an answer before a document, the first stated otherwise; null if none. */
  readonly quantity: (measure: Measure) => Quantity | null;
  /** Ids of the requirements that carry one of these words or attributes, at most `most` (default 6), in order. */
  readonly serving: (pattern: RegExp, most?: number) => string[];
}
