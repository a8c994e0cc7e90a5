/** Answers through a response_url: ephemeral by default, five times within 30 minutes. */
import { z } from 'zod';
import { channelById } from './channels.ts';
import { acceptContent } from './content.ts';
import type { Dict } from './json.ts';
import { addMessage, changeMessage, dropMessage, messageAt } from './messages.ts';
import { dicts } from './method.ts';
import type { Channel, ResponseUrl } from './model.ts';
import { refuse } from './refusal.ts';
import { changed, nextTs, type Team, violate } from './team.ts';

const USES_MAX = 5;
const LIFE_MS = 30 * 60_000;

const Answer = z.looseObject({
  text: z.string().optional(),
  blocks: dicts.optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).optional(),
  replace_original: z.boolean().optional(),
  delete_original: z.boolean().optional(),
  thread_ts: z.string().optional(),
});
type Answer = z.output<typeof Answer>;

/** Performs one answer; refuses an url that is unknown, used up or too old. */
export function respond(team: Team, id: string, body: Dict): Dict {
  const url = team.responseUrls.get(id);
  if (!url) throw refuse('invalid_url');
  if (team.settings.now() - url.atMs > LIFE_MS) throw refuse('expired_url');
  if (url.uses >= USES_MAX) throw tooOften(team);
  url.uses += 1;
  const parsed = Answer.safeParse(body);
  if (!parsed.success) throw refuse('invalid_payload');
  answer(team, url, parsed.data);
  return { ok: true };
}

/** What a command is acknowledged with is an answer, too (an empty acknowledgement is none). */
export function respondByAck(team: Team, userId: string, channelId: string, payload: Dict): void {
  const parsed = Answer.safeParse(payload);
  if (!parsed.success || Object.keys(payload).length === 0) return;
  answer(team, { userId, channelId, atMs: 0, uses: 0, original: undefined }, parsed.data);
}

function answer(team: Team, url: ResponseUrl, body: Answer): void {
  if (body.delete_original || body.replace_original) changeOriginal(team, url, body);
  else if (body.response_type === 'in_channel') postAnswer(team, url, body);
  else whisper(team, url, body);
}

function whisper(team: Team, url: ResponseUrl, body: Answer): void {
  const content = acceptContent(team, 'response_url', body);
  team.ephemerals.push({
    ts: nextTs(team),
    channel: url.channelId,
    userId: url.userId,
    ...content,
    ...(body.thread_ts !== undefined && { threadTs: body.thread_ts }),
  });
  changed(team);
}

function postAnswer(team: Team, url: ResponseUrl, body: Answer): void {
  const content = acceptContent(team, 'response_url', body);
  addMessage(team, channelById(team, url.channelId), {
    userId: team.botUserId,
    botId: team.botId,
    ...content,
    ...(body.thread_ts !== undefined && { threadTs: body.thread_ts }),
  });
}

function changeOriginal(team: Team, url: ResponseUrl, body: Answer): void {
  const { original } = url;
  if (!original) throw refuse('message_not_found');
  if (original.ephemeral) changeEphemeral(team, original.ts, body);
  else changeMessageAt(team, channelById(team, url.channelId), original.ts, body);
}

function changeMessageAt(team: Team, channel: Channel, ts: string, body: Answer): void {
  const message = messageAt(team, channel.id, ts);
  if (!message || message.botId === undefined) throw refuse('message_not_found');
  if (body.delete_original) dropMessage(team, channel, message);
  else changeMessage(team, channel, message, acceptContent(team, 'response_url', body));
}

function changeEphemeral(team: Team, ts: string, body: Answer): void {
  const index = team.ephemerals.findIndex((line) => line.ts === ts);
  const line = team.ephemerals[index];
  if (!line) throw refuse('message_not_found');
  if (body.delete_original) team.ephemerals.splice(index, 1);
  else Object.assign(line, acceptContent(team, 'response_url', body));
  changed(team);
}

function tooOften(team: Team) {
  violate(team, 'limit', 'response_url', 'used more than 5 times');
  return refuse('used_url');
}
