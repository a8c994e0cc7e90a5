/**
 * Small checks that combine into a description of a JSON shape: lengths, counts, required and unknown fields.
 * Each finding points at its place by JSON pointer and speaks as Slack's own errors do.
 */
import { isDict } from '../json.ts';

/** One broken limit. `pointer` is a JSON pointer; `constraint` the limit in short. */
export interface Finding {
  code: string;
  message: string;
  pointer: string;
  constraint: string;
}

/** The findings about a value at a place; none when it is fine. Pure. */
export type Check = (value: unknown, at: string) => Finding[];

/** The one finding, in a list. Pure. */
export function found(pointer: string, code: string, message: string, constraint = ''): Finding[] {
  return [{ code, message, pointer, constraint }];
}

/** A string of so many characters. Pure. */
export function chars(max: number, min = 1): Check {
  return (value, at) => {
    if (typeof value !== 'string') return found(at, 'invalid_type', 'must be a string', 'string');
    if (value.length > max) return tooLong(at, max);
    if (value.length < min) {
      return found(at, 'too_short', `must be more than ${min - 1} characters`, `min ${min}`);
    }
    return [];
  };
}

/** A whole number within bounds. Pure. */
export function whole(min: number, max: number): Check {
  return (value, at) => {
    const isFine = typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
    return isFine
      ? []
      : found(at, 'out_of_range', `must be a whole number of ${min} to ${max}`, `${min}-${max}`);
  };
}

/** True or false. Pure. */
export const bool: Check = (value, at) =>
  typeof value === 'boolean' ? [] : found(at, 'invalid_type', 'must be a boolean', 'boolean');

/** One of these words. Pure. */
export function word(...words: readonly string[]): Check {
  return (value, at) =>
    words.some((one) => one === value)
      ? []
      : found(at, 'invalid_value', `must be one of: ${words.join(', ')}`, 'enum');
}

/** A web address. Pure. */
export function address(max: number): Check {
  const length = chars(max);
  return (value, at) => {
    if (typeof value === 'string' && !/^https?:\/\//.test(value)) {
      return found(at, 'invalid_url', 'must be a valid URL', 'url');
    }
    return length(value, at);
  };
}

/** Anything: what this checker has no rule for. Pure. */
export const anything: Check = () => [];

/** A list of so many items, each checked. Pure. */
export function list(item: Check, max: number, min = 1): Check {
  return (value, at) => {
    if (!Array.isArray(value)) return found(at, 'invalid_type', 'must be an array', 'array');
    const count = countOf(value.length, at, max, min);
    return [...count, ...value.flatMap((one, index) => item(one, `${at}/${index}`))];
  };
}

/** The same, but absent is fine. Pure. */
export function optional(check: Check): Check & { isOptional: true } {
  return Object.assign((value: unknown, at: string) => (value === undefined ? [] : check(value, at)), {
    isOptional: true as const,
  });
}

/** An object with exactly these fields; those not `optional` are required. Pure. */
export function shape(fields: Readonly<Record<string, Check>>): Check {
  return (value, at) => {
    if (!isDict(value)) return found(at, 'invalid_type', 'must be an object', 'object');
    const unknown = Object.keys(value).filter((key) => !(key in fields));
    return [
      ...unknown.flatMap((key) => found(at, 'unknown_field', `invalid additional property: ${key}`)),
      ...Object.entries(fields).flatMap(([key, check]) => field(value[key], `${at}/${key}`, key, check)),
    ];
  };
}

/** Both checks. Pure. */
export function both(...checks: readonly Check[]): Check {
  return (value, at) => checks.flatMap((check) => check(value, at));
}

/** The check that belongs to the object's `type`. Pure. */
export function byType(table: () => Readonly<Record<string, Check>>): Check {
  return (value, at) => {
    if (!isDict(value)) return found(at, 'invalid_type', 'must be an object', 'object');
    const type = String(value.type);
    const check = Object.hasOwn(table(), type) ? table()[type] : undefined;
    return check ? check(value, at) : found(`${at}/type`, 'unsupported_type', `unsupported type: ${type}`);
  };
}

/** A rule over a whole object: what it answers is the message of a finding. Pure. */
export function rule(
  code: string,
  message: string,
  isKept: (value: Record<string, unknown>) => boolean,
): Check {
  return (value, at) => (!isDict(value) || isKept(value) ? [] : found(at, code, message));
}

function field(value: unknown, at: string, key: string, check: Check): Finding[] {
  if (value === undefined && !('isOptional' in check)) {
    return found(at, 'missing_field', `missing required field: ${key}`, 'required');
  }
  return check(value, at);
}

function countOf(length: number, at: string, max: number, min: number): Finding[] {
  if (length > max) return found(at, 'too_many', `no more than ${max} items allowed`, `max ${max}`);
  if (length < min) return found(at, 'too_few', `no fewer than ${min} items allowed`, `min ${min}`);
  return [];
}

function tooLong(at: string, max: number): Finding[] {
  return found(at, 'too_long', `must be less than ${max + 1} characters`, `max ${max}`);
}
