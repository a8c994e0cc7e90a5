// Owns the alerts: each metric with the threshold that wakes somebody, tied to stated quantities where there are any.
import type { Alert } from '../../../../blueprint/parts/deployment.ts';
import {
  apiOf,
  componentsOf,
  hasServer,
  isOwnMachine,
  isSingleUser,
  numberText,
  partners,
  statedOr,
  storeOf,
} from '../../spine/facts.ts';
import { mentions, nearestEntity } from '../../spine/mentions.ts';
import type { Spine } from '../../spine.ts';
import { clip, column, noun, overlap } from '../../things/phrases.ts';
import { recoveryOf } from '../recovery.ts';
import { ON_PAGE } from '../routes/verbs.ts';

/** A name that a store of metrics takes: it begins with no digit. */
function metricName(name: string): string {
  return column(name).replace(/^[\d_]+(?=[a-z])/, '');
}

/** Times that people take, or that only the page takes: measured in tests, not watched at night. */
const OF_PEOPLE =
  /\boperator|\busers?\b|\bperson|\bactions?\b|\bkeystroke|\bassess|\banimation|\btransition/i;

/** A subject that names something in a few words, and is not the rest of a sentence. */
function isName(subject: string): boolean {
  return /^[A-Za-z]/.test(subject) && subject.split(' ').length <= 4 && !subject.endsWith('…');
}

const FILLS =
  /^(?:an?|the|of|for|to|on|in|at|by|with|its?|their|his|her|each|every|all|any|one|and|or|is|are|be|see|sees|shall|must|should|will|can)$/i;
const MOST_WORDS = 4;

/** What a limit is of, as a metric is named: its subject in a few words, without the share that it holds for. */
function limitName(subject: string): string | null {
  const plain = subject.replace(/^\d[\d.]* % of /, '').replace(/ ?\([^)]*\)|…/g, '');
  const words = isName(plain)
    ? plain.split(' ')
    : plain.split(/[^A-Za-z]+/).filter((word) => !FILLS.test(word));
  const name = metricName(
    words
      .filter((word) => word !== '')
      .slice(0, MOST_WORDS)
      .join(' '),
  );
  return /^[a-z]/.test(name) ? name : null;
}

function latency(spine: Spine): Alert[] {
  const stated = spine.input.reading.quantities
    .filter((each) => each.measure === 'latency' && !OF_PEOPLE.test(each.subject))
    .slice(0, 3);
  const api = apiOf(spine).name;
  if (stated.length === 0)
    return [
      {
        metric: `${metricName(api)}_request_seconds`,
        meaning: `${api} gets slow before people complain.`,
        threshold: 'p95 over 0.5 s for 5 min (assumed)',
      },
    ];
  const distinct = stated.filter(
    (one, at) =>
      !stated
        .slice(0, at)
        .some((other) => other.value === one.value && overlap(other.subject, one.subject) > 1),
  );
  return distinct.map((quantity) => ({
    metric: `${limitName(quantity.subject) ?? `${metricName(api)}_request`}_seconds`,
    meaning: isName(quantity.subject)
      ? `The stated limit for ${quantity.subject} is missed.`
      : `${api} misses a stated limit: "${clip(quantity.subject || quantity.text, 100)}".`,
    threshold: clip(
      `${percentile(quantity.subject)} over ${numberText(quantity).replace(/^(?:at most|about|at least) /, '')} for 5 min`,
      160,
    ),
  }));
}

/** The share that a limit itself names: "99 % of calls" is watched at p99. */
function percentile(subject: string): string {
  return `p${/^(\d[\d.]*) % of /.exec(subject)?.[1] ?? '95'}`;
}

/** "assumed: 99 %" is told as a budget of 99 % that is assumed. */
function budgetOf(target: string): string {
  const [, number] = /^assumed: (.+)$/.exec(target) ?? [];
  return `error budget of ${clip(number ?? target, 90)} spent 14 times too fast over 1 h${number === undefined ? '' : ' (assumed)'}`;
}

function availability(spine: Spine): Alert {
  const target = statedOr(spine, 'availability', isSingleUser(spine) ? '99 %' : '99.5 %');
  if (!hasServer(spine))
    return {
      metric: 'client_failed_calls_ratio',
      meaning: 'Reads and writes fail in the client more often than the target allows.',
      threshold: budgetOf(target),
    };
  return {
    metric: `${metricName(apiOf(spine).name)}_error_ratio`,
    meaning: `${apiOf(spine).name} fails more often than its target allows.`,
    threshold: budgetOf(target),
  };
}

function queues(spine: Spine): Alert[] {
  return componentsOf(spine, 'queue').map((queue) => ({
    metric: `${column(queue.name)}_oldest_message_seconds`,
    meaning: `Consumers of ${queue.name} fall behind, so that what people see is old.`,
    threshold: 'over 60 s for 5 min (assumed)',
  }));
}

function workers(spine: Spine): Alert[] {
  return componentsOf(spine, 'worker', 'job')
    .slice(0, 2)
    .map((worker) => ({
      metric: `${column(worker.name)}_failed_runs`,
      meaning: `${worker.name} fails more than by chance; its work piles up or is lost to people.`,
      threshold: '3 failed runs in a row, or none in twice the usual time (assumed)',
    }));
}

function store(spine: Spine): Alert[] {
  const name = storeOf(spine).name;
  if (!hasServer(spine))
    return [
      {
        metric: 'provider_quota_used_ratio',
        meaning: `Reads, writes or storage of ${name} come near what the plan allows.`,
        threshold: 'over 0.8 of a quota in a day (assumed)',
      },
    ];
  const { point } = recoveryOf(spine);
  return [
    {
      ...(spine.quantity('recoveryPoint')?.value === 0
        ? {
            metric: `${column(name)}_standby_in_step`,
            meaning: `No second node of ${name} confirms writes, so that a loss now would lose what was acknowledged.`,
            threshold: clip(`false for 10 s (assumed); recovery point ${point}`, 160),
          }
        : {
            metric: `${column(name)}_last_backup_age`,
            meaning: `A loss of ${name} now would lose more than agreed.`,
            threshold: clip(`older than the recovery point, ${point}`, 160),
          }),
    },
    {
      metric: `${column(name)}_disk_used_ratio`,
      meaning: `${name} runs full within days.`,
      threshold: 'over 0.8 (assumed)',
    },
  ];
}

function outside(spine: Spine): Alert[] {
  return partners(spine)
    .slice(0, 3)
    .map((integration) => ({
      metric: `${clip(column(integration.name), 50).replace('…', '')}_failure_ratio`,
      meaning: `${integration.name} does not answer; its fallback is in force.`,
      threshold: 'over 0.1 for 10 min (assumed)',
    }));
}

const SOURCE_FAILS =
  /\b(?:camera|sensor|station|device|source|feed|meter|stream)s?\b.{0,60}(?:\bfail|\bdrops?\b|\boffline\b|\bunreachable|\bdisconnect|\bno network)/i;

function sources(spine: Spine): Alert[] {
  const by = spine.requirements.find(
    (each) =>
      SOURCE_FAILS.test(each.text) &&
      !ON_PAGE.test(each.text) &&
      spine.entities.some((entity) => mentions(each.text, entity)),
  );
  const entity = by === undefined ? undefined : nearestEntity(spine.entities, by.text, SOURCE_FAILS);
  if (by === undefined || entity === undefined) return [];
  return [
    {
      metric: `${column(entity.plural)}_failing`,
      meaning: `More than one ${noun(entity.name)} fails at once: the network, not the ${noun(entity.name)} (${by.id}).`,
      threshold: '2 or more for 2 min (assumed)',
    },
  ];
}

function refusals(spine: Spine): Alert {
  const roles = spine.roles.length;
  const threshold = isSingleUser(spine)
    ? '5 in 15 min'
    : '20 a minute from one address, or 5 times the weekly median (assumed)';
  const tried = isOwnMachine(spine)
    ? 'requests with a foreign `Host` or `Origin`'
    : `refused sign-ins and ${roles > 1 ? 'calls beyond the role' : 'calls without a session'}`;
  return {
    metric: 'access_refused_total',
    meaning: `Somebody tries doors: ${tried}.`,
    threshold,
  };
}

/** The alerts in the order in which they matter to people; at least four, no metric twice. Pure. */
export function draftAlerts(spine: Spine): Alert[] {
  const all = [
    ...latency(spine),
    availability(spine),
    ...sources(spine),
    ...queues(spine),
    ...workers(spine),
    ...outside(spine),
    ...store(spine),
    refusals(spine),
  ];
  return [...new Map(all.map((alert) => [alert.metric, alert])).values()];
}
