// Owns what becomes of a message that people change or remove after it was taken in: the newest words count as long as
// words count at all; nothing that was given is lost without somebody saying so.
import type { EventOf, Outcome } from './events.ts';
import { OPEN_TO_DOCUMENTS, withDocument } from './intake.ts';
import { replyRefusal } from './lengths.ts';
import { change, ignore, isBlank, refuse } from './outcome.ts';
import { ANSWERS_CLOSED, takesAnswers } from './questions.ts';
import type { Design } from './record.ts';

/** The questions whose standing answer this message gave. */
function answeredBy(design: Design, ts: string): string[] {
  return design.questions.filter(({ answer }) => answer?.ts === ts).map(({ question }) => question.id);
}

/** True for a question that somebody answered: a default stands on nobody's words. */
function isTheirs({ questions }: Design): (id: string) => boolean {
  return (id) => questions.some(({ question, answer }) => question.id === id && answer?.by !== null);
}

/** The pasted text that this message holds, or undefined. Pure. */
export function pastedIn(design: Design, ts: string): Design['documents'][number] | undefined {
  return design.documents.find((document) => document.messageTs === ts && document.fileId === null);
}

function replyEdited(design: Design, event: EventOf<'replyEdited'>): Outcome {
  const { ts, by, text, isToBot, at } = event;
  const isAnswer = answeredBy(design, ts).length > 0;
  const isWaiting = design.replies.some((reply) => reply.ts === ts);
  if (!takesAnswers(design)) return isAnswer ? refuse(design, ANSWERS_CLOSED) : ignore(design);
  // Words taken away are like a message taken away: what they said stands.
  if (isBlank(text)) return ignore(design);
  if (!isWaiting && !isAnswer && !isToBot && design.stage !== 'questions') return ignore(design);
  const others = { ...design, replies: design.replies.filter((reply) => reply.ts !== ts) };
  const why = replyRefusal(others, text);
  if (why) return refuse(design, why);
  if (isWaiting) return change(design, { replies: replaced(design.replies, ts, text) });
  return change(design, { replies: [...design.replies, { ts, by, text, isToBot, at, isEdit: true }] });
}

function replaced(replies: Design['replies'], ts: string, text: string): Design['replies'] {
  return replies.map((reply) => (reply.ts === ts ? { ...reply, text } : reply));
}

function documentEdited(design: Design, event: EventOf<'documentEdited'>): Outcome {
  const pasted = pastedIn(design, event.ts);
  const { text, words, sizeBytes, kind, because } = event;
  if (!pasted || pasted.text === text) return ignore(design);
  if (!OPEN_TO_DOCUMENTS.includes(design.stage)) {
    return refuse(
      design,
      'The options are decided, so the changed text is not read. Ask for a change once the guide is here.',
    );
  }
  const taken = pasted.isKindSure ? {} : { kind, because };
  return change(withDocument(design, pasted.id, { text, words, sizeBytes, ...taken }), {});
}

/** What was given stays given; its giver is told how to change it. */
function replyRemoved(design: Design, { ts }: EventOf<'replyRemoved'>): Outcome {
  const [first, ...others] = takesAnswers(design) ? answeredBy(design, ts).filter(isTheirs(design)) : [];
  if (first) {
    const numbers = [first, ...others].map((id) => id.replace('Q-', '')).join(', ');
    const what =
      others.length > 0 ? `answers to questions ${numbers} stand` : `answer to question ${numbers} stands`;
    return refuse(
      design,
      `Your ${what} although the message is gone. Reply “${first.replace('Q-', '')}: …” to change it.`,
    );
  }
  const kept = design.documents.filter((document) => document.messageTs === ts && document.state === 'read');
  if (kept.length === 0 || !OPEN_TO_DOCUMENTS.includes(design.stage)) return ignore(design);
  const names = kept.map((document) => `“${document.name.replace(/[<>&]/g, ' ')}”`).join(', ');
  return refuse(design, `${names}: read before the message was removed, and still counted.`);
}

/** The rules of changed and removed messages, by event. */
export const editRules = { replyEdited, documentEdited, replyRemoved };
