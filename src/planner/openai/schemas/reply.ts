// Owns what a model makes of a reply in the thread.
import { z } from 'zod';
import { list, text } from './wire.ts';

export const ReplyAnswer = z.object({
  answers: list({ questionId: text, answer: text }),
  unclear: list({ questionId: text, followUp: text }),
});
