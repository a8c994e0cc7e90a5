/** The guided start: what to do next, the samples, and the others who can play along. */
import { html } from 'htm/preact/standalone';
import type { PageState } from '../contract.ts';

export interface GuideTools {
  readonly onSample: (name: string) => void;
  readonly onPlay: (isOn: boolean, withMe: boolean) => void;
}

const STEPS = ['Start', 'Questions', 'Options', 'Ballot', 'Guide'];

export function Guide({ state, onSample, onPlay }: GuideTools & { state: PageState }) {
  const { hint, play, newestDesignTs } = state;
  const showsSamples = newestDesignTs === null || hint.title === 'Done';
  return html`<section class="guide" aria-label="Guided start">
    <ol class="steps">${STEPS.map((name, at) => html`<li aria-current=${at + 1 === hint.step ? 'step' : undefined}>${name}</li>`)}</ol>
    <div class="next"><strong>${hint.title}.</strong> ${hint.text}</div>
    ${showsSamples && html`<${Samples} state=${state} onSample=${onSample} />`}
    ${newestDesignTs !== null && (play.isOn || hint.step < STEPS.length) && html`<${Others} play=${play} onPlay=${onPlay} />`}
  </section>`;
}

function Samples({ state, onSample }: { state: PageState; onSample: GuideTools['onSample'] }) {
  return html`<ul class="samples">${state.samples.map(
    ({ name, title, about }) => html`<li key=${name}>
      <b>${title}</b><p>${about}</p>
      <button type="button" class="primary" disabled=${!state.isConnected} onClick=${() => onSample(name)} aria-label=${`Start with this sample: ${title}`}>Start with this sample</button>
    </li>`,
  )}</ul>`;
}

function Others({ play, onPlay }: { play: PageState['play']; onPlay: GuideTools['onPlay'] }) {
  return html`<div class="others">
    <button type="button" class=${play.isOn ? '' : 'primary'} onClick=${() => onPlay(!play.isOn, false)}>${play.isOn ? 'Stop playing' : 'Play the others'}</button>
    ${!play.isOn && html`<button type="button" onClick=${() => onPlay(true, true)}>Play everybody, me too</button>`}
    <span role="status">${play.isOn ? (play.doing ? `${play.doing} …` : 'The others watch the thread …') : ''}</span>
  </div>`;
}
