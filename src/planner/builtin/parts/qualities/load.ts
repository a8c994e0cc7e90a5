// Owns the sentences about load and limits: stated numbers first, unconfirmed answers next, assumptions marked.
import type { Component } from '../../../../blueprint/parts/structure.ts';
import type { Measure, Quantity } from '../../../../blueprint/requirement.ts';
import { readSignals } from '../../ground/signals.ts';
import { sizingOf } from '../../sizing.ts';
import { componentsOf, coreOf, hasServer, isSingleUser, numberText } from '../../spine/facts.ts';
import type { Spine } from '../../spine.ts';
import { clip, series } from '../../things/phrases.ts';
import { designWords } from '../../words.ts';

const LOADS: readonly Measure[] = [
  'users',
  'dailyUsers',
  'concurrentUsers',
  'requestsPerSecond',
  'requestsPerDay',
  'payloadSize',
  'dataVolume',
  'growth',
];

/** A quantity with its subject: "occupancy changes: at most 2 s (NFR1)", "99 % of calls within 1 s (NFR2)". Pure. */
export function named(quantity: Quantity): string {
  const subject = clip(quantity.subject, 80);
  if (/^\d[\d.]* % of /.test(subject))
    return `${subject} ${numberText(quantity).replace('at most', 'within')}`;
  return subject === '' ? numberText(quantity) : `${subject}: ${numberText(quantity)}`;
}

/** All numbers of a measure: the one that holds first, then others stated for other subjects. Pure. */
export function numbersOf(spine: Spine, measure: Measure, most = 5): Quantity[] {
  const first = spine.quantity(measure);
  const others = spine.input.reading.quantities.filter((each) => each.measure === measure);
  const all = first === null ? others : [first, ...others];
  return [...new Map(all.map((each) => [each.id, each])).values()].slice(0, most);
}

/** What nobody stated but a default answers: "assumed: 200 at once (Q-1)". */
function assumptions(spine: Spine): string[] {
  return (
    spine.input.answers
      // How a conflict of the inputs is resolved is told in the review, and is no load.
      .filter((each) => each.question.kind === 'expectedLoad' && each.question.conflictId === null)
      .map((each) => {
        const who =
          each.by === null
            ? `assumed: ${each.answer} (${each.question.id}, confirmed by nobody)`
            : `${each.answer} (${each.question.id}, ${each.by.name})`;
        return clip(who, 200);
      })
  );
}

/** A default that nobody confirmed is told in its own words, and its number not once more beside them. */
function isDefault({ source }: Quantity): boolean {
  return source.kind === 'rule' && source.rule.startsWith('default of Q-');
}

function loadLines(spine: Spine): string[] {
  const stated = LOADS.flatMap((measure) => numbersOf(spine, measure, 2).filter((one) => !isDefault(one)));
  return [...stated.map(named), ...assumptions(spine)];
}

/** The expected load in one sentence. Pure. */
export function expectedLoad(spine: Spine): string {
  const lines = loadLines(spine);
  if (lines.length > 0) return `${clip(series(lines.slice(0, 8)), 1400)}.`;
  if (isSingleUser(spine))
    return `One person (stated), so at most a few requests at once; runs of ${coreOf(spine).name} matter more than visits.`;
  const roles = series(spine.roles.slice(0, 3).map((role) => role.name));
  return `The inputs state no load. assumed: 200 accounts in total over ${roles}, 20 at once, 5 requests/s at peak; to be confirmed before the first load test.`;
}

/** The load as a short phrase for a stimulus. Pure. */
export function loadPhrase(spine: Spine): string {
  const peak =
    spine.quantity('requestsPerSecond') ??
    spine.quantity('concurrentUsers') ??
    spine.quantity('dailyUsers') ??
    spine.quantity('users');
  if (peak !== null) return numberText(peak);
  return isSingleUser(spine) ? 'the use of one person' : 'the assumed peak of 20 people at once';
}

const HEAVY = /infer|train|match|video|image|transcod|render|model|compute|settle|scor|optimi|batch/i;

/** The component that runs out first: heavy work first, else any worker, else the core service. Pure. */
export function bottleneckOf(spine: Spine): Component {
  // In a hub every step waits for one durable write of the orchestrator, whatever the adapters do.
  if (spine.option.patternId === 'orchestratedHub') return coreOf(spine);
  const workers = componentsOf(spine, 'worker');
  const heavyWorker = workers.find((each) => HEAVY.test(`${each.name} ${each.responsibility}`));
  const heavy = heavyWorker ?? componentsOf(spine, 'service').find((each) => HEAVY.test(each.name));
  return heavy ?? workers[0] ?? coreOf(spine);
}

/** How long people wait: every stated latency, else the assumption. Pure. */
export function responseTimes(spine: Spine): string {
  // The same bound said twice is told where it is asked for.
  const bounds = numbersOf(spine, 'latency').map((each) => ({
    ...each,
    key: `${each.subject} ${each.value} ${each.unit}`,
  }));
  const stated = [...Map.groupBy(bounds, ({ key }) => key).values()].flatMap(([first]) =>
    first ? [named(first)] : [],
  );
  const rest = `assumed for all else: p95 of reads within 300 ms and of changes within 800 ms at ${coreOf(spine).name}`;
  return stated.length > 0
    ? `${series(stated)}; ${rest}.`
    : `The inputs state none. ${rest.replace(' for all else', '')}, measured at the edge.`;
}

/** The peak as the sizing computes it: "S-1: 10 requests/s"; null where no line gives a rate. */
function sizedPeak(spine: Spine): string | null {
  const line = sizingOf(spine, readSignals(spine.input), designWords(spine)).find((one) =>
    /\/s$/.test(one.result.unit),
  );
  return line ? `${line.id}, ${line.result.value.toLocaleString('en-US')} ${line.result.unit},` : null;
}

/** What has to pass in a second. Pure. */
export function throughput(spine: Spine): string {
  const stated = [...numbersOf(spine, 'requestsPerSecond'), ...numbersOf(spine, 'requestsPerDay')].map(named);
  const bottleneck = bottleneckOf(spine);
  const limit = hasServer(spine)
    ? `${bottleneck.name} sets the limit; its rate is measured in phase 1 and written here.`
    : 'The quotas of the plan set the limit; reads and writes are counted in phase 1 and written here.';
  if (stated.length > 0) return `${series(stated)}. ${limit}`;
  const sized = sizedPeak(spine);
  if (sized !== null && !isSingleUser(spine))
    return `No rate is stated; ${sized} is what the sizing gives, tested with 4 times as much in reserve. ${limit}`;
  return isSingleUser(spine)
    ? `No rate is stated and none is needed for one person; a run of ${coreOf(spine).name} is measured in rows per second. ${limit}`
    : `No rate is stated. assumed: 5 requests/s at peak with 4 times as much in reserve. ${limit}`;
}
