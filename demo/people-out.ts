/** A person as the Web API and `user_change` show them. */
import type { Dict } from './json.ts';
import type { User } from './model.ts';
import type { Team } from './team.ts';

/** What Slack's clients call a person: the name they chose, else their full name. Pure. */
export function shownName({ displayName, realName }: User): string {
  return displayName || realName;
}

/** The user object. Pure. */
export function userOut(team: Team, user: User): Dict {
  return {
    id: user.id,
    team_id: user.teamId,
    name: user.name,
    deleted: user.deleted,
    color: '9f69e7',
    real_name: user.realName,
    tz: 'Europe/Amsterdam',
    tz_label: 'Central European Time',
    tz_offset: 3600,
    profile: {
      title: '',
      real_name: user.realName,
      real_name_normalized: user.realName,
      display_name: user.displayName,
      display_name_normalized: user.displayName,
      team: user.teamId,
      ...(user.isBot && { bot_id: team.botId, api_app_id: team.appId }),
    },
    is_admin: user.isOwner,
    is_owner: user.isOwner,
    is_primary_owner: user.isOwner,
    is_restricted: user.isRestricted,
    is_ultra_restricted: false,
    is_bot: user.isBot,
    is_app_user: false,
    ...(user.isStranger && { is_stranger: true }),
    updated: 1_760_000_000,
  };
}
