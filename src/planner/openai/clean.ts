// Owns the cleaning of what a model wrote before anyone else sees it: words stay, what acts or points elsewhere goes.
// Keeps true: no mention, no link, image or address that is not in the inputs, no text of the prompt.
import { visible } from './inputs.ts';

/** What may be said: hosts and mail addresses of the inputs; what may not: lines of the prompt, in lower case. */
export interface Bounds {
  readonly hosts: ReadonlySet<string>;
  readonly addresses: ReadonlySet<string>;
  readonly promptLines: readonly string[];
}

const URL_LIKE = /\b(?:https?|ftp|mailto|javascript|data|slack):[^\s<>()[\]"'`]+|\bwww\.[^\s<>()[\]"'`]+/gi;
const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/** The bounds of these inputs and this prompt. Pure. */
export function boundsOf(inputs: readonly string[], prompt: string): Bounds {
  const all = inputs.join('\n');
  const hosts = new Set((all.match(URL_LIKE) ?? []).flatMap((url) => hostOf(url) ?? []));
  const addresses = new Set((all.match(MAIL) ?? []).map((one) => one.toLowerCase()));
  return { hosts, addresses, promptLines: linesOf(prompt) };
}

const SHORTEST_LINE = 40;

function linesOf(prompt: string): string[] {
  const sentences = prompt.split(/\n|(?<=[.!?])\s+/).map((one) => one.replace(/^[-*\s]+/, '').trim());
  return sentences.filter((one) => one.length >= SHORTEST_LINE).map((one) => one.toLowerCase());
}

function hostOf(url: string): string | null {
  const address = /^www\./i.test(url) ? `https://${url}` : url;
  const parsed = URL.parse(address.replace(/[.,;:!?]+$/, ''));
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed.host.toLowerCase() : null;
}

/** The text within its bounds. Pure. */
export function cleanText(text: string, bounds: Bounds): string {
  const told = withoutPrompt(visible(text), bounds.promptLines);
  const isKnown = (url: string): boolean => bounds.hosts.has(hostOf(url) ?? '');
  return told
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[([^\]]*)\]\(\s*<?([^)\s>]*)[^)]*\)/g, (whole, words: string, url: string) =>
      isKnown(url) ? whole : words,
    )
    .replace(
      /<[!@#]([^>|]*)(?:\|([^>]*))?>/g,
      (_, id: string, label?: string) => label ?? id.replace(/^subteam\^/, ''),
    )
    .replace(/<((?:https?|mailto):[^>|]*)(?:\|([^>]*))?>/g, (_, url: string, label?: string) => label ?? url)
    .replace(/@(?=(?:channel|here|everyone)\b)/gi, '')
    .replace(URL_LIKE, (url) => (isKnown(url) ? url : '(address left out)'))
    .replace(MAIL, (mail) => (bounds.addresses.has(mail.toLowerCase()) ? mail : '(address left out)'));
}

function withoutPrompt(text: string, promptLines: readonly string[]): string {
  const low = text.toLowerCase();
  const said = promptLines.filter((line) => low.includes(line));
  return said.reduce((rest, line) => {
    const at = rest.toLowerCase().indexOf(line);
    return at < 0 ? rest : rest.slice(0, at) + rest.slice(at + line.length);
  }, text);
}

/** The value with every text in it cleaned and trimmed; keys and numbers as they are. Pure. */
export function cleaned(value: unknown, bounds: Bounds): unknown {
  if (typeof value === 'string') return cleanText(value, bounds).trim();
  if (Array.isArray(value)) return value.map((one) => cleaned(one, bounds));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleaned(one, bounds)]));
}
