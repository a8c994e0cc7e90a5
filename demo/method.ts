/**
 * What a Web API method is: the shape of its arguments and what it answers. Arguments come from the wire
 * (form fields or JSON) and are parsed here, once; one that the method does not know is a violation.
 */
import { z } from 'zod';
import type { Dict } from './json.ts';
import { refuse } from './refusal.ts';
import { type Team, violate } from './team.ts';

/** A method with its arguments still unparsed. `call` throws a `Refusal` to say no. */
export type Method = (team: Team, name: string, args: Dict) => Dict;

/** A method that gets its arguments parsed by `shape`; wrong ones answer `invalid_arguments`. */
export function method<S extends z.ZodRawShape>(
  shape: S,
  run: (team: Team, args: z.output<z.ZodObject<S>>, name: string) => Dict,
): Method {
  const schema = z.object(shape);
  return (team, name, args) => {
    const unknown = Object.keys(args).filter((key) => !COMMON.has(key) && !(key in shape));
    if (unknown.length > 0) violate(team, 'shape', name, `unknown arguments: ${unknown.join(', ')}`);
    const parsed = schema.safeParse(args);
    if (parsed.success) return run(team, parsed.data, name);
    const messages = parsed.error.issues.map((issue) => `[ERROR] ${issue.path.join('/')}: ${issue.message}`);
    violate(team, 'shape', name, messages.join('; '));
    throw refuse('invalid_arguments', { response_metadata: { messages } });
  };
}

/** Bolt adds the team to every call of a listener's client. */
const COMMON = new Set(['token', 'team_id']);

/** A boolean, as JSON or as a form field. */
export const flag = z.union([
  z.boolean(),
  z.enum(['true', 'false', '1', '0']).transform((word) => word === 'true' || word === '1'),
]);

/** A whole number, as JSON or as a form field. */
export const count = z.coerce.number().int().min(0);

/** A list of objects. */
export const dicts = z.array(z.record(z.string(), z.unknown()));

/** An object. */
export const dict = z.record(z.string(), z.unknown());

/** Ids as a JSON list or joined by commas. */
export const ids = z.union([z.array(z.string()), z.string().transform((text) => text.split(','))]);

/** A Slack timestamp, which is a string of seconds and six digits, never a number. */
export const timestamp = z.string().regex(/^\d{10}\.\d{6}$/, 'is not a message timestamp');

/** A page of a list and the answer's cursor; the cursor is opaque to callers. Pure. */
export function page<T>(items: readonly T[], limit: number, cursor: string | undefined) {
  const start = cursor ? Number(Buffer.from(cursor, 'base64').toString().replace('next:', '')) : 0;
  if (Number.isNaN(start)) throw refuse('invalid_cursor');
  const end = start + limit;
  const hasMore = end < items.length;
  const next = hasMore ? Buffer.from(`next:${end}`).toString('base64') : '';
  return {
    items: items.slice(start, end),
    has_more: hasMore,
    response_metadata: { next_cursor: next },
  };
}
