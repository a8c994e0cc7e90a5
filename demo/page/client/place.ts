/** Where a window stands, in its address; and which place a Slack link leads to. */
import type { Place } from './api.ts';

const NAMES = ['you', 'channel', 'thread', 'canvas'] as const;

/** The place in the address. */
export function placeNow(): Place {
  const { searchParams, pathname } = new URL(location.href);
  const read = (name: (typeof NAMES)[number]) => searchParams.get(name) ?? '';
  const own = {
    you: read('you') || 'ana',
    channel: read('channel'),
    thread: read('thread'),
    canvas: read('canvas'),
  };
  return { ...own, ...placeOf(new URL(pathname + location.search, location.href)) };
}

/** Writes the place into the address. */
export function keepPlace(place: Place, isStep: boolean): void {
  const search = new URLSearchParams(NAMES.flatMap((name) => (place[name] ? [[name, place[name]]] : [])));
  const address = `/?${search}`;
  if (isStep) history.pushState(null, '', address);
  else history.replaceState(null, '', address);
}

/** Which message a link of Slack means, if it means one. */
export function messageIn(url: URL): string | null {
  const digits = /^\/archives\/\w+\/p(\d{10})(\d+)$/.exec(url.pathname);
  return digits ? `${digits[1]}.${digits[2]}` : null;
}

/** The place a link of this workspace leads to; empty for others. */
export function placeOf(url: URL): Partial<Place> {
  const canvas = /^\/docs\/\w+\/(\w+)/.exec(url.pathname)?.[1];
  if (canvas) return { canvas };
  const channel = /^\/archives\/(\w+)\//.exec(url.pathname)?.[1];
  if (!channel) return {};
  const thread = url.searchParams.get('thread_ts') ?? messageIn(url) ?? '';
  return { channel, thread, canvas: '' };
}
