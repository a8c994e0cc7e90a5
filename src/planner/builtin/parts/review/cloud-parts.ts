// Owns the gap between a demand that everything runs on own machines and a part that a page loads from somebody's cloud.
// Keeps true: both are stated; a library that ships with the page is no cloud. Pure.
import type { Requirement } from '../../../../blueprint/requirement.ts';
import { pageServices } from '../../spine/facts.ts';
import type { Spine } from '../../spine.ts';
import { series } from '../../things/phrases.ts';

interface Gap {
  readonly statement: string;
  readonly resolution: string;
}

const ALL_LOCAL =
  /\b(?:runs?|works?|operates?|deployed|hosted) (?:entirely|completely|wholly|fully|exclusively|only) (?:on (?:a |an |the )?(?:local|own|single)\b|locally\b|offline\b|on[- ]prem)|\bair[- ]gapped\b|\bwithout (?:any )?(?:internet|cloud)\b/i;
const MAPS = /^(?:Mapbox|Google Maps|HERE Maps)\b/i;
const SHIPPED = /^(?:Leaflet|MapLibre|OpenLayers)\b/i;

function bound({ requirements }: Pick<Spine, 'requirements'>): Requirement | undefined {
  return requirements.find(({ text }) => ALL_LOCAL.test(text));
}

/** What a page loads from a cloud although everything is to run on own machines: told, and left to the owner. Pure. */
export function cloudParts(spine: Spine): Gap[] {
  const by = bound(spine);
  const loaded = pageServices(spine).filter(({ name }) => !SHIPPED.test(name));
  if (by === undefined || loaded.length === 0) return [];
  const names = series(loaded.map(({ name }) => name));
  const isMany = loaded.length > 1;
  const own = loaded.every(({ name }) => MAPS.test(name))
    ? 'the same component draws tiles that own machines serve, with an open map library'
    : 'what it loads is served from own machines instead';
  return [
    {
      statement: `${by.id} keeps everything on own machines, and ${names}, which the inputs name as well, ${isMany ? 'come' : 'comes'} from the cloud of ${isMany ? 'their suppliers' : 'its supplier'}.`,
      resolution: `Assumed: ${by.id} binds what we run; the page alone loads ${names}, in one component, and shows the same data as a list where it does not come. If ${by.id} binds the page as well, ${own}.`,
    },
  ];
}
