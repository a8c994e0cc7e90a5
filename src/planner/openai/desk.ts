// Owns what one planner call works with: its prompts' common beginning, its session, what it has spent.
// Keeps true: documents come first in every prompt, the same text each time; too long a prompt is shortened by sections.
import type { Brief } from '../../blueprint/brief.ts';
import type { Call, Planner, Usage } from '../port.ts';
import { type Ask, type Asked, type AskTools, ask, type Session } from './ask.ts';
import type { CallBudget } from './budget.ts';
import { boundsOf } from './clean.ts';
import { fitted, inputTexts } from './inputs.ts';
import type { Block } from './model.ts';
import type { Prompts } from './prompts.ts';

/** What all calls of a planner share. */
export interface Thinker {
  readonly tools: AskTools;
  readonly prompts: Prompts;
  readonly builtin: Planner;
  readonly budget: { open(call: Call): CallBudget };
  readonly host: string;
}

export type Question<T> = Omit<Ask<T>, 'system' | 'blocks'>;

export interface Desk {
  readonly thinker: Thinker;
  readonly call: Call;
  /** Asks with the documents and these blocks; each further try has fewer sections where the prompt was too long. */
  ask<T>(question: Question<T>, blocks: readonly Block[]): Promise<Asked<T>>;
  /** Names of sections that no model has read. */
  leftOut(): readonly string[];
  /** What the call has spent so far. */
  usage(): Usage;
}

/** The share of the documents' text that is sent, try by try. */
const SHARES = [1, 0.6, 0.35, 0.2] as const;
/** Tokens kept free for the answer and what follows the documents. */
const RESERVE = 8000;
const CHARACTERS_PER_TOKEN = 3.5;
/** However small a context is said to be, the beginning of the documents is sent. */
const LEAST_CHARACTERS = 2000;

/** A desk for one call about one brief; null for a call without documents. */
export function openDesk(thinker: Thinker, brief: Brief | null, call: Call): Desk {
  const { prompts, tools } = thinker;
  const system = prompts.render('system', {});
  const account = createAccount();
  const session: Session = {
    call,
    budget: thinker.budget.open(call),
    bounds: boundsOf(
      [...(brief ? inputTexts(brief).map((one) => one.text) : []), brief?.title ?? ''],
      system,
    ),
    cacheKey: cacheKeyOf(brief),
    onSpent: account.add,
  };
  let share = 0;
  let left: readonly string[] = [];
  const shown = new Map<number, ReturnType<typeof documentsOf>>();
  const documents = (at: number): Block[] => {
    if (!brief) return [];
    const { text, leftOut } = shown.get(at) ?? documentsOf(thinker, brief, SHARES[at] ?? 1);
    shown.set(at, { text, leftOut });
    left = leftOut;
    return [{ text, endsPrefix: true }];
  };
  return {
    thinker,
    call,
    ask: async (question, blocks) => {
      for (let at = share; ; at += 1) {
        const asked = await ask(tools, session, {
          ...question,
          system,
          blocks: [...documents(at), ...blocks],
        });
        const isTooLong = !asked.ok && asked.fault.code === 'contextTooLong';
        if (!isTooLong || at + 1 >= SHARES.length || !brief) return asked;
        share = Math.max(share, at + 1);
        tools.log.warn('documents shortened', { share: SHARES[share], leftOut: left.length });
      }
    },
    leftOut: () => left,
    usage: account.sum,
  };
}

/** The documents' block, within its share of their length and of what the model can read. */
function documentsOf(
  { prompts, tools }: Thinker,
  brief: Brief,
  share: number,
): { readonly text: string; readonly leftOut: readonly string[] } {
  const texts = inputTexts(brief);
  const total = texts.reduce((sum, one) => sum + one.text.length, 0);
  const context = tools.settings.contextTokens ?? Number.POSITIVE_INFINITY;
  const room = Math.max((context - RESERVE) * CHARACTERS_PER_TOKEN, LEAST_CHARACTERS);
  const { texts: kept, leftOut } = fitted(texts, Math.min(total * share, room));
  const { title, deliverables, domains } = brief;
  const about = { title, deliverables, domains, texts: [...kept], leftOut: [...leftOut] };
  return { text: prompts.render('documents', about), leftOut };
}

/** The sum of what requests have cost; the price is unknown once one of them is. */
function createAccount(): { readonly add: Session['onSpent']; readonly sum: () => Usage } {
  let sum: Usage & { readonly costUsd: number | null } = {
    inputTokens: 0,
    cachedTokens: 0,
    outputTokens: 0,
    costUsd: 0,
  };
  return {
    add: (one, costUsd) => {
      sum = {
        inputTokens: sum.inputTokens + one.inputTokens,
        cachedTokens: sum.cachedTokens + one.cachedTokens,
        outputTokens: sum.outputTokens + one.outputTokens,
        costUsd: sum.costUsd === null || costUsd === null ? null : sum.costUsd + costUsd,
      };
    },
    sum: () => sum,
  };
}

/** The same for all requests on the same documents; no content can be read from it. */
function cacheKeyOf(brief: Brief | null): string {
  const [first] = brief?.documents ?? [];
  return `architect-${(first?.hash ?? brief?.title ?? 'reply').replace(/[^A-Za-z0-9]+/g, '').slice(0, 32)}`;
}

/** A fault that only concerns what the model wrote; the rules can stand in for it. Pure. */
export function isOfContent(asked: Extract<Asked<unknown>, { ok: false }>): boolean {
  return asked.fault.kind === 'invalidOutput' || ['refused', 'filtered'].includes(asked.fault.code);
}

/** Remembers that rules stood in for a step, for the guide to say so. */
export async function noteFallback({ call, thinker }: Desk, step: string): Promise<void> {
  thinker.tools.log.warn('rules stand in', { step });
  await call.memory?.put(`fallback:${step}`, 'yes');
}

/** Whether rules stood in for a step of this design. */
export async function fellBack({ call }: Desk, step: string): Promise<boolean> {
  return (await call.memory?.get(`fallback:${step}`)) === 'yes';
}
