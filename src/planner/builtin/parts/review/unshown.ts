// Owns the gaps between what is asked for and what can be shown or told: a demand of a role that no screen shows,
// and a time that cannot hold while a thing in the field is cut off.
// Keeps true: only where somebody drew screens is one missing; what is done without a connection has its own flow. Pure.
import type { Requirement } from '../../../../blueprint/requirement.ts';
import { deviceOf } from '../../graph/device-surface.ts';
import { accountRoles } from '../../people/bearers.ts';
import { numberText } from '../../spine/facts.ts';
import type { Spine } from '../../spine.ts';
import { action, noun } from '../../things/phrases.ts';
import { pagesOf } from '../routes/page-users.ts';

interface Gap {
  readonly statement: string;
  readonly resolution: string;
}

const CUT_OFF =
  /\b(?:without (?:a |any )?(?:network|connection)|(?:has|have|is) (?:no network|no connection|offline))\b/i;

/** "As a pilot, I want to …", "A pilot must be able to …": the role whose deed a demand is. */
function doerOf(spine: Spine, { text }: Requirement): string | null {
  const isDoer = ({ name }: { readonly name: string }): boolean =>
    new RegExp(
      `^(?:as )?(?:an? |the )?${name}s?(?:, i want to| (?:must|shall|should|can) be able to)\\b`,
      'i',
    ).test(text);
  return accountRoles(spine.roles).find(isDoer)?.name ?? null;
}

/** "my tour" is somebody else's in a guide. */
function theirs(text: string): string {
  return text.replace(/\bmy\b/g, 'their');
}

/** What a role is to do, where screens were drawn and neither one of them nor a flow shows it. */
function deedsWithoutScreen(spine: Spine): Gap[] {
  if (!spine.input.brief.documents.some(({ kind }) => kind === 'ux') || pagesOf(spine).length === 0)
    return [];
  const shown = new Set([...pagesOf(spine), ...spine.structure.flows].flatMap(({ serves }) => serves));
  return spine.requirements.flatMap((each) => {
    const doer = shown.has(each.id) || CUT_OFF.test(each.text) ? null : doerOf(spine, each);
    if (doer === null) return [];
    return [
      {
        statement: `${each.id} lets ${doer} ${theirs(action(each.text, 100))}, and no screen or flow of the inputs shows it.`,
        resolution: `Assumed: on a page of its own behind the sign-in of ${doer}; its call and its right are drafted, and its page once somebody has drawn it, before the feature is begun.`,
      },
    ];
  });
}

const TELLS = /\b(?:tell|tells|told|notif\w+|inform\w*|report\w*|push\w*|cop(?:y|ied|ies)|webhook)\b/i;
const OF_EACH = /\b(?:each|every|any|all)\b[^.;]*\b(?:changes?|events?)\b/i;

/** A change is to be told within a time, also one that happens where there is no connection. */
function timeWhileCutOff(spine: Spine): Gap[] {
  const device = deviceOf(spine.structure.components);
  const cutOff = spine.requirements.find(({ text }) => CUT_OFF.test(text) && /\d/.test(text));
  const limit = spine.input.reading.quantities.find(({ measure, requirementId }) => {
    const text = spine.requirements.find(({ id }) => id === requirementId)?.text ?? '';
    return measure === 'latency' && TELLS.test(text) && OF_EACH.test(text);
  });
  if (device === null || cutOff === undefined || limit === undefined) return [];
  return [
    {
      statement: `A change is to be told within a time (${numberText(limit)}), and a ${noun(device)} may be without a connection for longer (${cutOff.id}): what is done there meanwhile cannot be told in that time.`,
      resolution: `Assumed: the time runs from when the event of the ${noun(device)} comes in; what is told carries the time at which it happened.`,
    },
  ];
}

/** What is asked for and cannot be shown or told as it stands. Pure. */
export function unshown(spine: Spine): Gap[] {
  return [...timeWhileCutOff(spine), ...deedsWithoutScreen(spine)];
}
