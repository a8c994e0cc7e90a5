/** Where the keyboard is: kept over redraws and closings, and moved between the regions of the page. Reads and moves focus only. */
import { useEffect, useLayoutEffect, useRef } from 'htm/preact/standalone';

/** A control inside drawn words, told by what it is: its node does not outlive the next drawing. */
export interface Kept {
  readonly id: string;
  readonly href: string;
  /** Its number among the controls there, for when it is gone. */
  readonly at: number;
}

const REGIONS = ['.side', '.guide', '.channel', '.thread', '.canvas', '.foot', '.traffic'];
const CONTROLS = 'button:not(:disabled), a[href], select, input, textarea';

/** The control that has the focus inside this box, if one has. */
export function keptIn(box: Element | null): Kept | null {
  const at = document.activeElement;
  if (!box || !at || at === box || !box.contains(at)) return null;
  const href = at.getAttribute('href') ?? '';
  return { id: at.getAttribute('data-id') ?? '', href, at: controlsIn(box).indexOf(at) };
}

/** The same control in the box as it is now; where it is gone, the one in its place, or null where there is none. */
export function sameIn(box: Element | null, { id, href, at }: Kept): HTMLElement | null {
  if (!box) return null;
  const controls = controlsIn(box);
  const isSame = (one: Element) =>
    id !== '' ? one.getAttribute('data-id') === id : href !== '' && one.getAttribute('href') === href;
  return elementOf(controls.find(isSame) ?? controls[Math.min(at, controls.length - 1)]);
}

function controlsIn(box: Element): Element[] {
  return [...box.querySelectorAll('a[href], button')];
}

/** A place that can be come back to after the page was redrawn. */
interface Spot {
  readonly element: Element;
  readonly ts: string;
  readonly kept: Kept | null;
  readonly region: string;
}

function spotNow(): Spot | null {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const message = element.closest('article');
  const region = REGIONS.find((name) => element.closest(name)) ?? '';
  const words = message?.querySelector('.words') ?? null;
  return { element, ts: message?.getAttribute('data-ts') ?? '', kept: keptIn(words), region };
}

function comeBack({ element, ts, kept, region }: Spot): void {
  if (isShown(element)) {
    elementOf(element)?.focus();
    return;
  }
  const message = ts === '' ? null : messageAt(ts);
  const same = kept && message ? sameIn(message.querySelector('.words'), kept) : null;
  const next = same ?? message ?? landingIn(document.querySelector(region || '.channel')) ?? newestMessage();
  next?.focus();
}

/** When what was open closes, the keyboard is where it was before it opened. */
export function useReturn(isOpen: boolean): void {
  const spot = useRef<Spot | null>(null);
  useLayoutEffect(() => {
    if (isOpen) spot.current = spotNow();
    else if (isLost() && spot.current) comeBack(spot.current);
  }, [isOpen]);
}

/** After each drawing: where the control that had the focus went away, the keyboard stays in its region. */
export function useNet(): void {
  const last = useRef<Spot | null>(null);
  useEffect(() => {
    const note = () => {
      last.current = spotNow();
    };
    // Who clicks beside everything wants the focus nowhere.
    const forget = () => {
      last.current = null;
    };
    addEventListener('focusin', note);
    addEventListener('pointerdown', forget, { capture: true });
    return () => {
      removeEventListener('focusin', note);
      removeEventListener('pointerdown', forget, { capture: true });
    };
  }, []);
  useLayoutEffect(() => {
    if (isLost() && last.current && !last.current.element.isConnected) comeBack(last.current);
  });
}

function isLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

function isShown(element: Element | null): boolean {
  return element?.isConnected === true && element.getClientRects().length > 0;
}

/** To the next region of the page, or back; not while a form is open. Tells whether it moved. */
export function moveRegion(isBack: boolean): boolean {
  if (document.querySelector('dialog[open]')) return false;
  const regions = REGIONS.map((name) => document.querySelector(name)).filter(
    (region) => isShown(region) && landingIn(region) !== null,
  );
  const now = regions.findIndex((region) => region?.contains(document.activeElement));
  const step = isBack ? Math.max(now, 0) - 1 : now + 1;
  landingIn(regions.at(step % regions.length) ?? null)?.focus();
  return true;
}

/** Where the keyboard lands in a region: where one writes, reads, or stands. */
function landingIn(region: Element | null): HTMLElement | null {
  if (!region) return null;
  // On a phone a field that takes the focus brings up the keys, which hide half the page.
  const field = matchMedia('(pointer: coarse)').matches ? '.log' : '.composer textarea';
  const found = [field, '.log', '.document', '[aria-current=page]', CONTROLS].map((one) =>
    region.querySelector(one),
  );
  return elementOf(found.find((one) => one !== null));
}

/** To where one writes: in the thread where one is open, else in the channel. */
export function toField(): void {
  landingIn(openPane())?.focus();
}

/** To the newest message of the same pane, or of the open one. Its first control is one Tab away. */
export function toNewest(from: Element | null = null): void {
  showAndFocus(newestMessage(from?.closest('.channel, .thread') ?? openPane()));
}

function newestMessage(pane: Element | null = openPane()): HTMLElement | null {
  return elementOf(pane?.querySelector('.log > article:last-of-type') ?? pane?.querySelector('.log'));
}

function openPane(): Element | null {
  return ['.thread', '.channel'].map((name) => document.querySelector(name)).find(isShown) ?? null;
}

/** To a message by its timestamp: in the thread where it stands there, too. */
export function messageAt(ts: string): HTMLElement | null {
  return elementOf([...document.querySelectorAll(`[data-ts="${CSS.escape(ts)}"]`)].filter(isShown).at(-1));
}

/** What an arrow key does in a list of messages: up and down from message to message, to the sides from button to button. */
export function moveInLog(event: KeyboardEvent & { currentTarget: Element }): void {
  const { currentTarget: list, target, key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (!(target instanceof Element)) return;
  const next = messageBy(key, list, target) ?? buttonBy(key, target);
  if (!next) return;
  event.preventDefault();
  if (next.tagName === 'ARTICLE') showAndFocus(next);
  else next.focus();
}

function messageBy(key: string, list: Element, target: Element): HTMLElement | null {
  const messages = [...list.children];
  const now = messages.findIndex((one) => one.contains(target));
  const last = messages.length - 1;
  const to: Readonly<Record<string, number>> = {
    ArrowUp: now < 0 ? last : Math.max(0, now - 1),
    ArrowDown: Math.min(last, now + 1),
    Home: 0,
    End: last,
  };
  return elementOf(messages[to[key] ?? -1]);
}

/** Before the first button stands its message. */
function buttonBy(key: string, target: Element): HTMLElement | null {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (step === undefined || !target.matches('article, article button')) return null;
  const message = target.closest('article');
  const stops = [message, ...(message?.querySelectorAll('button') ?? [])];
  return elementOf(stops[stops.indexOf(elementOf(target)) + step]);
}

/** What is longer than its list is read from its beginning. */
function showAndFocus(message: HTMLElement | null): void {
  const list = message?.closest('.log');
  message?.focus({ preventScroll: true });
  const isLong = (message?.offsetHeight ?? 0) > (list?.clientHeight ?? 0);
  message?.scrollIntoView({ block: isLong ? 'start' : 'nearest' });
}

function elementOf(found: Element | null | undefined): HTMLElement | null {
  return found instanceof HTMLElement ? found : null;
}
