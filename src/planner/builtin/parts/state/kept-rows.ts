// Owns the rows of the backend state for what is kept beside the nouns of the documents: records of uses and of calls.
// Keeps true: each entity of the data stands in a row; what is only appended is not said to be changed.
import type { Data, Entity } from '../../../../blueprint/parts/data.ts';
import type { State } from '../../../../blueprint/parts/state.ts';

type Row = State['backend'][number];

const LONGEST = 120;
const CHANGED = 'Each change names the ETag';
const APPENDED =
  'Source of truth. Appended in the transaction of what it tells of, and never changed; no call writes it.';

/** Names that share a row, as many as it holds. */
function rowsOf(like: Row, names: readonly string[]): Row[] {
  const rows: string[] = [];
  for (const name of names) {
    const joined = `${rows.at(-1) ?? ''}, ${name}`;
    if (rows.length > 0 && joined.length <= LONGEST) rows[rows.length - 1] = joined;
    else rows.push(name);
  }
  return rows.map((state) => ({ ...like, state }));
}

function isAppended({ fields }: Entity): boolean {
  return !fields.some(({ name }) => name === 'updated_at');
}

/** The state with a row for each entity that none speaks of yet. Pure. */
export function withKeptRows(state: State, { entities }: Pick<Data, 'entities'>): State {
  const told = new Set(state.backend.flatMap((row) => row.state.toLowerCase().split(', ')));
  const like = state.backend.find(({ synchronisation }) => synchronisation.includes(CHANGED));
  const missing = entities.filter(({ name }) => !told.has(name.toLowerCase()));
  if (like === undefined || missing.length === 0) return state;
  const isOfLedger = state.backend.some(({ store }) => store === 'ledger');
  const inMain = missing.filter(({ name }) => !isOfLedger || name !== 'Ledger Entry');
  const named = (isFixed: boolean): string[] =>
    inMain.filter((one) => isAppended(one) === isFixed).map(({ name }) => name);
  const rows = [
    ...rowsOf(like, named(false)),
    ...rowsOf({ ...like, synchronisation: APPENDED }, named(true)),
  ];
  const at = state.backend.findLastIndex(({ store }) => store === like.store) + 1;
  return { ...state, backend: state.backend.toSpliced(at, 0, ...rows) };
}
