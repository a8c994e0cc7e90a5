// Owns the decisions on messaging, models and runtime, each variant with its real options. Data only.
import type { DecisionTemplate } from '../decision-template.ts';

/** Decisions on messaging, models and runtime; words in braces are filled with the product's. */
export const PLATFORM_DECISIONS: readonly DecisionTemplate[] = [
  {
    key: 'messaging',
    variant: 'jobs',
    title: 'Slow work: a job table in the main database',
    drivers: /job|background|async|remind|notif|batch|import|export|queue/i,
    context: 'Some work of {features} outlives a request and must survive a restart.',
    options: [
      {
        name: 'Job table in {store}',
        pros: ['A job is enqueued in the transaction that needs it', 'Nothing more to run'],
        cons: ['Polling; a few thousand jobs a minute at most'],
      },
      {
        name: 'A message broker',
        pros: ['Pushes at once', 'High rates'],
        cons: ['Enqueue and commit can disagree without an outbox', 'One more service'],
      },
    ],
    because:
      'the rate of jobs is far below what a table carries, and a job that is lost between commit and enqueue would be worse than a poll.',
    good: ['A change of {key} and its job are one transaction.'],
    bad: ['Jobs wait up to a second for the next poll.'],
    metric: 'Age of the oldest job',
    target: 'below 60 s',
    how: 'A metric of {work} with an alert at 5 minutes.',
  },
  {
    key: 'messaging',
    variant: 'broker',
    title: 'Events and steps over {queue}, published from an outbox',
    drivers: /kafka|event|message|broker|queue|stream|async|bus/i,
    context: '{core} has to tell others of {keyPlural} without waiting for them and without losing one.',
    options: [
      {
        name: '{queue} with an outbox',
        pros: ['An event exists exactly when its change does', 'Consumers catch up after a fault'],
        cons: ['Delivered at least once: every consumer is idempotent', 'A broker to run and to watch'],
      },
      {
        name: 'Direct calls',
        pros: ['Simple to follow', 'No broker'],
        cons: ['A consumer that is down fails or delays the change', 'Each new consumer changes {core}'],
      },
      {
        name: 'A table that consumers poll',
        pros: ['No broker', 'Transactional'],
        cons: ['Delay and load grow with each consumer', 'No replay by position'],
      },
    ],
    because: '{queueReason}, and the outbox closes the gap between commit and publish.',
    good: ['A consumer of {key} events is added without touching {core}.'],
    bad: ['Order holds per {key} only; what needs a wider order must be designed for.'],
    metric: 'Lag of the slowest consumer group',
    target: 'below 5 s at the 95th percentile',
    how: 'Broker metrics; alert at 30 s; dead letters are looked at each day.',
  },
  {
    key: 'models',
    variant: 'training',
    title: 'Models: a registry, a fixed evaluation set, canary rollout',
    drivers: /model|train|annotat|canary|rolling|inference|deploy/i,
    context: 'Labels of people start a training run whose result goes into service by itself.',
    options: [
      {
        name: 'Gate on a fixed evaluation set, then canary with automatic rollback',
        pros: ['A worse model never takes over', 'Each result names its model version'],
        cons: ['The evaluation set has to be kept fresh by people'],
      },
      {
        name: 'Replace the model after each run',
        pros: ['Simple', 'Fast'],
        cons: ['Fifty wrong labels degrade the product at once', 'No way back but another run'],
      },
      {
        name: 'A person approves each model',
        pros: ['Safe'],
        cons: ['Contradicts the demand for a loop without a person'],
      },
    ],
    because: 'the loop must run alone, so the gate has to be a measurement.',
    good: ['Every detection can be traced to a model and its labels.'],
    bad: ['A canary needs enough traffic to mean something; on a quiet day it takes longer.'],
    metric: 'Evaluation score of candidate against current',
    target: 'not worse, on every class',
    how: 'The training job writes both scores; the rollout reads them and stops by itself.',
  },
  {
    key: 'models',
    variant: 'serving',
    title: 'Model serving: {inferenceName} as a unit of its own',
    drivers: /model|inference|detect|predict|learning/i,
    context: 'Model work is heavy and comes in bursts; pages must not wait for it.',
    options: [
      {
        name: '{inferenceName} as its own unit',
        pros: ['Sized and restarted alone', 'Its version is part of each result'],
        cons: ['One more hop'],
      },
      {
        name: 'In the process of the application',
        pros: ['No hop', 'One deployment'],
        cons: ['Memory and cores shared with requests', 'A crash of the model is a crash of the pages'],
      },
    ],
    because: 'the load of the model and the load of people have nothing in common.',
    good: ['A new model is a deployment of one unit.'],
    bad: ['The hop has to be watched and timed.'],
    metric: 'Time of one prediction',
    target: 'below 200 ms at the 95th percentile',
    how: 'Histogram in {inference}, alert at twice the target.',
  },
  {
    key: 'runtime',
    variant: 'cluster',
    title: 'Runtime: {orchestration}, everything from the repository',
    drivers: /kubernetes|k3s|minikube|helm|terraform|argo|gitops|cluster|infrastructure|deploy/i,
    context: 'The inputs demand {orchestration}.',
    options: [
      {
        name: '{orchestration} with {iac}',
        pros: ['Named by the inputs', 'Restarts, rollouts and limits are declared'],
        cons: ['A cluster to learn and to upgrade', 'Uses memory before the first unit runs'],
      },
      {
        name: 'Docker Compose on one host',
        pros: ['Starts in seconds', 'One file'],
        cons: ['No rolling update, no canary', 'Contradicts the inputs'],
      },
    ],
    because: 'the inputs demand it; Compose stays as the way to work on one unit without a cluster.',
    good: ['A cluster can be thrown away and built again from the repository.'],
    bad: ['All units with their limits must fit the memory of one developer machine.'],
    metric: 'Time from an empty cluster to the first sign-in',
    target: 'below 20 min, no manual step',
    how: 'A weekly job builds a cluster from nothing.',
  },
  {
    key: 'runtime',
    variant: 'hosts',
    title: 'Runtime: hosts of our own',
    drivers: /premis|self-?host|data cent|local|residency|own/i,
    context: 'The inputs demand that {product} runs on hosts of our own.',
    options: [
      {
        name: 'Containers on hosts of our own',
        pros: ['Data stays in the house', 'No provider to depend on'],
        cons: ['Patches, backups and spare hosts are ours'],
      },
      {
        name: 'A managed cloud',
        pros: ['Backups and patches included', 'Scales by a setting'],
        cons: ['Contradicts the inputs', 'Data leaves the house'],
      },
    ],
    because: 'the inputs demand it; only parts that run anywhere are chosen.',
    good: ['The same images run anywhere.'],
    bad: ['Somebody has to be called when a disk fails.'],
    metric: 'Restore on a spare host',
    target: 'below 4 h',
    how: 'A rehearsal each quarter.',
  },
];
