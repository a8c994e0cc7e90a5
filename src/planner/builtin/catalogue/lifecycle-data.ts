// Owns the life cycles that rules know: by the words of the key entity and the shape of the work.

export interface LifecycleRule {
  readonly entity: RegExp;
  /** Signals that make it fit where the name alone does not. */
  readonly signals: readonly string[];
  readonly initial: string;
  readonly transitions: readonly (readonly [from: string, to: string, on: string])[];
  /** True where its first state lives on the slot, wherever slots are kept: nothing is written before it is booked. */
  readonly isHeldBySlot?: boolean;
  /** What the other party of a hub calls to move it on; only where the inputs use the words. */
  readonly calls?: readonly { readonly segment: string; readonly said: RegExp; readonly does: string }[];
}

/** The life of an institution that takes part: others let it in and out, and it is never erased while deeds name it. */
export const INSTITUTION_LIFE: Pick<LifecycleRule, 'initial' | 'transitions'> = {
  initial: 'ONBOARDING',
  transitions: [
    ['ONBOARDING', 'ACTIVE', 'its connection is tested, its accounts and limits are set by an operator'],
    ['ACTIVE', 'PAUSED', 'its connection is paused by an operator'],
    ['PAUSED', 'ACTIVE', 'resumed by an operator'],
    ['ACTIVE', 'DISABLED', 'disabled by an operator, once nothing of it is open'],
    ['PAUSED', 'DISABLED', 'disabled by an operator, once nothing of it is open'],
    ['DISABLED', 'ACTIVE', 'reactivated by an operator'],
  ],
};

/** First match wins; the last fits anything. */
export const LIFECYCLES: readonly LifecycleRule[] = [
  {
    entity: /transfer|payment|transaction|settlement/i,
    signals: [],
    initial: 'RECEIVED',
    transitions: [
      ['RECEIVED', 'REJECTED', 'validation or limit check fails'],
      ['RECEIVED', 'RESERVED', 'position reserved'],
      ['RESERVED', 'COMMITTED', 'fulfilment received and checked'],
      ['RESERVED', 'ABORTED', 'payee refuses'],
      ['RESERVED', 'EXPIRED', 'deadline passes without an answer'],
      ['COMMITTED', 'SETTLED', 'its settlement is finalised'],
    ],
    calls: [
      {
        segment: 'fulfilment',
        said: /\bfulfil/i,
        does: 'Fulfil {one}: the receiving party sends its fulfilment; it is checked and written to the ledger before the answer',
      },
      {
        segment: 'refusal',
        said: /\bfulfil/i,
        does: 'Refuse {one} with a reason: the receiving party aborts it and what was reserved is free again',
      },
    ],
  },
  {
    entity: /^(?:quote|quotation|bid)$/i,
    signals: [],
    initial: 'REQUESTED',
    transitions: [
      ['REQUESTED', 'ANSWERED', 'the other party states its terms'],
      ['REQUESTED', 'REFUSED', 'the other party declines'],
      ['ANSWERED', 'ACCEPTED', 'both sides agree'],
      ['ANSWERED', 'EXPIRED', 'the terms run out'],
    ],
    calls: [
      {
        segment: 'answer',
        said: /\bterms\b|\bagree|\bfees?\b|\bprices?\b/i,
        does: 'Answer {one}: the other party states its terms or declines; forwarded to who asked',
      },
    ],
  },
  {
    entity: /camera|stream/i,
    signals: [],
    initial: 'REGISTERED',
    transitions: [
      ['REGISTERED', 'CONNECTING', 'source is opened'],
      ['CONNECTING', 'ONLINE', 'first data arrives'],
      ['CONNECTING', 'OFFLINE', 'no data within 10 s'],
      ['ONLINE', 'OFFLINE', 'no data for 10 s'],
      ['OFFLINE', 'CONNECTING', 'retry after backoff'],
      ['REGISTERED', 'REMOVED', 'removed by a person'],
      ['CONNECTING', 'REMOVED', 'removed by a person'],
      ['ONLINE', 'REMOVED', 'removed by a person'],
      ['OFFLINE', 'REMOVED', 'removed by a person'],
    ],
  },
  {
    entity: /device|sensor|station|locker|meter|charger|vehicle/i,
    signals: [],
    initial: 'REGISTERED',
    transitions: [
      ['REGISTERED', 'CONNECTING', 'set up, and connects for the first time'],
      ['CONNECTING', 'ONLINE', 'known by its certificate, and first report arrives'],
      ['CONNECTING', 'OFFLINE', 'no report within the time that is waited for one'],
      ['ONLINE', 'OFFLINE', 'reports stay out, or the connection is lost'],
      ['OFFLINE', 'CONNECTING', 'network returns, and it sends what it kept'],
      ['REGISTERED', 'REMOVED', 'removed by a person'],
      ['CONNECTING', 'REMOVED', 'removed by a person'],
      ['ONLINE', 'REMOVED', 'removed by a person'],
      ['OFFLINE', 'REMOVED', 'removed by a person'],
    ],
  },
  {
    entity: /anomal|alert|incident|alarm|detection|ticket|case|issue/i,
    signals: [],
    initial: 'RAISED',
    transitions: [
      ['RAISED', 'ACKNOWLEDGED', 'a person takes it up'],
      ['RAISED', 'DISMISSED', 'marked as false'],
      ['ACKNOWLEDGED', 'RESOLVED', 'a person closes it'],
      ['RAISED', 'EXPIRED', 'condition is gone for an hour'],
      ['RESOLVED', 'RAISED', 'seen again within an hour'],
      ['EXPIRED', 'RAISED', 'seen again within an hour'],
    ],
  },
  {
    entity: /annotation|label|triage|review|image/i,
    signals: [],
    initial: 'QUEUED',
    transitions: [
      ['QUEUED', 'SHOWN', 'next in the queue of a reviewer'],
      ['SHOWN', 'CONFIRMED', 'reviewer agrees'],
      ['SHOWN', 'CORRECTED', 'reviewer changes label or box'],
      ['SHOWN', 'QUEUED', 'skipped'],
      ['CONFIRMED', 'USED', 'taken into a training run'],
      ['CORRECTED', 'USED', 'taken into a training run'],
    ],
  },
  {
    entity: /wait(?:ing)?[ -]?list/i,
    signals: [],
    initial: 'WAITING',
    transitions: [
      ['WAITING', 'OFFERED', 'a place is free, and nobody is before'],
      ['OFFERED', 'ACCEPTED', 'taken within the time of the offer'],
      ['OFFERED', 'PASSED_ON', 'declined, or the time of the offer runs out'],
      ['PASSED_ON', 'WAITING', 'stays in the line for the next place'],
      ['WAITING', 'LEFT', 'withdrawn, or no longer needed'],
    ],
  },
  {
    entity: /^(?:[\w-]+ )?slot$/i,
    signals: [],
    initial: 'FREE',
    transitions: [
      ['FREE', 'HELD', 'picked, for the time of a hold'],
      ['HELD', 'FREE', 'hold runs out'],
      ['HELD', 'TAKEN', 'booked by who holds it'],
      ['FREE', 'TAKEN', 'booked without a hold'],
      ['TAKEN', 'FREE', 'its booking is moved or cancelled'],
    ],
  },
  {
    entity: /appointment|booking|reservation|visit|session$/i,
    signals: [],
    initial: 'HELD',
    isHeldBySlot: true,
    transitions: [
      ['HELD', 'CONFIRMED', 'details are complete'],
      ['HELD', 'RELEASED', 'hold runs out'],
      ['CONFIRMED', 'MOVED', 'moved to another time'],
      ['MOVED', 'CONFIRMED', 'new time is confirmed'],
      ['CONFIRMED', 'CANCELLED', 'cancelled in time'],
      ['CONFIRMED', 'FULFILLED', 'took place'],
      ['CONFIRMED', 'MISSED', 'nobody came'],
    ],
  },
  {
    entity: /order|purchase|cart|invoice/i,
    signals: [],
    initial: 'DRAFT',
    transitions: [
      ['DRAFT', 'PLACED', 'submitted'],
      ['PLACED', 'PAID', 'payment confirmed'],
      ['PLACED', 'CANCELLED', 'cancelled before payment'],
      ['PAID', 'FULFILLED', 'delivered'],
      ['PAID', 'REFUNDED', 'refunded'],
    ],
  },
  {
    entity: /parcel|shipment|delivery|package/i,
    signals: [],
    initial: 'ANNOUNCED',
    transitions: [
      ['ANNOUNCED', 'RESERVED', 'space is reserved'],
      ['RESERVED', 'STORED', 'placed and door closed'],
      ['STORED', 'COLLECTED', 'opened with the code'],
      ['STORED', 'OVERDUE', 'time limit passes'],
      ['OVERDUE', 'COLLECTED', 'opened with the code'],
      ['OVERDUE', 'RETURNED', 'fetched back'],
      ['RESERVED', 'ANNOUNCED', 'reservation runs out'],
    ],
  },
  {
    entity: /lesson|course|progress|step|exercise|quiz/i,
    signals: [],
    initial: 'LOCKED',
    transitions: [
      ['LOCKED', 'NOT_STARTED', 'the one before is completed'],
      ['NOT_STARTED', 'IN_PROGRESS', 'first step is opened'],
      ['IN_PROGRESS', 'IN_PROGRESS_CHECK', 'practice is completed'],
      ['IN_PROGRESS_CHECK', 'IN_PROGRESS_CHECK', 'check is not passed; missed items are retried'],
      ['IN_PROGRESS_CHECK', 'COMPLETED', 'check is passed'],
    ],
  },
  {
    entity: /universe|symbol|screener|fund|instrument|stock/i,
    signals: [],
    initial: 'ACTIVE',
    transitions: [
      ['ACTIVE', 'EXPIRED', 'no longer qualifies at a synchronisation'],
      ['EXPIRED', 'ACTIVE', 'qualifies again'],
      ['ACTIVE', 'REMOVED', 'deleted by a person'],
    ],
  },
  {
    entity: /model|run|training|job|task|import|export|report/i,
    signals: [],
    initial: 'QUEUED',
    transitions: [
      ['QUEUED', 'RUNNING', 'claimed'],
      ['RUNNING', 'SUCCEEDED', 'outcome recorded'],
      ['RUNNING', 'RETRY_WAIT', 'failed, attempts left'],
      ['RETRY_WAIT', 'QUEUED', 'backoff elapsed'],
      ['RUNNING', 'FAILED', 'attempts exhausted'],
      ['FAILED', 'QUEUED', 'a person asks for a retry'],
    ],
  },
  {
    entity: /user|account|member|participant|customer|patient|tenant|profile/i,
    signals: [],
    initial: 'INVITED',
    transitions: [
      ['INVITED', 'ACTIVE', 'first sign-in'],
      ['ACTIVE', 'SUSPENDED', 'suspended by an administrator'],
      ['SUSPENDED', 'ACTIVE', 'reinstated'],
      ['ACTIVE', 'ERASED', 'erasure asked for'],
    ],
  },
  {
    entity: /./,
    signals: [],
    initial: 'DRAFT',
    transitions: [
      ['DRAFT', 'ACTIVE', 'complete and valid'],
      ['ACTIVE', 'CHANGED', 'changed by its owner'],
      ['CHANGED', 'ACTIVE', 'change is committed'],
      ['ACTIVE', 'ARCHIVED', 'no longer in use'],
      ['ARCHIVED', 'ACTIVE', 'restored'],
    ],
  },
];
