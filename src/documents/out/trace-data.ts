// Owns the trace table and the sentence of the first page about it. Pure.
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

function rowData({ requirement, metIn, status, reason }: TraceRow) {
  const more = metIn.length - PLACES_LIMIT;
  const places = more > 0 ? [...metIn.slice(0, PLACES_LIMIT), `${more} more`] : metIn;
  return {
    id: requirement.id,
    text: shortened(requirement.text, TEXT_LIMIT),
    priority: requirement.priority,
    where: places.length > 0 ? places.join('; ') : reason,
    status: STATUSES[status],
  };
}

/** Rows of the table, the counts, and the ids that are open. Pure. */
export function traceData({ rows, coverage }: Trace) {
  const idsOf = (status: TraceRow['status']) =>
    rows.filter((row) => row.status === status).map((row) => row.requirement.id);
  const [deferred, openIds] = [idsOf('deferred'), idsOf('open')];
  return {
    rows: rows.map(rowData),
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
