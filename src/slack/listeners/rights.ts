// Owns who may act on a design at all, before its rules are asked: people of this workspace, and those named for it.
import type { Design } from '../../design/record.ts';
import type { ListenerTools } from './tools.ts';

/** A person as a payload tells of one; the workspace of their account where Slack says it. */
export interface Actor {
  readonly id: string;
  readonly teamId: string | null;
}

const OUTSIDE =
  'This design is for the members of this workspace and the people named for it. Your opinion is welcome in the thread; ask its owner to name you as a stakeholder.';

/** Why this person cannot act on the design, as a line for them; null where they may. Pure. */
export function outsideLine(
  { teamId, botUserId }: Pick<ListenerTools, 'teamId' | 'botUserId'>,
  design: Design,
  actor: Actor,
): string | null {
  const isNamed = design.owner === actor.id || design.stakeholders.includes(actor.id);
  const isOurs = actor.teamId === null || actor.teamId === teamId;
  return actor.id !== botUserId && (isNamed || isOurs) ? null : OUTSIDE;
}
