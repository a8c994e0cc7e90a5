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

const LOG_TIME = 'assumed: 7 years; the law that applies has to confirm it.';

/** The kinds, the widest last. */
export const CALLED_KINDS: readonly CalledKind[] = [
  {
    head: /\baccount$/i,
    describes:
      'Who may sign in; the provider of the sign-in keeps password and second factor, this row what the account may do.',
    fields: [
      field('subject', 'text', 'unique; the id that the provider of the sign-in gives'),
      field('name', 'text', 'personal data (name)'),
      field('email', 'text', 'personal data (contact)'),
      field('status', 'text', 'one of INVITED, ACTIVE, SUSPENDED (assumed)'),
      field('invited_by', 'uuid', 'the account that made it'),
    ],
    personalData: 'personal',
    retention: 'assumed: as long as it is open, and then as long as an audit entry names it.',
    deletion:
      'Suspended, so that no session of it goes on; name and mail address are blanked on request of the person, the id stays.',
  },
  {
    head: /\bcertificate$/i,
    describes: 'What a chain of certificates is checked against; no private key stands here.',
    fields: [
      field('name', 'text', 'assumed'),
      field('certificate', 'text', 'PEM, public part only'),
      field('fingerprint', 'text', 'unique; SHA-256'),
      field('valid_until', 'timestamptz', 'an alert goes out 30 days before (assumed)'),
      field('status', 'text', 'one of ACTIVE, REMOVED (assumed)'),
      field('added_by', 'uuid', 'the account that added it'),
    ],
    personalData: 'none',
    retention: 'assumed: as long as it is in use, and then as long as the audit trail.',
    deletion: 'Marked as removed and trusted no longer at once; the row stays for the audit trail.',
  },
  {
    head: /\b(?:audit|log|trail)\b/i,
    describes: 'One change that somebody made, written in the transaction of the change.',
    fields: [
      field('sequence', 'bigint', 'without a gap'),
      field('actor', 'uuid', 'the account that did it'),
      field('role', 'text', 'under which it was allowed'),
      field('action', 'text'),
      field('subject', 'text', 'kind and id of what was changed'),
      field('before', 'jsonb', 'changed fields only'),
      field('after', 'jsonb', 'changed fields only'),
      field('trace_id', 'text'),
      field('previous_hash', 'text', 'of the entry before it, so that a missing one shows'),
    ],
    personalData: 'personal',
    retention: LOG_TIME,
    deletion: 'Never changed or deleted before its retention ends; names stand in the account and not here.',
    isAppended: true,
  },
  {
    head: /./,
    describes: 'What is set up once and then used by others.',
    fields: [
      field('name', 'text', 'assumed'),
      field('definition', 'jsonb', 'assumed: what it sets, checked against a schema'),
      field('version', 'integer', 'a change is a new version'),
      field('valid_from', 'timestamptz', 'assumed'),
      field('set_by', 'uuid', 'the account that set it'),
    ],
    personalData: 'none',
    retention: 'assumed: as long as anything kept was made under it.',
    deletion: 'Ended by a new version; the one before it stays for what was made under it.',
  },
];

/** What waits for a second person: the columns beside the key of what it is about. */
export const WAITING_FIELDS: readonly Field[] = [
  field('asked_by', 'uuid', 'the account that asked'),
  field('reason', 'text', 'assumed'),
  field('status', 'text', 'one of WAITING, APPROVED, TURNED_DOWN, DONE (assumed)'),
  field('decided_by', 'uuid', 'never who asked; empty while it waits'),
  field('decided_at', 'timestamptz', 'empty while it waits'),
];

/** The columns of an entry in a ledger of two sides. */
export const LEDGER_FIELDS: readonly Field[] = [
  field('movement_id', 'uuid', 'all entries of one movement carry it and sum to zero'),
  field('amount', 'numeric(18,4)', 'negative on the side that gives'),
  field('currency', 'char(3)'),
  field('kind', 'text', 'one of RESERVED, RELEASED, POSTED, SETTLED (assumed)'),
];
