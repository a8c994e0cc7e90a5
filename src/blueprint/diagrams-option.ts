// Owns the picture of an option where people vote: its components in layers, drawn before any blueprint exists.
// Must not claim more than an option says: arrows join layers, not components.
import { idsFor, label, lines } from './diagrams-text.ts';
import type { Option } from './option.ts';
import type { Reading } from './reading.ts';

type LayerName =
  | 'Clients'
  | 'Edge'
  | 'Services'
  | 'Messaging'
  | 'Background work'
  | 'Data'
  | 'Outside systems';

interface Layer {
  readonly name: LayerName;
  readonly shape: readonly [string, string];
  /** What the names of its components say; the first layer that fits takes a component. */
  readonly names: RegExp | null;
}

const PLAIN = ['["', '"]'] as const;

/** From the people inwards. */
const LAYERS: readonly Layer[] = [
  {
    name: 'Clients',
    shape: ['(["', '"])'],
    names: /\b(?:client|app|pages?|web ?site|front ?end|ui|browser|kiosk)\b/i,
  },
  { name: 'Edge', shape: PLAIN, names: /\b(?:gateway|edge|ingress|balancer|proxy)\b/i },
  { name: 'Services', shape: PLAIN, names: null },
  { name: 'Messaging', shape: ['[["', '"]]'], names: /\b(?:queue|broker|buffer|bus)\b/i },
  {
    name: 'Background work',
    shape: PLAIN,
    names:
      /\b(?:workers?|jobs?|processors?|processing|scheduler|training|inference|adapters?|projectors?|consumers?)\b/i,
  },
  {
    name: 'Data',
    shape: ['[("', '")]'],
    names: /\b(?:database|store|storage|ledger|cache|log|warehouse|bucket)\b/i,
  },
  { name: 'Outside systems', shape: ['("', '")'], names: null },
];

/** "Job queue" is a queue and "Training job" a job: what a thing holds is named last, so these are asked first. */
const ORDER: readonly LayerName[] = ['Messaging', 'Data', 'Background work', 'Edge', 'Clients'];

/** The layer that a component's name speaks of; a service where it speaks of none. Pure. */
export function layerOf(name: string): LayerName {
  const fits = (layer: LayerName): boolean =>
    LAYERS.find((it) => it.name === layer)?.names?.test(name) ?? false;
  return ORDER.find(fits) ?? 'Services';
}

/** Who calls whom, layer by layer; with the layers that stand in where one is missing. */
const ARROWS: readonly { from: LayerName; to: readonly LayerName[]; isAsync: boolean }[] = [
  { from: 'Clients', to: ['Edge', 'Services', 'Data'], isAsync: false },
  { from: 'Edge', to: ['Services'], isAsync: false },
  { from: 'Services', to: ['Messaging', 'Background work'], isAsync: true },
  { from: 'Messaging', to: ['Background work'], isAsync: true },
  { from: 'Background work', to: ['Data'], isAsync: false },
  { from: 'Services', to: ['Data'], isAsync: false },
  { from: 'Services', to: ['Outside systems'], isAsync: false },
];

const OUTSIDE_LIMIT = 3;

/** The words in rows of at most `room` characters. */
function rowsOf(words: readonly string[], room: number): string[] {
  const rows: string[] = [];
  for (const word of words) {
    const last = rows.at(-1);
    if (last !== undefined && last.length + word.length < room) rows[rows.length - 1] = `${last} ${word}`;
    else rows.push(word);
  }
  return rows;
}

/** The first clause, whole, in lines of a label. */
function about(text: string): string[] {
  const clause = (text.split(/[;.:]\s/)[0] ?? text).replace(/\.$/, '');
  return rowsOf(clause.split(' '), 38);
}

interface Card {
  readonly layer: LayerName;
  readonly name: string;
  readonly about: readonly string[];
}

function cardsOf(option: Pick<Option, 'components'>, reading: Pick<Reading, 'integrations'> | null): Card[] {
  const own = option.components.map(({ name, responsibility }) => ({
    layer: layerOf(name),
    name,
    about: about(responsibility),
  }));
  const names = new Set(own.map((card) => card.name));
  const outside = (reading?.integrations ?? []).filter((it) => !names.has(it.name)).slice(0, OUTSIDE_LIMIT);
  return [...own, ...outside.map(({ name }) => ({ layer: 'Outside systems' as const, name, about: [] }))];
}

function layerLines(layer: Layer, cards: readonly Card[], ids: ReadonlyMap<string, string>): string[] {
  const [open, close] = layer.shape;
  const nodes = cards.map(
    (card) => `    ${ids.get(card.name)}${open}${lines(card.name, ...card.about)}${close}`,
  );
  return [`  subgraph ${idOf(layer.name)}["${label(layer.name)}"]`, ...nodes, '  end'];
}

function idOf(name: LayerName): string {
  return `l_${LAYERS.findIndex((layer) => layer.name === name)}`;
}

/** The option's components in layers, with what calls what; with a reading, the outside systems it names. Pure. */
export function optionDiagram(
  option: Pick<Option, 'components'>,
  reading: Pick<Reading, 'integrations'> | null = null,
): string {
  const cards = cardsOf(option, reading);
  const ids = idsFor(
    cards.map((card) => card.name),
    'c_',
  );
  const filled = LAYERS.filter((layer) => cards.some((card) => card.layer === layer.name));
  const has = (name: LayerName): boolean => filled.some((layer) => layer.name === name);
  const arrows = ARROWS.flatMap(({ from, to, isAsync }) => {
    const target = to.find(has);
    return has(from) && target ? [`  ${idOf(from)} ${isAsync ? '-.->' : '-->'} ${idOf(target)}`] : [];
  });
  const layers = filled.flatMap((layer) =>
    layerLines(
      layer,
      cards.filter((card) => card.layer === layer.name),
      ids,
    ),
  );
  return ['flowchart TB', ...layers, ...new Set(arrows)].join('\n');
}
