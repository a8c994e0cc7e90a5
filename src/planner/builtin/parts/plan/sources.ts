// Owns the risk of what fills the main thing: from outside it may change or refuse, from own records it may be wrong or gone.
import { mainEntity } from '../../spine/facts.ts';
import { filledFrom } from '../../spine/filled-from.ts';
import type { Spine } from '../../spine.ts';
import { noun } from '../../things/phrases.ts';

const HALTS =
  'a run after the first that would change more than 20 % of the rows (assumed) is refused whole, with its counts; the last good state stays.';

/** The title and the mitigation for the source of the main thing. Pure. */
export function sourceRisk(spine: Spine): { readonly title: string; readonly mitigation: string } {
  const main = mainEntity(spine);
  const own = main && filledFrom(main, spine);
  const things = noun(main?.plural ?? 'records');
  if (own === undefined)
    return {
      title: `A source that fills ${things} changes its shape or refuses us`,
      mitigation: `One adapter with a schema check; ${HALTS}`,
    };
  return {
    title: `A run fills ${things} from ${noun(own.plural)} that are wrong, stale or not there`,
    mitigation: `A run that finds no ${noun(own.name)} changes nothing; ${HALTS}`,
  };
}
