/** The parts of a form: each input with its label, hint and error, as plain HTML controls. */
import { html, useState } from 'htm/preact/standalone';
import type { FormPart } from '../contract.ts';
import { Chips } from './composer.ts';

/** What a person put into an input. */
export type Filled = string | readonly (string | File)[];

interface Filling {
  readonly part: FormPart;
  readonly filled: Filled | undefined;
  readonly onFill: (value: Filled) => void;
}

export function Part({ part, filled, onFill }: Filling) {
  switch (part.kind) {
    case 'divider':
      return html`<hr />`;
    case 'note':
      return html`<div class="words" dangerouslySetInnerHTML=${{ __html: part.html }}></div>`;
    case 'radio':
    case 'many':
    case 'people':
      return html`<${Group} part=${part} filled=${filled} onFill=${onFill} />`;
    default:
      return html`<div class="field">
        <label for=${`f-${part.id}`}>${part.label}${part.isOptional && html` <span class="note">optional</span>`}</label>
        <${Control} part=${part} filled=${filled} onFill=${onFill} />
        <${Words} part=${part} />
      </div>`;
  }
}

function Words({ part }: { part: FormPart }) {
  return html`${part.hint && html`<p class="hint" id=${`h-${part.id}`}>${part.hint}</p>`}
    ${part.error && html`<p class="error" id=${`e-${part.id}`}><b>Error:</b> ${part.error}</p>`}`;
}

/** What every control says of itself to those who do not see it. */
function about({ id, hint, error }: FormPart) {
  const ids = [hint && `h-${id}`, error && `e-${id}`].filter(Boolean).join(' ');
  return { id: `f-${id}`, 'aria-describedby': ids || undefined, 'aria-invalid': error ? 'true' : undefined };
}

type Changed = { currentTarget: HTMLInputElement };

function Control({ part, filled, onFill }: Filling) {
  const value = typeof filled === 'string' ? filled : part.value;
  const onInput = ({ currentTarget }: Changed) => onFill(currentTarget.value);
  const given = about(part);
  if (part.kind === 'files') return html`<${Files} part=${part} filled=${filled} onFill=${onFill} />`;
  if (part.kind === 'area')
    return html`<textarea ...${given} rows="3" maxlength=${part.max} placeholder=${part.placeholder} value=${value} onInput=${onInput}></textarea>`;
  if (part.kind === 'one')
    return html`<select ...${given} value=${value} onChange=${onInput}>
      <option value="">Choose …</option>
      ${part.choices.map((choice) => html`<option value=${choice.value} selected=${choice.value === value}>${choice.label}${choice.description ? `, ${choice.description}` : ''}</option>`)}
    </select>`;
  return html`<input ...${given} type="text" maxlength=${part.max} placeholder=${part.placeholder} value=${value} onInput=${onInput} />`;
}

function Group({ part, filled, onFill }: Filling) {
  const isOne = part.kind === 'radio';
  const chosen = [filled ?? part.value].flat();
  const toggle = ({ currentTarget: { value, checked } }: Changed) => {
    if (isOne) return onFill(value);
    const others = chosen.filter((one) => one !== value);
    onFill(checked ? [...others, value] : others);
  };
  const given = about(part);
  return html`<fieldset class=${`field ${part.kind}`} aria-describedby=${given['aria-describedby']}>
    <legend>${part.label}${part.isOptional && html` <span class="note">optional</span>`}</legend>
    <div class="choices">${part.choices.map(
      ({ value, label, description }) => html`<label key=${value}>
        <input type=${isOne ? 'radio' : 'checkbox'} name=${part.id} value=${value} checked=${chosen.includes(value)} onChange=${toggle} />
        <span>${label}${description && html`<small>${description}</small>`}</span>
      </label>`,
    )}</div>
    <${Words} part=${part} />
  </fieldset>`;
}

function Files({ part, filled, onFill }: Filling) {
  const [isOver, setOver] = useState(false);
  const now = [filled ?? part.value].flat().filter((one) => one !== '');
  const fresh = now.filter((one) => one instanceof File);
  const add = (files: Iterable<File> | null | undefined) => onFill([...fresh, ...(files ?? [])]);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    add(event.dataTransfer?.files);
  };
  return html`<div class=${`drop ${isOver ? 'over' : ''}`} onDragOver=${(event: DragEvent) => [event.preventDefault(), setOver(true)]} onDragLeave=${() => setOver(false)} onDrop=${drop}>
    <input ...${about(part)} type="file" multiple accept=${part.types.map((type) => `.${type}`).join(',')}
      onChange=${({ currentTarget }: Changed) => add(currentTarget.files)} />
    ${now.length > 0 && html`<${Chips} names=${now.map((one) => (one instanceof File ? one.name : one))} onRemove=${(at: number) => onFill(now.filter((_, index) => index !== at))} />`}
  </div>`;
}
