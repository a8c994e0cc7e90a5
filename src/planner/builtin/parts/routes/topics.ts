// Owns the events that the inputs name themselves: what a part publishes is a topic with the columns of the thing as its schema.
// Keeps true: only what the inputs say is published, or ask a schema for, is one.
import type { Endpoint } from '../../../../blueprint/parts/routes.ts';
import { stems } from '../../reading/flows.ts';
import { inputText } from '../../spine/facts.ts';
import type { EntityFact, Spine } from '../../spine.ts';
import { clip, series, slug } from '../../things/phrases.ts';
import { fieldsOf } from '../data/fields.ts';
import { bonds } from '../data/relations.ts';

/** "publish 'ReadingEvents' to the bus", "the topic schema for ReadingEvents". */
function isPublished(text: string, { name }: EntityFact): boolean {
  const said = name.replace(/[^\w ]/g, '.').replaceAll(' ', ' ?');
  return new RegExp(
    `\\b(?:publish\\w*|emits?|topics?(?: schema)?(?: for| of)?) (?:an? |the |all )?["'“‘]?${said}s?\\b`,
    'i',
  ).test(text);
}

/** The events that the inputs say are published, and that no demand is about. Pure. */
export function publishedEvents(spine: Spine): EntityFact[] {
  const events = spine.entities.filter(
    ({ name, requirementIds }) => / event$/i.test(name) && requirementIds.length === 0,
  );
  if (events.length === 0) return [];
  const text = inputText(spine);
  return events.filter((each) => isPublished(text, each));
}

/** The topic of such an event: its key, and the columns that it carries. Pure. */
export function topicOf(spine: Spine, entity: EntityFact, roles: string[]): Endpoint {
  const own = bonds(spine).filter(({ child }) => child === entity);
  const columns = fieldsOf(spine, entity, own).map(({ name }) => name);
  const key = columns.find((name) => name.endsWith('_id')) ?? 'id';
  const carried = columns.filter((name) => !/^(?:created|updated)_at$/.test(name) && name !== key);
  const words = stems(entity.name.replace(/ event$/i, ''));
  const serves = spine.requirements
    .filter(({ kind, text }) => kind === 'functional' && [...stems(text)].some((word) => words.has(word)))
    .map(({ id }) => id)
    .slice(0, 4);
  return {
    method: 'EVENT',
    path: `${slug(entity.name.replace(/ event$/i, ''))}.recorded.v1`,
    purpose: clip(
      `${entity.name}: \`${key}\` as the key, so that the order of one source holds; carries ${series(carried.map((name) => `\`${name}\``))}.`,
      300,
    ),
    roles,
    serves,
  };
}
