/** A file as Slack shows it, to the Web API, in events and in form answers. Until it is ready it is half blank. */
import type { Dict } from './json.ts';
import type { Share, StoredFile } from './model.ts';
import type { Team } from './team.ts';

/** The file object. Mimetype, filetype and shares stay blank until the file is ready. */
export function fileOut(team: Team, file: StoredFile): Dict {
  const path = `${team.id}-${file.id}`;
  const name = encodeURIComponent(file.name);
  return {
    id: file.id,
    created: Math.floor(file.createdAtMs / 1000),
    timestamp: Math.floor(file.createdAtMs / 1000),
    name: file.name,
    title: file.title,
    ...(file.altText !== '' && { alt_txt: file.altText }),
    mimetype: file.ready ? file.mimetype : '',
    filetype: file.ready ? file.filetype : '',
    pretty_type: file.ready ? file.filetype.toUpperCase() : '',
    mode: file.mode,
    user: file.userId,
    user_team: team.users.get(file.userId)?.teamId ?? team.id,
    editable: false,
    size: file.bytes.byteLength,
    is_external: false,
    external_type: '',
    is_public: file.shares.length > 0,
    public_url_shared: false,
    file_access: 'visible',
    url_private: `${team.url}/files-pri/${path}/${name}`,
    url_private_download: `${team.url}/files-pri/${path}/download/${name}`,
    permalink: permalink(team, file),
    ...(file.ready ? shareFields(team, file.shares) : { channels: [], groups: [], ims: [], shares: {} }),
  };
}

function permalink(team: Team, file: StoredFile): string {
  if (file.mode === 'quip') return `${team.url}/docs/${team.id}/${file.id}`;
  return `${team.url}/files/${file.userId}/${file.id}/${encodeURIComponent(file.name)}`;
}

function shareFields(team: Team, shares: readonly Share[]): Dict {
  const of = (kind: string) => shares.filter((share) => team.channels.get(share.channelId)?.kind === kind);
  const ids = (kind: string) => [...new Set(of(kind).map((share) => share.channelId))];
  return {
    channels: ids('channel'),
    groups: ids('group'),
    ims: ids('im'),
    shares: {
      ...(of('channel').length > 0 && { public: byChannel(team, of('channel')) }),
      ...(of('channel').length < shares.length && {
        private: byChannel(team, [...of('group'), ...of('im')]),
      }),
    },
  };
}

function byChannel(team: Team, shares: readonly Share[]): Dict {
  const grouped: Record<string, Dict[]> = {};
  for (const share of shares) {
    const list = grouped[share.channelId] ?? [];
    list.push({
      ts: share.ts,
      ...(share.threadTs !== undefined && { thread_ts: share.threadTs }),
      channel_name: team.channels.get(share.channelId)?.name ?? '',
      team_id: team.id,
      reply_count: 0,
      reply_users: [],
      source: 'UNKNOWN',
    });
    grouped[share.channelId] = list;
  }
  return grouped;
}
