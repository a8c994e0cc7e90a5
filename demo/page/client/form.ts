/** The open form. What was typed stays while the form stays; only what was changed is sent. */
import { html, useEffect, useRef, useState } from 'htm/preact/standalone';
import type { Form } from '../contract.ts';
import { packed } from './api.ts';
import { type Filled, Part } from './parts.ts';

export interface FormTools {
  readonly onSubmit: (values: Record<string, unknown>) => Promise<void>;
  readonly onClose: () => void;
}

export function FormDialog({ form, onSubmit, onClose }: FormTools & { form: Form }) {
  const box = useRef<HTMLDialogElement>(null);
  const [changed, setChanged] = useState<Readonly<Record<string, Filled>>>({});
  const [isSending, setSending] = useState(false);
  useEffect(() => {
    if (box.current?.open) return;
    box.current?.showModal();
    firstControl(box.current)?.focus();
  }, []);
  const isSent = useRef(false);
  useEffect(() => {
    if (isSending || !isSent.current) return;
    const first = firstWrong(box.current);
    isSent.current = first === null;
    first?.focus();
  }, [form, isSending]);

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    if (isSending) return;
    setSending(true);
    isSent.current = true;
    const sent = await Promise.all(
      Object.entries(changed).map(async ([id, value]) => [id, await wired(value)]),
    );
    await onSubmit(Object.fromEntries(sent));
    setSending(false);
  }

  function typed({
    key,
    ctrlKey,
    metaKey,
    currentTarget,
  }: KeyboardEvent & { currentTarget: HTMLFormElement }) {
    if (key === 'Enter' && (ctrlKey || metaKey)) currentTarget.requestSubmit();
  }

  return html`<dialog ref=${box} class="form" aria-labelledby="form-title" onCancel=${(event: Event) => [event.preventDefault(), onClose()]}>
    <form onSubmit=${send} onKeyDown=${typed} novalidate>
      <header><h2 id="form-title">${form.title}</h2></header>
      <div class="parts">${form.parts.map(
        (part, at) => html`<${Part} key=${part.id || at} part=${part} filled=${changed[part.id]}
          onFill=${(value: Filled) => setChanged((before) => ({ ...before, [part.id]: value }))} />`,
      )}</div>
      <footer>
        <button type="button" onClick=${onClose}>${form.close}</button>
        ${form.submit && html`<button type="submit" class="primary" aria-disabled=${isSending}>${isSending ? 'Sending…' : form.submit}</button>`}
      </footer>
    </form>
  </dialog>`;
}

function firstWrong(box: HTMLDialogElement | null): HTMLElement | null {
  const first = box?.querySelector('[aria-invalid="true"], fieldset:has(.error) input');
  return first instanceof HTMLElement ? first : null;
}

/** Where typing begins: the first input, of radio buttons the chosen one. The browser would take the scrolling frame. */
function firstControl(box: HTMLDialogElement | null): HTMLElement | null {
  const first = box?.querySelector('.parts :is(input, select, textarea)') ?? null;
  const isRadio = first instanceof HTMLInputElement && first.type === 'radio';
  const chosen = isRadio ? box?.querySelector(`[name="${CSS.escape(first.name)}"]:checked`) : null;
  const control = chosen ?? first ?? box?.querySelector('footer button');
  return control instanceof HTMLElement ? control : null;
}

async function wired(value: Filled): Promise<unknown> {
  if (typeof value === 'string') return value;
  const files = value.filter((item) => item instanceof File);
  return files.length > 0 ? { files: await packed(files) } : value;
}
