// Owns more time for a ballot: it opens again until a new end, and those who have not voted are told of that once.
import { ballotOver, isOver, withRound } from './ballot.ts';
import type { EventOf, Outcome } from './events.ts';
import { announce, change, ownerRefusal, refuse } from './outcome.ts';
import { votersOf } from './people.ts';
import type { Design, Round } from './record.ts';
import { currentRound, tallyOf } from './tally.ts';
import { DAY_MS, HOUR_MS, later } from './times.ts';

type Extension = NonNullable<Round['extensions']>[number];

function ballotExtended(design: Design, event: EventOf<'ballotExtended'>): Outcome {
  const why = ownerRefusal(design, event.by, 'extend the ballot');
  const round = currentRound(design);
  if (why) return refuse(design, why);
  if (design.stage !== 'voting' || !round) return refuse(design, 'There is no ballot to extend.');
  if (isOver(round, event.round)) return refuse(design, ballotOver(round));
  const deadlineAt = later(event.at, event.days * DAY_MS);
  const { voters: _voters, ...rest } = round;
  const open = { ...rest, deadlineAt, completeAt: null, remindedAt: null, closedAt: null, outcome: null };
  const extended = withRound(design, { ...open, extendedAt: event.at });
  return change(tellExtension(extended, round, { by: event.by, at: event.at, until: deadlineAt }), {});
}

/** The same end once more is no news; hours are what people plan by. */
function isSameEnd(before: Round, until: string): boolean {
  const told = before.closedAt === null ? before.extensions?.at(-1) : undefined;
  return told !== undefined && Math.abs(Date.parse(until) - Date.parse(told.until)) < HOUR_MS;
}

/** Tells those who have not voted of the new end, all in one message; nobody where only the doer is missing. */
function tellExtension(design: Design, before: Round, extension: Extension): Design {
  const round = currentRound(design);
  if (!round) return design;
  const told = before.extensions ?? [];
  if (isSameEnd(before, extension.until))
    return withRound(design, { ...round, extensions: [...told.slice(0, -1), extension] });
  const isAnyoneMissing = tallyOf(design, round).missing.some((id) => id !== extension.by);
  if (votersOf(design) !== null && !isAnyoneMissing) return design;
  const next = withRound(design, { ...round, extensions: [...told, extension] });
  return announce(next, `extended:${round.number}:${told.length + 1}`);
}

/** The rules of an extension, by event. */
export const extensionRules = { ballotExtended };
