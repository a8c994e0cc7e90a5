// Owns where state lives: kinds on the client, owners on the server, how both stay in step, life cycles.
import type { z } from 'zod';
import type { State, StateMachine } from '../../../blueprint/parts/state.ts';
import type { Requirement } from '../../../blueprint/requirement.ts';
import { INSTITUTION_LIFE, LIFECYCLES, type LifecycleRule } from '../catalogue/lifecycle-data.ts';
import { deviceOf } from '../graph/device-surface.ts';
import type { EntityFact, Spine } from '../spine.ts';
import { type Groundwork, layGroundwork } from '../spine-builder.ts';
import { capital, clip, listOf } from '../things/nouns.ts';
import { designWords, mainStore } from '../words.ts';
import { isInstitutionRecord, kindOf } from './data/kinds.ts';
import { clientLibraries } from './state/client.ts';
import { lastWins } from './state/last-wins.ts';
import { shownMachine } from './state/shown-stages.ts';
import { eventOf, unstored } from './state/stated-steps.ts';

type StatePart = z.infer<typeof State>;

/** The state part. Pure. */
export function draftState(spine: Spine): StatePart {
  const ground = layGroundwork(spine.input);
  const words = designWords(spine);
  const client = clientLibraries(spine, ground, words);
  return {
    frontendStrategy: client.strategy,
    frontend: client.kinds,
    backendStrategy: backendStrategy(spine, ground, words),
    backend: backendStates(spine, ground),
    synchronisation: synchronisation(spine, ground, words),
    lifecycles: lifecyclesOf(spine),
    notes: '',
  };
}

type Words = Record<string, string>;

function backendStrategy(spine: Spine, { pattern }: Groundwork, words: Words): string {
  const { core, store, key, keyPlural } = words;
  if (pattern.id === 'baas')
    return `${store} is the only truth for ${keyPlural}; the client keeps an optimistic copy and the provider's client library sends what is unsaved. Access rules refuse what is out of order; the later write wins by server time.`;
  if (pattern.id === 'eventSourcing')
    return `The events of ${key} are the truth; every view is a projection that can be dropped and rebuilt. A command states the version it was made on, and is refused when another came first.`;
  const shared = `${core} owns ${key} and is the only one to write it, in ${store}; no process keeps state in memory that it could not lose.`;
  if (pattern.places.bus)
    return `${shared} Others learn of a change from ${words.bus}: the event is written in the transaction of the change and published afterwards, at least once.`;
  return `${shared} A change that touches several of ${listOf(
    spine.entities.map((one) => one.plural),
    3,
  )} is one transaction.`;
}

function backendStates(spine: Spine, ground: Groundwork): StatePart['backend'] {
  const { components } = spine.structure;
  const shown = gathered(spine.entities.map((entity) => entityState(entity, spine, ground)));
  const extra = components.flatMap((one) => extraState(one.id, one.owner, spine));
  return [...shown, ...extra];
}

const LONGEST_STATE = 120;

/** Entities that one owner keeps in one store by one rule share a row. */
function gathered(states: StatePart['backend']): StatePart['backend'] {
  const rows = new Map<string, StatePart['backend'][number]>();
  for (const one of states) {
    let key = [one.owner, one.store, one.synchronisation].join('|');
    const isFull = (): boolean => `${rows.get(key)?.state ?? ''}, ${one.state}`.length > LONGEST_STATE;
    while (rows.has(key) && isFull()) key += '|';
    const before = rows.get(key);
    rows.set(key, before ? { ...one, state: `${before.state}, ${one.state}` } : one);
  }
  return [...rows.values()];
}

function entityState(
  entity: EntityFact,
  spine: Spine,
  { pattern }: Groundwork,
): StatePart['backend'][number] {
  const store =
    mainStore(spine.structure.components, entity.owner)?.id ??
    spine.structure.components[0]?.id ??
    entity.owner;
  const isKey = entity === spine.entities[0];
  const rule = isKey
    ? 'Source of truth. Compare-and-set on its state and ETag, so that of two changes at once one is refused with the current state'
    : 'Source of truth. Each change names the ETag it was made on; a stale one is refused with 409';
  const hasLedger = spine.structure.components.some(({ id }) => id === 'ledger');
  if (hasLedger && kindOf(spine, entity)?.id === 'balance')
    return { state: capital(entity.name), owner: entity.owner, store, synchronisation: PROJECTED };
  const told = pattern.places.bus ? '; each change publishes an event from the outbox' : '';
  const sync =
    pattern.id === 'baas'
      ? 'Source of truth. Field-level writes with the server time; access rules check the step from the old to the new value'
      : `${rule}${told}.`;
  return { state: capital(entity.name), owner: entity.owner, store, synchronisation: sync };
}

/** A balance beside a ledger has one truth, and it is not the row. */
const PROJECTED =
  'Projection of the entries in the ledger, which decide; rebuilt from them at any time, and no request writes it.';

/** State that lives outside the main store: files, queues, caches, models, positions. */
const EXTRAS: Readonly<Record<string, { state: string; sync: string }>> = {
  'object-store': {
    state: 'Files and media',
    sync: 'Written before the row that names them; a daily sweep deletes what no row names.',
  },
  'job-queue': {
    state: 'Jobs not yet done',
    sync: 'Enqueued in the transaction of the change; claimed with a lease, returned when the lease runs out.',
  },
  broker: {
    state: 'Events not yet consumed',
    sync: 'Position of each consumer group; committed after the effect, so a repeat is possible and harmless.',
  },
  'task-queue': {
    state: 'Steps not yet taken',
    sync: 'Each step carries its number; an outcome for an older step is dropped.',
  },
  buffer: {
    state: 'Stream not yet processed',
    sync: 'Position of each stage; replay starts from any position within the retention.',
  },
  cache: {
    state: 'Hot reads',
    sync: 'Invalidated after commit, and kept for at most 30 s; never the truth.',
  },
  ledger: {
    state: 'Positions and reservations',
    sync: 'Append-only double entries; a limit check and its reservation are one atomic operation.',
  },
  'work-queue': {
    state: 'Slow work not yet done',
    sync: 'Delivered at least once; each function checks whether the outcome is already recorded.',
  },
};

function extraState(id: string, owner: string | null, spine: Spine): StatePart['backend'] {
  const extra = EXTRAS[id];
  return extra
    ? [
        {
          state: extra.state,
          owner: owner ?? spine.entities[0]?.owner ?? id,
          store: id,
          synchronisation: extra.sync,
        },
      ]
    : [];
}

/** Rules that two requests at once could break. */
const CONTENDED = /\b(?:same|twice|at most once|one run|exactly one)\b/i;
/** One command that comes again is no second change. */
const REPEATED = /\bidempotency key\b|\bsent twice\b/i;

/** A command that waits may be refused; what a thing in the field did is done. */
function offlineText({ structure }: Spine): string {
  const device = deviceOf(structure.components);
  return device === null
    ? 'Commands made without a connection are kept with their ids and sent in order; a refused one is shown to the person, not dropped.'
    : `What a ${device} did without a connection is kept there with its numbers and taken over in its order; what contradicts it is marked for a person, and commands for it wait at the gateway until they run out.`;
}

function synchronisation(
  spine: Spine,
  { signals, pattern }: Groundwork,
  words: Words,
): StatePart['synchronisation'] {
  const { key, keyPlural, live, entry } = words;
  const ids = (signal: string): string[] => [...(signals.get(signal)?.ids ?? [])].slice(0, 4);
  const reads =
    pattern.id === 'baas'
      ? `The client listens to ${keyPlural} of the signed-in person only; what it wrote shows at once and is marked until the provider confirms it.`
      : `After a change of ${key} the client takes the answer of ${entry} as the new state and marks lists that show it as stale; nothing is guessed except the pressed state of a button.`;
  const lines = [{ text: reads, serves: spine.entities[0]?.requirementIds.slice(0, 4) ?? [] }];
  if (spine.hasUi && signals.has('realtime') && pattern.id !== 'baas')
    lines.push({
      text: `Live updates of ${live} carry a number; the client notices a gap, says so after 10 s without a channel, and reads again before it shows data as current.`,
      serves: ids('realtime'),
    });
  if (signals.has('offline'))
    lines.push({
      text: offlineText(spine),
      serves: ids('offline'),
    });
  if (pattern.places.bus)
    lines.push({
      text: `Consumers remember the ids of events for seven days; an event of ${key} that came before is confirmed and ignored.`,
      serves: spine.serving(/reliability|idempot|duplicate|once/i, 4),
    });
  const conflict = spine.structure.invariants.find(
    ({ rule }) => CONTENDED.test(rule) && !REPEATED.test(rule),
  );
  if (conflict && pattern.id !== 'baas')
    lines.push({
      text: `Two changes at once: the rule "${clip(conflict.rule, 200)}" is checked in the transaction that commits, not before it.`,
      serves: conflict.serves,
    });
  return [...lines, ...lastWins(spine)];
}

/** Life cycles of the first entities that have one; stated statuses come before known shapes. */
function lifecyclesOf(spine: Spine): StateMachine[] {
  const known = [...spine.entities.slice(0, 6), ...spine.entities.slice(6).filter(isOffered)]
    .map(
      (entity) =>
        shownMachine(spine, entity) ??
        statedMachine(entity, spine.requirements) ??
        knownMachine(spine, entity, false),
    )
    .filter((machine) => machine === null || isManagedPerson(machine, spine.requirements));
  const seen = new Set<string>();
  const most = spine.entities.some(isOffered) ? 3 : 2;
  const shown = new Set(
    spine.entities.filter((each) => shownMachine(spine, each) !== null).map(({ name }) => name),
  );
  const found = known
    .filter((one) => one !== null)
    .filter(({ states }) => !seen.has(states.join()) && seen.add(states.join()))
    .filter(({ entity }, at) => at < most || shown.has(entity));
  const [key] = spine.entities;
  if (found.length > 0 || !key) return found;
  const plain = knownMachine(spine, key, true);
  return plain ? [plain] : [];
}

/** A place in a line is offered, taken or passed on: it has a life of its own, however late it is named. */
function isOffered({ name }: EntityFact): boolean {
  return /wait(?:ing)?[ -]?list/i.test(name);
}

const ACCOUNT_WORDS =
  /\b(?:suspend|disabl|deactivat|block)\w*(?:\/\w+)? (?:an? |the |each |participating )?(?:\w+ )?(?:users?|accounts?|members?|participants?|tenants?|customers?|patients?|staff)\b|\binvit(?:e|es|ation)|\bonboard\w*\b/i;

/** Accounts have a life cycle of ours only where somebody invites or suspends them. */
function isManagedPerson({ initial }: StateMachine, requirements: readonly Requirement[]): boolean {
  return initial !== 'INVITED' || requirements.some((one) => ACCOUNT_WORDS.test(one.text));
}

const STATUS_LIST =
  /\bstatus(?:es)?\b[^.\n]{0,20}?[:=]\s*((?:["'`]?[a-z][a-z_ ]{2,24}["'`]?\s*(?:\||,|\/|→|->)\s*){2,}["'`]?[a-z][a-z_]{2,24})/i;

/** A life cycle whose states a requirement lists in order ("Statuses: open, paid, closed"). */
function statedMachine(entity: EntityFact, requirements: readonly Requirement[]): StateMachine | null {
  const stated = requirements.find(
    (one) =>
      STATUS_LIST.test(one.text) &&
      one.text.toLowerCase().includes(entity.name.toLowerCase().split(' ')[0] ?? ''),
  );
  const list = stated ? STATUS_LIST.exec(stated.text)?.[1] : undefined;
  const states = (list ?? '')
    .split(/\||,|\/|→|->/)
    .map((one) => one.replace(/["'`]/g, '').trim().toUpperCase().replace(/\s+/g, '_'))
    .filter((one) => one !== '');
  const [initial] = states;
  if (!stated || !initial || new Set(states).size !== states.length) return null;
  const transitions = states.slice(1).map((to, at) => ({
    from: states[at] ?? initial,
    to,
    on: unstored(entity, states[at] ?? initial, eventOf(entity, states[at] ?? initial, to)),
  }));
  return { entity: entity.name, initial, states, transitions, serves: [stated.id] };
}

/** The rule, without the hold where a slot has it. */
function inPlace(spine: Spine, rule: LifecycleRule): LifecycleRule {
  const isSlotKept = spine.entities.some((each) => kindOf(spine, each)?.id === 'slot');
  if (rule.isHeldBySlot !== true || !isSlotKept) return rule;
  const transitions = rule.transitions.filter(([from]) => from !== rule.initial);
  return { ...rule, initial: transitions[0]?.[0] ?? rule.initial, transitions };
}

function knownMachine(spine: Spine, entity: EntityFact, anyShape: boolean): StateMachine | null {
  const usual = LIFECYCLES.find((one) => one.entity.test(entity.name));
  const rule = isInstitutionRecord(spine, entity) ? INSTITUTION_LIFE : usual && inPlace(spine, usual);
  if (!rule || (!anyShape && rule === LIFECYCLES.at(-1))) return null;
  const states = [
    ...new Set([
      rule.initial,
      ...rule.transitions.map(([from]) => from),
      ...rule.transitions.map(([, to]) => to),
    ]),
  ];
  return {
    entity: entity.name,
    initial: rule.initial,
    states,
    transitions: rule.transitions.map(([from, to, on]) => ({ from, to, on })),
    serves: [...entity.requirementIds].slice(0, 6),
  };
}
