/** The keys of the page: what they do everywhere, the ways past what is above, and the list of them for people. */
import { html, useEffect, useRef } from 'htm/preact/standalone';
import { moveRegion, toField, toNewest } from './focus.ts';

const KEYS: readonly (readonly [string, string])[] = [
  [
    'F6, Shift F6',
    'To the next part of the page, or back: conversations, start, channel, thread, canvas, foot',
  ],
  ['↑ in an empty field', 'To the newest message'],
  ['↑ ↓ Home End', 'From message to message, to the first, to the newest'],
  ['→ ←', 'In a message: to its first button, from button to button; Tab stops at links, too'],
  ['Enter', 'Sends what you wrote, presses a button; Shift Enter begins a new line'],
  ['Space, ↑ ↓', 'In a form: checks a box, chooses files, chooses one of several'],
  ['Ctrl Enter', 'Sends a form from any of its fields'],
  ['Escape', 'Closes the form, the canvas or the thread; you are back where you opened it'],
  ['Ctrl /', 'This list'],
];

/** The keys that work everywhere. */
export function useKeys(onHelp: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'F6' && moveRegion(event.shiftKey)) event.preventDefault();
      if (event.key !== '/' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      onHelp();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}

/** Closes what is open around this; but what somebody writes there is not thrown away. */
export function closesOnEscape(close: () => void) {
  return (event: KeyboardEvent) => {
    const isWriting = event.target instanceof HTMLTextAreaElement && event.target.value !== '';
    if (event.key !== 'Escape' || event.isComposing || isWriting) return;
    event.preventDefault();
    close();
  };
}

/** The first stops of Tab: seen once they have the focus. */
export function Skips() {
  return html`<div class="skips">
    <button type="button" onClick=${() => toNewest()}>Skip to the newest message</button>
    <button type="button" onClick=${toField}>Skip to the message field</button>
  </div>`;
}

/** The list of keys. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!box.current?.open) box.current?.showModal();
  }, []);
  return html`<dialog ref=${box} class="form" aria-labelledby="keys-title" onClose=${onClose}>
    <form method="dialog">
      <header><h2 id="keys-title">Keys</h2></header>
      <dl class="parts keys">${KEYS.map(([key, what]) => html`<div><dt>${key}</dt><dd>${what}</dd></div>`)}</dl>
      <footer><button type="submit">Close</button></footer>
    </form>
  </dialog>`;
}
