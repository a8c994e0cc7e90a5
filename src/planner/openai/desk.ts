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

/** A desk for one call about one brief; null for a call without documents. */
export function openDesk(thinker: Thinker, brief: Brief | null, call: Call): Desk {
  const { prompts, tools } = thinker;
  const texts = brief ? inputTexts(brief) : [];
  const system = prompts.render('system', {});
  const total = texts.reduce((sum, one) => sum + one.text.length, 0);
  const spent = { inputTokens: 0, cachedTokens: 0, outputTokens: 0, costUsd: 0 as number | null };
  let share = 0;
  let left: readonly string[] = [];
  const session: Session = {
    call,
    budget: thinker.budget.open(call),
    bounds: boundsOf([...texts.map((one) => one.text), brief?.title ?? ''], system),
    cacheKey: cacheKeyOf(brief),
    onSpent: (one, costUsd) => {
      spent.inputTokens += one.inputTokens;
      spent.cachedTokens += one.cachedTokens;
      spent.outputTokens += one.outputTokens;
      spent.costUsd = spent.costUsd === null || costUsd === null ? null : spent.costUsd + costUsd;
    },
  };
  const documents = (at: number): Block[] => {
    if (!brief) return [];
    const room =
      ((tools.settings.contextTokens ?? Number.POSITIVE_INFINITY) - RESERVE) * CHARACTERS_PER_TOKEN;
    const fit = fitted(texts, Math.min(total * (SHARES[at] ?? 1), Math.max(room, 2000)));
    left = fit.leftOut;
    const { title, deliverables, domains } = brief;
    const text = prompts.render('documents', {
      title,
      deliverables,
      domains,
      texts: [...fit.texts],
      leftOut: [...left],
    });
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
    usage: () => ({ ...spent }),
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
