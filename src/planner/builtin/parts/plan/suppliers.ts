// Owns what is said of the supplier that could change its terms: one that a server calls before one that the page loads.
import type { Integration } from '../../../../blueprint/reading.ts';
import type { Spine } from '../../spine.ts';
import { pageServices, partners } from '../facts.ts';

/** The outside system that matters most; undefined where the inputs name none. Pure. */
export function supplierOf(spine: Spine): Integration | undefined {
  return partners(spine)[0] ?? pageServices(spine)[0];
}

/** What keeps the product free of that supplier. Pure. */
export function supplierText(spine: Spine): string {
  const name = supplierOf(spine)?.name ?? 'it';
  return partners(spine).length === 0
    ? `One component of the client holds all that knows ${name}; loads are counted against its plan each month, and another supplier fits behind the same component.`
    : `One adapter keeps ${name} replaceable; terms and quota are reviewed each quarter, an alternative is named in the stack.`;
}
