// Owns the few shapes that answers are made of, within what strict structured outputs allow.
// Keeps true: no optional keys, records, transforms or length rules; those are the program's, after parsing.
import { z } from 'zod';

/** Plain text, one or two sentences. */
export const text = z.string();
/** Plain texts. */
export const texts = z.array(z.string());
/** Ids or names that stand in the prompt. */
export const names = z.array(z.string());
/** Markdown for what no other key foresees; empty for none. */
export const notes = z.string();

/** A list of objects with these keys. */
export function list<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.array(z.object(shape));
}

/** A statement and the requirements it serves. */
export const points = list({ text, serves: names });
