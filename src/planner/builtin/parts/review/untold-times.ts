// Owns the gaps of demands that ask for a short time and state none.
// Keeps true: a demand with a number of its own is no gap; what is assumed is what the scenarios and the plan hold. Pure.
import type { Requirement } from '../../../../blueprint/requirement.ts';
import type { Spine } from '../../spine.ts';
import { SET_UP_TIME } from '../qualities/aspects.ts';

interface Gap {
  readonly statement: string;
  readonly resolution: string;
}

const SHORT =
  /\b(?:an? |the )?(?:short|brief|small|quick) (?:[\w-]+ )?(?:time|window|while|period|demo|demonstration)\b/i;
/** From nothing to a running product. */
const SET_UP =
  /\b(?:empty|scratch|zero|nothing|new machine|clean)\b.*\b(?:running|up|ready|live)\b|\bset(?:s|ting)?[- ]?up\b|\binstall/i;
const NUMBER = /\b\d+(?:\.\d+)? ?(?:ms|s|sec|seconds?|min|minutes?|h|hours?|days?)\b/i;

function isUntold({ text }: Requirement): boolean {
  return SHORT.test(text) && SET_UP.test(text) && !NUMBER.test(text);
}

/** What asks for a short way from nothing to running, and gives no number. Pure. */
export function untoldTimes({ requirements }: Pick<Spine, 'requirements'>): Gap[] {
  return requirements.filter(isUntold).map(({ id, text }) => ({
    statement: `${id} asks for "${SHORT.exec(text)?.[0].trim() ?? 'a short time'}" and gives no number.`,
    resolution: `Assumed: ${SET_UP_TIME} from an empty machine, with made-up data from the repository; it is met once the number is confirmed and a try on a new machine keeps it.`,
  }));
}
