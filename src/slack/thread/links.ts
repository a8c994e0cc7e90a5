// Owns links between messages: `<ref:KEY|label>` becomes a link once KEY is posted, and plain text before;
// `<ref?:KEY|label>` is nothing before.
import type { Entry } from '../../store/ledger.ts';

const REFERENCE = /<ref(\??):([^|>]+)\|([^>]*)>/g;

/** The permalink of a message as Slack writes it. `teamUrl` ends in "/". Pure. */
export function permalinkOf(teamUrl: string, channelId: string, ts: string, rootTs: string | null): string {
  const path = `${teamUrl}archives/${channelId}/p${ts.replace('.', '')}`;
  return rootTs === null || rootTs === ts ? path : `${path}?thread_ts=${rootTs}&cid=${channelId}`;
}

/** Any JSON value with its references resolved against what is posted. Pure. */
export function resolveReferences<T>(value: T, entries: readonly Entry[]): T {
  const links = new Map(entries.flatMap((entry) => (entry.permalink ? [[entry.key, entry.permalink]] : [])));
  const resolve = (text: string): string =>
    text.replace(REFERENCE, (_whole, isOptional: string, key: string, label: string) => {
      const link = links.get(key);
      if (link) return `<${link}|${label}>`;
      return isOptional ? '' : label;
    });
  return JSON.parse(JSON.stringify(value), (_key, inner: unknown) =>
    typeof inner === 'string' ? resolve(inner) : inner,
  );
}
