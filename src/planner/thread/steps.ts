// Owns what travels between the bot and the thread in which rules draft: one step's input in, its result out, both as data.
import { z } from 'zod';
import { Blueprint, PARTS, type PartName } from '../../blueprint/blueprint.ts';
import { Question } from '../../blueprint/brief.ts';
import { OptionSet } from '../../blueprint/option.ts';
import { Reading } from '../../blueprint/reading.ts';
import type { Planner } from '../port.ts';

type Step = 'questions' | 'readReply' | 'options' | 'blueprint';

/** One step to be done. */
export type Asked = {
  [S in Step]: { readonly step: S; readonly input: Parameters<Planner[S]>[0]; readonly now: string };
}[Step];

/** A part of the blueprint that is finished. */
export const Note = z.object({
  part: z.custom<PartName>((name) => typeof name === 'string' && name in PARTS),
});

const Failed = z.object({
  ok: z.literal(false),
  failure: z.object({
    kind: z.enum(['rateLimited', 'unavailable', 'timeout', 'refused', 'invalidOutput', 'rejected']),
    message: z.string(),
    retryAfterMs: z.number().nullable(),
  }),
});

const done = <T extends z.ZodType>(value: T) =>
  z.union([z.object({ ok: z.literal(true), value, usage: z.null() }), Failed]);

const answer = z.object({ questionId: z.string(), answer: z.string() });
const followUp = z.object({ questionId: z.string(), followUp: z.string(), said: z.string().optional() });

/** What the thread gives for each step, parsed: it has read what strangers wrote. */
export const RESULTS = {
  questions: done(z.object({ reading: Reading, questions: z.array(Question) })),
  readReply: done(z.object({ answers: z.array(answer), unclear: z.array(followUp), isCertain: z.boolean() })),
  options: done(OptionSet),
  blueprint: done(z.object({ blueprint: Blueprint, changes: z.array(z.string()) })),
} as const;
