// Owns the structure part: the spine's own graph, as it is.
import type { Structure } from '../../../blueprint/parts/structure.ts';
import type { Spine } from '../spine.ts';

/** The pattern, components, connections, flows and invariants that every other part reads. Pure. */
export function draftStructure(spine: Spine): Structure {
  return spine.structure;
}
