// Owns the trace table and the sentence of the first page about it. Pure.
import type { Deliverable } from '../../blueprint/deliverable.ts';
import type { Trace, TraceRow } from '../../blueprint/trace.ts';
import { firstIds } from './first-page.ts';
import { shortened } from './sentences.ts';

const TEXT_LIMIT = 180;
const PLACES_LIMIT = 3;
const STATUSES: Readonly<Record<TraceRow['status'], string>> = {
  met: 'Met',
  outOfScope: 'Out of scope',
  deferred: 'Deferred',
  open: 'Open',
};

/** Parts that stand in the technical guide alone. */
const TECHNICAL = /^(?:Backend|Frontend|Infrastructure|Security|Integration) architecture$/;

/** The places that a reader of this guide finds first; what stands in the other guide says so. */
function placesFor(metIn: readonly string[], deliverable: Deliverable | null): string[] {
  if (deliverable?.id !== 'architecture') return [...metIn];
  const here = metIn.filter((place) => !TECHNICAL.test(place));
  return here.length > 0 ? here : metIn.map((place) => `${place} (technical guide)`);
}

function rowData({ requirement, metIn, status, reason }: TraceRow, deliverable: Deliverable | null) {
  const found = placesFor(metIn, deliverable);
  const more = found.length - PLACES_LIMIT;
  const places = more > 0 ? [...found.slice(0, PLACES_LIMIT), `${more} more`] : found;
  return {
    id: requirement.id,
    text: shortened(requirement.text, TEXT_LIMIT),
    priority: requirement.priority,
    where: places.length > 0 ? places.join('; ') : reason,
    status: STATUSES[status],
  };
}

/** Rows of the table as one guide shows them (null for the summary alone), the counts, and the ids that are open. Pure. */
export function traceData({ rows, coverage }: Trace, deliverable: Deliverable | null = null) {
  const idsOf = (status: TraceRow['status']) =>
    rows.filter((row) => row.status === status).map((row) => row.requirement.id);
  const [deferred, openIds] = [idsOf('deferred'), idsOf('open')];
  return {
    rows: rows.map((row) => rowData(row, deliverable)),
    coverage,
    total: rows.length,
    met: rows.filter((row) => row.status === 'met').length,
    outOfScope: rows.filter((row) => row.status === 'outOfScope').length,
    deferred,
    open: openIds,
    firstDeferred: firstIds(deferred),
    firstOpen: firstIds(openIds),
  };
}
