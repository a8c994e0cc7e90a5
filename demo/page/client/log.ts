/** The messages of a channel or thread: the newest is in view until its reader goes up by wheel, touch, key or link. */
import { html, useEffect, useRef } from 'htm/preact/standalone';
import type { Drawn } from '../contract.ts';
import { moveInLog } from './focus.ts';
import { Message, type MessageTools } from './message.ts';

interface LogTools {
  readonly messages: readonly Drawn[];
  readonly label: string;
  readonly tools: { readonly message: (message: Drawn) => MessageTools };
}

const KEYS = ['ArrowUp', 'PageUp', 'Home', 'Tab', 'F6'];
/** Smooth scrolling after a deed of the reader ends within this time. */
const HAND_MS = 1000;

/** Whether what scrolls now was moved by the reader. */
function useHand(): () => boolean {
  const at = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const note = (event: Event) => {
      if (moves(event)) at.current = performance.now();
    };
    const kinds = ['wheel', 'touchmove', 'keydown', 'pointerdown'];
    for (const kind of kinds) addEventListener(kind, note, { passive: true, capture: true });
    return () => {
      for (const kind of kinds) removeEventListener(kind, note, { capture: true });
    };
  }, []);
  return () => performance.now() - at.current < HAND_MS;
}

/** A click moves a list by its bar or by a link; a key by going up, or by a link. */
function moves(event: Event): boolean {
  const at = event.target instanceof Element ? event.target : null;
  const isLink = (at?.closest('a') ?? null) !== null;
  if (event instanceof KeyboardEvent) return KEYS.includes(event.key) || (event.key === 'Enter' && isLink);
  return event.type !== 'pointerdown' || isLink || at?.matches('.log') === true;
}

/** A list that stays at its end while the reader is there. */
export function Log({ messages, label, tools }: LogTools) {
  const isByHand = useHand();
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const before = useRef(0);
  const newest = useRef('');
  useEffect(() => {
    const list = box.current;
    const last = messages.at(-1)?.ts ?? '';
    if (!list || !isAtEnd.current) return;
    // What is longer than the pane is read from its beginning.
    const end = list.lastElementChild;
    const top = end instanceof HTMLElement ? end.offsetTop : 0;
    const isLong = list.scrollHeight - top + list.offsetTop > list.clientHeight;
    if (!isLong) list.scrollTop = list.scrollHeight;
    else if (last !== newest.current) list.scrollTop = top - list.offsetTop - 4;
    newest.current = last;
  });
  const scrolled = ({ currentTarget: list }: { currentTarget: HTMLDivElement }) => {
    // A redrawn message above that is shorter now moves the list, too: only who goes up leaves the end.
    const isUp = isByHand() && list.scrollTop < before.current;
    before.current = list.scrollTop;
    const isNear = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
    isAtEnd.current = isNear || (isAtEnd.current && !isUp);
  };
  return html`<div ref=${box} class="log" role="log" tabindex="0" aria-label=${label} onScroll=${scrolled} onKeyDown=${moveInLog}>
    ${messages.map((message) => html`<${Message} key=${message.ts} message=${message} tools=${tools.message(message)} />`)}
  </div>`;
}
