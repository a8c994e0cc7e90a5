// Owns asking Slack who somebody is: a display name, whether they are a full member, whether they see the channel.
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Design } from '../design/record.ts';
import type { Answer } from '../worker/ports.ts';
import { call, toFailure } from './fault.ts';

/** A person as Slack tells of one. */
export const User = z.object({
  id: z.string(),
  team_id: z.string().nullish(),
  name: z.string().nullish(),
  real_name: z.string().nullish(),
  deleted: z.boolean().nullish(),
  is_bot: z.boolean().nullish(),
  is_restricted: z.boolean().nullish(),
  is_ultra_restricted: z.boolean().nullish(),
  is_stranger: z.boolean().nullish(),
  profile: z.object({ display_name: z.string().nullish(), real_name: z.string().nullish() }).nullish(),
});
type User = z.infer<typeof User>;

async function lookUpUser(client: WebClient, userId: string): Promise<Answer<User | null>> {
  const looked = await call(() => client.users.info({ user: userId }));
  if (looked.ok) return { ok: true, value: User.parse(looked.value.user) };
  if (looked.fault.kind === 'refused') return { ok: true, value: null };
  return { ok: false, failure: toFailure(looked.fault, 'a look at a person') };
}

function displayName(user: User): string {
  return user.profile?.display_name || user.profile?.real_name || user.real_name || user.name || user.id;
}

/** Why this person cannot start a design, as a line for them; their name where they can. */
export async function mayStart(
  client: WebClient,
  userId: string,
  teamId: string,
): Promise<{ readonly name: string } | { readonly refused: string }> {
  const looked = await lookUpUser(client, userId);
  if (!looked.ok) return { refused: 'Slack did not answer just now. Please try again in a moment.' };
  const user = looked.value;
  if (!user || user.is_bot) return { refused: 'Only people can start a design.' };
  if (user.is_stranger || (user.team_id && user.team_id !== teamId)) {
    return {
      refused:
        'People from another organisation cannot start a design here. Ask a member of this workspace to.',
    };
  }
  if (user.is_restricted || user.is_ultra_restricted) {
    return {
      refused:
        'Guests cannot start a design. Ask a full member of this workspace to; you can still answer and vote.',
    };
  }
  return { name: displayName(user) };
}

const SLACKBOT = 'USLACKBOT';

/** The names of those who are apps, which read no questions and cast no votes. Whom Slack tells nothing of just now counts
 *  as a person. */
export async function appsAmong(client: WebClient, userIds: readonly string[]): Promise<string[]> {
  const looked = await Promise.all(userIds.map((id) => lookUpUser(client, id)));
  const users = looked.flatMap((answer) => (answer.ok && answer.value ? [answer.value] : []));
  return users.filter((user) => user.is_bot || user.id === SLACKBOT).map(displayName);
}

async function membersOf(client: WebClient, channelId: string): Promise<Answer<ReadonlySet<string>>> {
  const members = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await call(() =>
      client.conversations.members({ channel: channelId, limit: 500, ...(cursor ? { cursor } : {}) }),
    );
    if (!page.ok) return { ok: false, failure: toFailure(page.fault, 'a look at the members') };
    for (const member of page.value.members ?? []) members.add(member);
    cursor = page.value.response_metadata?.next_cursor || undefined;
  } while (cursor);
  return { ok: true, value: members };
}

function isGuest(user: User | null): boolean {
  return user?.is_restricted === true || user?.is_ultra_restricted === true || user?.is_stranger === true;
}

async function usersOf(
  client: WebClient,
  userIds: readonly string[],
): Promise<Answer<Map<string, User | null>>> {
  const users = new Map<string, User | null>();
  for (const id of userIds) {
    const looked = await lookUpUser(client, id);
    if (!looked.ok) return looked;
    users.set(id, looked.value);
  }
  return { ok: true, value: users };
}

/** Names, and whether each can see the design's channel: every full member can see a public one, others where they are
 *  in it. Bots and deactivated people see nothing. */
export async function lookUp(
  client: WebClient,
  design: Design,
  userIds: readonly string[],
): Promise<Answer<readonly { id: string; name: string; canSee: boolean; isActive: boolean }[]>> {
  const users = await usersOf(client, userIds);
  if (!users.ok) return users;
  const isPrivate = design.channel.kind === 'private';
  const needsMembers = isPrivate || [...users.value.values()].some(isGuest);
  const members = needsMembers ? await membersOf(client, design.channel.id) : null;
  if (members && !members.ok) return members;
  const people = [...users.value].map(([id, user]) => {
    const isThere = isPrivate || isGuest(user) ? members?.value.has(id) === true : true;
    const isActive = user !== null && user.deleted !== true && user.is_bot !== true;
    return { id, name: user ? displayName(user) : id, canSee: isActive && isThere, isActive };
  });
  return { ok: true, value: people };
}
