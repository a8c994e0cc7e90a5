// Owns the flow that nobody clicks: from the frame of a camera to what people see of it, what is archived and what is put to a person.
// Keeps true: a step goes along an edge of the graph.
import type { Flow } from '../../../blueprint/parts/structure.ts';
import type { Graph } from '../graph/graph.ts';
import { call, type Step } from './flow-steps.ts';
import type { ServerInput } from './server-steps.ts';

function storeOf({ components, places }: Graph, owner: string): string {
  const own = components.find(
    (one) => one.owner === owner && one.kind === 'store' && !['object-store', 'ledger'].includes(one.id),
  );
  return own?.id ?? places.store;
}

function isWired({ connections }: Graph, from: string, to: string): boolean {
  return connections.some((one) => one.from === from && one.to === to);
}

const SEGMENT = /\b(?:segment|clip|recording)$/i;

/** What the inputs ask to archive of what was seen. */
function archived({ graph, entities, requirements }: ServerInput, core: string, noun: string): Step[] {
  const isAsked = requirements.some(({ text }) =>
    /\barchiv\w*\b.*\b(?:video|segments?|clips?)\b/i.test(text),
  );
  if (!isAsked || !isWired(graph, 'media-server', 'object-store')) return [];
  const asks = isWired(graph, core, 'media-server')
    ? [call(core, 'media-server', `asks for the segment around the ${noun.toLowerCase()}`)]
    : [];
  const kept = entities.find(({ name, owner }) => owner === core && SEGMENT.test(name));
  return [
    ...asks,
    call('media-server', 'object-store', `archives the segment around the ${noun.toLowerCase()}`),
    ...(kept === undefined ? [] : [call(core, storeOf(graph, core), `writes ${kept.name} with its key`)]),
  ];
}

/** What a model tells of a frame, before it is known to be more. */
const RAW = /^(?:[\w-]+ )?(?:detection|sighting)s?(?: event)?$/i;

const UNSURE = /\b(?:low|little)[- ]confidence\b|\bunsure\b|\buncertain\b/i;
const PICTURE = /\b(?:image|photo|frame|snapshot|crop)$/i;

/** What the model is unsure of comes to the one who keeps the pictures that people judge. */
function doubted({ graph, entities, requirements }: ServerInput): Step[] {
  const picture = entities.find(({ name }) => PICTURE.test(name));
  const { bus } = graph.places;
  if (picture === undefined || bus === null || !requirements.some(({ text }) => UNSURE.test(text))) return [];
  return [
    call(bus, picture.owner, 'delivers what the model is unsure of, at least once'),
    call(picture.owner, storeOf(graph, picture.owner), `writes ${picture.name} once per id`),
  ];
}

/** From a frame to a page, where the graph has a media server and a model; none otherwise. Pure. */
export function detectionFlow({ graph, entities, requirements }: ServerInput): Flow[] {
  const { client, entry, bus } = graph.places;
  const ids = new Set(graph.components.map((one) => one.id));
  if (!ids.has('media-server') || !ids.has('inference')) return [];
  const found = entities.find((one) => /detect|anomal|alert|event|incident/i.test(one.name));
  const noun = found?.name ?? 'result';
  const seen = entities.find(({ name }) => RAW.test(name) && name !== noun);
  const raw = seen?.name ?? noun;
  const core = found?.owner ?? graph.places.core;
  const store = storeOf(graph, core);
  const toCore =
    bus === null
      ? [call('inference', core, `reports ${raw} and model version`)]
      : [
          call('inference', bus, `publishes ${raw} and model version`),
          call(bus, core, `delivers ${raw}, at least once`),
        ];
  const toPage = core === entry ? [] : [call(core, entry, `tells of ${noun}`)];
  const steps = [
    call('actor', 'media-server', 'delivers frames (RTSP or file)'),
    call('media-server', 'inference', 'hands sampled frames'),
    ...toCore,
    call(
      core,
      store,
      seen === undefined
        ? `writes ${noun} once per id`
        : `writes ${raw}, and ${noun} where it is one, each once per id`,
    ),
    ...toPage,
    call(entry, client, `pushes ${noun}, numbered and timed`),
    ...archived({ graph, entities, requirements }, core, noun),
    ...doubted({ graph, entities, requirements }),
  ];
  const serves = requirements
    .filter((one) => /detect|inference|anomal|real-?time/i.test(one.text))
    .map((one) => one.id)
    .slice(0, 6);
  return [
    {
      id: 'F-2',
      name: `From frame to ${noun.toLowerCase()} on the page`,
      actor: 'Video source',
      steps,
      serves,
    },
  ];
}
