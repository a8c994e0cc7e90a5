// Owns the private lines that need a button or the state of the design; plain sentences need no view.
import type { Design } from '../../design/record.ts';
import { waitingFor } from '../../design/waiting.ts';
import { clip, escaped, inline, listed, quote } from '../mrkdwn.ts';
import { button, row, section } from './blocks.ts';
import type { PrivateLine } from './help.ts';
import { numberOf } from './questions.ts';
import { named, STAGE_WORDS } from './words.ts';

// A button's value holds 2,000 characters as JSON, in which a quote or a line break takes two.
const REPLY = 800;

/** Asks the writer of a reply whether it is the answer to a question. Pure. */
export function recordReplyLine(design: Design, questionId: string, reply: string): PrivateLine {
  const state = design.questions.find(({ question }) => question.id === questionId);
  const number = numberOf(questionId);
  const text = `Record this as the answer to question ${number}?`;
  const value = { design: design.id, question: questionId, text: clip(reply.trim(), REPLY) };
  return {
    text,
    blocks: [
      section(
        `${text}\n*${number}. ${inline(state?.question.text ?? '', 300)}*\n${quote(value.text, REPLY)}`,
      ),
      ...row(button('recordReply', `Record for question ${number}`, value, { style: 'primary' })),
    ],
  };
}

/** Where the design stands, for one person. Names, not mentions: asking tells nobody. Pure. */
export function statusLine(design: Design): PrivateLine {
  const { what, who } = waitingFor(design);
  const people = listed(
    who.map((person) => named(design, person)),
    10,
  );
  const waiting =
    people === '' ? `Waiting for ${escaped(what)}.` : `Waiting for ${people}: ${escaped(what)}.`;
  const text = `*${inline(design.title, 150)}*\n${STAGE_WORDS[design.stage]}. ${waiting}`;
  return { text, blocks: [section(text)] };
}
