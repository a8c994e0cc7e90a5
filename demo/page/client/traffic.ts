/** The raw traffic between workspace and bot, newest first; broken rules of Slack stand above it, in words and red. */
import { html, useState } from 'htm/preact/standalone';
import type { PageState, TrafficRow } from '../contract.ts';
import { trafficAt } from './api.ts';

export function Traffic({ state }: { state: PageState }) {
  const { traffic, violations } = state;
  return html`<section class="traffic" aria-label="Raw traffic">
    <p class=${violations.length > 0 ? 'error' : 'note'}>${violations.length === 0 ? 'No rule of Slack was broken.' : `Broken rules of Slack: ${violations.length}`}</p>
    ${violations.length > 0 && html`<ul class="violations">${violations.map((line) => html`<li>${line}</li>`)}</ul>`}
    <ol tabindex="0" aria-label="Deliveries and calls, newest first">${traffic.map((row) => html`<${Row} key=${row.index} row=${row} />`)}</ol>
  </section>`;
}

function Row({ row }: { row: TrafficRow }) {
  const [detail, setDetail] = useState('');
  const open = async () => setDetail(detail ? '' : await trafficAt(row.index));
  return html`<li class=${row.isBad ? 'bad' : ''}>
    <button type="button" aria-expanded=${detail !== ''} onClick=${open}>
      <span class="way">${row.way === 'to bot' ? '→ bot' : '← bot'}</span>
      <span class="what">${row.what}</span>
      <span class="outcome">${row.outcome}</span>
    </button>
    ${detail && html`<pre tabindex="0">${detail}</pre>`}
  </li>`;
}
