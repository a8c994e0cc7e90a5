// Owns the columns that the inputs count and do not name: "the three boolean fields" of a table are three columns.
// Keeps true: they stand on the one thing whose rows the inputs say are read by them, and say that their names are open.
import type { Entity } from '../../../../blueprint/parts/data.ts';
import { UNNAMED_WHY, unnamedFields, unnamedFlags } from '../../ground/unnamed.ts';
import { mentions } from '../../spine/mentions.ts';
import type { EntityFact, Spine } from '../../spine.ts';

type Field = Entity['fields'][number];

const READ_BY = /\b(?:boolean|yes\/no|true\/false) (?:fields|flags|columns)\b/i;
const HELD = /\b(?:tables?|rows|entries|records)\b/i;

/** The thing whose table a demand reads by such fields: by name, else the one that the demand before names. */
function holderOf({ requirements, entities }: Spine, at: number): EntityFact | undefined {
  const held = requirements.filter(({ text }) => READ_BY.test(text) && HELD.test(text));
  const before = requirements[at - 1];
  return [...held, ...(before === undefined ? [] : [before])]
    .filter(({ text }) => HELD.test(text))
    .flatMap(({ text }) => entities.filter((each) => mentions(text, each)))[0];
}

/** The columns of an entity that the inputs count without a name; none for any other. Pure. */
export function unnamedColumns(spine: Spine, entity: EntityFact): Field[] {
  const at = spine.requirements.findIndex(({ text }) => unnamedFlags(text) > 0);
  const by = spine.requirements[at];
  if (by === undefined || holderOf(spine, at)?.name !== entity.name) return [];
  const asked = spine.input.answers.find(({ question }) => question.why === UNNAMED_WHY)?.question.id;
  const open = asked === undefined ? 'its name is open' : `its name is open, ${asked}`;
  return Array.from({ length: unnamedFlags(by.text) }, (_, index) => ({
    name: `criterion_${index + 1}`,
    type: 'boolean',
    note: `one of the ${unnamedFields(by.text) ?? 'fields'} of ${by.id}; ${open}`,
  }));
}
