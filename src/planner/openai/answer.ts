// Owns the reading of a model's answer: text to JSON to the shape that was asked for. Pure.
import type { z } from 'zod';
import { fault, faultOfCompletion } from './faults.ts';
import type { Completion, Fault } from './model.ts';

/** `findings` say what does not fit, for a model that is asked again. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: Fault; readonly findings: readonly string[] };

/** The answer in its shape. Fences, thoughts and words around the JSON are passed over. Pure. */
export function parseAnswer<T>(completion: Completion, schema: z.ZodType<T>): Parsed<T> {
  const useless = faultOfCompletion(completion);
  if (useless) return { ok: false, fault: useless, findings: FINDINGS[useless.code] ?? [] };
  const json = jsonIn(completion.text);
  if (json === undefined) return { ok: false, fault: fault('notJson'), findings: [NOT_JSON] };
  const parsed = schema.safeParse(json);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, fault: fault('wrongShape'), findings: issuesOf(parsed.error) };
}

const NOT_JSON = 'The answer was not one JSON object. Give the JSON object alone.';
const FINDINGS: Readonly<Partial<Record<Fault['code'], readonly string[]>>> = {
  length: ['The answer was cut off at its length limit. Say the same in half the words.'],
  empty: [NOT_JSON],
};
const MOST_FINDINGS = 12;

/** What does not fit, one line for each place, at most 12. Pure. */
export function issuesOf({ issues }: z.ZodError): string[] {
  return issues
    .slice(0, MOST_FINDINGS)
    .map((issue) => `${issue.path.join('.') || 'answer'}: ${issue.message}`);
}

function jsonIn(text: string): unknown {
  const told = text.replace(/^\s*<think>[\s\S]*?<\/think>/, '').trim();
  const fenced = /^```[a-z]*\s*\n([\s\S]*?)\n?```\s*$/i.exec(told)?.[1];
  const braced = told.slice(told.indexOf('{'), told.lastIndexOf('}') + 1);
  for (const candidate of [told, fenced, braced]) {
    const json = candidate === undefined ? undefined : parsed(candidate);
    if (typeof json === 'object' && json !== null) return json;
  }
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
