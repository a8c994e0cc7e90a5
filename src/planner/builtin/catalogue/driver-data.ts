// Owns what makes a product hard, by signal, and what each missing number means. Data only.
import type { Measure } from '../../../blueprint/requirement.ts';

/** A driver: told where all its signals are raised. {words} are the product's nouns and components. */
export interface DriverRule {
  readonly signals: readonly string[];
  /** Signals under which it would mislead. */
  readonly unless?: readonly string[];
  /** A signal that tells all of it already, where every demand that raises this one raises that one, too. */
  readonly within?: string;
  readonly title: string;
  readonly implication: string;
}

/** Hardest first; a product tells at most seven. */
export const DRIVER_RULES: readonly DriverRule[] = [
  {
    signals: ['ledger', 'participants'],
    title:
      '{product} is the authority on the outcome of each {key} between parties that do not trust each other',
    implication:
      'The state of {key} is written durably before anybody is told of it, by {core} alone; every message carries an id that makes a repeat harmless; a party that does not answer in time gets a definite outcome, never silence.',
  },
  {
    signals: ['ledger'],
    title: 'Positions and limits must hold under concurrency',
    implication:
      'A reservation against a limit is one atomic operation in the store, ordered per account; checking first and writing later would let two {keyPlural} pass one limit.',
  },
  {
    signals: ['video', 'inference'],
    title: 'Video and detection have different needs of the same stream',
    implication:
      'The picture goes from {media} to the browser by the shortest way; the model gets sampled frames on a second path. Neither waits for the other, and boxes are drawn in the browser from events by time stamp.',
  },
  {
    signals: ['video'],
    title: 'Video must not pass through the application',
    implication:
      '{media} takes each source once and serves all viewers; {entry} hands out addresses only. A lost source is a state of that source, not an error of the page.',
  },
  {
    signals: ['training'],
    title: 'Feedback of people changes the model that serves them, without a person in between',
    implication:
      'A run starts once per threshold (a counter with compare-and-set, not a check in the page); the candidate must beat the current model on a fixed evaluation set; rollout is by canary and rollback is automatic.',
  },
  {
    signals: ['statedBaas'],
    title: 'There is no server of our own that could be trusted with a rule',
    implication:
      'What must not be forged is expressed as an access rule on {entities} or accepted as a convenience of the person who would cheat only themselves; rules are code with tests.',
  },
  {
    signals: ['brownfield'],
    title: 'The change lands in a product that is in use',
    implication:
      'It follows the stack, names and rules that exist, is switched by a flag, and can be taken back without a migration that loses {keyPlural}.',
  },
  {
    signals: ['singleUser'],
    title: 'One person builds, runs and uses it',
    implication:
      'Every part that has to be operated is a cost without a return: one process, one database file, one backup; scaling is no driver.',
  },
  {
    signals: ['broker', 'realtime'],
    title: 'What happens must be on the screen while it happens',
    implication:
      '{entry} holds one live channel for each open page and hands on what {core} tells it of events on {bus}; a page that lost its channel says so and reads again before it shows data as current.',
  },
  {
    signals: ['realtime'],
    unless: ['statedBaas'],
    title: 'People act on what they see now',
    implication:
      'The server tells the page of a change instead of being asked; each event has a number, so that a gap is noticed and closed by a fresh read.',
  },
  {
    signals: ['participants', 'asyncWork'],
    title: 'Parties answer late, twice or not at all',
    implication:
      'Interfaces are asynchronous: accepted now, outcome later by callback; {work} retries with backoff, and one slow party is held in its own queue.',
  },
  {
    signals: ['audit'],
    title: 'It must be possible to show afterwards who did what',
    implication: '{audited}; entries are append-only and are kept apart from the logs.',
  },
  {
    signals: ['personalData'],
    title: 'Personal data decides who may see what',
    implication:
      'Access is checked on the row and not only on the page; logs and events carry ids, not data; erasing a person is a function with a test, not a script.',
  },
  {
    signals: ['offline', 'devices'],
    title: 'What stands in the field goes on without a connection',
    implication:
      'The software of each {device} decides by what it holds and numbers what it did; the server takes that over in its order, refuses none of it, and marks what contradicts it for a person.',
  },
  {
    signals: ['offline'],
    title: 'Work goes on without a connection',
    implication:
      'The client keeps a queue of its own commands with ids; the server accepts each once and decides conflicts by rule, not by arrival.',
  },
  {
    signals: ['multiTenant'],
    title: 'Several tenants share one installation',
    implication:
      'The tenant comes from the token and from nowhere else, and is part of every key and query; a test tries to cross it on every endpoint.',
  },
  {
    signals: ['payments'],
    title: 'Money must move once',
    implication:
      "Each payment carries an idempotency key of its own; the outcome is taken from the provider's signed message, never from the browser.",
  },
  {
    signals: ['kubernetes', 'prototype'],
    title: 'A cluster is required before there is load for one',
    implication:
      'The cluster is treated as a goal of its own: everything in it comes from the repository, and the same images run under Docker Compose so that work does not wait for the cluster.',
  },
  {
    signals: ['kubernetes'],
    title: 'It runs in a cluster',
    implication:
      'Every unit starts without order, tells when it is ready, stops within its grace period and keeps no state on its disk unless it is a store.',
  },
  {
    signals: ['asyncWork'],
    within: 'training',
    title: 'Some work outlives the request that asked for it',
    implication:
      '{work} does it from a durable queue; {key} shows that it is in progress, and a job may run twice without harm.',
  },
  {
    signals: ['staticContent'],
    title: 'Content changes by release, progress by person',
    implication:
      'Content is files checked at build time and shipped with the client; only what a person did is stored, under an id of the content version it was done on.',
  },
  {
    signals: ['heavyCompute'],
    title: 'The data must be in memory to be searched in time',
    implication:
      'Workers hold shards within a memory budget and refuse what does not fit; an answer counts only when every shard has answered.',
  },
];

/** A number that, stated, is a driver of its own. */
export const NUMBER_DRIVERS: readonly {
  readonly measure: Measure;
  readonly title: string;
  readonly implication: string;
  /** What follows where a provider is the server. */
  readonly managed?: string;
}[] = [
  {
    measure: 'requestsPerSecond',
    title: '{value} stated as the rate to sustain',
    implication:
      'Every step on the path of {key} has a budget at that rate; whatever is not needed for the outcome leaves the path. A load test at the stated rate is a gate of release.',
  },
  {
    measure: 'availability',
    title: 'Availability of {value}',
    implication:
      'That leaves {downtime} of downtime in {month}: {entry} runs at least twice, deployments do not stop it, and {recovery} inside that time.',
    managed:
      "That leaves {downtime} of downtime in {month}, most of it the provider's: a release must not stop the client, and {store} can be restored inside that time.",
  },
  {
    measure: 'latency',
    title: '{value} for "{subject}"',
    implication:
      'The budget is split over the hops and measured at the client; what cannot fit (outside calls, reports) is taken off the path.',
  },
  {
    measure: 'concurrentUsers',
    title: '{value} at the same time',
    implication:
      '{entry} keeps no session in memory, so that replicas can be added; long-lived channels are counted against the hosts.',
    managed: 'The provider carries it; open listeners and operations are counted against the plan.',
  },
  {
    measure: 'budget',
    title: 'A budget of {value}',
    implication:
      'Managed services are taken only where they save more than they cost; the sum of the hosts is checked against the budget in each version of this guide.',
    managed:
      'The plan is priced by operations: reads and writes of a page have a budget, and an alarm at half of the sum reaches the owner.',
  },
  {
    measure: 'deadline',
    title: 'A date is set: {subject}',
    implication:
      'The first release holds what the must requirements need and nothing else; the rest is in the later phases.',
  },
];

/** A number nobody stated, what this guide does about it, and who can say. */
export const GAP_RULES: readonly {
  readonly measure: Measure;
  readonly orElse: readonly Measure[];
  readonly statement: string;
  readonly resolution: string;
  readonly unless: readonly string[];
}[] = [
  {
    measure: 'availability',
    orElse: [],
    statement: 'No availability target is stated for {product}.',
    resolution: 'This guide designs for {assumedAvailability}; a higher target changes {scaleLever}.',
    unless: [],
  },
  {
    measure: 'dailyUsers',
    orElse: ['users', 'concurrentUsers', 'requestsPerSecond'],
    statement: 'No number of people or requests is stated.',
    resolution:
      'Sizing uses the assumptions printed with each line; the design holds for ten times as much without a new pattern.',
    unless: ['singleUser'],
  },
  {
    measure: 'retention',
    orElse: [],
    statement: 'It is not stated how long {keyPlural} are kept.',
    resolution:
      '{keyPlural}: each is kept {keyKept}; what deletes it exists from the first release, so that only its number has to be changed.',
    unless: [],
  },
  {
    measure: 'recoveryPoint',
    orElse: ['recoveryTime'],
    statement: 'Nothing says how much of {keyPlural} may be lost, or how long recovery may take.',
    resolution: 'Designed for {assumedRecovery}; the restore is rehearsed before the first release.',
    unless: [],
  },
  {
    measure: 'budget',
    orElse: [],
    statement: 'No budget for running it is stated.',
    resolution:
      'The cheapest shape that meets the stated requirements is chosen; what costs more is in the later phases.',
    unless: ['singleUser'],
  },
  {
    measure: 'latency',
    orElse: [],
    statement: 'No response time is stated.',
    resolution: 'Pages of {product} answer within 500 ms at the 95th percentile, measured at the client.',
    unless: ['participants'],
  },
];
