/** The app of one window: where it stands, what it sees, and everything a person does. */
import { html, render, useCallback, useEffect, useRef, useState } from 'htm/preact/standalone';
import type { Drawn, PageState } from '../contract.ts';
import { look, onChange, type Place, act as send } from './api.ts';
import { messageAt, useNet, useReturn } from './focus.ts';
import { FormDialog } from './form.ts';
import { Guide } from './guide.ts';
import { KeysDialog, Skips, useKeys } from './keys.ts';
import { CanvasPane, ChannelPane, type PaneTools, SideBar, ThreadPane } from './panes.ts';
import { keepPlace, messageIn, placeNow, placeOf } from './place.ts';
import { Traffic } from './traffic.ts';

const TOAST_MS = 7000;

/** What the server shows at this place; looked up again at each change, one look at a time. */
function useLook(place: Place, withTraffic: boolean): PageState | null {
  const [state, setState] = useState<PageState | null>(null);
  const again = useRef(() => {});
  const current = useRef({ place, withTraffic });
  current.current = { place, withTraffic };
  useEffect(() => {
    let isLooking = false;
    let isDue = false;
    const lookOn = async () => {
      isLooking = true;
      while (isDue) {
        isDue = false;
        await look(current.current.place, current.current.withTraffic).then(setState, () => undefined);
      }
      isLooking = false;
    };
    again.current = () => {
      isDue = true;
      if (!isLooking) void lookOn();
    };
    return onChange(() => again.current());
  }, []);
  useEffect(() => again.current(), [place.you, place.channel, place.thread, withTraffic]);
  return state;
}

/** Words that pass: refusals, and private lines that stand where the person may not look. */
function useToast(): readonly [string, (words: string) => void] {
  const [words, setWords] = useState('');
  useEffect(() => {
    if (words === '') return undefined;
    const timer = setTimeout(() => setWords(''), TOAST_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return [words, setWords];
}

function usePlace(): readonly [Place, (next: Partial<Place>) => void] {
  const [place, setPlace] = useState(placeNow());
  useEffect(() => {
    const back = () => setPlace(placeNow());
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);
  const go = useCallback((next: Partial<Place>) => {
    setPlace((before) => {
      const after = { ...before, ...next };
      keepPlace(after, true);
      return after;
    });
  }, []);
  return [place, go];
}

/** Tells a new private line of the channel while a thread covers it. */
function usePrivateLines(state: PageState | null, place: Place, tell: (words: string) => void): void {
  const last = useRef({ you: '', ts: '' });
  useEffect(() => {
    if (!state) return;
    const line = state.messages.filter(({ isPrivate }) => isPrivate).at(-1);
    const isSame = last.current.you === state.you.id;
    if (isSame && line && line.ts > last.current.ts && place.thread)
      tell(`Only visible to you: ${plain(line.html)}`);
    last.current = { you: state.you.id, ts: line?.ts ?? '' };
  }, [state]);
}

function plain(markup: string): string {
  return new DOMParser().parseFromString(markup, 'text/html').body.textContent ?? '';
}

/** After a start, the thread of the new design opens by itself. */
function useNewDesign(state: PageState | null, go: (next: Partial<Place>) => void) {
  const waiting = useRef<string | null | undefined>(undefined);
  useEffect(() => {
    if (!state || waiting.current === undefined || state.newestDesignTs === waiting.current) return;
    if (state.newestDesignTs === null) return;
    waiting.current = undefined;
    go({ thread: state.newestDesignTs, channel: state.channel.id });
  }, [state]);
  return () => {
    waiting.current = state?.newestDesignTs ?? null;
  };
}

function showMessage(ts: string): void {
  setTimeout(() => {
    const target = messageAt(ts);
    target?.scrollIntoView({ behavior: 'smooth', block: 'start' });
    target?.focus({ preventScroll: true });
  }, 150);
}

function App() {
  const [place, go] = usePlace();
  const [showsTraffic, setTraffic] = useState(false);
  const [showsKeys, setKeys] = useState(false);
  const state = useLook(place, showsTraffic);
  const [words, tell] = useToast();
  const expectDesign = useNewDesign(state, go);
  usePrivateLines(state, place, tell);
  useKeys(() => setKeys(true));
  useReturn(place.thread !== '');
  useReturn(place.canvas !== '');
  useReturn(showsKeys || Boolean(state?.form));
  useNet();
  if (!state) return html`<p class="note">Connecting …</p>`;
  const channel = state.channel.id;

  const act = async (deed: object): Promise<boolean> => {
    const refusal = await send(place.you, deed);
    if (refusal) tell(refusal);
    return refusal === null;
  };
  const onLink = (url: URL): boolean => {
    const next = placeOf(url);
    if (Object.keys(next).length === 0) return false;
    go(next);
    const ts = messageIn(url);
    if (ts) showMessage(ts);
    return true;
  };
  const tools: PaneTools = {
    go,
    act,
    message: (message: Drawn) => ({
      onClick: (from, block, action) => void act({ do: 'click', channel, ts: from.ts, block, action }),
      onLink,
      onCanvas: (id) => go({ canvas: id }),
      onThread: message.threadTs === null && !message.isPrivate ? () => go({ thread: message.ts }) : null,
      onShortcut: message.who.isBot
        ? null
        : () => void act({ do: 'messageShortcut', channel, ts: message.ts }),
    }),
  };
  const pane = { state, place, tools };
  const submit = async (values: Record<string, unknown>) => {
    if (state.form?.form === 'start') expectDesign();
    await act({ do: 'submit', values });
  };
  const reset = async () => {
    if (!confirm('Reset the demo? Every design and message is removed.')) return;
    if (await act({ do: 'reset' })) go({ channel: '', thread: '', canvas: '' });
  };
  return html`<div class=${`app ${place.thread ? 'has-thread' : ''} ${place.canvas ? 'has-canvas' : ''}`}>
    <${Skips} />
    <${SideBar} ...${pane} />
    <${Guide} state=${state} onSample=${(name: string) => [expectDesign(), void act({ do: 'sample', channel, name })]}
      onPlay=${(isOn: boolean, withMe: boolean) => void act({ do: 'play', channel, isOn, withMe })} />
    <${ChannelPane} ...${pane} />
    ${place.thread && html`<${ThreadPane} ...${pane} />`}
    ${place.canvas && html`<${CanvasPane} ...${pane} />`}
    <footer class="foot">
      <span class=${state.isConnected ? 'up' : 'down'}>${state.isConnected ? 'Bot connected' : 'Bot not connected'}</span>
      ${state.violations.length > 0 && html`<span class="error">${state.violations.length === 1 ? '1 broken rule' : `${state.violations.length} broken rules`}</span>`}
      <button type="button" class="quiet" aria-expanded=${showsTraffic} onClick=${() => setTraffic(!showsTraffic)}>Raw traffic</button>
      <button type="button" class="quiet" onClick=${() => void act({ do: 'restartBot' })}>Restart bot</button>
      <button type="button" class="quiet" onClick=${reset}>Reset</button>
      <button type="button" class="quiet" aria-keyshortcuts="Control+/" onClick=${() => setKeys(true)}>Keys</button>
    </footer>
    ${showsTraffic && html`<${Traffic} state=${state} />`}
    ${state.form && html`<${FormDialog} key=${state.form.id} form=${state.form} onSubmit=${submit} onClose=${() => void act({ do: 'close' })} />`}
    ${showsKeys && html`<${KeysDialog} onClose=${() => setKeys(false)} />`}
    <div class="toast" role="status">${words && html`<p>${words}</p><button type="button" class="quiet" aria-label="Dismiss" onClick=${() => tell('')}>×</button>`}</div>
  </div>`;
}

const root = document.getElementById('app');
if (root) render(html`<${App} />`, root);
