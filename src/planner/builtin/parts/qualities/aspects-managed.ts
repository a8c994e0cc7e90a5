// Owns how quality attributes read where a provider is the server: no process, host or transaction of ours to promise for.
import type { Attribute } from '../../../../blueprint/quality.ts';
import { ASPECTS, type Aspect } from './aspects.ts';

/** What differs from a product with a server of its own. */
const MANAGED: Readonly<Partial<Record<Attribute, Partial<Aspect>>>> = {
  functionalSuitability: {
    response: (c) =>
      `The client gives the right result or says why not; ${c.owner} refuse a ${c.entity} that is out of order.`,
    treatment: (c) =>
      `Each requirement has acceptance examples as tests of the client; what must hold is a rule of ${c.entry} with a test in the emulator.`,
  },
  performanceEfficiency: {
    response: (c) =>
      `The client answers on the device first; ${c.store} is read by listeners and written once for each completed step.`,
    treatment: (c) =>
      `What a person waits for is computed on the device; reads and writes of each page in ${c.store} are counted against a budget before each release.`,
  },
  reliability: {
    stimulus: (c) =>
      `The connection to ${c.store} is lost while ${c.role} works; ${c.what === null ? 'work in hand must not be lost' : `"${c.what}"${c.id === null ? '' : ` (${c.id})`}`}.`,
    response: (c) =>
      `What is unsaved stays on the device, is marked as such and sent when the connection returns; ${c.store} keeps what it confirmed.`,
    treatment: (c) =>
      `The provider's library repeats what it could not send; the client marks what is unsaved, and a restore of ${c.store} is rehearsed.`,
  },
  security: {
    response: (c) =>
      `${c.owner} refuse the read or write at the store itself, whatever the page shows, and tell nothing about what exists.`,
    assumed: () => 'assumed: 0 of the forbidden reads and writes pass in the emulator suite',
    treatment: (c) =>
      `${c.owner} decide on every path of ${c.store}; TLS on the way and encryption at rest by the provider; no key in the page carries a right.`,
  },
  maintainability: {
    response: () =>
      'The rule stands in one module of the client or one access rule, each with its tests; nothing else names it.',
    treatment: (c) =>
      `One folder for each area of the client, one typed repository for each kind of document; ${c.entry} are versioned and tested with the code.`,
  },
  flexibility: {
    response: () => 'The provider scales; what changes is the plan and its quotas, not the code.',
    treatment: (c) =>
      `${c.store} and the static host scale by themselves; what binds to the provider stands in the repositories of the client alone.`,
  },
  cost: {
    response: () =>
      'The plan is priced by operations; a budget alarm reaches the owner at half and at four fifths.',
  },
};

/** The texts of an attribute, for a product with or without a server of its own. Pure. */
export function aspectFor(attribute: Attribute, isManaged: boolean): Aspect {
  return isManaged ? { ...ASPECTS[attribute], ...MANAGED[attribute] } : ASPECTS[attribute];
}
