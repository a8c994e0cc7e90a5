// Owns the words that texts of the parts are filled with: the product's nouns and the names of its components.
import type { Component } from '../../blueprint/parts/structure.ts';
import { patternOf } from './catalogue/patterns.ts';
import { assumedRecovery } from './parts/recovery.ts';
import { templateWords } from './product-nouns.ts';
import { auditedDeeds } from './spine/audited.ts';
import { featuresOf } from './spine/features.ts';
import { livePlurals } from './spine/live.ts';
import { nearestEntity } from './spine/mentions.ts';
import type { Spine } from './spine.ts';
import { FILE } from './things/files.ts';
import { listOf } from './things/nouns.ts';
import { article, noun } from './things/phrases.ts';

/** Nouns and component names of a design; a component that the design lacks is named by what takes its place. Pure. */
export function designWords(spine: Spine): Record<string, string> {
  const { reading, brief } = spine.input;
  const nouns = templateWords({
    title: brief.title,
    reading,
    roles: spine.roles,
    entities: spine.entities,
    features: spine.features,
  });
  const { entry, work, bus } = patternOf(spine.option.patternId).places;
  const { components } = spine.structure;
  const core = spine.entities[0]?.owner ?? entry;
  const name = (id: string | null): string =>
    id ? (components.find((one) => one.id === id)?.name ?? '') : '';
  const store = mainStore(components, core);
  const isManaged = spine.option.patternId === 'baas';
  const isSmall =
    spine.serving(/sole user|single[- ]user|personal use/i).length > 0 ||
    /sole user|personal use/i.test(brief.documents.map((one) => one.text).join(' '));
  return {
    ...nouns,
    live: livePlurals({ ...spine, features: featuresOf(spine) }) ?? nouns.keyPlural ?? '',
    files: filesOf(spine) || attachedTo(spine) || `Files of ${nouns.keyPlural ?? ''}`,
    entry: isManaged ? 'the managed backend' : `\`${name(entry) || name(core)}\``,
    scaleLever: isManaged
      ? 'the plan taken from the provider'
      : isSmall
        ? 'that, and asks for a second machine'
        : `the number of replicas of \`${name(entry) || name(core)}\` and the standby of \`${store?.name ?? name(core)}\``,
    core: `\`${name(core)}\``,
    work: `\`${name(work) || name(core)}\``,
    bus: `\`${name(bus) || name(core)}\``,
    store: `\`${store?.name ?? name(core)}\``,
    media: `\`${name('media-server') || name(core)}\``,
    inference: `\`${name('inference') || name(core)}\``,
    assumedAvailability: isSmall
      ? 'repair within a day (no second host)'
      : '99.5 % a month (about 3.6 h of downtime)',
    assumedRecovery: recoveryText(spine),
    audited: auditText(spine, nouns.key ?? 'record', name(core)),
  };
}

/** The things that are files, in one phrase; empty where none is. */
function filesOf({ entities }: Spine): string {
  return listOf(
    entities.filter(({ name }) => FILE.test(name)).map(({ plural }) => plural),
    3,
  );
}

const ATTACHES = /\b(?:attach|upload)/i;

/** The thing that files are attached to, where the inputs name it beside the attaching; empty where they do not. */
function attachedTo({ requirements, entities }: Spine): string {
  const asked = requirements.find(({ text }) => ATTACHES.test(text));
  const thing = asked && nearestEntity(entities, asked.text, ATTACHES);
  return thing === undefined ? '' : `Files of ${thing.plural}`;
}

/** What the first deed that is written down asks of the code. */
function auditText({ requirements, entities }: Spine, key: string, core: string): string {
  const [first] = auditedDeeds(requirements, entities);
  if (first === undefined) return `Each change of ${key} writes an audit entry in the same transaction`;
  if (!first.isLook) return `Each ${first.deed} writes an audit entry in the same transaction`;
  const holds = first.holds === '' ? '' : `, with ${first.holds},`;
  return `\`${core}\` writes an audit entry${holds} before it hands out ${article(noun(first.thing.name))}, also in lists, searches and exports`;
}

function recoveryText(spine: Spine): string {
  const { point, time } = assumedRecovery(spine);
  return `at most ${point} of data lost, restored within ${time}`;
}

/** The store that holds the key entity: the one its owner owns, files and ledgers aside. Pure. */
export function mainStore(components: readonly Component[], core: string): Component | null {
  const stores = components.filter(
    (one) => one.kind === 'store' && !['object-store', 'ledger'].includes(one.id),
  );
  return stores.find((one) => one.owner === core) ?? stores[0] ?? null;
}
