/** The panes: side bar, channel, thread, canvas. They lay out; what happens is the app's. */
import { html, useEffect, useRef, useState } from 'htm/preact/standalone';
import type { CanvasPage, Drawn, PageState } from '../contract.ts';
import { canvasAt, type Place, type SentFile } from './api.ts';
import { Composer } from './composer.ts';
import { toField } from './focus.ts';
import { closesOnEscape } from './keys.ts';
import { Log } from './log.ts';
import { Avatar, type MessageTools } from './message.ts';

/** What the panes can do. */
export interface PaneTools {
  readonly go: (next: Partial<Place>) => void;
  readonly act: (deed: object) => Promise<boolean>;
  readonly message: (message: Drawn) => MessageTools;
}

interface Pane {
  readonly state: PageState;
  readonly place: Place;
  readonly tools: PaneTools;
}

export function SideBar({ state, place, tools }: Pane) {
  const { people, you, channels, channel } = state;
  return html`<nav class="side" aria-label="Workspace">
    <h1>Architect <span>demo</span></h1>
    <label class="you"><${Avatar} who=${you} /><span>You are</span>
      <select value=${you.name} onChange=${(event: { currentTarget: HTMLSelectElement }) => tools.go({ you: event.currentTarget.value })}>
        ${people.map(({ name, realName }) => html`<option value=${name} selected=${name === you.name}>${realName}</option>`)}
      </select>
      <small>${you.role}</small>
    </label>
    <h2>Conversations</h2>
    <ul>${channels.map(
      ({
        id,
        name,
        kind,
      }) => html`<li key=${id}><button type="button" aria-current=${id === channel.id ? 'page' : undefined}
        onClick=${() => tools.go({ channel: id, thread: '', canvas: '' })}><span class=${`kind of-${kind}`} aria-hidden="true"></span>${name}<span class="hidden">${kind === 'group' ? ', private' : ''}</span></button></li>`,
    )}</ul>
    <${Canvases} state=${state} place=${place} tools=${tools} />
  </nav>`;
}

function Canvases({ state, place, tools }: Pane) {
  if (state.canvases.length === 0) return null;
  return html`<h2>Canvases</h2><ul>${state.canvases.map(
    ({ id, title }) =>
      html`<li key=${id}><button type="button" aria-current=${id === place.canvas ? 'page' : undefined} onClick=${() => tools.go({ canvas: id })}>${title}</button></li>`,
  )}</ul>`;
}

export function ChannelPane({ state, tools }: Pane) {
  const { channel, messages } = state;
  const name = channel.kind === 'im' ? channel.name : `#${channel.name}`;
  const say = (text: string, files: SentFile[]) =>
    tools.act({ do: 'say', channel: channel.id, thread: '', text, files });
  return html`<main class="channel">
    <header class="bar"><h2>${name}</h2>${!channel.hasBot && html`<span class="note">The bot is not here yet.</span>`}</header>
    <${Log} key=${channel.id} messages=${messages} label=${`Messages in ${name}`} tools=${tools} />
    ${
      channel.isMember
        ? html`<${Composer} label=${`Message ${name}`} hint="Write a message, or /architect" onSay=${say} onShortcut=${() => void tools.act({ do: 'shortcut' })} />`
        : html`<div class="composer"><button type="button" onClick=${() => void tools.act({ do: 'join', channel: channel.id })}>Join ${name}</button></div>`
    }
  </main>`;
}

export function ThreadPane({ state, place, tools }: Pane) {
  const { channel, thread } = state;
  const say = (text: string, files: SentFile[]) =>
    tools.act({ do: 'say', channel: channel.id, thread: place.thread, text, files });
  const close = () => tools.go({ thread: '' });
  useEffect(toField, [place.thread]);
  return html`<section class="pane thread" aria-label="Thread" onKeyDown=${closesOnEscape(close)}>
    <header class="bar"><h2>Thread</h2><button type="button" class="quiet" onClick=${close}>Close<span class="hidden"> the thread</span></button></header>
    <${Log} key=${place.thread} messages=${thread} label="Thread" tools=${tools} />
    ${channel.isMember && html`<${Composer} label="Reply in the thread" hint="Reply, or drop a document" onSay=${say} onShortcut=${null} />`}
  </section>`;
}

export function CanvasPane({ place, state, tools }: Pane) {
  const [page, setPage] = useState<CanvasPage | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => void canvasAt(place.canvas).then(setPage), [place.canvas, state]);
  useEffect(() => title.current?.focus(), [place.canvas]);
  const clicked = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const url = link ? new URL(link.href) : null;
    if (!url?.hash || url.pathname !== location.pathname) return;
    event.preventDefault();
    const target = document.getElementById(`doc-${decodeURIComponent(url.hash.slice(1))}`);
    target?.scrollIntoView({ behavior: 'smooth' });
    target?.focus({ preventScroll: true });
  };
  const close = () => tools.go({ canvas: '' });
  return html`<section class="pane canvas" aria-label="Canvas" onKeyDown=${closesOnEscape(close)}>
    <header class="bar"><h2 ref=${title} tabindex="-1">${page?.title ?? 'Canvas'}</h2><button type="button" class="quiet" onClick=${close}>Close<span class="hidden"> the canvas</span></button></header>
    <div class="document" tabindex="0" role="document" onClick=${clicked} dangerouslySetInnerHTML=${{ __html: page?.html ?? '<p>This canvas is gone.</p>' }}></div>
  </section>`;
}
