// Owns reading what people typed in Slack: its mrkdwn wrapping taken off, links kept beside.
import { withoutHidden } from '../documents/in/text.ts';

/** A link somebody pasted. */
export interface TypedLink {
  readonly label: string;
  readonly target: string;
}

const TOKEN = /<([^<>]+)>/g;
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

function unwrap(token: string): string {
  const [target = '', label] = token.split('|');
  if (label) return label;
  return target.replace(/^mailto:/, '');
}

/** The text as people saw it typed: `<url|label>` as its label, entities as their characters, nothing hidden. Pure. */
export function typedText(text: string): string {
  const typed = text
    .replace(TOKEN, (_whole, token: string) => unwrap(token))
    .replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity);
  return withoutHidden(typed).trim();
}

/** The web links in a message, each once. Pure. */
export function typedLinks(text: string): TypedLink[] {
  const links = [...text.matchAll(TOKEN)].map(([, token = '']) => token.split('|'));
  const web = links.filter(([target = '']) => /^https?:\/\//.test(target));
  return [
    ...new Map(web.map(([target = '', label]) => [target, { label: label ?? target, target }])).values(),
  ];
}

/** The text without mentions of this user, and whether there was one. Pure. */
export function withoutMention(text: string, userId: string): { text: string; isMentioned: boolean } {
  const mention = new RegExp(`<@${userId}(?:\\|[^>]*)?>`, 'g');
  return { text: text.replace(mention, ' ').trim(), isMentioned: text.includes(`<@${userId}`) };
}
