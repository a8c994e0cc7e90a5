/** Everything the page shows to one person: a pure reading of the team, drawn afresh at each look. */
import { listOf, threadOf } from '../messages.ts';
import type { Ephemeral, Message, StoredFile, User } from '../model.ts';
import type { Team } from '../team.ts';
import type { Drawn, DrawnFile, PageState, Play, Who } from './contract.ts';
import { drawMessage } from './draw.ts';
import { formOf } from './form.ts';
import { castOf, channelsOf, visitor, whoOf } from './people.ts';
import { pictureType } from './picture.ts';
import { SAMPLES } from './samples.ts';
import { newestDesign } from './thread-look.ts';
import { hintFor } from './tour.ts';
import { trafficRows } from './traffic.ts';

/** Who looks, and at what. */
export interface View {
  readonly you: string;
  readonly channel: string;
  readonly thread: string;
  readonly withTraffic: boolean;
}

/** The page for one person. An unknown channel reads as the first one. */
export function lookAt(team: Team, view: View, now: { play: Play; isConnected: boolean }): PageState {
  const you = visitor(team, view.you);
  const channels = channelsOf(team, you);
  const channel = channels.find(({ id }) => id === view.channel) ?? channels[0];
  if (!channel) throw new Error('The workspace has no channels.');
  const messages = listOf(team, channel.id);
  const thread = view.thread === '' ? [] : threadOf(team, channel.id, view.thread);
  return {
    you: whoOf(you),
    people: castOf(team),
    channels,
    channel,
    messages: [
      ...messages.filter(({ threadTs }) => threadTs === undefined).map((one) => drawn(team, one)),
      ...privateLines(team, you, channel.id, ''),
    ].sort(byTs),
    thread: [
      ...thread.map((one) => drawn(team, one)),
      ...(thread.length > 0 ? privateLines(team, you, channel.id, view.thread) : []),
    ].sort(byTs),
    newestDesignTs: newestDesign(team, channel.id)?.ts ?? null,
    form: formOf(team, you),
    canvases: [...team.canvases.values()]
      .filter(({ deleted }) => !deleted)
      .map(({ id, title }) => ({ id, title })),
    hint: hintFor(team, you, channel.id),
    samples: SAMPLES,
    ...now,
    traffic: view.withTraffic ? trafficRows(team.traffic, team.settings.ackTimeoutMs) : [],
    violations: team.violations.map(({ kind, where, detail }) => `${kind}: ${where}: ${detail}`),
  };
}

function drawn(team: Team, message: Message): Drawn {
  return {
    ts: message.ts,
    threadTs: message.threadTs ?? null,
    who: author(team, message.userId),
    html: drawMessage(team, message),
    files: message.fileIds.flatMap((id) => fileOf(team.files.get(id))),
    isPrivate: false,
    isEdited: message.editedTs !== undefined && message.botId === undefined,
    replies: message.threadTs === undefined ? threadOf(team, message.channelId, message.ts).length - 1 : 0,
  };
}

/** Slack shows a private line without a thread in the channel; here it also stands in the newest thread it was caused in. */
function privateLines(team: Team, user: User, channelId: string, threadTs: string): Drawn[] {
  return team.ephemerals
    .filter((line) => line.userId === user.id && line.channel === channelId)
    .filter((line) => (line.threadTs ?? '') === threadTs)
    .map((line) => privateLine(team, line));
}

function privateLine(team: Team, line: Ephemeral): Drawn {
  return {
    ts: line.ts,
    threadTs: line.threadTs ?? null,
    who: author(team, team.botUserId),
    html: drawMessage(team, { ...line, botId: team.botId }),
    files: [],
    isPrivate: true,
    isEdited: false,
    replies: 0,
  };
}

function author(team: Team, userId: string): Who {
  const user = team.users.get(userId);
  if (!user) throw new Error(`there is no user ${userId}`);
  return whoOf(user);
}

function fileOf(file: StoredFile | undefined): DrawnFile[] {
  if (!file || file.deleted) return [];
  const { id, title, mode, filetype, bytes } = file;
  const isCanvas = mode === 'quip';
  const name = isCanvas ? title : file.name;
  const isPicture = pictureType(file) !== null;
  const altText = file.altText || name;
  return [{ id, name, kind: filetype, size: bytes.byteLength, isCanvas, isPicture, altText }];
}

function byTs(left: Drawn, right: Drawn): number {
  return left.ts < right.ts ? -1 : 1;
}
