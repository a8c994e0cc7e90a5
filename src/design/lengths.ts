// Owns how much people and models may say, so that a record stays small: it is written anew with every vote.
import type { DesignEvent } from './events.ts';
import type { Design } from './record.ts';

/** Most characters of one answer, reason, objection or wish: what a field of a form takes. */
export const MAX_SAID = 3_000;
/** Most characters of one reply in the thread: answers to a whole sheet. */
export const MAX_REPLY = 12_000;
/** Most characters of replies that wait to be read: what the busiest thread says in a minute, not what a flood says. */
const MAX_WAITING = 48_000;
/** Most suggestions of one round; beyond it a new round says more. */
export const MAX_REFINEMENTS = 50;
const MAX_LABEL = 200;
/** What browsers and Slack take as an address. */
const MAX_TARGET = 2_000;

function saidIn(event: DesignEvent): string {
  switch (event.type) {
    case 'challengeGiven':
    case 'requirementsGiven':
    case 'questionAnswered':
    case 'voteReasonGiven':
    case 'objectionRaised':
    case 'refinementSuggested':
    case 'changeRequested':
      return event.text;
    case 'roundStarted':
      return event.feedback;
    case 'optionDecided':
    case 'guideAccepted':
      return event.reason ?? '';
    default:
      return '';
  }
}

/** Why these words are too many for the record, or null. Pure. */
export function lengthRefusal(event: DesignEvent): string | null {
  if (saidIn(event).length <= MAX_SAID) return null;
  return `That is longer than ${MAX_SAID.toLocaleString('en')} characters. Say it shorter, or attach it as a document.`;
}

/** Why a reply cannot wait to be read, or null. Pure. */
export function replyRefusal({ replies }: Design, text: string): string | null {
  if (text.length > MAX_REPLY)
    return `That is longer than ${MAX_REPLY.toLocaleString('en')} characters, so it is not read as an answer. Attach it as a document.`;
  const waiting = replies.reduce((sum, reply) => sum + reply.text.length, 0);
  if (waiting + text.length <= MAX_WAITING) return null;
  return 'Too many replies wait to be read, so this one is not taken. Please send it again in a minute.';
}

/** The beginning of a text, no character halved. Pure. */
export function cut(text: string, max: number): string {
  return text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '');
}

/** Links and images that nobody reads, few and short enough to be kept. Pure. */
export function asUnread(unread: Design['unread']): Design['unread'] {
  const short = unread.map(({ label, target }) => ({
    label: cut(label, MAX_LABEL),
    target: cut(target, MAX_TARGET),
  }));
  return short.slice(0, 50);
}
