// Owns how each quality attribute becomes a scenario and a treatment: stimulus, response and an assumed measure.
// Must not know where the facts come from; texts are told with the names of one product.
import type { Attribute } from '../../../../blueprint/quality.ts';

/** The names that a scenario is told with. `what` is the requirement's demand, or null where none speaks of the attribute. */
export interface AspectContext {
  readonly product: string;
  readonly what: string | null;
  readonly id: string | null;
  readonly role: string;
  readonly entity: string;
  readonly screen: string;
  /** Who uses that page. */
  readonly user: string;
  /** The part that answers for the demand. */
  readonly owner: string;
  /** The part that requests come in by. */
  readonly entry: string;
  /** True where that part carries pictures rather than answers. */
  readonly isMedia: boolean;
  /** Where the owner keeps its data. */
  readonly store: string;
  /** The part that runs out first. */
  readonly bottleneck: string;
  /** An outside system, or the store where there is none. */
  readonly outside: string;
  readonly load: string;
  /** How much the load is to grow, as the inputs state it: 3.3 times; null where they state little or none. */
  readonly times: number | null;
  readonly isSingle: boolean;
  /** True where nobody reaches it but from the machine it runs on. */
  readonly isHome: boolean;
  /** The level of accessibility: "WCAG 2.2 AA". */
  readonly level: string;
}

type Line = (context: AspectContext) => string;

/** One attribute's texts. `assumed` is the measure where no number was stated. */
export interface Aspect {
  readonly stimulus: Line;
  readonly response: Line;
  readonly assumed: Line;
  readonly treatment: Line;
}

/** How long the way from an empty machine to a running product may take, where nobody states it. */
export const SET_UP_TIME = '30 min';

function demand({ what, id }: AspectContext, otherwise: string): string {
  return what === null ? otherwise : `"${what}"${id === null ? '' : ` (${id})`}`;
}

function grown({ times }: AspectContext): string {
  return times === null ? 'doubles' : `grows to ${times} times as much`;
}

/** The nine attributes of ISO/IEC 25010:2023 and the two of delivery. */
export const ASPECTS: Readonly<Record<Attribute, Aspect>> = {
  functionalSuitability: {
    stimulus: (c) => `${c.role} relies on ${demand(c, `what ${c.product} says about a ${c.entity}`)}.`,
    response: (c) =>
      `${c.owner} gives the right result or an error that says why not; a ${c.entity} is never left half changed.`,
    assumed: () => 'assumed: every acceptance example of the requirement is an automated test, 100 % pass',
    treatment: (c) =>
      `Each requirement has acceptance examples as tests at ${c.entry}; the trace table shows where it is met.`,
  },
  performanceEfficiency: {
    stimulus: (c) => `At ${c.load}, ${demand(c, `${c.role} reads and changes ${c.entity} data`)}.`,
    response: (c) =>
      c.isMedia
        ? `${c.owner} hands it to the browser by the shortest way; it never passes ${c.entry}, and a slow viewer gets fewer frames instead of late ones.`
        : c.bottleneck === c.owner
          ? `${c.owner} answers from indexed reads of ${c.store}; no request waits for an outside system without a timeout.`
          : `${c.owner} answers from indexed reads of ${c.store}; what takes longer runs in ${c.bottleneck}, outside the request.`,
    assumed: () => 'assumed: p95 of reads within 300 ms, of changes within 800 ms',
    treatment: (c) =>
      `Budgets for each hop from ${c.owner} to ${c.store}; ${c.bottleneck} is measured under load before each release.`,
  },
  compatibility: {
    stimulus: (c) =>
      `${c.outside} changes its interface or slows down, while ${demand(c, `${c.role} works with ${c.entity} data`)}.`,
    response: (c) =>
      `One adapter holds all that is known of ${c.outside}; its contract test fails before people notice, and its timeout holds the rest free.`,
    assumed: () => 'assumed: a change touches one adapter; the contract test runs daily',
    treatment: (_c) =>
      `Each outside system has one adapter, a contract test and a recorded fallback; formats are versioned.`,
  },
  interactionCapability: {
    stimulus: (c) =>
      `${c.user} uses ${c.screen}, also by keyboard and with a screen reader: ${demand(c, `the main task with a ${c.entity}`)}.`,
    response: (c) =>
      `${c.screen} shows its state at once (loading, empty, failed, done), never by colour alone, and keeps what was entered after an error.`,
    assumed: (c) =>
      `assumed: ${c.level}, no serious axe finding; 9 of 10 people finish the main task unaided`,
    treatment: (c) =>
      `${c.level} for ${c.screen} and every other page: axe in CI, a keyboard walk-through before each release.`,
  },
  reliability: {
    stimulus: (c) =>
      `${c.outside === c.store ? c.bottleneck : `${c.outside} or one copy of ${c.bottleneck}`} fails while ${c.role} works; ${demand(c, 'work in hand must not be lost')}.`,
    response: (c) =>
      c.outside === c.store
        ? `What was acknowledged is in ${c.store}; a change in hand is whole or not there, and the page says which and keeps what was entered.`
        : `${c.owner} keeps what was acknowledged in ${c.store}, tries outside calls 3 times with growing pauses, then shows what is stale and since when.`,
    assumed: (c) =>
      c.isSingle
        ? 'assumed: nothing acknowledged is lost; running again within 1 min'
        : 'assumed: nothing acknowledged is lost; a lost copy is replaced within 2 min',
    treatment: (c) =>
      c.outside === c.store
        ? `A change is one transaction; ${c.owner} starts again by itself, and ${c.store} is restored in a rehearsal.`
        : `Timeouts, 3 retries with jitter and a circuit breaker towards ${c.outside}; ${c.store} is restored in a rehearsal.`,
  },
  security: {
    stimulus: (c) =>
      `Somebody without the right tries to read or change ${c.entity} data; ${demand(c, `only ${c.role} may`)}.`,
    response: (c) =>
      `${c.owner} refuses before any rule of the product runs, tells nothing about what exists, and writes ${c.isSingle ? 'the refusal to the log' : 'who, what and when to the audit trail'}.`,
    assumed: (c) =>
      c.isSingle
        ? 'assumed: 0 calls of anybody else are answered in CI; no high finding older than 7 days'
        : 'assumed: 0 of the forbidden pairs of role and endpoint pass in CI; no high finding older than 7 days',
    treatment: (c) =>
      c.isHome
        ? `${c.owner} answers on the loopback interface only and refuses a foreign \`Host\` or \`Origin\`; ${c.store} lies on an encrypted disk, secrets outside the code.`
        : `Rights are checked in ${c.owner} at each command${c.entry === c.owner ? '' : `, whatever ${c.entry} let through`}; TLS 1.3 on the way, encryption at rest in ${c.store}, secrets outside the code.`,
  },
  maintainability: {
    stimulus: (c) =>
      `A developer new to ${c.product} changes the rules for a ${c.entity}; ${demand(c, 'nothing else may break')}.`,
    response: (c) =>
      `The rule stands in one module of ${c.owner} with its tests; the contract check shows what the change means for others.`,
    assumed: () =>
      'assumed: from commit to production in one working day; 80 % of branches of the rules covered',
    treatment: (c) =>
      `Modules of ${c.owner} follow the features; imports between them are checked, decisions are kept as records.`,
  },
  flexibility: {
    stimulus: (c) =>
      `Load on ${c.product} ${grown(c)}, or it has to run elsewhere: ${demand(c, `${c.times === null ? 'twice' : `${c.times} times`} ${c.load}`)}.`,
    response: (c) =>
      `Copies of ${c.bottleneck} are added by configuration; no part knows the place where it runs.`,
    assumed: (c) =>
      c.isSingle
        ? 'assumed: moved to another machine from a backup within 1 hour'
        : c.times === null
          ? 'assumed: twice the load with twice the copies, within 20 % of the same p95'
          : `assumed: ${c.times} times the load with ${c.times} times the copies, within 20 % of the same p95`,
    treatment: (c) =>
      `${c.owner} keeps no state between requests; settings come from the environment; another system outside is another adapter.`,
  },
  safety: {
    stimulus: (c) =>
      `${c.product} shows something wrong or late, and ${c.user} acts on it: ${demand(c, `a stale ${c.entity}`)}.`,
    response: (c) =>
      `${c.screen} marks data older than its limit as stale and asks for confirmation before an act that cannot be taken back.`,
    assumed: () => 'assumed: stale data is marked within 15 s; no act without an undo or a confirmation',
    treatment: (c) =>
      `Stale ${c.entity} data is marked; what cannot be undone asks ${c.role} to confirm; automatic acts can be stopped by hand.`,
  },
  simplicity: {
    stimulus: (c) =>
      `The team sets ${c.product} up from an empty machine; ${demand(c, 'no step is known to one person only')}.`,
    response: (_c) =>
      `One command starts every part with made-up data; what runs in production is built from the same commit.`,
    assumed: () => `assumed: running on a new machine within ${SET_UP_TIME}`,
    treatment: (c) => `No more deployable parts than the pattern needs; ${c.owner} holds the rules.`,
  },
  cost: {
    stimulus: (c) => `A month with ${c.load}; ${demand(c, 'the bill must not surprise anybody')}.`,
    response: (c) =>
      `${c.bottleneck} shrinks when idle; a budget alarm reaches the owner at half and at four fifths.`,
    assumed: () => 'assumed: alarm at 50 % and 80 % of the monthly budget, once it is set',
    treatment: () =>
      'The cost sheet prices each part by its quantity; budgets are set beside the sum and watched by alarms.',
  },
};
