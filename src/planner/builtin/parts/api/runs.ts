// Owns the codes of what is filled by a run: a row that is there already, and a run that would change too much.
// Keeps true: nothing is added where no kept thing is filled from another; each code says what was left as it was.
import type { ApiError } from '../../../../blueprint/parts/api.ts';
import { mainEntity } from '../../spine/facts.ts';
import { filledFrom } from '../../spine/filled-from.ts';
import { mentions } from '../../spine/mentions.ts';
import type { EntityFact, Spine } from '../../spine.ts';
import { article, constant, noun } from '../../things/phrases.ts';
import { fieldsOf } from '../data/fields.ts';
import { bonds } from '../data/relations.ts';
import { namingIn } from '../data/same-rows.ts';

const BY_HAND =
  /\b(?:manual(?:ly)?|by hand|directly)\b[^.;]*\b(?:add|insert|enter|creat)|\b(?:add|insert|enter|creat)\w*\b[^.;]*\b(?:manual(?:ly)?|by hand|directly)\b|^add (?:the )?capability to (?:manually )?(?:add|insert)\b/i;

/** What tells two rows apart is unique, so what people add by hand may be there already. */
function present(spine: Spine, filled: EntityFact): ApiError[] {
  const by = spine.requirements.find(({ text }) => BY_HAND.test(text) && mentions(text, filled));
  const [key, ...others] = namingIn(fieldsOf(spine, filled, bonds(spine)));
  if (by === undefined || key === undefined || others.length > 0) return [];
  const meaning = `${article(noun(filled.name)).replace(/^a/, 'A')} with this \`${key}\` is there already, added or filled in by a run; nothing was changed, and the answer links to it. (${by.id})`;
  return [{ status: 409, code: `${constant(filled.name)}_EXISTS`, meaning }];
}

/** The codes of a thing that a run fills from another kept thing. Pure. */
export function filledByRun(spine: Spine): ApiError[] {
  const main = mainEntity(spine);
  if (main === undefined || filledFrom(main, spine) === undefined) return [];
  return [
    ...present(spine, main),
    {
      status: 422,
      code: `${constant(main.name)}_SYNC_REFUSED`,
      meaning:
        'The run would change more of the rows than one run may, 20 % (assumed); nothing was changed, and the answer holds the counts.',
    },
  ];
}
