// Owns settling a doubt by looking: does what was sent under this key stand in the thread already?
import { z } from 'zod';
import type { Fault } from '../fault.ts';
import { findMarked, oldestSince } from '../mark.ts';
import { callPaced, type Drawing } from './context.ts';

const PAGE = 200;

/** What a look found, that it is not there, or why Slack did not tell. */
export type Look<T> =
  | { readonly kind: 'found'; readonly value: T }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown'; readonly fault: Fault };

type Messages = readonly unknown[];

/** Looks for our message with this key: its timestamp. */
export function findMessage(drawing: Drawing, key: string, savedAt: string): Promise<Look<string>> {
  const { design, tools } = drawing;
  return search(drawing, savedAt, (messages) =>
    findMarked(messages, tools.botUserId, { design: design.id, key }),
  );
}

const WithFiles = z.object({
  user: z.string(),
  files: z.array(z.object({ id: z.string(), name: z.string(), permalink: z.string().nullish() })),
});

/** Files that were shared together. */
export interface SharedFiles {
  /** In the order of the names. */
  readonly ids: readonly string[];
  /** Of the first. */
  readonly permalink: string | null;
}

/** Looks for a message of ours with files of exactly these names, none of them one of `taken`. */
export function findFiles(
  drawing: Drawing,
  names: readonly string[],
  taken: ReadonlySet<string>,
  savedAt: string,
): Promise<Look<SharedFiles>> {
  return search(drawing, savedAt, (messages) => {
    for (const message of messages) {
      const found = WithFiles.safeParse(message);
      if (!found.success || found.data.user !== drawing.tools.botUserId) continue;
      const shared = sharedAs(names, found.data.files);
      if (shared && !shared.ids.some((id) => taken.has(id))) return shared;
    }
    return undefined;
  });
}

function sharedAs(
  names: readonly string[],
  files: z.infer<typeof WithFiles>['files'],
): SharedFiles | undefined {
  const inOrder = names.flatMap((name) => files.find((file) => file.name === name) ?? []);
  const isWhole = inOrder.length === names.length && files.length === names.length;
  return isWhole
    ? { ids: inOrder.map((file) => file.id), permalink: inOrder[0]?.permalink ?? null }
    : undefined;
}

/** Page by page: a root in the channel since `savedAt`, a reply in its thread. */
async function search<T>(
  drawing: Drawing,
  savedAt: string,
  hit: (messages: Messages) => T | undefined,
): Promise<Look<T>> {
  let cursor: string | undefined;
  do {
    const page = await callPaced(drawing, 'conversations', () => readPage(drawing, savedAt, cursor));
    if (!page.ok) return { kind: 'unknown', fault: page.fault };
    const value = hit(page.value.messages ?? []);
    if (value !== undefined) return { kind: 'found', value };
    cursor = page.value.response_metadata?.next_cursor || undefined;
  } while (cursor);
  return { kind: 'absent' };
}

function readPage({ ledger, tools }: Drawing, savedAt: string, cursor: string | undefined) {
  const common = {
    channel: ledger.channelId,
    include_all_metadata: true,
    limit: PAGE,
    ...(cursor ? { cursor } : {}),
  };
  return ledger.rootTs === null
    ? tools.client.conversations.history({ ...common, oldest: oldestSince(savedAt) })
    : tools.client.conversations.replies({ ...common, ts: ledger.rootTs });
}
