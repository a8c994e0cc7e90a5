// Owns one question to the model, asked well: remembered, within the budget, tried again in passing, mended once.
// Keeps true: an answer that was accepted is never paid for twice; nothing unparsed gets out.
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import type { Call, Usage } from '../port.ts';
import { pauseAfter } from './again.ts';
import { issuesOf, type Parsed, parseAnswer } from './answer.ts';
import type { CallBudget } from './budget.ts';
import { type Bounds, cleaned } from './clean.ts';
import { fault } from './faults.ts';
import type { Limiter } from './limiter.ts';
import type { Block, Completion, Fault, ModelClient, ModelRequest, Spending, Step } from './model.ts';
import { costOf } from './prices.ts';
import type { OpenAiSettings } from './settings.ts';

export interface AskLog {
  info(message: string, fields: Record<string, unknown>): void;
  warn(message: string, fields: Record<string, unknown>): void;
}

export interface AskTools {
  readonly client: ModelClient;
  readonly settings: OpenAiSettings;
  readonly limiter: Limiter;
  readonly log: AskLog;
  /** The block that asks again, with what did not fit and the answer it did not fit in. */
  readonly mend: (findings: readonly string[], earlier: string) => string;
  /** Milliseconds of a clock that only goes forward. */
  readonly elapsedMs: () => number;
}

/** One planner call: what its requests share. */
export interface Session {
  readonly call: Call;
  readonly budget: CallBudget;
  readonly bounds: Bounds;
  readonly cacheKey: string;
  /** Told of each paid request. */
  readonly onSpent: (spent: Spending, costUsd: number | null) => void;
}

export interface Ask<T> {
  readonly step: Step;
  readonly name: string;
  readonly system: string;
  readonly blocks: readonly Block[];
  readonly schema: z.ZodType<T>;
  /** What does not hold in an answer of the right shape, for the model; empty where all does. Pure. */
  readonly check: (value: T) => readonly string[];
  readonly onFirstToken?: () => void;
}

/** A question without its judgement: all that a request is made of. */
type Prompted = Omit<Ask<unknown>, 'check'>;

/** `findings` are what still does not hold after the second answer. */
export type Asked<T> =
  | { readonly ok: true; readonly value: T; readonly findings: readonly string[] }
  | { readonly ok: false; readonly fault: Fault };

/** The answer, from memory where an earlier try has it. Rejects only where the memory does. */
export async function ask<T>(tools: AskTools, session: Session, question: Ask<T>): Promise<Asked<T>> {
  const known = await recall(session, question, tools.settings);
  if (known) {
    question.onFirstToken?.();
    return known;
  }
  const asked = await mended(tools, session, question);
  if (asked.ok) await session.call.memory?.put(keyOf(question, tools.settings), JSON.stringify(asked));
  return asked;
}

function modelOf({ step }: Prompted, { models, model }: OpenAiSettings): string {
  return models[step] ?? model;
}

function keyOf(question: Prompted, settings: OpenAiSettings): string {
  const parts = [modelOf(question, settings), question.system, ...question.blocks.map((one) => one.text)];
  return `${question.name}:${createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 32)}`;
}

async function recall<T>(
  { call, bounds }: Session,
  question: Ask<T>,
  settings: OpenAiSettings,
): Promise<Asked<T> | null> {
  const text = await call.memory?.get(keyOf(question, settings));
  if (!text) return null;
  const kept: unknown = JSON.parse(text);
  const value = typeof kept === 'object' && kept !== null && 'value' in kept ? kept.value : null;
  const parsed = question.schema.safeParse(cleaned(value, bounds));
  return parsed.success ? { ok: true, value: parsed.data, findings: question.check(parsed.data) } : null;
}

/** The first answer, or the second with the findings of the first as instructions. */
async function mended<T>(tools: AskTools, session: Session, question: Ask<T>): Promise<Asked<T>> {
  const first = await judged(tools, session, question, question.blocks, tools.settings.structure);
  if (first.ok && first.findings.length === 0) return first;
  if (!first.ok && !isMendable(first.fault)) return first;
  const findings = first.findings;
  tools.log.info('model asked again', {
    name: question.name,
    findings: findings.length,
    code: codeOf(first),
  });
  const blocks =
    findings.length === 0
      ? question.blocks
      : [...question.blocks, { text: tools.mend(findings, first.text), endsPrefix: false }];
  // An answer of the wrong shape is worth the uncached prefix that a schema costs.
  const structure = !first.ok && first.fault.code === 'wrongShape' ? 'schema' : tools.settings.structure;
  const second = await judged(tools, session, question, blocks, structure);
  return second.ok || !first.ok ? second : first;
}

function codeOf(judged: Judged<unknown>): string {
  return judged.ok ? 'findings' : judged.fault.code;
}

function isMendable({ kind, code }: Fault): boolean {
  return kind === 'invalidOutput' || code === 'refused' || code === 'filtered';
}

type Judged<T> = Asked<T> & { readonly findings: readonly string[]; readonly text: string };

async function judged<T>(
  tools: AskTools,
  session: Session,
  question: Ask<T>,
  blocks: readonly Block[],
  structure: ModelRequest['structure'],
): Promise<Judged<T>> {
  const reply = await completed(tools, session, question, blocks, structure);
  if ('code' in reply) return { ok: false, fault: reply, findings: [], text: '' };
  const parsed = withinBounds(parseAnswer(reply, question.schema), question, session.bounds);
  const text = reply.text;
  if (!parsed.ok) return { ok: false, fault: parsed.fault, findings: parsed.findings, text };
  return { ok: true, value: parsed.value, findings: question.check(parsed.value), text };
}

/** Cleaning may empty a text, hence parsed once more. */
function withinBounds<T>(parsed: Parsed<T>, { schema }: Ask<T>, bounds: Bounds): Parsed<T> {
  if (!parsed.ok) return parsed;
  const again = schema.safeParse(cleaned(parsed.value, bounds));
  return again.success
    ? { ok: true, value: again.data }
    : { ok: false, fault: fault('wrongShape'), findings: issuesOf(again.error) };
}

/** About how many tokens an answer has; only for the budget. */
const TYPICAL_OUTPUT = 2500;
const CHARACTERS_PER_TOKEN = 4;

async function completed(
  tools: AskTools,
  session: Session,
  question: Prompted,
  blocks: readonly Block[],
  structure: ModelRequest['structure'],
): Promise<Completion | Fault> {
  const { settings, log } = tools;
  const request: ModelRequest = {
    step: question.step,
    name: question.name,
    model: modelOf(question, settings),
    effort: settings.efforts[question.step] ?? settings.effort,
    system: question.system,
    blocks,
    schema: question.schema,
    structure,
    cacheKey: session.cacheKey,
  };
  for (let attempt = 1; ; attempt += 1) {
    const reply = await sent(tools, session, request, question.onFirstToken ?? (() => undefined));
    if (!('code' in reply)) return reply;
    log.warn('model fault', { step: request.step, name: request.name, code: reply.code, attempt });
    // Some servers know no schemas.
    if (reply.code === 'badRequest' && structure === 'schema')
      return completed(tools, session, question, blocks, 'object');
    const waitMs = pauseAfter(reply, attempt, settings);
    if (waitMs === null || !(await slept(waitMs, session.call.signal))) return reply;
  }
}

async function slept(waitMs: number, signal: AbortSignal): Promise<boolean> {
  return pause(waitMs, true, { signal }).catch(() => false);
}

async function sent(
  tools: AskTools,
  session: Session,
  request: ModelRequest,
  onFirstToken: () => void,
): Promise<Completion | Fault> {
  const { client, limiter, elapsedMs } = tools;
  const characters = request.blocks.reduce((sum, one) => sum + one.text.length, request.system.length);
  const estimate = Math.ceil(characters / CHARACTERS_PER_TOKEN) + TYPICAL_OUTPUT;
  return limiter.run(async () => {
    if (session.call.signal.aborted) return fault('stopped');
    const over = await session.budget.admit(estimate);
    if (over) return over;
    const startedMs = elapsedMs();
    const reply = await client.complete(request, { signal: session.call.signal, onFirstToken });
    const spent = reply.ok ? reply.completion.spending : null;
    await session.budget.settle(estimate, spent ? spent.inputTokens + spent.outputTokens : 0);
    if (spent) account(tools, session, request, spent, elapsedMs() - startedMs);
    return reply.ok ? reply.completion : reply.fault;
  });
}

function account(
  { log }: AskTools,
  { onSpent }: Session,
  { step, name, model }: ModelRequest,
  spent: Spending,
  ms: number,
): void {
  const costUsd = costOf(model, spent);
  onSpent(spent, costUsd);
  log.info('model answered', { step, name, model, ...countsOf(spent), costUsd, ms: Math.round(ms) });
}

/** Counts under names that the log does not take for secrets. Pure. */
export function countsOf({ inputTokens, cachedTokens, outputTokens }: Usage): Record<string, number> {
  return { input: inputTokens, cached: cachedTokens, output: outputTokens };
}
