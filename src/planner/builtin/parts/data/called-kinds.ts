// Owns what a thing is that is called and that no noun of the documents stands for: its columns, how long it stays, how it goes.
// Data only; the first kind whose words fit the name holds.
import type { Entity } from '../../../../blueprint/parts/data.ts';

type Field = Entity['fields'][number];

/** A kind of called thing, known by its name. */
export interface CalledKind {
  readonly head: RegExp;
  readonly describes: string;
  readonly fields: readonly Field[];
  readonly personalData: Entity['personalData'];
  readonly retention: string;
  readonly deletion: string;
  /** True where a row is never changed after it was written, so that it has one time only. */
  readonly isAppended?: boolean;
}

function field(name: string, type: string, note = ''): Field {
  return { name, type, note };
}

/** As of other things that are set up: told in one row with them. */
const IN_USE = {
  personalData: 'none',
  retention: 'assumed: as long as it is in use; once removed, 30 days longer as a marked row.',
  deletion: 'Marked and hidden at once, removed after its retention.',
} as const;

const STATUS = 'text';

/** The kinds, the widest last. */
export const CALLED_KINDS: readonly CalledKind[] = [
  {
    head: /\baccount$/i,
    describes: 'Who may sign in; the provider of the sign-in keeps the password.',
    fields: [
      field('subject', 'text', 'unique, from the provider'),
      field('name', 'text', 'personal data (name)'),
      field('email', 'text', 'personal data (contact)'),
      field('status', STATUS, 'one of INVITED, ACTIVE, SUSPENDED (assumed)'),
    ],
    personalData: 'personal',
    retention: 'assumed: as long as it is open, and then as long as an audit entry names it.',
    deletion: 'Suspended at once; name and mail address are blanked on request, the id stays.',
  },
  {
    head: /\bcertificate$/i,
    describes: 'What others are checked against.',
    fields: [
      field('name', 'text', 'assumed'),
      field('certificate', 'text', 'public part only'),
      field('fingerprint', 'text', 'unique'),
      field('valid_until', 'timestamptz'),
      field('status', STATUS, 'one of ACTIVE, REMOVED (assumed)'),
    ],
    ...IN_USE,
  },
  {
    head: /\b(?:audit|log|trail)\b/i,
    describes: 'One change that an account made.',
    fields: [
      field('sequence', 'bigint', 'without a gap'),
      field('actor_id', 'uuid'),
      field('role', 'text'),
      field('action', 'text'),
      field('subject', 'text', 'kind and id'),
      field('before', 'jsonb'),
      field('after', 'jsonb'),
      field('trace_id', 'text'),
      field('previous_hash', 'text'),
    ],
    personalData: 'none',
    retention: 'assumed: 7 years for accounting, then deleted; the law that applies has to confirm it.',
    deletion:
      'Never changed or deleted before its retention ends; a wrong one is corrected by a counter entry.',
    isAppended: true,
  },
  {
    head: /./,
    describes: 'Set up once and used by others.',
    fields: [
      field('name', 'text', 'assumed'),
      field('definition', 'jsonb', 'assumed'),
      field('version', 'integer', 'a change is a new one'),
      field('valid_from', 'timestamptz', 'assumed'),
    ],
    ...IN_USE,
  },
];

/** What waits for a second person: the columns beside the key of what it is about. */
export const WAITING_FIELDS: readonly Field[] = [
  field('asked_by', 'uuid'),
  field('reason', 'text', 'assumed'),
  field('status', STATUS, 'one of WAITING, APPROVED, TURNED_DOWN (assumed)'),
  field('decided_by', 'uuid', 'never who asked'),
  field('decided_at', 'timestamptz', 'empty while it waits'),
];

/** The columns of an entry in a ledger of two sides. */
export const LEDGER_FIELDS: readonly Field[] = [
  field('movement_id', 'uuid', 'its entries sum to zero'),
  field('amount', 'numeric(18,4)', 'negative where it gives'),
  field('currency', 'char(3)'),
  field('kind', 'text', 'one of RESERVED, RELEASED, POSTED, SETTLED (assumed)'),
];
