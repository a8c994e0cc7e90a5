/** The way to the server: what one person sees, what they do, and the notice of changes. */
import type { CanvasPage, PageState } from '../contract.ts';

/** Where a window stands. Lives in the address, so that every window has its own. */
export interface Place {
  readonly you: string;
  readonly channel: string;
  readonly thread: string;
  readonly canvas: string;
}

/** A file as it is sent. */
export interface SentFile {
  readonly name: string;
  readonly base64: string;
}

/** What the page shows at this place; the traffic only where it is shown. Rejects when the demo is away. */
export async function look(place: Place, withTraffic: boolean): Promise<PageState> {
  const { you, channel, thread } = place;
  const traffic = withTraffic ? 'yes' : '';
  const answer = await fetch(`/look?${new URLSearchParams({ you, channel, thread, traffic })}`);
  return answer.json();
}

/** A canvas as a document, or null where it is gone. */
export async function canvasAt(id: string): Promise<CanvasPage | null> {
  const answer = await fetch(`/canvas/${id}`);
  return answer.ok ? answer.json() : null;
}

/** One entry of the traffic in full, as indented JSON. */
export async function trafficAt(index: number): Promise<string> {
  const answer = await fetch(`/traffic/${index}`);
  return JSON.stringify(await answer.json(), null, 2);
}

/** Does something as this person, asking first where an element asks: words for them where it was refused, else null. */
export async function act(you: string, deed: object): Promise<string | null> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ you, deed });
  const answer = await fetch('/do', { method: 'POST', headers, body }).catch(() => null);
  if (!answer) return 'The demo does not answer. Is it still running?';
  if (answer.ok) return null;
  const { error, question } = await answer.json();
  if (!question) return String(error);
  return confirm(question) ? act(you, { ...deed, isConfirmed: true }) : null;
}

/** Calls at each change; gives the way to end. */
export function onChange(tell: () => void): () => void {
  const source = new EventSource('/changes');
  source.onmessage = tell;
  return () => source.close();
}

/** The files, ready to be sent. */
export function packed(files: readonly File[]): Promise<SentFile[]> {
  return Promise.all(files.map(async (file) => ({ name: file.name, base64: await base64Of(file) })));
}

function base64Of(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => reject(reader.error ?? new Error('unreadable'));
    reader.readAsDataURL(file);
  });
}
