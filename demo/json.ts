/**
 * Untyped JSON as the workspace receives and sends it, and the guards that read it.
 * Knows nothing of Slack. Reading never throws: what has the wrong type reads as empty.
 */

/** A JSON object whose fields nobody has checked yet. */
export type Dict = Record<string, unknown>;

/** True for a plain JSON object (not a list, not null). Pure. */
export function isDict(value: unknown): value is Dict {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object itself, or an empty one. Pure. */
export function dictOf(value: unknown): Dict {
  return isDict(value) ? value : {};
}

/** The objects of a list, in order; empty for anything else. Pure. */
export function dictsOf(value: unknown): Dict[] {
  return Array.isArray(value) ? value.filter(isDict) : [];
}

/** The strings of a list, in order; empty for anything else. Pure. */
export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The string itself, or ''. Pure. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The number itself, or the fallback. Pure. */
export function numberOf(value: unknown, fallback: number): number {
  return typeof value === 'number' ? value : fallback;
}

/** The parsed value, or undefined when the text is not JSON. Pure. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
