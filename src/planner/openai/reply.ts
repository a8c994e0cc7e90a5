// Owns reading a reply: the rules where it names its question by number, the model where it does not.
import type { Question } from '../../blueprint/brief.ts';
import { clip } from '../builtin/things/nouns.ts';
import type { Planner, ReplyReading, Result } from '../port.ts';
import type { Desk } from './desk.ts';
import { fenced } from './inputs.ts';
import { ReplyAnswer } from './schemas/reply.ts';
import { shapeOf } from './shape.ts';

/** What the reply answers. A model that fails leaves the rules' reading: a reply is never lost for a fault. */
export async function readReplyOf(
  desk: Desk,
  input: Parameters<Planner['readReply']>[0],
): Promise<Result<ReplyReading>> {
  const ruled = await desk.thinker.builtin.readReply(input, desk.call);
  if (!ruled.ok || ruled.value.isCertain || input.questions.length === 0) return ruled;
  const text = desk.thinker.prompts.render('reply', {
    questions: input.questions.map((one) => ({
      id: one.id,
      text: fenced(one.text),
      default: fenced(one.default.answer),
    })),
    reply: clip(fenced(input.text), 4000),
    shape: shapeOf(ReplyAnswer),
  });
  const asked = await desk.ask({ step: 'readReply', name: 'reply', schema: ReplyAnswer, check: () => [] }, [
    { text, endsPrefix: false },
  ]);
  if (!asked.ok) return { ...ruled, usage: desk.usage() };
  return { ok: true, value: heard(asked.value, input.questions), usage: desk.usage() };
}

/** Only questions that were asked, each once, and never as certain: a person confirms what a model understood. */
function heard(
  { answers, unclear }: { answers: ReplyReading['answers']; unclear: ReplyReading['unclear'] },
  questions: readonly Question[],
): ReplyReading {
  const open = new Set(questions.map((one) => one.id));
  const told = answers.filter((one) => one.answer.trim() !== '' && open.delete(one.questionId));
  const vague = unclear.filter((one) => one.followUp.trim() !== '' && open.delete(one.questionId));
  return {
    answers: told.map((one) => ({ ...one, answer: clip(one.answer, 600) })),
    unclear: vague.map((one) => ({ ...one, followUp: clip(one.followUp, 400) })),
    isCertain: false,
  };
}
