// Owns every span of time that the rules of a design speak of, with its reason. Milliseconds.

const MINUTE = 60_000;
export const HOUR_MS = 60 * MINUTE;
export const DAY_MS = 24 * HOUR_MS;

/** A complete ballot stays open this long, so that a slip can be mended. */
export const CLOSE_AFTER_COMPLETE_MS = 5 * MINUTE;
/** Voters are reminded this long before the deadline; a ballot no longer than this, at half time. */
export const REMIND_BEFORE_MS = DAY_MS;
/** A bot that is not invited gives up after this. */
export const INVITE_EXPIRY_MS = 7 * DAY_MS;
/** How often it looks whether it was invited, in case the news was missed. */
export const INVITE_RECHECK_MS = HOUR_MS;
/** How often it looks whether a closed channel is open again, in case the news was missed. */
export const CHANNEL_RECHECK_MS = HOUR_MS;
/** After this much silence of the owner a stakeholder may take over. */
export const OWNER_SILENCE_MS = 7 * DAY_MS;

/** The instant `ms` after `at`. Pure. */
export function later(at: string, ms: number): string {
  return new Date(Date.parse(at) + ms).toISOString();
}

/** True once `now` has reached `at`. Pure. */
export function isDue(at: string, now: string): boolean {
  return Date.parse(at) <= Date.parse(now);
}
