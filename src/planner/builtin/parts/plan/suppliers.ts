// Owns what is said of the supplier that could change its terms: one that a server calls before one that the page loads.
import type { Integration } from '../../../../blueprint/reading.ts';
import { isThereAlready } from '../../ground/existing.ts';
import { pageServices, partners } from '../../spine/facts.ts';
import type { Spine } from '../../spine.ts';

/** What the other side runs for itself sells nothing: its interface may change, its price does not. */
const OWN_SIDE = /\bwebhooks?\b|\bcallbacks?\b|\b(?:record|legacy|accounting|booking) systems?\b/i;

/** The outside system that matters most among those that somebody sells; undefined where the inputs name none. Pure. */
export function supplierOf(spine: Spine): Integration | undefined {
  const isBought = ({ name }: Integration): boolean =>
    !OWN_SIDE.test(name) && !isThereAlready(spine.input.brief, name);
  return partners(spine).find(isBought) ?? pageServices(spine)[0];
}

/** What keeps the product free of that supplier. Pure. */
export function supplierText(spine: Spine): string {
  const name = supplierOf(spine)?.name ?? 'it';
  return partners(spine).length === 0
    ? `One component of the client holds all that knows ${name}; loads are counted against its plan each month, and another supplier fits behind the same component.`
    : `One adapter keeps ${name} replaceable; terms and quota are reviewed each quarter, and another supplier fits behind the same adapter.`;
}
