/**
 * The payloads people cause: commands, shortcuts, clicks, form submissions. Each waits for the bot's
 * acknowledgement and rejects without one, as the person then sees an error.
 */
import { deliver, sendCopies } from './delivery.ts';
import type { Dict } from './json.ts';
import type { EnvelopeType, User } from './model.ts';
import { changed, type Team } from './team.ts';

/** What the bot acknowledged with; rejects when it did not. */
export async function ask(team: Team, type: EnvelopeType, payload: Dict): Promise<Dict> {
  const delivered = deliver(team, type, payload);
  sendCopies(team, type, payload);
  const outcome = await delivered;
  if (!outcome.acked) throw new Error(`Slack: the app did not answer (${outcome.reason})`);
  changed(team);
  return outcome.payload;
}

/** The fields every interaction carries. Pure. */
export function envelopeFields(team: Team, user: User): Dict {
  return {
    token: team.verificationToken,
    api_app_id: team.appId,
    team: { id: team.id, domain: team.domain },
    user: { id: user.id, username: user.name, name: user.name, team_id: user.teamId },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** Keeps background work from becoming an unhandled rejection; the traffic shows how it ended. */
export function inBackground(work: Promise<unknown>): void {
  work.catch(() => undefined);
}
