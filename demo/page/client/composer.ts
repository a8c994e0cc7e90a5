/** Where people write: text, files by choosing or dropping, commands in channels, shortcuts. */
import { html, useRef, useState } from 'htm/preact/standalone';
import { packed, type SentFile } from './api.ts';
import { toNewest } from './focus.ts';

export interface ComposerTools {
  readonly label: string;
  readonly hint: string;
  readonly onSay: (text: string, files: SentFile[]) => Promise<boolean>;
  readonly onShortcut: (() => void) | null;
}

export function Composer({ label, hint, onSay, onShortcut }: ComposerTools) {
  const [text, setText] = useState('');
  const [files, setFiles] = useState<readonly File[]>([]);
  const [isOver, setOver] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);

  async function send(): Promise<void> {
    if (text.trim() === '' && files.length === 0) return;
    if (!(await onSay(text, await packed(files)))) return;
    setText('');
    setFiles([]);
    field.current?.focus();
  }

  function typed(event: KeyboardEvent): void {
    if (event.key === 'ArrowUp' && text === '') {
      event.preventDefault();
      toNewest(field.current);
    }
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void send();
  }

  function chosen({ currentTarget: input }: { currentTarget: HTMLInputElement }): void {
    setFiles([...files, ...(input.files ?? [])]);
    input.value = '';
  }

  function dropped(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    setFiles([...files, ...(event.dataTransfer?.files ?? [])]);
  }

  return html`<form class=${`composer ${isOver ? 'over' : ''}`} onSubmit=${(event: Event) => [event.preventDefault(), void send()]}
      onDragOver=${(event: DragEvent) => [event.preventDefault(), setOver(true)]} onDragLeave=${() => setOver(false)} onDrop=${dropped}>
    ${files.length > 0 && html`<${Chips} names=${files.map(({ name }) => name)} onRemove=${(at: number) => setFiles(files.filter((_, index) => index !== at))} />`}
    <textarea ref=${field} aria-label=${label} placeholder=${hint} rows="1" value=${text}
      onInput=${(event: InputEvent & { currentTarget: HTMLTextAreaElement }) => setText(event.currentTarget.value)} onKeyDown=${typed}></textarea>
    <div class="tools">
      <label class="button quiet">Add files<input type="file" class="hidden" multiple
        onChange=${chosen} /></label>
      ${onShortcut && html`<button type="button" class="quiet" onClick=${onShortcut}>Shortcut: New architecture</button>`}
      <button type="submit" class="primary" disabled=${text.trim() === '' && files.length === 0}>Send</button>
    </div>
  </form>`;
}

/** Names of chosen files, each with its way out. The keyboard goes on to the name before, or to where files are chosen. */
export function Chips({ names, onRemove }: { names: readonly string[]; onRemove: (at: number) => void }) {
  const remove = (at: number) => (event: Event) => {
    const list = event.target instanceof Element ? event.target.closest('ul') : null;
    const before = list?.children[at - 1]?.querySelector('button');
    const next = before ?? list?.parentElement?.querySelector('input');
    if (next instanceof HTMLElement) next.focus();
    onRemove(at);
  };
  return html`<ul class="chips">${names.map(
    (name, at) =>
      html`<li key=${`${at}${name}`}>${name}<button type="button" class="quiet" aria-label=${`Remove ${name}`} onClick=${remove(at)}>×</button></li>`,
  )}</ul>`;
}
