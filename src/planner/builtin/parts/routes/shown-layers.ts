// Owns the reads behind what people see of things in another way: their heat on a map, and the log of the run that made one.
// Keeps true: each is told by the inputs' own words; a page that its people cannot open gets none.
import type { Endpoint, Page } from '../../../../blueprint/parts/routes.ts';
import { keptFor } from '../../../kept.ts';
import { componentsOf } from '../../spine/facts.ts';
import { mentions } from '../../spine/mentions.ts';
import { sentencesOf } from '../../spine/told.ts';
import type { EntityFact, Spine } from '../../spine.ts';
import { noun, series } from '../../things/phrases.ts';
import { isPlaced } from '../data/fields.ts';
import { kindOf } from '../data/kinds.ts';

type Layer = Pick<Endpoint, 'path' | 'purpose' | 'roles'>;

const HEAT = /\bheat-?\s?map\b/i;
const ON_MAP = /\bmap\b/i;
const LOGS =
  /\b(?:error|run|training|pipeline|job|build) logs?\b|\blogs? of (?:the |each |a )?(?:run|training|pipeline|job)s?\b/i;

/** True where the inputs ask for a heatmap. */
const isHeated = keptFor((spine: Spine): boolean => sentencesOf(spine).some((text) => HEAT.test(text)));

/** How much happens at each thing that stands on the map of the page. */
function heat(spine: Spine, page: Page): Layer[] {
  const said = `${page.screen} ${page.purpose}`;
  if (!ON_MAP.test(said) || !isHeated(spine)) return [];
  const placed = spine.entities.find((each) => isPlaced(each) && mentions(said, each));
  if (placed === undefined) return [];
  const seen = spine.entities.filter((each) => kindOf(spine, each)?.id === 'sighting');
  const counted = seen.length === 0 ? 'what it reported' : series(seen.map(({ plural }) => noun(plural)));
  const purpose = `The heat of the map: for each ${noun(placed.name)} its place and how many ${counted} it gave in the last 5 minutes; the page asks every 10 s while the layer is shown (assumed).`;
  return [{ path: `/v1/${placed.segment}/heatmap`, purpose, roles: page.roles }];
}

/** The log of the run that made what the page shows, for a role that needs it. */
function runLog(spine: Spine, page: Page, isRead: (entity: EntityFact) => boolean): Layer[] {
  const wants = spine.roles.filter(
    ({ name, description }) => page.roles.includes(name) && LOGS.test(description),
  );
  const [job] = componentsOf(spine, 'job');
  const made = spine.entities.find((each) => kindOf(spine, each)?.id === 'model' && isRead(each));
  const isShown = made?.requirementIds.some((id) => page.serves.includes(id)) ?? false;
  if (wants.length === 0 || job === undefined || made === undefined || !isShown) return [];
  const purpose = `The log of the run that made the ${noun(made.name)}, as ${job.name} wrote it, errors first; kept as long as the ${noun(made.name)} (assumed).`;
  return [{ path: `/v1/${made.segment}/{id}/log`, purpose, roles: page.roles }];
}

/** The heat and the log that a page shows, each told by the inputs. Pure. */
export function shownLayers(spine: Spine, page: Page, isRead: (entity: EntityFact) => boolean): Layer[] {
  return [...heat(spine, page), ...runLog(spine, page, isRead)];
}
