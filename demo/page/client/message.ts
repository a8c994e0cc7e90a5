/** One message: who, when, what, its files. A redrawn message keeps the keyboard's place. */
import { html, useLayoutEffect, useRef } from 'htm/preact/standalone';
import type { Drawn, DrawnFile, Who } from '../contract.ts';
import { type Kept, keptIn, sameIn } from './focus.ts';

export interface MessageTools {
  readonly onClick: (message: Drawn, block: string, action: string) => void;
  readonly onLink: (url: URL) => boolean;
  readonly onCanvas: (id: string) => void;
  readonly onThread: ((message: Drawn) => void) | null;
  readonly onShortcut: ((message: Drawn) => void) | null;
}

/** The picture of a person: initials on their colour. */
export function Avatar({ who }: { who: Who }) {
  return html`<span class=${`avatar ${who.isBot ? 'bot' : ''}`} style=${`--hue:${who.hue}`} aria-hidden="true">
    ${who.isBot ? '◆' : who.initials}
  </span>`;
}

export function Message({ message, tools }: { message: Drawn; tools: MessageTools }) {
  const { who, ts, files, isPrivate } = message;
  return html`<article class=${`message ${isPrivate ? 'private' : ''}`} data-ts=${ts} tabindex="-1" aria-label=${`${who.realName}, ${timeOf(ts)}`}>
    <${Avatar} who=${who} />
    <div class="said">
      <header>
        <strong>${who.realName}</strong>
        ${who.isBot && html`<span class="badge">App</span>`}
        <time>${timeOf(ts)}</time>
        ${isPrivate && html`<span class="note">Only visible to you</span>`}
        ${message.isEdited && html`<span class="note">edited</span>`}
        ${tools.onShortcut && html`<button type="button" class="quiet more" onClick=${() => tools.onShortcut?.(message)}>Architect from this</button>`}
      </header>
      <${Words} message=${message} tools=${tools} />
      ${files.length > 0 && html`<ul class="files">${files.map((file) => html`<li key=${file.id}><${FileCard} file=${file} tools=${tools} /></li>`)}</ul>`}
      ${tools.onThread && message.replies > 0 && html`<button type="button" class="replies" onClick=${() => tools.onThread?.(message)}>${message.replies === 1 ? '1 reply' : `${message.replies} replies`}</button>`}
    </div>
  </article>`;
}

function Words({ message, tools }: { message: Drawn; tools: MessageTools }) {
  const box = useRef<HTMLDivElement>(null);
  const kept = useRef<Kept | null>(null);
  kept.current = keptIn(box.current);
  useLayoutEffect(() => {
    if (kept.current === null || box.current?.contains(document.activeElement)) return;
    const next = sameIn(box.current, kept.current) ?? box.current?.closest('article');
    next?.focus();
  }, [message.html]);
  return html`<div ref=${box} class="words" onClick=${(event: MouseEvent) => clicked(event, message, tools)} dangerouslySetInnerHTML=${{ __html: message.html }}></div>`;
}

function clicked(event: MouseEvent, message: Drawn, tools: MessageTools): void {
  if (!(event.target instanceof Element)) return;
  const button = event.target.closest('button');
  const block = button?.parentElement?.closest('[data-id]');
  if (button instanceof HTMLElement && block instanceof HTMLElement)
    tools.onClick(message, block.dataset.id ?? '', button.dataset.id ?? '');
  const link = event.target.closest('a');
  if (link && !event.ctrlKey && !event.metaKey && tools.onLink(new URL(link.href))) event.preventDefault();
}

function FileCard({ file, tools }: { file: DrawnFile; tools: MessageTools }) {
  if (file.isCanvas) {
    return html`<button type="button" class="file" onClick=${() => tools.onCanvas(file.id)}><b>${file.name}</b><span>Canvas</span></button>`;
  }
  if (file.isPicture) {
    return html`<a class="picture" href=${`/picture/${file.id}`} target="_blank" rel="noopener"><img src=${`/picture/${file.id}`} alt=${file.altText} loading="lazy" /></a>`;
  }
  return html`<a class="file" href=${`/file/${file.id}`} download=${file.name}><b>${file.name}</b><span>Download, ${sizeOf(file.size)}</span></a>`;
}

function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const kilobytes = Math.ceil(bytes / 1024);
  return kilobytes < 1000 ? `${kilobytes} kB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}

/** The time of day of a Slack timestamp, as the reader's machine tells it. */
export function timeOf(ts: string): string {
  return new Date(Number(ts) * 1000).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}
