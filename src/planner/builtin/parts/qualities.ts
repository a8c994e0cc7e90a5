// Owns the qualities part: scenarios with measures, a treatment of all nine ISO attributes, and how the product scales and stays up.
// Keeps true: no attribute is silent; each decided one has a scenario; components named exist.
import { capacityOf } from '../../../blueprint/capacity/capacity.ts';
import type { Qualities, Treatment } from '../../../blueprint/parts/qualities.ts';
import type { Attribute } from '../../../blueprint/quality.ts';
import { PARTY_SYSTEMS } from '../graph/party-systems.ts';
import {
  apiOf,
  calledSystems,
  componentsOf,
  coreOf,
  hasServer,
  isJobTable,
  isOwnMachine,
  isSingleUser,
  mainEntity,
  partners,
  storeOf,
} from '../spine/facts.ts';
import type { Spine } from '../spine.ts';
import { clip, noun, series } from '../things/phrases.ts';
import { isOneMachine } from './deployment/place.ts';
import { ownCompatibility } from './qualities/beside-existing.ts';
import { bottleneckOf, expectedLoad, named, numbersOf, responseTimes, throughput } from './qualities/load.ts';
import { askedAttributes, draftScenarios, ISO_ATTRIBUTES, treatmentText } from './qualities/scenarios.ts';
import { recoveryOf } from './recovery.ts';

const HARM =
  /\baccident|\bcollision|\bmedical|\bpatient|\bvehicle|\balarm|\bemergency|\bhazard|\binjur|\bmoney|\bpayment|\btrade|\btransfer|\b(?:open|unlock|lock|start|stop|switch)\w* (?:an? |the |my |their )?(?:box|door|gate|valve|barrier|motor|pump|engine|heater|lift)/i;

function status(spine: Spine, attribute: Attribute, asked: ReadonlySet<Attribute>): Treatment['status'] {
  if (attribute === 'compatibility' && partners(spine).length === 0)
    return ownCompatibility(spine, attribute) === null ? 'deferred' : 'decided';
  if (asked.has(attribute)) return 'decided';
  if (attribute === 'interactionCapability') return spine.hasUi ? 'decided' : 'notRelevant';
  if (attribute === 'safety')
    return spine.requirements.some((each) => HARM.test(each.text)) ? 'decided' : 'notRelevant';
  if (attribute === 'flexibility') return isSingleUser(spine) ? 'deferred' : 'decided';
  return 'decided';
}

const SILENT: Readonly<Partial<Record<Attribute, (product: string) => string>>> = {
  interactionCapability: (product) =>
    `${product} has no user interface in this scope; the clarity of its errors stands in the API part.`,
  safety: (product) =>
    `Nothing that ${product} does can hurt people or lose money by itself; to be looked at again if it ever acts on its own.`,
  compatibility: (product) =>
    `No server of ${product} talks to an outside system yet; the first one brings its adapter and contract test.`,
  flexibility: (product) => `One person uses ${product}; growth is left until a second one does.`,
};

function treatment(spine: Spine, attribute: Attribute, asked: ReadonlySet<Attribute>): Treatment {
  const how = status(spine, attribute, asked);
  const silent = SILENT[attribute];
  const text =
    how === 'decided' || silent === undefined
      ? treatmentText(spine, attribute)
      : silent(spine.input.brief.title);
  return { attribute, status: how, how: text };
}

function horizontal(spine: Spine): string {
  const api = apiOf(spine).name;
  if (isSingleUser(spine))
    return `Not needed: one person uses ${api}. It keeps its state in ${storeOf(spine).name}, so a second copy would be possible after a change of the store.`;
  if (!hasServer(spine))
    return `${api} and the static host scale by themselves; the limits are their quotas, watched by an alert at 80 %.`;
  const scaled = componentsOf(spine, 'gateway', 'service').map((each) => each.name);
  const workers = componentsOf(spine, 'worker', 'job').map((each) => each.name);
  const queue = componentsOf(spine, 'queue')[0];
  const byBacklog =
    workers.length === 0
      ? ''
      : ` ${series(workers)}: by ${queue === undefined ? 'waiting work' : `backlog in ${queue.name}`}, one more copy for each 60 s of delay (assumed).`;
  return `${series(scaled)}: no state between requests, one more copy at 70 % CPU for 3 min (assumed).${byBacklog}`;
}

function vertical(spine: Spine): string {
  if (isOwnMachine(spine))
    return `A faster machine, if ever: ${apiOf(spine).name} and ${storeOf(spine).name} share the one that is there.`;
  const store = storeOf(spine);
  const bottleneck = bottleneckOf(spine);
  const heavy =
    bottleneck.id === store.id
      ? ''
      : ` ${bottleneck.name} gains from more cores${/infer|model|train|video/i.test(bottleneck.name) ? ' or a GPU' : ''} before it gains from more copies.`;
  if (store.kind === 'external' || !hasServer(spine))
    return `Left to the provider of ${store.name}; documents and indexes are kept small instead.`;
  return `${store.name} first: memory until its hot set fits, then faster disks, then a read copy for lists and reports.${heavy}`;
}

function bottlenecks(spine: Spine): string {
  if (isOwnMachine(spine))
    return `The time of one run is what grows: it is measured in the log of each run. Levers, in order: an index, fewer rows for each write, a run outside the request.`;
  const bottleneck = bottleneckOf(spine);
  const store = storeOf(spine);
  if (!hasServer(spine))
    return `The quota of reads and writes of ${store.name} is the first to fill; the client writes once for each completed step and listens only to what it shows. Levers, in order: fewer reads for each page, a larger plan, a function for what many people share.`;
  const queue = componentsOf(spine, 'queue')[0];
  const first =
    bottleneck.id === coreOf(spine).id
      ? `${store.name} is the first to fill: writes of ${
          spine.entities
            .slice(0, 3)
            .map((each) => each.plural.toLowerCase())
            .join(', ') || 'its rows'
        } compete there.`
      : `${bottleneck.name} is the first to fill: ${clip(bottleneck.responsibility.replace(/\.$/, ''), 200)}.`;
  const guard =
    queue === undefined
      ? `${coreOf(spine).name} limits work in flight and answers 429 before it slows down.`
      : `${queue.name} takes the peak; ${coreOf(spine).name} limits work in flight.`;
  return `${first} ${guard} Levers, in order: an index or a smaller answer, more copies of ${bottleneck.name}, a split of its work by ${mainEntity(spine)?.name.toLowerCase() ?? 'key'}.`;
}

function faultTolerance(spine: Spine): string {
  if (!hasServer(spine))
    return `The provider's library waits and repeats with growing pauses; what ${storeOf(spine).name} has not confirmed stays on the device and is marked as unsaved.`;
  const outside = calledSystems(spine)
    .slice(0, 4)
    .map((each) => each.name);
  const queue = componentsOf(spine, 'queue')[0];
  const calls =
    outside.length === 0
      ? ''
      : `Calls to ${series(outside)}: 5 s timeout, 3 tries with jitter, then a circuit breaker for 30 s and a message that says what is missing (assumed). `;
  const messages =
    queue === undefined
      ? ''
      : `${queue.name} delivers at least once; after 3 failed tries a message is parked, and an operator looks at it. `;
  const copies = isOneMachine(spine)
    ? `${apiOf(spine).name} restarts by itself; what was acknowledged is in ${storeOf(spine).name}.`
    : `Two copies of ${apiOf(spine).name} on different nodes; readiness probes take a sick one out within 10 s (assumed).`;
  return `${calls}${messages}${copies}`;
}

function disasterRecovery(spine: Spine): string {
  const single = isSingleUser(spine);
  const { point, time } = recoveryOf(spine);
  const rebuilt = componentsOf(spine, 'cache', 'queue')
    .filter((each) => !isJobTable(each))
    .map((each) => each.name);
  const rest =
    rebuilt.length === 0
      ? ''
      : ` ${series(rebuilt)} ${rebuilt.length > 1 ? 'are' : 'is'} rebuilt from ${storeOf(spine).name}.`;
  const ledger = componentsOf(spine, 'store').find(({ id }) => id === 'ledger');
  const first =
    ledger === undefined
      ? `${storeOf(spine).name} is restored first.`
      : `${ledger.name} is restored first, then ${storeOf(spine).name}; what differs is settled by the entries before a new one is taken.`;
  return `Recovery point ${point}; recovery time ${time}. ${first}${rest} The steps are a script, rehearsed ${single ? 'once a year' : 'each quarter'} and timed.`;
}

/** A target beyond the ordinary shape is met by a database over zones, as the sheet counts it. */
function overZones(spine: Spine): string {
  const { reading, answers } = spine.input;
  const facts = { reading, questions: answers };
  const isZoned = capacityOf(facts, spine.option.patternId).inputs.some((one) => one.name === 'zones');
  return isZoned && !isOneMachine(spine)
    ? ` ${storeOf(spine).name} runs over several zones and fails over by itself, because the ordinary standby promises less than this.`
    : '';
}

/** Who passes things on to the parties stands on the way of each; other work behind a queue is late and no more. */
function stopText(spine: Spine): string {
  const name = componentsOf(spine, 'worker', 'queue')[0]?.name;
  if (name === undefined) return '';
  const thing = noun(mainEntity(spine)?.name ?? 'row');
  return !spine.structure.components.some(({ id }) => id === PARTY_SYSTEMS)
    ? `A stop of ${name} makes data late, not absent.`
    : `A stop of ${name} leaves each ${thing} waiting until its deadline ends it, so it never stands alone either; none is lost or half done.`;
}

function availabilityTargets(spine: Spine): string {
  const stated = numbersOf(spine, 'availability').map(named);
  const chain = [apiOf(spine), storeOf(spine)].map((each) => each.name);
  const target =
    stated.length > 0
      ? series(stated)
      : `assumed: ${isSingleUser(spine) ? '99 % of the hours in which it is used' : '99.5 % a month'}`;
  if (!hasServer(spine))
    return `${target}. Sign-in, ${storeOf(spine).name} and the static host are in series, each by the promise of its provider; ours is that no release breaks the client.`;
  if (isOwnMachine(spine) && /^sqlite/i.test(storeOf(spine).technology))
    return `${target}. ${apiOf(spine).name} is one process and ${storeOf(spine).name} a file that it opens: they stand and fall together with the machine, so the target is that of the machine.`;
  return `${target}. ${series([...new Set(chain)])} are in series, so each needs more than that; planned work is announced and counts.${overZones(spine)} ${stopText(spine)}`.trim();
}

/** The qualities part. Numbers are stated ones with their origin, or marked as assumed. Pure. */
export function draftQualities(spine: Spine): Qualities {
  const asked = askedAttributes(spine);
  const treatments = ISO_ATTRIBUTES.map((attribute) => treatment(spine, attribute, asked));
  const decided = new Set(
    treatments.filter((each) => each.status === 'decided').map((each) => each.attribute),
  );
  return {
    scalability: {
      horizontal: horizontal(spine),
      vertical: vertical(spine),
      bottlenecks: bottlenecks(spine),
    },
    performance: {
      expectedLoad: expectedLoad(spine),
      responseTimes: responseTimes(spine),
      throughput: throughput(spine),
    },
    reliability: {
      faultTolerance: faultTolerance(spine),
      disasterRecovery: disasterRecovery(spine),
      availabilityTargets: availabilityTargets(spine),
    },
    scenarios: draftScenarios(spine, decided),
    treatments,
    notes: '',
  };
}
