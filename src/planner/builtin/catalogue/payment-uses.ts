// Data: what payment hubs are used for beside the plain transfer, by the words of the inputs, with the calls and the
// records of each. {one}, {many}, {segment} are the thing that is moved, {party} the institutions that move it.
import type { Endpoint } from '../../../blueprint/parts/routes.ts';

/** A call of a use; without a path it is the plain transfer's own. */
export interface UseCall {
  readonly method: Endpoint['method'];
  readonly path: string;
  readonly does: string;
}

/** A record that a use keeps; `isOfPeople` where it names somebody's account. */
export interface UseRecord {
  readonly name: string;
  readonly describes: string;
  readonly fields: readonly (readonly [name: string, type: string, note: string])[];
  readonly verb: string;
  readonly isOfPeople?: boolean;
}

/** A use: what the inputs call it, its calls and its record; none of them where the plain transfer carries it as it is. */
export interface PaymentUse {
  readonly name: string;
  readonly said: RegExp;
  readonly calls: readonly UseCall[];
  readonly record: UseRecord | null;
}

const STATUS = (states: string): readonly [string, string, string] => [
  'status',
  'text',
  `one of ${states} (assumed)`,
];

/** The uses; a demand is of the first whose words it has. */
export const PAYMENT_USES: readonly PaymentUse[] = [
  {
    name: 'third-party initiation',
    said: /\bthird[- ]party payment|\b3PPI\b|\bPISPs?\b|\bpayment initiation\b/i,
    calls: [
      {
        method: 'POST',
        path: '/v1/consents',
        does: 'Ask for the right to start payments for an account; the {party} that holds it confirms by callback.',
      },
      {
        method: 'DELETE',
        path: '/v1/consents/{id}',
        does: 'End a consent; either side may, and nothing starts on it afterwards.',
      },
    ],
    record: {
      name: 'Consent',
      describes: 'What a third party may start for an account.',
      fields: [
        ['{party}_id', 'uuid', 'foreign key to {Party}, who holds the account'],
        ['third_party_id', 'uuid', 'foreign key to {Party}, who may start payments'],
        ['account_reference', 'text', 'personal data (account)'],
        STATUS('ASKED, GIVEN, ENDED'),
        ['expires_at', 'timestamptz', 'assumed'],
      ],
      verb: 'gives',
      isOfPeople: true,
    },
  },
  {
    name: 'payments across borders',
    said: /\bacross borders\b|\bcross[- ]border\b|\bforeign exchange\b/i,
    calls: [
      {
        method: 'POST',
        path: '/v1/conversions',
        does: 'Ask a provider of foreign exchange for terms; it is committed with the {one} or not at all.',
      },
      {
        method: 'GET',
        path: '/v1/conversions/{id}',
        does: 'Read a conversion; {Party} gets its own only.',
      },
    ],
    record: {
      name: 'Conversion',
      describes: 'Terms of a provider of foreign exchange for one {one}.',
      fields: [
        ['provider_{party}_id', 'uuid', 'foreign key to {Party}, the provider'],
        ['source_amount', 'numeric(18,4)', 'assumed'],
        ['source_currency', 'char(3)', 'assumed'],
        ['target_amount', 'numeric(18,4)', 'assumed'],
        ['target_currency', 'char(3)', 'assumed'],
        STATUS('ASKED, AGREED, COMMITTED, ABORTED'),
        ['expires_at', 'timestamptz', 'assumed'],
      ],
      verb: 'offers',
    },
  },
  {
    name: 'bulk payments',
    said: /\bbulk (?:payments?|transfers?)\b|\bpayments? lists?\b/i,
    calls: [
      {
        method: 'POST',
        path: '/v1/bulk-{segment}',
        does: 'Submit a list of {many}; each line is checked, reserved and ended alone.',
      },
      {
        method: 'GET',
        path: '/v1/bulk-{segment}/{id}',
        does: 'Read a list with the outcome of each line; {Party} gets its own only.',
      },
    ],
    record: {
      name: 'Bulk {One}',
      describes: 'A list of {many} handed in at once; each line is a {one} that names it.',
      fields: [
        ['payer_{party}_id', 'uuid', 'foreign key to {Party}, the payer'],
        ['line_count', 'integer', 'assumed'],
        STATUS('RECEIVED, RUNNING, FINISHED'),
        ['finished_at', 'timestamptz', 'empty until each line has ended'],
      ],
      verb: 'submits',
    },
  },
  {
    name: 'request to pay',
    said: /\brequests?[- ]to[- ]pay\b|\bpayee requests? (?:a )?payment/i,
    calls: [
      {
        method: 'POST',
        path: '/v1/payment-requests',
        does: 'Ask a payer for a payment: forwarded to its {party}; nothing moves before consent.',
      },
      {
        method: 'POST',
        path: '/v1/payment-requests/{id}/answer',
        does: 'Consent or decline for the payer; after consent its {party} pushes the {one}.',
      },
      {
        method: 'GET',
        path: '/v1/payment-requests/{id}',
        does: 'Read a payment request; {Party} gets its own only.',
      },
    ],
    record: {
      name: 'Payment Request',
      describes: 'What a payee asks a payer for; consent leads to a {one}.',
      fields: [
        ['payer_{party}_id', 'uuid', 'foreign key to {Party}, the payer'],
        ['payee_{party}_id', 'uuid', 'foreign key to {Party}, the payee'],
        ['amount', 'numeric(18,4)', 'assumed'],
        ['currency', 'char(3)', 'assumed'],
        STATUS('RECEIVED, ACCEPTED, DECLINED, EXPIRED'),
        ['expires_at', 'timestamptz', 'assumed'],
      ],
      verb: 'is payer or payee of',
    },
  },
  {
    name: 'cash in and out',
    said: /\bcash[- ]?(?:in|out)\b|\bATMs?\b|\boffline cash\b/i,
    calls: [],
    record: null,
  },
  { name: 'push payments', said: /\bpush payments?\b|\bcredit[- ]push\b/i, calls: [], record: null },
];
