// Owns the questions stage: who answered what, which defaults stand, when the sheet is done.
import type { Question } from '../blueprint/brief.ts';
import { noteChange } from './changed-answers.ts';
import type { EventOf, Outcome } from './events.ts';
import { cut, MAX_REPLY, MAX_SAID, replyRefusal } from './lengths.ts';
import { saysNothing } from './no-answer.ts';
import { announce, change, ignore, isBlank, nextKey, ownerRefusal, refuse } from './outcome.ts';
import type { Design, QuestionState, Stage } from './record.ts';

/** A sheet holds no more than this many questions. */
const MAX_QUESTIONS = 7;
/** Answers can be changed until the guide is drafted; a sheet stays open while a corrected document reopens the intake. */
const OPEN_TO_ANSWERS: readonly Stage[] = ['intake', 'questions', 'proposing', 'voting'];

/** The questions that nobody has answered or defaulted yet, in order. Pure. */
export function openQuestions(design: Design): QuestionState[] {
  return design.questions.filter((state) => state.answer === null);
}

/** True while answers may still be given or changed. Pure. */
export function takesAnswers(design: Design): boolean {
  return OPEN_TO_ANSWERS.includes(design.stage) && design.questions.length > 0;
}

/** Moves on to the options once every question and the challenge are settled. Pure. */
export function leaveQuestions(design: Design): Design {
  const isChallengeOpen = design.challengeCheck !== null && design.challengeCheck.confirmedBy === null;
  if (design.stage !== 'questions' || isChallengeOpen || openQuestions(design).length > 0) return design;
  return announce({ ...design, stage: 'proposing' }, nextKey(design, 'proposing'));
}

function merge(design: Design, proposed: readonly Question[]): QuestionState[] {
  const known = design.questions.map((state) => state.question.text);
  const texts = [...known, ...proposed.map((question) => question.text)];
  const fresh = proposed.filter((question, index) => texts.indexOf(question.text) === known.length + index);
  const room = Math.max(0, MAX_QUESTIONS - design.questions.length);
  const added = fresh.slice(0, room).map((question, index) => ({
    question: { ...question, id: `Q-${design.questions.length + index + 1}` },
    answer: null,
    followUp: null,
  }));
  return [...design.questions, ...added];
}

function challengeCheckOf(design: Design, event: EventOf<'questionsProposed'>): Design['challengeCheck'] {
  if (design.challengeCheck) return design.challengeCheck;
  const isNeeded =
    design.deliverables.some((it) => it.needs.includes('challenge')) && design.challenge === '';
  if (!isNeeded || event.challenge === null || design.waived.includes('challenge')) return null;
  return { text: event.challenge, requirementCount: event.requirementCount, confirmedBy: null };
}

function questionsProposed(design: Design, event: EventOf<'questionsProposed'>): Outcome {
  const read = { ...design, reading: event.reading, readingKey: event.jobKey };
  // Options are being made already: a document that came late is read, but asks nothing more.
  if (design.stage === 'proposing') return change(read, {});
  if (design.stage !== 'intake' && design.stage !== 'questions') return ignore(design);
  const next: Design = {
    ...read,
    stage: 'questions',
    questions: merge(design, event.questions),
    challengeCheck: challengeCheckOf(design, event),
  };
  const hasSheet = next.questions.length > 0 || next.challengeCheck !== null;
  return change(hasSheet ? announce(next, 'questions', ...addedKeys(design, next)) : next, {});
}

/** A redrawn sheet notifies nobody, so questions that come later get a message of their own. */
function addedKeys(before: Design, after: Design): string[] {
  const added = after.questions.slice(before.questions.length).map((state) => state.question.id);
  const isLater = before.thread.includes('questions') && added.length > 0;
  return isLater ? [`moreQuestions:${added.join('+')}`] : [];
}

type Answer = NonNullable<QuestionState['answer']>;

/** Slack may tell of two messages in another order than they were said in. */
function isOlder({ ts }: Answer, held: Answer | null | undefined): boolean {
  return ts !== undefined && held?.ts !== undefined && Number(ts) < Number(held.ts);
}

/** An answer that says what its giver has said before changes nothing, nor does one said before the one that stands. */
function withAnswer(design: Design, id: string, answer: Answer): Design {
  const held = find(design, id)?.answer;
  if (isOlder(answer, held)) return design;
  const isSame =
    held?.text === answer.text &&
    held.by === answer.by &&
    held.isDefault === answer.isDefault &&
    held.ts === answer.ts;
  if (isSame) return design;
  const questions = design.questions.map((state) =>
    state.question.id === id ? { ...state, answer } : state,
  );
  return noteChange(design, { ...design, questions }, id);
}

/** What says nothing is nobody's answer: the default stands, but never in the place of what somebody else said. */
function withSaid(design: Design, id: string, answer: Answer): Design {
  const state = find(design, id);
  if (!state || !saysNothing(answer.text)) return withAnswer(design, id, answer);
  if (state.answer !== null && state.answer.by !== answer.by) return design;
  return withAnswer(design, id, {
    ...answer,
    text: state.question.default.answer,
    by: null,
    isDefault: true,
  });
}

function find(design: Design, id: string): QuestionState | undefined {
  return design.questions.find((state) => state.question.id === id);
}

/** The line for an answer that comes too late. */
export const ANSWERS_CLOSED =
  'Answers can no longer be changed: the options are decided. Ask for a change of the guide instead.';

/** Why this question takes no answer now, or null. */
function answerRefusal(design: Design, id: string): string | null {
  if (design.questions.length === 0) return 'There are no questions to answer here yet.';
  if (!takesAnswers(design)) return ANSWERS_CLOSED;
  return find(design, id) ? null : `There is no question ${id.replace(/^Q-/, '')} here.`;
}

function questionAnswered(design: Design, event: EventOf<'questionAnswered'>): Outcome {
  const why = answerRefusal(design, event.questionId);
  if (why) return refuse(design, why);
  if (isBlank(event.text)) return refuse(design, 'An answer needs words, or use the default.');
  const { text, by, at, ts } = event;
  const answer = { text, by, at, isDefault: false, ...(ts === undefined ? {} : { ts }) };
  return change(withSaid(design, event.questionId, answer), {});
}

function defaultAccepted(design: Design, event: EventOf<'defaultAccepted'>): Outcome {
  const why = answerRefusal(design, event.questionId);
  const state = find(design, event.questionId);
  if (why) return refuse(design, why);
  if (!state) return ignore(design);
  const answer = { text: state.question.default.answer, by: event.by, at: event.at, isDefault: true };
  return change(withAnswer(design, event.questionId, answer), {});
}

function defaultsUsed(design: Design, event: EventOf<'defaultsUsed'>): Outcome {
  const why = ownerRefusal(design, event.by, 'use the defaults for the rest');
  if (why) return refuse(design, why);
  if (design.stage !== 'questions') return ignore(design);
  const questions = design.questions.map((state) =>
    state.answer
      ? state
      : {
          ...state,
          answer: { text: state.question.default.answer, by: null, at: event.at, isDefault: true },
        },
  );
  const check = design.challengeCheck && {
    ...design.challengeCheck,
    confirmedBy: design.challengeCheck.confirmedBy ?? event.by,
  };
  return change(design, { questions, challengeCheck: check });
}

function challengeConfirmed(design: Design, event: EventOf<'challengeConfirmed'>): Outcome {
  const why = ownerRefusal(design, event.by, 'confirm the challenge');
  if (why) return refuse(design, why);
  const isOpen = design.challengeCheck !== null && design.challengeCheck.confirmedBy === null;
  if (design.stage !== 'questions' || !design.challengeCheck || !isOpen) return ignore(design);
  return change(design, { challengeCheck: { ...design.challengeCheck, confirmedBy: event.by } });
}

function replyReceived(design: Design, event: EventOf<'replyReceived'>): Outcome {
  const isWanted = design.stage === 'questions' || (takesAnswers(design) && event.isToBot);
  if (!isWanted || isBlank(event.text)) return ignore(design);
  const { ts, by, text, isToBot, at } = event;
  // Told of later than its own edit, whose words count.
  if (design.seen.some((id) => id.startsWith(`edit:${ts}:`))) return ignore(design);
  const why = replyRefusal(design, text);
  if (why) return refuse(design, why);
  return change(design, { replies: [...design.replies, { ts, by, text, isToBot, at }] });
}

type Reply = Design['replies'][number];
type ReplyRead = Pick<EventOf<'replyRead'>, 'ts' | 'answers' | 'unclear' | 'isCertain'>;
type Unclear = ReplyRead['unclear'][number];

function asAnswer({ by, at, ts }: Reply, text: string): Answer {
  return { text, by, at, isDefault: false, ts };
}

/** An edit changes what its own message said, or answers what is open; it never overrules what was said since. */
function mayAnswer(design: Design, questionId: string, { ts, isEdit }: Reply): boolean {
  const state = find(design, questionId);
  return state !== undefined && (!isEdit || state.answer === null || state.answer.ts === ts);
}

function takeAnswers(design: Design, event: ReplyRead, reply: Reply): Design {
  return event.answers.reduce((next, { questionId, answer }) => {
    if (!mayAnswer(next, questionId, reply) || isBlank(answer)) return next;
    return withSaid(next, questionId, asAnswer(reply, cut(answer, MAX_REPLY)));
  }, design);
}

/** What a reply says to a question; without the number before it, where nobody told which words are meant. */
function wordsOf({ text }: Reply, { questionId, said = '' }: Unclear): string {
  if (!isBlank(said)) return cut(said, MAX_REPLY);
  const number = questionId.replace(/^Q-/, '');
  const words = text.replace(new RegExp(`^\\s*(?:q(?:uestion)?[\\s-]*)?${number}\\s*[:.)–-]\\s*`, 'i'), '');
  return isBlank(words) ? text : words;
}

/** Asks back once; a second unclear reply stands as it was given, but never in the place of what somebody else said. */
function takeOneUnclear(design: Design, reply: Reply, unclear: Unclear): Design {
  const { questionId, followUp } = unclear;
  const state = find(design, questionId);
  if (!state || !mayAnswer(design, questionId, reply) || isBlank(followUp)) return design;
  const isSettled = state.answer !== null && state.answer.ts !== reply.ts;
  if (state.followUp && isSettled) return design;
  if (state.followUp) return withSaid(design, questionId, asAnswer(reply, wordsOf(reply, unclear)));
  const asked = { text: cut(followUp, MAX_SAID), askedOf: reply.by, at: reply.at };
  const questions = design.questions.map((one) => (one === state ? { ...one, followUp: asked } : one));
  return announce({ ...design, questions }, `followUp:${questionId}`);
}

function takeUnclear(design: Design, event: ReplyRead, reply: Reply): Design {
  return event.unclear.reduce((next, unclear) => takeOneUnclear(next, reply, unclear), design);
}

/** An edit that still speaks of nothing but what its message answered is as certain as that was. */
function repeatsItself(design: Design, { answers }: ReplyRead, { ts, isEdit }: Reply): boolean {
  return isEdit === true && answers.every(({ questionId }) => find(design, questionId)?.answer?.ts === ts);
}

/** The design once a saved reply was read so; the same where it is not kept any more. Pure. */
export function withReading(design: Design, event: ReplyRead): Design {
  const reply = design.replies.find((one) => one.ts === event.ts);
  if (!reply) return design;
  const rest = { ...design, replies: design.replies.filter((one) => one !== reply) };
  const isCertain = event.isCertain || reply.isToBot || repeatsItself(design, event, reply);
  if (!takesAnswers(design) || !isCertain) return rest;
  return takeUnclear(takeAnswers(rest, event, reply), event, reply);
}

function replyRead(design: Design, event: EventOf<'replyRead'>): Outcome {
  return change(withReading(design, event), {});
}

/** The rules of this stage, by event. */
export const questionsRules = {
  questionsProposed,
  questionAnswered,
  defaultAccepted,
  defaultsUsed,
  challengeConfirmed,
  replyReceived,
  replyRead,
};
