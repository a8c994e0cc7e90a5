// Owns the columns of the records that deeds leave: staff of a place, parties that are called, reservations, and requests
// that wait for a second person. Data only; nothing is of such a kind by its name alone.
import type { NounKind } from './noun-kinds.ts';

const NEVER = /$^/;

/** The kinds of records that only deeds make. */
export const RECORD_KINDS: readonly NounKind[] = [
  {
    id: 'staff',
    head: NEVER,
    near: null,
    fields: [
      { name: 'account_id', type: 'text', note: 'subject of the sign-in' },
      { name: 'name', type: 'text', note: 'personal data (name); assumed' },
      { name: 'role', type: 'text', note: 'what the account may do at this place' },
      { name: 'left_at', type: 'timestamptz', note: 'empty while the person works here; assumed' },
    ],
    instead: ['object_key', 'note', 'reason', 'status', 'starts_at', 'amount', 'label'],
  },
  {
    id: 'addressee',
    head: NEVER,
    near: null,
    fields: [
      { name: 'name', type: 'text', note: 'assumed' },
      { name: 'webhook_url', type: 'text', note: 'checked before each call; assumed' },
      {
        name: 'webhook_secret_ref',
        type: 'text',
        note: 'where the secret store keeps the key that signs each call; assumed',
      },
      { name: 'status', type: 'text', note: 'active or paused; assumed' },
    ],
    instead: ['object_key', 'note', 'reason', 'status', 'starts_at', 'amount', 'label', 'due_at'],
  },
  {
    id: 'reservation',
    head: NEVER,
    near: null,
    fields: [
      { name: 'reserved_by', type: 'text', note: 'account of who asked for it' },
      { name: 'reserved_from', type: 'timestamptz', note: 'assumed' },
      { name: 'expires_at', type: 'timestamptz', note: 'free again from then on; assumed' },
      { name: 'status', type: 'text', note: 'assumed' },
    ],
    instead: ['object_key', 'note', 'reason', 'status', 'starts_at', 'amount', 'label', 'due_at', 'capacity'],
  },
  {
    id: 'request',
    head: NEVER,
    near: null,
    fields: [
      { name: 'asked_by', type: 'text', note: 'account of who asked' },
      { name: 'reason', type: 'text', note: 'assumed' },
      { name: 'status', type: 'text', note: 'waiting, approved, turned down, done or run out; assumed' },
      { name: 'decided_by', type: 'text', note: 'never who asked; empty while it waits' },
      { name: 'decided_at', type: 'timestamptz', note: 'empty while it waits' },
      { name: 'done_at', type: 'timestamptz', note: 'empty until it is done' },
    ],
    instead: ['object_key', 'note', 'reason', 'status', 'starts_at', 'amount', 'label', 'due_at'],
  },
];
