// Owns who does for others what people else do for themselves: whoever's page gives out what is booked.
// Knows no endpoint. Keeps true: only a page that tells of the giving opens the booking, the change and the search.
import type { Page } from '../../../../blueprint/parts/routes.ts';
import { mentionsAlone } from '../../spine/mentions.ts';
import type { EntityFact, Spine } from '../../spine.ts';
import { bonds } from '../data/relations.ts';

/** "Give the next free slot": what is free is given to somebody, and so booked. */
const GIVES = /\b(?:give|hand out|assign|allocate)s? (?:[\w-]+ ){0,3}?free ([\w-]+(?: [\w-]+)?)/i;
/** What is done with a booking, and what comes before it. */
const BOOKS = /\b(?:book|move|cancel|reserve|reschedule|search)\b(.{0,60})/i;

/** What a page gives out: the free thing that its words name. */
function givenOn({ entities }: Spine, { purpose }: Page): EntityFact | undefined {
  const [, named = ''] = GIVES.exec(purpose) ?? [];
  return named === '' ? undefined : entities.find((each) => mentionsAlone(named, each, entities));
}

/** The thing that is given and what is booked of it: a slot and its appointments. */
function bookedOf(spine: Spine, given: EntityFact): EntityFact[] {
  const under = bonds(spine).filter(({ parent }) => parent === given);
  return [given, ...under.map(({ child }) => child)];
}

/** Those whose page gives out what a demand books, moves, cancels or searches; none where no page does. Pure. */
export function deskRoles(spine: Spine, pages: readonly Page[], text: string): string[] {
  const [, object = ''] = BOOKS.exec(text) ?? [];
  if (object === '') return [];
  return pages
    .filter((page) => !page.roles.includes('public'))
    .filter((page) => {
      const given = givenOn(spine, page);
      return (
        given !== undefined &&
        bookedOf(spine, given).some((each) => mentionsAlone(object, each, spine.entities))
      );
    })
    .flatMap((page) => page.roles);
}
