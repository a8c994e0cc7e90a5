/** What an interaction hands out: a trigger id (once, 3 s) and a response_url (5 uses, 30 minutes). */
import { directMessage } from './channels.ts';
import type { ResponseUrl, Trigger } from './model.ts';
import { refuse } from './refusal.ts';
import { nextId, nextNumber, type Team, violate } from './team.ts';

const TRIGGER_LIFE_MS = 3000;

/** A new trigger id for this person; `viewId` when it comes from inside a modal. */
export function newTrigger(
  team: Team,
  userId: string,
  from: { channelId?: string | undefined; viewId?: string | undefined },
): string {
  const id = `${nextNumber(team, 'trigger')}.${team.id}.${userId.toLowerCase()}`;
  const atMs = team.settings.now();
  team.triggers.set(id, { userId, atMs, used: false, channelId: from.channelId, viewId: from.viewId });
  return id;
}

/** The trigger, used up; refuses one that is unknown, already used, or older than 3 s. */
export function useTrigger(team: Team, where: string, id: string | undefined): Trigger {
  const trigger = team.triggers.get(id ?? '');
  if (!trigger) throw broken(team, where, 'invalid_trigger_id');
  if (trigger.used) throw broken(team, where, 'exchanged_trigger_id');
  if (team.settings.now() - trigger.atMs > TRIGGER_LIFE_MS) throw broken(team, where, 'expired_trigger_id');
  trigger.used = true;
  return trigger;
}

/** A new response_url; without a channel it answers in the person's direct message. */
export function newResponseUrl(
  team: Team,
  userId: string,
  channelId: string | undefined,
  original?: ResponseUrl['original'],
): string {
  const id = nextId(team, 'response-');
  const channel = channelId ?? directMessage(team, userId).id;
  team.responseUrls.set(id, {
    userId,
    channelId: channel,
    atMs: team.settings.now(),
    uses: 0,
    original,
  });
  return `${team.url}/response/${id}`;
}

function broken(team: Team, where: string, code: string) {
  violate(team, 'trigger', where, code);
  return refuse(code);
}
